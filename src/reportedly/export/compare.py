"""What several reports tell of one place, side by side. Nothing is joined: whether they tell one happening is not judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.export import phrases
from reportedly.types.field import Field
from reportedly.types.record import NARRATOR, Event, Record, TimeFrame
from reportedly.types.world import Place, PlaceLevel

_LARGE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION, PlaceLevel.ADMIN1})


@dataclass(frozen=True, slots=True)
class Account:
    """What one speaker of one report tells of the place: the deed as worded, its status, days and toll in words."""

    report: int
    anchor: str
    teller: str
    words: str
    deed: str
    status: str
    when: str
    toll: str


@dataclass(frozen=True, slots=True)
class Accounts:
    """A place and all that is told of it, in order of the reports."""

    place: Place
    told: tuple[Account, ...]


def accounts(records: Sequence[Record]) -> Accounts | None:
    """The accounts of the place that most reports tell something recent of; None if no place is told of twice.

    A report that gives a toll there counts twice: tolls are what accounts differ in.
    """
    reports: dict[int, set[int]] = {}
    tolls: dict[int, set[int]] = {}
    places: dict[int, Place] = {}
    for n, record in enumerate(records):
        for event in record.events:
            for place in _towns(record, event):
                reports.setdefault(place.gazetteer_id, set()).add(n)
                tolls.setdefault(place.gazetteer_id, set()).update({n} if event.counts else ())
                places.setdefault(place.gazetteer_id, place)
    if not reports:
        return None
    best = max(reports, key=lambda key: (len(reports[key]) + len(tolls[key]), len(reports[key]), -key))
    told = [account for n, record in enumerate(records) for account in _told(n, record, best)]
    return Accounts(places[best], tuple(told)) if len(reports[best]) > 1 else None


def _towns(record: Record, event: Event) -> list[Place]:
    if event.time_frame is TimeFrame.BACKGROUND:
        return []
    found = (record.places[index].field for index in event.places)
    return list(dict.fromkeys(f.value for f in found if isinstance(f, Field) and f.value.level not in _LARGE))


def _told(number: int, record: Record, wanted: int) -> list[Account]:
    """One account for each speaker, status and deed: the fullest, which is the one with most tolls, else the first."""
    groups: dict[tuple[str, str, str], list[tuple[int, Event]]] = {}
    for n, event in enumerate(record.events, 1):
        if any(place.gazetteer_id == wanted for place in _towns(record, event)):
            groups.setdefault(
                (phrases.teller(record, event.claimed_by), event.status.value, phrases.plain(event.plover)), []
            ).append((n, event))
    best = [max(group, key=lambda pair: (len(pair[1].counts), isinstance(pair[1].when, Field))) for group in groups.values()]
    return [_account(number, record, n, event) for n, event in best]


def _account(number: int, record: Record, n: int, event: Event) -> Account:
    return Account(
        report=number,
        anchor=f"e{n}",
        teller="in its own voice" if event.claimed_by == NARRATOR else phrases.teller(record, event.claimed_by),
        words=record.document[event.trigger],
        deed=phrases.deed(event),
        status=event.status.value,
        when=phrases.time(event.when),
        toll=phrases.tolls(event),
    )
