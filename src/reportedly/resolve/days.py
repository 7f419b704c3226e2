"""Which days one single time expression names, counted from its anchors."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import ceil

from reportedly.lexicon import listed, load
from reportedly.resolve import calendar, parts, timex3, years
from reportedly.resolve.anchors import Page
from reportedly.resolve.day_order import settled
from reportedly.resolve.other_calendars import SIGHTING, UMM_AL_QURA
from reportedly.resolve.other_days import other
from reportedly.resolve.shifts import shift
from reportedly.resolve.told import Around, Told
from reportedly.resolve.years import Year
from reportedly.types.timex import (
    Beside,
    Bound,
    Calendar,
    CalendarSystem,
    Clock,
    Edge,
    Length,
    Part,
    Reference,
    Repeat,
    Shift,
    Timex,
    Unit,
)
from reportedly.types.world import Precision, When

_COARSE = {Unit.YEAR, Unit.DECADE, Unit.CENTURY}
_LONG_AGO = 13
"""Days before the report from which on a story tells its own weekdays and days of the month."""
_HOURS = 60
"""Expressions before an hour among which its day is looked for."""
_CLOCKED = {Unit.HOUR: 3600, Unit.MINUTE: 60, Unit.SECOND: 1}


def told(page: Page, timex: Timex, around: Around) -> Told:
    """What ``timex`` comes to; never raises, and invents no day."""
    says = timex.says
    if isinstance(says, Reference):
        return Told(says.value, vague=True, note="names no days")
    if isinstance(says, Repeat):
        return Told(timex3.of_repeat(says), vague=True, note="comes back, names no single days")
    if isinstance(says, Length):
        return _length(page, timex, says, around.looks)
    if isinstance(says, Part | Beside):
        found = parts.told_of(says, told(page, replace(timex, says=says.of, clock=None, edge=None), around))
    elif isinstance(says, Calendar):
        found = _calendar(page, timex, says, around)
    elif isinstance(says, Shift):
        found = shift(page, timex, says, around)
    else:
        found = _clock_alone(page, timex, around)
    return _cut(page, timex, found)


def _cut(page: Page, timex: Timex, found: Told) -> Told:
    """With the hour that is told, and only the part of a period that is meant ("earlier this week")."""
    if timex.clock is not None:
        return _timed(found, timex.clock)
    when = found.when
    if timex.bound is Bound.BEFORE and when and page.base:
        return _before(page.base, timex, replace(found, relative=True), when)
    if when is None or page.base is None or timex.edge not in (Edge.EARLIER, Edge.LATER):
        return found
    if not when.first <= page.base <= when.last or when.first == when.last:
        return found
    part = (
        When(when.first, page.base, when.precision)
        if timex.edge is Edge.EARLIER
        else When(page.base, when.last, when.precision)
    )
    return replace(found, when=part, relative=True, note=f"{found.note}, up to the day of {page.why_base}")


def _before(base: date, timex: Timex, found: Told, when: When) -> Told:
    """The days from ``base`` to the turn of a period: "before New Year", "before the end of the month"."""
    last = when.last if timex.edge is Edge.LATE else calendar.shifted(when.first, -1)
    if last is None or last < base:
        return found
    return replace(found, when=When(base, last, Precision.SPAN), note=f"{found.note}, up to that turn")


def _timed(found: Told, clock: Clock) -> Told:
    value = timex3.of_clock(found.value if len(found.value) == 10 else "XXXX-XX-XX", clock)
    when = found.when
    if when and when.first == when.last and clock.hour is not None:
        when = replace(when, precision=Precision.HOUR)
    morning = calendar.shifted(when.last, 1) if when and when.first == when.last and clock.through else None
    if when and morning:
        when = When(when.first, morning, Precision.SPAN)
    return replace(found, value=value, when=when)


def _clock_alone(page: Page, timex: Timex, around: Around) -> Told:
    """A time of day by itself: of the day told just before, of one told in the last days, else of the report."""
    near, base = around.near(), page.base
    days = [near.day] if near and near.day else []
    days += [t.day for t in reversed(around.before[-_HOURS:]) if t.day and not t.derived]
    day = next((d for d in days if base is None or timedelta(0) <= base - d <= timedelta(_LONG_AGO)), None)
    if day is None and days and (base is None or (near and days[0] == near.day and days[0] <= base)):
        day = days[0]
    if day is not None and not (base and (page.entry or _edits(page, timex))):
        return Told(day.isoformat(), calendar.one_day(day), "time of the day told before", relative=True, inferred=True)
    if base is None:
        return Told("XXXX-XX-XX", relative=True, note="no day is told that this hour could belong to")
    return Told(base.isoformat(), calendar.one_day(base), f"time of the day of {page.why_base}", relative=True, inferred=True)


def _edits(page: Page, timex: Timex) -> bool:
    """Whether it dates the page itself ("Updated at 18:30")."""
    words = page.document.text[max(0, timex.span.start - 24) : timex.span.start].rsplit("\n", 1)[-1].lower().split()
    return bool(words) and words[0].strip(":") in listed("timex", "clause", "edits")


def _length(page: Page, timex: Timex, says: Length, looks: int) -> Told:
    value, when = timex3.of_length(says), _counted(page.base, timex, says, looks)
    if when is None:
        return Told(value, vague=True, note="a length of time that hangs on no day")
    return Told(value, when, f"counted from the day of {page.why_base}", relative=True, inferred=True)


def _counted(base: date | None, timex: Timex, says: Length, looks: int) -> When | None:
    """The days of a length that ends or starts on the day of the report; None for one that hangs free or is too coarse."""
    ahead = timex.bound is Bound.WITHIN or says.lean > 0
    back = says.lean < 0 or (timex.bound is Bound.OVER and looks <= 0 and says.unit not in _COARSE)
    if base is None or says.count is None or says.first or not (ahead or back):
        return None
    told = max(says.count, says.most or 0)
    unit, count = says.unit, ceil(told)
    if unit in _CLOCKED:
        unit, count = Unit.DAY, ceil(told * _CLOCKED[unit] / 86_400)
    other = calendar.later(base, count if ahead else -count, unit)
    if other is None:
        return None
    return When(base, other, Precision.SPAN) if ahead else When(other, base, Precision.SPAN)


def _calendar(page: Page, timex: Timex, says: Calendar, around: Around) -> Told:
    if says.system is not CalendarSystem.GREGORIAN:
        return other(page, timex, says, around)
    if says.feast and not says.day:
        return _feast(page, says, around)
    if says.nth_week:
        return _week_of_month(page, timex, says, around)
    if says.day or (says.weekday and says.month):
        return _date(page, timex, says, around)
    if says.weekday:
        return _weekday(page, says, around)
    if says.month:
        return _month(page, timex, says, around)
    if says.quarter or says.half or says.season:
        return _part_of_year(page, says, around.looks)
    return _years(says)


def _years(says: Calendar) -> Told:
    """A year, a decade or a century."""
    if says.year is not None:
        return Told(f"{says.year:04d}", calendar.years(says.year, says.year), "stated", grain=Unit.YEAR)
    if says.decade is not None:
        when = calendar.years(says.decade, says.decade + 9, Precision.SPAN)
        return Told(f"{says.decade:04d}"[:3], when, "stated", grain=Unit.DECADE)
    century = says.century or 0
    when = calendar.years(max(1, century * 100), century * 100 + 99, Precision.SPAN)
    return Told(f"{century:02d}", when, "stated", grain=Unit.CENTURY)


def _date(page: Page, timex: Timex, says: Calendar, around: Around) -> Told:
    """A day of a month: its year (and its month, for "the 25th") from the text around it before the calendar."""
    if says.month is None:
        return _day_of_month(page, timex, says, around)
    if says.either and says.day != says.month:
        return _either(page, timex, says, around)
    year = Year(says.year, "stated") if says.year is not None else years.of_date(page, timex, says, around)
    inferred = says.year is None
    if year.value is None:
        return Told(f"XXXX-{says.month:02d}-{says.day or 0:02d}", note=year.note, inferred=True)
    found = calendar.day(year.value, says.month, says.day or 1)
    if found is None:
        return Told(f"{year.value:04d}-{says.month:02d}", note="the calendar has no such day")
    if says.week:
        whole = Told(timex3.of_unit(found, Unit.WEEK), calendar.week(found), year.note, grain=Unit.WEEK)
        return replace(whole, inferred=inferred, borrowed=year.borrowed)
    mismatch = bool(says.weekday) and found.isoweekday() != says.weekday
    note = f"{year.note}; the weekday told is another" if mismatch else year.note
    day = Told(found.isoformat(), calendar.one_day(found), note, mismatch=mismatch)
    return replace(day, inferred=inferred, borrowed=year.borrowed)


def _either(page: Page, timex: Timex, says: Calendar, around: Around) -> Told:
    """A numeric date that may be read with the day or the month first."""
    meant = settled(says, page.month_first, page.base)
    if meant is None:
        year = f"{says.year:04d}" if says.year else "XXXX"
        note = f"the {says.day} of month {says.month} or the {says.month} of month {says.day}: the page does not tell"
        return Told(year, note=note, ambiguous=True)
    found = _date(page, timex, meant[0], around)
    return replace(found, inferred=True, note=f"{found.note}; {meant[1]}")


def _week_of_month(page: Page, timex: Timex, says: Calendar, around: Around) -> Told:
    """Seven days of a month: its first week is the 1st to the 7th."""
    month = _month(page, timex, says, around)
    if month.when is None:
        return month
    nth = says.nth_week or 1
    if says.weekday:
        day = calendar.nth_weekday(month.when.first.year, says.month or 1, says.weekday, nth)
        return replace(month, value=day.isoformat(), when=calendar.one_day(day), grain=Unit.DAY) if day else month
    first = calendar.shifted(month.when.first, 7 * nth - 7) if nth > 0 else calendar.shifted(month.when.last, -6)
    last = calendar.shifted(first, 6) if first else None
    if first is None or last is None:
        return month
    return replace(month, value=timex3.of_unit(first, Unit.WEEK), when=When(first, last, Precision.WEEK), grain=Unit.WEEK)


def _day_of_month(page: Page, timex: Timex, says: Calendar, around: Around) -> Told:
    """A bare day of the month: of the month told just before where that lies farther back, else of the report's."""
    number, old = says.day or 1, _story(page, around)
    if page.base is None:
        return Told(f"XXXX-XX-{number:02d}", relative=True, note="no month is told")
    if old is not None and around.looks <= 0:
        step, start, note = int(number < old.day), old, "month of the day told before"
    else:
        step, start, note = _month_step(page.base, timex, number, around), page.base, f"month of the day of {page.why_base}"
    month = calendar.months_later(start.replace(day=1), step)
    found = calendar.day(month.year, month.month, number) if month else None
    if found is None:
        return Told(f"XXXX-XX-{number:02d}", relative=True, note="the calendar has no such day")
    mismatch = bool(says.weekday) and found.isoweekday() != says.weekday
    borrowed = start is old and found.year != page.base.year
    when = calendar.one_day(found)
    return Told(found.isoformat(), when, note, relative=not mismatch, inferred=True, borrowed=borrowed, mismatch=mismatch)


