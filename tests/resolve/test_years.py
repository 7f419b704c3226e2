"""The year of a date that tells none comes from the text around it, and what is told in the past does not lie ahead."""

from __future__ import annotations

import pytest

from reportedly.types.timex import TimeFlag
from tests.told_times import told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The camp was stormed on 3 June 2012; the curfew was lifted on 10 July.", "2012-07-10"),
        ("In the spring of 2017 airplanes bombed three villages; in November nobody lived there.", "2017-11"),
        ("The market burned on 14 August. Six days later, on 20 August 2019, it burned again.", "2019-08-14"),
    ],
)
def test_a_date_in_the_story_of_an_earlier_year_is_of_that_year_and_flagged(text: str, value: str) -> None:
    (found,) = (t for t in told(text, "2020-09-13") if t.value == value)
    assert found.flags == (TimeFlag.YEAR_INFERRED,)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Police stormed the camp on 20 May.", "2022-05-20"),
        ("Police will storm the camp on 20 May.", "2023-05-20"),
        ("The court told him to leave on 20 May.", "2023-05-20"),
        ("The offer was extended to 20 May.", "2023-05-20"),
        ("Schools open on 20 May. A pact of May 1998 had closed them.", "2023-05-20"),
    ],
)
def test_a_day_that_is_told_in_the_past_does_not_lie_ahead(text: str, value: str) -> None:
    assert told(text, "2023-05-09")[0].value == value


def test_a_year_that_a_recent_date_stands_beside_is_not_lent_to_it() -> None:
    assert told("He was jailed in 2014 and was freed on 3 March.", "2015-03-20")[-1].value == "2015-03-03"
