"""What the network's answers say of a report: stretches of cues, sources and contents, and which belong together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

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

    def tags(self, head: str) -> Numbers:
        """The logits of a head, one row a token."""
        rows = [self.answers[n][head][self.windows[n].at[i - self.windows[n].first]] for i, n in enumerate(self.of)]
        return np.stack(rows) if rows else np.zeros((0, 3), np.float32)

    def link(self, name: str, asking: Range, choices: Sequence[int] | None = None) -> Numbers:
        """To which tokens a stretch of tokens points, one probability a token and, last, that it points to nothing.

        All that the middle token's window does not hold has none. ``choices`` are the only tokens that may be chosen.
        """
        number = self.of[(asking[0] + asking[1] - 1) // 2]
        w, told = self.windows[number], self.answers[number]
        rows = [w.at[i - w.first] for i in range(max(asking[0], w.first), min(asking[1], w.last))]
        scores = told[f"{name}.query"][rows] @ told[f"{name}.key"][[*w.at, 0]].T
        if choices is not None:
            may = {c - w.first for c in choices}
            scores[:, [i for i in range(len(w.at)) if i not in may]] = -1e4
        scores -= scores.max(axis=1, keepdims=True)
        shares = np.exp(scores)
        mean = (shares / shares.sum(axis=1, keepdims=True)).mean(axis=0)
        out = np.zeros(self.size + 1, np.float32)
        out[w.first : w.last] = mean[:-1]
        out[-1] = mean[-1]
        return out


def found(told: Answered, bias: Bias = Bias()) -> list[Found]:
    """The attributions that the answers tell, in order of their cues. A cue to which no content belongs is none."""
    tags = {head: told.tags(head) + np.array([0, b, b], np.float32) for head, b in _biases(bias)}
    odds = _odds(tags["cue"])
    owned: dict[Range, list[Range]] = {cue: [] for cue in stretches(tags["cue"])}
    for content in stretches(tags["content"]):
        cue = _cue(told.link("content", content), owned, odds, content)
        if cue is not None:
            owned.setdefault(cue, []).append(content)
    sources = {s[0]: s for s in stretches(tags["source"])}
    out = []
    for cue, contents in sorted(owned.items()):
        if contents:
            best = int(np.argmax(told.link("source", (cue[0], cue[0] + 1), list(sources))))
            out.append(Found(cue, sources.get(best), tuple(contents), float(odds[cue[0]])))
    return out


_FITS = 0.15
"""How much of a content must point to a cue that was found."""
_POINTED = 0.1
"""How likely a word must be a cue to become one where a content points to it."""


def _cue(points: Numbers, cues: Collection[Range], odds: Numbers, content: Range) -> Range | None:
    """The cue that a content belongs to: the one it points to, else a new one at the word it points to, else none."""
    shares = {cue: float(points[cue[0] : cue[1]].sum()) for cue in cues}
    best = max(shares, key=lambda c: (shares[c], -c[0]), default=None)
    if best is not None and shares[best] >= _FITS:
        return best
    at = int(np.argmax(points[:-1]))
    taken = {i for c in (*cues, content) for i in range(*c)}
    if at in taken or points[at] <= points[-1] or odds[at] < _POINTED:
        return None
    first, last = at, at + 1
    while first - 1 not in taken and first > 0 and odds[first - 1] >= odds[at] / 2:
        first -= 1
    while last not in taken and last < len(odds) and odds[last] >= odds[at] / 2:
        last += 1
    return first, last


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
        every = max(range(3), key=scores.__getitem__)
        inner = 1 if scores[1] >= scores[2] else 2
        back.append((every, every, inner))
        scores = [scores[every] + row[0], scores[every] + row[1], scores[inner] + row[2]]
    tag = max(range(3), key=scores.__getitem__)
    path = [tag]
    for step in reversed(back):
        tag = step[tag]
        path.append(tag)
    return path[::-1]
