"""A corpus into a store: reads inputs, skips what is there, codes the rest in worker processes, and alone writes."""

from __future__ import annotations

import hashlib
import json
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from types import TracebackType

from reportedly.crew import leave_to_parent
from reportedly.errors import InputError, WorkerError
from reportedly.ingest.files import inputs
from reportedly.ingest.given import RawInput
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.store.pack import Packed, pack
from reportedly.store.sqlite import SqliteStore

_CHUNK_INPUTS = 16
_CHUNK_BYTES = 1 << 19
_AHEAD = 3
"""Chunks per worker that are read ahead: enough to keep all busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was not coded, why, and its bytes where they could be read."""

    where: str
    why: str
    original: bytes = b""


@dataclass(slots=True)
class Tally:
    """What has been done so far. ``refused`` pairs where and why; ``last`` is where the latest input was found."""

    coded: int = 0
    skipped: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    events: int = 0
    words: int = 0
    seconds: float = 0.0
    last: str = ""


Result = Packed | Refused
Progress = Callable[[Tally], None]


def run(
    paths: Sequence[str], store: Path, settings: Settings, *, workers: int = 1, on_progress: Progress | None = None
) -> Tally:
    """Codes every report under ``paths`` (files, folders, globs, .jsonl) into the file ``store``, which is made if missing.

    What this engine, version and settings have read already is skipped, so a run that was cut short is taken up by
    running it again. The store's content does not depend on ``workers`` nor on how often the run was cut short. Refused
    inputs are kept in the store with their reasons and never stop the run. ``on_progress`` is called after each batch
    with the same, growing tally.

    Raises:
        DataError: the settings are wrong.
        StoreError: the store cannot be used.
        WorkerError: a worker process was ended from outside.
    """
    began = time.perf_counter()
    tally = Tally()
    engine = pipeline(settings).reader.info
    own = tuple(store.name + end for end in ("", "-wal", "-shm"))
    with SqliteStore(store, make=True) as kept:

        def is_there(raw: RawInput) -> bool:
            return kept.has(digest(raw), engine)

        found = (one for one in inputs(paths) if not (one.where.endswith(own) and _beside(one.where, store, own)))
        for batch in _results(_chunks(found, is_there, tally), settings, workers):
            _keep(kept, batch, tally)
            tally.seconds = time.perf_counter() - began
            if on_progress:
                on_progress(tally)
    tally.seconds = time.perf_counter() - began
    return tally


def _beside(where: str, store: Path, names: tuple[str, ...]) -> bool:
    """Whether an input is the store itself or one of the files that SQLite keeps beside it."""
    return Path(where).name in names and Path(where).resolve().parent == store.resolve().parent


def digest(raw: RawInput) -> str:
    """The SHA-256 that tells one input from another: its bytes and all that was given with them, but not where it lay."""
    given = raw.given
    told = json.dumps([given.id, str(given.published), given.source, given.url, given.title, given.extra, raw.kind]).encode()
    return hashlib.sha256(hashlib.sha256(raw.data).digest() + told).hexdigest()


def _chunks(
    found: Iterable[RawInput | InputError], is_there: Callable[[RawInput], bool], tally: Tally
) -> Iterator[list[RawInput | Refused]]:
    """Inputs that are not in the store yet, in lots of bounded size."""
    chunk: list[RawInput | Refused] = []
    size = 0
    for one in found:
        if isinstance(one, InputError):
            chunk.append(_refused(one))
        elif is_there(one):
            tally.skipped += 1
            tally.last = one.where
            continue
        else:
            chunk.append(one)
            size += len(one.data)
        if len(chunk) >= _CHUNK_INPUTS or size >= _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _results(chunks: Iterator[list[RawInput | Refused]], settings: Settings, workers: int) -> Iterator[list[Result]]:
    """The coded chunks in their order, by this process alone or by ``workers`` others."""
    if workers <= 1:
        for chunk in chunks:
            yield _code(chunk, settings)
        return
    waiting: deque[Future[list[Result]]] = deque()
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(settings,))
    try:
        for chunk in chunks:
            waiting.append(pool.submit(_code, chunk, settings))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as lost:
        todo = "What was coded is in the store; run the same command again to go on, with fewer workers if memory is short."
        raise WorkerError("a worker process was ended from outside", "code", todo) from lost
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(settings: Settings) -> None:
    leave_to_parent()
    pipeline(settings)


def _code(chunk: Sequence[RawInput | Refused], settings: Settings) -> list[Result]:
    line = pipeline(settings)
    done: list[Result] = []
    for one in chunk:
        if isinstance(one, Refused):
            done.append(one)
            continue
        try:
            with _Naming(one.where):
                done.append(pack(line.read(one), one.data, digest(one)))
        except InputError as wrong:
            done.append(_refused(wrong, one.data))
    return done


class _Naming:
    """Adds to a fault of ours on which input it happened."""

    def __init__(self, where: str) -> None:
        self._where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is not None:
            error.add_note(f"while coding {self._where}")


def _refused(wrong: InputError, original: bytes = b"") -> Refused:
    return Refused(wrong.where, f"{wrong.what}. {wrong.todo}", original)


def _keep(store: SqliteStore, batch: Sequence[Result], tally: Tally) -> None:
    packed = [r for r in batch if isinstance(r, Packed)]
    for one, new in zip(packed, store.write(packed), strict=True):
        tally.coded += new
        tally.skipped += not new
        tally.events += one.events if new else 0
        tally.words += one.words if new else 0
        tally.last = one.report[2] or tally.last
    for turned_away in (r for r in batch if isinstance(r, Refused)):
        where, why, original = turned_away.where, turned_away.why, turned_away.original
        store.refuse(where, why, hashlib.sha256(original).hexdigest() if original else "", original)
        tally.refused.append((where, why))
        tally.last = where
