"""What a time expression is counted from: the day of the report, the dates around it, an event."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.resolve import other_calendars
from reportedly.resolve.calendar import day
from reportedly.resolve.day_order import month_first
from reportedly.types.field import Field
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document, Sentence
from reportedly.types.timex import Calendar, CalendarSystem, Timex

_HEAD, _LINE = 300, 80
"""Characters at the head of a text in which it tells its own day, and of a line that is too short to tell the news."""
_STAMP = re.compile(r"\s{0,2}(?:\([^)\n]{1,30}\)\s{0,2})?(?:[-–—:|]{1,2}\s|\))")
_FAR, _CLOSE = 1500, 200
"""Characters within which a full date lends its year: to a date that would lie ahead, and to any date."""


@dataclass(frozen=True, slots=True)
class Page:
    """A report as the resolver of times sees it. ``base`` is the day it speaks from (None: the text tells none).

    ``dated`` are the full dates that the text tells, as (offset, year, month, whether a day), in order.
    ``month_first`` is how it writes numeric dates (None: untold). ``entry``: ``base`` is the day of an entry of a log.
    """

    document: Document
    sentences: Sequence[Sentence]
    timexes: Sequence[Timex]
    base: date | None
    why_base: str
    dated: tuple[tuple[int, int, int, bool], ...]
    month_first: bool | None = None
    entry: bool = False

    def place(self, offset: int) -> tuple[int, int]:
        """The indexes of the sentence and the paragraph that hold the character at ``offset`` or end before it; -1: none."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        return index, self.sentences[index].block if index >= 0 else -1

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at ``offset``."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].span.end else None


def page(document: Document, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> Page:
    """The anchors of one report: its publication day, else the day of its dateline, else none."""
    leaves = [leaf for t in timexes for leaf in t.ends]
    dated = tuple(
        (t.span.start, *month, t.says.day is not None)
        for t in leaves
        if isinstance(t.says, Calendar) and t.says.year and t.says.month and (month := _gregorian_month(t.says))
    )
    if isinstance(document.published, Field):
        told = document.published.value
        return Page(document, sentences, timexes, told, f"publication, {told}", dated, month_first(document, leaves))
    base = _dateline(document, leaves)
    return Page(document, sentences, timexes, base, f"the dateline, {base}", dated, month_first(document, leaves))


def _gregorian_month(says: Calendar) -> tuple[int, int] | None:
    """Year and month of a date that tells both; None where it is no day of its calendar."""
    assert says.year is not None
    assert says.month is not None
    if says.system is CalendarSystem.GREGORIAN:
        return says.year, says.month
    found = other_calendars.day(says.system, says.year, says.month, says.day or 1)
    return (found.year, found.month) if found else None


def _dateline(document: Document, leaves: Sequence[Timex]) -> date | None:
    """The day on which the text says that it was written: at its head, else at its foot.

    At its head, the first full date of the dateline, of a short line ("By Ann Lee, 3 May 2020"), or before a mark that opens
    the news ("Lille, 3 May 2020: …"). At its foot, that of a short last line ("The Council, 3 May 2020").
    """
    full = [(t, t.says) for t in leaves if isinstance(t.says, Calendar) and t.says.year and t.says.month and t.says.day]
    head = (says for t, says in full if _heads(document, t.span))
    foot = (says for t, says in reversed(full) if _signs(document, t.span))
    says = next(head, None) or next(foot, None)
    if says is None:
        return None
    assert says.year is not None
    assert says.month is not None
    assert says.day is not None
    if says.system is not CalendarSystem.GREGORIAN:
        return other_calendars.day(says.system, says.year, says.month, says.day)
    return day(says.year, says.month, says.day)


def _heads(document: Document, span: Span) -> bool:
    """Whether a date stands where a report tells its own day at its head."""
    block = document.block_at(span.start)
    if block is None or block.role is BlockRole.DATELINE:
        return block is not None
    line = block.role is not BlockRole.HEADLINE and _line(document, block.span)
    return span.start < _HEAD and (line or bool(_STAMP.match(document.text, span.end)))


def _signs(document: Document, span: Span) -> bool:
    """Whether a date stands in a short line at the foot, with nothing but residue behind it."""
    blocks = [b for b in document.blocks if b.role is not BlockRole.RESIDUE]
    return bool(blocks) and blocks[-1].span.holds(span) and _line(document, blocks[-1].span)


def _line(document: Document, span: Span) -> bool:
    """Whether a paragraph is a short line and no sentence."""
    return len(span) <= _LINE and not document[span].endswith((".", "!", "?"))


def beside_year(page: Page, timex: Timex, month: int) -> int | None:
    """The year of a full date of about the same month that stands close by in the same paragraph."""
    block, start = page.document.block_at(timex.span.start), timex.span.start
    near = [
        (abs(o - start), y)
        for o, y, m, daily in dated_near(page, start, _CLOSE)
        if daily and o != start and _close(m, month) and block is not None and block.span.start <= o < block.span.end
    ]
    return min(near)[1] if near else None


def dated_near(page: Page, offset: int, reach: int = _FAR) -> Sequence[tuple[int, int, int, bool]]:
    """The full dates within so many characters."""
    first = bisect_left(page.dated, offset - reach, key=lambda d: d[0])
    return page.dated[first : bisect_right(page.dated, offset + reach, key=lambda d: d[0])]


def neighbour_year(page: Page, timex: Timex, month: int, *, daily: bool = False) -> int | None:
    """The year of the nearest full date (``daily``: one that tells its day) of about the same month, before or after it.

    Both neighbours count if they lie within 1500 characters and one month; of two that disagree the nearer wins.
    """
    near = [
        (abs(o - timex.span.start), y)
        for o, y, m, day in dated_near(page, timex.span.start, _FAR)
        if _close(m, month) and (day or not daily)
    ]
    return min(near)[1] if near else None


def enclosed_year(page: Page, timex: Timex, month: int) -> int | None:
    """The year in which both the full date before and the full date after lie, if both are of about the same month."""
    near = [(o, y) for o, y, m, _ in dated_near(page, timex.span.start, _FAR) if _close(m, month)]
    before = [(o, y) for o, y in near if o < timex.span.start]
    after = [(o, y) for o, y in near if o > timex.span.start]
    return before[-1][1] if before and after and before[-1][1] == after[0][1] else None


def _close(a: int, b: int) -> bool:
    return min((a - b) % 12, (b - a) % 12) <= 1


def opens_report(page: Page, timex: Timex) -> bool:
    """Whether the expression starts the first sentence of the body."""
    body = next((s for s in page.sentences if s.role is BlockRole.BODY), None)
    return body is not None and timex.span.start == body.span.start
