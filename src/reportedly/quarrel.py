"""One incident out of a store, as people look at it: found by its id or what is left of it, with its runners-up and history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reportedly.errors import DataError
from reportedly.reconcile.blocks import looked
from reportedly.reconcile.link import links
from reportedly.reconcile.settle import contenders
from reportedly.store.housed import event_of, incidents_of, report_of
from reportedly.store.incidents import Ruling
from reportedly.store.joined import JoinTables
from reportedly.types.incident import Change, Contender, EventRef, Incident, Judgement, Listed
from reportedly.types.record import Record


@dataclass(frozen=True, slots=True)
class Quarrel:
    """An incident with the records of its reports and of those whose text they carry, and how it came to be."""

    incident: Incident
    records: Mapping[str, Record]
    history: tuple[Change, ...]


def quarrel(store: Path, ident: str) -> Quarrel:
    """The incident with this id, with one that begins so, or with the one that it has become.

    Raises:
        DataError: there is none, or several begin so.
        StoreError: the store cannot be used, or is not joined yet.
    """
    with JoinTables(store) as tables:
        name = _found(tables, ident)
        events = tables.incidents.of(name)
        incident = next(i for i in incidents_of(tables, tables.incidents.component(events[0])) if i.id == name)
        near = {r.report for r in incident.events} | {c.source for c in incident.copies}
        return Quarrel(
            incident=replace(incident, contenders=_contenders(tables, name, events)),
            records={n: report_of(tables, n).record for n in sorted(near)},
            history=tables.incidents.history(name),
        )


def _found(tables: JoinTables, ident: str) -> str:
    told = tables.incidents
    tables.ready()
    found = told.matching(ident)
    if ident in found or len(found) == 1:
        return ident if ident in found else found[0]
    if found:
        raise DataError(f"several incidents begin with '{ident}'", "incident", f"Name one: {', '.join(found)}.")
    heir = _heir(tables, ident)
    if heir:
        return heir
    raise DataError(f"no incident has the id '{ident}'", "incident", "See all with: reportedly incident --db FILE")


def _heir(tables: JoinTables, ident: str) -> str:
    """The incident to which most events of a former one have gone, over as many steps as it took; "" if there was none."""
    todo, seen = [ident], {ident}
    while todo:
        name = todo.pop(0)
        if tables.incidents.of(name):
            return name
        gone = (c for c in tables.incidents.history(name) if c.old == name and c.new not in seen)
        following = [c.new for c in sorted(gone, key=lambda c: (-c.count, c.new))]
        seen.update(following)
        todo += following
    return ""


def _contenders(tables: JoinTables, name: str, events: list[int]) -> tuple[Contender, ...]:
    """The runners-up of the whole store: events that were weighed against one of its own, in whatever incident they are."""
    known, home, across = {}, {}, []
    for event in events:
        mine, keys = event_of(tables, event)
        known[mine.ref], home[mine.ref] = mine, name
        for other in tables.met(looked(keys)):
            theirs, _ = event_of(tables, other)
            if other not in events:
                known[theirs.ref], home[theirs.ref] = theirs, tables.incidents.home(other)
                across.append((mine, theirs))
    return contenders(name, links(across), home, known)


def listed(store: Path, most: int) -> list[Listed]:
    """The incidents that most reports tell.

    Raises:
        StoreError: the store cannot be used.
    """
    with JoinTables(store) as tables:
        tables.ready()
        return tables.incidents.listed(most)


def waiting(store: Path) -> int:
    """How many reports of the store no join has looked at yet.

    Raises:
        StoreError: the store cannot be used.
    """
    with JoinTables(store) as tables:
        return tables.waiting()


def overrule(store: Path, pair: tuple[str, str], judgement: Judgement, by: str, why: str) -> None:
    """Keeps what a person judges of two events ("report#event"); the next join obeys it.

    Raises:
        DataError: an event is not named so, is not in the join, or is named twice.
        StoreError: the store cannot be used.
    """
    one, other = map(_ref, pair)
    if one == other:
        raise DataError(f"{pair[0]} is named twice", "ruling", "Name two events: a ruling says whether they are one happening.")
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with JoinTables(store) as tables, tables.writing():
        try:
            tables.incidents.rule(Ruling(one, other, judgement, by, at, why))
        except KeyError as missing:
            todo = "Take an event as an incident lists it, report#event; join first if its report is new."
            raise DataError(f"no event {missing.args[0]} is joined", str(store), todo) from None


def _ref(told: str) -> EventRef:
    report, _, event = told.rpartition("#")
    if not report or not event:
        raise DataError(f"'{told}' names no event", "ruling", "Name it as report#event, such as daily-12#e3.")
    return EventRef(report, event)
