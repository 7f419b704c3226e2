"""Participants that a learned engine hears, bound to the acts of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.engines.rules import RulesReader
from reportedly.export.muc4 import templates
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.types.mention import Hearing, Participant, Role
from reportedly.types.record import Record
from reportedly.types.span import Span
from reportedly.types.text import Document, Sentence
from tests.told_events import PUBLISHED, doers, event, targets

Heard = tuple[Role, str, str]


def _record(text: str, *heard: Heard, acts: Sequence[float] = ()) -> Record:
    """The record of a text by the rules and an engine that hears what it is told: role, words, harm; odds by sentence."""

    def hears(document: Document, lines: Sequence[Sentence]) -> Hearing:
        found = []
        for role, words, harm in heard:
            start = document.text.index(words)
            found.append(Participant(Span(start, start + len(words)), role, harm))
        odds = {line.words[0].span.start: {"none": 1.0 - p, "attack": p} for line, p in zip(lines, acts, strict=False)}
        return Hearing(participants=tuple(sorted(found, key=lambda p: p.span)), acts=odds)

    rules = pipeline(Settings(engine="rules"))
    assert isinstance(rules.reader, RulesReader)
    reader = replace(rules.reader, hears=hears)
    raw = RawInput("test", text.encode(), Given(published=PUBLISHED), Kind.TEXT)
    return replace(rules, reader=reader).read(raw)


def test_who_is_heard_joins_those_whom_grammar_finds() -> None:
    record = _record("Gunmen shot Karim Adel.", (Role.DOER, "Gunmen", ""), (Role.NAMED, "Karim Adel", "killed"), acts=[0.9])
    shot = event(record, "shot")
    assert (doers(record, shot), targets(record, shot)) == (["Gunmen"], ["Karim Adel"])
    assert [f.by.rule for f in (*shot.agents, *shot.recipients)] == ["arguments tagger#doer", "arguments tagger#named"]
    assert ("killed", "Karim Adel") in [(f.value, record.document[f.spans[0]]) for f in shot.effects]


def test_a_name_in_capitals_is_heard_where_no_letter_tells_it() -> None:
    record = _record("GUNMEN SHOT KARIM ADEL IN KIRKUK.", (Role.NAMED, "KARIM ADEL", "killed"), acts=[0.9])
    assert "KARIM ADEL" in targets(record, event(record, "SHOT"))
    assert [a.private for a in record.actors if a.name == "KARIM ADEL"] == [True]


def test_a_sentence_that_goes_on_to_tell_of_an_act_gives_it_its_people() -> None:
    text = "Gunmen attacked a clinic in Kirkuk. Among them were two nurses. The weather was fine. A rota lists two nuns."
    nurses, nuns = (Role.VICTIM, "two nurses", "killed"), (Role.VICTIM, "two nuns", "killed")
    record = _record(text, nurses, nuns, acts=[0.9, 0.6, 0.0, 0.1])
    found = targets(record, event(record, "attacked"))
    assert "two nurses" in found
    assert "two nuns" not in found


def test_how_likely_its_sentence_tells_of_violence_stands_with_the_event() -> None:
    told = event(_record("Gunmen attacked a clinic in Kirkuk.", acts=[0.8]), "attacked")
    assert told.heard == 0.8
    alone = event(_record("Gunmen attacked a clinic in Kirkuk."), "attacked")
    assert alone.heard is None


def test_templates_take_roles_as_heard_and_leave_unlikely_acts_out() -> None:
    text = "Gunmen of the Marsh Front shot Karim Adel, a judge, in Kirkuk."
    heard = (
        (Role.DOER, "Gunmen", ""),
        (Role.BODY, "Marsh Front", ""),
        (Role.NAMED, "Karim Adel", "killed"),
        (Role.VICTIM, "a judge", "killed"),
    )
    (one,) = templates(_record(text, *heard, acts=[0.9]))
    slots = {name: [f["values"][0] for f in fillers] for name, fillers in one["slots"].items()}
    assert slots["PERP: INDIVIDUAL ID"] == ["GUNMEN"]
    assert slots["PERP: ORGANIZATION ID"] == ["MARSH FRONT"]
    assert slots["HUM TGT: NAME"] == ["KARIM ADEL"]
    assert slots["HUM TGT: DESCRIPTION"] == ["JUDGE"]
    assert set(slots["HUM TGT: EFFECT OF INCIDENT"]) == {"DEATH"}
    assert templates(_record(text, *heard, acts=[0.05])) == ()


def test_of_two_acts_in_a_sentence_one_takes_the_people_and_one_the_things() -> None:
    text = "Gunmen shot two teachers and burned the clinic in Kirkuk."
    heard = ((Role.DOER, "Gunmen", ""), (Role.VICTIM, "two teachers", "killed"), (Role.THING, "clinic", "destroyed"))
    record = _record(text, *heard, acts=[0.9])
    assert targets(record, event(record, "shot")) == ["two teachers"]
    assert targets(record, event(record, "burned")) == []
    assert [f.value for f in event(record, "burned").effects] == ["destroyed", "destroyed"]


def test_who_speaks_is_nobody_whom_the_act_struck_and_another_voice_keeps_its_own() -> None:
    text = "Soldiers killed nine fighters, spokesman Omar Vey said. “Rebels killed Karim Adel in Kirkuk,” a teacher said."
    heard = ((Role.NAMED, "Omar Vey", "killed"), (Role.NAMED, "Karim Adel", "killed"))
    record = _record(text, *heard, acts=[0.9, 0.9])
    first, second = (e for e in record.events if record.document[e.trigger] == "killed")
    assert targets(record, first) == ["nine fighters"]
    assert targets(record, second) == ["Karim Adel"]


def test_of_two_acts_in_a_sentence_each_has_those_of_its_own_clause() -> None:
    text = "Rebels attacked a convoy near Limerick while gunmen in Kirkuk shot Karim Adel."
    record = _record(text, (Role.NAMED, "Karim Adel", "injured"), acts=[0.9])
    assert "Karim Adel" not in targets(record, event(record, "attacked"))
    assert "Karim Adel" in targets(record, event(record, "shot"))


def test_a_mark_that_is_heard_is_nobody() -> None:
    record = _record(
        "Gunmen shot a judge \u2026 in Kirkuk.", (Role.DOER, "\u2026", ""), (Role.VICTIM, "judge", "killed"), acts=[0.9]
    )
    assert doers(record, event(record, "shot")) == ["Gunmen"]
    assert "\u2026" not in {a.name for a in record.actors}
