"""The lists of a report's page: places and times, actors, warnings, loaded wording, refusals."""

from __future__ import annotations

from reportedly.export import phrases
from reportedly.export.markup import Markup, tag
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Record
from reportedly.types.world import Place, When


def warnings(record: Record) -> Markup:
    """What a careful coder would flag, each with its words."""
    items = []
    for n, warning in enumerate(record.warnings, 1):
        quote = tag("q", record.document[warning.span], dir="auto") if warning.span else Markup()
        code = tag("b", warning.code.value.replace("_", " "))
        items.append(tag("li", code, ": ", warning.message, " ", quote, id=f"n{n}", data_a=f"n{n}", tabindex="0"))
    return tag("ul", *items, class_="warnings") if items else Markup()


def mentions(record: Record) -> Markup:
    """Every place and time as written, what it stands for and how that is known."""
    rows = []
    for n, place in enumerate(record.places, 1):
        found = phrases.place(place.field)
        rows.append(_mention(f"p{n}", record.document[place.toponym.span], found, place.role.value, place.field))
    for n, time in enumerate(record.times, 1):
        flags = ", ".join(f.value.replace("_", " ") for f in time.flags)
        rows.append(_mention(f"t{n}", record.document[time.timex.span], phrases.time(time.field), flags, time.field))
    head = tag("thead", tag("tr", *(tag("th", h, scope="col") for h in ("As written", "Is", "Role or flags", "Basis"))))
    return tag("table", head, tag("tbody", *rows), class_="mentions") if rows else Markup()


def _mention(anchor: str, quote: str, found: str, role: str, field: Field[Place] | Field[When] | Unknown) -> Markup:
    known = isinstance(field, Field)
    by = str(field.by) if isinstance(field, Field) else ""
    cells = (
        tag("td", quote, dir="auto"),
        tag("td", found, class_=None if known else "unknown"),
        tag("td", role),
        tag("td", _evidence(field), title=by or None),
    )
    return tag("tr", *cells, id=anchor, data_a=anchor, tabindex="0")


def _evidence(field: Field[Place] | Field[When] | Unknown) -> str:
    return "; ".join(part for part in (phrases.known(field), field.note, phrases.weighed(field)) if part)


def wording(record: Record) -> Markup:
    """Words by which the narrator takes sides, of whom, and why they are loaded."""
    items = []
    for n, loaded in enumerate(record.wording, 1):
        quote = tag("q", record.document[loaded.span], dir="auto")
        items.append(tag("li", quote, f" {phrases.loaded(record, loaded)}", id=f"w{n}", data_a=f"w{n}", tabindex="0"))
    return tag("ul", *items, class_="wordings") if items else Markup()


def refusals(record: Record) -> Markup:
    """What the engine proposed and could not place on the page."""
    items = [tag("li", tag("q", r.proposed), f" {r.why} ({r.by})") for r in record.refusals]
    return tag("ul", *items) if items else Markup()


def actors(record: Record) -> Markup:
    """Everyone who acts or speaks, with what they are and where they are named."""
    rows = []
    for n, actor in enumerate(record.actors, 1):
        named = ", ".join(dict.fromkeys(" ".join(record.document[span].split()) for span in actor.spans))
        kind = phrases.unknown(actor.kind) if isinstance(actor.kind, Unknown) else actor.kind.value.value
        cells = (
            tag("td", actor.name, ", private person" if actor.private else "", phrases.held(actor), dir="auto"),
            tag("td", kind, class_="unknown" if isinstance(actor.kind, Unknown) else None),
            tag("td", phrases.plain(actor.country), class_="unknown" if isinstance(actor.country, Unknown) else None),
            tag("td", named, dir="auto"),
        )
        rows.append(tag("tr", *cells, id=f"x{n}", data_a=f"x{n}", tabindex="0"))
    head = tag("thead", tag("tr", *(tag("th", h, scope="col") for h in ("Name", "Is", "Country", "Named as"))))
    return tag("table", head, tag("tbody", *rows), class_="mentions") if rows else Markup()
