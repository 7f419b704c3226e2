"""One incident as one self-contained HTML page: what each camp says side by side, a map, a time line, why it is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.export import incident_words as words
from reportedly.export import phrases
from reportedly.export.incident_camps import Camp, Voice, camps
from reportedly.export.incident_view import Carried, IncidentView, Teller
from reportedly.export.incident_words import say
from reportedly.export.markup import Markup, join, tag
from reportedly.export.page import whole_page
from reportedly.export.page_map import Pin, caption, world_map
from reportedly.export.page_timeline import Bar, Row, time_line
from reportedly.types.field import Field
from reportedly.types.incident import EventRef, Member, Told
from reportedly.types.record import UNREAL, Status
from reportedly.types.world import Place, When

_UNREAL = UNREAL | {Status.DENIED}


@dataclass(frozen=True, slots=True)
class _Screen:
    """What the parts of the page share: the view, its camps, the anchor of each telling, the address of each report's page."""

    view: IncidentView
    camps: tuple[Camp, ...]
    anchors: Mapping[EventRef, str]
    pages: Mapping[str, str]


def incident_page(view: IncidentView, pages: Mapping[str, str], index: str = "") -> str:
    """The incident as HTML. ``pages`` are addresses of reports' pages by report id, where there are any.

    ``index`` is the address of the page that lists it, "" where there is none.
    """
    grouped = camps(view)
    voices = [v for c in grouped for v in c.voices]
    anchors = {t.ref: f"v{n}" for n, v in enumerate(voices, 1) for t in (*v.tellers, *v.carried)}
    screen = _Screen(view, grouped, anchors, pages)
    parts = {
        "camps": tag("div", *(_camp(c, screen) for c in grouped), class_="camps"),
        "conflicts": _conflicts(screen),
        "agreed": _agreed(view),
        "map": _map(screen),
        "time": _times(screen),
        "origins": tag("ol", *(tag("li", view.plain("; ".join(o.why))) for o in view.incident.origins))
        if view.incident.origins
        else Markup(),
        "copies": _list(_copy(c, view) for c in view.carried),
        "links": _list(_link(m, screen) for m in view.incident.members),
        "contenders": _list(
            join(words.contender(c), tag("p", words.contender_why(c), class_="small")) for c in view.incident.contenders
        ),
        "history": _list(join(words.change(c)) for c in view.history),
    }
    shown = {key: body for key, body in parts.items() if body}
    nav = tag("nav", *(tag("a", say("sections", key), href=f"#{key}") for key in shown), aria_label=say("head", "parts"))
    sections = (tag("section", tag("h2", say("sections", key)), body, id=key) for key, body in shown.items())
    title = view.incident.label or view.incident.id
    return whole_page(f"{title} · reportedly", _header(view, title, index), tag("main", nav, *sections, class_="index"))


def _list(items: Iterator[Markup]) -> Markup:
    found = [tag("li", item) for item in items]
    return tag("ul", *found, class_="plain") if found else Markup()


def _header(view: IncidentView, title: str, index: str) -> Markup:
    found = view.incident
    up = tag("a", say("head", "index"), href=index) if index else Markup()
    theme = tag("button", say("head", "theme"), type="button", id="theme")
    grade = say("head", "grade", grade=found.grade, meaning=words.grade(found.grade))
    return tag(
        "header",
        tag("p", up, theme, class_="tools"),
        tag("h1", title, dir="auto"),
        tag("p", tag("b", words.counts(found))),
        tag("p", tag("span", str(found.grade), class_=f"grade g{found.grade}"), " ", grade),
        tag("p", say("head", "letter")),
        tag("p", say("law", "words")),
        tag("p", say("head", "id", id=found.id), class_="small"),
    )


def _camp(camp: Camp, screen: _Screen) -> Markup:
    return tag("div", tag("h3", camp.title, dir="auto"), *(_voice(v, screen) for v in camp.voices), class_="camp")


def _voice(voice: Voice, screen: _Screen) -> Markup:
    main, anchor = voice.main, screen.anchors[voice.main.ref]
    speaker = tag("span", words.speaker(main), class_="speaker", dir="auto")
    head = tag(
        "p", tag("b", main.outlet, dir="auto"), ", ", tag("span", phrases.day(main.published), class_="day"), class_="small"
    )
    rest = (
        _folded(words.more_times(len(voice.more)), voice.more, screen),
        *_denials(voice, screen),
        _folded(words.copies(voice.copies), voice.carried, screen),
    )
    values = (_field(field, told) for field, told in words.quarrel(voice.tellers, screen.view))
    who = tag("p", speaker, *_notes(main))
    return tag("div", head, who, *values, _quote(main, screen), *rest, class_="telling", id=anchor, data_a=anchor)


def _notes(teller: Teller) -> Iterator[Markup]:
    for note in words.notes(teller):
        known = note == teller.status.value
        yield join(" ", tag("span", note, class_=f"status {note}" if known else "small"))


def _field(field: str, told: Sequence[tuple[str, Told]]) -> Markup:
    values = (join(", " if n else "", _value(shown, one)) for n, (shown, one) in enumerate(told))
    return tag("p", f"{words.field(field)}: ", *values, class_="value")


def _value(shown: str, told: Told) -> Markup:
    if not told.corrected:
        return tag("span", shown, class_="toll", dir="auto")
    return join(tag("s", shown, dir="auto"), " ", tag("span", say("telling", "corrected"), class_="small"))


