import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.engines.tagger.decode import Answered, Bias, found, stretches
from reportedly.engines.tagger.windows import Window

_SAYS = ["the", "mayor", "said", "the", "road", "was", "shut"]


def _window(first, last):
    size = last - first
    return Window(first, last, (101, *range(size), 102), tuple(range(1, size + 1)), ((0,) * 4,) * (size + 2), (9,) * size)


def _tags(size, begin=(), inside=()):
    out = np.zeros((size + 2, 3), np.float32)
    out[1:, 0] = 2.0
    for tag, places in ((1, begin), (2, inside)):
        for i in places:
            out[i + 1] = 0.0
            out[i + 1, tag] = 4.0
    return out


def _vectors(size, towards):
    """Queries and keys with which token a points to token b for each pair, and to nothing otherwise."""
    keys = np.eye(size + 2, dtype=np.float32)
    query = np.zeros((size + 2, size + 2), np.float32)
    query[:, 0] = 1.0
    for a, b in towards:
        query[a + 1, b + 1] = 5.0
    return query, keys


def _answers(size, tags, **links):
    told = dict(zip(("cue", "source", "content"), tags, strict=True))
    for name, pairs in links.items():
        told[f"{name}.query"], told[f"{name}.key"] = _vectors(size, pairs)
    return told


def test_a_content_goes_to_the_cue_that_its_words_point_to():
    size = len(_SAYS)
    told = _answers(
        size,
        (_tags(size, [2]), _tags(size, [0], [1]), _tags(size, [3], [4, 5, 6])),
        content=[(i, 2) for i in range(3, 7)],
        source=[(2, 0)],
    )
    (one,) = found(Answered([_window(0, size)], [told]))
    assert (one.cue, one.source, one.content) == ((2, 3), (0, 2), ((3, 7),))
    assert one.sure > 0.9


def test_a_cue_that_points_to_nobody_has_no_source():
    size = len(_SAYS)
    told = _answers(size, (_tags(size, [2]), _tags(size, [0], [1]), _tags(size, [3], [4])), content=[(3, 2), (4, 2)], source=[])
    (one,) = found(Answered([_window(0, size)], [told]))
    assert one.source is None


def test_a_cue_without_content_is_none():
    size = len(_SAYS)
    told = _answers(size, (_tags(size, [2]), _tags(size, [0], [1]), _tags(size)), content=[], source=[(2, 0)])
    assert found(Answered([_window(0, size)], [told])) == []


def test_a_bias_finds_more():
    size = len(_SAYS)
    weak = _tags(size)
    weak[3] = [4.0, 1.5, 0.0]
    told = _answers(size, (weak, _tags(size), _tags(size, [3], [4])), content=[(3, 2), (4, 2)], source=[])
    answered = Answered([_window(0, size)], [told])
    assert found(answered) == []
    assert len(found(answered, Bias(cue=3.0))) == 1


@given(st.lists(st.tuples(*[st.floats(-5, 5, width=32)] * 3), max_size=40))
def test_stretches_are_in_order_and_apart(rows):
    marked = stretches(np.array(rows, np.float32).reshape(-1, 3))
    ends = [e for stretch in marked for e in stretch]
    assert ends == sorted(ends)
    assert all(start < end <= len(rows) for start, end in marked)


def test_what_is_inside_never_follows_what_is_outside():
    logits = np.array([[3, 0, 0], [0, 1, 2], [0, 0, 2], [3, 0, 0]], np.float32)
    assert stretches(logits) == [(1, 3)]
