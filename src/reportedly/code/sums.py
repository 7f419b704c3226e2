"""Numbers of one report that do not add up: a total beside its parts, in one sentence or at the end of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.types.mention import Quantity, Reading
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document, Sentence

_PART = re.compile(r"\s*(?:in|at|on|from|near|around|by|over)\s+(?:the\s+|\d)?\w")
_LINK = re.compile(r"[^.;!?]*(?:,|:|\band\b|—|–)\s*(?:in|on|at)?[^.;!?]{0,20}")
_ITEM = re.compile(r"[-–—•*·]?\s*[^:\n]{1,60}:\s*(?:\w+ \w+ )?$")
_TOTAL = re.compile(r"\W*(?i:(?:grand )?total|in all|altogether|sum)\b[^\d:]{0,20}:?\s*$")


def mismatches(document: Document, reading: Reading) -> Iterator[tuple[Span, int, int]]:
    """Every total that is not the sum of its parts: the span of both, the total as told and the sum."""
    numbers = Spans((q.span, q) for q in reading.quantities)
    by_line = [[q for _, q in numbers.within(s.span)] for s in reading.sentences]
    for here in by_line:
        yield from _in_sentence(document, here)
    yield from _in_list(document, reading.sentences, by_line)


def _in_sentence(document: Document, numbers: Sequence[Quantity]) -> Iterator[tuple[Span, int, int]]:
    """A counted total with two or more bare numbers for its places: "41 arrested, 25 in the north and 14 in the south"."""
    for i, total in enumerate(numbers):
        if total.unit is None or total.vague:
            continue
        parts: list[Quantity] = []
        for one in numbers[i + 1 :]:
            before = (parts or [total])[-1].span.end
            if one.unit is not None or one.vague or not _LINK.fullmatch(document.text[before : one.span.start]):
                break
            parts.append(one)
        placed = [p for p in parts if _PART.match(document.text, p.span.end)]
        if len(parts) >= 2 and len(placed) == len(parts) and max(p.low for p in parts) < total.low:
            yield from _differs(total.span.join(_to_end(document, parts[-1])), total, parts)
    yield from _total_last(document, numbers)


def _total_last(document: Document, numbers: Sequence[Quantity]) -> Iterator[tuple[Span, int, int]]:
    """Two or more numbers and after a colon their total: "two on Monday and on Friday five: eight in all"."""
    if len(numbers) < 3:
        return
    *parts, total = numbers
    counted = [p for p in parts if p.unit is not None]
    apart = document.text[parts[-1].span.end : total.span.start].strip()
    if apart in (":", "—", "–", "- in all") and counted and total.unit is None and max(p.low for p in parts) < total.low:
        yield from _differs(parts[0].span.join(_to_end(document, total)), total, parts)


def _in_list(
    document: Document, sentences: Sequence[Sentence], by_line: Sequence[Sequence[Quantity]]
) -> Iterator[tuple[Span, int, int]]:
    """A list of "name: number" lines that ends in a line with their total."""
    parts: list[Quantity] = []
    for sentence, numbers in zip(sentences, by_line, strict=True):
        first = numbers[0] if numbers else None
        lead = document.text[sentence.span.start : first.span.start] if first else ""
        total = list_total(document, sentence, numbers)
        if total:
            if len(parts) > 1:
                yield from _differs(sentence.span, total, parts)
            parts = []
        elif first and _ITEM.fullmatch(lead):
            parts.append(first)
        else:
            parts = []


def list_total(document: Document, sentence: Sentence, numbers: Sequence[Quantity]) -> Quantity | None:
    """The total that a line at the end of a list tells ("Total: 35")."""
    first = numbers[0] if numbers else None
    return first if first and _TOTAL.fullmatch(document.text[sentence.span.start : first.span.start]) else None


def _differs(span: Span, total: Quantity, parts: Sequence[Quantity]) -> Iterator[tuple[Span, int, int]]:
    if sum(p.low for p in parts) != total.low:
        yield span, total.low, sum(p.low for p in parts)


def _to_end(document: Document, last: Quantity) -> Span:
    """The last part with the place it is told for, to the next mark."""
    tail = re.compile(r"[^,.;:!?\n]*").match(document.text, last.span.end)
    return Span(last.span.start, tail.end()) if tail else last.span
