"""What the network's answers say of a report: stretches of cues, sources and contents, and which belong together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.engines.tagger.labels import SIZES
from reportedly.engines.tagger.windows import Window

Numbers = NDArray[np.float32]
Answers = Mapping[str, Numbers]
"""By name, one row a piece of a window: the heads' tags, and "NAME.query" and "NAME.key" for each link."""

Range = tuple[int, int]
"""A half-open range of tokens."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution as ranges of tokens. ``source`` is None where none is told; ``sure`` is the cue's probability."""

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Bias:
    """Added to the logits of the tags begin and inside of each head; above 0 finds more."""

    cue: float = 0.0
    source: float = 0.0
    content: float = 0.0


class Answered:
    """The answers for a whole report: each token's are those of the window in which it lies farthest from a cut."""

    def __init__(self, windows: Sequence[Window], answers: Sequence[Answers]) -> None:
        self.windows = windows
        self.answers = answers
        self.size = windows[-1].last if windows else 0
        self.of = [0] * self.size
        best = [-1] * self.size
        for number, w in enumerate(windows):
            for i, trust in enumerate(w.trust, w.first):
                if trust > best[i]:
                    best[i], self.of[i] = trust, number
        taken: list[tuple[list[int], list[int]]] = [([], []) for _ in windows]
        for i, number in enumerate(self.of):
            taken[number][0].append(i)
            taken[number][1].append(windows[number].at[i - windows[number].first])
        self._taken = taken

    def tags(self, head: str) -> Numbers:
        """The logits of a head, one row a token."""
        logits = np.zeros((self.size, SIZES[head]), np.float32)
        for (tokens, pieces), told in zip(self._taken, self.answers, strict=True):
            logits[tokens] = told[head][pieces]
        return logits

    def has(self, head: str) -> bool:
        """Whether the network has a head of this name; a model trained on attributions alone lacks the others."""
        return bool(self.answers) and head in self.answers[0]

    def link(self, name: str, asking: Range, choices: Sequence[int] | None = None) -> tuple[int, Numbers]:
        """To which tokens a stretch of tokens points, within the window of its middle token.

        ``choices``, in order, are the only tokens that may be chosen.

        Returns:
            The first token of the window; one probability a token of it and, last, that it points to nothing.
        """
        number = self.of[(asking[0] + asking[1] - 1) // 2]
        w, told = self.windows[number], self.answers[number]
        rows = [w.at[i - w.first] for i in range(max(asking[0], w.first), min(asking[1], w.last))]
        scores = told[f"{name}.query"][rows] @ told[f"{name}.key"][[*w.at, 0]].T
        if choices is not None:
            may = choices[bisect_left(choices, w.first) : bisect_left(choices, w.last)]
            closed = np.ones(len(w.at) + 1, bool)
            closed[[-1, *(c - w.first for c in may)]] = False
            scores[:, closed] = -1e4
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        mean: Numbers = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
        return w.first, mean


def found(told: Answered, bias: Bias = Bias()) -> list[Found]:
    """The attributions that the answers tell, in order of their cues. A cue to which no content belongs is none."""
    tags = {head: told.tags(head) + np.array([0, b, b], np.float32) for head, b in _biases(bias)}
    odds = _odds(tags["cue"])
    cues = stretches(tags["cue"])
    owned: dict[Range, list[Range]] = {}
    for content in stretches(tags["content"]):
        cue = _cue(*told.link("content", content), cues, odds, content)
        if cue is not None:
            owned.setdefault(cue, []).append(content)
            at = bisect_left(cues, cue)
            if cues[at : at + 1] != [cue]:
                cues.insert(at, cue)
    sources = {s[0]: s for s in stretches(tags["source"])}
    starts = list(sources)
    out = []
    for cue, contents in sorted(owned.items()):
        first, points = told.link("source", (cue[0], cue[0] + 1), starts)
        best = int(np.argmax(points))
        source = sources.get(first + best) if best < len(points) - 1 else None
        out.append(Found(cue, source, tuple(contents), float(odds[cue[0]])))
    return out


_FITS = 0.15
"""How much of a content must point to a cue that was found."""
_POINTED = 0.1
"""How likely a word must be a cue to become one where a content points to it."""


def _cue(first: int, points: Numbers, cues: Sequence[Range], odds: Numbers, content: Range) -> Range | None:
    """The cue that a content belongs to: the one it points to, else a new one at the word it points to, else none.

    ``points`` are those of the tokens from ``first`` on; ``cues`` are in order.
    """
    last = first + len(points) - 1
    near = cues[max(0, bisect_left(cues, (first, first)) - 1) : bisect_left(cues, (last, last))]
    shares = {cue: float(points[max(cue[0] - first, 0) : cue[1] - first].sum()) for cue in near if cue[1] > first}
    best = max(shares, key=lambda c: (shares[c], -c[0]), default=None)
    if best is not None and shares[best] >= _FITS:
        return best
    at = first + int(np.argmax(points[:-1]))
    taken = {i for c in (*near, content) for i in range(*c)}
    if at in taken or points[at - first] <= points[-1] or odds[at] < _POINTED:
        return None
    start, end = at, at + 1
    while start - 1 not in taken and start > first and odds[start - 1] >= odds[at] / 2:
        start -= 1
    while end not in taken and end < last and odds[end] >= odds[at] / 2:
        end += 1
    return start, end


def _odds(logits: Numbers) -> Numbers:
    """How likely each token is inside, by the logits of its tags."""
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    inside: Numbers = 1.0 - shares[:, 0] / shares.sum(axis=1)
    return inside


def _biases(bias: Bias) -> list[tuple[str, float]]:
    return [("cue", bias.cue), ("source", bias.source), ("content", bias.content)]


def stretches(logits: Numbers) -> list[Range]:
    """The ranges that tags 1 (begin) and 2 (inside) mark: the likeliest path in which no inside follows an outside."""
    if not len(logits):
        return []
    path = _path(logits)
    out: list[Range] = []
    start = None
    for i, tag in enumerate([*path, 0]):
        if tag != 2 and start is not None:
            out.append((start, i))
            start = None
        if tag == 1:
            start = i
    return out


def _path(logits: Numbers) -> list[int]:
    """Viterbi over three tags; what forbids is only inside after outside."""
    rows = logits.tolist()
    first = rows[0]
    scores = [first[0], first[1], -1e9]
    back: list[tuple[int, int, int]] = []
    for row in rows[1:]:
        inner = 1 if scores[1] >= scores[2] else 2
        every = 0 if scores[0] >= scores[inner] else inner
        back.append((every, every, inner))
        scores = [scores[every] + row[0], scores[every] + row[1], scores[inner] + row[2]]
    tag = max(range(3), key=scores.__getitem__)
    path = [tag]
    for step in reversed(back):
        tag = step[tag]
        path.append(tag)
    return path[::-1]
