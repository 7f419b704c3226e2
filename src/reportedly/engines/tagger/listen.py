"""One document through the network: what it hears, as spans of the page."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from reportedly.engines.tagger.acts import acts, participants
from reportedly.engines.tagger.decode import Answered, Bias, Found, Range, found
from reportedly.engines.tagger.model import Model
from reportedly.engines.tagger.tokens import Token, tokens
from reportedly.engines.tagger.windows import windows
from reportedly.types.mention import Hearing, Proposal
from reportedly.types.span import Span
from reportedly.types.text import Document, Sentence

BIAS = Bias()


def listen(model: Model, document: Document, lines: Sequence[Sentence] | None = None) -> Hearing:
    """The attributions and the acts of violence that the network hears in ``document``.

    ``lines`` are its sentences, where they are known already.
    """
    words = tokens(document, lines)
    parts = windows(words, model.pieces)
    told = Answered(parts, [model.answers(w) for w in parts])
    logits = told.tags("cue")
    odds = np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))
    return Hearing(
        proposals=tuple(_proposal(words, f) for f in found(told, BIAS)),
        odds={t.span.start: 1.0 - float(p) for t, p in zip(words, odds[:, 0], strict=True)},
        participants=participants(words, told),
        acts=acts(words, told),
    )


def _proposal(words: tuple[Token, ...], one: Found) -> Proposal:
    def span(stretch: Range) -> Span:
        return Span(words[stretch[0]].span.start, words[stretch[1] - 1].span.end)

    source = None if one.source is None else span(one.source)
    return Proposal(span(one.cue), source, tuple(span(c) for c in one.content), one.sure)
