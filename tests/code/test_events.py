"""What happened: status, doers, targets, places, times, tolls, and repeats of one happening."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.record import Status, TimeFrame
from tests.told_events import doers, event, targets, told, tolls, value


def test_an_active_clause_tells_doer_target_place_day_and_toll() -> None:
    record = told("On Tuesday rebels ambushed an army convoy in Kirkuk. Four soldiers were killed and seven wounded.")
    ambush = event(record, "ambushed")
    assert doers(record, ambush) == ["rebels"]
    assert targets(record, ambush) == ["an army convoy"]
    assert value(ambush.plover) == "ASSAULT"
    assert value(ambush.acled) == "Armed clash"
    assert str(ambush.when.value.first) == "2021-05-18"  # type: ignore[union-attr]
    assert tolls(ambush) == [("killed", 4, 4), ("injured", 7, 7)]
    assert len(record.events) == 1


def test_a_passive_clause_tells_its_doer_after_by() -> None:
    record = told("Two teachers were kidnapped by gunmen in Kirkuk.")
    taken = event(record, "kidnapped")
    assert doers(record, taken) == ["gunmen"]
    assert targets(record, taken) == ["Two teachers"]
    assert value(taken.mode) == "abduct"


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Police did not arrest anyone in Kirkuk.", "arrest", Status.DENIED),
        ("No shots were fired in Kirkuk.", "fired", Status.DENIED),
        ("There was no arson in Kirkuk.", "arson", Status.DENIED),
        ("Workers plan to block the bridge in Kirkuk.", "block", Status.PLANNED),
        ("A rally will be held in Kirkuk.", "rally", Status.PLANNED),
        ("Students demand the release of two teachers.", "release", Status.DEMANDED),
        ("The militia threatens to kill two teachers.", "kill", Status.THREATENED),
        ("Rebels might attack the port.", "attack", Status.HYPOTHETICAL),
        ("The militia allegedly tortured two teachers.", "tortured", Status.ALLEGED),
        ("No march tomorrow, only the blockade in Kirkuk.", "blockade", Status.PLANNED),
        ("Those who block the bridge in Kirkuk tomorrow will be fined.", "block", Status.PLANNED),
        ("They press for the release of teachers arrested in Kirkuk.", "arrested", Status.ASSERTED),
        ("Rumours of an arson attack in Kirkuk do not correspond to reality.", "arson attack", Status.DENIED),
        ("The army shelled the village of Kirkuk.", "shelled", Status.ASSERTED),
    ],
)
def test_status_is_what_the_teller_says(text: str, trigger: str, status: Status) -> None:
    assert event(told(text), trigger).status is status


@pytest.mark.parametrize(
    ("text", "trigger", "toll"),
    [
        ("Nine students of two colleges were detained in Kirkuk.", "detained", ("arrested", 9, 9)),
        ("Ten of the 70 students were freed in Kirkuk.", "freed", ("arrested", 10, 10)),
        ("The number of soldiers killed in Kirkuk has risen to four.", "killed", ("killed", 4, 4)),
        ("A roadways bus was set on fire in Kirkuk.", "set on fire", ("destroyed", 1, 1)),
        ("A total of 12 students were detained in Kirkuk.", "detained", ("arrested", 12, 12)),
    ],
)
def test_which_number_is_the_toll(text: str, trigger: str, toll: tuple[str, int, int]) -> None:
    assert tolls(event(told(text), trigger)) == [toll]


def test_those_who_struck_are_not_those_who_were_struck() -> None:
    record = told("On Tuesday police beat miners in Kirkuk. On Tuesday miners attacked police in Kirkuk.")
    assert not any(e.same_as for e in record.events)


def test_a_purpose_is_no_second_act() -> None:
    assert len(told("Police used batons to disperse students in Kirkuk.").events) == 1


def test_what_did_not_happen_is_not_coded_for_acled() -> None:
    assert value(event(told("No shots were fired in Kirkuk."), "fired").acled) is None


def test_a_headline_that_repeats_the_news_is_the_same_happening() -> None:
    record = told("Youths torch customs office\n\nOn 17 May youths torched the customs office in Kirkuk.\n")
    first, second = record.events
    assert first.same_as == (second.id,)
    assert second.same_as == (first.id,)
    assert first.places == second.places != ()
    assert value(first.when) == value(second.when)


def test_a_denial_is_never_one_with_what_it_denies() -> None:
    record = told("Rebels burned the depot in Kirkuk on 17 May, a trader said. There was no arson, the governor said.")
    assert {e.status for e in record.events} == {Status.ASSERTED, Status.DENIED}
    assert all(e.same_as == () for e in record.events)


def test_a_list_of_towns_belongs_to_one_activity() -> None:
    record = told("Students hung banners in Erbil, Kirkuk and Mosul on 17 May.")
    assert len(event(record, "hung").places) == 3


def test_between_two_towns_is_neither_but_a_point_between_them() -> None:
    record = told("Gunmen ambushed a lorry between Erbil and Kirkuk.")
    (at,) = (record.places[i] for i in event(record, "ambushed").places)
    assert [record.places[i].toponym.name for i in at.anchors] == ["Erbil", "Kirkuk"]


def test_points_far_from_each_other_are_two_places_though_told_by_one_town() -> None:
    text = "A mine killed two men 60 km north of Mosul.\n\nOn Sunday a mine killed a girl 50 km south of Mosul."
    assert all(not e.same_as for e in told(text).events)


def test_earlier_history_is_background() -> None:
    record = told("In 1998 police shot dead four miners in Kirkuk.")
    assert event(record, "shot dead").time_frame is TimeFrame.BACKGROUND


def test_no_day_is_invented() -> None:
    assert value(event(told("Gunmen ambushed a lorry in Kirkuk."), "ambushed").when) is None


def test_who_tells_it() -> None:
    record = told('"They shot two men," said Ana Ruiz, a nurse.')
    assert event(record, "shot").claimed_by != "narrator"


def test_what_killed_without_a_doer_is_no_violence() -> None:
    assert told("An earthquake killed forty people in Kirkuk.").events == ()


def test_same_as_is_symmetric_and_transitive() -> None:
    record = told(
        "Bomb kills two in Kirkuk\n\n"
        "A bomb killed two traders in Kirkuk on Monday. The blast in Kirkuk on Monday killed two, police said.\n"
    )
    groups = {e.id: {e.id, *e.same_as} for e in record.events}
    assert all(groups[i] == groups[j] for i in groups for j in groups[i])


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=120))
def test_any_text_is_coded_and_every_reference_holds(text: str) -> None:
    record = told("Rebels attacked Kirkuk on Monday. " + text)
    names = {e.id for e in record.events}
    actors = {a.id for a in record.actors}
    for e in record.events:
        assert set(e.same_as) <= names - {e.id}
        assert all(0 <= i < len(record.places) for i in e.places)
        assert all(f.value in actors for f in (*e.agents, *e.recipients))
        assert e.claimed_by == "narrator" or e.claimed_by in {s.attribution.id for s in record.statements}


def test_what_is_asked_in_the_subjunctive_is_demanded() -> None:
    record = told("Relatives demand that all prisoners be freed.")
    assert event(record, "freed").status is Status.DEMANDED


def test_a_counter_attack_is_another_happening() -> None:
    record = told("Rebels launched an attack in Kirkuk on Tuesday. The army began a counter-attack in Kirkuk on Tuesday.")
    assert all(not e.same_as for e in record.events)


def test_youth_and_workers_may_be_the_same_people() -> None:
    record = told("Students set fire to a bank in Kirkuk\n\nOn Tuesday residents set fire to a bank in Kirkuk.")
    assert all(e.same_as for e in record.events)
    assert [str(e.when.value.first) for e in record.events] == ["2021-05-18"] * 2  # type: ignore[union-attr]


def test_a_disaster_closes_a_road_without_a_doer() -> None:
    assert not told("The road to Kirkuk was closed because of a flood.").events
    assert event(told("Soldiers were killed in Kirkuk; the flood damaged homes."), "killed")


def test_acled_leaves_out_history_told_of_a_whole_country() -> None:
    record = told("Police arrested four people in Rasht on Monday. In November 2017 there were protests in Iran.")
    assert value(event(record, "arrested").acled) == "Arrests"
    assert "whole country" in event(record, "protests").acled.note
