"""Two time expressions made one range, and the bare day numbers that share the month of a date beside them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reportedly.read.timex_bounds import REACH, glue
from reportedly.read.timex_grammar import words
from reportedly.types.span import Span, trimmed
from reportedly.types.timex import Beside, Calendar, Range, Shift, Timex, TimexType, Unit

_MARK = r"(?P<mark>to|until|till|through|and|or|–|—|-|&|(?<=[dht\d])/(?=\d))"
_NUMBER_BEFORE = re.compile(
    r"(?<![\d.,:/$€£-])(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    rf"(?:(?:, \d{{1,2}}){{1,6}},?\s*(?:and|or|&)|\s*{_MARK})\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_COUNTED = r"(?:days?|weeks?|months?|years?|hours?|minutes?|people|more|others|percent|per)"
_NUMBER_AFTER = re.compile(
    rf"\s*{_MARK}\s*(?:the\s+)?(?P<last>(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|[:%]|[.,]\d)(?!\s+{_COUNTED})"
    r"(?:,\s+(?P<year>[12]\d{3}))?)",
    re.IGNORECASE,
)
_DAILY = {"day", "weekday"}


def with_bare_days(text: str, floor: int, end: int, t: Timex) -> Timex:
    """A date with the bare day number that shares its month: "8 to 15 March", "June 24 and 26"; none before ``floor``."""
    says = t.says
    if (t.clock and t.clock.hour is not None) or t.edge or not isinstance(says, Calendar) or says.weekday:
        return t
    if not says.day or not says.month:
        return t
    if text[t.extent.start].isdigit() or text[t.extent.start : t.extent.start + 4].lower() == "the ":
        return _with_day_before(text, floor, t, says)
    after = _NUMBER_AFTER.match(text, t.span.end, end)
    if says.year or not after or not 1 <= int(after["day"]) <= 31:
        return t
    year = int(after["year"]) if after["year"] else None
    last = replace(t, span=Span(*after.span("last")), says=replace(says, day=int(after["day"]), year=year))
    return replace(t, span=Span(t.span.start, after.end()), says=Range(replace(t, says=replace(says, year=year)), last))


def _with_day_before(text: str, floor: int, t: Timex, says: Calendar) -> Timex:
    before = _NUMBER_BEFORE.search(text[max(floor, t.span.start - REACH) : t.span.start])
    start = t.span.start - len(before[0]) if before else 0
    span = trimmed(text, start, start + before.end("day") - before.start()) if before else None
    if before is None or span is None or not 1 <= int(before["day"]) <= 31:
        return t
    first = replace(t, span=span, core=None, says=replace(says, day=int(before["day"])))
    told = (*(int(n) for n in re.findall(r"\d+", before[0])), says.day or 0)
    gaps = any(b - a != 1 for a, b in pairwise(told))
    joins = before["mark"] is None or before["mark"].lower() in ("and", "&")
    between = glue().between.search(text[max(0, span.start - REACH) : span.start])
    listed = told if gaps and joins and not between else ()
    return replace(t, span=span.join(t.span), says=Range(first, t, listed))


def ranged(text: str, a: Timex, b: Timex) -> Timex | None:
    """Two ends of one range, in the order of the text."""
    if isinstance(a.says, Range) or isinstance(b.says, Range):
        return None
    gap = text[a.span.end : b.span.start]
    if glue().into.fullmatch(gap):
        return _into(a, b)
    to, and_ = glue().to.fullmatch(gap), glue().and_.fullmatch(gap)
    if (to or and_) and _hour(a) and _hour(b) and a.says is None and isinstance(b.says, Calendar | Shift):
        a = replace(a, says=b.says)
    grains = {_grain(a), _grain(b)}
    if not (to or and_) or "" in grains or _of_two_calendars(a, b):
        return None
    if len(grains) > 1 and not (to and grains == _DAILY and any(c.isalpha() for c in gap)):
        return None
    if and_ and _lists(text, a):
        return None
    apart = (grains != {"weekday"} or a.clock or b.clock) and not (_neighbours(a, b) and "or" not in gap.lower())
    if and_ and apart and not glue().between.search(text[max(0, a.span.start - REACH) : a.span.start]):
        return None
    return _range(a, b)


def _lists(text: str, t: Timex) -> bool:
    """Whether a weekday goes on a list: "Monday, Wednesday" and Friday are three days, not a range."""
    words_before = text[max(0, t.span.start - REACH) : t.span.start].rstrip().split()
    return bool(words_before) and words_before[-1].endswith(",") and words_before[-1][:-1].lower() in words("weekday")


def with_hours(text: str, a: Timex, b: Timex) -> Timex | None:
    """A day and the hours of a range behind it: "on Friday from 6 to 9 p.m."."""
    if not isinstance(b.says, Range) or a.clock or _grain(a) not in _DAILY or b.says.first.says or b.says.last.says:
        return None
    if not glue().hours_of.fullmatch(text[a.span.end : b.span.start]):
        return None
    assert isinstance(a.says, Calendar | Shift)
    says = Range(replace(b.says.first, says=a.says, span=a.span.join(b.says.first.span)), replace(b.says.last, says=a.says))
    return replace(b, span=a.span.join(b.span), says=says)


def _of_two_calendars(a: Timex, b: Timex) -> bool:
    """Two dates of different calendars are no range."""
    if not isinstance(a.says, Calendar) or not isinstance(b.says, Calendar) or not a.says.month or not b.says.month:
        return False
    return a.says.system is not b.says.system


def _hour(t: Timex) -> bool:
    return t.clock is not None and t.clock.hour is not None


def _neighbours(a: Timex, b: Timex) -> bool:
    """Two days of one month, two months that follow each other ("the 14th and 15th of May", "in May and June 2019")."""
    if not isinstance(a.says, Calendar) or not isinstance(b.says, Calendar) or a.says.weekday or b.says.weekday:
        return False
    if a.says.day and b.says.day and not a.says.month:
        return True
    if {_grain(a), _grain(b)} != {"month"}:
        return False
    return b.says.month == (a.says.month or 0) + 1 and a.says.year is None and not a.edge and not b.edge


def _range(a: Timex, b: Timex) -> Timex:
    timed = TimexType.TIME if a.type is b.type is TimexType.TIME else TimexType.DATE
    kind = timed if a.type is not TimexType.DURATION else TimexType.DURATION
    return Timex(a.span.join(b.span), kind, a.rule, says=Range(a, b))


def _into(a: Timex, b: Timex) -> Timex | None:
    """A night and the day after it: "Thursday night into Friday", "overnight into Friday", "late May into June"."""
    if _grain(b) not in (*_DAILY, "month"):
        return None
    if a.clock and a.clock.through and isinstance(a.says, Shift) and isinstance(b.says, Calendar | Shift):
        return _range(replace(a, says=Beside(-1, Unit.DAY, b.says)), b)
    return _range(a, b) if _grain(a) == _grain(b) or {_grain(a), _grain(b)} == _DAILY else None


def _grain(t: Timex) -> str:
    """How finely an end of a range is told; only ends of one grain make a range."""
    says = t.says
    if isinstance(says, Calendar):
        if says.weekday and not says.day:
            return "weekday"
        told = {"day": says.day or says.feast, "month": says.month, "quarter": says.quarter, "year": says.year}
        return next((name for name, value in told.items() if value), "")
    if says is None and t.clock:
        return "clock"
    whole_day = isinstance(says, Shift) and says.whole and says.unit is Unit.DAY
    return "weekday" if whole_day else ""
