"""One report under ACLED, CAMEO and MUC-4."""

from __future__ import annotations

import pytest

from reportedly.export.acled import sub_type
from reportedly.export.cameo import root_code
from reportedly.export.muc4 import templates
from tests.told_events import told


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Three suicide bombers blew themselves up in Kirkuk.", "SUIC_BOMB"),
        ("Thousands of people marched through Kirkuk.", "PEACE_PROTEST"),
        ("Police arrested forty demonstrators during a protest in Kirkuk.", "PROTEST_WITH_INTER"),
        ("Demonstrators hurled rocks at police during a protest in Kirkuk.", "VIOL_DEMONSTR"),
        ("Warplanes bombed a depot near Kirkuk.", "AIR_STRIKE"),
        ("The army set up a new base near Kirkuk.", "HQ_ESTABLISHED"),
        ("The army exchanged prisoners with the rebels near Kirkuk.", "AGREEMENT"),
        ("Clashes broke out between police and demonstrators in Kirkuk.", "VIOL_DEMONSTR"),
        ("Police arrested forty demonstrators in Kirkuk.", "PROTEST_WITH_INTER"),
        ("Demonstrators hurled rocks in Kirkuk and police fired tear gas.", "VIOL_DEMONSTR"),
        ("Police violently broke up a rally in Kirkuk.", "FORCE_AGAINST_PROTEST"),
        ("Rebels captured two checkpoints near Kirkuk.", "ARMED_CLASH"),
        ("Rebels captured a town near Kirkuk.", "NON_STATE_ACTOR_OVERTAKES_TER"),
        ("Soldiers found three grenades near Kirkuk.", "DISR_WEAP"),
        ("A poison gas attack on Kirkuk killed nine people.", "CHEM_WEAP"),
        ("A gas tank exploded in Kirkuk. Four people were hurt.", None),
        ("The group claimed responsibility for the attack in Kirkuk.", None),
        ("The government expelled three diplomats after the attack in Kirkuk.", None),
        ("The minister opened a school in Kirkuk.", None),
    ],
)
def test_the_one_acled_sub_type_of_a_report(text: str, code: str | None) -> None:
    assert sub_type(told(text)) == code


def test_cameo_root_codes() -> None:
    assert [root_code(e) for e in told("Police arrested two men in Kirkuk.").events] == ["17"]


def test_a_muc4_template_in_capitals() -> None:
    record = told("BOGOTA, 20 MAY 2021 -- GUERRILLAS KIDNAPPED TWO PEASANTS IN MEDELLIN ON 18 MAY.")
    (template,) = templates(record)
    slots = template["slots"]
    assert slots["INCIDENT: TYPE"] == [{"values": ["KIDNAPPING"]}]
    assert slots["INCIDENT: DATE"] == [{"values": ["18 MAY 21"]}]
    assert slots["PERP: INDIVIDUAL ID"] == [{"values": ["GUERRILLAS"]}]


def test_fighting_and_denied_acts_give_no_template() -> None:
    assert templates(told("The army clashed with rebels in Kirkuk.")) == ()
    assert templates(told("No teacher was kidnapped in Kirkuk.")) == ()
