"""Pairs quotation marks. Apostrophes are none; a quotation closed with the wrong mark, or never, still ends somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.types.span import Span, trimmed
from reportedly.types.text import BlockRole, Document

_MARK = re.compile(r"``|''|’’|‘‘|[“”„‟\"«»‘’‚'`]")
_SINGLE = "‘’‚'`"
_DEEPEST = 5
"""Quotations within one another; no writer nests more, and marks that never close must not pile up."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: the words inside its marks (one part a paragraph), and the whole with its marks.

    ``within`` is the index of the quotation around it, or None.
    """

    parts: tuple[Span, ...]
    whole: Span
    within: int | None = None


@dataclass(slots=True)
class _Open:
    """A mark that was opened and not yet closed."""

    start: int
    inner: int
    single: bool
    within: int | None
    slot: int


def quotes(document: Document) -> tuple[Quote, ...]:
    """Every quotation of the document in order of its opening mark. Residue is not read.

    A quotation whose paragraph ends before its closing mark goes on in the next paragraph if that opens with a mark
    (the old rule for quotations of several paragraphs); else it ends with its paragraph.
    """
    found: list[Quote] = []
    carried: Quote | None = None
    for block in document.blocks:
        if block.role is BlockRole.RESIDUE:
            continue
        here, unclosed = _of_block(document.text, block.span, len(found))
        if carried is not None and here and here[0].whole.start == block.span.start:
            first = Quote(carried.parts + here[0].parts, carried.whole.join(here[0].whole))
            found[-1 if found[-1] is carried else found.index(carried)] = first
            here = [Quote(q.parts, q.whole, _shifted(q.within, len(found), found.index(first))) for q in here[1:]]
            carried = first if unclosed == 0 else None
            found += here
        else:
            found += here
            carried = None
        if carried is None and unclosed is not None and unclosed < len(here):
            carried = here[unclosed]
    return tuple(found)


def _shifted(within: int | None, base: int, first: int) -> int | None:
    """The index of an enclosing quotation after the first of its block was joined to an earlier one."""
    if within is None:
        return None
    return first if within == base else within - 1


def _of_block(text: str, span: Span, base: int) -> tuple[list[Quote], int | None]:
    """The quotations of one block and, if its outermost one is never closed, that one's place among them."""
    stack: list[_Open] = []
    done: list[Quote | None] = []
    for mark in _marks(text, span):
        if mark.closes and any(o.single == mark.single for o in stack):
            while True:
                opened = stack.pop()
                done[opened.slot] = _closed(text, opened, mark.start, mark.end)
                if opened.single == mark.single:
                    break
        elif mark.closes and stack and not mark.single and not mark.straight:
            opened = stack.pop()
            done[opened.slot] = _closed(text, opened, mark.start, mark.end)
        elif mark.opens:
            stack.append(_Open(mark.start, mark.end, mark.single, base + stack[-1].slot if stack else None, len(done)))
            done.append(None)
    unclosed = stack[0].slot if stack and not stack[0].single else None
    for opened in stack:
        if not opened.single:
            done[opened.slot] = _closed(text, opened, span.end, span.end)
    return _packed(done, base, unclosed)


def _packed(done: Sequence[Quote | None], base: int, unclosed: int | None) -> tuple[list[Quote], int | None]:
    """Without the empty slots; what lay within a dropped quotation lies within the one around that."""
    place: dict[int, int] = {}
    out: list[Quote] = []
    for slot, quote in enumerate(done):
        if quote is not None:
            place[base + slot] = base + len(out)
            within = quote.within if quote.within is None else place.get(quote.within)
            out.append(Quote(quote.parts, quote.whole, within))
    at = place.get(base + unclosed) if unclosed is not None else None
    return out, None if at is None else at - base


def _closed(text: str, opened: _Open, start: int, end: int) -> Quote | None:
    inner = trimmed(text, opened.inner, start) if start > opened.inner else None
    return Quote((inner,), Span(opened.start, end), opened.within) if inner else None


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool
    straight: bool


def _marks(text: str, span: Span) -> Iterator[_Mark]:
    """Quotation marks in a block, each with what it may do where it stands."""
    opened: list[bool] = []  # single or not, outermost first
    for m in _MARK.finditer(text, span.start, span.end):
        mark, start, end = m[0], m.start(), m.end()
        before = text[start - 1] if start > span.start else " "
        after = text[end] if end < span.end else " "
        single = len(mark) == 1 and mark in _SINGLE
        single_open, double_open = bool(opened and opened[-1]), False in opened
        if (single and before.isalnum() and after.isalnum()) or (single and _elides(text, start, end, span.end)):
            continue
        left = not (before.isalnum() or before in ".,!?;…%)]”")
        right = not after.isalnum() and after not in "“‘«$€£#@…"
        single = single and not (double_open and not single_open and before in ",.!?" and _ends_double(text, end, span.end))
        if single:
            opens = (mark in "‘‚'`" and left and not after.isspace()) or (
                mark == "’" and left and after.isalnum() and not single_open
            )
            closes = single_open and right and not (mark == "’" and _possessive(text, end, before, span.end))
            if mark == "'" and closes and _possessive(text, end, before, span.end):
                closes = False
            opens = opens and not (closes and not after.isalnum())
        else:
            opens = mark in ("“", "„", "«", "``", "‘‘", "‟") and not (double_open and not left and right)
            opens = opens or (mark in ('"', "''", "’’") and left and not after.isspace() and not (double_open and right))
            opens = opens or (mark in ('"', "''") and not double_open and not after.isspace() and not before.isalnum())
            closes = not opens and double_open
        opens = opens and len(opened) < _DEEPEST
        if closes:
            while opened and opened.pop() != single:
                pass
        elif opens:
            opened.append(single)
        if opens or closes:
            yield _Mark(start, end, single, opens and not closes, closes, mark in "\"'")


def _ends_double(text: str, end: int, stop: int) -> bool:
    """Whether a lone single mark after a comma or full stop closes a double quotation: no double mark closes that later."""
    ahead = _MARK.search(text, end, stop)
    return text[end : end + 1].isspace() and (ahead is None or ahead[0] in "“„«")


def _elides(text: str, start: int, end: int, stop: int) -> bool:
    """Whether a single mark before digits or a clipped word is an apostrophe: '90s, ’em."""
    return bool(
        re.compile(r"\d\ds?\b|(?:em|til|tis|twas|n|cause|bout)\b", re.IGNORECASE).match(text, end, min(stop, end + 6))
    ) and (start == 0 or not text[start - 1].isalnum())


def _possessive(text: str, end: int, before: str, stop: int) -> bool:
    """Whether a single mark after an s belongs to a plural possessive: a later single mark could close the quotation."""
    if before != "s":
        return False
    ahead = re.compile(r"[’'](?!\w)|[‘“”\"]").search(text, end, min(stop, end + 400))
    return bool(ahead and ahead[0] in "’'")
