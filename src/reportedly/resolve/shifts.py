"""Which days an expression names that tells a distance: "last week", "two years ago", "the day of the strike"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.resolve import calendar, timex3
from reportedly.resolve.anchors import Page
from reportedly.resolve.told import Around, Told
from reportedly.types.timex import Anchor, Length, Shift, Timex, TimexType, Unit
from reportedly.types.world import Precision, When

_REACH, _WEEKS = 6, 60
"""Expressions before a shift from which a day, and from which a week or a quarter, may be counted on."""
_CLOCKED = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)
_TURNING = (Unit.YEAR, Unit.MONTH, Unit.WEEK)


@dataclass(frozen=True, slots=True)
class _Start:
    """The day a shift counts from (None: no day is told), the evidence, the unit in which the result is told.

    ``whole`` is the period told before, where that very period is meant.
    """

    day: date | None
    note: str
    grain: Unit | None = None
    whole: When | None = None


def shift(page: Page, timex: Timex, says: Shift, around: Around) -> Told:
    """The days at that distance from the anchor; unknown where the text tells no anchor or no number."""
    start = _start(page, says, around)
    length = timex3.of_length(Length(None if says.count is None else abs(says.count), says.unit))
    if says.count is None:
        return Told("PAST_REF" if says.anchor is Anchor.NOW else length, vague=True, note="tells no number")
    if start.day is None:
        value = length if timex.type is TimexType.DURATION else "XXXX-XX-XX"
        return Told(value, relative=True, note=start.note)
    unit, count = says.unit, says.count
    if says.unit is Unit.WEEKEND and says.anchor is Anchor.CURRENT and around.looks <= 0 and start.day.isoweekday() < 6:
        count -= 1
    moved = calendar.later(start.day, count, unit)
    if moved is None:
        return Told("XXXX", relative=True, note="outside the calendar")
    if not says.whole and start.grain and unit in _TURNING and not (unit is Unit.MONTH and start.grain is Unit.DAY):
        unit = start.grain
    unit = Unit.DAY if unit in _CLOCKED else unit
    value = length if timex.type is TimexType.DURATION else timex3.of_unit(moved, unit)
    derived = says.unit in (Unit.YEAR, Unit.MONTH) and not says.whole
    when = start.whole if start.whole and count == 0 else calendar.unit(moved, unit)
    return Told(value, when, start.note, relative=True, inferred=True, derived=derived, grain=unit)


def _start(page: Page, says: Shift, around: Around) -> _Start:
    if says.anchor is Anchor.EVENT:
        note = "counted from the day of the event, as told elsewhere" if around.event_day else "the event's day is not told"
        return _Start(around.event_day, note, Unit.DAY)
    known = [t for t in around.before[-_WEEKS:] if t.when is not None and not t.derived and _past(page, t, around.looks)]
    if says.anchor is Anchor.CURRENT:
        return _current(page, says, around, known)
    if says.unit is Unit.YEAR and not says.whole and (says.count or 0) < 0:
        return _same_period(page, says, known)
    last = _last(says, known) if says.anchor is Anchor.CONTEXT else None
    if last is not None and last.when is not None:
        grain = Unit.YEAR if last.grain is Unit.DAY and says.unit is Unit.YEAR else last.grain
        spans = last.when.precision is Precision.SPAN and last.grain is Unit.DAY and (says.count or 0) > 0
        return _Start(last.when.last if spans else last.when.first, "counted from the expression before", grain)
    if says.anchor is Anchor.CONTEXT and (says.count or 0) > 0 and around.looks <= 0 and says.unit not in _CLOCKED:
        return _Start(None, "the day that it follows on is not told")
    return _base(page)


def _last(says: Shift, known: list[Told]) -> Told | None:
    """What was told last; for days ("that same evening") the last that is told as days, not as weeks or years."""
    days = (t for t in reversed(known[-_REACH:]) if t.grain is Unit.DAY)
    return (next(days, None) if says.unit is Unit.DAY else None) or (known[-1] if known else None)


def _past(page: Page, told: Told, looks: int) -> bool:
    """Whether a story may go on from it: not from what lies ahead of the report, unless the story looks ahead itself."""
    return looks > 0 or page.base is None or told.when is None or told.when.first <= page.base


def _base(page: Page) -> _Start:
    note = f"counted from the day of {page.why_base}" if page.base else "no day is told to count from"
    return _Start(page.base, note)


def _current(page: Page, says: Shift, around: Around, known: list[Told]) -> _Start:
    """The quarter, the week: the one that was told last, else the one of the report (of quarters, the last full one).

    A month or a year only if it was told in the same sentence or the one before.
    """
    recent = known if says.unit is Unit.WEEK else known[-_REACH:]
    if says.unit in (Unit.MONTH, Unit.YEAR):
        recent = [t for t in recent if around.line - t.line <= 1]
    last = next((t for t in reversed(recent) if t.grain is says.unit), None)
    if last is not None and last.when is not None:
        return _Start(last.when.first, "the one told before", whole=last.when)
    if says.unit is Unit.QUARTER and page.base is not None:
        return _Start(calendar.months_later(page.base, -3), f"the last full quarter before the day of {page.why_base}")
    return _base(page)


def _same_period(page: Page, says: Shift, known: list[Told]) -> _Start:
    """A year earlier: the same quarter of that year where one was told shortly before, else that year."""
    last = next((t for t in reversed(known[-_REACH:]) if t.grain is Unit.QUARTER), None)
    if says.count == -1 and last is not None and last.when is not None:
        return _Start(last.when.first, "the same quarter of that year", Unit.QUARTER)
    if says.anchor is Anchor.CONTEXT and known and known[-1].when is not None and known[-1].grain is not Unit.DAY:
        return _Start(known[-1].when.first, "counted from the expression before", known[-1].grain)
    return _base(page)
