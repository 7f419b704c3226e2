"""What one pattern of a time expression says: a match becomes parts of a calendar, a shift, a length, a clock."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from reportedly.lexicon import listed
from reportedly.read.timex_calendars import buddhist, other_calendar
from reportedly.read.timex_grammar import SMALL_HOURS, group, lean, nth, number, ordinal, words, year
from reportedly.read.timex_parts import BUILDERS, following
from reportedly.types.span import Span
from reportedly.types.timex import (
    Anchor,
    Calendar,
    Clock,
    Edge,
    Length,
    Range,
    Reference,
    Repeat,
    Says,
    Shift,
    Timex,
    TimexType,
    Unit,
)

_LONG = {Unit.SECOND: TimexType.TIME, Unit.MINUTE: TimexType.TIME, Unit.HOUR: TimexType.TIME}


Groups = Mapping[str, Any]


def unit(word: str) -> Unit:
    """The unit that a word names."""
    return Unit(words("unit")[word.lower()])


def part(word: str) -> str:
    """The TIMEX3 part of day (MO, MI, AF, EV, NI) that a word names."""
    low = re.sub(r"\s+", " ", word.lower())
    return words("part").get(low) or words("part")[low.removesuffix("s")]


def built(rule: str, says: str, match: re.Match[str]) -> Timex | None:
    """The expression that ``match`` of the rule ``rule`` says, or None if its numbers are no time (month 13, hour 31)."""
    shape = _BUILDERS[says](match)
    if shape is None:
        return None
    name, what = f"timex_rules#{rule}", shape.says
    if isinstance(what, Range):
        what = Range(replace(what.first, rule=name), replace(what.last, rule=name))
    return replace(shape, span=Span(*match.span()), rule=name, says=what)


def _timex(
    says: Says | None, type_: TimexType = TimexType.DATE, clock: Clock | None = None, event: Span | None = None
) -> Timex:
    return Timex(Span(0, 1), type_, "", says=says, clock=clock, event=event)


def _calendar(match: re.Match[str]) -> Timex | None:
    g = match.groupdict()
    month = int(g["monthnum"]) if g.get("monthnum") else None
    if g.get("month"):
        month = int(words("month")[g["month"].lower()])
    day = ordinal(g["day"]) if g.get("day") else None
    told = group(g, "year", "year2")
    either = g.get("mark") in ("/", "-") and bool(month and day and month <= 12 and day <= 12 and month != day)
    if month and month > 12 and day and day <= 12:
        month, day = day, month
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    says = Calendar(
        year=_season_year(g) or (year(told) if told else None),
        month=month,
        day=day,
        weekday=int(words("weekday")[g["weekday"].lower()]) if g.get("weekday") else None,
        quarter=_quarter(g.get("quarter")),
        half=_half(g.get("half")),
        season=words("season")[g["season"].lower()] if g.get("season") else None,
        decade=_decade(g),
        century=ordinal(g["century"]) - 1 if g.get("century") else None,
        feast=words("feast")[re.sub(r"\s+", " ", g["feast"].lower())] if g.get("feast") else None,
        nth_week=nth(g.get("nth")),
        lean=None if _of_year(g) else lean(g.get("lean")),
        year_lean=lean(group(g, "lean", "lean2")) if _of_year(g) else None,
        either=either,
    )
    return _timex(says)


def _of_year(g: Groups) -> bool:
    """Whether "last", "this" or "next" speaks of the year and not of the part that is named."""
    return bool(g.get("quarter") or g.get("half"))


def _quarter(text: str | None) -> int | None:
    return None if text is None else 4 if text.lower() in ("final", "last") else ordinal(text)


def _season_year(g: Groups) -> int | None:
    """The year in which a winter ends that is told by two ("the winter of 2013-14")."""
    return year(g["year"]) + 1 if g.get("until") and g.get("season") else None


def _half(text: str | None) -> int | None:
    return None if text is None else 2 if text.lower() in ("last", "latter") else ordinal(text)


def _decade(g: Groups) -> int | None:
    if g.get("tens"):
        return int(words("tens")[g["tens"].lower()])
    if not g.get("decade"):
        return None
    value = int(g["decade"])
    return value if value > 99 else 1900 + value if value >= 20 else 2000 + value


def _calendar_year(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    return _timex(Calendar(month=int(words("month")[g["month"].lower()]), year_lean=lean(g["lean"])))


def _week_of(match: re.Match[str]) -> Timex | None:
    told = _calendar(match)
    return None if told is None or not isinstance(told.says, Calendar) else _timex(replace(told.says, week=True))


def _day_word(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    word = re.sub(r"\s+", " ", g["dayword"].lower())
    says = Shift(int(words("day_word")[word]), Unit.DAY, whole=True)
    return _timex(says, TimexType.TIME, Clock(part="NI")) if word == "tonight" else _timex(says)


def _day_part(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    word = re.sub(r"\s+", " ", g["lean"].lower())
    through = word == "overnight"
    clock = Clock(part=part(g.get("part") or "night"), through=through)
    anchor = Anchor.CONTEXT if word in listed("timex", "way", "same_page") else Anchor.NOW
    return _timex(Shift(lean(word), Unit.DAY, anchor, whole=True), TimexType.TIME, clock)


def _reference(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    if g.get("adjective"):
        return _timex(Reference(words("adjective")[g["adjective"].lower()]))
    return _timex(Reference(words("reference")[re.sub(r"\s+", " ", g["reference"].lower())]))


def _some(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    told = (g.get("lean") or "").lower()
    if told in ("recent", "past") and unit(g["unit"]) in (Unit.YEAR, Unit.DECADE):
        return _timex(Reference("PAST_REF"))
    return _timex(Length(None, unit(g["unit"]), -1 if told else 0), TimexType.DURATION)


def _unit_lean(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    word = (g.get("lean") or "same").lower()
    if word == "past" and unit(g["unit"]) is not Unit.WEEKEND:
        return _timex(Length(1, unit(g["unit"]), -1), TimexType.DURATION)
    anchor = (
        Anchor.CURRENT if word == "latest" else Anchor.CONTEXT if word in listed("timex", "way", "same_page") else Anchor.NOW
    )
    return _timex(Shift(lean(word), unit(g["unit"]), anchor, whole=True))


def _unit_the(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    if g["unit"].lower() == "year" and re.match(r"\s+end(?:ed|ing)\b", match.string[match.end() :]):
        return _timex(Length(1, Unit.YEAR), TimexType.DURATION)
    return _timex(Shift(0, unit(g["unit"]), Anchor.CURRENT, whole=True))


def _unit_out(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    return replace(_timex(Shift(0, unit(g["unit"]), whole=True)), edge=Edge.LATER)


def _year_end(_: re.Match[str]) -> Timex:
    return replace(_timex(Shift(0, Unit.YEAR, whole=True)), edge=Edge.LATE)


def _eve(match: re.Match[str]) -> Timex:
    """The day before an event."""
    return _timex(Shift(-1, Unit.DAY, Anchor.EVENT, whole=True), event=following(match))


def _nth_day(match: re.Match[str]) -> Timex:
    """The nth day of an event, the nth since the day told before ("on the second evening"), or today as the nth of a row."""
    word = match["unit"].lower()
    clock = Clock(part=part(word)) if word in words("part") else None
    count, kind = ordinal(match["nth"]) - 1, TimexType.TIME if clock else TimexType.DATE
    if match.string.startswith(" of ", match.end()):
        return _timex(Shift(count, Unit.DAY, Anchor.EVENT, whole=True), kind, clock, following(match))
    if re.search(r"\bfor\s+$", match.string[max(0, match.start() - 6) : match.start()]):
        return _timex(Shift(0, Unit.DAY, whole=True), kind, clock)
    return _timex(Shift(count, Unit.DAY, Anchor.CONTEXT, whole=True), kind, clock)


def _shift(match: re.Match[str]) -> Timex | None:
    g = match.groupdict()
    word, way = g["unit"].lower(), g["way"].lower()
    what = Unit.DAY if word in words("part") else unit(word)
    count = number(g["count"]) if g.get("count") else None if word.endswith("s") else 1.0
    count = _twofold(count, word)
    if g.get("halfhour"):
        count, what = 30.0, Unit.MINUTE
    elif g.get("half") and count is not None:
        count, what = (count * 12 + 6, Unit.MONTH) if what is Unit.YEAR else (count + 0.5, what)
    whole = g.get("count") is None and count is not None
    sign = -1 if way in listed("timex", "way", "back") else 0 if way == "of" else 1
    if way in ("before", "after", "of") and re.match(r"\s+\w", match.string[match.end() : match.end() + 60]):
        event = following(match)
        told = _timex(Shift(None if count is None else round(count * sign), what, Anchor.EVENT, whole), event=event)
        return told if whole else replace(told, type=TimexType.DURATION, core=Span(match.start(), match.end("unit")))
    anchor = Anchor.NOW if way in listed("timex", "way", "from_now") else Anchor.CONTEXT
    says = Shift(None if count is None else round(count * sign), what, anchor, whole)
    return _timex(says, _LONG.get(what, TimexType.DATE))


def _twofold(count: float | None, word: str) -> float | None:
    """Twice as many weeks where fortnights are counted."""
    return count * 2 if count is not None and word.lower() in listed("timex", "class", "twofold") else count


def _year_earlier(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    quarter = _quarter(g.get("quarter"))
    if quarter:
        return _timex(Calendar(quarter=quarter, year_lean=-1))
    return _timex(Shift(-1, Unit.YEAR, Anchor.CONTEXT))


def _length(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    what = unit(g["unit"])
    count = 0.5 if g.get("halfof") else number(g["count"])
    if g.get("half") and count is not None:
        count += 0.5
    count = _twofold(count, g["unit"])
    told = (g.get("lean") or "").lower()
    free = told in ("first", "latest")
    most = number(g["most"]) if g.get("most") else None
    return _timex(Length(count, what, 0 if free else lean(told) or 0, first=free, most=most), TimexType.DURATION)


def _repeat(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    if g.get("weekday"):
        return _timex(Repeat(weekday=int(words("weekday")[g["weekday"].lower()])), TimexType.SET)
    if g.get("month"):
        return _timex(Repeat(month=int(words("month")[g["month"].lower()])), TimexType.SET)
    word = re.sub(r"\s+", " ", group(g, "repeat", "unit") or "year").lower()
    name = words("repeat").get(word) or words("unit").get(word) or "year"
    return _timex(Repeat(unit=Unit(name)), TimexType.SET)


def _clock(match: re.Match[str]) -> Timex | None:
    g = match.groupdict()
    if g.get("clockword"):
        hour = 24 if g["clockword"].lower() == "midnight" else 12
        return _timex(None, TimexType.TIME, Clock(hour, 0))
    told = number(g["hour"] if g.get("hour") else g["hourword"])
    if told is None or told != int(told):
        return None
    hour, minute = int(told), int(g["minute"]) if g.get("minute") else None
    if g.get("minuteword"):
        word = g["minuteword"].lower().removeprefix("a ").strip()
        minute = int(words("minute").get(word) or number(word) or 0)
        if g["way"].lower() == "to":
            hour, minute = hour - 1, 60 - minute
    half = (g.get("half") or "").lower()
    later = half.startswith("p") or (g.get("part") or "").lower() in ("afternoon", "evening")
    later = later or (bool(g.get("atnight")) and hour > SMALL_HOURS)
    if half and not 1 <= hour <= 12:
        return None
    if later and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if not 0 <= hour <= 24 or not 0 <= (minute or 0) < 60:
        return None
    zone = "Z" if (group(g, "zone", "zone2") or "").lower() in ("utc", "gmt") else ""
    return _timex(_this_part(match), TimexType.TIME, Clock(hour, minute, None, zone))


def _this_part(match: re.Match[str]) -> Says | None:
    return Shift(0, Unit.DAY, whole=True) if re.search(r"\bthis\s+\w+$", match[0], re.IGNORECASE) else None


def _part(match: re.Match[str]) -> Timex:
    g = match.groupdict()
    return _timex(None, TimexType.TIME, Clock(part=part(group(g, "part", "part2", "part3", "part4") or "night")))


def edge(words_before: str) -> Edge | None:
    """Which part of a period the words before it mean; None for all of it ("the whole of")."""
    low = re.sub(r"\s+", " ", words_before.lower())
    name = next((name for start, name in words("edge").items() if low.startswith(start)), "early")
    return None if name == "all" else Edge(name)


_BUILDERS: Mapping[str, Callable[[re.Match[str]], Timex | None]] = {
    **BUILDERS,
    "other_calendar": other_calendar,
    "buddhist": buddhist,
    "calendar": _calendar,
    "calendar_year": _calendar_year,
    "week_of": _week_of,
    "day_word": _day_word,
    "day_part": _day_part,
    "reference": _reference,
    "some": _some,
    "unit_lean": _unit_lean,
    "unit_the": _unit_the,
    "unit_out": _unit_out,
    "year_end": _year_end,
    "eve": _eve,
    "nth_day": _nth_day,
    "shift": _shift,
    "year_earlier": _year_earlier,
    "length": _length,
    "repeat": _repeat,
    "clock": _clock,
    "part": _part,
}
