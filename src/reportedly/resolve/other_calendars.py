"""Days of other calendars than the Gregorian: where their months begin.

Solar Hijri days come from persiantools, Islamic ones from hijridate's table of the Umm al-Qura calendar; both are imported only
when such a date is met. Ethiopian months have thirty days each after a first day that follows the Julian year (Reingold and
Dershowitz, Calendrical Calculations, 4th ed., ch. 4); months of the Buddhist era are the Gregorian ones, its year 543 more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from reportedly.lexicon import load
from reportedly.types.timex import CalendarSystem

UMM_AL_QURA = "calendars#umm_al_qura"
"""The rule by which Islamic days are assumed."""
SIGHTING = "by the Umm al-Qura calendar; sighting of the moon may move it by a day"
_ETHIOPIAN_EPOCH = 2796  # 1 Meskerem 1 as a proleptic Gregorian ordinal (29 August 8, Julian)
_BUDDHIST_EPOCH = 543
_ISLAMIC_EPOCH = 227_015  # 16 July 622, Julian, as a proleptic Gregorian ordinal
_THIRTY_ISLAMIC_YEARS = 10_631  # days of a cycle of the arithmetical calendar (Calendrical Calculations, ch. 7): a first guess
_YEAR_AHEAD = {CalendarSystem.SOLAR_HIJRI: -621, CalendarSystem.ETHIOPIAN: -7, CalendarSystem.BUDDHIST: _BUDDHIST_EPOCH}


def months_of(system: CalendarSystem) -> int:
    """How many months a year of that calendar has."""
    return 13 if system is CalendarSystem.ETHIOPIAN else 12


def known(system: CalendarSystem, year: int) -> bool:
    """Whether the days of that year are known; data/calendars.toml holds the limits and their reasons."""
    first, last = load("calendars")["known"][system.value]
    return bool(first <= year <= last)


@lru_cache(maxsize=1024)
def first_of_month(system: CalendarSystem, year: int, month: int) -> date | None:
    """The day on which a month (from 1) begins; None where the year is not known or has no such month."""
    if not known(system, year) or not 1 <= month <= months_of(system):
        return None
    return _FIRST[system](year, month)


def month(system: CalendarSystem, year: int, number: int) -> tuple[date, date] | None:
    """The first and the last day of a month (from 1); None where the year is not known or has no such month."""
    first = first_of_month(system, year, number)
    if first is None:
        return None
    following = (year, number + 1) if number < months_of(system) else (year + 1, 1)
    return first, _FIRST[system](*following) - timedelta(days=1)


def day(system: CalendarSystem, year: int, month_number: int, number: int) -> date | None:
    """A day of a month, -1 for its last one; None where the year is not known or the calendar has no such day."""
    whole = month(system, year, month_number)
    if whole is None:
        return None
    first, last = whole
    found = last if number == -1 else first + timedelta(days=number - 1)
    return found if first <= found <= last else None


def year(system: CalendarSystem, number: int) -> tuple[date, date] | None:
    """The first and the last day of a year; None where it is not known."""
    first = first_of_month(system, number, 1)
    return (first, _FIRST[system](number + 1, 1) - timedelta(days=1)) if first else None


def year_of(system: CalendarSystem, when: date) -> int | None:
    """The year of that calendar in which a day lies; None where it is not known."""
    ahead = _YEAR_AHEAD.get(system)
    guess = when.year + ahead if ahead is not None else (when.toordinal() - _ISLAMIC_EPOCH) * 30 // _THIRTY_ISLAMIC_YEARS + 1
    for candidate in (guess + 1, guess, guess - 1):
        whole = year(system, candidate)
        if whole and whole[0] <= when <= whole[1]:
            return candidate
    return None


def in_year(system: CalendarSystem, told: tuple[int, int], gregorian: int) -> date | None:
    """The first day of a Gregorian year that is that month and day of another calendar; None where no such day is known."""
    start = year_of(system, date(gregorian, 1, 1))
    days = (day(system, start + later, *told) for later in (0, 1)) if start is not None else ()
    return next((d for d in days if d and d.year == gregorian), None)


def _solar_hijri(number: int, month_number: int) -> date:
    from persiantools.jdatetime import JalaliDate  # noqa: PLC0415 - only a report with such a date pays for the import

    return JalaliDate(number, month_number, 1).to_gregorian()  # type: ignore[no-untyped-call]  # its __new__ has no types


def _islamic(number: int, month_number: int) -> date:
    from hijridate import Hijri  # noqa: PLC0415 - only a report with such a date pays for the import

    return date(*Hijri(number, month_number, 1).to_gregorian().datetuple())


def _ethiopian(number: int, month_number: int) -> date:
    return date.fromordinal(_ETHIOPIAN_EPOCH + 365 * (number - 1) + number // 4 + 30 * (month_number - 1))


def _buddhist(number: int, month_number: int) -> date:
    return date(number - _BUDDHIST_EPOCH, month_number, 1)


_FIRST: Mapping[CalendarSystem, Callable[[int, int], date]] = {
    CalendarSystem.SOLAR_HIJRI: _solar_hijri,
    CalendarSystem.ISLAMIC: _islamic,
    CalendarSystem.ETHIOPIAN: _ethiopian,
    CalendarSystem.BUDDHIST: _buddhist,
}
