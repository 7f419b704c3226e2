"""Neighbouring time expressions made one: a day with its hour, a weekday with its date, the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cache

from reportedly.lexicon import load
from reportedly.read.timex_grammar import compiled
from reportedly.read.timex_says import edge, part
from reportedly.types.span import Span, trimmed
from reportedly.types.timex import Bound, Calendar, Clock, Length, Range, Shift, Timex, TimexType, Unit

_REACH = 40
_MARK = r"(?P<mark>to|until|till|through|and|or|–|—|-|&)"
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
_Join = Callable[[str, Timex, Timex], Timex | None]


@dataclass(frozen=True, slots=True)
class _Glue:
    """The compiled words that stand between, before and around expressions."""

    same: re.Pattern[str]
    to: re.Pattern[str]
    and_: re.Pattern[str]
    between: re.Pattern[str]
    from_: re.Pattern[str]
    prefix: re.Pattern[str]
    hours: re.Pattern[str]
    bounds: tuple[tuple[Bound, re.Pattern[str]], ...]


@cache
def _glue() -> _Glue:
    data = load("timex")["join"]

    def before(words: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{compiled(words).pattern.removesuffix('(?!' + chr(92) + 'w)')})\s*$", re.IGNORECASE)

    return _Glue(
        same=compiled(" ?" + data["same_time"] + " ?"),
        to=compiled(" ?(?:" + data["to"] + ") ?(?:the )?"),
        and_=compiled(" ?(?:" + data["and"] + ") ?(?:on )?(?:the )?"),
        between=before(data["between"]),
        from_=before(data["from"]),
        prefix=before(data["prefix"]),
        hours=before(data["hours"]),
        bounds=tuple(
            (b, before(data[b.value] + "(?: the)?")) for b in (Bound.SINCE, Bound.UNTIL, Bound.BY, Bound.WITHIN, Bound.OVER)
        ),
    )


def joined(text: str, sentence: Span, cores: list[Timex]) -> list[Timex]:
    """The expressions of a sentence, ranges and day-with-hour made one, with the words that govern them."""
    edged = [_edged(text, sentence, t) for t in cores]
    merged = _fold(text, _fold(text, edged, _hour_first), _merged)
    with_days = [_bare_days(text, sentence, t) for t in merged]
    ranged = _fold(text, with_days, _ranged)
    return _cleared([_governed(text, sentence, t) for t in ranged])


def _cleared(found: list[Timex]) -> list[Timex]:
    """Without those that another one swallowed."""
    kept: list[Timex] = []
    for t in found:
        if kept and t.span.start < kept[-1].span.end:
            continue
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


def _edged(text: str, sentence: Span, t: Timex) -> Timex:
    """With "early", "the end of" and the like before it."""
    if t.type in (TimexType.DURATION, TimexType.SET) or t.says is None:
        return t
    before = text[max(sentence.start, t.span.start - _REACH) : t.span.start]
    small = _glue().hours.search(before)
    if small and isinstance(t.says, Calendar | Shift):
        span = Span(t.span.start - len(small[0]), t.span.end)
        return replace(
            t, span=span, core=t.span, clock=t.clock or Clock(part=part(small["part"] or "morning")), type=TimexType.TIME
        )
    found = _glue().prefix.search(before)
    if not found or not isinstance(t.says, Calendar | Shift):
        return t
    return replace(t, span=Span(t.span.start - len(found[0]), t.span.end), edge=edge(found[0].strip()))


def _hour_first(text: str, a: Timex, b: Timex) -> Timex | None:
    """An hour directly before its day: "05:10 yesterday", "7 p.m. on Friday"."""
    close = re.fullmatch(r"\s+(?:on\s+)?", text[a.span.end : b.span.start])
    return _merged(text, a, b) if close and a.clock and a.clock.hour is not None and a.says is None else None


def _merged(text: str, a: Timex, b: Timex) -> Timex | None:
    """A day and a time of day, or two tellings of the same day, as one expression."""
    gap = text[a.span.end : b.span.start]
    if len(gap) > 20 or not _glue().same.fullmatch(gap):
        return None
    return _with_clock(a, b) or _same_day(a, b, gap)


def _with_clock(a: Timex, b: Timex) -> Timex | None:
    """A day and its hour in either order."""
    span = a.span.join(b.span)
    if a.clock and not b.clock and _daily(b) and (a.says is None or isinstance(a.says, Shift)):
        return replace(b, span=span, clock=a.clock, type=TimexType.TIME, core=None, edge=b.edge or a.edge)
    if b.clock and b.says is None and _daily(a) and (not a.clock or a.clock.hour is None):
        return replace(a, span=span, clock=b.clock, type=TimexType.TIME, core=None)
    if a.clock and a.clock.hour is not None and a.says is None and b.clock and b.clock.hour is None and _daily(b):
        return replace(b, span=span, clock=a.clock, type=TimexType.TIME, core=None)
    if isinstance(a.says, Calendar) and a.says.weekday and b.clock and _whole(b, Unit.DAY):
        return replace(a, span=span, clock=b.clock, type=TimexType.TIME)
    return None


def _same_day(a: Timex, b: Timex, gap: str) -> Timex | None:
    """A weekday and its date, a distance and its date ("a week later, on 18 December"), a month and its year."""
    span = a.span.join(b.span)
    if isinstance(a.says, Calendar) and isinstance(b.says, Calendar):
        says = _filled(a.says, b.says)
        beside = says is not None and b.core is None and _apposed(a.says, b.says) and re.fullmatch(r"\s*,?\s*", gap)
        return replace(a, span=span, says=says, core=None, clock=a.clock or b.clock) if beside else None
    if isinstance(a.says, Shift) and isinstance(b.says, Calendar) and "," in gap and not a.says.whole:
        return replace(b, span=span, core=b.extent)
    if isinstance(a.says, Calendar) and a.says.weekday and "," not in gap and _whole(b, Unit.WEEK):
        assert isinstance(b.says, Shift)
        return replace(a, span=span, says=replace(a.says, week_lean=b.says.count))
    if isinstance(a.says, Calendar) and a.says.month and a.says.year is None and _whole(b, Unit.YEAR):
        assert isinstance(b.says, Shift)
        return replace(a, span=span, says=replace(a.says, year_lean=b.says.count))
    return None


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
    values: dict[str, object] = {}
    for f in fields(Calendar):
        x, y = getattr(a, f.name), getattr(b, f.name)
        if x and y and x != y:
            return None
        values[f.name] = x if x is not None and x is not False else y
    return Calendar(**values)  # type: ignore[arg-type]


def _bare_days(text: str, sentence: Span, t: Timex) -> Timex:
    """A date with the bare day number that shares its month: "8 to 15 March", "June 24 and 26"."""
    says = t.says
    if (
        (t.clock and t.clock.hour is not None)
        or t.edge
        or not isinstance(says, Calendar)
        or not says.day
        or not says.month
        or says.weekday
    ):
        return t
    if text[t.extent.start].isdigit() or text[t.extent.start : t.extent.start + 4].lower() == "the ":
        before = _NUMBER_BEFORE.search(text[max(sentence.start, t.span.start - _REACH) : t.span.start])
        start = t.span.start - len(before[0]) if before else 0
        span = trimmed(text, start, start + before.end("day") - before.start()) if before else None
        if before is None or span is None or not 1 <= int(before["day"]) <= 31:
            return t
        return replace(
            t, span=span.join(t.span), says=Range(replace(t, span=span, says=replace(says, day=int(before["day"]))), t)
        )
    after = _NUMBER_AFTER.match(text, t.span.end, sentence.end)
    if says.year or not after or not 1 <= int(after["day"]) <= 31:
        return t
    year = int(after["year"]) if after["year"] else None
    last = replace(t, span=Span(*after.span("last")), says=replace(says, day=int(after["day"]), year=year))
    return replace(t, span=Span(t.span.start, after.end()), says=Range(replace(t, says=replace(says, year=year)), last))


def _ranged(text: str, a: Timex, b: Timex) -> Timex | None:
    """Two ends of one range, in the order of the text."""
    if isinstance(a.says, Range) or isinstance(b.says, Range):
        return None
    gap = text[a.span.end : b.span.start]
    to, and_ = _glue().to.fullmatch(gap), _glue().and_.fullmatch(gap)
    if not (to or and_) or _grain(a) != _grain(b) or not _grain(a):
        return None
    if and_ and _grain(a) != "weekday" and not _glue().between.search(text[max(0, a.span.start - _REACH) : a.span.start]):
        return None
    kind = TimexType.DATE if a.type is not TimexType.DURATION else TimexType.DURATION
    return Timex(a.span.join(b.span), kind, a.rule, says=Range(a, b))


def _grain(t: Timex) -> str:
    """How finely an end of a range is told; only ends of one grain make a range."""
    says = t.says
    if isinstance(says, Calendar):
        if says.weekday and not says.day:
            return "weekday"
        told = {"day": says.day or says.feast, "month": says.month, "quarter": says.quarter, "year": says.year}
        return next((name for name, value in told.items() if value), "")
    if says is None and t.clock and t.clock.hour is not None:
        return "clock"
    return "weekday" if _whole(t, Unit.DAY) else ""


def _governed(text: str, sentence: Span, t: Timex) -> Timex:
    """With "between", "until", "by", "within" or "in" before it, where that word changes the interval."""
    before = text[max(sentence.start, t.span.start - _REACH) : t.span.start]
    core = t.core or t.span
    if isinstance(t.says, Range):
        found = _glue().between.search(before) or _glue().from_.search(before)
        return replace(t, span=Span(t.span.start - len(found[0]), t.span.end)) if found else t
    for bound, pattern in _glue().bounds:
        found = pattern.search(before)
        if not found:
            continue
        if bound in (Bound.WITHIN, Bound.OVER) and not isinstance(t.says, Length):
            return t
        if bound in (Bound.UNTIL, Bound.BY) and not (isinstance(t.says, Calendar) and not t.clock):
            return t
        start = t.span.start if bound is Bound.SINCE else t.span.start - len(found[0])
        return replace(t, span=Span(start, t.span.end), core=core, bound=bound)
    return replace(t, bound=Bound.FROM) if _glue().from_.search(before) else t
