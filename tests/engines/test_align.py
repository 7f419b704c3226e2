"""The exact place of an engine's quotation."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.engines.align import align
from reportedly.types.mention import Refusal
from reportedly.types.span import Span
from tests.read.pages import page

TEXT = "The mayor said: “It’s  over – go\u00a0home.” The mayor left."


def test_marks_dashes_and_white_space_are_alike() -> None:
    doc = page(TEXT)
    found = align(doc, '"It\'s over - go home."', "test")
    assert isinstance(found, Span)
    assert doc[found] == "“It’s  over – go\u00a0home.”"


def test_two_places_are_refused_and_a_narrower_look_finds_one() -> None:
    doc = page(TEXT)
    twice = align(doc, "The mayor", "test")
    assert isinstance(twice, Refusal)
    assert "2 times" in twice.why
    assert align(doc, "The mayor", "test", within=Span(0, 20)) == Span(0, 9)


def test_what_is_not_there_is_refused() -> None:
    doc = page(TEXT)
    for words in ("the Mayor", "go away", "", "  "):
        assert isinstance(align(doc, words, "test"), Refusal)


@given(st.text(min_size=1, max_size=60), st.data())
def test_a_slice_is_found_where_it_is_or_refused(text: str, data: st.DataObject) -> None:
    doc = page("The road is open and the town is quiet today. " + text)
    start = data.draw(st.integers(0, len(doc.text) - 1))
    end = data.draw(st.integers(start + 1, len(doc.text)))
    found = align(doc, doc.text[start:end], "test")
    if isinstance(found, Span):
        assert doc[found] == doc.text[start:end].strip()
        assert doc.text.count(doc[found]) == 1
