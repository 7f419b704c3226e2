from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.engines.tagger.tokens import Case, Start, Within, case, tokens
from reportedly.engines.tagger.windows import CLS, OVERLAP, SEP, SIZE, windows
from tests.read.pages import page


def _pieces(words):
    """One piece a word, three for a long one."""
    return [[1000 + len(w)] * (3 if len(w) > 6 else 1) for w in words]


def test_a_token_knows_how_it_is_written():
    assert [case(w) for w in ("road", "Iran", "NATO", "I", "McKay", "2019", "—", "U2")] == [
        Case.LOWER, Case.TITLE, Case.UPPER, Case.TITLE, Case.MIXED, Case.NUMBER, Case.SIGN, Case.UPPER,
    ]  # fmt: skip


def test_a_token_knows_where_it_stands_towards_quotations():
    found = tokens(page("She said: “He told me ‘go’ twice.” We left."))
    within = {t.text: t.within for t in found}
    assert within["said"] is Within.OUTSIDE
    assert within["“"] is Within.MARK
    assert within["told"] is Within.QUOTED
    assert within["go"] is Within.DEEPER
    assert within["left"] is Within.OUTSIDE


def test_a_token_knows_what_it_opens():
    found = tokens(page("One went. Two came.\n\nThree stayed."))
    assert [t.text for t in found if t.start is Start.BLOCK] == ["One", "Three"]
    assert [t.text for t in found if t.start is Start.SENTENCE] == ["Two"]


def test_every_token_is_the_page_s_own_characters():
    document = page("The mayor — “no friend” of the rebels’ — said so.")
    assert all(document[t.span] == t.text for t in tokens(document))


@given(st.lists(st.lists(st.sampled_from(["road", "ministry", "said"]), min_size=1, max_size=300), min_size=1, max_size=9))
def test_windows_hold_every_token_and_never_more_than_fits(sentences):
    found = tokens(page(" ".join(" ".join(s).capitalize() + "." for s in sentences)))
    made = windows(found, _pieces)
    assert made[0].first == 0
    assert made[-1].last == len(found)
    for before, after in pairwise(made):
        assert before.first < after.first <= before.last < after.last
    for w in made:
        assert len(w.ids) == len(w.features) <= SIZE
        assert (w.ids[0], w.ids[-1]) == (CLS, SEP)
        assert len(w.at) == len(w.trust) == w.last - w.first


def test_a_window_begins_with_a_sentence_and_repeats_some_of_the_last():
    found = tokens(page(" ".join(f"Number {n} went to the market by the river." for n in range(200))))
    made = windows(found, _pieces)
    assert len(made) > 5
    for before, after in pairwise(made):
        assert found[after.first].start is Start.SENTENCE
        assert before.last - after.first >= OVERLAP // 3


def test_a_token_is_trusted_by_how_far_it_lies_from_a_cut():
    found = tokens(page(" ".join(f"Number {n} went to the market by the river." for n in range(100))))
    first, *_, last = windows(found, _pieces)
    assert first.trust[0] == len(found) or first.trust[0] == first.last - 1
    assert first.trust[-1] == 0
    assert last.trust[0] == 0


def test_a_report_without_words_has_no_window():
    assert windows((), _pieces) == []


def test_long_sentences_make_no_crowd_of_windows():
    found = tokens(page("Paris, " * 4000))
    made = windows(found, _pieces)
    assert len(made) < 3 * len(found) / SIZE
