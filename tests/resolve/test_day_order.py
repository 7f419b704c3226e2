"""A numeric date with both numbers up to twelve is read as the page, its outlet's country or the day of the report tells."""

from __future__ import annotations

import pytest

from tests.told_times import days, told


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("A letter dated 7/10/2019 was found.", "2019-10-09", "2019-10-07"),
        ("A letter dated 7/8/2007 was found.", "2007-07-09", "2007-07-08"),
        ("The raids of 2/17/2020 and 3/4/2020 were denied.", "2021-06-01", "2020-03-04"),
        ("The raids of 17/2/2020 and 3/4/2020 were denied.", "2021-06-01", "2020-04-03"),
        ("A letter dated 5/5/2019 was found.", "2021-06-01", "2019-05-05"),
        ("A letter dated 7.10.2019 was found.", "2021-06-01", "2019-10-07"),
    ],
)
def test_the_order_that_is_meant(text: str, published: str, day: str) -> None:
    assert days(text, published)[-1] == (day, day)


def test_a_date_that_may_be_two_days_is_ambiguous_and_says_which() -> None:
    (found,) = told("A letter dated 7/10/2015 was found.", "2021-06-01")
    assert (found.value, found.field.reason, found.flags) == ("2015", "ambiguous", ())
    assert found.field.note == "the 7 of month 10 or the 10 of month 7: the page does not tell"
