"""The time of an event as codebooks write it (``data/dating.toml``): ACLED, UCDP GED and GTD. No day is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.export.dating_rules import Blank, Even, Grade, Pick, rules
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.timex import Edge
from reportedly.types.world import Precision, When

_FROM_DAY_TO_DAY = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Expression:
    """What the words of a time tell beyond its days.

    ``edge``: only that part of the period is meant ("early June"). ``lasts``: it went on from the first to the last day
    ("from 24 to 26 June"); False leaves open whether it went on or happened within.
    """

    edge: Edge | None = None
    lasts: bool = False


PLAIN = Expression()
"""Nothing beyond the days."""


@dataclass(frozen=True, slots=True)
class AcledDate:
    """ACLED's ``event_date`` and ``time_precision`` (1 to 3)."""

    event_date: date
    time_precision: int


@dataclass(frozen=True, slots=True)
class GedDate:
    """UCDP GED's earliest and latest possible day and ``date_prec`` (1 to 5)."""

    date_start: date
    date_end: date
    date_prec: int


@dataclass(frozen=True, slots=True)
class GtdDate:
    """GTD's date columns. A month or day of 0 is GTD's own sign for not known.

    ``approxdate`` is None where the day is exact; ``extended`` is 1 if it went on for more than 24 hours, else 0.
    """

    iyear: int
    imonth: int
    iday: int
    approxdate: str | None
    extended: int | Unknown


def expression(words: str, timex: str = "") -> Expression:
    """What ``words`` tell beyond the days of a time, by the lists of ``data/dating.toml``.

    Args:
        words: the time as the report writes it ("in early June").
        timex: its TIMEX3 value; only a range of two days ("2020-06-24/2020-06-26") is taken to last, as the first day of
            "from June to August" is not told.
    """
    low = words.lower()
    edges = {edge for word, edge in rules().edges.items() if re.search(rf"\b{re.escape(word)}\b", low)}
    lasts = low.startswith(tuple(f"{word} " for word in rules().lasting)) and bool(_FROM_DAY_TO_DAY.fullmatch(timex))
    return Expression(edges.pop() if len(edges) == 1 else None, lasts)


def acled(when: Field[When] | Unknown, told: Expression = PLAIN) -> AcledDate | Unknown:
    """The day and time precision under ACLED (ACLED Codebook, "Time precision").

    Returns:
        Unknown with NOT_IN_CODEBOOK for what is told less finely than a month, with its own reason for an unknown.
    """
    days = _possible(when)
    if isinstance(days, Unknown):
        return days
    grade = _grade(rules().acled, days)
    if grade is None:
        return _not_coded(when, "ACLED codes nothing coarser than a month")
    part = grade.month.get(told.edge) if told.edge and days.precision is Precision.MONTH else None
    return AcledDate(_taken(days, part or grade.day, rules().acled_even), grade.code)


def ged(when: Field[When] | Unknown) -> GedDate | Unknown:
    """The interval and date precision under UCDP GED (UCDP GED Codebook, date_prec, date_start, date_end).

    Returns:
        Unknown with NOT_IN_CODEBOOK for an interval of more than a year, with its own reason for an unknown.
    """
    days = _possible(when)
    if isinstance(days, Unknown):
        return days
    grade = _grade(rules().ged, days)
    return GedDate(days.first, days.last, grade.code) if grade else _not_coded(when, "GED codes nothing longer than a year")


def gtd(when: Field[When] | Unknown, told: Expression = PLAIN) -> GtdDate | Unknown:
    """The date columns of GTD (GTD Codebook, "GTD ID and date": iyear, imonth, iday, approxdate, extended).

    Returns:
        Unknown with NOT_IN_CODEBOOK where no year can be written, with its own reason for an unknown.
    """
    days = _possible(when)
    if isinstance(days, Unknown):
        return days
    book, first, last = rules().gtd, days.first, days.last
    if first == last:
        return GtdDate(first.year, first.month, first.day, None, extended=0)
    if told.lasts:
        return GtdDate(first.year, first.month, first.day, None, extended=1)
    write = next(blank for last_year, blank in book.unknown if first.year <= last_year)
    if _length(days) > book.longest or (write is Blank.ZERO and first.year != last.year):
        return _not_coded(when, "GTD has no sign for an unknown year")
    open_ = Unknown(Reason.NOT_STATED, note="whether it went on for these days or happened within them")
    text = _approxdate(days, told.edge)
    if write is Blank.ZERO:
        return GtdDate(first.year, first.month if first.month == last.month else 0, 0, text, open_)
    middle = _taken(days, Pick.MIDDLE, book.even)
    return GtdDate(middle.year, middle.month, middle.day, text, open_)


def _possible(when: Field[When] | Unknown) -> When | Unknown:
    """The days in which it can have happened."""
    if isinstance(when, Unknown):
        return when
    return Unknown(Reason.VAGUE, when.spans) if when.value.precision is Precision.VAGUE else when.value


def _not_coded(when: Field[When] | Unknown, note: str) -> Unknown:
    return Unknown(Reason.NOT_IN_CODEBOOK, when.spans, note)


def _length(days: When) -> int:
    """In calendar days."""
    return (days.last - days.first).days + 1


def _grade(grades: Sequence[Grade], days: When) -> Grade | None:
    return next((g for g in grades if _length(days) <= g.longest), None)


def _taken(days: When, pick: Pick, even: Even) -> date:
    if pick is Pick.MIDDLE:
        return days.first + timedelta(days=(_length(days) - (even is Even.EARLIER)) // 2)
    return days.first if pick is Pick.FIRST else days.last


def _approxdate(days: When, edge: Edge | None) -> str:
    """The possible days in words, as ``data/dating.toml`` has them."""
    book, first, last = rules().gtd, days.first, days.last
    ends = first.day == 1 and (last + timedelta(days=1)).day == 1 if last < date.max else first.day == 1
    if ends and first.year == last.year and (first.month, last.month) == (1, 12):
        shape = "year"
    elif ends and (first.year, first.month) == (last.year, last.month):
        shape = "month"
    elif (first.year, first.month) == (last.year, last.month):
        shape = "same_month"
    else:
        shape = "same_year" if first.year == last.year else "other"
    names = {"year": first.year, "month": book.months[first.month - 1], "day": first.day}
    names |= {"last_year": last.year, "last_month": book.months[last.month - 1], "last_day": last.day}
    whole = book.formats[shape].format(**names)
    part = book.parts.get(edge) if edge and shape in ("year", "month") else None
    return part.format(whole=whole) if part else whole
