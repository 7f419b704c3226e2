"""What the network's answers say of acts of violence: which sentences tell of one, and who and what takes part in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np

from reportedly.engines.tagger.decode import Answered, Numbers, stretches
from reportedly.engines.tagger.labels import KINDS
from reportedly.engines.tagger.tokens import Token
from reportedly.types.mention import Participant, Role
from reportedly.types.span import Span

_HARMS = {Role.VICTIM: slice(0, 3), Role.NAMED: slice(0, 3), Role.THING: slice(3, 6)}
"""Which of the answers of the head "harm" are asked of people, and which of things."""


def participants(words: Sequence[Token], told: Answered) -> tuple[Participant, ...]:
    """Every stretch that a role's head marks, in order; none from a model that has no such heads."""
    if not told.has(Role.VICTIM):
        return ()
    harms = told.tags("harm")
    out = []
    for role in Role:
        for first, last in stretches(told.tags(role)):
            span = Span(words[first].span.start, words[last - 1].span.end)
            asked = _HARMS.get(role)
            harm = KINDS["harm"][asked][int(np.argmax(harms[first:last, asked].mean(axis=0)))] if asked else ""
            out.append(Participant(span, role, harm))
    return tuple(sorted(out, key=lambda p: (p.span, p.role)))


def acts(words: Sequence[Token], told: Answered) -> Mapping[int, Mapping[str, float]]:
    """How likely each sentence tells of an act of each kind, by the offset of its first word."""
    if not words or not told.has("incident"):
        return {}
    shares = _shares(told.tags("incident"))
    out = {}
    for _, group in groupby(range(len(words)), key=lambda i: words[i].sentence):
        inside = list(group)
        mean = shares[inside[0] : inside[-1] + 1].mean(axis=0)
        out[words[inside[0]].span.start] = dict(zip(KINDS["incident"], map(float, mean), strict=True))
    return out


def _shares(logits: Numbers) -> Numbers:
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    out: Numbers = shares / shares.sum(axis=1, keepdims=True)
    return out
