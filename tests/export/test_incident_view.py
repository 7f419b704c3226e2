"""What the screens of an incident show of each telling, and into which camps the tellings fall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.export import incident_words as words
from reportedly.export.incident_camps import Camp, camps
from reportedly.export.incident_view import view
from reportedly.lexicon import load
from reportedly.types.incident import Reason
from reportedly.types.record import NARRATOR
from reportedly.types.text import OutletKind, Source
from reportedly.types.world import ActorKind
from tests.export.joined import joined, quarrel, records


def test_each_member_has_its_sentence_with_the_trigger_inside():
    told = quarrel()
    assert [t.ref for t in told.tellers] == list(told.incident.events)
    for teller in told.tellers:
        record = records()[teller.ref.report]
        event = next(e for e in record.events if e.id == teller.ref.event)
        assert teller.quote[teller.trigger.start : teller.trigger.end] == record.document[event.trigger]
        assert teller.quote in record.document.text
        assert (teller.speaker == "") == (event.claimed_by == NARRATOR)


def test_a_copy_is_shown_with_its_passages_in_the_words_of_both():
    found = next(c for i in joined() for c in view(i, records()).carried)
    here, there = records()[found.copy.of].document, records()[found.copy.source].document
    assert found.quotes
    for passage, quoted in zip(found.copy.passages, found.quotes, strict=True):
        assert (quoted.here, quoted.there) == (here[passage.here], there[passage.there])


def test_a_source_whose_record_is_not_at_hand_has_no_words():
    incident = next(i for i in joined() if i.copies and {c.source for c in i.copies} - {e.report for e in i.events})
    near = {e.report for e in incident.events}
    shown = view(incident, {name: r for name, r in records().items() if name in near})
    assert any(q.there is None for c in shown.carried for q in c.quotes)


def test_a_missing_record_or_event_is_named():
    incident = quarrel().incident
    with pytest.raises(KeyError, match="s1-army"):
        view(incident, {})
    bare = {name: replace(r, events=()) for name, r in records().items()}
    with pytest.raises(KeyError, match="s1-army#e1"):
        view(incident, bare)


def _of(found: tuple[Camp, ...], kind: str) -> list[Camp]:
    return [c for c in found if c.key.partition(":")[0] == kind]


def test_every_telling_is_in_one_camp_or_folded_under_its_source():
    for incident in joined():
        shown = view(incident, records())
        placed = [t.ref for c in camps(shown) for v in c.voices for t in v.tellers]
        assert len(placed) == len(set(placed))
        folded = {o for c in camps(shown) for v in c.voices for o in v.copies}
        assert {t.outlet for t in shown.tellers if t.ref not in placed} <= folded


def test_who_speaks_for_a_side_stands_with_it_whatever_the_paper():
    (state,) = _of(camps(quarrel()), "state")
    (party,) = _of(camps(quarrel()), "party")
    assert {v.main.ref.report for v in state.voices} >= {"s1-army", "s1-cpa"}
    assert {v.main.ref.report for v in party.voices} >= {"s1-radio", "s1-cpa"}
    assert "Army" in state.title
    assert party.title.endswith("Frente Páramo")
    assert {c.key for c in camps(quarrel()) for v in c.voices if v.main.speaker == "army"} == {state.key}


def test_who_denies_stands_with_his_side_though_a_denial_has_no_origin():
    denying = 0
    for incident in joined():
        resting = {e for o in incident.origins for e in o.events}
        for camp in camps(view(incident, records())):
            for teller in (t for v in camp.voices for t in v.tellers if t.ref not in resting):
                state = teller.kind in (ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT)
                organ = not teller.speaker and isinstance(teller.source, Source) and teller.source.kind is OutletKind.MILITARY
                denying += state or organ
                assert camp.key.partition(":")[0] == "state" or not (state or organ)
    assert denying > 3


def test_a_copy_is_folded_under_its_source():
    (party,) = _of(camps(quarrel()), "party")
    assert "s1-trocha" not in {v.main.ref.report for v in party.voices}
    assert [v.copies for v in party.voices if v.main.ref.report == "s1-radio"] == [("Trocha Digital",)]


def test_the_fullest_telling_of_a_voice_speaks_for_it():
    shown = quarrel()
    for camp in camps(shown):
        for voice in camp.voices:
            told = [sum(len(v) for _, v in words.quarrel([t], shown)) for t in voice.tellers]
            assert told[0] == max(told)


def test_a_toll_says_whom_it_counts():
    shown = quarrel()
    (state,) = _of(camps(shown), "state")
    told = [value for v in state.voices for f, found in words.quarrel(v.tellers, shown) for value, _ in found if f == "killed"]
    assert any(value.startswith("3 of ") for value in told)


def test_a_reason_is_told_in_words_and_an_unknown_one_by_its_name():
    assert words.reason(Reason("days.same", 2.4, "1 May / 1 May")) == "days: the same (1 May / 1 May)"
    assert words.reason(Reason("shoes.very_new", 1.0, "a / b")) == "shoes: very new (a / b)"
    assert words.reason(Reason("ruling", 9.0, "Dana")) == "ruling (Dana)"


def test_the_strongest_reasons_are_for_or_against():
    told = [Reason("days.same", 2.0, "x"), Reason("place.apart", -1.0, "y"), Reason("type.same", 3.0, "z")]
    assert words.strongest(told) == "type: the same (z); days: the same (x)"
    assert words.strongest(told, against=True) == "place: apart (y)"
    assert words.strongest([]) == load("incident")["line"]["nothing"]


def test_reports_whose_ids_are_digests_go_by_their_outlets():
    told = quarrel()
    ident = min(records())
    page = records()[ident].document
    source = Source("radio", "Radio Tarn", OutletKind.NEWSPAPER, "Tarn")
    named = "r-0123456789abcdef"
    known = records() | {named: replace(records()[ident], document=replace(page, source=source))}
    shown = view(told.incident, known)
    assert shown.plain(f"the words stand in {named}") == "the words stand in Radio Tarn"
    assert shown.plain(f"{ident}, r-0123456789abcdee") == f"{ident}, r-0123456789abcdee"
