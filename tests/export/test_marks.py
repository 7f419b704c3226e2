from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.marks import Layer, Mark, marks, slices, stretches
from reportedly.types.span import Span
from tests.export.hostile import TEXT, at, record


def test_the_stretches_of_a_record_are_its_text():
    assert "".join(TEXT[s.span.start : s.span.end] for s in stretches(record())) == TEXT


def test_an_event_marks_its_trigger_its_toll_and_its_evidence():
    found = {(m.layer, m.span) for m in marks(record()) if m.anchor == "e2"}
    assert found == {
        (Layer.TRIGGER, at("died")),
        (Layer.COUNT, at("Three men")),
        (Layer.EVIDENCE, at("Suva", 2)),
        (Layer.EVIDENCE, at("3 May")),
    }


_SPAN = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.text(min_size=45, max_size=45), st.lists(st.builds(Mark, _SPAN, st.sampled_from(Layer), st.just("e1"))), _SPAN)
def test_slices_joined_are_the_text_and_each_carries_what_lies_over_it(text, over, span):
    cut = slices(text, span, over)
    assert "".join(piece.text for piece in cut) == text[span.start : span.end]
    position = span.start
    for piece in cut:
        wanted = [m for m in over if m.span.start <= position < m.span.end]
        assert sorted(piece.marks, key=repr) == sorted(wanted, key=repr)
        position += len(piece.text)
