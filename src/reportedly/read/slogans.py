"""Words that were written, painted, carried or chanted. A slogan is a text, never an attribution nor an event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.read.quotes import Quote, quotes
from reportedly.types.mention import Slogan
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence

_BETWEEN = re.compile(r"[\s,;:“”\"'‘’«»`.!?-]*(?:and|or|as well as|as|&)?[\s,;:“”\"'‘’«»`-]*\Z")
_CLOSES = re.compile(r"[.!?]")
_ALONE = re.compile(r"[.!?]?\s*(?:\Z|[“\"«]|[^\W\d_a-z])")
_REACH = 160
_NEAR = 24


def slogans(document: Document, sentences: Sequence[Sentence]) -> tuple[Slogan, ...]:
    """The quotations that a word of writing or chanting introduces, and those listed after them, in order."""
    bodies = Spans((s.span, s) for s in sentences if s.role is not BlockRole.RESIDUE)
    marks = [q for q in quotes(document) if bodies.over(q.whole)]
    return tuple(Slogan(part, rule) for q, rule in chanted(document, marks) for part in q.parts)


def chanted(document: Document, marks: Sequence[Quote]) -> list[tuple[Quote, str]]:
    """The quotations among ``marks`` that are slogans, each with its rule."""
    found: list[tuple[Quote, str]] = []
    for q in marks:
        if q.within is not None:
            continue
        last = found[-1] if found else None
        if last is not None and _listed(document, last[0], q):
            found.append((q, last[1]))
            continue
        rule = _introduced(document, q.whole)
        if rule:
            found.append((q, rule))
    return found


def _listed(document: Document, last: Quote, q: Quote) -> bool:
    """Whether a quotation goes on a list of slogans: in the sentence of the last, or as a sentence of its own.

    A sentence that goes on after the quotation is somebody's speech.
    """
    if not _BETWEEN.match(document.text, last.whole.end, q.whole.start):
        return False
    block = document.block_at(q.whole.start)
    closed = _CLOSES.search(document.text, last.parts[-1].end - 1, q.whole.start)
    return not closed or bool(_ALONE.match(document.text, q.whole.end, block.span.end if block else q.whole.end))


def _introduced(document: Document, whole: Span) -> str:
    """The entry of the word that introduces the quotation as a slogan; "" if none does."""
    block = document.block_at(whole.start)
    start = max(block.span.start if block else 0, whole.start - _REACH)
    before = document.text[start : whole.start].lower()
    stop = max(before.rfind(". "), before.rfind("”"), before.rfind('"'), before.rfind("; "), before.rfind("»"))
    clause = before[stop + 1 :]
    hits = list(_words().finditer(clause))
    if not hits or _voices().search(clause, hits[-1].end()):
        return ""
    last = hits[-1]
    near = len(clause) - last.end() <= _NEAR or last[0] in load("slogans")["reach"]["far"]
    return f"slogans#{last[0]}" if near else ""


@cache
def _words() -> re.Pattern[str]:
    data = load("slogans")
    words = sorted((w for table in ("near", "far") for w in data["reach"][table]), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


@cache
def _voices() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, load("slogans")["voices"]["any"])) + r")\b")
