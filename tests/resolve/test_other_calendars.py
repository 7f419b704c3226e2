"""Days of other calendars against published pairs, the libraries' way back, and their own order."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from reportedly.resolve import other_calendars
from reportedly.types.timex import CalendarSystem

SOLAR, ISLAMIC = CalendarSystem.SOLAR_HIJRI, CalendarSystem.ISLAMIC
ETHIOPIAN, BUDDHIST = CalendarSystem.ETHIOPIAN, CalendarSystem.BUDDHIST
SYSTEMS = (SOLAR, ISLAMIC, ETHIOPIAN, BUDDHIST)


@pytest.mark.parametrize(
    ("system", "told", "day"),
    [
        (SOLAR, (1399, 1, 1), "2020-03-20"),
        (SOLAR, (1400, 1, 1), "2021-03-21"),
        (SOLAR, (1399, 12, 30), "2021-03-20"),
        (SOLAR, (1357, 11, 22), "1979-02-11"),
        (SOLAR, (1357, 2, 7), "1978-04-27"),
        (SOLAR, (1388, 3, 22), "2009-06-12"),
        (ISLAMIC, (1442, 1, 1), "2020-08-20"),
        (ISLAMIC, (1441, 9, 1), "2020-04-24"),
        (ISLAMIC, (1441, 12, 10), "2020-07-31"),
        (ISLAMIC, (1444, 10, 1), "2023-04-21"),
        (ISLAMIC, (1400, 1, 1), "1979-11-20"),
        (ETHIOPIAN, (2013, 1, 1), "2020-09-11"),
        (ETHIOPIAN, (2012, 1, 1), "2019-09-12"),
        (ETHIOPIAN, (2000, 1, 1), "2007-09-12"),
        (ETHIOPIAN, (2011, 13, 6), "2019-09-11"),
        (ETHIOPIAN, (2013, 2, 25), "2020-11-04"),
        (BUDDHIST, (2516, 10, 14), "1973-10-14"),
        (BUDDHIST, (2563, 2, 29), "2020-02-29"),
    ],
)
def test_published_pairs(system: CalendarSystem, told: tuple[int, int, int], day: str) -> None:
    assert other_calendars.day(system, *told) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("system", "told"),
    [
        (SOLAR, (1400, 12, 30)),
        (SOLAR, (1399, 7, 31)),
        (SOLAR, (1399, 13, 1)),
        (SOLAR, (1399, 1, 0)),
        (ISLAMIC, (1442, 1, 31)),
        (ISLAMIC, (1441, 9, 31)),
        (ETHIOPIAN, (2013, 13, 6)),
        (ETHIOPIAN, (2013, 2, 31)),
        (BUDDHIST, (2564, 2, 29)),
        (SOLAR, (1285, 5, 14)),
        (SOLAR, (99_999, 1, 1)),
        (ISLAMIC, (61, 1, 10)),
        (ISLAMIC, (1500, 1, 1)),
        (BUDDHIST, (2400, 1, 1)),
    ],
)
def test_what_is_no_day_or_no_known_year_is_none(system: CalendarSystem, told: tuple[int, int, int]) -> None:
    assert other_calendars.day(system, *told) is None


def test_the_last_day_of_a_month() -> None:
    assert other_calendars.day(ISLAMIC, 1441, 9, -1) == date(2020, 5, 23)
    assert other_calendars.day(SOLAR, 1400, 12, -1) == date(2022, 3, 20)


@given(st.dates(date(1925, 3, 22), date(2100, 1, 1)))
def test_solar_hijri_there_and_back(day: date) -> None:
    told = JalaliDate(day)
    assert other_calendars.day(SOLAR, told.year, told.month, told.day) == day


@given(st.dates(date(1925, 1, 1), date(2076, 1, 1)))
def test_umm_al_qura_there_and_back(day: date) -> None:
    told = Gregorian.fromdate(day).to_hijri()
    assert other_calendars.day(ISLAMIC, told.year, told.month, told.day) == day


@given(st.sampled_from(SYSTEMS), st.dates(date(1945, 1, 1), date(2075, 1, 1)))
def test_every_day_lies_in_one_month_of_one_year(system: CalendarSystem, day: date) -> None:
    year = other_calendars.year_of(system, day)
    assert year is not None
    months = [other_calendars.month(system, year, m) for m in range(1, other_calendars.months_of(system) + 1)]
    assert sum(m is not None and m[0] <= day <= m[1] for m in months) == 1
    whole, following = other_calendars.year(system, year), other_calendars.year(system, year + 1)
    assert whole is not None
    assert following is not None
    assert whole[1] + timedelta(days=1) == following[0]


@pytest.mark.parametrize("system", SYSTEMS)
def test_the_limits_hold(system: CalendarSystem) -> None:
    for year in range(1, 9999):
        whole = other_calendars.year(system, year)
        assert (whole is not None) == other_calendars.known(system, year)


def test_no_library_is_imported_for_gregorian_dates_alone() -> None:
    code = (
        "import sys, reportedly; reportedly.read('Police held two men on Monday, 3 June 2020.');"
        "print({'hijridate', 'persiantools'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
