"""The flat rows of a record: events, places, claims and the report itself, for tables and maps.

A value that is not known leaves its column empty and puts the reason into the column that ends in ``_unknown``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import TypeVar

from reportedly.export.dating import PLAIN, AcledDate, Expression, GedDate, GtdDate, acled, expression, ged, gtd
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import NARRATOR, CountOf, Event, PlaceMention, Record, Statement
from reportedly.types.span import Span
from reportedly.types.text import Source
from reportedly.types.world import When

Cell = str | int | float | bool | None
Row = dict[str, Cell]
T = TypeVar("T")
D = TypeVar("D", AcledDate, GedDate, GtdDate)

_BETWEEN = "; "


def report_row(record: Record) -> Row:
    """One row for the report."""
    page = record.document
    row = _head(record)
    row |= {"sha256": page.sha256, "engine_version": record.engine.version, "settings": record.engine.settings}
    row |= _field("title", page.title) | _field("published", page.published, date.isoformat)
    row |= _field("language", page.language) | _field("url", page.url)
    named = page.source if isinstance(page.source, Source) else None
    row["source_name"] = named.name if named else None
    row["source_kind"] = named.kind.value if named else None
    row["source_owner"] = named.owner if named and isinstance(named.owner, str) else None
    row["words"] = len(page.text.split())
    row["events"] = len(record.events)
    row["claims"] = len(record.claims)
    row["warnings"] = _BETWEEN.join(w.code.value for w in record.warnings)
    return row


def event_rows(record: Record) -> Iterator[Row]:
    """One row for each event and each place of it; one row for an event without a place."""
    names = {a.id: a.name for a in record.actors}
    voices = {s.attribution.id: s for s in record.statements}
    timex = {t.timex.span: t.value for t in record.times}
    for event in record.events:
        row = _head(record) | {"event": event.id} | _quote("trigger", record, event.trigger)
        row |= (
            _field("plover", event.plover, basis=True) | _field("mode", event.mode) | _field("acled", event.acled, basis=True)
        )
        row |= {"coded": None, "coded_unknown": None} if event.coded is None else _field("coded", event.coded)
        row |= {"status": event.status.value, "time_frame": event.time_frame.value}
        row |= _list("agents", event.agents, names) | _list("recipients", event.recipients, names)
        row |= _when(event.when) | _dates(event.when, _expression(record, event.when, timex))
        row |= _voice(event.claimed_by, voices, names) | _counts(event)
        row |= _list("instruments", event.instruments) | _list("objects", event.objects) | _list("effects", event.effects)
        row |= _field("own_deed", event.own_deed)
        row["same_as"] = _BETWEEN.join(event.same_as)
        for index in event.places or (None,):
            yield row | _place(None if index is None else record.places[index], index)


def claim_rows(record: Record) -> Iterator[Row]:
    """One row for each claim, with who makes it."""
    names = {a.id: a.name for a in record.actors}
    voices = {s.attribution.id: s for s in record.statements}
    for i, claim in enumerate(record.claims):
        row = _head(record) | {"claim": i, "kind": claim.kind.value} | _quote("text", record, claim.span)
        row |= _voice(claim.claimed_by, voices, names)
        statement = voices.get(claim.claimed_by)
        via = statement.attribution.via if statement else None
        row["via"] = record.document[via] if via else None
        row |= _field("said", statement.said if statement else Unknown(Reason.NOT_STATED), date.isoformat)
        row["rendered"] = statement.attribution.kind.value if statement else None
        row["events"] = _BETWEEN.join(claim.events)
        yield row


def place_rows(record: Record) -> Iterator[Row]:
    """One row for each mention of a place."""
    for i, mention in enumerate(record.places):
        row = _head(record) | _quote("text", record, mention.toponym.span) | {"role": mention.role.value}
        yield row | _place(mention, i)


def _head(record: Record) -> Row:
    source = record.document.source
    return {
        "report": record.document.id,
        "engine": record.engine.name,
        "source": source.id if isinstance(source, Source) else None,
        "source_unknown": source.reason.value if isinstance(source, Unknown) else None,
    }


def _quote(name: str, record: Record, span: Span) -> Row:
    return {name: record.document[span], "start": span.start, "end": span.end}


def _plain(value: object) -> Cell:
    if isinstance(value, StrEnum):
        return value.value
    assert isinstance(value, str | int | float)
    return value


def _field(name: str, field: Field[T] | Unknown, shown: Callable[[T], Cell] = _plain, *, basis: bool = False) -> Row:
    row: Row = {name: shown(field.value) if isinstance(field, Field) else None}
    row[f"{name}_unknown"] = None if isinstance(field, Field) else field.reason.value
    if basis:
        row[f"{name}_basis"] = field.basis.value if isinstance(field, Field) else None
    return row


def _list(name: str, fields: Sequence[Field[str]], names: Mapping[str, str] | None = None) -> Row:
    told = _BETWEEN.join(names.get(f.value, f.value) if names else f.value for f in fields)
    return {name: told or None, f"{name}_unknown": None if told else Reason.NOT_STATED.value}


def _when(when: Field[When] | Unknown) -> Row:
    days = when.value if isinstance(when, Field) else None
    return {
        "first": days.first.isoformat() if days else None,
        "last": days.last.isoformat() if days else None,
        "precision": days.precision.value if days else None,
        "when_basis": when.basis.value if isinstance(when, Field) else None,
        "when_unknown": when.reason.value if isinstance(when, Unknown) else None,
    }


def _expression(record: Record, when: Field[When] | Unknown, timex: Mapping[Span, str]) -> Expression:
    """What the words of a time tell beyond its days, where they stand in one place."""
    if len(when.spans) != 1:
        return PLAIN
    (span,) = when.spans
    return expression(record.document[span], timex.get(span, ""))


def _dates(when: Field[When] | Unknown, told: Expression) -> Row:
    """The time as ACLED, UCDP GED and GTD write it."""
    in_gtd = gtd(when, told)
    row = _columns("acled", AcledDate, acled(when, told)) | _columns("ged", GedDate, ged(when))
    row |= _columns("gtd", GtdDate, in_gtd)
    extended = in_gtd if isinstance(in_gtd, Unknown) else in_gtd.extended
    row["gtd_extended_unknown"] = extended.reason.value if isinstance(extended, Unknown) else None
    return row


def _columns(book: str, kind: type[D], found: D | Unknown) -> Row:
    """The columns of a codebook, named as it names them."""
    row: Row = {}
    for column in (c.name for c in fields(kind)):
        value = found if isinstance(found, Unknown) else getattr(found, column)
        plain = value.isoformat() if isinstance(value, date) else value
        row[f"{book}_{column}"] = None if isinstance(plain, Unknown) else plain
    row[f"{book}_date_unknown"] = found.reason.value if isinstance(found, Unknown) else None
    return row


def _voice(claimed_by: str, voices: Mapping[str, Statement], names: Mapping[str, str]) -> Row:
    """Who says so: the narrator is a speaker like any other."""
    row: Row = {"claimed_by": claimed_by}
    if claimed_by == NARRATOR:
        return row | {"speaker": NARRATOR, "speaker_unknown": None}
    return row | _field("speaker", voices[claimed_by].speaker, lambda actor: names.get(actor, actor))


def _counts(event: Event) -> Row:
    row: Row = {f"{what.value}_{end}": None for what in CountOf for end in ("low", "high")}
    for count in event.counts:
        row[f"{count.what.value}_low"] = count.low
        row[f"{count.what.value}_high"] = count.high
    return row


def _place(mention: PlaceMention | None, index: int | None) -> Row:
    field = mention.field if mention else Unknown(Reason.NOT_STATED)
    place = field.value if isinstance(field, Field) else None
    return {
        "place_index": index,
        "place": place.name if place else None,
        "place_unknown": field.reason.value if isinstance(field, Unknown) else None,
        "place_anchors": _BETWEEN.join(str(i) for i in mention.anchors) or None if mention else None,
        "place_basis": field.basis.value if isinstance(field, Field) else None,
        "place_confidence": field.confidence if isinstance(field, Field) else None,
        "gazetteer_id": place.gazetteer_id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "level": place.level.value if place else None,
        "precision_km": place.precision_km if place else None,
    }
