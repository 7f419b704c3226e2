"""Rows of UCDP GED: one for each place and time of a deadly use of armed force."""

from __future__ import annotations

from reportedly.export.acled_types import sub_type, types
from reportedly.export.coded import (
    BETWEEN,
    EMPTY,
    Cell,
    CodedRow,
    Coding,
    Sheet,
    Value,
    blank,
    known,
    of_place,
    outlet,
    parted,
    place_of,
    row_id,
)
from reportedly.export.dating import ged
from reportedly.export.expand import Spot, Toll, spots, tolls, union
from reportedly.lexicon import load
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import NARRATOR, CountOf

_STATE_BASED, _NON_STATE, _ONE_SIDED = 1, 2, 3


def ged_rows(of: Sheet) -> Coding:
    """UCDP GED's rows of a report (UCDP GED Codebook, "Definition of an event", "Best, high and low estimates").

    Tellings of one happening are one row; ``low`` and ``high`` span what they tell and ``source_original`` names who is quoted.
    Its codebook divides no toll: one that is told for several rows stays whole beside them and leaves their columns empty.
    """
    every = spots(of.record, of.record.events)
    told = tolls(every, CountOf.KILLED)
    return parted(_row(of, spot, told.get(i)) for i, spot in enumerate(every))


def _left_out(spot: Spot, toll: Toll | None) -> str:
    book, code = load("rows")["ged"], sub_type(spot.events)
    if spot.events[0].status.value not in load("acled")["status"]["coded"]:
        return spot.events[0].status.value
    if isinstance(code, Unknown) or (types()[code.value][0] not in book["types"] and code.value not in book["sub_types"]):
        return "no use of armed force"
    if toll is None or (toll.high or toll.low) < 1:
        return "no death told"
    if isinstance(ged(spot.when), Unknown):
        return "no day told" if isinstance(spot.when, Unknown) else "a time of more than a year"
    return ""


def _row(of: Sheet, spot: Spot, toll: Toll | None) -> CodedRow:
    page = of.record.document
    columns = dict.fromkeys(load("rows")["ged"]["columns"], EMPTY)
    name = row_id(of.record, spot)
    voices = [e.claimed_by for e in spot.events if e.claimed_by != NARRATOR]
    said = tuple(s for v in voices for s in of.statements[v].attribution.source)
    columns |= {
        "id": Value(name, rule="ours; UCDP gives its own number"),
        "number_of_sources": Value(1, rule="this report"),
        "source_article": Value(of.notes(spot.events)),
        "source_office": outlet(of.record),
        "source_date": known(page.published),
        "source_headline": known(page.title),
        "source_original": Value(BETWEEN.join(dict.fromkeys(map(of.speaker, voices))), said) if voices else EMPTY,
    }
    columns |= _sides(of, spot) | _place(spot) | _time(spot) | _deaths(toll, kind=_kind(of, spot)[0])
    return CodedRow(name, columns, (spot,), _left_out(spot, toll), (toll,) if toll else ())


def _groups(of: Sheet, fields: tuple[Field[str], ...]) -> set[str]:
    """Which of GED's kinds of parties some actors are; "" for one of unknown kind."""
    book = load("rows")["ged"]
    kinds = [of.actors[f.value].kind for f in fields if f.value in of.actors]
    return {
        next((g for g in ("state", "armed", "civilian") if isinstance(k, Field) and k.value.value in book[g]), "")
        for k in kinds
    }


def _kind(of: Sheet, spot: Spot) -> tuple[int | None, Value]:
    """The type of violence by the parties (UCDP GED Codebook, type_of_violence)."""
    doers, struck = (union(spot, lambda e: e.agents), union(spot, lambda e: e.recipients))
    one, other = _groups(of, doers), _groups(of, struck)
    spans = tuple(s for f in (*doers, *struck) for s in f.spans)
    if one & {"state", "armed"} and other and other <= {"civilian"}:
        code = _ONE_SIDED
    elif "state" in one | other and one & {"state", "armed"} and other & {"state", "armed"}:
        code = _STATE_BASED
    elif "armed" in one and "armed" in other:
        code = _NON_STATE
    else:
        return None, blank(Reason.AMBIGUOUS if doers and struck else Reason.NOT_STATED, spans)
    return code, Value(code, spans, "by the kinds of the parties (type_of_violence)")


def _sides(of: Sheet, spot: Spot) -> dict[str, Value]:
    code, violence = _kind(of, spot)
    sides = {"type_of_violence": violence}
    for column, fields in (("side_a", union(spot, lambda e: e.agents)), ("side_b", union(spot, lambda e: e.recipients))):
        named = [(of.actors[f.value], f) for f in fields if f.value in of.actors]
        shown = [(a.name, f) for a, f in named if not a.private]
        told = BETWEEN.join(dict.fromkeys(n for n, _ in shown))
        sides[column] = Value(told, tuple(s for _, f in shown for s in f.spans)) if told else blank()
    if code == _ONE_SIDED:
        sides["side_b"] = Value(load("rows")["ged"]["civilians"], sides["side_b"].spans, "GED's name for them (side_b)")
    return sides


def _place(spot: Spot) -> dict[str, Value]:
    place, table = place_of(spot), load("rows")["ged"]["where"]
    precise = of_place(spot, "level")
    if place and spot.place:
        precise = Value(table["derived" if spot.place.anchors else place.level.value], precise.spans)
    return {
        "where_prec": precise,
        "where_coordinates": of_place(spot, "told"),
        "where_description": Value(spot.place.toponym.name, (spot.place.toponym.span,)) if spot.place else blank(),
        "adm_1": of_place(spot, "admin1"),
        "latitude": of_place(spot, "lat"),
        "longitude": of_place(spot, "lon"),
        "country": of_place(spot, "country_name"),
    }


def _time(spot: Spot) -> dict[str, Value]:
    found = ged(spot.when)
    names = ("date_prec", "date_start", "date_end", "year")
    if isinstance(found, Unknown):
        return dict.fromkeys(names, blank(found.reason, found.spans))
    first, last = found.date_start, found.date_end
    cells: tuple[Cell, ...] = (found.date_prec, first.isoformat(), last.isoformat(), first.year)
    return {name: Value(cell, spot.when.spans) for name, cell in zip(names, cells, strict=True)}


def _deaths(toll: Toll | None, kind: int | None) -> dict[str, Value]:
    names = ("low", "best", "high")
    if toll is None:
        return dict.fromkeys(names, blank())
    if toll.over > 1:
        return dict.fromkeys(names, blank(Reason.AMBIGUOUS, (toll.span,)))
    span = (toll.span,)
    best = Value(toll.low, span, "" if toll.high == toll.low else "the lowest told")
    whose = "deaths_civilians" if kind == _ONE_SIDED else "deaths_unknown"
    high = blank(Reason.NOT_STATED, span) if toll.high is None else Value(toll.high, span)
    return {"low": Value(toll.low, span), "best": best, "high": high, whose: best}
