"""Neighbouring time expressions made one: a day with its hour, a weekday with its date, the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, replace

from reportedly.read.timex_bounds import edged, glue, governed
from reportedly.read.timex_grammar import SMALL_HOURS
from reportedly.read.timex_ranges import ranged, with_bare_days, with_hours
from reportedly.types.span import Span
from reportedly.types.timex import Anchor, Beside, Calendar, Clock, Shift, Timex, TimexType, Unit

_POSSESSED = re.compile(r"['’]s?\b")
_ON = re.compile(r"\s*,\s*on\s+", re.IGNORECASE)
_Join = Callable[[str, Timex, Timex], Timex | None]


def joined(text: str, sentence: Span, cores: list[Timex]) -> list[Timex]:
    """The expressions of a sentence, ranges and day-with-hour made one, with the words that govern them."""
    whole = _fold(text, _fold(text, [edged(text, sentence, t) for t in cores], _beside), _bracketed)
    merged = _fold(text, _fold(text, whole, _hour_first), _merged)
    floors = [sentence.start, *(t.span.end for t in merged)]
    with_days = [with_bare_days(text, floor, sentence.end, t) for floor, t in zip(floors, merged, strict=False)]
    whole = _fold(text, _fold(text, with_days, ranged), with_hours)
    floors = [sentence.start, *(t.span.end for t in whole)]
    return _cleared([governed(text, sentence, floor, t) for floor, t in zip(floors, whole, strict=False)])


def _cleared(found: list[Timex]) -> list[Timex]:
    """Without those that another one swallowed."""
    kept: list[Timex] = []
    for t in found:
        while kept and t.span.holds(kept[-1].span):
            kept.pop()
        if not kept or t.span.start >= kept[-1].span.end:
            kept.append(t)
    return kept


def _fold(text: str, found: list[Timex], join: _Join) -> list[Timex]:
    """Each expression joined with the one before it where ``join`` makes one of the two."""
    kept: list[Timex] = []
    for t in found:
        one = join(text, kept[-1], t) if kept and t.span.start >= kept[-1].span.end else None
        if one is None:
            kept.append(t)
        else:
            kept[-1] = one
    return kept


def _bracketed(text: str, a: Timex, b: Timex) -> Timex | None:
    """The same hour or day once more in brackets: "3:15 a.m. local time (0115 GMT)", "Tuesday (May 7)"."""
    if not re.fullmatch(r"\s*\(", text[a.span.end : b.span.start]) or text[b.span.end : b.span.end + 1] != ")":
        return None
    span = Span(a.span.start, b.span.end + 1)
    if a.clock and b.clock and a.says is b.says is None and a.clock.hour is not None and b.clock.hour is not None:
        return replace(a, span=span, core=a.extent)
    if (
        isinstance(a.says, Calendar)
        and isinstance(b.says, Calendar)
        and not b.clock
        and (_apposed(a.says, b.says) or _dated(a.says, b.says))
    ):
        says = _filled(a.says, b.says)
        return replace(a, span=span, says=says, core=b.extent) if says else None
    return None


def _dated(a: Calendar, b: Calendar) -> bool:
    """A feast and its date: "Independence Day (30 June)"."""
    return bool(a.feast and b.day and b.month and not b.feast)


def _beside(text: str, a: Timex, b: Timex) -> Timex | None:
    """A distance from a day that is told beside it: "the eve of Good Friday", "a week after Heroes' Day"."""
    if not isinstance(a.says, Shift) or a.says.count is None or not isinstance(b.says, Calendar | Shift):
        return None
    gap = text[a.span.end : b.span.start].strip().lower()
    hung = a.event and _daily(b) and not gap and not _POSSESSED.match(text, b.span.end)
    if not hung and not (_ago(a.says) and _here(b) and gap in ("", "on")):
        return None
    says = Beside(a.says.count, a.says.unit, b.says)
    return replace(a, span=a.span.join(b.span), core=None, type=TimexType.DATE, says=says, event=None)


def _ago(says: Shift) -> bool:
    return says.anchor is Anchor.NOW and not says.whole and says.unit in (Unit.WEEK, Unit.MONTH, Unit.YEAR)


def _here(t: Timex) -> bool:
    """The day or period from which "a year ago" counts: "today", "this week", "on Tuesday"."""
    if isinstance(t.says, Shift):
        return t.says.whole and t.says.count == 0 and t.says.anchor is Anchor.NOW and not t.clock
    return isinstance(t.says, Calendar) and bool(t.says.weekday) and not t.says.day


def _hour_first(text: str, a: Timex, b: Timex) -> Timex | None:
    """An hour directly before its day: "05:10 yesterday", "7 p.m. on Friday"."""
    close = re.fullmatch(r"\s+(?:on\s+)?", text[a.span.end : b.span.start])
    return _merged(text, a, b) if close and a.clock and a.clock.hour is not None and a.says is None else None


def _merged(text: str, a: Timex, b: Timex) -> Timex | None:
    """A day and a time of day, or two tellings of the same day, as one expression."""
    gap = text[a.span.end : b.span.start]
    if len(gap) > 20 or not glue().same.fullmatch(gap):
        return None
    return _with_clock(a, b) or _same_day(a, b, gap)


def _with_clock(a: Timex, b: Timex) -> Timex | None:
    """A day and its hour in either order."""
    span = a.span.join(b.span)
    if a.clock and not b.clock and _daily(b) and (a.says is None or isinstance(a.says, Shift)):
        return replace(b, span=span, clock=a.clock, type=TimexType.TIME, core=None, edge=b.edge or a.edge)
    if b.clock and b.says is None and _daily(a) and (not a.clock or a.clock.hour is None):
        return replace(a, span=span, clock=_in_part(a.clock, b.clock), type=TimexType.TIME, core=None)
    if a.clock and a.clock.hour is not None and a.says is None and b.clock and b.clock.hour is None and _daily(b):
        return replace(b, span=span, clock=a.clock, type=TimexType.TIME, core=None)
    if isinstance(a.says, Calendar) and a.says.weekday and b.clock and _whole(b, Unit.DAY):
        return replace(a, span=span, clock=b.clock, type=TimexType.TIME)
    return None


def _in_part(part: Clock | None, hour: Clock) -> Clock:
    """The hour of a clock in that part of day: ten at night is 22:00."""
    if part is None or hour.hour is None or not 0 < hour.hour < 12:
        return hour
    late = part.part in ("AF", "EV") or (part.part == "NI" and hour.hour > SMALL_HOURS)
    return replace(hour, hour=hour.hour + 12) if late else hour


def _same_day(a: Timex, b: Timex, gap: str) -> Timex | None:
    """A weekday and its date, a distance and its date ("a week later, on 18 December"), a month and its year."""
    span = a.span.join(b.span)
    if isinstance(a.says, Calendar) and isinstance(b.says, Calendar):
        says = _filled(a.says, b.says)
        beside = says is not None and b.core is None and _apposed(a.says, b.says) and re.fullmatch(r"\s*,?\s*", gap)
        return replace(a, span=span, says=says, core=None, clock=a.clock or b.clock) if beside else None
    if isinstance(a.says, Shift) and isinstance(b.says, Calendar) and "," in gap and (not a.says.whole or _same_as(a, b)):
        return replace(b, span=span, core=b.extent)
    if isinstance(b.says, Calendar) and b.says.weekday and _whole(a, Unit.WEEK) and _ON.fullmatch(gap):
        assert isinstance(a.says, Shift)
        return replace(b, span=span, core=b.extent, says=replace(b.says, week_lean=a.says.count))
    if isinstance(a.says, Calendar) and a.says.weekday and isinstance(b.says, Beside) and "," in gap:
        return replace(a, span=span, core=a.extent)
    if isinstance(a.says, Calendar) and a.says.weekday and "," not in gap and _whole(b, Unit.WEEK):
        assert isinstance(b.says, Shift)
        return replace(a, span=span, says=replace(a.says, week_lean=b.says.count))
    if isinstance(a.says, Calendar) and a.says.month and a.says.year is None and _whole(b, Unit.YEAR):
        assert isinstance(b.says, Shift)
        return replace(a, span=span, says=replace(a.says, year_lean=b.says.count))
    return None


def _same_as(a: Timex, b: Timex) -> bool:
    """Whether a weekday names again the day told before: "that same day, Tuesday"."""
    assert isinstance(a.says, Shift)
    weekday = isinstance(b.says, Calendar) and b.says.weekday and not b.says.day
    return bool(weekday) and a.says.anchor is Anchor.CONTEXT and a.says.count == 0 and a.says.unit is Unit.DAY


def _whole(t: Timex, unit: Unit) -> bool:
    return isinstance(t.says, Shift) and t.says.whole and t.says.unit is unit


def _daily(t: Timex) -> bool:
    if isinstance(t.says, Calendar):
        return bool(t.says.day or t.says.weekday or t.says.feast)
    return isinstance(t.says, Shift) and t.says.unit is Unit.DAY


def _apposed(a: Calendar, b: Calendar) -> bool:
    """A weekday beside a date, or a date beside its year: never two dates."""
    return bool((a.weekday and b.day and not b.weekday) or (a.day and b.weekday and not a.weekday) or (a.weekday and b.feast))


def _filled(a: Calendar, b: Calendar) -> Calendar | None:
    values: dict[str, object] = {"system": a.system if a.month else b.system}
    for f in fields(Calendar):
        if f.name in values:
            continue
        x, y = getattr(a, f.name), getattr(b, f.name)
        if x and y and x != y:
            return None
        values[f.name] = x if x is not None and x is not False else y
    return Calendar(**values)  # type: ignore[arg-type]
