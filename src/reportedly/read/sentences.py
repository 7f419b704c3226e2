"""Blocks into sentences and words. A sentence never crosses a block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.lexicon import load
from reportedly.types.span import Span, trimmed
from reportedly.types.text import BlockRole, Document, Sentence, Word

_WORD = re.compile(r"\w+(?:(?:['’‘\-‐‑.](?=\w)|(?<=\d),(?=\d{3}(?!\w)))\w+)*|[^\w\s]")
_END = re.compile(r"(?:[.!?…]+|(?<=\w);(?=\s))[\"”’'»)\]]*(?=\s|$)")
_MOST = 250
"""Words: prose has no longer sentence; a longer run without a stop (a table, a list, a transcript) is cut."""
_NEXT = re.compile(r"[\s\"“‘'«(\[–—`-]*(\w)?")


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Every sentence of every block, in order, residue included; a headline, byline or caption may be one without a stop."""
    return tuple(s for i, block in enumerate(document.blocks) for s in _of_block(document, i, block.span, block.role))


def _of_block(document: Document, index: int, span: Span, role: BlockRole) -> Iterator[Sentence]:
    start = span.start
    for end in [*_ends(document.text, span), span.end]:
        piece = trimmed(document.text, start, end)
        if piece:
            found = words(document.text, piece)
            for first in range(0, len(found), _MOST):
                part = found[first : first + _MOST]
                yield Sentence(Span(part[0].span.start, part[-1].span.end), part, index, role)
        start = end


def words(text: str, span: Span) -> tuple[Word, ...]:
    """The words and punctuation marks of a stretch of text. "U.S." and "anti-war" are one word; "Iran's" is one."""
    return tuple(Word(Span(*m.span()), m[0]) for m in _WORD.finditer(text, span.start, span.end))


def _ends(text: str, span: Span) -> Iterator[int]:
    cased = 200 * sum(map(str.isupper, text[span.start : span.end])) > len(span)
    for mark in _END.finditer(text, span.start, span.end):
        if mark[0].startswith(";") or mark.end() >= span.end:
            continue
        following = _NEXT.match(text, mark.end())
        opening = following[1] if following else None
        if cased and opening and opening.islower():
            continue
        if mark[0].startswith(".") and len(mark[0]) == 1 and _abbreviates(text, mark.start(), opening):
            continue
        yield mark.end()


def _abbreviates(text: str, stop: int, opening: str | None) -> bool:
    """Whether the full stop at ``stop`` belongs to an abbreviation or an initial and so ends no sentence."""
    start = stop
    while start > 0 and (text[start - 1].isalnum() or text[start - 1] in ".'’"):
        start -= 1
    word = text[start:stop]
    known = load("abbreviations")
    if word.lower() in known["before_a_name"]:
        return True
    if word.lower() in known["before_a_number"]:
        return bool(opening and opening.isdigit())
    if len(word) == 1 and word.isalpha() and word.isupper():
        return True
    return "." in word and word.replace(".", "").isalpha() and len(word) <= 5 and not _starts_sentence(text, stop)


def _starts_sentence(text: str, stop: int) -> bool:
    following = re.match(r"\.\s+[\"“]?(\w+)", text[stop : stop + 40])
    return bool(following and following[1].lower() in load("abbreviations")["sentence_openers"])
