"""Stretches of a report that speak from a day of their own: a dated quotation, an entry of a log or chronicle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from reportedly.resolve.anchors import Page
from reportedly.resolve.told import Told
from reportedly.types.mention import Attribution, AttributionKind
from reportedly.types.span import Span
from reportedly.types.text import BlockRole
from reportedly.types.timex import Calendar, Timex
from reportedly.types.world import When

ENTRY = "the entry"
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|„[^“”]*[“”]?|«[^»]*»?|``.*?''", re.DOTALL)
_MARK = re.compile(r"\s{0,2}(?:[-–—|:.•]|$)", re.MULTILINE)
_HOUR_MARK = re.compile(r"\s{0,2}(?:[-–—|:.•]|$)|\s+[A-Z“\"]", re.MULTILINE)
_WORDS = re.compile(r"\w")
_BULLET = re.compile(r"(?:^|\n)[\s•*·–—-]{0,4}$")


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of text and the day from which it speaks. ``why`` names that day in the evidence."""

    span: Span
    day: date
    why: str


def voices(page: Page, attributions: Sequence[Attribution], told: Sequence[Told]) -> tuple[Voice, ...]:
    """The stretches that speak from another day than the report. ``told`` are the days of ``page.timexes``, in their order."""
    days = {t.span: found.when for t, found in zip(page.timexes, told, strict=True)}
    return (*_entries(page, told), *(v for a in attributions for v in _quotations(page, a, days)))


def at(found: Sequence[Voice], span: Span) -> Voice | None:
    """The smallest voice that holds ``span``."""
    return min((v for v in found if v.span.holds(span)), key=lambda v: len(v.span), default=None)


def _quotations(page: Page, attribution: Attribution, days: Mapping[Span, When | None]) -> Iterator[Voice]:
    """The quoted words of a statement whose day is told: "yesterday" in them is counted from that day."""
    when = days.get(attribution.told_on) if attribution.told_on else None
    if when is None or when.first != when.last or attribution.kind is AttributionKind.INDIRECT:
        return
    text = page.document.text
    for content in attribution.content:
        if attribution.kind is AttributionKind.DIRECT:
            yield Voice(content, when.first, f"the statement, {when.first}")
            continue
        for quoted in _QUOTED.finditer(text, max(0, content.start - 1), min(len(text), content.end + 1)):
            yield Voice(Span(*quoted.span()), when.first, f"the statement, {when.first}")


def _entries(page: Page, told: Sequence[Told]) -> Iterator[Voice]:
    """The entries of a log or chronicle, each up to the next in its paragraph.

    A stamp that tells an hour alone is of the day above; where none tells a day, of the report's.
    A day on a line of its own heads the entries below it.
    """
    stamps = [(t, found) for t, found in zip(page.timexes, told, strict=True) if _stamps(page, t)]
    dated_stamps = [s for s in stamps if _day_of(*s)]
    if len(stamps) < 2:
        return
    report = None if stamps[0] in dated_stamps else page.base
    day: date | None = report
    block: Span | None = None
    headed = False
    last = (Span(len(page.document.text), len(page.document.text) + 1), None)
    spans = [*((t.span, (t, found)) for t, found in stamps), last]
    for (span, stamp), (following, _) in pairwise(spans):
        assert stamp is not None
        own = page.document.block_at(span.start)
        if own is None:
            continue
        goes_on = block is not None and page.document.text[block.end : own.span.start].count("\n") <= 1
        own_day = _day_of(*stamp)
        heads = bool(own_day) and not _WORDS.search(page.document[own.span].replace(page.document[span], ""))
        day = own_day or (day if goes_on or headed else report)
        headed = heads or (headed and own_day is None)
        block = own.span
        end = min(own.span.end, following.start)
        if day and span.end < end:
            yield Voice(Span(span.start if stamp[0].says is None else span.end, end), day, f"{ENTRY}, {day}")


def _day_of(timex: Timex, found: Told) -> date | None:
    """The day that a stamp tells."""
    dated = isinstance(timex.says, Calendar) and (timex.says.day or timex.says.weekday)
    return found.when.first if dated and found.when and found.when.first == found.when.last else None


def _stamps(page: Page, timex: Timex) -> bool:
    """Whether a time opens a line of the body and is set off by a mark ("9 May, 11:50 – ", "Tuesday 2. ")."""
    block, text = page.document.block_at(timex.span.start), page.document.text
    if block is None or block.role is not BlockRole.BODY:
        return False
    opens = timex.span.start == block.span.start or bool(_BULLET.search(text, max(0, timex.span.start - 6), timex.span.start))
    hour = timex.says is None and timex.clock is not None and timex.clock.hour is not None
    return opens and bool((_HOUR_MARK if hour else _MARK).match(text, timex.span.end))
