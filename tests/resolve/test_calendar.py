"""Calendar arithmetic against days that can be looked up."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.resolve.calendar import easter, feast, later, season, unit, week
from reportedly.types.timex import Unit


@pytest.mark.parametrize(
    ("year", "day"), [(1998, "1998-04-12"), (2000, "2000-04-23"), (2019, "2019-04-21"), (2024, "2024-03-31")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("12-25", 2020, "2020-12-25"),
        ("11-4-4", 1999, "1999-11-25"),
        ("05-1--1", 2021, "2021-05-31"),
        ("easter-2", 2019, "2019-04-19"),
        ("holi", 2017, "2017-03-13"),
    ],
)
def test_feasts(key: str, year: int, day: str) -> None:
    assert feast(key, year) == date.fromisoformat(day)


def test_a_feast_the_lexicon_does_not_tell_is_unknown() -> None:
    assert feast("holi", 1950) is None


def test_units() -> None:
    day = date(2021, 3, 17)
    monday = week(day)
    assert monday is not None
    assert (monday.first, monday.last) == (date(2021, 3, 15), date(2021, 3, 21))
    quarter = unit(day, Unit.QUARTER)
    assert quarter is not None
    assert (quarter.first, quarter.last) == (date(2021, 1, 1), date(2021, 3, 31))
    winter = season(2024, "WI")
    assert winter is not None
    assert winter.last == date(2024, 2, 29)


def test_nothing_runs_off_the_calendar() -> None:
    assert later(date(9999, 12, 31), 1, Unit.DAY) is None
    assert later(date(1, 1, 1), -3, Unit.CENTURY) is None
    assert later(date(2021, 1, 31), 1, Unit.MONTH) == date(2021, 2, 28)
