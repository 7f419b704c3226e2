"""Rows of ACLED: one for each place, day and pair of actors, under the higher sub-type where several fall together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.export.acled_sides import sides
from reportedly.export.acled_types import sub_type, types
from reportedly.export.coded import (
    BETWEEN,
    EMPTY,
    CodedRow,
    Coding,
    Sheet,
    Value,
    blank,
    known,
    of_place,
    outlet,
    place_of,
    row_id,
)
from reportedly.export.dating import acled
from reportedly.export.expand import Spot, Toll, country_wide, place_key, spots, tolls, union
from reportedly.lexicon import load
from reportedly.types.earth import kilometres
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import CountOf, Event


@dataclass(frozen=True, slots=True)
class _Part:
    """A spot with its toll and its part of that."""

    spot: Spot
    toll: Toll | None = None
    share: int = 0


def acled_rows(of: Sheet) -> Coding:
    """ACLED's rows of a report (ACLED Codebook, "Event", "Event time", "Event geography", "Fatalities").

    Tellings of one happening are one row, whoever tells it. Two happenings of one day, place and known doers are one row under
    the higher sub-type. What is not told as having happened, has no sub-type, no place finer than a country or no time as
    exact as a month is not coded: it stands apart, with the same columns and the reason.
    """
    every = spots(of.record, of.record.events)
    why = [left_out(of, spot) for spot in every]
    parts = tuple(_shared([s for s, w in zip(every, why, strict=True) if not w]))
    crowds: dict[object, set[frozenset[str]]] = {}
    for p in parts:
        crowds.setdefault(_demonstration(p.spot), set()).add(_crowd(of, p.spot))
    found: dict[object, list[_Part]] = {}
    for p in parts:
        where = _demonstration(p.spot)
        one = where is not None and len(crowds[where] - {frozenset()}) <= 1
        found.setdefault(where if one else _one_row(p.spot), []).append(p)
    left = (_row(of, (_Part(s),), w) for s, w in zip(every, why, strict=True) if w)
    return Coding(tuple(_row(of, parts) for parts in found.values()), tuple(left))


def left_out(of: Sheet, spot: Spot) -> str:
    """Why ACLED does not code a spot, "" if it does."""
    codes = [e.acled for e in spot.events]
    if all(isinstance(c, Unknown) for c in codes):
        status = spot.events[0].status.value
        if status not in load("acled")["status"]["coded"]:
            return status
        return "no sub-type of ACLED" + (", country only" if country_wide(spot) else "")
    if spot.place is None:
        return "no place told"
    if country_wide(spot):
        return "country only"
    when = acled(spot.when, of.expression(spot.when))
    if isinstance(when, Unknown):
        return "no time as exact as a month" if when.reason is Reason.NOT_IN_CODEBOOK else "no day told"
    return ""


def _demonstration(spot: Spot) -> object:
    """Place and day of a demonstration, or of force against one; None for anything else, and where no day is told."""
    code = sub_type(spot.events)
    day = _day(spot)
    if day is None or isinstance(code, Unknown) or load("rows")["acled"]["demonstrations"] not in types()[code.value][1]:
        return None
    return (place_key(spot.place), day)


def _crowd(of: Sheet, spot: Spot) -> frozenset[str]:
    """Those who demonstrate, as far as they are told: whoever on either side is not of the state."""
    state = load("acled")["kinds"]["state"]
    people = union(spot, lambda e: (*e.agents, *e.recipients))
    kinds = {f.value: of.actors[f.value].kind for f in people if f.value in of.actors}
    return frozenset(i for i, kind in kinds.items() if isinstance(kind, Unknown) or kind.value.value not in state)


def _day(spot: Spot) -> date | None:
    """Its day, where one is told."""
    when = spot.when.value if isinstance(spot.when, Field) else None
    return when.first if when and when.first == when.last else None


def _one_row(spot: Spot) -> object:
    """What spots of one row have in common; what leaves its doers or its day open is a row of its own."""
    doers = frozenset(f.value for f in union(spot, lambda e: e.agents))
    struck = frozenset(f.value for f in union(spot, lambda e: e.recipients))
    day = _day(spot)
    return (place_key(spot.place), day, doers, struck) if doers and day else id(spot)


def _shared(coded: Sequence[Spot]) -> Iterator[_Part]:
    """Each spot with its part of its toll: one told for several is divided, and the remainder goes to the first day."""
    told = tolls(coded, CountOf.KILLED)
    first: dict[object, tuple[str, int]] = {}
    for i, shared in told.items():
        when = coded[i].when
        day = when.value.first.isoformat() if isinstance(when, Field) else ""
        first[shared.span] = min(first.get(shared.span, (day, i)), (day, i))
    for i, spot in enumerate(coded):
        toll = told.get(i)
        rest = toll.low % toll.over if toll and first[toll.span][1] == i else 0
        yield _Part(spot, toll, toll.low // toll.over + rest if toll else 0)


def _row(of: Sheet, parts: Sequence[_Part], why: str = "") -> CodedRow:
    found = tuple(p.spot for p in parts)
    spot = found[0]
    tellings = tuple({e.id: e for s in found for e in s.events}.values())
    code = sub_type(tellings)
    event_type, disorder = types()[code.value] if isinstance(code, Field) else ("", "")
    no_type = blank(code.reason) if isinstance(code, Unknown) else EMPTY
    columns = dict.fromkeys(load("rows")["acled"]["columns"], EMPTY)
    columns |= {"event_id_cnty": Value(row_id(of.record, spot), rule="ours; ACLED gives its own number")}
    columns |= _time(of, spot)
    columns |= {"disorder_type": Value(disorder) if disorder else no_type}
    columns |= {"event_type": Value(event_type) if event_type else no_type, "sub_event_type": known(code)}
    columns |= sides(of, found, event_type, code.value if isinstance(code, Field) else "")
    columns |= _place(of, spot) | {"source": outlet(of.record), "notes": Value(_notes(of, parts))}
    columns |= {"fatalities": EMPTY if why else _fatalities(parts), "tags": _tags(of, tellings, disorder)}
    assert len(columns) == len(load("rows")["acled"]["columns"])
    return CodedRow(
        row_id(of.record, spot), columns, found, why, tuple({p.toll.span: p.toll for p in parts if p.toll}.values())
    )


def _time(of: Sheet, spot: Spot) -> dict[str, Value]:
    dated = acled(spot.when, of.expression(spot.when))
    if isinstance(dated, Unknown):
        return dict.fromkeys(("event_date", "year", "time_precision"), blank(dated.reason, dated.spans))
    rule = "" if dated.time_precision == 1 else "a day of the interval (Time precision)"
    spans = spot.when.spans
    return {
        "event_date": Value(dated.event_date.isoformat(), spans, rule),
        "year": Value(dated.event_date.year, spans, rule),
        "time_precision": Value(dated.time_precision, spans),
    }


def _place(of: Sheet, spot: Spot) -> dict[str, Value]:
    """The place; of a point near named ones the nearest of these stands for it (Event geography, precision 2)."""
    place, table = place_of(spot), load("rows")["acled"]["geo"]
    precise = of_place(spot, "level")
    derived = spot.place.anchors if spot.place else ()
    if place:
        grade = table.get("derived" if derived else place.level.value)
        precise = Value(grade, precise.spans) if grade else blank(Reason.NOT_IN_CODEBOOK, precise.spans)
    at = _anchor(of, spot) if derived else spot
    point = {"location": of_place(at, "told"), "latitude": of_place(at, "lat"), "longitude": of_place(at, "lon")}
    if derived:
        point = {k: replace(v, rule="the named place stands for one near it (Event geography)") for k, v in point.items()}
    return {"country": of_place(spot, "country_name"), "admin1": of_place(spot, "admin1"), **point, "geo_precision": precise}


def _anchor(of: Sheet, spot: Spot) -> Spot:
    """The spot at the nearest of the places from which its own was reckoned."""
    here = place_of(spot)
    spots_ = [replace(spot, place=of.record.places[i]) for i in spot.place.anchors] if spot.place else []
    known_ = [(p, s) for s in spots_ if (p := place_of(s))]
    if here is None or not known_:
        return spot
    return min(known_, key=lambda x: (kilometres(here.lat, here.lon, x[0].lat, x[0].lon), x[0].name))[1]


def _fatalities(parts: Sequence[_Part]) -> Value:
    once = {p.toll.span: p for p in parts if p.toll}
    if not once:
        return Value(0, rule="none told (Fatalities: 0)")
    told = [p.toll for p in once.values() if p.toll]
    rule = next(
        (f"{t.low} told for {t.over} rows, divided; the rest to the first (Fatalities)" for t in told if t.over > 1), ""
    )
    if not rule and any(t.high != t.low for t in told):
        rule = "the lowest told (Fatalities)"
    return Value(sum(p.share for p in once.values()), tuple(t.span for t in told), rule)


def _notes(of: Sheet, parts: Sequence[_Part]) -> str:
    tellings = tuple({e.id: e for p in parts for e in p.spot.events}.values())
    shared = [t for p in parts if (t := p.toll) and t.over > 1]
    whole = dict.fromkeys(f"[{of.quote(t.span)} are told for {t.over} rows together.]" for t in shared)
    return " ".join((of.notes(tellings), *whole))


def _tags(of: Sheet, tellings: Sequence[Event], disorder: str) -> Value:
    """The size of a crowd as told (ACLED Codebook, "Tags")."""
    book = load("rows")["acled"]
    if book["demonstrations"] not in disorder:
        return EMPTY
    spans = tuple(c.span for e in tellings for c in e.counts if c.what is CountOf.PARTICIPANTS)
    sizes = BETWEEN.join(dict.fromkeys(of.quote(s) for s in spans)) or book["no_crowd"]
    return Value(f"{book['crowd']}={sizes}", spans)
