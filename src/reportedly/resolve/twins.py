"""The same day told in two calendars, one right beside the other: "6 Tir 1399 (26 June 2020)"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from reportedly.lexicon import load
from reportedly.resolve import calendar
from reportedly.resolve.anchors import Page
from reportedly.resolve.told import Told
from reportedly.types.timex import Calendar, CalendarSystem, Timex
from reportedly.types.world import Precision, When

_COMPARED = (Precision.DAY, Precision.SPAN)


@cache
def _gap() -> re.Pattern[str]:
    return re.compile(load("calendars")["twin"]["gap"], re.IGNORECASE)


def twin_day(page: Page, timex: Timex) -> date | None:
    """The full Gregorian day told right beside a date of another calendar, None where there is none."""
    at = bisect_left(page.timexes, timex.span.start, key=lambda t: t.span.start)
    around = page.timexes[max(0, at - 1) : at + 2]
    beside = [b if a.span == timex.span else a for a, b in _twins(page, around) if timex.span in (a.span, b.span)]
    for says in (t.says for t in beside):
        if isinstance(says, Calendar) and says.system is CalendarSystem.GREGORIAN and says.year and says.month and says.day:
            return calendar.day(says.year, says.month, says.day)
    return None


def compared(page: Page, told: Sequence[Told]) -> list[Told]:
    """What the expressions of a page come to; where two tell the same time and differ, both stand and a note says so."""
    at = {t.span: i for i, t in enumerate(page.timexes)}
    kept = list(told)
    for a, b in _twins(page, page.timexes):
        i, j = at[a.span], at[b.span]
        one, two = kept[i].when, kept[j].when
        if one and two and one.precision is two.precision and one.precision in _COMPARED and one != two:
            kept[i], kept[j] = _differing(kept[i], two), _differing(kept[j], one)
    return kept


def _twins(page: Page, timexes: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Expressions of different calendars, one right after the other, that tell the same time."""
    told = [(t, _system(t)) for t in timexes]
    return [
        (a, b)
        for (a, one), (b, two) in pairwise(told)
        if one and two and one is not two and _gap().fullmatch(page.document.text[a.span.end : b.span.start])
    ]


def _system(timex: Timex) -> CalendarSystem | None:
    """The calendar in which an expression, or the first end of a range, is told."""
    says = timex.ends[0].says
    return says.system if isinstance(says, Calendar) else None


def _differing(told: Told, beside: When) -> Told:
    days = beside.first.isoformat() if beside.first == beside.last else f"{beside.first} to {beside.last}"
    return replace(told, note=f"{told.note}; what is told beside it in another calendar is {days}")
