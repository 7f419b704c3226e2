"""Happenings of a report, one for each place and told day: what a codebook has a row for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.types.earth import kilometres
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Count, CountOf, Event, PlaceMention, Record
from reportedly.types.span import Span
from reportedly.types.world import Place, PlaceLevel, When

_HOLDS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADMIN1, PlaceLevel.ADMIN2, PlaceLevel.REGION})


@dataclass(frozen=True, slots=True)
class Spot:
    """One happening at one place in one time, with every telling of it in the order of their words.

    ``place`` is None where none is told. An interval whose days are not told one by one stays one ``when``.
    """

    events: tuple[Event, ...]
    place: PlaceMention | None
    when: Field[When] | Unknown


@dataclass(frozen=True, slots=True)
class Toll:
    """The least that is told of one spot, and the span of its words. ``over`` is how many spots it is told for together."""

    low: int
    high: int | None
    span: Span
    over: int


def spots(record: Record, events: Iterable[Event], *, merged: bool = True) -> tuple[Spot, ...]:
    """The happenings that ``events`` of ``record`` tell, one for each place of theirs, in order of their words and places.

    Days that are told one by one are events of their own in a record, so that a happening has one time here: of several
    tellings the shortest. A country or division that holds another place of the happening is no place of its own.

    Args:
        record: the report.
        events: those of its events that count.
        merged: tellings of one happening (``same_as``) are one spot; else each telling has its own.
    """
    chosen = {e.id: e for e in events}
    classes = dict.fromkeys(frozenset({e.id, *(e.same_as if merged else ())} & chosen.keys()) for e in chosen.values())
    tellings = (tuple(sorted((chosen[i] for i in ids), key=_order)) for ids in classes)
    found = (s for told in tellings for s in _at_each_place(record, told))
    return tuple(sorted(found, key=lambda s: (_order(s.events[0]), s.place.toponym.span if s.place else Span(0, 1))))


def _order(event: Event) -> tuple[Span, str, str]:
    """Of its words; the days of one telling by date."""
    return (event.trigger, _first(event.when), event.id)


def _first(when: Field[When] | Unknown) -> str:
    return when.value.first.isoformat() if isinstance(when, Field) else ""


def _at_each_place(record: Record, told: tuple[Event, ...]) -> Iterator[Spot]:
    known = [e.when for e in told if isinstance(e.when, Field)]
    when = min(known, key=lambda w: (w.value.last - w.value.first, w.value.first, w.spans), default=told[0].when)
    for place in _places([record.places[i] for e in told for i in e.places]) or (None,):
        yield Spot(told, place, when)


def _places(mentions: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """Each place once, by its first mention, without those that only say where another lies."""
    once: dict[object, PlaceMention] = {}
    for mention in sorted(mentions, key=lambda m: m.toponym.span):
        once.setdefault(place_key(mention), mention)
    known = [m.field.value for m in once.values() if isinstance(m.field, Field)]
    countries = {p.country for p in known if p.level is not PlaceLevel.COUNTRY}
    divisions = {(p.country, p.admin1) for p in known if p.level not in _HOLDS}
    inside = [p for p in known if p.level is PlaceLevel.FACILITY]

    def holds(field: Field[Place] | Unknown) -> bool:
        if isinstance(field, Unknown):
            return False
        place = field.value
        if place.level is PlaceLevel.COUNTRY:
            return place.country in countries
        if place.level in _HOLDS:
            return (place.country, place.name) in divisions
        near = (kilometres(place.lat, place.lon, p.lat, p.lon) for p in inside)
        return place.level is PlaceLevel.TOWN and any(km <= place.precision_km for km in near)

    return tuple(m for m in once.values() if not holds(m.field))


def place_key(mention: PlaceMention | None) -> object:
    """What tells one place from another; derived points bear the id of their anchor, so that the point counts as well."""
    if mention is None or isinstance(mention.field, Unknown):
        return mention and mention.toponym.name.casefold()
    place = mention.field.value
    return (place.gazetteer_id, round(place.lat, 4), round(place.lon, 4))


def country_wide(spot: Spot) -> bool:
    """Whether no more than a country is told."""
    field = spot.place.field if spot.place else None
    return isinstance(field, Field) and field.value.level is PlaceLevel.COUNTRY


def tolls(found: Sequence[Spot], what: CountOf) -> Mapping[int, Toll]:
    """The toll of each spot by its index: the lowest that is told, and rather one told for it alone than for several.

    Of several numbers of one telling the largest counts: it holds the others. Nothing is divided or added here.
    """
    counts = [_counted(spot, what) for spot in found]
    over: dict[Span, int] = {}
    for span in (c.span for own in counts for c in own):
        over[span] = over.get(span, 0) + 1
    made: dict[int, Toll] = {}
    for i, own in enumerate(counts):
        if own:
            least = min(own, key=lambda c: (over[c.span], c.low, c.span))
            highs = [c.high for c in own if over[c.span] == over[least.span]]
            high = None if None in highs else max(h for h in highs if h is not None)
            made[i] = Toll(least.low, high, least.span, over[least.span])
    return made


def _counted(spot: Spot, what: CountOf) -> tuple[Count, ...]:
    """The largest number of each telling, each span once."""
    most: dict[Span, Count] = {}
    for event in spot.events:
        own = [c for c in event.counts if c.what is what]
        if own:
            best = max(own, key=lambda c: (c.low, -c.span.start))
            most[best.span] = best
    return tuple(most.values())


def union(spot: Spot, part: Callable[[Event], Sequence[Field[str]]]) -> tuple[Field[str], ...]:
    """The values that any telling of a spot has in one of its lists, each once, in the order of the tellings."""
    found: dict[str, Field[str]] = {}
    for event in spot.events:
        for field in part(event):
            found.setdefault(field.value, field)
    return tuple(found.values())
