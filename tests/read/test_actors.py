"""Which words name groups, institutions and persons."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.read.sentences import sentences
from reportedly.types.world import ActorKind
from tests.read.pages import people


def _named(text: str) -> list[str]:
    doc, found = people(text)
    return [doc[m.span] for m in found if not m.pronoun]


def test_noun_phrases_with_their_modifiers() -> None:
    assert _named("Unidentified gunmen fired on two police officers near the gate.") == [
        "Unidentified gunmen",
        "two police officers",
    ]


def test_numbers_belong_to_the_phrase() -> None:
    assert _named("More than 4,000 workers and between 30 and 40 families left.") == [
        "More than 4,000 workers",
        "between 30 and 40 families",
    ]


def test_a_verb_ends_the_subject() -> None:
    assert _named("The union blames strikers.") == ["The union", "strikers"]


def test_office_and_name_are_one_mention() -> None:
    assert _named("Later the mayor, Rosa Lindt, met Ivo Rand, the commander of the guard.") == [
        "the mayor, Rosa Lindt",
        "Ivo Rand, the commander of the guard",
    ]


def test_private_is_a_named_person_without_an_office() -> None:
    _, found = people("Colonel Ivo Rand met Greta Moll in the market, and the minister, Olga Brandt, left.")
    assert {m.name: m.private for m in found if m.rule == "actors#name"} == {
        "Ivo Rand": False,
        "Greta Moll": True,
        "Olga Brandt": False,
    }


def test_kinds_of_bodies() -> None:
    _, found = people("The Ministry of Works, the Free Marsh Movement and the Coast Courier sent letters to the 5th Brigade.")
    assert [m.kind for m in found] == [ActorKind.GOVERNMENT, ActorKind.PARTY, ActorKind.MEDIA, ActorKind.STATE_FORCES]


def test_what_only_holds_an_actor_noun_is_none() -> None:
    assert _named("They waited in front of the police station during a press conference.") == []


def test_pronouns_are_marked() -> None:
    _, found = people("She left before they came.")
    assert [(m.name, m.pronoun, m.plural) for m in found] == [("she", True, False), ("they", True, True)]


@given(st.text(max_size=200))
def test_any_text_gives_ordered_mentions_inside_sentences(text: str) -> None:
    doc, found = people("The police met Ann Poe. " + text)
    starts = [m.span.start for m in found]
    assert starts == sorted(starts)
    lines = [s.span for s in sentences(doc)]
    assert all(any(line.holds(m.span) for line in lines) and m.span.holds(m.head) for m in found)


def test_a_name_after_the_noun_of_an_outlet_is_an_outlet() -> None:
    doc, found = people("Omar Vey told the opposition daily Sorel about roads.")
    assert [(doc[m.span], doc[m.head], m.kind) for m in found][1:] == [("the opposition daily Sorel", "Sorel", ActorKind.MEDIA)]
    doc, found = people("Rosa Lind left. The website Lind built was blocked.")
    assert ("Lind", ActorKind.MEDIA) not in [(doc[m.head], m.kind) for m in found]
