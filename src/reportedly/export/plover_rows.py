"""Records of PLOVER and rows of GDELT's events table (CAMEO): one for each telling and each place of it."""

from __future__ import annotations

from collections import Counter

from reportedly.code.codebook_file import bundled
from reportedly.export.acled_types import listing
from reportedly.export.cameo import root_code
from reportedly.export.coded import (
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
from reportedly.export.expand import Spot, spots, union
from reportedly.lexicon import load
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import Event, TimeFrame
from reportedly.types.world import When

_DAY = "%Y%m%d"


def plover_rows(of: Sheet) -> Coding:
    """PLOVER's records of a report (PLOVER manual 0.8, "JSON fields", "Auxiliary modes").

    Each telling keeps its own record, as the manual codes texts; ``link`` is one for all that tell one happening or one act at
    several places. What is denied, planned, supposed or long past is coded with its auxiliary mode. A toll that is told for
    several places stays out of ``size`` and in the row's tolls.
    """
    found = spots(of.record, of.record.events, merged=False)
    places = Counter(spot.events[0].id for spot in found)
    return parted(_record(of, spot, one=places[spot.events[0].id] == 1) for spot in found)


def _record(of: Sheet, spot: Spot, *, one: bool) -> CodedRow:
    event = spot.events[0]
    book, kind = load("rows")["plover"], event.plover
    why = "no type of PLOVER" if isinstance(kind, Unknown) else ""
    states = (event.status.value, *((TimeFrame.BACKGROUND.value,) if event.time_frame is TimeFrame.BACKGROUND else ()))
    auxiliary = [book["auxiliary"][s] for s in states if s in book["auxiliary"]]
    mode = [event.mode.value] if isinstance(event.mode, Field) else []
    quad = next(
        (q for q, (_, types) in listing("plover", "quad").items() if isinstance(kind, Field) and kind.value in types), ""
    )
    claim = of.claims.get(event.id)
    words = claim.span if claim else event.trigger
    columns = {
        "id": Value(row_id(of.record, spot)),
        "has_event": Value(not why),
        **_dates(spot.when),
        "actor": _entities(of, event.agents),
        "recipient": _entities(of, event.recipients),
        "event": Value([kind.value], kind.spans) if isinstance(kind, Field) else blank(kind.reason),
        "event_text": Value([of.quote(event.trigger)], (event.trigger,)),
        "quad_code": Value(quad or None),
        "mode": Value([*mode, *auxiliary], event.mode.spans if mode else ()),
        "link": Value(f"{of.record.document.id}#{min((event.id, *event.same_as), key=_number)}"),
        "size": _size(event, one=one),
        "location": _location(spot),
        "text": Value(of.quote(words), (words,)),
        "text_info": Value({"start": words.start, "end": words.end}),
        "cite_info": _cited(of),
        "coder": Value(f"{of.record.engine.name}@{of.record.engine.version}"),
    }
    return CodedRow(row_id(of.record, spot), columns, (spot,), why)


def _number(name: str) -> int:
    return int(name[1:])


def _dates(when: Field[When] | Unknown) -> dict[str, Value]:
    if isinstance(when, Unknown):
        return {"date": blank(when.reason, when.spans)}
    first, last = when.value.first, when.value.last
    date = {"date": Value(first.isoformat(), when.spans)}
    return date if first == last else date | {"enddate": Value(last.isoformat(), when.spans)}


def _entities(of: Sheet, fields: tuple[Field[str], ...]) -> Value:
    sectors = load("rows")["plover"]["sector"]
    found: list[Cell] = []
    for actor in (of.actors[f.value] for f in fields if f.value in of.actors):
        entity: dict[str, Cell] = {"entity_text": actor.name}
        if isinstance(actor.country, Field):
            entity["code"] = actor.country.value
        if isinstance(actor.kind, Field) and actor.kind.value.value in sectors:
            entity["sector"] = sectors[actor.kind.value.value]
        if isinstance(actor.office, Field):
            entity["office"] = actor.office.value
        found.append(entity)
    return Value(found, tuple(s for f in fields for s in f.spans)) if found else blank()


def _size(event: Event, *, one: bool) -> Value:
    """The dead, injured and arrested where the telling has one place."""
    names = load("rows")["plover"]["size"]
    counts = [c for c in event.counts if c.what.value in names]
    spans = tuple(c.span for c in counts)
    if not counts:
        return EMPTY
    return Value({names[c.what.value]: c.low for c in counts}, spans) if one else blank(Reason.AMBIGUOUS, spans)


def _location(spot: Spot) -> Value:
    place = place_of(spot)
    if spot.place is None or place is None:
        return of_place(spot, "level")
    told: dict[str, Cell] = {
        "extracted_place": spot.place.toponym.name,
        "resolved_place": place.name,
        "geonameid": place.gazetteer_id if place.gazetteer_id > 0 else None,
        "lat": of_place(spot, "lat").cell,
        "lon": of_place(spot, "lon").cell,
        "province": place.admin1,
        "country": of_place(spot, "country_name").cell,
        "country_code": place.country,
        "resolution": load("rows")["plover"]["resolution"][place.level.value],
    }
    return Value({k: v for k, v in told.items() if v is not None}, (spot.place.toponym.span,))


def _cited(of: Sheet) -> Value:
    page = of.record.document
    told: dict[str, Cell] = {
        "publication": outlet(of.record).cell,
        "url": known(page.url).cell,
        "title": known(page.title).cell,
        "language": known(page.language).cell,
        "codebook": "PLOVER",
        "version": bundled("plover").version,
    }
    return Value({k: v for k, v in told.items() if v is not None})


def cameo_rows(of: Sheet) -> Coding:
    """GDELT's events table with CAMEO's root codes (GDELT 2.0 Event Database Codebook).

    A row for each telling and place, as CAMEO codes sentences. Only what is told as having happened has one: under CAMEO a plan
    is an intent and no act. ``NumMentions`` counts the tellings of the happening in this report.
    """
    return parted(_gdelt(of, spot) for spot in spots(of.record, of.record.events, merged=False))


def _gdelt(of: Sheet, spot: Spot) -> CodedRow:
    event = spot.events[0]
    told = event.status.value in load("acled")["status"]["coded"]
    why = ("" if root_code(event) else "no root code of CAMEO") if told else event.status.value
    columns = dict.fromkeys(load("rows")["cameo"]["columns"], EMPTY)
    code = root_code(event) or ""
    quads = {q: told.split()[-3::2] for q, (_, told) in listing("cameo", "quad").items()}
    quad = next((int(q) for q, (low, high) in quads.items() if code and low <= code <= high), None)
    columns |= {
        "GLOBALEVENTID": Value(row_id(of.record, spot), rule="ours; GDELT gives its own number"),
        "EventRootCode": Value(code, (event.trigger,)) if code else blank(Reason.NOT_IN_CODEBOOK, (event.trigger,)),
        "QuadClass": Value(quad, (event.trigger,)) if quad else EMPTY,
        "NumMentions": Value(1 + len(event.same_as)),
        "NumSources": Value(1, rule="this report"),
        "NumArticles": Value(1, rule="this report"),
        "SOURCEURL": known(of.record.document.url),
    }
    for side, part in (("Actor1Name", lambda e: e.agents), ("Actor2Name", lambda e: e.recipients)):
        fields = [f for f in union(spot, part) if f.value in of.actors and not of.actors[f.value].private]
        columns[side] = Value(of.actors[fields[0].value].name, fields[0].spans) if fields else blank()
    if isinstance(spot.when, Field):
        first = spot.when.value.first
        cells: dict[str, Cell] = {"SQLDATE": first.strftime(_DAY), "MonthYear": first.strftime(_DAY[:-2]), "Year": first.year}
        rule = "" if first == spot.when.value.last else "the first day of the interval"
        columns |= {name: Value(cell, spot.when.spans, rule) for name, cell in cells.items()}
    else:
        columns |= dict.fromkeys(("SQLDATE", "MonthYear", "Year"), blank(spot.when.reason, spot.when.spans))
    columns |= {
        "ActionGeo_FullName": of_place(spot, "told"),
        "ActionGeo_Lat": of_place(spot, "lat"),
        "ActionGeo_Long": of_place(spot, "lon"),
    }
    return CodedRow(row_id(of.record, spot), columns, (spot,), why)
