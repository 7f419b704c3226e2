"""Stretches of a report that speak from a day of their own: a dated quotation, an entry of a log or chronicle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.lexicon import listed
from reportedly.resolve.anchors import Page
from reportedly.resolve.told import Told
from reportedly.types.mention import Attribution, AttributionKind
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole
from reportedly.types.timex import Calendar, Timex
from reportedly.types.world import When

_VERB, _VERB_REACH = 5, 120
"""The words to either side of a time among which a verb of saying is looked for, and the characters that hold them."""
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|„[^“”]*[“”]?|«[^»]*»?|``.*?''", re.DOTALL)
_MARK = re.compile(r"\s{0,2}(?:[-–—|:.•]|$)", re.MULTILINE)
_HOUR_MARK = re.compile(r"\s{0,2}(?:[-–—|:.•]|$)|\s+[A-Z“\"]", re.MULTILINE)
_WORDS = re.compile(r"\w")
_BULLET = re.compile(r"(?:^|\n)[\s•*·–—-]{0,4}$")


@dataclass(frozen=True, slots=True)
class Voice:
    """A stretch of text and the day from which it speaks. ``why`` names that day in the evidence.

    ``entry``: it is an entry of a log or chronicle, not a quotation.
    """

    span: Span
    day: date
    why: str
    entry: bool = False


def voices(page: Page, attributions: Sequence[Attribution], told: Sequence[Told]) -> tuple[Voice, ...]:
    """The stretches that speak from another day than the report. ``told`` are the days of ``page.timexes``, in their order."""
    days = {t.span: found.when for t, found in zip(page.timexes, told, strict=True)}
    said = [v for a in attributions for v in _quotations(page, a, days)]
    return (*_entries(page, told), *said, *_in_sentences(page, told, said))


def at(found: Spans[Voice], span: Span) -> Voice | None:
    """The smallest voice that holds ``span``."""
    return min((v for _, v in found.around(span)), key=lambda v: len(v.span), default=None)


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


def _in_sentences(page: Page, told: Sequence[Told], said: Sequence[Voice]) -> Iterator[Voice]:
    """Quoted words whose own sentence dates the saying: "told parliament on Thursday that “yesterday evening …”"."""
    text, done = page.document.text, Spans((v.span, v) for v in said)
    untold: dict[Span, list[Span]] = {}
    for timex, found in zip(page.timexes, told, strict=True):
        sentence = page.sentence_at(timex.span.start)
        if found.day is None or sentence is None:
            continue
        if sentence.span not in untold:
            quoted = (Span(*q.span()) for q in _QUOTED.finditer(text, sentence.span.start, sentence.span.end))
            untold[sentence.span] = [s for s in quoted if not done.over(s)]
        left = untold[sentence.span]
        if left and _said_on(text, sentence.span, timex.span):
            untold[sentence.span] = [s for s in left if s.overlaps(timex.span)]
            yield from (Voice(s, found.day, f"the statement, {found.day}") for s in left if not s.overlaps(timex.span))


def _said_on(text: str, sentence: Span, timex: Span) -> bool:
    """Whether a verb of saying stands close to a time, before it or behind it."""
    before = text[max(sentence.start, timex.start - _VERB_REACH) : timex.start].split()[-_VERB:]
    words = before + text[timex.end : min(sentence.end, timex.end + _VERB_REACH)].split()[:_VERB]
    return any(w.strip(',:;“”"').lower() in listed("timex", "clause", "speaking") for w in words)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A time that opens a line: its day (None: an hour alone), its paragraph, and whether nothing else stands there."""

    span: Span
    day: date | None
    block: Span
    alone: bool


def _entries(page: Page, told: Sequence[Told]) -> Iterator[Voice]:
    """The entries of a log or chronicle, each up to the next in its paragraph, below a day that stands alone up to the next.

    A stamp that tells an hour alone is of the day above; where none tells a day, of the report's.
    """
    stamps = [s for t, found in zip(page.timexes, told, strict=True) if (s := _stamp(page, t, found))]
    if len(stamps) < 2:
        return
    report = None if stamps[0].day else page.base
    day, before, headed = report, stamps[0], False
    for stamp, following in zip(stamps, [*stamps[1:], None], strict=True):
        close = page.document.text[before.block.end : stamp.block.start].count("\n") <= 1
        day = stamp.day or (day if close or headed else report)
        headed = stamp.alone or (headed and stamp.day is None)
        before = stamp
        end = stamp.block.end if following is None else min(stamp.block.end, following.span.start)
        if stamp.alone:
            end = following.span.start if following else _next_end(page, stamp.block)
        start = stamp.span.end if stamp.day else stamp.span.start
        if day and start < end:
            yield Voice(Span(start, end), day, f"the entry, {day}", entry=True)


def _next_end(page: Page, block: Span) -> int:
    """The last character of the paragraph after ``block``."""
    return next((b.span.end for b in page.document.blocks if b.span.start >= block.end), block.end)


def _stamp(page: Page, timex: Timex, found: Told) -> _Stamp | None:
    """A time that opens a line and is set off by a mark ("9 May, 11:50 – ", "Tuesday 2. ") or stands there alone."""
    block, text = page.document.block_at(timex.span.start), page.document.text
    heads = block is not None and block.role is BlockRole.DATELINE and found.day != page.base
    if block is None or not (heads or block.role in (BlockRole.BODY, BlockRole.HEADLINE)):
        return None
    dated = isinstance(timex.says, Calendar) and (timex.says.day or timex.says.weekday)
    hour = timex.says is None and timex.clock is not None and timex.clock.hour is not None
    opens = timex.span.start == block.span.start or bool(_BULLET.search(text, max(0, timex.span.start - 6), timex.span.start))
    if not opens or not (_HOUR_MARK if hour else _MARK).match(text, timex.span.end):
        return None
    day = found.day if dated else None
    rest = text[block.span.start : timex.span.start] + text[timex.span.end : block.span.end]
    return _Stamp(timex.span, day, block.span, alone=bool(day) and not _WORDS.search(rest))
