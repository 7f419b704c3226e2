"""The join of a store: files what is new, ties what is likely one, looks for copies, settles what hangs together."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from reportedly.crew import Crew
from reportedly.reconcile.blocks import Keys, looked
from reportedly.reconcile.copies import copied
from reportedly.reconcile.facts import Facts
from reportedly.reconcile.link import score
from reportedly.reconcile.near import earliest, meetings, near_ids
from reportedly.reconcile.settle import settled
from reportedly.store import codec, compact
from reportedly.store.housed import event_of, house_of, rulings_of, text_of
from reportedly.store.incidents import Kept, row
from reportedly.store.joined import FiledReport, JoinTables, Reading
from reportedly.store.parts import Parts, parts
from reportedly.types.incident import Report

T = TypeVar("T")
_RECORDS, _SOME, _EVENTS, _LOT = 400, 50, 3000, 4
"""Records that are read at once, of which so many are one task; events of one task; tasks of one transaction."""


@dataclass(slots=True)
class Joined:
    """What has been done so far: ``doing`` is the step, of whose ``every`` parts ``done`` are done. Seconds in all."""

    doing: str = ""
    done: int = 0
    every: int = 0
    reports: int = 0
    events: int = 0
    incidents: int = 0
    seconds: float = 0.0


Progress = Callable[[Joined], None]


def join(store: Path, *, workers: int = 1, on_progress: Progress | None = None) -> Joined:
    """Joins all reports of ``store`` that are not joined yet; what was joined before is touched only where they meet it.

    The incidents do not depend on the order in which reports came, on ``workers``, nor on how often a run was cut short.

    Raises:
        StoreError: the store cannot be used.
        WorkerError: a worker process was ended from outside.
    """
    began, told = time.perf_counter(), Joined()

    def tell(doing: str, done: int, every: int) -> None:
        told.doing, told.done, told.every, told.seconds = doing, done, every, time.perf_counter() - began
        if on_progress:
            on_progress(told)

    with JoinTables(store) as tables, Crew(store, tables, workers) as crew:
        tables.renew()
        for step in (_take_in, _meet, _copy, _settle):
            step(tables, crew, tell)
        told.reports, told.events, told.incidents = (tables.counted(t) for t in ("reports", "events", "incidents"))
    told.seconds = time.perf_counter() - began
    return told


Tell = Callable[[str, int, int], None]


def _lots(results: Iterable[T], size: int) -> Iterator[list[T]]:
    lot: list[T] = []
    for result in results:
        lot.append(result)
        if len(lot) >= size:
            yield lot
            lot = []
    if lot:
        yield lot


def _work_off(tables: JoinTables, tell: Tell, what: tuple[str, int], results: Iterable[T], keep: Callable[[T], int]) -> None:
    """Keeps results, some in each transaction, and tells how far ``what`` (the step, its parts) is; ``keep`` counts them."""
    doing, every = what
    done = 0
    tell(doing, done, every)
    for lot in _lots(results, _LOT):
        with tables.writing():
            done += sum(map(keep, lot))
        tell(doing, min(done, every), every)


# --- filing


def _take_in(tables: JoinTables, crew: Crew, tell: Tell) -> None:
    """Files what is new; whatever lies filed is linked meanwhile to what was filed before."""
    start, every = tables.filed(), tables.newest() - tables.filed()
    tell("filing and linking", 0, every)
    for lot in _lots(crew.each(_edges, _filed(tables, crew)), _LOT):
        with tables.writing():
            for upto, edges in lot:
                tables.tie(upto, edges)
        tell("filing and linking", tables.filed() - start, every)


def _filed(tables: JoinTables, crew: Crew) -> Iterator[list[int]]:
    """The events that are to be linked: those left from before, then those of each lot that has been filed."""
    at = 0
    for lot in chain([()], _lots(_filings(tables, crew), _LOT)):
        if lot:
            with tables.writing():
                for upto, reports in lot:
                    tables.file(reports, upto)
        while events := tables.unlinked(at, _EVENTS):
            at = events[-1]
            yield events


def _readings(tables: JoinTables) -> Iterator[tuple[int, list[Reading]]]:
    at = tables.filed()
    while True:
        found, upto = tables.unfiled(at, _RECORDS)
        if upto == at:
            return
        at = upto
        yield upto, found


def _filings(tables: JoinTables, crew: Crew) -> Iterator[tuple[int, list[FiledReport]]]:
    """What is to be filed; only what has no parts yet is work for others."""
    for upto, found in _readings(tables):
        bare = [r for r in found if not r.parts]
        lots = [bare[i : i + _SOME] for i in range(0, len(bare), _SOME)]
        made = dict(chain.from_iterable(crew.each(_made, lots)))
        yield upto, [FiledReport(r.record, r.name, r.document, r.input, made.get(r.record) or _known(r)) for r in found]


def _known(reading: Reading) -> Parts:
    return compact.loads(Parts, reading.parts)


def _made(_: JoinTables, readings: Sequence[Reading]) -> list[tuple[int, Parts]]:
    return [(r.record, parts(Report(r.name, codec.loads(r.json())))) for r in readings]


# --- links


def _queue(listed: Callable[[int, int], list[int]], most: int) -> Iterator[list[int]]:
    at = 0
    while events := listed(at, most):
        at = events[-1]
        yield events


def _edges(tables: JoinTables, events: Sequence[int]) -> tuple[int, list[tuple[int, int]]]:
    """The last of some events, and the edges of all to those that were filed before them."""
    ruled = tables.incidents.ruled if tables.incidents.any_rulings() else None
    found = []
    for event in events:
        for mine, keys in _there(tables, event):
            met = ((o, facts) for o in tables.met(looked(keys), event) for facts, _ in _there(tables, o))
            found += [(o, event) for o, theirs in met if score(theirs, mine)]
            found += [(o, event) for o in ruled(event)] if ruled else []
    return events[-1], found


def _there(tables: JoinTables, event: int) -> Iterator[tuple[Facts, Keys]]:
    """An event, none where its report has been filed anew while others are linked."""
    with suppress(KeyError):
        yield event_of(tables, event)


# --- copies


def _meet(tables: JoinTables, crew: Crew, tell: Tell) -> None:
    """Finds whose texts are to be compared: those that share fingerprints with new ones."""

    def keep(found: tuple[Sequence[int], Sequence[int]]) -> int:
        tables.texts.queue(*found)
        return len(found[0])

    tell("sorting fingerprints", 0, 1)
    with tables.writing():
        tables.texts.sort_in()
    _work_off(
        tables,
        tell,
        ("finding shared words", tables.texts.new()),
        crew.each(_touched, _queue(tables.texts.unmet, _RECORDS)),
        keep,
    )


def _touched(tables: JoinTables, reports: Sequence[int]) -> tuple[Sequence[int], list[int]]:
    return reports, tables.texts.touched(reports, earliest(), meetings())


def _copy(tables: JoinTables, crew: Crew, tell: Tell) -> None:
    def keep(found: Sequence[tuple[str, dict[str, bytes]]]) -> int:
        for name, copies in found:
            tables.texts.keep(name, copies)
        return len(found)

    _work_off(tables, tell, ("comparing texts", tables.counted("uncopied")), crew.each(_copies, _names(tables)), keep)


def _names(tables: JoinTables) -> Iterator[list[str]]:
    at = ""
    while names := tables.texts.uncopied(at, _RECORDS):
        at = names[-1]
        yield names


def _copies(tables: JoinTables, names: Sequence[str]) -> list[tuple[str, dict[str, bytes]]]:
    """Whose text each of these reports carries, compact, by source."""
    found = []
    for name in names:
        near = near_ids(name, tables.texts.prints(name), partial(tables.texts.holders, most=earliest()))
        told = copied(text_of(tables, name), [text_of(tables, n) for n in near]) if near else ()
        found.append((name, {c.source: compact.dumps(c) for c in told}))
    return found


# --- settling


@dataclass(slots=True)
class _Parts:
    """Components in tasks of bounded size; of each the events once."""

    tables: JoinTables
    seen: set[int] = field(default_factory=set)

    def __iter__(self) -> Iterator[list[list[int]]]:
        task: list[list[int]] = []
        for lot in _queue(self.tables.unsettled, _EVENTS):
            for event in lot:
                if event in self.seen:
                    continue
                part = self.tables.incidents.component(event)
                self.seen.update(part)
                task.append(part)
                if sum(map(len, task)) >= _EVENTS:
                    yield task
                    task = []
        if task:
            yield task


def _settle(tables: JoinTables, crew: Crew, tell: Tell) -> None:
    def keep(found: Sequence[tuple[Sequence[int], list[Kept]]]) -> int:
        for events, incidents in found:
            tables.incidents.keep(events, incidents)
        return sum(len(events) for events, _ in found)

    _work_off(tables, tell, ("settling", tables.counted("unsettled")), crew.each(_settled, _Parts(tables)), keep)


def _settled(tables: JoinTables, parts: Sequence[Sequence[int]]) -> list[tuple[Sequence[int], list[Kept]]]:
    found = []
    for events in parts:
        house, numbers = house_of(tables, events)
        made = settled(house, rulings_of(tables, house), full=False)
        found.append((events, [Kept(row(i), tuple(numbers[r] for r in i.events)) for i in made]))
    return found
