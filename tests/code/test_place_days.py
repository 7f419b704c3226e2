"""Told days are days, untold ones an interval, and each place has the days that are told with it."""

from __future__ import annotations

import pytest

from reportedly.types.field import Field
from tests.told_events import told

MONDAY, TUESDAY, WEDNESDAY = "05-17", "05-18", "05-19"


def _told(text: str) -> list[tuple[str, str]]:
    """Places and days of each event of a report of 20 May 2021, the days without the year."""
    record = told(text)
    found = []
    for event in record.events:
        places = (record.places[i].field for i in event.places)
        names = "+".join(p.value.name for p in places if isinstance(p, Field))
        when = event.when.value if isinstance(event.when, Field) else None
        days = sorted({when.first.isoformat()[5:], when.last.isoformat()[5:]}) if when else []
        found.append((names, "..".join(days)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Students marched in Kirkuk on 3 May and in Mosul on 4 May.", [("Kirkuk", "05-03"), ("Mosul", "05-04")]),
        ("Students marched on 3 May in Kirkuk and on 4 May in Mosul.", [("Kirkuk", "05-03"), ("Mosul", "05-04")]),
        (
            "On Monday in Kirkuk and on Tuesday in Mosul and Erbil, police arrested teachers.",
            [("Kirkuk", MONDAY), ("Mosul+Erbil", TUESDAY)],
        ),
        (
            "Students marched in Kirkuk and Erbil on 3 May and in Mosul from 5 to 7 May.",
            [("Kirkuk+Erbil", "05-03"), ("Mosul", "05-05..05-07")],
        ),
    ],
)
def test_each_place_has_the_days_that_are_told_with_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert _told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested ten teachers in Kirkuk on Monday and five in Mosul on Tuesday.",
        "Students marched in Kirkuk on Monday. A union will meet in Mosul on Tuesday.",
        "Students marched in Kirkuk on Monday, the mayor of Mosul said on Tuesday.",
        "Students marched in Kirkuk on Monday and in Mosul on Tuesday police arrested ten.",
    ],
)
def test_another_act_lends_neither_place_nor_day(text: str) -> None:
    assert _told(text)[0] == ("Kirkuk", MONDAY)
    assert ("Mosul", MONDAY) not in _told(text)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("on Monday and on Wednesday", [MONDAY, WEDNESDAY]),
        ("on Monday and again on Wednesday", [MONDAY, WEDNESDAY]),
        ("both on Monday and on Wednesday", [MONDAY, WEDNESDAY]),
        ("each night from 3 to 5 May", ["05-03", "05-04", "05-05"]),
        ("from 3 to 5 May, every night", ["05-03", "05-04", "05-05"]),
        ("on 3, 5 and 7 May", ["05-03", "05-05", "05-07"]),
        ("between Monday and Wednesday", [f"{MONDAY}..{WEDNESDAY}"]),
        ("from 3 to 5 May", ["05-03..05-05"]),
        ("between 3 and 5 May", ["05-03..05-05"]),
    ],
)
def test_told_days_are_days_and_untold_ones_an_interval(days: str, expected: list[str]) -> None:
    assert [when for _, when in _told(f"Rebels shelled Kirkuk {days}.")] == expected
