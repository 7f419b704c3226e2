"""The store: one SQLite file that only ever grows."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reportedly.store import codec, search
from reportedly.store.opening import opened, store_errors, transaction
from reportedly.store.pack import Packed, pack
from reportedly.store.shape import Json
from reportedly.types.record import EngineInfo, Record

_CURRENT = (
    "FROM current_records AS r JOIN reports ON reports.id = r.report"
    " WHERE ? IN ('', r.engine) ORDER BY reports.document, r.engine, r.input"
)


@dataclass(frozen=True, slots=True)
class Correction:
    """A better value for one fact of a record, by whom, when (ISO 8601) and why. Appended; the engine's value stays."""

    record: int
    subject: str
    field: str
    value: Json
    by: str
    at: str
    why: str


class SqliteStore:
    """Implements :class:`reportedly.ports.Store`. One process writes at a time; any number may read meanwhile.

    Args:
        path: the file.
        make: create the file if it is missing.

    Raises:
        StoreError: the file is missing, is no database of ours, or was written by a newer version.
    """

    def __init__(self, path: Path, *, make: bool = False) -> None:
        self._path = path
        self._db = opened(path, make=make)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self._db.close()

    def add(self, record: Record, original: bytes, key: str = "") -> bool:
        """Keep ``record`` and its report's original bytes; False if this engine's reading of this input was already there.

        ``key`` is the digest of the input and what was given with it.
        """
        return self.write([pack(record, original, key)])[0]

    def write(self, batch: Iterable[Packed]) -> list[bool]:
        """Keep many records in one transaction: after a crash either all are there or none. Tells which were new."""
        with transaction(self._db, self._path):
            return [self._insert(packed) for packed in batch]

    def has(self, key: str, engine: EngineInfo) -> bool:
        """Whether this engine, of this version and with these settings, has read the input with this digest."""
        sought = "SELECT 1 FROM records WHERE input = ? AND engine = ? AND version = ? AND settings = ?"
        return self._db.execute(sought, (key, engine.name, engine.version, engine.settings)).fetchone() is not None

    def records(self, engine: str = "") -> Iterator[Record]:
        """Each engine's latest reading of each input, or only those of one engine, in order of document id."""
        return map(codec.loads, self.lines(engine))

    def lines(self, engine: str = "") -> Iterator[str]:
        """The same as JSON, schema ``reportedly/1``, one line each."""
        with store_errors(self._path):
            for (body,) in self._db.execute(f"SELECT body {_CURRENT}", (engine,)):
                yield zlib.decompress(body).decode()

    def original(self, sha256: str) -> bytes | None:
        """The bytes with this digest as they came in, or None."""
        row = self._db.execute("SELECT bytes FROM originals WHERE sha256 = ?", (sha256,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def refuse(self, where: str, why: str, sha256: str = "", original: bytes = b"") -> None:
        """Remember that the input at ``where`` was refused and why, and keep its bytes if they are at hand."""
        with transaction(self._db, self._path):
            if sha256:
                self._keep(sha256, len(original), zlib.compress(original))
            self._db.execute("INSERT INTO refused (input, why, original) VALUES (?, ?, ?)", (where, why, sha256 or None))

    def refusals(self) -> list[tuple[str, str]]:
        """All refused inputs with their reasons, in order."""
        return self._db.execute("SELECT input, why FROM refused ORDER BY input, id").fetchall()

    def correct(self, change: Correction) -> None:
        """Append a correction. Appending the very same correction twice is appending it once.

        Raises:
            KeyError: the record has no such fact.
        """
        at = (change.record, change.subject, change.field)
        with transaction(self._db, self._path):
            found = self._db.execute(
                "SELECT max(seq), spans FROM assertions WHERE record = ? AND subject = ? AND field = ?", at
            ).fetchone()
            if found[0] is None:
                raise KeyError(f"record {change.record} has no {change.field} of {change.subject}")
            value = json.dumps(change.value, ensure_ascii=False, sort_keys=True)
            said = (value, change.by, change.at, change.why)
            same = "SELECT 1 FROM assertions WHERE record = ? AND subject = ? AND field = ?"
            same += " AND value = ? AND by = ? AND at = ? AND why = ?"
            if not self._db.execute(same, (*at, *said)).fetchone():
                row = "INSERT INTO assertions VALUES (NULL, ?, ?, ?, ?, ?, NULL, 'given', ?, ?, ?, ?)"
                self._db.execute(row, (*at, found[0] + 1, value, found[1], *said[1:]))

    def search(self, query: str, limit: int = 20) -> Iterator[search.Hit]:
        """Reports and claims with these words; see :func:`reportedly.store.search.expression`."""
        with store_errors(self._path):
            yield from search.hits(self._db, query, limit)

    def _insert(self, new: Packed) -> bool:
        if self.has(new.input, new.engine):
            return False
        digest, sha256 = new.report[:2]
        self._keep(str(sha256), new.size, new.original)
        self._db.execute(
            "INSERT INTO reports (digest, original, document, title, published, source, url, text) VALUES (?,?,?,?,?,?,?,?)",
            new.report,
        )
        report = self._db.execute("SELECT id FROM reports WHERE digest = ?", (digest,)).fetchone()[0]
        engine = (new.engine.name, new.engine.version, new.engine.settings)
        record = self._db.execute(
            "INSERT INTO records (report, input, engine, version, settings, words, body) VALUES (?,?,?,?,?,?,?)",
            (report, new.input, *engine, new.words, new.body),
        ).lastrowid
        self._db.executemany(
            f"INSERT INTO assertions VALUES (NULL, {record}, ?, ?, 0, ?, ?, ?, ?, ?, NULL, NULL)", new.assertions
        )
        self._db.executemany(
            f"INSERT INTO claims (record, place, kind, claimed_by, text) VALUES ({record}, ?, ?, ?, ?)", new.claims
        )
        self._db.execute("INSERT INTO join_parts VALUES (?, ?, ?)", (record, *new.joining))
        return True

    def _keep(self, sha256: str, size: int, compressed: bytes) -> None:
        self._db.execute("INSERT INTO originals VALUES (?, ?, ?)", (sha256, size, compressed))
