"""The words of a report as the tagger counts them, each with the little that its letters hide: case, quotation, place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from reportedly.read.quotes import Quote, quotes
from reportedly.read.sentences import sentences
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document, Sentence

_TOKEN = re.compile(r"\w+|[^\w\s]")


class Case(IntEnum):
    """How a word is written; the encoder itself reads lower case only."""

    LOWER = 0
    TITLE = 1
    UPPER = 2
    MIXED = 3
    NUMBER = 4
    SIGN = 5


class Within(IntEnum):
    """Where a word stands towards quotations."""

    OUTSIDE = 0
    MARK = 1
    QUOTED = 2
    DEEPER = 3


class Start(IntEnum):
    """What a word opens."""

    NOTHING = 0
    SENTENCE = 1
    BLOCK = 2


_ROLES = {BlockRole.BODY: 0, BlockRole.HEADLINE: 1, BlockRole.CAPTION: 2}
_OTHER_ROLE = 3

CASES, WITHINS, STARTS, ROLES = len(Case), len(Within), len(Start), _OTHER_ROLE + 1
"""How many values each feature has."""


@dataclass(frozen=True, slots=True)
class Token:
    """One run of letters and digits, or one sign, with its features. ``sentence`` is the index of its sentence."""

    span: Span
    text: str
    case: Case
    within: Within
    start: Start
    role: int
    sentence: int


def tokens(document: Document, lines: Sequence[Sentence] | None = None) -> tuple[Token, ...]:
    """Every token of the document in order; residue is left out. ``lines`` are its sentences, where they are known already."""
    return tuple(_tokens(document, sentences(document) if lines is None else lines))


def _tokens(document: Document, lines: Sequence[Sentence]) -> Iterator[Token]:
    place = _Place(quotes(document))
    block = -1
    for number, sentence in enumerate(lines):
        if sentence.role is BlockRole.RESIDUE:
            continue
        start = Start.SENTENCE if sentence.block == block else Start.BLOCK
        block = sentence.block
        role = _ROLES.get(sentence.role, _OTHER_ROLE)
        for m in _TOKEN.finditer(document.text, sentence.span.start, sentence.span.end):
            span = Span(*m.span())
            yield Token(span, m[0], case(m[0]), place.of(span), start, role, number)
            start = Start.NOTHING


def case(word: str) -> Case:
    """How a word is written."""
    if word.isalpha() and word.islower():  # nearly every word
        return Case.LOWER
    if word.isdigit():
        return Case.NUMBER
    if not any(c.isalnum() for c in word):
        return Case.SIGN
    if word.isupper() and len(word) > 1:
        return Case.UPPER
    if word[0].isupper():
        return Case.TITLE if word[1:] == word[1:].lower() else Case.MIXED
    return Case.LOWER if word == word.lower() else Case.MIXED


class _Place:
    """Tells where a span stands towards quotations; spans must come in order."""

    def __init__(self, marks: tuple[Quote, ...]) -> None:
        self._marks = marks
        self._next = 0
        self._open: list[Quote] = []

    def of(self, span: Span) -> Within:
        while self._next < len(self._marks) and self._marks[self._next].whole.start <= span.start:
            self._open.append(self._marks[self._next])
            self._next += 1
        if self._open:
            self._open = [q for q in self._open if q.whole.end > span.start]
        if not self._open:
            return Within.OUTSIDE
        if not any(p.start <= span.start < p.end for p in self._open[-1].parts):
            return Within.MARK
        return Within.QUOTED if len(self._open) == 1 else Within.DEEPER
