"""Calendar arithmetic: the closed intervals of weeks, months, quarters, seasons and feasts (proleptic Gregorian)."""

from __future__ import annotations

from datetime import date, timedelta

from reportedly.lexicon import load
from reportedly.resolve import other_calendars
from reportedly.types.timex import CalendarSystem, Unit
from reportedly.types.world import Precision, When

_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None if the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(start: date, days: int) -> date | None:
    """So many days later, or None outside the years 1 to 9999."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def months_later(start: date, months: int) -> date | None:
    """The same day so many months later, or the last day of a shorter month; None outside the years 1 to 9999."""
    index = start.year * 12 + start.month - 1 + months
    if not 12 <= index < 12 * 10_000:
        return None
    return day(index // 12, index % 12 + 1, start.day) or _last(index // 12, index % 12 + 1)


def _last(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


def one_day(d: date, precision: Precision = Precision.DAY) -> When:
    """The interval of a single day."""
    return When(d, d, precision)


def months(year: int, first: int, last: int, precision: Precision = Precision.MONTH) -> When | None:
    """From the first day of one month to the last day of another of the same year."""
    return When(date(year, first, 1), _last(year, last), precision) if 1 <= year < 9999 else None


def years(first: int, last: int, precision: Precision = Precision.YEAR) -> When | None:
    """From the first day of one year to the last day of another."""
    return When(date(first, 1, 1), date(last, 12, 31), precision) if 1 <= first <= last <= 9999 else None


def week(d: date) -> When | None:
    """Monday to Sunday of the ISO week that holds ``d``."""
    first = shifted(d, -d.weekday())
    last = shifted(first, 6) if first else None
    return When(first, last, Precision.WEEK) if first and last else None


def weekend(d: date) -> When | None:
    """Saturday and Sunday of the ISO week that holds ``d``."""
    whole = week(d)
    return When(whole.last - timedelta(days=1), whole.last, Precision.SPAN) if whole else None


def quarter(year: int, number: int) -> When | None:
    """The three months of a calendar quarter, 1 to 4."""
    return months(year, 3 * number - 2, 3 * number, Precision.SPAN)


def season(year: int, code: str) -> When | None:
    """A meteorological season of the northern half of the earth; a winter is named after the year in which it ends."""
    if code == "WI":
        return When(date(year - 1, 12, 1), _last(year, 2), Precision.SEASON) if 1 < year <= 9999 else None
    first = _SEASON_STARTS[code]
    return months(year, first, first + 2, Precision.SEASON)


def unit(d: date, which: Unit) -> When | None:
    """The calendar unit that holds ``d``."""
    if which is Unit.WEEK:
        return week(d)
    if which is Unit.WEEKEND:
        return weekend(d)
    if which is Unit.MONTH:
        return months(d.year, d.month, d.month)
    if which is Unit.QUARTER:
        return quarter(d.year, (d.month + 2) // 3)
    if which is Unit.YEAR:
        return years(d.year, d.year)
    if which is Unit.DECADE:
        return years(max(1, d.year - d.year % 10), d.year - d.year % 10 + 9, Precision.SPAN)
    if which is Unit.CENTURY:
        return years(max(1, d.year - d.year % 100), d.year - d.year % 100 + 99, Precision.SPAN)
    return one_day(d)


_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}


def later(d: date, count: int, which: Unit) -> date | None:
    """``d`` moved by so many units; hours, minutes and seconds stay on the day."""
    if which in _MONTHS:
        return months_later(d, count * _MONTHS[which]) if abs(count) < 10_000 else None
    if which in (Unit.WEEK, Unit.WEEKEND):
        return shifted(d, 7 * count)
    return shifted(d, count) if which is Unit.DAY else d


def easter(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, in the Gregorian calendar (Meeus, Astronomical Algorithms, ch. 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, number = divmod(d + e + 114, 31)
    return date(year, month, number + 1) + timedelta(days=year // 100 - year // 400 - 2)


def feast(key: str, year: int) -> date | None:
    """The day of a feast in one year, or None where data/timex.toml does not tell it."""
    if not 1583 <= year <= 9998:
        return None
    if key.startswith("easter"):
        return shifted(easter(year), int(key.removeprefix("easter")))
    if key.startswith("orthodox"):
        return shifted(orthodox_easter(year), int(key.removeprefix("orthodox")))
    system, _, told = key.rpartition(" ")
    if system in {s.value for s in CalendarSystem}:
        month, number = told.split("-")
        return other_calendars.in_year(CalendarSystem(system), (int(month), int(number)), year)
    moveable = load("timex")["moveable"].get(key)
    if moveable is not None:
        return next((date.fromisoformat(d) for d in moveable if d.startswith(f"{year}-")), None)
    parts = key.split("-", 2)
    if len(parts) == 2:
        return day(year, int(parts[0]), int(parts[1]))
    nth, _, days = parts[2].partition("+")
    found = nth_weekday(year, int(parts[0]), int(parts[1]), int(nth))
    return shifted(found, int(days or 0)) if found else None


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday (Monday is 1) of a month, the last one for nth -1."""
    if nth < 0:
        last = _last(year, month)
        return shifted(last, -((last.isoweekday() - weekday) % 7))
    first = date(year, month, 1)
    return shifted(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
