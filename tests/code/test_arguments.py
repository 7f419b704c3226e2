"""Doers and recipients: possessives, squads, repeats of one happening, what happened inside an act that is named."""

from __future__ import annotations

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
