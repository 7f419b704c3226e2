"""Pairs of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.read.quotes import quotes
from tests.read.pages import page

PAIRS = {
    "He said: “A boat. ‘It sank.”‘ (3 May)": [("A boat. ‘It sank.", None), ("It sank.", 0)],
    "''People turn,'' she said. ''It's fine,'' the '90s workers' choir sang.": [("People turn,", None), ("It's fine,", None)],
    "\"Hello,\" he said. \"I don't know 'the boys' plan' yet.\"": [
        ("Hello,", None),
        ("I don't know 'the boys' plan' yet.", None),
        ("the boys' plan", 1),
    ],
    "Her plan “is gone“ he wrote.": [("is gone", None)],
    "``One way,'' he said.": [("One way,", None)],
    "‘Don’t you say “never”,’ he said.": [("Don’t you say “never”,", None), ("never", 0)],
    "The workers’ and the miners’ unions left the mayor’s house.": [],
}


@pytest.mark.parametrize("text", PAIRS)
def test_marks_are_paired(text: str) -> None:
    doc = page(text)
    assert [(" / ".join(doc[p] for p in q.parts), q.within) for q in quotes(doc)] == PAIRS[text]


@given(st.text(alphabet="ab s.,\n“”‘’'\"`«»", max_size=120))
def test_quotations_nest_and_never_cross(text: str) -> None:
    doc = page("The town is quiet and the road is open to all today. " + text)
    found = quotes(doc)
    assert [q.whole.start for q in found] == sorted(q.whole.start for q in found)
    for i, q in enumerate(found):
        assert all(q.whole.holds(p) for p in q.parts)
        if q.within is not None:
            assert q.within < i
            assert found[q.within].whole.holds(q.whole)
