"""The join of a store at scale: ``python -m benchmarks.join_scale 10000 1000000``: time, memory, B-cubed, and 100 more."""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from math import log
from pathlib import Path

from benchmarks.join_speed import b_cubed
from benchmarks.made_corpus import Made, corpus
from reportedly.joining import Joined, join
from reportedly.store.joined import JoinTables
from reportedly.store.pack import Packed, pack
from reportedly.store.sqlite import SqliteStore
from reportedly.types.incident import EventRef

_LOT, _AHEAD, MORE = 500, 6, 100
Truth = dict[EventRef, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Events and reports, seconds of wall time and of CPU of all processes, MB of the largest process and of all together,
    B-cubed F1, seconds for so many reports more.
    """

    events: int
    reports: int
    wall: float
    cpu: float
    largest: float
    together: float
    f1: float
    more: float


def _packed(lot: list[Made]) -> list[tuple[Packed, Truth]]:
    """Rows of made reports without what the join does not read."""
    every = ((m, pack(m.report.record, m.report.id.encode(), f"{m.report.id:0>64}")) for m in lot)
    return [(replace(p, assertions=(), claims=()), dict(m.truth)) for m, p in every]


def _lots(made: Iterator[Made]) -> Iterator[list[Made]]:
    while lot := list(islice(made, _LOT)):
        yield lot


def filled(store: Path, made: Iterable[Made]) -> Truth:
    """Puts reports into a store, and tells of each event which happening it tells."""
    truth: Truth = {}
    with SqliteStore(store, make=True) as kept, ProcessPoolExecutor(2) as pool:
        for rows in _packing(pool, _lots(iter(made))):
            kept.write([p for p, _ in rows])
            for _, told in rows:
                truth.update(told)
    return truth


def _packing(pool: ProcessPoolExecutor, lots: Iterable[list[Made]]) -> Iterator[list[tuple[Packed, Truth]]]:
    """The rows of lots in their order, of which few are on the way: ``pool.map`` would make the whole corpus at once."""
    waiting: deque[Future[list[tuple[Packed, Truth]]]] = deque()
    for lot in lots:
        waiting.append(pool.submit(_packed, lot))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def clusters(store: Path) -> list[tuple[EventRef, ...]]:
    """The events of each incident."""
    with JoinTables(store) as tables:
        return [tuple(tables.incidents.refs(tables.incidents.of(i)).values()) for i in tables.incidents.ids()]


def measured(events: int, folder: Path) -> Figures:
    """One corpus made, stored, joined and grown."""
    store = folder / f"made-{events}.db"
    made = corpus(events + 4 * MORE)
    truth = filled(store, _some(made, events))
    print(f"{events:,} events stored", flush=True)
    before = _used()
    told = join(store, workers=2, on_progress=_Line())
    cpu = _used() - before
    largest = max(resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    together = _together()
    score = b_cubed(clusters(store), truth)[2]
    filled(store, islice(made, MORE))
    more = join(store, workers=1).seconds
    return Figures(told.events, told.reports, told.seconds, cpu, largest, together, score, more)


def _some(made: Iterator[Made], events: int) -> Iterator[Made]:
    told = 0
    while told < events:
        one = next(made)
        told += len(one.truth)
        yield one


def _used() -> float:
    both = (resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in both)


def _together() -> float:
    """An upper bound of what all processes of the join held at once, in MB: this one, and twice the largest worker."""
    mine, theirs = (resource.getrusage(w).ru_maxrss / 1024 for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return mine + 2 * theirs


class _Line:
    """A line for each step."""

    def __init__(self) -> None:
        self._doing = ""

    def __call__(self, told: Joined) -> None:
        if told.doing != self._doing:
            self._doing = told.doing
            print(f"  {told.seconds:7.1f} s  {told.doing} {told.every:,}", flush=True)


def main(options: argparse.Namespace) -> None:
    """Prints a row for each size, and the exponent of time against size between each two."""
    found = []
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        for size in options.sizes:
            began = time.perf_counter()
            found.append(measured(size, Path(folder)))
            print(f"  {time.perf_counter() - began:.0f} s with making and scoring", flush=True)
    print("\n| events | reports | wall s | CPU s | MB, largest process | MB, all | B-cubed F1 | s for 100 more |")
    print("|---|---|---|---|---|---|---|---|")
    for f in found:
        head = f"| {f.events:,} | {f.reports:,} | {f.wall:.1f} | {f.cpu:.1f} | {f.largest:.0f} | {f.together:.0f} |"
        print(f"{head} {f.f1:.3f} | {f.more:.2f} |")
    print("exponents:", [round(log(b.wall / a.wall) / log(b.events / a.events), 2) for a, b in pairwise(found)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("sizes", type=int, nargs="+", metavar="EVENTS")
    parser.add_argument("--folder", type=Path, help="where the stores lie while they are measured: a million takes some 5 GB")
    main(parser.parse_args())
