"""A word of many senses tells an act only beside what says that this sense is meant."""

from __future__ import annotations

import pytest

from reportedly.types.record import Status
from tests.told_events import event, told


@pytest.mark.parametrize(
    "text",
    [
        "The studio releases its new album in May.",
        "Sensors deployed on the glacier measure its speed.",
        "The shop closed early on Sunday.",
        "Farmers burn stubble in the fields.",
        "The virus hit the village and three people died.",
        "A telescope will investigate the dust around the star.",
        "The singer was captured on video in Kirkuk.",
        "The minister dismissed the accusations.",
        "The clinic executed the project in Kirkuk.",
        "A hunter killed a deer near Kirkuk.",
        "She withdrew cash from her account.",
        "Bank branches resumed work. Close",
        "The hall hosted a talk on gardens.",
        "He had been holding talks with his landlord.",
    ],
)
def test_another_sense_tells_no_event(text: str) -> None:
    assert told(text).events == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Police released two students from custody in Kirkuk.", "released"),
        ("The army deployed soldiers in Kirkuk.", "deployed"),
        ("The government closed the border with Jordan.", "closed"),
        ("Rebels burned a truck near Kirkuk.", "burned"),
        ("A rocket hit the village.", "hit"),
        ("Prosecutors investigate the attack of Kirkuk.", "investigate"),
        ("Soldiers captured the rebel commander in Kirkuk.", "captured"),
        ("The president sacked the minister.", "sacked"),
        ("Rebels executed two villagers near Kirkuk.", "executed"),
        ("Rebels have killed the mayor of Kirkuk.", "killed"),
        ("The army withdrew its troops from Kirkuk.", "withdrew"),
        ("The Iraqi president met the minister in Kirkuk.", "met"),
        ("Rebels are holding two hostages in Kirkuk.", "are holding"),
    ],
)
def test_with_what_it_needs_it_does(text: str, trigger: str) -> None:
    assert event(told(text), trigger)


def test_on_a_page_about_a_conflict_the_words_mean_it() -> None:
    page = "Gunmen shot two men near Kirkuk. A bomb exploded at the bridge. Police arrested a man. {}"
    assert event(told(page.format("The old mill was gutted.")), "gutted")
    assert told("The old mill was gutted to make room for flats.").events == ()


def test_a_noun_that_points_back_has_the_sense_of_what_was_told() -> None:
    page = told("Rebels launched a strike near Kirkuk. The harbour is quiet. Fares rose after the strike of 2 May.")
    assert len(page.events) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The men should never have been arrested in Kirkuk.", "arrested", Status.ASSERTED),
        ("Officers answering a call about a man threatening people shot a man in Kirkuk.", "shot", Status.ASSERTED),
        ("Police threatened to arrest the men in Kirkuk.", "arrest", Status.THREATENED),
    ],
)
def test_status_of_what_is_regretted_or_only_near_a_threat(text: str, trigger: str, status: Status) -> None:
    assert event(told(text), trigger).status is status