def _month_step(base: date, timex: Timex, number: int, around: Around) -> int:
    """How many months from that of ``base`` a day of the month lies."""
    here = calendar.day(base.year, base.month, number)
    ahead = timex.bound in (Bound.UNTIL, Bound.BY)
    if here is None or (here > base and around.looks <= 0 and not ahead and (here - base).days > 7):
        return -1
    return int(here < base and ahead)


def _story(page: Page, around: Around) -> date | None:
    """The day that the sentence or the one before it told, if the story told there lies well before the report."""
    near = around.near()
    if page.base is None or near is None or near.day is None or near.relative:
        return None
    return near.day if (page.base - near.day).days > _LONG_AGO else None


def _weekday(page: Page, says: Calendar, around: Around) -> Told:
    if page.base is None:
        return Told(f"XXXX-WXX-{says.weekday}", relative=True, note="no day is told from which this weekday could be counted")
    step, note = _weekday_step(page.base, says, around)
    found = calendar.shifted(page.base, step)
    if found is None:
        return Told(f"XXXX-WXX-{says.weekday}", relative=True, note="outside the calendar")
    return Told(found.isoformat(), calendar.one_day(found), f"{note} the day of {page.why_base}", relative=True, inferred=True)


def _weekday_step(base: date, says: Calendar, around: Around) -> tuple[int, str]:
    """The days from ``base`` to a weekday, and the evidence."""
    weekday, looks = says.weekday or 1, around.looks
    ahead = weekday - base.isoweekday()
    if says.week_lean is not None:
        return ahead + 7 * says.week_lean, "that day of the week told, from"
    if says.lean == -1:
        return -((-ahead - 1) % 7 + 1), "last such day before"
    if says.lean == 1:
        return (ahead - 1) % 7 + 1, "next such day after"
    if looks > 0 or (says.lean == 0 and not (looks < 0 and around.plain)):
        return ahead % 7, "next such day from"
    return -(-ahead % 7), "last such day up to"


