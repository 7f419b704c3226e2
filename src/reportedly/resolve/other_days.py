"""Which days a date of another calendar than the Gregorian names, and which year one belongs to that tells none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.lexicon import load
from reportedly.resolve import other_calendars, timex3
from reportedly.resolve.anchors import Page, dated_near
from reportedly.resolve.other_calendars import SIGHTING, UMM_AL_QURA
from reportedly.resolve.told import Around, Told
from reportedly.resolve.twins import twin_day
from reportedly.resolve.years import LATE, RECENT, Year
from reportedly.types.timex import Calendar, CalendarSystem, Timex, Unit
from reportedly.types.world import Precision, When

_SOON = 31  # days within which a month to come is nearer than that of the year before
_TWIN = 3  # days by which the same day told in two calendars may differ: the moon, and a day that begins at sunset
_SEASON = 45  # days from the middle of a month to the end of the next
_NEIGHBOURS = 4  # full dates near a day without a year that may lend it theirs


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The days that a date names in one ``year`` of its calendar: a day, a week or a whole month."""

    year: int
    first: date
    last: date


def other(page: Page, timex: Timex, says: Calendar, around: Around) -> Told:
    """What a date of another calendar comes to, as Gregorian days; unknown where its year or its day is.

    The value of a month or year is the Gregorian month or year in which most of its days lie; the interval is exact.
    """
    unit = _unit(says)
    year = Year(says.year, "") if says.year is not None else _year(page, timex, says, around)
    unknown = _UNKNOWN[unit]
    if year.value is None:
        return Told(unknown, inferred=True, note=f"{_shown(page, timex, says, None)}; {year.note}", grain=unit)
    note = _shown(page, timex, says, year.value)
    found = _stretch(says, year.value)
    if found is None:
        why = "which has no such day" if other_calendars.known(says.system, year.value) else "a year that is not converted"
        return Told(unknown, inferred=True, note=f"{note}, {why}", grain=unit)
    assumed = UMM_AL_QURA if says.system is CalendarSystem.ISLAMIC else ""
    note = f"{note}, {SIGHTING}" if assumed else note
    note = f"{note}; {year.note}" if year.note else note
    weekday = says.weekday if says.day else None
    mismatch = weekday is not None and found.first.isoweekday() != weekday
    if mismatch:
        note = f"{note}; the weekday told is another"
    value = found.first.isoformat() if unit is Unit.DAY else timex3.of_unit(_amid(found), unit)
    when = When(found.first, found.last, _PRECISION[unit])
    told = Told(value, when, note, inferred=True, borrowed=year.borrowed, mismatch=mismatch)
    return replace(told, grain=unit, assumed=assumed)


