"""What two reports have in common word for word: their words, fingerprints to find the pairs, runs, passages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from zlib import crc32

from reportedly.lexicon import load
from reportedly.types.incident import Passage, Report
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_QUOTED = re.compile(r"“[^”]*”|„[^“”]*[“”]|«[^»]*»|\"[^\"\n]*\"")
_TOLD = frozenset({BlockRole.HEADLINE, BlockRole.BODY, BlockRole.CAPTION})


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of a text stands in another. ``share`` is in [0, 1], quoted words weighed less; ``narrated`` that of the
    words outside quotation marks alone; ``longest`` is the longest run in words; ``at`` tells it of each word.
    """

    share: float
    narrated: float
    longest: int
    at: tuple[bool, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """The words of a report that tell its news, as they are compared: folded in case, each with its place and weight.

    What repeats another block, and what is no news (menus, bylines, datelines, notes), is left out. ``size`` is how many
    words in a row count as taken over, ``weight`` what a word in quotation marks counts, in [0, 1].
    """

    report: Report
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    quoted: tuple[bool, ...]
    size: int
    weight: float

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id

    def covered(self, at: Sequence[bool]) -> Cover:
        """The cover that has, word for word, what ``at`` says."""
        longest = run = taken = told = 0
        for here, quoted in zip(at, self.quoted, strict=True):
            run = run + 1 if here else 0
            longest = max(longest, run)
            taken += here
            told += here and not quoted
        words, narration = len(at), self.quoted.count(False)
        whole = narration + self.weight * (words - narration)
        share = (told + self.weight * (taken - told)) / whole if whole else 0.0
        return Cover(share, told / narration if narration else 0.0, longest, tuple(at))


def _news(report: Report) -> Iterator[Block]:
    return (b for b in report.record.document.blocks if b.role in _TOLD and b.copy_of is None)


def length(report: Report) -> int:
    """How many characters of a report tell its news."""
    return sum(len(b.span) for b in _news(report))


def text(report: Report) -> Text:
    """The words of ``report``, to be compared in the runs and with the weights of data/copies.toml."""
    document = report.record.document
    marks = sorted((m.start(), m.end()) for m in _QUOTED.finditer(document.text))
    found: list[tuple[str, Span, bool]] = []
    at = 0
    for block in _news(report):
        for word in _WORD.finditer(document.text, block.span.start, block.span.end):
            while at < len(marks) and marks[at][1] <= word.start():
                at += 1
            inside = at < len(marks) and marks[at][0] < word.start()
            found.append((word[0].casefold(), Span(word.start(), word.end()), inside))
    words = tuple(intern(w) for w, _, _ in found)
    data = load("copies")
    return Text(report, words, tuple(s for _, s, _ in found), tuple(q for _, _, q in found), data["run"], data["quoted"])


@lru_cache(maxsize=1024)
def _runs(one: Text) -> Mapping[tuple[str, ...], tuple[int, ...]]:
    """Its runs of ``size`` words, each with its first few places: what says one thing a thousand times costs no more."""
    runs: dict[tuple[str, ...], tuple[int, ...]] = {}
    for i in range(len(one.words) - one.size + 1):
        run = one.words[i : i + one.size]
        runs[run] = (*runs.get(run, ()), i)[:4]
    return runs


def fingerprints(one: Text, window: int) -> frozenset[int]:
    """Some of its runs, as numbers below 2³²: two texts with ``size + window - 1`` words in a row in common share one.

    A text shorter than a run is one as a whole; one without words has none. Winnowing: Schleimer, Wilkerson and Aiken,
    Winnowing: local algorithms for document fingerprinting, SIGMOD 2003.
    """
    starts = range(max(1, len(one.words) - one.size + 1) if one.words else 0)
    numbers = [crc32(" ".join(one.words[i : i + one.size]).encode("utf-8", "surrogatepass")) for i in starts]
    return frozenset(min(numbers[i : i + window]) for i in starts[: max(1, len(numbers) - window + 1)])


def meet(one: Text, other: Text, longest: int) -> bool:
    """Whether the two can have ``longest`` words in a row in common: they have that many runs. Much cheaper than a cover."""
    return len(_runs(one).keys() & _runs(other).keys()) > longest - one.size


def cover(one: Text, other: Text) -> Cover:
    """What of ``one`` stands in ``other``."""
    at = [False] * len(one.words)
    runs = _runs(other)
    for i in range(len(one.words) - one.size + 1):
        if one.words[i : i + one.size] in runs:
            at[i : i + one.size] = [True] * one.size
    return one.covered(at)


def passages(one: Text, other: Text, least: int) -> tuple[Passage, ...]:
    """The passages of ``one`` that stand in ``other``, in their order: equal texts up to case and white space.

    A run of equal words is parted where the marks between them differ; pieces of less than ``least`` words are left out.
    """
    return tuple(
        Passage(one.spans[i].join(one.spans[i + n - 1]), other.spans[j].join(other.spans[j + n - 1]))
        for start, there, length in _matches(one, other)
        for i, j, n in _alike(one, other, (start, there, length))
        if n >= least
    )


def _matches(one: Text, other: Text) -> Iterator[tuple[int, int, int]]:
    """The longest runs from left to right: where in ``one``, where in ``other``, how many words."""
    i = 0
    while i <= len(one.words) - one.size:
        places = _runs(other).get(one.words[i : i + one.size], ())
        if not places:
            i += 1
            continue
        length, there = max((_length(one, other, i, j), -j) for j in places)
        yield i, -there, length
        i += length


def _length(one: Text, other: Text, i: int, j: int) -> int:
    n = one.size
    while i + n < len(one.words) and j + n < len(other.words) and one.words[i + n] == other.words[j + n]:
        n += 1
    return n


def _alike(one: Text, other: Text, run: tuple[int, int, int]) -> Iterator[tuple[int, int, int]]:
    """The run in pieces, cut where what stands between two words is not the same."""
    start, there, length = run
    first = 0
    for n in range(1, length):
        if _between(one, start + n) != _between(other, there + n):
            yield start + first, there + first, n - first
            first = n
    yield start + first, there + first, length - first


def _between(one: Text, i: int) -> str:
    """What stands before word ``i`` and after the one before it, without white space."""
    return "".join(one.report.record.document.text[one.spans[i - 1].end : one.spans[i].start].split()).casefold()
