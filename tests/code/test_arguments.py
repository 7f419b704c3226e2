"""Doers and recipients: possessives, squads, repeats of one happening, what happened inside an act that is named."""

from __future__ import annotations

import pytest

from tests.told_events import doers, event, targets, told, tolls


def test_whose_act_a_possessive_tells() -> None:
    record = told("The army's shelling of Kirkuk killed nine civilians.")
    shelling = event(record, "shelling")
    assert doers(record, shelling) == ["The army"]
    assert targets(record, shelling) == ["nine civilians"]
    assert tolls(shelling) == [("killed", 9, 9)]


def test_what_happened_in_an_act_belongs_to_it() -> None:
    record = told("Villagers recalled the bombing of Kirkuk, in which the junta's aircraft murdered seven shepherds.")
    bombing = event(record, "bombing")
    assert doers(record, bombing) == ["the junta's aircraft"]
    assert tolls(bombing) == [("killed", 7, 7)]
    assert len(record.events) == 1


def test_a_heading_takes_the_doers_of_the_same_happening() -> None:
    record = told("Clinic in Kirkuk burned down\n\nOn Tuesday rebels burned down a clinic in Kirkuk.")
    assert [doers(record, e) for e in record.events] == [["rebels"], ["rebels"]]


def test_numbers_of_acts_count_no_things() -> None:
    assert tolls(event(told("Two explosions were heard in Kirkuk."), "explosions")) == []


def test_a_blaze_is_no_gunfire() -> None:
    assert not told("Fire at Kirkuk market\n\nA large fire at the market of Kirkuk spread.").events
    assert event(told("Rebels fire at a patrol near Kirkuk."), "fire at")


@pytest.mark.parametrize(
    ("text", "trigger", "who", "whom"),
    [
        ("In 1998 police shot dead four miners in Kirkuk.", "shot dead", ["police"], ["four miners"]),
        ("Guards fled after rebels attacked a convoy near Kirkuk.", "attacked", ["rebels"], ["a convoy"]),
        ("In the evening rioters set a bus on fire in Kirkuk.", "set", ["rioters"], []),
        ("Ten of the 40 students were released in Kirkuk on Monday.", "released", [], ["the 40 students"]),
        ("Lawyers ask for the return of 30 workers dismissed last month in Kirkuk.", "dismissed", [], ["30 workers"]),
        ("Dala Radio spoke on Monday of 70 detained students in Kirkuk.", "detained", [], ["70 detained students"]),
        (
            "The Marsh Front signed a ceasefire with the government in 2016.",
            "signed",
            ["The Marsh Front", "the government"],
            [],
        ),
        ("Soldiers shot and killed six protesters in Kirkuk on Monday.", "shot", ["Soldiers"], ["six protesters"]),
        ("Gunmen raided Kirkuk, killing a farmer and burning houses.", "burning", ["Gunmen"], []),
        ("The dockers, who have been idle since May, threw bottles at the police.", "threw", ["The dockers"], ["the police"]),
        ("Police, who arrested two students, left Kirkuk.", "arrested", ["Police"], ["two students"]),
        ("Residents were evicted and their homes burned down in Kirkuk.", "burned down", [], []),
        ("A leaflet signed by the Marsh Front threatens to kill two judges.", "kill", ["the Marsh Front"], ["two judges"]),
        ("Six men promised not to attend the rally that the Free Union has called in Kirkuk.", "rally", ["the Free Union"], []),
        ("A rebel attack in Kirkuk was reported on Monday.", "attack", ["rebel"], []),
        ("Protesters marched through Kirkuk, calling for the fall of the junta.", "marched", ["Protesters"], ["the junta"]),
        ("Minimum force was used to disperse the crowd in Kirkuk.", "Minimum force", [], ["the crowd"]),
        ("The statue, it was said, was shown; the bridge in Kirkuk stood until it was blown up.", "blown up", [], []),
        ("The union counts three killed in Kirkuk.", "killed", [], []),
    ],
)
def test_who_and_whom(text: str, trigger: str, who: list[str], whom: list[str]) -> None:
    record = told(text)
    found = event(record, trigger)
    assert (doers(record, found), targets(record, found)) == (who, whom)


@pytest.mark.parametrize(
    ("text", "trigger", "who", "whom"),
    [
        ("Police in Kirkuk arrested two miners. A judge jailed them on Monday.", "jailed", ["A judge"], ["two miners"]),
        ("Soldiers shot at marchers in Kirkuk. “They beat us,” said Ama Bello.", "beat", ["Soldiers"], ["us"]),
        ("Rebels blew up a bridge in Kirkuk. Not a single farmer was hurt.", "hurt", ["Rebels"], ["a single farmer"]),
        ("The Marsh Front says its drones struck the port of Basra on Monday.", "struck", ["The Marsh Front"], []),
        ("The police told this newspaper that they had detained nine men in Kirkuk.", "detained", ["The police"], ["nine men"]),
        ("The rebels warned that any ship in Basra would be sunk.", "sunk", ["The rebels"], []),
    ],
)
def test_whom_other_sentences_tell(text: str, trigger: str, who: list[str], whom: list[str]) -> None:
    record = told(text)
    found = event(record, trigger)
    assert (doers(record, found), targets(record, found)) == (who, whom)


def test_another_voice_lends_no_doers() -> None:
    record = told("Police broke up a rally in Kirkuk on Monday. A doctor said three workers had died in Kirkuk on Monday.")
    assert doers(record, event(record, "died")) == []


def test_a_trade_behind_a_name_is_nobody_else() -> None:
    record = told("Ama Bello, 44, a loader, was killed in Kirkuk on Monday.")
    assert len(event(record, "killed").recipients) == 1


def test_a_preposition_that_only_opens_a_number_makes_no_passive() -> None:
    record = told("Soldiers burned at least 60 homes near Limerick and over 40 barns in Kirkuk.")
    assert doers(record, event(record, "burned")) == ["Soldiers"]
    assert targets(record, event(record, "burned")) == []


def test_who_tells_of_fighting_does_not_fight() -> None:
    record = told("Rebels shelled two camps near Limerick. Fighting has displaced 12,000 people, the UN says.")
    assert doers(record, event(record, "Fighting")) == []


def test_an_irregular_verb_is_no_part_of_its_subject() -> None:
    record = told("The army withdrew from two camps near Limerick.")
    assert doers(record, event(record, "withdrew")) == ["The army"]
