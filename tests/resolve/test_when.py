"""Time expressions come to the days that the text tells, and to no day that it does not tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.field import Basis, Field
from reportedly.types.timex import TimeFlag
from reportedly.types.world import Precision
from tests.told_times import days, told


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Troops said on Monday that all was quiet.", "2021-03-15", "2021-03-15"),
        ("The court will sit in Lille on Saturday.", "2021-03-20", "2021-03-20"),
        ("A march has been announced for Porto on Saturday.", "2021-03-20", "2021-03-20"),
        ("Rebels had announced a march for Sunday, but nobody came.", "2021-03-14", "2021-03-14"),
        ("Unions plan a strike for Saturday.", "2021-03-20", "2021-03-20"),
        ("Talks are to be held on Monday in Porto.", "2021-03-22", "2021-03-22"),
        ("The front vowed to march on Friday.", "2021-03-19", "2021-03-19"),
        ("The depot burned last week.", "2021-03-08", "2021-03-14"),
        ("The depot burned last month.", "2021-02-01", "2021-02-28"),
        ("Nine died so far this year.", "2021-01-01", "2021-03-17"),
        ("A judge jailed four earlier this week.", "2021-03-15", "2021-03-17"),
        ("Before the month is out they will be free.", "2021-03-17", "2021-03-31"),
        ("The road is closed until the 25th.", "2021-03-17", "2021-03-25"),
        ("The road has been closed since February.", "2021-02-01", "2021-03-17"),
        ("From 20 March a strike will stop the port.", "2021-03-20", "2021-03-20"),
        ("They must report within 15 days.", "2021-03-17", "2021-04-01"),
        ("Five ships were lost over the past two days.", "2021-03-15", "2021-03-17"),
        ("We shot down eight in three weeks.", "2021-02-24", "2021-03-17"),
        ("Many were seized over the weekend.", "2021-03-13", "2021-03-14"),
        ("Fighting went on between Friday and Sunday.", "2021-03-12", "2021-03-14"),
        ("They met between 11 and 9 March.", "2021-03-09", "2021-03-11"),
        ("The tower fell in the winter of 1994.", "1993-12-01", "1994-02-28"),
        ("The 1960s were quiet.", "1960-01-01", "1969-12-31"),
        ("It rose in the third quarter.", "2020-07-01", "2020-09-30"),
        ("It fell in November.", "2020-11-01", "2020-11-30"),
        ("Talks begin in April next year.", "2022-04-01", "2022-04-30"),
        ("It burned on Christmas Day.", "2020-12-25", "2020-12-25"),
        ("Votes were counted on Easter Monday 2019.", "2019-04-22", "2019-04-22"),
        ("On Thursday last week two were held.", "2021-03-11", "2021-03-11"),
        ("In the past 24 hours two were held.", "2021-03-16", "2021-03-17"),
        ("During the first week of March two were held.", "2021-03-01", "2021-03-07"),
        ("The raids of 5, 6 and 7 March went on.", "2021-03-05", "2021-03-07"),
        ("On the night of March 5 to 6 a shot fell.", "2021-03-05", "2021-03-06"),
        ("The 2014-2019 war went on.", "2014-01-01", "2019-12-31"),
        ("It fell in the first five months of 2019.", "2019-01-01", "2019-05-31"),
        ("It fell on the last day of August.", "2020-08-31", "2020-08-31"),
        ("It fell in the last days of May 2019.", "2019-05-25", "2019-05-31"),
        ("It fell in the second half of April 2019.", "2019-04-16", "2019-04-30"),
        ("It fell on the last weekend of May 2019.", "2019-05-25", "2019-05-26"),
        ("It fell on the eve of Good Friday 2018.", "2018-03-29", "2018-03-29"),
        ("It fell a year ago today.", "2020-03-17", "2020-03-17"),
        ("It fell three years ago this month.", "2018-03-01", "2018-03-31"),
        ("They will pay before New Year.", "2021-03-17", "2021-12-31"),
        ("They will pay before the end of May.", "2021-03-17", "2021-05-31"),
        ("We call on all members to meet on 11 April.", "2021-04-11", "2021-04-11"),
        ("They will pay before next month.", "2021-03-17", "2021-03-31"),
        ("They will pay before 1 April.", "2021-04-01", "2021-04-01"),
        ("The rest of the week was calm.", "2021-03-17", "2021-03-21"),
        ("Two were held overnight Tuesday.", "2021-03-16", "2021-03-17"),
        ("He was held on Remembrance Sunday 2020.", "2020-11-08", "2020-11-08"),
        ("They met on Orthodox Easter 2019.", "2019-04-28", "2019-04-28"),
        ("They voted on U.S. Election Day 2016.", "2016-11-08", "2016-11-08"),
        ("Two days after the vote in Lille, the count goes on.", "2021-03-17", "2021-03-17"),
    ],
)
def test_days_counted_from_the_report(text: str, first: str, last: str) -> None:
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pact of November 2016 collapsed a year later.", ("2017-11-01", "2017-11-30")),
        ("It was banned in 2015. Its head fled the year before.", ("2014-01-01", "2014-12-31")),
        ("The rebels spoke on Tuesday. A page copied it a day later.", ("2021-03-17", "2021-03-17")),
        ("It happened on Saturday. Around four in the morning flames were seen.", ("2021-03-13", "2021-03-13")),
        ("The strike was on 9 March. Nine were held on the day of the strike.", ("2021-03-09", "2021-03-09")),
    ],
)
def test_days_counted_from_what_was_told_before(text: str, expected: tuple[str, str]) -> None:
    assert days(text)[-1] == expected


def test_a_month_is_a_month_and_no_day_in_it() -> None:
    (month,) = told("A border post burned in May 2020.", "2021-03-27")
    assert isinstance(month.field, Field)
    assert (month.value, month.field.value.precision) == ("2020-05", Precision.MONTH)
    assert (month.field.value.first.day, month.field.value.last.day) == (1, 31)


def test_an_inverted_range_keeps_both_ends_and_is_flagged() -> None:
    (dates,) = told("The campaign ran between June 26 and June 24.", "2020-06-27")
    assert dates.flags == (TimeFlag.INVERTED_RANGE,)
    assert days("The campaign ran between June 26 and June 24.", "2020-06-27") == [("2020-06-24", "2020-06-26")]
    assert dates.value == "2020-06-26/2020-06-24"


def test_a_year_told_at_the_end_of_a_range_is_that_of_both_ends() -> None:
    _, both = told("They met in the spring of 2019, and again between September 9 and September 3 last year.")
    assert isinstance(both.field, Field)
    assert (both.field.value.first.isoformat(), both.field.value.last.isoformat()) == ("2020-09-03", "2020-09-09")
    assert both.flags == (TimeFlag.INVERTED_RANGE,)


def test_years_ago_are_years_also_after_a_season() -> None:
    assert days("They met in the spring of 2019. He left five years ago.")[1] == ("2016-01-01", "2016-12-31")


def test_a_bare_day_beside_a_date_is_a_day() -> None:
    assert days("On 20 February and again on the 28th shells fell.") == [("2021-02-20",) * 2, ("2021-02-28",) * 2]


def test_a_weekday_that_does_not_match_its_date_is_flagged() -> None:
    (date,) = told("Two men were held on Thursday, 14 September.", "2018-09-17")
    assert (date.value, date.flags) == ("2018-09-14", (TimeFlag.WEEKDAY_MISMATCH,))


def test_the_year_of_a_bare_date_comes_from_the_dates_around_it() -> None:
    text = "“It was a hard week.” (Lake Radio, October 9)\n\nThe mayor agreed. (October 11, 2019)"
    bare, full = told(text)
    assert (bare.value, bare.flags) == ("2019-10-09", (TimeFlag.YEAR_INFERRED,))
    assert (full.value, full.flags) == ("2019-10-11", ())


def test_what_names_no_day_stays_unknown_and_vague() -> None:
    text = "In two decades many left; some meet daily, others now do not."
    assert days(text) == ["vague", "vague", "vague"]
    assert all(t.flags == (TimeFlag.VAGUE,) for t in told(text))


def test_without_any_date_nothing_relative_is_guessed() -> None:
    assert days("The hall burned on Monday, last week, on 5 May and in March.", None) == ["not_stated"] * 4
    assert days("The hall burned on 5 May 2003.", None) == [("2003-05-05", "2003-05-05")]


def test_what_follows_on_a_day_that_is_not_told_stays_unknown() -> None:
    assert days("Eight days later police came. They will leave two days later.") == ["not_stated", ("2021-03-19", "2021-03-19")]


def test_a_dateline_stands_in_for_the_day_of_publication() -> None:
    monday = ("2021-03-15", "2021-03-15")
    assert days("LILLE, 17 March 2021 – The hall burned on Monday.", None)[1] == monday
    assert days("LILLE, 17 March 2021 (Marsh) -- The hall burned on Monday.", None)[1] == monday
    assert days("By Ann Lee, 17 March 2021\n\nThe hall burned on Monday.", None)[1] == monday


def test_a_statement_may_tell_its_day_at_its_foot() -> None:
    assert days("The hall burned on Monday.\n\nThe Council, 17 March 2021", None)[0] == ("2021-03-15", "2021-03-15")


@pytest.mark.parametrize("text", ["Hall burned, 3 May 2003. ", "On 3 May 2003 the hall burned. They were freed. "])
def test_the_day_of_the_news_is_not_that_of_the_report(text: str) -> None:
    assert days(f"{text}Police came on Monday.", None)[1] == "not_stated"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("last week", ["2021-W10"]),
        ("two and a half years", ["P2Y6M"]),
        ("for 90 minutes", ["PT90M"]),
        ("for years", ["PXY"]),
        ("every Tuesday", ["XXXX-WXX-2"]),
        ("recently", ["PAST_REF"]),
        ("on Monday night", ["2021-03-15TNI"]),
        ("on Monday at 9 p.m.", ["2021-03-15T21:00"]),
        ("the second half of 1990", ["1990-H2"]),
        ("the 20th century", ["19"]),
        ("three weeks ago", ["2021-W08"]),
    ],
)
def test_timex3_values(text: str, values: list[str]) -> None:
    assert [t.value for t in told(text)] == values


def test_every_value_tells_its_evidence() -> None:
    mentions = told("On Monday, in May 2020 and in two decades, until Friday, the day after the vote.")
    assert all(t.field.note for t in mentions)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The tower fell in the winter of 1994.", "calendar northern seasons"),
        ("They met on Eid al-Fitr 2019.", "calendars#umm_al_qura"),
        ("They met on Diwali 2019.", "timex#moveable"),
        ("They marched from spring 2019 to summer 2020.", "calendar northern seasons"),
    ],
)
def test_an_assumed_day_names_the_rule_that_assumes_it(text: str, rule: str) -> None:
    (mention,) = told(text)
    assert isinstance(mention.field, Field)
    assert (mention.field.basis, mention.field.by.rule) == (Basis.ASSUMED, rule)


_WORDS = (
    "in on until between and to , 5 31 99 2019 0001 9999 March Monday last next the two years ago 11:30 p.m. week Holi 1990s "
    "half past first quarter third early since a day after every 30.02.2020 February from 24 – 9999 centuries within into "
    "overnight the eve of / last days dawn until noon anniversary weekend fortnight onwards before whole"
)
_PIECES = st.sampled_from(_WORDS.split())
_BASES = st.sampled_from(["0001-01-01", "2020-02-29", "9999-12-31", None])


@given(st.lists(_PIECES, max_size=14).map(" ".join), _BASES)
def test_any_heap_of_time_words_comes_to_ordered_days(text: str, published: str | None) -> None:
    mentions = told(text, published)
    assert mentions == told(text, published)
    for mention in mentions:
        assert len(mention.timex.ends) == len(mention.value.split("/"))
        if isinstance(mention.field, Field):
            assert mention.field.value.first <= mention.field.value.last
