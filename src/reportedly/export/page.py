"""One report as one self-contained HTML page: its marked text beside who says what, the events, a map, a time line."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from reportedly.export import phrases
from reportedly.export.markup import Markup, join, tag
from reportedly.export.page_events import events
from reportedly.export.page_map import Pin, caption, world_map
from reportedly.export.page_mentions import actors, mentions, refusals, warnings, wording
from reportedly.export.page_text import legend, marked_text
from reportedly.export.page_timeline import Bar, Row, time_line
from reportedly.export.page_voices import voices
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Event, Record, Status
from reportedly.types.world import Place, When

_HAPPENED = frozenset({Status.ASSERTED, Status.ALLEGED})


@cache
def _asset(name: str) -> str:
    return (files("reportedly.export") / "static" / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def whole_page(title: str, *body: str) -> str:
    """A page that loads nothing from anywhere and runs no script but its own."""
    style, script = Markup(_asset("page.css")), Markup(_asset("page.js"))
    policy = f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", style),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, tag('body', *body, tag('script', script)), lang='en')}\n"


def page(record: Record, index: str = "") -> str:
    """``record`` as HTML. ``index`` is the address of the page that lists this one, "" where there is none."""
    anchors = _anchors(record)
    parts = (
        ("voices", "Who says what", voices(record, anchors)),
        ("events", "Events", events(record, anchors)),
        ("map", "Where", _map(record)),
        ("time", "When", _times(record)),
        ("warnings", "Warnings", warnings(record)),
        ("places", "Places and times named", mentions(record)),
        ("actors", "Actors", actors(record)),
        ("wording", "Loaded wording of the narrator", wording(record)),
        ("refused", "Refused", refusals(record)),
    )
    shown = [(key, name, body) for key, name, body in parts if body]
    links = [tag("a", name, href=f"#{key}") for key, name, _ in shown]
    sections = [tag("section", tag("h2", name), body, id=key) for key, name, body in shown]
    up = tag("a", "all reports", href=index) if index else Markup()
    return whole_page(
        f"{phrases.headline(record.document)} · reportedly",
        tag("a", "Skip to the record", href="#record", class_="skip"),
        _header(record, up),
        tag(
            "main",
            tag("article", legend(), marked_text(record), aria_label="The report"),
            tag("div", tag("nav", *links, aria_label="Parts of the record"), *sections, id="record"),
        ),
        _footer(record),
    )


def _anchors(record: Record) -> Mapping[object, str]:
    """The place on the page of each event and statement by its id, and of each claim."""
    anchors: dict[object, str] = {event.id: f"e{n}" for n, event in enumerate(record.events, 1)}
    anchors.update((statement.attribution.id, f"a{n}") for n, statement in enumerate(record.statements, 1))
    anchors.update((claim, f"c{n}") for n, claim in enumerate(record.claims, 1))
    return anchors


def _header(record: Record, up: Markup) -> Markup:
    document = record.document
    note = phrases.outlet_note(document)
    facts = (
        f"published {phrases.day(document.published)}{phrases.basis_note(document.published)}",
        f"language {phrases.plain(document.language)}{phrases.basis_note(document.language)}",
        document.id,
    )
    theme = tag("button", "light / dark", type="button", id="theme")
    return tag(
        "header",
        tag("p", up, theme, class_="tools"),
        tag("h1", phrases.headline(document), dir="auto"),
        tag("p", tag("b", phrases.outlet(document)), f" — {note}" if note else ""),
        tag("p", " · ".join(facts), class_="small"),
    )


def _footer(record: Record) -> Markup:
    engine = record.engine
    what = f"Read by reportedly, engine {engine.name}@{engine.version}, settings {engine.settings}. SHA-256 of the original: "
    law = "What is told is not what happened: every event here hangs on the one who tells it."
    return tag("footer", tag("p", law), tag("p", what, tag("code", record.document.sha256), class_="small"))


def pins(record: Record, page_link: str = "") -> tuple[Pin, ...]:
    """The places of a record's events as pins that link to the event's row on the page at ``page_link``."""
    told: dict[Place, list[tuple[int, Event]]] = {}
    for n, event in enumerate(record.events, 1):
        fields = [record.places[index].field for index in event.places]
        for place in dict.fromkeys(f.value for f in fields if isinstance(f, Field)):
            told.setdefault(place, []).append((n, event))
    return tuple(_pin(record, place, group, page_link) for place, group in told.items())


def _pin(record: Record, place: Place, group: list[tuple[int, Event]], page_link: str) -> Pin:
    deeds = dict.fromkeys(f"{record.document[e.trigger]} ({e.status})" for _, e in group)
    named = [(n, p) for n, p in enumerate(record.places, 1) if isinstance(p.field, Field) and p.field.value == place]
    return Pin(
        place=place,
        label=place.name,
        link=f"{page_link}#e{group[0][0]}",
        anchors=" ".join((*(f"e{n}" for n, _ in group), *(f"p{n}" for n, _ in named))),
        note=f"{place.name}, within {place.precision_km:g} km: {', '.join(deeds)}",
        weight=len(group),
        hollow=not any(e.status in _HAPPENED for _, e in group),
        derived=any(p.anchors for _, p in named),
    )


def bars(record: Record) -> tuple[tuple[Event, str, Bar], ...]:
    """Each event whose day is known with its anchor and its bar on a time line."""
    return tuple(
        (event, f"e{n}", _bar(record, event, f"e{n}", event.when))
        for n, event in enumerate(record.events, 1)
        if isinstance(event.when, Field)
    )


def _bar(record: Record, event: Event, anchor: str, when: Field[When]) -> Bar:
    note = f"{record.document[event.trigger]}: {event.status}, {phrases.where(record, event)}, {phrases.interval(when.value)}"
    return Bar(when.value, anchor, note, event.status not in _HAPPENED)


def _map(record: Record) -> Markup:
    placed = pins(record)
    return join(world_map(placed, "Places of the events"), caption(placed))


def _times(record: Record) -> Markup:
    rows = [Row(f"{e.id} {record.document[e.trigger]}", f"#{anchor}", anchor, (bar,)) for e, anchor, bar in bars(record)]
    published = [record.document.published.value] if isinstance(record.document.published, Field) else []
    dateless = [(f"e{n}", e) for n, e in enumerate(record.events, 1) if isinstance(e.when, Unknown)]
    left = tag(
        "p",
        "No day: ",
        *(
            join(tag("a", f"{e.id} {record.document[e.trigger]}", href=f"#{a}", data_a=a), f" ({phrases.unknown(e.when)}) ")
            for a, e in dateless
            if isinstance(e.when, Unknown)
        ),
        class_="small",
    )
    return join(time_line(rows, published, "Days of the events"), left if dateless else Markup())
