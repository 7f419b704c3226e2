"""The day of a happening that a time expression is counted from: "two days after the vote", "the day of the strike"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from reportedly.lexicon import load
from reportedly.resolve import calendar
from reportedly.resolve.anchors import Page, opens_report
from reportedly.resolve.told import Told
from reportedly.types.field import Field
from reportedly.types.mention import Reading
from reportedly.types.record import TimeMention
from reportedly.types.span import Span
from reportedly.types.text import BlockRole
from reportedly.types.timex import Anchor, Calendar, Shift, Timex, TimexType, Unit

_SET_OFF = re.compile(r"[^,.;]{0,40},\s+(?:on\s+)?")
_BEGAN = re.compile(r"[^,.;]{0,40},\s+which\s+(?:\w+\s+){1,3}?(?:on\s+)?")
_SAME = re.compile(r",\s+(?:just |barely |only |exactly |some )?")
_CLAUSE = re.compile(r"[.;:!?]")
_NOUN = re.compile(r"[^\W\d_]{4,}")
_AROUND = 8
_REACH = 40
"""Sentences to either side in which the happening is looked for."""


def event_days(page: Page, found: Sequence[Told]) -> Mapping[int, date]:
    """The day of the happening that each expression of ``page`` hangs on, by its index, where the text tells one.

    That which another expression counts from the same happening; that from which it comes to the date beside it ("two days
    after the vote, on 7 May"); in the lead of a report ("Two days after the vote, …") the
    day that puts the expression on the day of the report; else the day told nearest to its words in another sentence, and
    not after the report.
    """
    hung = {i: nouns(page, t.event) for i, t in enumerate(page.timexes) if t.event is not None}
    if not hung:
        return {}
    counted = {
        name: day
        for i, names in hung.items()
        for name in names
        if (told := found[i].when) and (day := _back(told.first, page.timexes[i]))
    }
    lines, days = _Sentences(page, found), dict[int, date]()
    for i, names in hung.items():
        if found[i].when is not None:
            continue
        timex = page.timexes[i]
        day = next((counted[n] for n in names if n in counted), None)
        if day is None:
            day = _began(page, found, i)
        if day is None and (named := _apposed(page, found, i)):
            day = _back(named, timex)
        if day is None and page.base and opens_report(page, timex):
            day = _back(page.base, timex)
        day = day or lines.day(names, page.place(timex.span.start)[0], page.base)
        if day is None and (named := _only_other(found, i)):
            day = _back(named, timex)
        if day is not None:
            days[i] = day
            counted |= dict.fromkeys(names, day)
    return days


def _apposed(page: Page, found: Sequence[Told], index: int) -> date | None:
    """The day that stands beside an expression and names the same: "two days after the vote, on 7 May", "Yesterday, two days
    before the vote, …", "Tomorrow is the third anniversary of the raid".
    """
    this = page.timexes[index]
    if index + 1 < len(page.timexes) and found[index].line == found[index + 1].line:
        other, gap = page.timexes[index + 1], (this.span.end, page.timexes[index + 1].span.start)
        if isinstance(other.says, Calendar) and _SET_OFF.fullmatch(page.document.text, *gap):
            return found[index + 1].day
    if index and found[index].line == found[index - 1].line:
        between = page.document.text[page.timexes[index - 1].span.end : this.span.start]
        if _SAME.fullmatch(between) or (_marks(this) and not _CLAUSE.search(between)):
            return found[index - 1].day
    return None


def _only_other(found: Sequence[Told], index: int) -> date | None:
    """The one other day of the sentence: of "late on Tuesday police fired, three days after a blockade" both are one day."""
    near = range(max(0, index - _AROUND), min(len(found), index + _AROUND + 1))
    others = {found[k].day for k in near if k != index and found[k].line == found[index].line and found[k].when}
    return others.pop() if len(others) == 1 else None


def _began(page: Page, found: Sequence[Told], index: int) -> date | None:
    """The day of the happening itself where it is told right behind it: "two days before the strike, which began on 14 May"."""
    if index + 1 >= len(page.timexes) or found[index].line != found[index + 1].line:
        return None
    gap = page.timexes[index].span.end, page.timexes[index + 1].span.start
    return found[index + 1].day if _BEGAN.fullmatch(page.document.text, *gap) else None


def _marks(timex: Timex) -> bool:
    """Whether it is an anniversary, which falls on the day that the sentence tells."""
    says = timex.says
    years = isinstance(says, Shift) and says.anchor is Anchor.EVENT and says.unit is Unit.YEAR
    return years and timex.type is TimexType.DATE


def days_of_events(reading: Reading, times: Sequence[TimeMention]) -> tuple[date | None, ...]:
    """The day of the happening that each of ``times`` is counted from, None where it hangs on none or has no day."""
    told = zip(reading.timexes, times, strict=True)
    return tuple(_back(m.field.value.first, t) if t.event is not None and isinstance(m.field, Field) else None for t, m in told)


def nouns(page: Page, span: Span) -> tuple[str, ...]:
    """The nouns of the happening that an expression is counted from ("the day of the strike")."""
    words = _NOUN.findall(page.document.text[span.start : span.end].split(",")[0].split(".")[0])
    kept: list[str] = []
    for word in words:
        if word.lower() in load("timex")["event"]["stop"]:
            break
        kept.append(word.lower())
    return tuple(kept)


class _Sentences:
    """The sentences of a page by the nouns in them, with the single days told there."""

    __slots__ = ("_days", "_page", "_with")

    def __init__(self, page: Page, found: Sequence[Told]) -> None:
        self._page = page
        self._with: dict[str, list[int]] = defaultdict(list)
        self._days: dict[int, list[tuple[int, date]]] = defaultdict(list)
        for index, sentence in enumerate(page.sentences):
            if sentence.role in (BlockRole.DATELINE, BlockRole.RESIDUE):
                continue
            for word in {w.lower() for w in _NOUN.findall(page.document[sentence.span])}:
                self._with[word].append(index)
        for timex, told in zip(page.timexes, found, strict=True):
            if told.day is not None:
                self._days[told.line].append((timex.span.start, told.day))

    def day(self, names: Sequence[str], own: int, base: date | None) -> date | None:
        """The day told nearest to the most of ``names`` outside the sentence ``own``, and not after ``base``."""
        hits: dict[int, int] = defaultdict(int)
        for name in names:
            lines = self._with.get(name, [])
            at = bisect_left(lines, own)
            for line in lines[max(0, at - _REACH) : at + _REACH]:
                if line != own:
                    hits[line] += 1
        best: list[tuple[int, int, date]] = []
        for line, count in hits.items():
            text = self._page.document[self._page.sentences[line].span].lower()
            start = self._page.sentences[line].span.start + max(text.find(name) for name in names)
            best += [(-count, abs(where - start), day) for where, day in self._days[line] if base is None or day <= base]
        return min(best)[2] if best else None


def _back(day: date, timex: Timex) -> date | None:
    """The day of the happening, where the expression counted from it comes to ``day``."""
    says = timex.says
    return calendar.later(day, -says.count, says.unit) if isinstance(says, Shift) and says.count is not None else None
