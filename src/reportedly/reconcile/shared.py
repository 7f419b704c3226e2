"""What two reports have in common word for word: their words, fingerprints to find the pairs, runs, passages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import gt
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
    spans: tuple[tuple[int, int], ...]
    quoted: tuple[bool, ...]
    size: int
    weight: float

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id

    def covered(self, at: Sequence[bool]) -> Cover:
        """The cover that has, word for word, what ``at`` says."""
        longest = max(map(len, bytes(at).split(b"\0")))
        taken, told = sum(at), sum(map(gt, at, self.quoted))
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
    data = load("copies")
    return Text(report, *_parts(report.record.document.text, tuple(b.span for b in _news(report))), data["run"], data["quoted"])


@lru_cache(maxsize=512)
def _parts(page: str, news: tuple[Span, ...]) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...], tuple[bool, ...]]:
    """The words of a page, their places, and which stand in quotation marks."""
    found = [m for span in news for m in _WORD.finditer(page, span.start, span.end)]
    starts = [m.start() for m in found]
    quoted = [False] * len(found)
    for mark in _QUOTED.finditer(page):
        first, last = bisect_right(starts, mark.start()), bisect_left(starts, mark.end())
        quoted[first:last] = [True] * (last - first)
    return tuple(intern(m[0].casefold()) for m in found), tuple(m.span() for m in found), tuple(quoted)


def _rows(words: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    """The runs of ``size`` words from left to right."""
    return zip(*(words[i:] for i in range(size)), strict=False)


def _runs(one: Text) -> Mapping[tuple[str, ...], tuple[int, ...]]:
    return _places(one.words, one.size)


@lru_cache(maxsize=512)
def _places(words: tuple[str, ...], size: int) -> Mapping[tuple[str, ...], tuple[int, ...]]:
    """The runs of ``size`` words, each with its first few places: what says one thing a thousand times costs no more."""
    runs: dict[tuple[str, ...], tuple[int, ...]] = {}
    for i, run in enumerate(_rows(words, size)):
        runs[run] = (*runs.get(run, ()), i)[:4]
    return runs


def fingerprints(one: Text, window: int) -> frozenset[int]:
    """Some of its runs, as numbers below 2³²: two texts with ``size + window - 1`` words in a row in common share one.

    A text shorter than a run is one as a whole; one without words has none. Winnowing: Schleimer, Wilkerson and Aiken,
    Winnowing: local algorithms for document fingerprinting, SIGMOD 2003.
    """
    runs = [*_rows(one.words, one.size)] or ([one.words] if one.words else [])
    numbers = [crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs]
    return frozenset(map(min, zip(*(numbers[i:] for i in range(min(window, len(numbers)))), strict=False)))


def meet(one: Text, other: Text, longest: int) -> bool:
    """Whether the two can have ``longest`` words in a row in common: they have that many runs. Much cheaper than a cover."""
    return len(_runs(one).keys() & _runs(other).keys()) > longest - one.size


def cover(one: Text, other: Text) -> Cover:
    """What of ``one`` stands in ``other``."""
    at, runs = [False] * len(one.words), _runs(other)
    for i, run in enumerate(_rows(one.words, one.size)):
        if run in runs:
            at[i : i + one.size] = [True] * one.size
    return one.covered(at)


def passages(one: Text, other: Text, least: int) -> tuple[Passage, ...]:
    """The passages of ``one`` that stand in ``other``, in their order: equal texts up to case and white space.

    A run of equal words is parted where the marks between them differ; pieces of less than ``least`` words are left out.
    """
    return tuple(
        Passage(_span(one, i, n), _span(other, j, n))
        for start, there, length in _matches(one, other)
        for i, j, n in _alike(one, other, (start, there, length))
        if n >= least
    )


def _span(one: Text, first: int, words: int) -> Span:
    return Span(one.spans[first][0], one.spans[first + words - 1][1])


def _matches(one: Text, other: Text) -> Iterator[tuple[int, int, int]]:
    """The longest runs from left to right: where in ``one``, where in ``other``, how many words."""
    i, runs = 0, _runs(other)
    while i <= len(one.words) - one.size:
        places = runs.get(one.words[i : i + one.size], ())
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
    return "".join(one.report.record.document.text[one.spans[i - 1][1] : one.spans[i][0]].split()).casefold()
