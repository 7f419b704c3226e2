"""An HTML index over many reports: who says what of one place side by side, a table, a map and a time line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.export import phrases
from reportedly.export.compare import Accounts, accounts
from reportedly.export.incident_index import Joined, section
from reportedly.export.incident_words import say
from reportedly.export.markup import Markup, join, tag
from reportedly.export.page import bars, pins, whole_page
from reportedly.export.page_map import Pin, caption, world_map
from reportedly.export.page_timeline import Row, time_line
from reportedly.types.field import Field
from reportedly.types.record import Record
from reportedly.types.world import Place

_COLUMNS = ("Published", "Outlet", "Report", "Events", "Quoted", "Claims", "Warnings")


@dataclass(frozen=True, slots=True)
class Entry:
    """A report and the address of its page, as seen from the index."""

    record: Record
    link: str


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that are read side by side, such as those of one story."""

    title: str
    entries: tuple[Entry, ...]


def index(title: str, groups: Sequence[Group], joined: Sequence[Joined] = ()) -> str:
    """The index of all ``groups``, and of the incidents that their reports are joined to, as one self-contained page."""
    entries = [entry for group in groups for entry in group.entries]
    events = sum(len(e.record.events) for e in entries)
    said = sum(len(e.record.statements) for e in entries)
    lead = f"{len(entries)} reports, {events} events, {said} quoted statements."
    law = "What is told is not what happened: every event hangs on the one who tells it."
    links = [tag("a", say("index", "title"), href="#incidents")] if joined else []
    links += [tag("a", group.title, href=f"#g{n}") for n, group in enumerate(groups, 1)]
    body = [_group(f"g{n}", group) for n, group in enumerate(groups, 1)]
    overview = tag("section", tag("h2", "All reports"), _map(entries, "Places of all events"), id="all")
    nav = tag("nav", *links, aria_label="Stories") if len(links) > 1 else Markup()
    return whole_page(
        title,
        tag(
            "header",
            tag("p", tag("button", "light / dark", type="button", id="theme"), class_="tools"),
            tag("h1", title),
            tag("p", lead, " ", law),
        ),
        tag("main", nav, section(joined, _published(entries)) if joined else Markup(), overview, *body, class_="index"),
    )


def _group(key: str, group: Group) -> Markup:
    rivals = accounts([e.record for e in group.entries])
    parts = [
        tag("h3", group.title),
        _table(group.entries),
        _side_by_side(group.entries, rivals) if rivals else Markup(),
        tag("div", tag("div", _map(group.entries, f"Places: {group.title}")), tag("div", _times(group)), class_="pair"),
    ]
    return tag("section", *parts, id=key)


def _table(entries: Sequence[Entry]) -> Markup:
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in _COLUMNS)))
    return tag("table", head, tag("tbody", *(_report(entry) for entry in entries)), class_="wide")


def _report(entry: Entry) -> Markup:
    record = entry.record
    warnings = ", ".join(dict.fromkeys(w.code.value.replace("_", " ") for w in record.warnings))
    cells = (
        phrases.day(record.document.published),
        join(tag("b", phrases.outlet(record.document)), tag("p", phrases.outlet_note(record.document), class_="small")),
        tag("a", phrases.headline(record.document), href=entry.link, dir="auto"),
        str(len(record.events)),
        str(len(record.statements)),
        str(len(record.claims)),
        f"{len(record.warnings)}: {warnings}" if warnings else "0",
    )
    return tag("tr", *(tag("td", cell, data_label=name) for name, cell in zip(_COLUMNS, cells, strict=True)))


def _side_by_side(entries: Sequence[Entry], told: Accounts) -> Markup:
    names = ("Report", "Who says so", "What", "Status", "When", "Toll")
    rows = []
    for account in told.told:
        entry = entries[account.report]
        cells = (
            phrases.outlet(entry.record.document),
            account.teller,
            tag("a", f"{account.words} ({account.deed})", href=f"{entry.link}#{account.anchor}"),
            tag("span", account.status, class_=f"status {account.status}"),
            account.when,
            account.toll,
        )
        rows.append(tag("tr", *(tag("td", cell, data_label=name) for name, cell in zip(names, cells, strict=True))))
    head = tag("thead", tag("tr", *(tag("th", name, scope="col") for name in names)))
    title = tag("h3", f"Who says what of {told.place.name}")
    note = tag("p", "Side by side, not joined: whether these tell one happening has not been judged.", class_="small")
    return join(title, note, tag("table", head, tag("tbody", *rows), class_="wide"))


def _map(entries: Sequence[Entry], title: str) -> Markup:
    found: dict[Place, list[Pin]] = {}
    for entry in entries:
        for pin in pins(entry.record, entry.link):
            outlet = phrases.outlet(entry.record.document)
            found.setdefault(pin.place, []).append(replace(pin, note=f"{outlet}: {pin.note}"))
    merged = [_merged(group) for group in found.values()]
    return join(world_map(merged, title), caption(merged))


def _merged(pins: Sequence[Pin]) -> Pin:
    return replace(
        pins[0],
        anchors="",
        note="\n".join(p.note for p in pins),
        weight=sum(p.weight for p in pins),
        hollow=all(p.hollow for p in pins),
    )


def _times(group: Group) -> Markup:
    rows = []
    for entry in group.entries:
        told = tuple(replace(bar, anchors="") for _, _, bar in bars(entry.record))
        rows.append(Row(phrases.outlet(entry.record.document), entry.link, "", told))
    return time_line(rows, _published(group.entries), f"Days: {group.title}")


def _published(entries: Sequence[Entry]) -> list[date]:
    return [day.value for e in entries if isinstance(day := e.record.document.published, Field)]
