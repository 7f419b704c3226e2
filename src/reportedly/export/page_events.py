"""The events of a record as an HTML table, with the evidence of every value to unfold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.export import phrases
from reportedly.export.markup import Markup, join, tag
from reportedly.export.why import Why, in_short, why
from reportedly.types.field import Field, Unknown
from reportedly.types.record import NARRATOR, Event, Record, TimeFrame

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
    row = tag("tr", *body, id=anchors[event.id], data_a=anchors[event.id], tabindex="0")
    return join(row, tag("tr", tag("td", _why(record, event), colspan=str(len(HEADINGS))), class_="why"))


def _what(record: Record, event: Event) -> Markup:
    name = tag("p", tag("span", event.id, class_="id"), " ", tag("b", record.document[event.trigger], dir="auto"))
    frame = ", background" if event.time_frame is TimeFrame.BACKGROUND else ""
    status = tag("p", tag("span", event.status.value, class_=f"status {event.status}"), frame)
    acled = tag("p", "ACLED: ", _or_unknown(event.acled), class_="small")
    own = Markup() if event.coded is None else tag("p", "Code: ", _or_unknown(event.coded), class_="small")
    return join(name, tag("p", phrases.deed(event)), acled, own, status)


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


def _why(record: Record, event: Event) -> Markup:
    """Why it is coded so as one sentence, which unfolds to every value with its rule and characters."""
    rows = (
        tag("tr", tag("th", w.name, scope="row"), tag("td", _value(w)), tag("td", *_because(record, w)))
        for w in why(record, event)
    )
    return tag("details", tag("summary", in_short(record, event), dir="auto"), tag("table", *rows))


def _value(told: Why) -> Markup:
    if isinstance(told.field, Unknown):
        return tag("span", phrases.unknown(told.field), class_="unknown")
    known = tag("p", phrases.known(told.field), class_="small") if told.field is not None else Markup()
    return join(tag("b", told.shown), known)


def _because(record: Record, told: Why) -> Iterator[Markup]:
    spans = told.field.spans if told.field is not None else ()
    quotes = dict.fromkeys(f"“{' '.join(record.document[s].split())}”" for s in spans)
    yield tag("p", "; ".join((told.words, *(q for q in quotes if q not in told.words))), dir="auto")
    if told.by:
        yield tag("code", told.by)
    if told.field is not None and (weighed := phrases.weighed(told.field)):
        yield tag("p", weighed, class_="small")
