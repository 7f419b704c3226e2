"""Which tellings of one report tell one happening."""

from __future__ import annotations

import time

import pytest

import reportedly
from tests.told_events import told


def _classes(text: str) -> set[frozenset[str]]:
    record = told(text)
    names = {e.id: record.document[e.trigger] for e in record.events}
    return {frozenset(names[i] for i in (e.id, *e.same_as)) for e in record.events if e.same_as}


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "Police shot dead three men in Kirkuk on Monday, witnesses said.\n\nThe union said that four miners had died.",
            {"shot dead", "died"},
        ),
        (
            "Two men were dragged into a car in Kirkuk by people in masks. Families allege that the army is holding them.",
            {"dragged into a car", "is holding"},
        ),
        (
            "A drone strike began a fire in Basra on Monday.\n\nTrade went on.\n\nThe rebels claimed that drones had hit it.",
            {"drone strike", "hit"},
        ),
    ],
)
def test_voices_without_a_day_of_their_own_tell_the_same(text: str, joined: set[str]) -> None:
    assert any(joined <= c for c in _classes(text)), _classes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked a post in Kirkuk on Monday. The soldiers repelled the attackers.",
        "Rebels ambushed an army convoy in Kirkuk on Monday. The army speaks of three dead rebels.",
        "Police broke up a protest in Kirkuk on Monday. The superintendent of police said miners had attacked her officers.",
        "On Monday a bomb exploded in Kirkuk. On Tuesday a bomb exploded in Kirkuk.",
        "On Monday a bomb exploded in Kirkuk. On Monday a bomb exploded in Basra.",
        "On Monday troops arrested Ali Haddad in Kirkuk and seized four rifles.",
        "The union counts three killed by bullets. Ali Haddad died on Thursday in Kirkuk, a doctor said.",
    ],
)
def test_what_is_apart(text: str) -> None:
    assert _classes(text) == set()


def test_a_heading_is_not_joined_to_what_lies_weeks_before_the_news() -> None:
    text = (
        "Police break up protest in Kirkuk\n\nOn Tuesday police broke up a protest in Kirkuk.\n\nOn 2 April 2021 police broke "
        "up a smaller protest in Kirkuk.\n"
    )
    record = told(text)
    april = next(e for e in record.events if record.document[e.trigger].endswith("smaller protest"))
    assert not april.same_as


def test_many_happenings_of_one_kind_take_no_time() -> None:
    towns = ("Kirkuk", "Basra", "Mosul", "Najaf")
    text = "\n\n".join(f"On {n % 28 + 1} March {1990 + n // 28} police beat a man in {towns[n % 4]}." for n in range(900))
    began = time.process_time()
    reportedly.read(text, published="2024-05-05")
    assert time.process_time() - began < 20
