"""Numbers as told, and the numbers that count nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.document import document
from reportedly.ingest.given import Kind, RawInput
from reportedly.read.quantities import quantities
from reportedly.read.sentences import sentences
from reportedly.read.timex import timexes


def _told(text: str) -> list[tuple[int, int | None, bool]]:
    page = document(RawInput("test", text.encode(), kind=Kind.TEXT), {})
    lines = sentences(page)
    return [(q.low, q.high, q.vague) for q in quantities(page, lines, timexes(page, lines))]


@pytest.mark.parametrize(
    ("text", "low", "high", "vague"),
    [
        ("They met 12 sailors.", 12, 12, False),
        ("They met twenty-one sailors.", 21, 21, False),
        ("They met three hundred and five sailors.", 305, 305, False),
        ("They met 9,000 sailors.", 9000, 9000, False),
        ("They met two lakh sailors.", 200000, 200000, False),
        ("They met a dozen sailors.", 12, 12, False),
        ("They met dozens of sailors.", 12, None, True),
        ("They met hundreds of sailors.", 100, None, True),
        ("They met several hundred sailors.", 300, None, True),
        ("They met at least 12 sailors.", 12, None, False),
        ("They met more than 60 sailors.", 60, None, True),
        ("They met between 30 and 40 sailors.", 30, 40, False),
        ("They met 300 to 400 sailors.", 300, 400, False),
        ("They met 100+ sailors.", 100, None, True),
        ("No sailor was met.", 0, 0, False),
        ("Not a single sailor was met.", 0, 0, False),
        ("Nobody was met.", 0, 0, False),
    ],
)
def test_digits_words_bounds_and_ranges(text: str, low: int, high: int | None, *, vague: bool) -> None:
    assert _told(text) == [(low, high, vague)]


@pytest.mark.parametrize(
    "text",
    [
        "It cost $40.",
        "It is 12 kilometres away.",
        "On 4 May 2021 it rained.",
        "Ana Ruiz, 27, spoke.",
        "It rose 5 percent.",
        "Press Note No. 17",
    ],
)
def test_dates_ages_money_and_measures_are_no_counts(text: str) -> None:
    assert _told(text) == []


def test_the_noun_that_is_counted() -> None:
    page = document(RawInput("test", b"Police held 14 local fishermen in the port.", kind=Kind.TEXT), {})
    (quantity,) = quantities(page, sentences(page), ())
    assert quantity.unit is not None
    assert page[quantity.unit] == "local fishermen"
    assert page[quantity.span] == "14 local fishermen"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200))
def test_any_text_is_read(text: str) -> None:
    page = document(RawInput("test", ("Two men. " + text).encode(), kind=Kind.TEXT), {})
    for quantity in quantities(page, sentences(page), ()):
        assert quantity.high is None or quantity.low <= quantity.high


@pytest.mark.parametrize("text", ["They are many", "1" * 5000 + " men", "five " + "million " * 50 + "men", "at least"])
def test_a_number_at_the_end_and_endless_numbers_are_read(text: str) -> None:
    assert all(low < 10**22 for low, _, _ in _told(text))
