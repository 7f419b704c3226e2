"""Where sentences and words begin and end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ingest.document import document
from reportedly.ingest.given import Kind, RawInput
from reportedly.read.sentences import sentences, words
from reportedly.types.span import Span
from reportedly.types.text import Document


def _page(text: str) -> Document:
    return document(RawInput("test", text.encode(), kind=Kind.TEXT), {})


def _split(text: str) -> list[str]:
    page = _page(text)
    return [page[s.span] for s in sentences(page)]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    assert _split("Dr. A. B. Noor met Gen. Silva in the U.S. on Monday. He said no. 14 was closed.") == [
        "Dr. A. B. Noor met Gen. Silva in the U.S. on Monday.",
        "He said no. 14 was closed.",
    ]


def test_an_abbreviation_ends_a_sentence_before_a_word_that_opens_one() -> None:
    assert _split("They flew to the U.S. The visit was short, the ministry wrote on its page.") == [
        "They flew to the U.S.",
        "The visit was short, the ministry wrote on its page.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    assert _split("“Nobody came. We waited.” The square was empty in the evening.") == [
        "“Nobody came.",
        "We waited.”",
        "The square was empty in the evening.",
    ]


def test_a_sentence_never_crosses_a_paragraph() -> None:
    found = _split("The mayor of the town spoke in the morning\n\nand the people listened to him until noon.")
    assert found == ["The mayor of the town spoke in the morning", "and the people listened to him until noon."]


def test_words_keep_inner_apostrophes_hyphens_and_stops() -> None:
    text = "Iran’s anti-war U.S. march, 3.5 km—long"
    found = [w.text for w in words(text, Span(0, len(text)))]
    assert found == ["Iran’s", "anti-war", "U.S", ".", "march", ",", "3.5", "km", "—", "long"]


@given(st.text(max_size=300))
def test_words_are_exact_and_ordered(text: str) -> None:
    if not text:
        return
    found = words(text, Span(0, len(text)))
    assert all(text[w.span.start : w.span.end] == w.text for w in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


PARTS = ["The army said so. ", "No. 5 ", "“Yes.” ", "\n\n", "U.S. ", "a.m. ", "Dr. ", "(Reuters) ", "é\u00a0"]


@given(st.lists(st.sampled_from(PARTS), min_size=1))
def test_every_word_of_a_page_stands_in_exactly_one_sentence(parts: list[str]) -> None:
    text = "The town was quiet in the night. " + "".join(parts)
    page = _page(text)
    found = sentences(page)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    covered = sum(len(page[s.span].replace(" ", "").replace("\n", "").replace("\u00a0", "")) for s in found)
    assert covered == sum(not c.isspace() for c in text)


def test_a_number_with_thousands_is_one_word() -> None:
    page = _page("More than 120,000 people, 2,300 of them children, left on June 25, 2020.")
    found = {w.text for s in sentences(page) for w in s.words}
    assert {"120,000", "2,300", "25", "2020"} <= found


def test_a_list_without_a_stop_is_cut_and_no_word_is_lost() -> None:
    page = _page("the town and " * 1000)
    found = sentences(page)
    assert max(len(s.words) for s in found) < 500
    assert [w for s in found for w in s.words] == list(words(page.text, page.blocks[0].span))
    assert all(page[s.span].startswith(s.words[0].text) and page[s.span].endswith(s.words[-1].text) for s in found)


def test_a_text_without_capitals_has_sentences_too() -> None:
    assert _split("the hall burned. nobody was hurt, police said.") == ["the hall burned.", "nobody was hurt, police said."]