_UNKNOWN = {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX", Unit.YEAR: "XXXX"}
_PRECISION = {
    Unit.DAY: Precision.DAY, Unit.WEEK: Precision.WEEK, Unit.MONTH: Precision.MONTH, Unit.YEAR: Precision.YEAR,
}  # fmt: skip


def _unit(says: Calendar) -> Unit:
    if says.month is None:
        return Unit.YEAR
    if says.day or says.weekday:
        return Unit.DAY
    return Unit.WEEK if says.nth_week else Unit.MONTH


def _amid(found: _Stretch) -> date:
    """A day of the Gregorian unit in which most days lie; of a week its first day, as in the Gregorian months."""
    length = (found.last - found.first).days
    return found.first + timedelta(days=length // 2 if length > 7 else 0)


def _stretch(says: Calendar, year: int) -> _Stretch | None:
    """The days in that year; None where the calendar has no such day or the year is not known."""
    if says.month is None:
        whole = other_calendars.year(says.system, year)
        return _Stretch(year, *whole) if whole else None
    if says.day:
        day = other_calendars.day(says.system, year, says.month, says.day)
        return _Stretch(year, day, day) if day else None
    month = other_calendars.month(says.system, year, says.month)
    if month is None:
        return None
    return _Stretch(year, *(_part(month, says.weekday, says.nth_week) if says.nth_week else month))


def _part(month: tuple[date, date], weekday: int | None, nth: int) -> tuple[date, date]:
    """The nth such weekday of a month, or its nth seven days; the last for nth -1."""
    first, last = month
    if weekday is None:
        start = first + timedelta(days=7 * nth - 7) if nth > 0 else last - timedelta(days=6)
        return start, start + timedelta(days=6)
    if nth > 0:
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * nth - 7)
    else:
        found = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return found, found


def _shown(page: Page, timex: Timex, says: Calendar, year: int | None) -> str:
    """The date in words: "6 Tir 1399 of the Solar Hijri calendar"."""
    shown = load("calendars")["shown"]
    named = []
    if says.day:
        named.append("the last day of" if says.day == -1 else str(says.day))
    if says.month is not None:
        named.append(shown["months"][_table(page, timex, says)][says.month - 1])
    told = " ".join((*named, *([str(year)] if year is not None else [])))
    return f"{told} of the {shown[says.system.value]} calendar"


def _table(page: Page, timex: Timex, says: Calendar) -> str:
    """The names of months that notes use: the Afghan ones where the text does."""
    afghan = load("calendars")["month"]["afghan"][str(says.month)] if says.system is CalendarSystem.SOLAR_HIJRI else []
    words = page.document[timex.extent].lower()
    return "afghan" if any(name in words for name in afghan) else says.system.value


def _year(page: Page, timex: Timex, says: Calendar, around: Around) -> Year:
    """The year of a month or day that tells none: from the day told beside it, else from the story, else from the report."""
    twin = twin_day(page, timex)
    if twin is not None:
        near = [s for s in _around(says, twin) if abs((s.first - twin).days) <= _TWIN or s.first <= twin <= s.last]
        if near:
            return Year(near[0].year, "year of the day told beside it")
    if says.common_year is not None:
        return _only([s for s in _around(says, date(says.common_year, 7, 1)) if s.first.year == says.common_year])
    if page.base is None:
        return _neighbour(page, timex, says)
    found = _around(says, page.base)
    if says.year_lean is not None:
        return _lean_year(page, says, found)
    counted = _counted(page, says, around.looks, found)
    return _of_story(page, says, around, counted) or counted


def _of_story(page: Page, says: Calendar, around: Around, counted: Year) -> Year | None:
    """The year of the story told just before, where it lies farther back, as for a Gregorian date."""
    near = around.near()
    if near is None or near.when is None or near.relative or around.looks > 0 or page.base is None or counted.value is None:
        return None
    own, first = _stretch(says, counted.value), near.when.first
    recent = own is not None and abs((page.base - own.first).days) <= RECENT
    told = min(_around(says, first), key=lambda s: abs((s.first - first).days), default=None)
    if recent or told is None or told.year >= counted.value:
        return None
    return Year(told.year, "year of the dates beside it", borrowed=True)


def _around(says: Calendar, day: date) -> list[_Stretch]:
    """The days that are meant in each of the years around a day, in order."""
    year = other_calendars.year_of(says.system, day)
    years = [] if year is None else range(year - 5, year + 6)
    return [s for y in years if (s := _stretch(says, y))]


def _only(found: Sequence[_Stretch]) -> Year:
    if len(found) != 1:
        return Year(None, "that year has no such day, or two")
    return Year(found[0].year, "in the Gregorian year told")


def _neighbour(page: Page, timex: Timex, says: Calendar) -> Year:
    """Without a day of the report: the year of a full date near it in the text, of about the same season."""
    start = timex.span.start
    near = sorted((abs(offset - start), year, month) for offset, year, month, _ in dated_near(page, start))[:_NEIGHBOURS]
    for _, year, month in near:
        amid = date(year, month, 15)
        for s in _around(says, amid):
            if abs((s.first - amid).days) <= _SEASON:
                return Year(s.year, "year of the date beside it")
    return Year(None, "no year is told")


def _lean_year(page: Page, says: Calendar, found: Sequence[_Stretch]) -> Year:
    """Last, this or next year: of the Islamic calendar, which drifts through ours, the Gregorian one, else its own."""
    assert page.base is not None
    lean, base, note = says.year_lean or 0, page.base, f"year counted from the day of {page.why_base}"
    if says.system is CalendarSystem.ISLAMIC:
        return replace(_only([s for s in found if s.first.year == base.year + lean]), note=note)
    own = other_calendars.year_of(says.system, base)
    return Year(None if own is None else own + lean, note)


def _counted(page: Page, says: Calendar, looks: int, found: Sequence[_Stretch]) -> Year:
    """The last such day up to the day of the report, or the next one where the clause looks ahead."""
    assert page.base is not None
    base, day = page.base, bool(says.day or says.weekday)
    last = next((s for s in reversed(found) if s.first <= base), None)
    coming = next((s for s in found if s.first > base), None)
    here = last if last and last.last >= base else None
    if says.lean == -1:
        chosen, note = next((s for s in reversed(found) if s.last < base), None), "last such day before"
    elif says.lean == 1:
        chosen, note = coming, "next such day after"
    elif says.lean == 0:
        chosen, note = here or min(found, key=lambda s: abs((s.first - base).days), default=None), "nearest to"
    else:
        late = last is not None and (base - last.first).days <= LATE
        soon = coming is not None and (coming.first - base).days <= _SOON and not day
        ahead = here is None and ((looks > 0 and not (late and day)) or (looks == 0 and soon))
        chosen, note = (coming, "next such day after") if ahead else (last, "last such day up to")
    if chosen is None:
        return Year(None, "no such day is known around the day of the report")
    return Year(chosen.year, f"{note if day else note.replace('such day', 'such month')} the day of {page.why_base}")
