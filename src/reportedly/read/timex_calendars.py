"""What a pattern of another calendar than the Gregorian says: which calendar, by its months, marks and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.lexicon import load
from reportedly.read.calendar_words import bare, marked, months
from reportedly.read.timex_grammar import group, lean, nth, words
from reportedly.types.span import Span
from reportedly.types.timex import Calendar, CalendarSystem, Edge, Timex, TimexType

_Groups = Mapping[str, Any]
_WITH_COMMON = (CalendarSystem.SOLAR_HIJRI, CalendarSystem.ISLAMIC)


def other_calendar(match: re.Match[str]) -> Timex | None:
    """A date of another calendar; None if its month, mark and year belong to none together."""
    g = match.groupdict()
    day = nth(g.get("day"))
    if day is not None and not -1 <= day <= 31:
        return None
    for system, month in _systems(g):
        year, common = _year(g, system)
        if g.get("year") and year is None and common is None:
            continue
        if month is None and year is None:
            continue
        says = Calendar(
            year=year,
            month=month,
            day=day,
            weekday=int(words("weekday")[g["weekday"].lower()]) if g.get("weekday") else None,
            lean=lean(g.get("lean")),
            nth_week=nth(g.get("nth")),
            system=system,
            common_year=common,
        )
        return Timex(Span(0, 1), TimexType.DATE, "", says=says, edge=_edge(g.get("part")))
    return None


def buddhist(match: re.Match[str]) -> Timex | None:
    """A date with a year of the Buddhist era; its months are the Gregorian ones."""
    g = match.groupdict()
    system = CalendarSystem.BUDDHIST
    year, _ = _year(g, system)
    day = nth(g.get("day"))
    if year is None or (day is not None and not 1 <= day <= 31):
        return None
    says = Calendar(year=year, month=int(words("month")[g["month"].lower()]), day=day, system=system)
    return Timex(Span(0, 1), TimexType.DATE, "", says=says)


def _systems(g: _Groups) -> Iterator[tuple[CalendarSystem, int | None]]:
    """The calendars that the name of the month allows, each with its number; without a name those that a mark allows."""
    told = _told(g)
    if not g.get("month"):
        number = int(g["monthnum"]) if g.get("monthnum") else None
        if number is None or 1 <= number <= 12:
            yield told or CalendarSystem.SOLAR_HIJRI, number
        return
    known = months()[bare(g["month"])]
    solar_as_ah = told is CalendarSystem.ISLAMIC and all(s is CalendarSystem.SOLAR_HIJRI for s, _ in known)
    for system, number in known:
        if told in (None, system) or solar_as_ah:
            yield system, number


def _told(g: _Groups) -> CalendarSystem | None:
    """The calendar that a mark beside the year or a word before "month" or "year" names."""
    mark, kind = group(g, "mark", "mark2"), g.get("kind")
    return marked("era")[bare(mark)] if mark else marked("kind")[bare(kind)] if kind else None


def _year(g: _Groups, system: CalendarSystem) -> tuple[int | None, int | None]:
    """The year in that calendar, or the Gregorian year told beside its month; none of them where no year fits."""
    if not g.get("year"):
        return None, None
    year, limits = int(g["year"]), load("calendars")["year"]
    low, high = limits["marked" if group(g, "mark", "mark2") or g.get("kind") else "bare"][system.value]
    if low <= year <= high:
        return year, None
    first, last = limits["common"]
    beside_month = g.get("month") and system in _WITH_COMMON and not group(g, "mark", "mark2")
    return None, year if beside_month and first <= year <= last else None


def _edge(text: str | None) -> Edge | None:
    """Which part of a month "the last ten days of" means."""
    return None if text is None else Edge.EARLY if text.lower() == "first" else Edge.LATE
