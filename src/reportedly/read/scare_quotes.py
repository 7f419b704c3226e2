"""Quotation marks by which a narrator keeps its distance from a name: they are nobody's words, no title and no term."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from reportedly.lexicon import listed
from reportedly.read.quotes import Quote
from reportedly.types.mention import Attribution, AttributionKind, Slogan, Wording, WordingCategory
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document

_READ = frozenset({BlockRole.HEADLINE, BlockRole.BODY, BlockRole.CAPTION, BlockRole.NOTE})
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MOST = 3
"""Words: a longer quotation is somebody's words."""
_NEAR = 60
"""Characters: a verb of saying this near makes a short quotation somebody's words."""
_BEFORE = 40
_REASON = "the quotation marks say that the name is not deserved"


def scare_quotes(
    document: Document, quotes: Sequence[Quote], said: Sequence[Attribution], slogans: Sequence[Slogan], *, partial: bool
) -> Iterator[Wording]:
    """Quotation marks around one to three words that nobody is said to have said and that the text itself never uses.

    An outsider's count only around a noun of standing or of a deed ("elections"): around other words they mark a term.
    """
    taken = Spans(
        [
            *((c, None) for a in said if a.kind is not AttributionKind.INDIRECT for c in a.content),
            *((s.span, None) for s in slogans),
        ]
    )
    cues = sorted(c for a in said if a.source for c in a.cue)
    ends = sorted(c.end for c in cues)
    starts = [c.start for c in cues]
    fit = [q for q in quotes if _fits(document, q, partial=partial) and not taken.over(q.parts[0])]
    told = [q for q in fit if not _spoken(q.whole, starts, ends)]
    used = _used(document, {_plain(document[q.parts[0]]) for q in told}) if told else Counter()
    for quote in told:
        if used[_plain(document[quote.parts[0]])] == 1:
            yield Wording(quote.whole, WordingCategory.DISTANCING, "", "wording#scare-quotes", _REASON)


def _fits(document: Document, quote: Quote, *, partial: bool) -> bool:
    """Whether a quotation is short, no sentence, no title, and not introduced as a name or a term."""
    text = document[quote.parts[0]]
    words = _plain(text)
    before = _WORD.findall(document.text[max(0, quote.whole.start - _BEFORE) : quote.whole.start].lower())
    block = document.block_at(quote.whole.start)
    plain = text[0].islower() and text[-1].isalnum() and 0 < len(words) <= _MOST
    introduced = listed("wording", "announcing", "names")
    code = document.text[max(0, quote.whole.start - 1) : quote.whole.start] == "="
    if not plain or code or block is None or block.role not in _READ or introduced & set(before[-1:]):
        return False
    called = listed("wording", "quoted", "calling") | listed("wording", "quoted", "calling_as")
    return not called & set(before[-4:]) and (partial or bool(listed("wording", "quoted", "nouns") & set(words[-1:])))


def _spoken(quote: Span, starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether a verb of saying stands near."""
    before = bisect_right(ends, quote.start)
    after = bisect_left(starts, quote.end)
    return (before > 0 and quote.start - ends[before - 1] < _NEAR) or (
        after < len(starts) and starts[after] - quote.end < _NEAR
    )


def _plain(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _used(document: Document, asked: set[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """How often the text has each of the phrases."""
    words = _plain(document.text)
    sizes = {len(phrase) for phrase in asked}
    return Counter(p for n in sizes for p in zip(*(words[k:] for k in range(n)), strict=False) if p in asked)
