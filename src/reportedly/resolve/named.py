"""A place name where it stands: the words of its sentence, what they tell, and what its block is for."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.types.mention import Reading, Toponym, ToponymUse, Trigger
from reportedly.types.spans import Spans
from reportedly.types.text import Block, BlockRole, Document, Sentence
from reportedly.types.world import Place, PlaceLevel

_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION})
_SPACE = re.compile(r"\s{2,}|[^\S ]")
_AROUND = 1000  # characters of a line to either side of a name: more than any dateline has

Found = Sequence[tuple[Toponym, Place | None]]
"""Toponyms in order, each with the place it was taken for."""


@dataclass(frozen=True, slots=True)
class Named:
    """A toponym with the place it was taken for and the words of its sentence; those from ``first`` up to ``last`` are its own.

    ``lead`` and ``tail`` are what its first and last word have besides it ("Kaduna-", "'s", "-based"). ``telling`` are the
    words that tell happenings; ``told``: its block tells any. ``opening``: its block opens the body.
    ``before`` and ``after`` are the rest of its line of text, one space for any white space; of a very long line what is near.
    ``low`` are the words in lower case, ``mixed`` tells that some letter is small.
    """

    toponym: Toponym
    place: Place | None
    block: Block
    words: tuple[str, ...]
    first: int
    last: int
    lead: str
    tail: str
    telling: frozenset[int]
    told: bool
    opening: bool
    before: str
    after: str
    low: tuple[str, ...]
    mixed: bool

    @property
    def wide(self) -> bool:
        """Whether it is a country or a region, which may stand for its government."""
        return self.place is not None and self.place.level in _WIDE

    @property
    def level(self) -> str:
        """The level of its place, "none" where that is unknown."""
        return "none" if self.place is None else self.place.level.value

    @property
    def literal(self) -> bool:
        """Whether it is no part of a longer name."""
        return self.toponym.use is ToponymUse.LITERAL

    def capital(self, i: int) -> bool:
        """Whether word ``i`` is part of a name by its letters; in a line of capitals none is."""
        return self.mixed and self.words[i][:1].isupper()


@dataclass(frozen=True, slots=True)
class _Line:
    """What the names of one sentence share: its words in order, also in lower case, and which of them tell happenings."""

    sentence: Sentence
    words: tuple[str, ...]
    low: tuple[str, ...]
    mixed: bool
    telling: frozenset[int]

    def at(self, offset: int) -> int:
        """The index of the word that holds or follows the character at ``offset``."""
        return bisect_right(self.sentence.words, offset, key=lambda w: w.span.end)


def named(document: Document, reading: Reading, found: Found) -> Iterator[Named]:
    """Every toponym where it stands. Names of one sentence share the same ``words``."""
    sentences, triggers = Spans((s.span, s) for s in reading.sentences), Spans((t.span, t) for t in reading.triggers)
    telling = {i for i, b in enumerate(document.blocks) if not reading.triggers or triggers.within(b.span)}
    opening = next((i for i, b in enumerate(document.blocks) if b.role is BlockRole.BODY), None)
    lines: dict[int, _Line] = {}
    for toponym, place in found:
        sentence = sentences.around(toponym.span)[0][1]
        line = lines.get(sentence.span.start) or _line(sentence, triggers)
        lines[sentence.span.start] = line
        span = toponym.span
        first, last = line.at(span.start), line.at(span.end - 1) + 1
        near, far = max(0, span.start - _AROUND), span.end + _AROUND
        start, end = document.text.rfind("\n", near, span.start) + 1, document.text.find("\n", span.end, far)
        yield Named(
            toponym=toponym,
            place=place,
            block=document.blocks[sentence.block],
            words=line.words,
            first=first,
            last=last,
            lead=document.text[sentence.words[first].span.start : span.start],
            tail=document.text[span.end : sentence.words[last - 1].span.end],
            telling=line.telling,
            told=sentence.block in telling,
            opening=opening in (None, sentence.block),
            before=even(document.text[start or near : span.start]).rstrip(),
            after=even(document.text[span.end : end if end >= 0 else far]),
            low=line.low,
            mixed=line.mixed,
        )


def _line(sentence: Sentence, triggers: Spans[Trigger]) -> _Line:
    words = tuple(w.text for w in sentence.words)
    mixed = any(c.islower() for w in words for c in w)
    plain = _Line(sentence, words, tuple(w.lower() for w in words), mixed, frozenset())
    spans = [span for span, _ in triggers.within(sentence.span)]
    return replace(plain, telling=frozenset(i for s in spans for i in range(plain.at(s.start), plain.at(s.end - 1) + 1)))


def even(text: str) -> str:
    """The text with one space for any white space."""
    return _SPACE.sub(" ", text)