def _quote(teller: Teller, screen: _Screen) -> Markup:
    """The sentence with its trigger marked; it leads to the event on the report's page, where there is one."""
    start, end = teller.trigger.start, teller.trigger.end
    hit = tag("mark", words.flat(teller.quote[start:end]))
    body = join(words.flat(teller.quote[:start]), hit, words.flat(teller.quote[end:]))
    page = screen.pages.get(teller.ref.report)
    inside = tag("a", body, href=f"{page}#e{teller.number}", title=teller.title) if page else body
    return tag("blockquote", inside, dir="auto")


def _folded(summary: str, tellers: Sequence[Teller], screen: _Screen) -> Markup:
    if not tellers:
        return Markup()
    lines = (join(tag("p", t.outlet, *_notes(t), class_="small"), _quote(t, screen)) for t in tellers)
    return tag("details", tag("summary", summary, dir="auto"), *lines)


def _denials(voice: Voice, screen: _Screen) -> Iterator[Markup]:
    for ref, line in words.denials(voice.tellers, screen.view):
        link = tag("a", line, href=f"#{screen.anchors[ref]}", data_a=screen.anchors[ref])
        yield tag("p", link, class_="denies", dir="auto")


def _conflicts(screen: _Screen) -> Markup:
    rows = []
    for field, told in words.fields(screen.view, quarrel=True):
        for n, one in enumerate(told):
            name = tag("th", words.field(field) if not n else "", scope="row")
            by = tag("td", words.tellers_of(field, one, screen.view), class_="small", dir="auto")
            rows.append(tag("tr", name, tag("td", _value(one.value, one)), by, class_="first" if not n else None))
    return tag("table", tag("tbody", *rows), class_="quarrel") if rows else Markup()


def _agreed(view: IncidentView) -> Markup:
    told = words.fields(view, quarrel=False)
    rows = (
        tag("tr", tag("th", words.field(f), scope="row"), tag("td", "; ".join(t.value for t in found))) for f, found in told
    )
    return tag("table", tag("tbody", *rows), class_="quarrel") if told else Markup()


def _map(screen: _Screen) -> Markup:
    """All places told, with who tells each; what only denials tell of is hollow."""
    told: dict[tuple[Place, bool], list[Teller]] = {}
    for teller in screen.view.tellers:
        for place, derived in teller.places:
            told.setdefault((place, derived), []).append(teller)
    pins = [replace(_pin(place, tellers, screen), derived=derived) for (place, derived), tellers in told.items()]
    return join(world_map(pins, say("sections", "map")), caption(pins))


def _pin(place: Place, tellers: Sequence[Teller], screen: _Screen) -> Pin:
    anchors = dict.fromkeys(screen.anchors[t.ref] for t in tellers)
    who = ", ".join(dict.fromkeys(words.who(t) for t in tellers))
    return Pin(
        place=place,
        label=place.name,
        link=f"#{next(iter(anchors))}",
        anchors=" ".join(anchors),
        note=f"{place.name} ±{place.precision_km:g} km: {who}",
        weight=len(tellers),
        hollow=all(t.status in _UNREAL for t in tellers),
    )


def _times(screen: _Screen) -> Markup:
    """A row for each voice, and for each copy: the days it tells, and when it was published."""
    rows = []
    for camp in screen.camps:
        for voice in camp.voices:
            rows.append(_row(voice.tellers, screen))
            rows += [_row([t for t in voice.carried if t.outlet == outlet], screen) for outlet in voice.copies]
    published = [row.published for row in rows if row.published is not None]
    return time_line(rows, published, say("sections", "time"))


def _row(tellers: Sequence[Teller], screen: _Screen) -> Row:
    first = tellers[0]
    anchor = screen.anchors[first.ref]
    real: dict[When, bool] = {}
    for teller in tellers:
        if isinstance(teller.when, Field):
            real[teller.when.value] = real.get(teller.when.value, False) or teller.status not in _UNREAL
    bars = (
        Bar(when, anchor, f"{words.who(first)}: {phrases.interval(when)}", not real[when]) for when in sorted(real, key=_days)
    )
    published = first.published.value if isinstance(first.published, Field) else None
    return Row(words.who(first), f"#{anchor}", anchor, tuple(bars), published)


def _days(when: When) -> tuple[date, date]:
    return when.first, when.last


def _copy(carried: Carried, view: IncidentView) -> Markup:
    copy = carried.copy
    quotes = (tag("blockquote", words.flat(q.here), dir="auto") for q in carried.quotes)
    summary = tag("summary", view.plain(words.copied(copy)))
    return join(tag("details", summary, *quotes), tag("p", view.plain("; ".join(copy.why)), class_="small"))


def _link(member: Member, screen: _Screen) -> Markup:
    told = screen.view.teller[member.ref]
    head = f"{words.ref(member.ref)} ({words.who(told)}): {member.judgement} {member.score:.2f}"
    where = tag("a", head, href=f"#{screen.anchors[member.ref]}", data_a=screen.anchors[member.ref], dir="auto")
    if not member.reasons:
        return join(where, tag("p", words.member_reason(member.reasons), class_="small"))
    rows = (tag("tr", tag("td", f"{r.points:+.2f}"), tag("td", words.reason(r), dir="auto")) for r in member.reasons)
    return join(where, tag("details", tag("summary", words.strongest(member.reasons), dir="auto"), tag("table", *rows)))
