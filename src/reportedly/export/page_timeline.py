"""An SVG time line: one row for each event or report, bars for intervals, the day of publication as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.export.markup import Markup, join, tag
from reportedly.types.world import When

WIDTH = 720.0
_GUTTER = 210.0
_ROW = 22.0
_TOP = 30.0
_LETTERS = 33
_STEPS = (1, 2, 3, 7, 14, 28, 91, 182, 365, 730, 1826, 3652)
_NEAR_BEFORE, _NEAR_AFTER = 75, 45
"""Days around publication that set the scale, if anything happens in them: one event of long ago must not flatten the news."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One interval; ``hollow`` for what is denied, planned or the like."""

    when: When
    anchors: str
    note: str
    hollow: bool = False
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A name with its bars, and the day on which it was published, None where that is not shown."""

    label: str
    link: str
    anchors: str
    bars: tuple[Bar, ...]
    published: date | None = None


def time_line(rows: Sequence[Row], published: Sequence[date], title: str) -> Markup:
    """The time line, or a sentence where no day is known."""
    rows = [row for row in rows if row.bars]
    if not rows:
        return tag("p", "No day is known.", class_="none")
    first, last = _window([bar.when for row in rows for bar in row.bars], published)
    days = (last - first).days + 1
    per_day = (WIDTH - _GUTTER - 12) / days
    high = _TOP + _ROW * len(rows) + 6
    drawn = [_row(row, _TOP + _ROW * n, first, last, per_day) for n, row in enumerate(rows)]
    lines = [_published(day, first, last, per_day, high) for day in sorted(set(published) - {row.published for row in rows})]
    body = join(_axis(first, days, per_day, high), *lines, *drawn)
    drawing = tag("svg", tag("title", title), body, class_="timeline", viewBox=f"0 0 {WIDTH:g} {high:g}", role="img")
    return join(drawing, tag("p", " ".join(_key(rows, published)), class_="small"))


def _key(rows: Sequence[Row], published: Sequence[date]) -> Iterator[str]:
    """What the looks mean, as far as they are drawn."""
    if any(row.published for row in rows):
        yield "Rhomb: published."
    elif published:
        yield "Dashed line: published."
    if any(bar.hollow for row in rows for bar in row.bars):
        yield "Hollow: denied, planned, demanded, threatened or hypothetical."


def _window(whens: Sequence[When], published: Sequence[date]) -> tuple[date, date]:
    days = [day for when in whens for day in (when.first, when.last)]
    if published:
        start, end = min(published) - timedelta(_NEAR_BEFORE), max(published) + timedelta(_NEAR_AFTER)
        near = [day for when in whens if start <= when.first and when.last <= end for day in (when.first, when.last)]
        days = [*near, *published] if near else days
    pad = max(1, (max(days) - min(days)).days // 20)
    return min(days) - timedelta(pad), max(days) + timedelta(pad)


def _x(day: date, first: date, per_day: float) -> float:
    return round(_GUTTER + (day - first).days * per_day, 1)


def _axis(first: date, days: int, per_day: float, high: float) -> Markup:
    step = next((s for s in _STEPS if days / s <= 9), _STEPS[-1])
    years = dict.fromkeys(d.isoformat()[:4] for d in (first, first + timedelta(days - 1)))
    ticks = [tag("text", "-".join(years), x=_GUTTER - 74, y=_TOP - 12)]
    for offset in range(0, days, step):
        day = first + timedelta(offset)
        x = _x(day, first, per_day)
        name = day.isoformat()[5:] if step < 91 else day.isoformat()[:7]
        ticks += [tag("path", d=f"M{x:g} {_TOP - 4:g}V{high:g}"), tag("text", name if x < WIDTH - 36 else "", x=x, y=_TOP - 12)]
    return tag("g", *ticks, class_="axis")


def _published(day: date, first: date, last: date, per_day: float, high: float) -> Markup:
    if not first <= day <= last:
        return Markup()
    x = _x(day, first, per_day) + per_day / 2
    line = tag("path", d=f"M{x:.1f} {_TOP - 8:g}V{high:g}")
    return tag("g", tag("title", f"published {day.isoformat()}"), line, class_="published")


def _row(row: Row, y: float, first: date, last: date, per_day: float) -> Markup:
    label = row.label if len(row.label) <= _LETTERS else row.label[: _LETTERS - 1] + "…"
    name = tag("text", label, x=0, y=y + 14)
    bars = [_bar(bar, y, first, last, per_day) for bar in row.bars]
    if row.published is not None and first <= row.published <= last:
        bars.append(_mark(row.published, _x(row.published, first, per_day) + per_day / 2, y))
    return join(tag("a", tag("title", row.label), name, href=row.link, data_a=row.anchors or None, class_="row"), *bars)


def _mark(day: date, x: float, y: float) -> Markup:
    """The day on which one row was published: a rhomb."""
    rhomb = tag("path", d=f"M{x:.1f} {y + 4:g}l5 6l-5 6l-5-6z")
    return tag("g", tag("title", f"published {day.isoformat()}"), rhomb, class_="mark")


def _bar(bar: Bar, y: float, first: date, last: date, per_day: float) -> Markup:
    classes = " ".join(("bar", *(["hollow"] if bar.hollow else []), *([bar.shade] if bar.shade else [])))
    title = tag("title", bar.note)
    if bar.when.last < first:
        shape = tag("text", f"◂ {bar.when.first.isoformat()[:7]}", x=_GUTTER + 2, y=y + 14)
        return tag("g", title, shape, class_="beyond", data_a=bar.anchors or None)
    if bar.when.first > last:
        shape = tag("text", f"{bar.when.first.isoformat()[:7]} ▸", x=WIDTH - 2, y=y + 14, text_anchor="end")
        return tag("g", title, shape, class_="beyond", data_a=bar.anchors or None)
    left = _x(max(bar.when.first, first), first, per_day)
    right = _x(min(bar.when.last, last) + timedelta(1), first, per_day)
    shape = tag("rect", x=left, y=y + 4, width=round(max(right - left, 4.0), 1), height=_ROW - 9, rx=2)
    return tag("g", title, shape, class_=classes, data_a=bar.anchors or None)
