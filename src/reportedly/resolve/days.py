"""Which days one single time expression names, counted from its anchors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reportedly.resolve import calendar, timex3
from reportedly.resolve.anchors import Page, enclosed_year, neighbour_year
from reportedly.resolve.shifts import shift
from reportedly.resolve.told import Around, Told
from reportedly.types.timex import Bound, Calendar, Clock, Edge, Length, Reference, Repeat, Shift, Timex, Unit
from reportedly.types.world import Precision, When

_SOON = 62
_LATE = 120
_FAR = 300
_HALF_YEAR = 6
_FREE = {Unit.YEAR, Unit.DECADE, Unit.CENTURY, Unit.HOUR, Unit.MINUTE, Unit.SECOND}


def told(page: Page, timex: Timex, around: Around) -> Told:
    """What ``timex`` comes to; never raises, and invents no day."""
    says = timex.says
    if isinstance(says, Reference):
        return Told(says.value, vague=True, note="names no days")
    if isinstance(says, Repeat):
        return Told(timex3.of_repeat(says), vague=True, note="comes back, names no single days")
    if isinstance(says, Length):
        return _length(page, timex, says, around.looks)
    if isinstance(says, Calendar):
        found = _calendar(page, timex, says, around.looks)
    elif isinstance(says, Shift):
        found = shift(page, timex, says, around)
    else:
        found = _clock_alone(page, around.before)
    return _cut(page, timex, found)


def _cut(page: Page, timex: Timex, found: Told) -> Told:
    """With the hour that is told, and only the part of a period that is meant ("earlier this week")."""
    if timex.clock is not None:
        return _timed(found, timex.clock)
    when = found.when
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


def _timed(found: Told, clock: Clock) -> Told:
    value = timex3.of_clock(found.value if len(found.value) == 10 else "XXXX-XX-XX", clock)
    when = found.when
    if when and when.first == when.last and clock.hour is not None:
        when = replace(when, precision=Precision.HOUR)
    return replace(found, value=value, when=when)


def _clock_alone(page: Page, before: Sequence[Told]) -> Told:
    """A time of day by itself: that of the day told last, else of the day of the report."""
    told_days = (t for t in reversed(before) if t.when and t.when.first == t.when.last)
    last = next((t for t in told_days if t.when and (page.base is None or t.when.first <= page.base)), None)
    if last and last.when:
        return Told(
            last.when.first.isoformat(),
            calendar.one_day(last.when.first),
            "time of the day told before",
            relative=True,
            inferred=True,
        )
    if page.base is None:
        return Told("XXXX-XX-XX", relative=True, note="no day is told that this hour could belong to")
    return Told(
        page.base.isoformat(), calendar.one_day(page.base), f"time of the day of {page.why_base}", relative=True, inferred=True
    )


def _length(page: Page, timex: Timex, says: Length, looks: int) -> Told:
    value = timex3.of_length(says)
    count = None if says.count is None else round(says.count)
    span: tuple[date, date | None] | None = None
    if (page.base and count is not None and says.unit not in _FREE) or (
        page.base and count and says.lean and says.unit is Unit.YEAR
    ):
        if timex.bound is Bound.WITHIN or says.lean == 1:
            span = (page.base, calendar.later(page.base, count, says.unit))
        elif says.lean == -1 or (timex.bound is Bound.OVER and looks <= 0):
            start = calendar.later(page.base, -count, says.unit)
            span = (start, page.base) if start else None
    if span is None or span[1] is None:
        return Told(value, vague=True, note="a length of time that hangs on no day")
    return Told(
        value, When(span[0], span[1], Precision.SPAN), f"counted from the day of {page.why_base}", relative=True, inferred=True
    )


def _calendar(page: Page, timex: Timex, says: Calendar, looks: int) -> Told:
    if says.feast:
        return _feast(page, timex, says, looks)
    if says.day or (says.weekday and says.month):
        return _date(page, timex, says, looks)
    if says.weekday:
        return _weekday(page, timex, says, looks)
    if says.month:
        return _month(page, timex, says, looks)
    if says.quarter or says.half or says.season:
        return _part_of_year(page, timex, says, looks)
    if says.decade is not None:
        return Told(
            f"{says.decade:04d}"[:3], calendar.years(says.decade, says.decade + 9, Precision.SPAN), "stated", grain=Unit.DECADE
        )
    if says.century is not None:
        first = max(1, says.century * 100)
        return Told(
            f"{says.century:02d}", calendar.years(first, says.century * 100 + 99, Precision.SPAN), "stated", grain=Unit.CENTURY
        )
    year = says.year or 0
    return Told(f"{year:04d}", calendar.years(year, year), "stated", grain=Unit.YEAR)


def _date(page: Page, timex: Timex, says: Calendar, looks: int) -> Told:
    """A day of a month: its year (and its month, for "the 25th") from the text around it before the calendar."""
    if says.month is None:
        return _day_of_month(page, timex, says.day or 1, looks)
    borrowed, inferred, note = False, False, "stated"
    year = says.year
    if year is None:
        year, borrowed, note = _year(page, timex, says, looks)
        inferred = True
    if year is None:
        return Told(f"XXXX-{says.month:02d}-{says.day or 0:02d}", note=note, inferred=True)
    found = calendar.day(year, says.month, says.day or 1)
    if found is None:
        return Told(f"{year:04d}-{says.month:02d}", note="the calendar has no such day")
    mismatch = bool(says.weekday) and found.isoweekday() != says.weekday
    if says.week:
        return Told(
            timex3.of_unit(found, Unit.WEEK), calendar.week(found), note, inferred=inferred, borrowed=borrowed, grain=Unit.WEEK
        )
    if mismatch:
        note += "; the weekday told is another"
    return Told(found.isoformat(), calendar.one_day(found), note, inferred=inferred, borrowed=borrowed, mismatch=mismatch)


def _year(page: Page, timex: Timex, says: Calendar, looks: int) -> tuple[int | None, bool, str]:
    """The year of a date that tells none; whether it is a neighbour's instead of the report's; the evidence."""
    month, base = says.month or 1, page.base
    neighbour = neighbour_year(page, timex, month)
    if base is None:
        return neighbour, False, "year of the date beside it" if neighbour else "no year is told"
    if says.year_lean is not None:
        return base.year + says.year_lean, False, f"year counted from the day of {page.why_base}"
    if says.lean == -1:
        return base.year - ((month, says.day or 1) >= (base.month, base.day)), False, f"last such day before {page.why_base}"
    here = calendar.day(base.year, month, says.day or 1)
    own = f"year of the day of {page.why_base}"
    if here is None:
        return base.year, False, own
    enclosed = enclosed_year(page, timex, month)
    if enclosed is not None and enclosed != base.year:
        return enclosed, True, "year of the dates before and after it"
    gap = (here - base).days
    if gap > 0:
        if looks > 0:
            return base.year, False, own
        if neighbour is not None and neighbour < base.year:
            return neighbour, True, "year of the date beside it; in the report's year it would lie ahead"
        if gap <= _SOON:
            return base.year, False, own
        return base.year - 1, False, f"last such day before {page.why_base}"
    if (gap < -_LATE and looks > 0) or (gap < -_FAR and looks == 0):
        return base.year + 1, False, f"next such day after {page.why_base}"
    return base.year, False, own


def _day_of_month(page: Page, timex: Timex, number: int, looks: int) -> Told:
    if page.base is None:
        return Told(f"XXXX-XX-{number:02d}", relative=True, note="no month is told")
    ahead = timex.bound in (Bound.UNTIL, Bound.BY)
    here = calendar.day(page.base.year, page.base.month, number)
    looks = 1 if ahead else looks
    step = 0
    if here is None or (here > page.base and looks <= 0 and (here - page.base).days > 7):
        step = -1
    elif here < page.base and looks > 0 and ahead:
        step = 1
    month = calendar.months_later(page.base.replace(day=1), step)
    found = calendar.day(month.year, month.month, number) if month else None
    if found is None:
        return Told(f"XXXX-XX-{number:02d}", relative=True, note="the calendar has no such day")
    return Told(
        found.isoformat(), calendar.one_day(found), f"month of the day of {page.why_base}", relative=True, inferred=True
    )


def _weekday(page: Page, timex: Timex, says: Calendar, looks: int) -> Told:
    if page.base is None:
        return Told(f"XXXX-WXX-{says.weekday}", relative=True, note="no day is told from which this weekday could be counted")
    ahead = (says.weekday or 1) - page.base.isoweekday()
    if says.lean == -1:
        step, note = -((-ahead - 1) % 7 + 1), "last such day before"
    elif says.lean == 1:
        step, note = (ahead - 1) % 7 + 1, "next such day after"
    elif looks > 0:
        step, note = ahead % 7, "next such day from"
    else:
        step, note = -(-ahead % 7), "last such day up to"
    found = calendar.shifted(page.base, step)
    if found is None:
        return Told(f"XXXX-WXX-{says.weekday}", relative=True, note="outside the calendar")
    return Told(found.isoformat(), calendar.one_day(found), f"{note} the day of {page.why_base}", relative=True, inferred=True)


def _month(page: Page, timex: Timex, says: Calendar, looks: int) -> Told:
    month, year, note, inferred = says.month or 1, says.year, "stated", says.year is None
    borrowed = False
    if year is None and page.base is None:
        year, note = neighbour_year(page, timex, month), "year of the date beside it"
    elif year is None and page.base is not None:
        year, borrowed, note = _month_year(page, timex, says, looks)
    if year is None:
        return Told(f"XXXX-{month:02d}", inferred=True, note="no year is told", grain=Unit.MONTH)
    when = calendar.months(year, month, month)
    return Told(f"{year:04d}-{month:02d}", when, note, inferred=inferred, borrowed=borrowed, grain=Unit.MONTH)


def _month_year(page: Page, timex: Timex, says: Calendar, looks: int) -> tuple[int | None, bool, str]:
    month, base, here = says.month or 1, page.base, f"counted from the day of {page.why_base}"
    if base is None:
        return None, False, "no year is told"
    if says.year_lean is not None:
        return base.year + says.year_lean, False, f"year {here}"
    if says.lean == -1:
        return base.year - (month >= base.month), False, here
    if says.lean == 1:
        return base.year + (month <= base.month), False, here
    if says.lean == 0:
        return base.year, False, here
    if looks > 0:
        return base.year + (month < base.month), False, f"next such month, {here}"
    enclosed = enclosed_year(page, timex, month)
    if enclosed is not None and enclosed != base.year:
        return enclosed, True, "year of the dates before and after it"
    ahead = (month - base.month) % 12
    if ahead == 1 or (ahead == 2 and looks == 0):
        return base.year + (month < base.month), False, f"next such month, {here}"
    return base.year - (month > base.month), False, f"last such month, {here}"


def _part_of_year(page: Page, timex: Timex, says: Calendar, looks: int) -> Told:
    """A quarter, a half or a season."""
    year, inferred = says.year, says.year is None
    if year is None and page.base is None:
        code = f"Q{says.quarter}" if says.quarter else f"H{says.half}" if says.half else says.season
        return Told(f"XXXX-{code}", inferred=True, note="no year is told")
    if year is None and page.base is not None:
        year = _year_of_part(says, page.base, looks)
    assert year is not None
    note = "stated" if not inferred else f"year counted from the day of {page.why_base}"
    if says.quarter:
        return Told(
            f"{year:04d}-Q{says.quarter}", calendar.quarter(year, says.quarter), note, inferred=inferred, grain=Unit.QUARTER
        )
    if says.half:
        when = calendar.months(year, 6 * says.half - 5, 6 * says.half, Precision.SPAN)
        return Told(f"{year:04d}-H{says.half}", when, note, inferred=inferred, grain=Unit.QUARTER)
    code = says.season or "SP"
    return Told(
        f"{year:04d}-{code}", calendar.season(year, code), note + "; northern seasons", inferred=True, grain=Unit.QUARTER
    )


def _year_of_part(says: Calendar, base: date, looks: int) -> int:
    if says.year_lean is not None:
        return base.year + says.year_lean
    start = (
        says.quarter * 3 - 2
        if says.quarter
        else says.half * 6 - 5
        if says.half
        else {"SP": 3, "SU": 6, "FA": 9, "WI": 1}[says.season or "SP"]
    )
    length = 6 if says.half else 3
    if says.lean == -1:
        return base.year - (start + length > base.month)
    if says.lean == 1:
        return base.year + (start <= base.month)
    if says.lean == 0 or (looks > 0 and start - base.month <= _HALF_YEAR):
        return base.year
    return base.year - (start > base.month)


def _feast(page: Page, timex: Timex, says: Calendar, looks: int) -> Told:
    key = says.feast or ""
    if says.year is None and page.base is None:
        return Told("XXXX-XX-XX", relative=True, note="no year is told")
    if says.year is not None:
        found, note = calendar.feast(key, says.year), "day of the feast in that year"
    else:
        assert page.base is not None
        days = [d for y in (-1, 0, 1) if (d := calendar.feast(key, page.base.year + y))]
        looks = {-1: -1, 1: 1}.get(says.lean or 0) or looks
        base = page.base
        wanted = [d for d in days if (looks >= 0 and d >= base) or (looks <= 0 and d <= base)]
        found = min(wanted, key=lambda d: abs((d - base).days), default=None)
        note = f"the feast nearest to the day of {page.why_base}"
    if found is None:
        return Told("XXXX-XX-XX", relative=True, note="the day of this feast is not in the lexicon")
    return Told(found.isoformat(), calendar.one_day(found), note, relative=says.year is None, inferred=True)
