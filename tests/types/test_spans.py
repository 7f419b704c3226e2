"""Many spans asked at once answer as each of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.span import Span
from reportedly.types.spans import Spans

_SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 12))


@given(st.lists(_SPANS, max_size=12), _SPANS)
def test_answers_are_those_of_each_span_in_the_order_given(spans: list[Span], asked: Span) -> None:
    many = Spans((s, i) for i, s in enumerate(spans))
    assert [i for _, i in many.over(asked)] == [i for i, s in enumerate(spans) if s.overlaps(asked)]
    assert [i for _, i in many.around(asked)] == [i for i, s in enumerate(spans) if s.holds(asked)]
    assert [i for _, i in many.within(asked)] == [i for i, s in enumerate(spans) if asked.holds(s)]
