"""Sentences as one voice speaks them: a quotation inside is one item, and its own sentences are units of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.read.quotes import Quote
from reportedly.read.wordclass import tags
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """Words of one sentence and one voice. Where ``tags[i]`` is "Q", item ``i`` is a quotation and ``quoted[i]`` its index.

    ``voice`` is the index of the quotation that the unit stands in, or None for the narrator.
    """

    spans: tuple[Span, ...]
    low: tuple[str, ...]
    tags: str
    quoted: tuple[int, ...]
    voice: int | None
    block: int
    role: BlockRole

    def __len__(self) -> int:
        return len(self.spans)

    def span(self, start: int, end: int) -> Span:
        """The characters of a half-open range of items."""
        return Span(self.spans[start].start, self.spans[end - 1].end)


_MARKS = frozenset('“”„«»"`‘')


@dataclass(slots=True)
class _Item:
    """A word or a quotation: the sentences in which it begins and ends, and its quotation's index or -1."""

    first: int
    last: int
    sentence: Sentence
    span: Span
    low: str
    tag: str
    quote: int


def units(sentences: Sequence[Sentence], quotes: Sequence[Quote]) -> tuple[Unit, ...]:
    """The units of a document, residue left out, in order of their first character."""
    voices: dict[int | None, list[_Item]] = {}
    inner = _Innermost(quotes)
    seen: dict[tuple[int, int], _Item] = {}
    for at, sentence in enumerate(sentences):
        if sentence.role is BlockRole.RESIDUE:
            continue
        for word, tag in zip(sentence.words, tags(sentence.words), strict=True):
            voice = inner.at(word.span.start)
            if voice is None and word.text in _MARKS:
                continue
            if voice is None or not inner.mark(voice, word.span):
                voices.setdefault(voice, []).append(_Item(at, at, sentence, word.span, word.text.lower(), tag, -1))
            while voice is not None:
                item = seen.get((voice, sentence.block))
                if item is None:
                    item = _Item(at, at, sentence, quotes[voice].whole, "“", "Q", voice)
                    seen[voice, sentence.block] = item
                    voices.setdefault(quotes[voice].within, []).append(item)
                item.last = at
                voice = quotes[voice].within
    found = [unit for voice, items in voices.items() for unit in _units(voice, items)]
    return tuple(sorted(found, key=lambda u: (u.spans[0].start, -u.spans[-1].end)))


def _units(voice: int | None, items: Sequence[_Item]) -> Iterator[Unit]:
    begun: list[_Item] = []
    for item in items:
        if begun and (item.sentence.block != begun[-1].sentence.block or item.first != begun[-1].last):
            yield _unit(voice, begun)
            begun = []
        begun.append(item)
    if begun:
        yield _unit(voice, begun)


def _unit(voice: int | None, items: Sequence[_Item]) -> Unit:
    return Unit(
        spans=tuple(i.span for i in items),
        low=tuple(i.low for i in items),
        tags="".join(i.tag for i in items),
        quoted=tuple(i.quote for i in items),
        voice=voice,
        block=items[0].sentence.block,
        role=items[0].sentence.role,
    )


class _Innermost:
    """Finds the innermost quotation at an offset; offsets must not decrease."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._next = 0
        self._open: list[int] = []

    def at(self, offset: int) -> int | None:
        """The index of the innermost quotation whose whole holds the character at ``offset``."""
        while self._next < len(self._quotes) and self._quotes[self._next].whole.start <= offset:
            self._open.append(self._next)
            self._next += 1
        if not self._open:
            return None
        self._open = [q for q in self._open if self._quotes[q].whole.end > offset]
        return self._open[-1] if self._open else None

    def mark(self, quote: int, span: Span) -> bool:
        """Whether a word lies outside the inner parts of the quotation, and so is one of its marks."""
        return not any(p.start <= span.start < p.end for p in self._quotes[quote].parts)
