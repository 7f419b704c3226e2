"""The tables of the join in the store: what is filed, what is tied, what is still to do; not how things are judged."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from reportedly.errors import StoreError
from reportedly.reconcile.blocks import Keys
from reportedly.reconcile.facts import Facts
from reportedly.store import compact
from reportedly.store.incidents import IncidentTables
from reportedly.store.opening import opened, transaction
from reportedly.store.parts import Parts, made_by
from reportedly.store.texts import TextTables

_CACHE_KB = 400_000
_CHECKPOINT = 20_000
"""Pages of the log that are carried into the file at once: a join writes the same pages again and again."""
_LAST = 1 << 62
_KEYS = frozenset[int]
_AT_ONCE = 200
"""Values in one statement; SQLite takes some hundreds at least."""
_READINGS = "records AS r JOIN reports AS p ON p.id = r.report LEFT JOIN join_parts AS m ON m.record = r.id AND m.made_by = ?"
_DERIVED = (
    "join_unsettled",
    "join_unlinked",
    "join_uncopied",
    "join_edges",
    "join_blocks",
    "join_prints",
    "join_new_prints",
    "join_copies",
    "join_homes",
    "join_events",
    "join_reports",
    "incidents",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A record that is to take part: its row, the name by which the join knows its report, its JSON, compressed.

    ``parts`` are what was made of it when it was coded, compact; empty if that is not what is needed now.
    """

    record: int
    name: str
    document: str
    input: str
    body: bytes
    parts: bytes

    def json(self) -> str:
        """The record's JSON, schema ``reportedly/1``."""
        return zlib.decompress(self.body).decode()


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report as it is filed: its reading, without the body, and its parts."""

    record: int
    name: str
    document: str
    input: str
    parts: Parts


class JoinTables:
    """The join's part of a store. One process writes at a time; any number may read meanwhile.

    Raises:
        StoreError: as :class:`reportedly.store.sqlite.SqliteStore`.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db = opened(path, make=False)
        self._db.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self._db.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        self.incidents = IncidentTables(self._db)
        self.texts = TextTables(self._db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def writing(self) -> AbstractContextManager[None]:
        """One transaction: after a crash all of it is there or nothing."""
        return transaction(self._db, self._path)

    # --- what is there

    def renew(self) -> None:
        """Starts over if what is there was made by another version of the rules; rulings and history stay."""
        version = made_by()
        if self._state("made_by") == version:
            return
        with self.writing():
            for table in _DERIVED:
                self._db.execute(f"DELETE FROM {table}")
            self._set("filed", "0")
            self._set("made_by", version)

    def ready(self) -> None:
        """Does nothing where there are incidents that this version can read, or nothing to make them of.

        Raises:
            StoreError: the reports have not been joined yet, or by another version of the rules.
        """
        todo = "Join them with: reportedly join --db FILE"
        joined = self.counted("incidents")
        if joined and self._state("made_by") != made_by():
            raise StoreError("the reports of this store were joined by other rules than this version's", str(self._path), todo)
        if self.waiting() and not joined:
            raise StoreError("the reports of this store are not joined yet", str(self._path), todo)

    def _state(self, name: str) -> str:
        row = self._db.execute("SELECT value FROM join_state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO join_state VALUES (?, ?)", (name, value))

    def waiting(self) -> int:
        """How many records have not been filed."""
        found = self._db.execute("SELECT count(*) FROM records WHERE id > ?", (self.filed(),)).fetchone()
        return int(found[0])

    def filed(self) -> int:
        """The last record that was looked at."""
        return int(self._state("filed") or 0)

    def newest(self) -> int:
        """The last record of the store."""
        return int(self._db.execute("SELECT coalesce(max(id), 0) FROM records").fetchone()[0])

    def counted(self, table: str) -> int:
        """How many rows a queue or a result has: unlinked, uncopied, unsettled (of the join), incidents."""
        name = table if table == "incidents" else f"join_{table}"
        return int(self._db.execute(f"SELECT count(*) FROM {name}").fetchone()[0])

    # --- filing

    def unfiled(self, after: int, most: int) -> tuple[list[Reading], int]:
        """The next records to file behind one, with those that lose their plain name to them, and the last that was looked at.

        Of an input only the latest reading takes part.
        """
        chosen = f"SELECT r.id, p.document, r.input, m.parts FROM {_READINGS}"
        rows = self._db.execute(f"{chosen} WHERE r.id > ? ORDER BY r.id LIMIT ?", (made_by(), after, most)).fetchall()
        latest = {row[2]: row for row in rows}
        several = self._several({row[1] for row in rows})
        for document in several:
            shadowed = f"{chosen} JOIN join_reports AS j ON j.id = r.id WHERE j.document = ? AND j.name = j.document"
            for row in self._db.execute(shadowed, (made_by(), document)):
                latest.setdefault(row[2], row)
        found = [
            self._reading(i, f"{document}~{key[:8]}", document, key, None)
            if document in several
            else self._reading(i, document, document, key, made)
            for i, document, key, made in latest.values()
        ]
        return found, rows[-1][0] if rows else after

    def _reading(self, record: int, name: str, document: str, key: str, made: bytes | None) -> Reading:
        """A record with its parts, or else with its body, of which they can be made."""
        (body,) = (b"",) if made else self._db.execute("SELECT body FROM records WHERE id = ?", (record,)).fetchone()
        return Reading(record, name, document, key, body, made or b"")

    def _several(self, documents: Iterable[str]) -> set[str]:
        """Those document ids that several inputs bear."""
        every, found = sorted(documents), set[str]()
        for start in range(0, len(every), _AT_ONCE):
            some = every[start : start + _AT_ONCE]
            borne = "SELECT p.document FROM reports AS p JOIN records AS r ON r.report = p.id WHERE p.document IN"
            sought = f"{borne} ({_marks(some)}) GROUP BY p.document HAVING count(DISTINCT r.input) > 1"
            found.update(d for (d,) in self._db.execute(sought, some))
        return found

    def file(self, reports: Sequence[FiledReport], upto: int) -> None:
        """Keeps reports, in place of what was filed of their inputs before, and puts all that they bring on the lists to do.

        ``upto`` is the last record that was looked at; call inside :meth:`writing`.
        """
        new: list[int] = []
        blocks: list[tuple[int, int]] = []
        numbers: list[tuple[int, int, int]] = []
        for report in reports:
            self._unfile(report.input)
            named = (report.record, report.name, report.document, report.input)
            made = report.parts
            head = (*named, made.rank, compact.dumps(made.prints), made.page)
            self._db.execute("INSERT INTO join_reports VALUES (?, ?, ?, ?, ?, ?, ?)", head)
            numbers += [(report.record, number, made.rank) for number in made.prints]
            for e in made.events:
                row = (report.record, e.event, e.at, e.facts, compact.dumps(e.blocks))
                told = "INSERT INTO join_events (report, event, at, facts, blocks) VALUES (?, ?, ?, ?, ?)"
                event = self._db.execute(told, row).lastrowid or 0
                new.append(event)
                blocks += [(block, event) for block in e.blocks]
        for queue in ("join_unlinked", "join_unsettled"):
            self._db.executemany(f"INSERT INTO {queue} VALUES (?)", [(i,) for i in new])
        self._db.executemany("INSERT INTO join_blocks VALUES (?, ?)", sorted(blocks))
        self._db.executemany("INSERT INTO join_new_prints VALUES (?, ?, ?)", numbers)
        self._db.execute("DELETE FROM join_parts WHERE record <= ?", (upto,))
        self._set("filed", str(max(upto, self.filed())))

    def _unfile(self, key: str) -> None:
        found = self._db.execute("SELECT id, name, rank, prints FROM join_reports WHERE input = ?", (key,)).fetchone()
        if not found:
            return
        record, name, rank, numbers = found
        events = [i for (i,) in self._db.execute("SELECT id FROM join_events WHERE report = ?", (record,))]
        for event in events:
            self.unsettle(self.incidents.neighbours(event))
            self._db.execute("DELETE FROM join_edges WHERE other = ?", (event,))
            self._db.execute("DELETE FROM join_edges WHERE one = ?", (event,))
            filed = [(block, event) for block in self.event(event)[1]]
            self._db.executemany("DELETE FROM join_blocks WHERE block = ? AND event = ?", filed)
            for queue in ("join_unsettled", "join_unlinked"):
                self._db.execute(f"DELETE FROM {queue} WHERE event = ?", (event,))
            self._leave(event)
        self.texts.forget(name, (record, rank), numbers)
        self._db.execute("DELETE FROM join_events WHERE report = ?", (record,))
        self._db.execute("DELETE FROM join_reports WHERE id = ?", (record,))

    def _leave(self, event: int) -> None:
        """An event that goes: those that were one incident with it are settled anew."""
        home = self.incidents.home(event)
        if home:
            self.unsettle(i for i in self.incidents.of(home) if i != event)
            self._db.execute("DELETE FROM incidents WHERE id = ?", (home,))
            self._db.execute("DELETE FROM join_homes WHERE event = ?", (event,))

    # --- links

    def unlinked(self, after: int, most: int) -> list[int]:
        """The next events whose edges are still to be found, behind one."""
        return self._next("join_unlinked", after, most)

    def met(self, blocks: Iterable[int], before: int | None = None) -> list[int]:
        """The events under any of these blocks, of those filed ``before`` one if it is told; sorted."""
        keys, end = list(blocks), before if before is not None else _LAST
        found: set[int] = set()
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            sought = f"SELECT event FROM join_blocks WHERE block IN ({_marks(some)}) AND event < ?"
            found.update(i for (i,) in self._db.execute(sought, (*some, end)))
        return sorted(found)

    def tie(self, upto: int, edges: Iterable[tuple[int, int]]) -> None:
        """Keeps edges of events that are still there, and takes all up to ``upto`` off the list.

        Call inside :meth:`writing`.
        """
        there = "SELECT a.id, b.id FROM join_events AS a, join_events AS b WHERE a.id = ? AND b.id = ?"
        both = [pair for one, other in edges for pair in ((one, other), (other, one))]
        self._db.executemany(f"INSERT OR IGNORE INTO join_edges {there}", both)
        self._db.execute("DELETE FROM join_unlinked WHERE event <= ?", (upto,))

    def event(self, event: int) -> tuple[Facts, Keys]:
        """The facts of an event, and the block keys under which it is filed.

        Raises:
            KeyError: it is gone: its report was read anew.
        """
        row = self._db.execute("SELECT facts, blocks FROM join_events WHERE id = ?", (event,)).fetchone()
        if row is None:
            raise KeyError(event)
        return compact.loads(Facts, row[0]), compact.loads(_KEYS, row[1])

    # --- records

    def bodies(self, names: Iterable[str]) -> dict[str, str]:
        """The JSON of the records of reports by name."""
        sought = "SELECT r.body FROM join_reports AS j JOIN records AS r ON r.id = j.id WHERE j.name = ?"
        found = {n: self._db.execute(sought, (n,)).fetchone() for n in names}
        return {n: zlib.decompress(row[0]).decode() for n, row in found.items() if row}

    # --- settling

    def unsettle(self, events: Iterable[int]) -> None:
        """Puts events on the list of those to settle; call inside :meth:`writing`."""
        self._db.executemany("INSERT OR IGNORE INTO join_unsettled VALUES (?)", [(i,) for i in events])

    def unsettled(self, after: int, most: int) -> list[int]:
        """The next events to settle, behind one."""
        return self._next("join_unsettled", after, most)

    def _next(self, queue: str, after: int, most: int) -> list[int]:
        sought = f"SELECT event FROM {queue} WHERE event > ? ORDER BY event LIMIT ?"
        return [i for (i,) in self._db.execute(sought, (after, most))]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
