"""Whose toll a number is: of two acts, of a list, of several voices."""

from __future__ import annotations

import pytest

from reportedly.types.record import Record
from tests.told_events import event, told


def _tolls(record: Record, trigger: str) -> list[tuple[str, int, int | None]]:
    return [(c.what.value, c.low, c.high) for c in event(record, trigger).counts]


def test_the_dead_of_one_side_are_the_toll_of_the_act_against_it() -> None:
    record = told("Rebels attacked a police post in Kirkuk on Friday. Police fired back. Four policemen were killed.")
    assert _tolls(record, "attacked") == [("killed", 4, 4)]
    assert _tolls(record, "fired") == []


def test_the_wounded_are_no_toll_of_a_murder() -> None:
    record = told("Guards opened fire in Kirkuk and murdered two miners. Over 60 were wounded.")
    assert ("injured", 60, None) in _tolls(record, "opened fire")


def test_a_number_is_told_of_the_act_that_it_stands_nearest() -> None:
    record = told("A mob of 300 persons blocked the highway at Kirkuk and pelted stones at the police.")
    assert _tolls(record, "blocked") == [("participants", 300, 300)]
    assert _tolls(record, "pelted") == []


def test_a_list_by_place_gives_its_total_to_what_opens_it() -> None:
    record = told("People detained on Monday, by town:\n– Kirkuk: 14\n– Basra: 9\n– Mosul: at least 3\nTotal: 26\n")
    assert _tolls(record, "detained") == [("arrested", 26, 26)]


@pytest.mark.parametrize(
    ("text", "trigger", "toll"),
    [
        ("Two policemen and three civilians were killed in Kirkuk.", "killed", ("killed", 5, 5)),
        ("Gunmen killed two policemen, a judge and Ali Haddad in Kirkuk.", "killed", ("killed", 4, 4)),
        ("Rebels killed three soldiers and wounded nine in Kirkuk.", "killed", ("killed", 3, 3)),
        ("Ali Haddad, a teacher, was killed in Kirkuk.", "killed", ("killed", 1, 1)),
        ("Five people, including two children, were killed in Kirkuk.", "killed", ("killed", 5, 5)),
        ("A fourth soldier has died in Kirkuk.", "died", ("killed", 4, 4)),
        ("A man of 22 was killed in Kirkuk.", "killed", ("killed", 1, 1)),
        ("The army speaks of three dead guerrillas.", "dead", ("killed", 3, 3)),
        ("The channel spoke of 70 detained students.", "detained", ("arrested", 70, 70)),
        ("Dozens of miners attacked the police in Kirkuk.", "attacked", ("participants", 12, None)),
        ("Rioters set cars on fire. Warehouse B burned out.", "burned out", ("destroyed", 1, 1)),
    ],
)
def test_who_is_counted(text: str, trigger: str, toll: tuple[str, int, int | None]) -> None:
    assert _tolls(told(text), trigger) == [toll]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("They beat us in Kirkuk and then I heard four or five shots.", "beat"),
        ("A bomb exploded in Kirkuk.", "exploded"),
        ("Three defendants are on trial for murder in Kirkuk.", "murder"),
        ("The protest in Kirkuk on Monday left more than 120 people without work.", "protest"),
    ],
)
def test_what_is_no_toll(text: str, trigger: str) -> None:
    assert _tolls(told(text), trigger) == []


def test_a_toll_that_rose_is_taken_before_what_only_adds_to_it() -> None:
    record = told("A bomb exploded in Kirkuk. Two more people died, raising the toll to nine.")
    assert _tolls(record, "exploded") == [("killed", 9, 9)]
    record = told("Two men were killed in Kirkuk, bringing to nine the number killed this year.")
    assert ("killed", 2, 2) in [c for e in record.events for c in [(x.what.value, x.low, x.high) for x in e.counts]]


def test_the_injured_are_known_by_what_is_done_with_them() -> None:
    record = told("A bomb exploded in Kirkuk on Monday, and 14 people were treated for burns.")
    assert _tolls(record, "exploded") == [("injured", 14, 14)]


def test_two_statements_of_one_speaker_are_one_voice() -> None:
    record = told(
        "The convoy came under fire near Kirkuk, said the mayor, Ali Haddad, who added that he had counted three bodies."
    )
    assert _tolls(record, "came under fire") == [("killed", 3, 3)]
