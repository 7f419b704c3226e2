"""What the join judges by, out of its tables: facts, pages, copies and rulings of events, and the incidents they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportedly.reconcile.blocks import Keys
from reportedly.reconcile.components import chained
from reportedly.reconcile.facts import Facts
from reportedly.reconcile.hearing import Page
from reportedly.reconcile.link import Overruling
from reportedly.reconcile.settle import House, settled
from reportedly.store import codec, compact
from reportedly.store.joined import JoinTables
from reportedly.types.incident import Copy, EventRef, Incident, Report

_EVENTS, _REPORTS = 20_000, 500
"""Events and whole reports that are kept in memory, the latest used."""
_NO_TEXT = ("places", "times", "actors", "events", "claims", "wording", "refusals")


@lru_cache(maxsize=_EVENTS)
def event_of(tables: JoinTables, event: int) -> tuple[Facts, Keys]:
    """The facts of an event, and its block keys."""
    return tables.event(event)


@lru_cache(maxsize=_REPORTS)
def report_of(tables: JoinTables, name: str) -> Report:
    """A report with its whole record."""
    return Report(name, codec.loads(tables.bodies([name])[name]))


@lru_cache(maxsize=_REPORTS)
def text_of(tables: JoinTables, name: str) -> Report:
    """A report with as much of its record as copies are found by: its text, blocks, statements and warnings."""
    return Report(name, codec.loads(tables.bodies([name])[name], _NO_TEXT))


def house_of(tables: JoinTables, events: Sequence[int]) -> tuple[House, dict[EventRef, int]]:
    """What the incidents of a component are made of, and the row of each event."""
    filed = [event_of(tables, i) for i in events]
    copies: dict[str, tuple[Copy, ...]] = {}

    def sources(name: str) -> Iterator[str]:
        copies[name] = tuple(compact.loads(Copy, c) for c in tables.texts.copied(name))
        return (c.source for c in copies[name])

    near = sorted(chained((f.ref.report for f, _ in filed), sources))
    pages = {n: compact.loads(Page, p) for n, p in tables.incidents.pages(near).items()}
    house = House({f.ref: f for f, _ in filed}, pages, copies, {f.ref: keys for f, keys in filed})
    return house, {f.ref: i for i, (f, _) in zip(events, filed, strict=True)}


def rulings_of(tables: JoinTables, house: House) -> list[Overruling]:
    """What people have judged of pairs of these events, the oldest first."""
    return tables.incidents.rulings(sorted({r.report for r in house.known})) if tables.incidents.any_rulings() else []


def incidents_of(tables: JoinTables, events: Sequence[int]) -> tuple[Incident, ...]:
    """The incidents of a component, with the reasons of everything."""
    house, _ = house_of(tables, events)
    return settled(house, rulings_of(tables, house))


def every_incident(tables: JoinTables) -> Iterator[Incident]:
    """All incidents, those that hang together one after the other; the order does not depend on that of adding."""
    seen: set[str] = set()
    for ident in tables.incidents.ids():
        if ident not in seen:
            found = incidents_of(tables, tables.incidents.component(tables.incidents.of(ident)[0]))
            seen.update(i.id for i in found)
            yield from found