def _month(page: Page, timex: Timex, says: Calendar, around: Around) -> Told:
    year = Year(says.year, "stated") if says.year is not None else years.of_month(page, timex, says, around)
    month, inferred = says.month or 1, says.year is None
    if year.value is None:
        return Told(f"XXXX-{month:02d}", inferred=True, note=year.note, grain=Unit.MONTH)
    when = calendar.months(year.value, month, month)
    value = f"{year.value:04d}-{month:02d}"
    return Told(value, when, year.note, inferred=inferred, borrowed=year.borrowed, grain=Unit.MONTH)


def _part_of_year(page: Page, says: Calendar, looks: int) -> Told:
    """A quarter, a half or a season."""
    code = f"Q{says.quarter}" if says.quarter else f"H{says.half}" if says.half else says.season or "SP"
    year = Year(says.year, "stated") if says.year is not None else years.of_part(page, says, looks)
    if year.value is None:
        return Told(f"XXXX-{code}", inferred=True, note=year.note)
    value, note, assumed = f"{year.value:04d}-{code}", year.note, ""
    if says.quarter:
        when = calendar.quarter(year.value, says.quarter)
    elif says.half:
        when = calendar.months(year.value, 6 * says.half - 5, 6 * says.half, Precision.SPAN)
    else:
        when, note, assumed = calendar.season(year.value, code), f"{year.note}; northern seasons", "calendar northern seasons"
    return Told(value, when, note, inferred=says.year is None, grain=Unit.QUARTER, assumed=assumed)


def _feast(page: Page, says: Calendar, around: Around) -> Told:
    key = says.feast or ""
    if says.year is None and page.base is None:
        return Told("XXXX-XX-XX", relative=True, note="no year is told")
    if says.year is not None:
        found, note = calendar.feast(key, says.year), "day of the feast in that year"
    else:
        assert page.base is not None
        days = [d for y in (-1, 0, 1) if (d := calendar.feast(key, page.base.year + y))]
        looks = {-1: -1, 1: 1}.get(says.lean or 0) or around.looks
        base = page.base
        wanted = [d for d in days if (looks >= 0 and d >= base) or (looks <= 0 and d <= base)]
        found = min(wanted, key=lambda d: abs((d - base).days), default=None)
        note = f"the feast nearest to the day of {page.why_base}"
    if found is None:
        return Told("XXXX-XX-XX", relative=True, note="the day of this feast is not in the lexicon")
    assumed = "timex#moveable" if key in load("timex")["moveable"] else ""
    if key.startswith("islamic "):
        assumed, note = UMM_AL_QURA, f"{note}, {SIGHTING}"
    return Told(found.isoformat(), calendar.one_day(found), note, says.year is None, inferred=True, assumed=assumed)
