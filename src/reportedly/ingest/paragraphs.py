"""Cuts plain text into paragraphs and layout lines; hard-wrapped lines are one paragraph."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from reportedly.types.span import Span, trimmed

_NARROW, _WIDE = 40, 110
"""A text was wrapped by hand or machine at 40 to 110 columns (terminals, teletypes and mail: 65 to 80)."""
_SLACK = 8
_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_ITEM = re.compile(r"[-–—•*·]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or one layout line. ``apart`` tells whether an empty line or the page's edge precedes it."""

    span: Span
    apart: bool


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` in order; together they cover every character that is not white space."""
    lines = [Paragraph(s, True) for m in _LINE.finditer(text) if (s := trimmed(text, *m.span()))]
    lines = [Paragraph(p.span, i == 0 or _blank_between(text, lines[i - 1].span, p.span)) for i, p in enumerate(lines)]
    width = _wrap_width(text, lines)
    if not width:
        return tuple(lines)
    whole: list[Paragraph] = []
    last = None
    for line in lines:
        if last and not line.apart and _wrapped(text, last.span, line.span, width):
            whole[-1] = Paragraph(whole[-1].span.join(line.span), whole[-1].apart)
        else:
            whole.append(line)
        last = line
    return tuple(whole)


def _blank_between(text: str, before: Span, after: Span) -> bool:
    gap = text[before.end : after.start].replace("\r\n", "\n")
    return sum(gap.count(c) for c in "\n\r\u2028\u2029\x85") > 1 or "\x0c" in gap


def _wrap_width(text: str, lines: list[Paragraph]) -> int:
    """The column at which this text is wrapped, or 0: most lines with a follower must be too full for its first word."""
    inner = [(a.span, b.span) for a, b in itertools.pairwise(lines) if not b.apart]
    if len(inner) < 2 or any(len(line.span) > _WIDE for line in lines):
        return 0
    width = max(len(a) for a, _ in inner)
    full = sum(_wrapped(text, a, b, width) for a, b in inner)
    return width if _NARROW <= width <= _WIDE and full >= 2 and full >= 0.6 * len(inner) else 0


def _wrapped(text: str, line: Span, following: Span, width: int) -> bool:
    start = text[following.start : following.end]
    if _ITEM.match(start):
        return False
    word = start.split(maxsplit=1)[0]
    return len(line) + 1 + len(word) > width - _SLACK and text[line.start : line.end] != start
