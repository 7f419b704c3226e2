"""Dates of other calendars come to Gregorian days with their evidence, and keep what the text tells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.field import Basis, Field, Unknown
from reportedly.types.timex import CalendarSystem, OwnDate, TimeFlag
from reportedly.types.world import Precision
from tests.told_times import days, told


@pytest.mark.parametrize(
    ("text", "published", "first", "last"),
    [
        ("They marched on 22 Bahman.", "2021-01-10", "2020-02-11", "2020-02-11"),
        ("They will march on 22 Bahman.", "2021-01-10", "2021-02-10", "2021-02-10"),
        ("They marched on 22 Bahman.", "2021-02-10", "2021-02-10", "2021-02-10"),
        ("The dam broke in Mordad 1401.", "2023-01-10", "2022-07-23", "2022-08-22"),
        ("Shops closed during Ramadan.", "2020-05-10", "2020-04-24", "2020-05-23"),
        ("They met last Ramadan.", "2020-05-10", "2019-05-06", "2019-06-03"),
        ("They meet next Ramadan.", "2020-05-10", "2021-04-13", "2021-05-12"),
        ("They met in Ramadan last year.", "2020-09-10", "2019-05-06", "2019-06-03"),
        ("They met in Mordad last year.", "2020-06-10", "2019-07-23", "2019-08-22"),
        ("It was cold in Ramadan 2019.", "2021-03-17", "2019-05-06", "2019-06-03"),
        ("He has been in jail since Ramadan.", "2020-06-10", "2020-04-24", "2020-06-10"),
        ("They met on the last Friday of Ramadan.", "2020-06-10", "2020-05-22", "2020-05-22"),
        ("They met in the last week of Ramadan.", "2020-06-10", "2020-05-17", "2020-05-23"),
        ("They met from 6 Tir to 3 Mordad 1399.", "2021-03-17", "2020-06-26", "2020-07-24"),
        ("They met on Tir 6 to 8, 1399.", "2021-03-17", "2020-06-26", "2020-06-28"),
        ("Sales rose in 1399 AP.", "2021-03-17", "2020-03-20", "2021-03-20"),
        ("They met on 21 Hidar 2013.", None, "2020-11-30", "2020-11-30"),
        ("They met on Friday, 6 Tir 1399, at noon.", None, "2020-06-26", "2020-06-26"),
    ],
)
def test_days(text: str, published: str | None, first: str, last: str) -> None:
    assert days(text, published) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "basis", "rule", "note"),
    [
        ("It was on 6 Tir 1399.", Basis.INFERRED, "timex_rules#other_day_month", "6 Tir 1399 of the Solar Hijri calendar"),
        ("It was on 3 Asad 1399.", Basis.INFERRED, "timex_rules#other_day_month", "3 Asad 1399 of the Solar Hijri calendar"),
        (
            "It was on 10 Muharram 1442.",
            Basis.ASSUMED,
            "calendars#umm_al_qura",
            "10 Muharram 1442 of the Islamic calendar, by the Umm al-Qura calendar; sighting of the moon may move it by a day",
        ),
        (
            "It was on 14 October 2516.",
            Basis.INFERRED,
            "timex_rules#buddhist_day_month",
            "14 October 2516 of the Buddhist calendar",
        ),
    ],
)
def test_a_converted_day_tells_its_calendar(text: str, basis: Basis, rule: str, note: str) -> None:
    (mention,) = told(text)
    assert isinstance(mention.field, Field)
    assert (mention.field.basis, mention.field.by.rule, mention.field.note) == (basis, rule, note)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("It was on 30 Esfand 1400.", "30 Esfand 1400 of the Solar Hijri calendar, which has no such day"),
        ("It was on 10 Muharram 61 AH.", "10 Muharram 61 of the Islamic calendar, a year that is not converted"),
        ("It was on 1 January 2400 BE.", "1 January 2400 of the Buddhist calendar, a year that is not converted"),
        ("It was in Ramadan 2030.", "Ramadan of the Islamic calendar; that year has no such day, or two"),
    ],
)
def test_what_cannot_be_converted_is_unknown_and_says_why(text: str, note: str) -> None:
    (mention,) = told(text)
    assert isinstance(mention.field, Unknown)
    assert mention.field.note == note
    assert mention.value.startswith("XXXX")


def test_the_date_as_told_is_kept_beside() -> None:
    solar = CalendarSystem.SOLAR_HIJRI
    both, month, common = told("It ran from 6 Tir to 3 Mordad 1399, in Aban 1398 and in Ramadan 2019.")
    assert [e.original for e in both.timex.ends] == [OwnDate(solar, None, 4, 6), OwnDate(solar, 1399, 5, 3)]
    assert month.timex.ends[0].original == OwnDate(solar, 1398, 8)
    assert common.timex.ends[0].original == OwnDate(CalendarSystem.ISLAMIC, month=9)
    assert told("It ran on 6 May 2020.")[0].timex.ends[0].original is None


def test_a_month_is_exact_and_its_value_the_month_in_which_most_of_it_lies() -> None:
    (month,) = told("The dam broke in Tir 1399.")
    assert isinstance(month.field, Field)
    assert (month.value, month.field.value.precision) == ("2020-07", Precision.MONTH)
    assert (str(month.field.value.first), str(month.field.value.last)) == ("2020-06-21", "2020-07-21")


def test_the_same_day_told_twice_gives_the_year_and_is_compared() -> None:
    muharram, august = told("It was on 10 Muharram (30 August 2020).")
    assert (muharram.value, august.value) == ("2020-08-29", "2020-08-30")
    assert "; year of the day told beside it; " in muharram.field.note
    assert muharram.field.note.endswith("; what is told beside it in another calendar is 2020-08-30")
    assert august.field.note.endswith("what is told beside it in another calendar is 2020-08-29")
    assert "beside" not in told("It was on 6 Tir 1399 (26 June 2020).")[0].field.note


def test_a_dateline_of_another_calendar_is_the_day_of_the_report() -> None:
    assert days("TEHRAN, 6 Tir 1399 - Police arrested a man on Monday.", None)[1] == ("2020-06-22", "2020-06-22")


def test_a_bare_day_is_of_the_year_that_the_story_told_before() -> None:
    assert days("They met on 14 Dey 1396. They parted on 22 Dey.", "2019-04-23")[1] == ("2018-01-12", "2018-01-12")
    assert days("They met on 14 Dey 1396. They parted on 22 Farvardin.", "2019-04-23")[1] == ("2019-04-11", "2019-04-11")


def test_without_a_day_of_the_report_a_bare_day_is_not_guessed() -> None:
    assert days("They marched on 22 Bahman, during Ramadan.", None) == ["not_stated", "not_stated"]


def test_a_weekday_that_does_not_match_is_flagged() -> None:
    (mention,) = told("They met on Thursday, 6 Tir 1399.")
    assert (mention.value, mention.flags) == ("2020-06-26", (TimeFlag.WEEKDAY_MISMATCH,))


_WORDS = (
    "on in during last next the of to and ( ) , 6 22 30 31 99 1399 1442 2013 2563 9999 61 Tir Bahman Esfand Asad Ramadan "
    "Muharram Meskerem Pagume October AH A.H. AP BE B.E. E.C. month week first Friday 1399/04/06 1400/12/30 year "
    "Iranian until since – ago"
)
_PIECES = st.sampled_from(_WORDS.split())
_BASES = st.sampled_from(["0001-01-01", "1921-03-21", "2020-02-29", "2077-01-01", "9999-12-31", None])


@given(st.lists(_PIECES, max_size=14).map(" ".join), _BASES)
def test_any_heap_of_such_words_comes_to_ordered_days(text: str, published: str | None) -> None:
    mentions = told(text, published)
    assert mentions == told(text, published)
    for mention in mentions:
        assert len(mention.timex.ends) == len(mention.value.split("/"))
        if isinstance(mention.field, Field):
            assert mention.field.value.first <= mention.field.value.last
