"""Which words tell an event, in every form, and which only look like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.document import document
from reportedly.ingest.given import Kind, RawInput
from reportedly.read.inflection import plural, verb
from reportedly.read.sentences import sentences
from reportedly.read.triggers import triggers


def _marked(text: str) -> list[tuple[str, str, bool, bool]]:
    page = document(RawInput("test", text.encode(), kind=Kind.TEXT), {})
    return [(page[t.span], t.entry.split("#")[1], t.noun, t.passive) for t in triggers(page, sentences(page))]


@pytest.mark.parametrize(
    ("text", "span", "entry", "noun", "passive"),
    [
        ("Gunmen opened fire on a lorry.", "opened fire", "shoot", False, False),
        ("The mob set a parked car on fire.", "set a parked car on fire", "destroy", False, False),
        ("GUERRILLAS BLEW UP A BRIDGE.", "BLEW UP", "blast", False, False),
        ("four men were arrested in the port.", "arrested", "arrest", False, True),
        ("Three sailors killed in the harbour", "killed", "kill", False, True),
        ("The ambush of a convoy lasted an hour.", "ambush", "rout", True, False),
        ("A drone strike hit the depot.", "drone strike", "drone", True, False),
        ("Workers went on strike at the mill.", "went on strike", "strike", False, False),
        ("The union announced a strike over wages.", "strike", "strike", True, False),
        ("The two sides signed a new peace accord.", "signed a new peace accord", "agree", False, False),
        ("The army recaptured the town.", "recaptured", "regain", False, False),
        (
            "Fighters carried out at 2:40 this morning an operation.",
            "carried out at 2:40 this morning an operation",
            "attack",
            False,
            False,
        ),
        ("Two missiles were fired at the port.", "missiles were fired", "shell", True, False),
        ("Police broke up a small rally in the square.", "broke up a small rally", "crowd", False, False),
        ("They met the arrested men after that attack.", "attack", "attack", True, False),
        ("Students hung large banners from a bridge.", "hung large banners", "vandalize", False, False),
    ],
)
def test_verbs_nouns_and_chains(text: str, span: str, entry: str, *, noun: bool, passive: bool) -> None:
    assert (span, entry, noun, passive) in _marked(text)


@pytest.mark.parametrize(
    "text",
    [
        "He fell ill after a heart attack.",
        "The meeting took place on 4 March.",
        "In March the rains come.",
        "The fire brigade came late.",
        "A screen shot of the page was shown.",
        "The riot police waited.",
        "The money that they raised last summer goes to the Valley Women's Club and to Shell.",
        "Figures released on Monday were low.",
        "The tests demonstrate the method.",
        "The striker hit the bar before halftime.",
        "The case was withdrawn in court.",
        "Police broke up a smuggling ring.",
        "The wedding took place in a village.",
    ],
)
def test_words_in_another_sense_tell_nothing(text: str) -> None:
    assert [m for m in _marked(text) if m[1] != "consult"] == []


def test_forms_by_rule_and_by_list() -> None:
    assert verb("stop").gerund == "stopping"
    assert verb("shoot").past == ("shot",)
    assert verb("torch").participle == ("torched",)
    assert verb("deny").past == ("denied",)
    assert [plural(x) for x in ("clash", "injury", "raid")] == ["clashes", "injuries", "raids"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200))
def test_any_text_is_read_and_the_marks_lie_in_it(text: str) -> None:
    page = document(RawInput("test", ("Troops fired. " + text).encode(), kind=Kind.TEXT), {})
    found = triggers(page, sentences(page))
    assert list(found) == sorted(found, key=lambda t: t.span)
    assert all(t.span.end <= len(page.text) for t in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The rebels fought government soldiers near Kirkuk.", ["fought"]),
        ("Firefighters fought the blaze.", []),
        ("Two rifles and ammunition were recovered.", ["recovered"]),
        ("The injured man has recovered.", []),
        ("All prisoners must be freed.", ["freed"]),
        ("Free Valley youth march.", ["march"]),
        ("The team suffered a crushing defeat.", []),
        ("Six people were taken away.", ["were taken away"]),
        ("They wrote slogans on walls.", ["wrote slogans"]),
    ],
)
def test_words_with_several_senses(text: str, words: list[str]) -> None:
    assert [m[0] for m in _marked(text)] == words
