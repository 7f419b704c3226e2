"""What an expression of two parts says: a range in one word, a stretch of a period, a day counted from another."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from reportedly.lexicon import listed
from reportedly.read.timex_grammar import group, lean, number, ordinal, words
from reportedly.types.span import Span
from reportedly.types.timex import Anchor, Beside, Calendar, Part, Range, Shift, Timex, TimexType, Unit

_FROM_THE_END = ("last", "final", "closing")


def following(match: re.Match[str]) -> Span:
    """The words behind an expression, which name the event that it is counted from."""
    words_after = match.string[match.end() : match.end() + 60].rstrip()
    return Span(match.end(), match.end() + len(words_after))


def _date(says: Calendar | Part | Beside | Shift | Range) -> Timex:
    return Timex(Span(0, 1), TimexType.DATE, "", says=says)


def _range(match: re.Match[str], first: Calendar, last: Calendar) -> Timex:
    a, b = (replace(_date(says), span=Span(*match.span(name))) for name, says in (("first", first), ("last", last)))
    return _date(Range(a, b))


def _months(match: re.Match[str]) -> Timex:
    year = int(match["year"]) if match["year"] and match["year"].isdigit() else None
    first, last = (int(words("month")[match[name].lower()]) for name in ("first", "last"))
    started = year - 1 if year and first > last else year
    told = _range(match, Calendar(year=started, month=first), Calendar(year=year, month=last))
    assert isinstance(told.says, Range)
    end = replace(told.says.last, span=Span(match.start("last"), match.end()))
    return replace(told, says=Range(told.says.first, end))


def _years(match: re.Match[str]) -> Timex | None:
    first = int(match["first"])
    last = first - first % 100 + int(match["last"])
    return _range(match, Calendar(year=first), Calendar(year=last)) if last > first else None


def _days_of(match: re.Match[str]) -> Timex | None:
    first, last = int(match["first"]), int(match["last"])
    return _range(match, Calendar(day=first), Calendar(day=last)) if 0 < first < 32 and 0 < last < 32 else None


def _part_of(match: re.Match[str]) -> Timex | None:
    g = match.groupdict()
    period = _period(g)
    nth = -1 if g["nth"].lower() in _FROM_THE_END else 2 if g["nth"].lower() == "latter" else ordinal(g["nth"])
    if g.get("half"):
        unit = period.unit if isinstance(period, Shift) else Unit.MONTH if period.month else Unit.YEAR
        return _date(Part(nth, 0.5, unit, period))
    unit = Unit(words("unit")[g["unit"].lower()])
    count = number(g["count"]) if g.get("count") else None if g["unit"].lower().endswith("s") else 1.0
    return _date(Part(nth, count, unit, period))


def _period(g: Mapping[str, str | None]) -> Calendar | Shift:
    if g["pmonth"]:
        year = int(g["pyear"]) if g["pyear"] and g["pyear"].isdigit() else None
        return Calendar(year=year, month=int(words("month")[g["pmonth"].lower()]), year_lean=lean(g["pylean"]))
    if g["pyear2"]:
        return Calendar(year=int(g["pyear2"]))
    word = (g["plean"] or "").lower()
    anchor = Anchor.CURRENT if word in ("the", "the current") else Anchor.NOW
    anchor = Anchor.CONTEXT if word in listed("timex", "way", "same_page") else anchor
    return Shift(lean(word) or 0, Unit(words("unit")[(g["punit"] or "").lower()]), anchor, whole=True)


def _this_time(match: re.Match[str]) -> Timex:
    return _date(Shift(lean(match["lean"]), Unit(words("unit")[match["unit"].lower()])))


def _beyond(match: re.Match[str]) -> Timex:
    """Of "the week before last", "the month after next"."""
    ahead = match["way"].lower() == "after"
    return _date(Shift(2 if ahead else -2, Unit(words("unit")[match["unit"].lower()]), whole=True))


def _weekday_week(match: re.Match[str]) -> Timex:
    """Of "Monday week", "a week on Monday": so many weeks after the next such day."""
    count = number(group(match.groupdict(), "count") or "one") or 1
    return _date(Beside(round(count), Unit.WEEK, Calendar(weekday=int(words("weekday")[match["weekday"].lower()]), lean=1)))


def _anniversary(match: re.Match[str]) -> Timex:
    """So many years after an event; the event is told behind it, or before."""
    return replace(_date(Shift(ordinal(match["nth"]), Unit.YEAR, Anchor.EVENT)), event=following(match))


def _named_day(match: re.Match[str]) -> Timex:
    day = date.fromisoformat(words("named_day")[match["named"].lower()])
    return _date(Calendar(year=day.year, month=day.month, day=day.day))


BUILDERS: Mapping[str, Callable[[re.Match[str]], Timex | None]] = {
    "months": _months,
    "years": _years,
    "days_of": _days_of,
    "part_of": _part_of,
    "this_time": _this_time,
    "weekday_week": _weekday_week,
    "beyond": _beyond,
    "anniversary": _anniversary,
    "named_day": _named_day,
}
"""The readers of such matches, by the name that ``says`` in data/timex_rules.toml gives them."""
