"""The words that govern a time expression: "early", "the end of" before a period, "since", "until", "by" before a day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lexicon import load
from reportedly.read.timex_grammar import compiled
from reportedly.read.timex_says import edge, part
from reportedly.types.span import Span
from reportedly.types.timex import Beside, Bound, Calendar, Clock, Edge, Length, Part, Range, Shift, Timex, TimexType, Unit

REACH = 40
"""How many characters before an expression the words that govern it may take."""
_LIMITS = (Bound.SINCE, Bound.UNTIL, Bound.BY, Bound.BEFORE)
_NEW_YEAR = "01-01"
_TIMED = (TimexType.DATE, TimexType.TIME)


@dataclass(frozen=True, slots=True)
class Glue:
    """The compiled words that stand between, before and around expressions."""

    same: re.Pattern[str]
    to: re.Pattern[str]
    into: re.Pattern[str]
    and_: re.Pattern[str]
    between: re.Pattern[str]
    from_: re.Pattern[str]
    frame: re.Pattern[str]
    prefix: re.Pattern[str]
    hours: re.Pattern[str]
    hours_of: re.Pattern[str]
    onward: re.Pattern[str]
    noun: re.Pattern[str]
    bounds: Mapping[Bound, re.Pattern[str]]


@cache
def glue() -> Glue:
    """The words of ``[join]`` in data/timex.toml, compiled once."""
    data = load("timex")["join"]

    def before(words: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{compiled(words).pattern.removesuffix('(?!' + chr(92) + 'w)')})\s*$", re.IGNORECASE)

    ruling = (*_LIMITS, Bound.WITHIN, Bound.OVER)
    return Glue(
        same=compiled(" ?" + data["same_time"] + " ?"),
        to=compiled(" ?(?:" + data["to"] + ") ?(?:the )?"),
        into=compiled(" (?:" + data["into"] + ") (?:the )?"),
        and_=compiled(" ?(?:" + data["and"] + ") ?(?:on )?(?:the )?"),
        between=before(data["between"]),
        from_=before(data["from"]),
        frame=before(data["frame"]),
        prefix=before(data["prefix"]),
        hours=before(data["hours"]),
        hours_of=compiled(data["hours_of"]),
        onward=compiled(data["onward"]),
        noun=compiled(data["noun"]),
        bounds={b: before(data[b.value] + "(?: the)?") for b in ruling},
    )


def edged(text: str, sentence: Span, t: Timex) -> Timex:
    """With "early", "the end of", "the rest of", "in the early hours of" and the like before it."""
    if t.type in (TimexType.DURATION, TimexType.SET) or not isinstance(t.says, Calendar | Shift):
        return t
    before = text[max(sentence.start, t.span.start - REACH) : t.span.start]
    small = glue().hours.search(before)
    if small:
        span = Span(t.span.start - len(small[0]), t.span.end)
        clock = t.clock or Clock(part=part(small["part"] or "morning"))
        return replace(t, span=span, core=t.span, clock=clock, type=TimexType.TIME)
    found = glue().prefix.search(before)
    if not found:
        return t
    return replace(t, span=Span(t.span.start - len(found[0]), t.span.end), edge=edge(found[0].strip()))


def governed(text: str, sentence: Span, floor: int, t: Timex) -> Timex:
    """With "between", "since", "until", "by", "within" or "in" before it, where that word changes the interval.

    ``floor`` is the end of the expression before, into which no word but those that frame a range may reach.
    """
    t = _with_event(text, sentence, t)
    before = text[max(sentence.start, t.span.start - REACH) : t.span.start]
    if isinstance(t.says, Range):
        found = glue().frame.search(before) or glue().between.search(before) or glue().from_.search(before)
        return replace(t, span=Span(t.span.start - len(found[0]), t.span.end)) if found else t
    before = text[max(floor, t.span.start - REACH) : t.span.start]
    for bound, pattern in glue().bounds.items():
        found = pattern.search(before)
        if found:
            if not _bounded(text, t, bound):
                return t
            borne = re.search(r"\sthe\s+$", found[0], re.IGNORECASE)  # "since the 2008 crisis": the article of what follows
            start = t.span.start if borne else t.span.start - len(found[0])
            hours = bound is Bound.SINCE and t.says is None  # of one day: "since noon" opens no days
            return replace(t, span=Span(start, t.span.end), core=t.extent, bound=None if hours else bound)
    found = glue().from_.search(before)
    return _from(text, t, found) if found else t


def _with_event(text: str, sentence: Span, t: Timex) -> Timex:
    """With the noun of the event, where the expression says nothing without it: "the eve of the vote"."""
    if t.event is None or text[t.span.end - 3 : t.span.end].lower() != " of":
        return t
    noun = glue().noun.match(text, t.span.end, sentence.end)
    return replace(t, span=Span(t.span.start, noun.end()), core=t.extent) if noun else t


def _bounded(text: str, t: Timex, bound: Bound) -> bool:
    """Whether that word bounds such an expression at all."""
    if bound not in _LIMITS:
        return isinstance(t.says, Length)
    if t.type not in _TIMED or not (t.says is None or isinstance(t.says, Calendar | Shift | Part | Beside)):
        return False
    if re.match(r"['’]s?\b", text[t.span.end : t.span.end + 3]):
        return False
    return bound is not Bound.BEFORE or _turn(t)


def _turn(t: Timex) -> bool:
    """The turn of a period, up to which the time before it is meant: "New Year", "the end of May", "next week"."""
    if t.clock:
        return False
    if isinstance(t.says, Calendar) and t.says.feast == _NEW_YEAR:
        return True
    ahead = isinstance(t.says, Shift) and t.says.whole and (t.says.count or 0) > 0 and t.says.unit is not Unit.DAY
    return ahead or t.edge is Edge.LATE


def _from(text: str, t: Timex, found: re.Match[str]) -> Timex:
    """Of a day: "from Friday" names that day, "from Friday onwards" all days since."""
    onward = glue().onward.match(text, t.span.end)
    if not onward or t.type not in _TIMED:
        return replace(t, bound=Bound.FROM)
    return replace(t, span=Span(t.span.start - len(found[0]), onward.end()), core=t.extent, bound=Bound.SINCE)
