"""Which mentions are one actor, and who speaks when."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.read.actors import actors as find_actors
from reportedly.read.attribution import attributions
from reportedly.read.sentences import sentences
from reportedly.read.timex import timexes
from reportedly.resolve.when import times
from reportedly.resolve.who import actors, statements
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.mention import Reading
from reportedly.types.record import Actor, Statement
from reportedly.types.text import Document


def _read(text: str) -> tuple[Document, tuple[Actor, ...], tuple[Statement, ...]]:
    doc = document(RawInput("test", text.encode(), kind=Kind.TEXT, given=Given(published=date(2019, 5, 6))), {})
    lines = sentences(doc)
    when = timexes(doc, lines)
    who = find_actors(doc, lines, ())
    reading = Reading("rules", lines, timexes=when, actors=who, attributions=attributions(doc, lines, who, when))
    joined = actors(doc, reading)
    return doc, joined, statements(doc, reading, joined, times(doc, reading))


def _speakers(text: str) -> list[str]:
    _, joined, said = _read(text)
    name = {a.id: a.name for a in joined}
    return [name[s.speaker.value] if isinstance(s.speaker, Field) else s.speaker.reason.value for s in said]


def test_full_name_surname_and_pronoun_are_one() -> None:
    text = "The mayor, Rosa Lindt, said the bridge was closed. Lindt added that it was old. “We will repair it,” she said."
    assert _speakers(text) == ["Rosa Lindt"] * 3


def test_two_people_of_one_surname_are_not_joined() -> None:
    _, joined, _ = _read("Rosa Lindt met Karl Lindt at the gate. Lindt said nothing was wrong.")
    assert {a.name for a in joined} >= {"Rosa Lindt", "Karl Lindt"}
    assert all(len(a.spans) == 1 for a in joined if a.name in ("Rosa Lindt", "Karl Lindt"))


def test_a_body_and_its_short_form_are_one() -> None:
    assert (
        len(set(_speakers("The Free Marsh Movement said its men were safe. The movement added that the road was open."))) == 1
    )


def test_ids_follow_the_first_mention() -> None:
    _, joined, _ = _read("Police said two farmers had died. The governor said otherwise.")
    assert [a.id for a in joined] == [f"p{i}" for i in range(1, len(joined) + 1)]
    assert [a.spans[0] for a in joined] == sorted(a.spans[0] for a in joined)


def test_no_source_is_unknown() -> None:
    _, _, (said,) = _read("It was learned that two officers will be moved.")
    assert isinstance(said.speaker, Unknown)
    assert said.speaker.reason is Reason.NOT_STATED


def test_the_day_comes_from_the_words_around_the_cue() -> None:
    _, _, said = _read("Police said on 3 May 2019 that the road was open. The mayor said that it was closed.")
    assert [s.said.value if isinstance(s.said, Field) else s.said.reason for s in said] == [date(2019, 5, 3), Reason.NOT_STATED]


def test_a_person_with_an_office_anywhere_is_public() -> None:
    _, joined, _ = _read("Greta Moll wept at the gate. The mayor, Rosa Lindt, left. Rosa Lindt did not speak to the crowd.")
    assert {a.name: a.private for a in joined if a.name in ("Greta Moll", "Rosa Lindt")} == {
        "Greta Moll": True,
        "Rosa Lindt": False,
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Corran Workers' Union says that 200 workers were dismissed.", "Corran Workers' Union"),
        ("The Workers’ Party said the strike was over.", "Workers’ Party"),
        ("The port hospital said nobody was hurt.", "port hospital"),
        ("Three armed students said the road was open.", "armed students"),
        ("Dr S. K. Lindt said nobody was hurt.", "S. K. Lindt"),
        ("DSP Ivo Rand said nobody was hurt.", "Ivo Rand"),
        ("The rebels' spokesman, Ivo Rand, said the road was open.", "Ivo Rand"),
    ],
)
def test_a_speaker_is_called_by_the_whole_phrase(text: str, name: str) -> None:
    assert _speakers(text) == [name]


def test_the_statement_is_its_makers() -> None:
    text = "In a statement, the Northern Front said that the bridge had been cut. The statement added that two men were dead."
    assert _speakers(text) == ["Northern Front"] * 2


def test_whoever_is_quoted_inside_is_not_the_one_who_goes_on() -> None:
    text = "“We ran,” Ann Poe said. “As my colleague in Trier said, ‘it burned’,” she added."
    assert _speakers(text)[:2] == ["Ann Poe"] * 2


def test_they_is_the_group_in_the_plural_before_the_body_in_the_singular() -> None:
    text = "The Corran Workers, a branch of the Corran Workers' Union, met in Trier. They marched to the gate."
    page, joined, _ = _read(text)
    group = next(a for a in joined if any(page[s] == "They" for s in a.spans))
    assert page[group.spans[0]] == "The Corran Workers"


def test_he_is_whom_the_paragraph_names_before_who_spoke_last() -> None:
    text = "The mayor, Rosa Lindt, said that the gas was fired.\n\n"
    text += "Police spokesman Luis Prada denied that. He insisted that no gas was used."
    assert _speakers(text)[-1] == "Luis Prada"
