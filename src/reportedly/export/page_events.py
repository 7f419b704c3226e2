"""The events of a record as an HTML table, with the evidence of every value to unfold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.export import phrases
from reportedly.export.markup import Markup, join, tag
from reportedly.types.field import Field, Unknown
from reportedly.types.record import NARRATOR, Event, Record, TimeFrame
from reportedly.types.world import ActorKind

HEADINGS = ("What", "Where and when", "Who, to whom, toll", "Told by")


def events(record: Record, anchors: Mapping[object, str]) -> Markup:
    """One row an event; ``anchors`` gives each event and statement its place on the page."""
    if not record.events:
        return tag("p", "No event was found.", class_="none")
    head = tag("thead", tag("tr", *(tag("th", h, scope="col") for h in HEADINGS)))
    rows = (_row(record, event, anchors) for event in record.events)
    return tag("table", head, tag("tbody", *rows), class_="events")


def _row(record: Record, event: Event, anchors: Mapping[object, str]) -> Markup:
    cells = (_what(record, event), _where_when(record, event), _who(record, event), _told_by(record, event, anchors))
    body = (tag("td", cell, data_label=name) for name, cell in zip(HEADINGS, cells, strict=True))
    return tag("tr", *body, id=anchors[event.id], data_a=anchors[event.id], tabindex="0")


def _what(record: Record, event: Event) -> Markup:
    name = tag("p", tag("span", event.id, class_="id"), " ", tag("b", record.document[event.trigger], dir="auto"))
    frame = ", background" if event.time_frame is TimeFrame.BACKGROUND else ""
    status = tag("p", tag("span", event.status.value, class_=f"status {event.status}"), frame)
    acled = tag("p", "ACLED: ", _or_unknown(event.acled), class_="small")
    own = Markup() if event.coded is None else tag("p", "Code: ", _or_unknown(event.coded), class_="small")
    return join(name, tag("p", phrases.deed(event)), acled, own, status, _evidence(record, event))


def _or_unknown(field: Field[str] | Unknown) -> Markup:
    return tag("span", phrases.unknown(field), class_="unknown") if isinstance(field, Unknown) else join(field.value)


def _where_when(record: Record, event: Event) -> Markup:
    where = tag("p", phrases.where(record, event), class_=None if event.places else "unknown")
    if isinstance(event.when, Unknown):
        return join(where, tag("p", phrases.time(event.when), class_="unknown"))
    when = event.when.value
    time = tag("time", phrases.interval(when), datetime=when.first.isoformat())
    return join(where, tag("p", time), tag("p", f"{when.precision}, {event.when.basis}", class_="small"))


def _who(record: Record, event: Event) -> Markup:
    lines = [_actors(record, "by ", event.agents), _actors(record, "to ", event.recipients)]
    for label, fields in (("hit: ", event.objects), ("with: ", event.instruments), ("effect: ", event.effects)):
        if fields:
            lines.append(tag("p", label, phrases.words(fields)))
    lines.append(tag("p", phrases.tolls(event), class_="toll" if event.counts else "small"))
    return join(*lines)


def _actors(record: Record, label: str, fields: tuple[Field[str], ...]) -> Markup:
    return tag("p", label, tag("span", phrases.names(record, fields), class_=None if fields else "unknown", dir="auto"))


def _told_by(record: Record, event: Event, anchors: Mapping[object, str]) -> Markup:
    teller = phrases.teller(record, event.claimed_by)
    statement = next((s for s in record.statements if s.attribution.id == event.claimed_by), None)
    if event.claimed_by == NARRATOR or statement is None:
        by = tag("p", teller)
    else:
        by = tag("p", tag("a", teller, href=f"#{anchors[event.claimed_by]}", data_a=anchors[event.claimed_by]))
    own = Markup()
    if isinstance(event.own_deed, Unknown):
        own = tag("p", f"own deed: {phrases.unknown(event.own_deed)}", class_="small")
    elif event.own_deed.value:
        own = tag("p", "its own deed", class_="small")
    same = [tag("a", key, href=f"#{anchors[key]}", data_a=anchors[key]) for key in event.same_as if key in anchors]
    return join(by, own, tag("p", "same as ", *(join(s, " ") for s in same), class_="small") if same else Markup())


def _evidence(record: Record, event: Event) -> Markup:
    rows = [
        tag("tr", tag("th", name, scope="row"), tag("td", *_value(record, field, shown)))
        for name, field, shown in _fields(record, event)
    ]
    sure = tag("tr", tag("th", "confidence", scope="row"), tag("td", phrases.surely(event)))
    return tag("details", tag("summary", "evidence"), tag("table", *rows, sure))


def _fields(record: Record, event: Event) -> Iterator[tuple[str, Field[object] | Unknown, str]]:
    yield "PLOVER", event.plover, phrases.plain(event.plover)
    yield "mode", event.mode, phrases.plain(event.mode)
    yield "ACLED", event.acled, phrases.plain(event.acled)
    if event.coded is not None:
        yield "code", event.coded, phrases.plain(event.coded)
    for index in event.places:
        mention = record.places[index]
        yield "place", mention.field, phrases.place(mention.field)
    yield "time", event.when, phrases.time(event.when)
    for name, fields in (("doer", event.agents), ("target", event.recipients)):
        for field in fields:
            yield name, field, phrases.names(record, (field,)) + _kind(record, field)
    for name, fields in (("hit", event.objects), ("with", event.instruments), ("effect", event.effects)):
        for field in fields:
            yield name, field, field.value
    yield "own deed", event.own_deed, "" if isinstance(event.own_deed, Unknown) else "yes" if event.own_deed.value else "no"


def _kind(record: Record, field: Field[str]) -> str:
    kind: Field[ActorKind] | Unknown | None = next((a.kind for a in record.actors if a.id == field.value), None)
    return f", {kind.value}" if isinstance(kind, Field) else ""


def _value(record: Record, field: Field[object] | Unknown, shown: str) -> Iterator[Markup]:
    quotes = ", ".join(dict.fromkeys(f"“{' '.join(record.document[s].split())}”" for s in field.spans))
    if isinstance(field, Unknown):
        yield tag("span", phrases.unknown(field), class_="unknown")
    else:
        yield join(tag("b", shown), f" ({phrases.known(field)})")
        yield tag("code", str(field.by))
    if field.note or quotes:
        yield tag("p", "; ".join(part for part in (field.note, quotes) if part), dir="auto")
    if weighed := phrases.weighed(field):
        yield tag("p", weighed, class_="small")
