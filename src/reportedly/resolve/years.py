"""Which year a date, month, quarter or season belongs to that tells none: the dates around it come before the calendar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.resolve import calendar
from reportedly.resolve.anchors import Page, beside_year, enclosed_year, neighbour_year
from reportedly.resolve.told import Around
from reportedly.types.timex import Bound, Calendar, Timex

_SOON = 62
_FAR = 300
LATE = 120
"""Days for which a clause that looks ahead may still mean a day that is over."""
_FORTNIGHT, RECENT = 14, 45
"""Days from the report within which a bare date is of its year, against a full date beside it and against a story."""
_HALF_YEAR = 6
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 1}


_ON = re.compile(r"\bon\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, the evidence, and whether it is a neighbour's and not the one the report's own day would give."""

    value: int | None
    note: str
    borrowed: bool = False


def of_date(page: Page, timex: Timex, says: Calendar, around: Around) -> Year:
    """The year of a day and month."""
    if page.base is None:
        return _without_base(page, timex, says)
    month, base = says.month or 1, page.base
    looks = 1 if timex.bound in (Bound.UNTIL, Bound.BY) and not around.plain else around.looks
    if says.year_lean is not None:
        return Year(base.year + says.year_lean, f"year counted from the day of {page.why_base}")
    if says.lean == -1:
        return Year(base.year - ((month, says.day or 1) >= (base.month, base.day)), f"last such day before {page.why_base}")
    here = calendar.day(base.year, month, says.day or 1)
    gap = (here - base).days if here else 0
    lent = None if abs(gap) <= _FORTNIGHT else beside_year(page, timex, month)
    told = lent or (None if -RECENT <= gap <= _FORTNIGHT else _told_beside(page, timex, month, around))
    if told is not None and told != base.year and looks <= 0:
        return Year(told, "year of the dates beside it", borrowed=True)
    if gap > 0 and looks <= 0:
        return _ahead(page, timex, month, gap, around)
    if (gap < -LATE and looks > 0) or (gap < -_FAR and looks == 0):
        return Year(base.year + 1, f"next such day after {page.why_base}")
    return Year(base.year, f"year of the day of {page.why_base}")


def _told_beside(page: Page, timex: Timex, month: int, around: Around) -> int | None:
    """The year of the full dates on both sides, of one close by, or of the story told just before."""
    found = enclosed_year(page, timex, month)
    near = around.near()
    if found or near is None or near.when is None or near.relative or (near.inferred and not near.borrowed):
        return found
    first, last = near.when.first.year, near.when.last.year
    return first if first == last and page.base and first < page.base.year else None


def _without_base(page: Page, timex: Timex, says: Calendar) -> Year:
    neighbour = neighbour_year(page, timex, says.month or 1)
    return Year(neighbour, "year of the date beside it" if neighbour else "no year is told")


def _ahead(page: Page, timex: Timex, month: int, gap: int, around: Around) -> Year:
    """A day that would lie ahead of the report although nothing in its clause looks ahead."""
    assert page.base is not None
    neighbour = neighbour_year(page, timex, month, daily=gap <= _SOON)
    if neighbour is not None and neighbour < page.base.year and (gap > _FORTNIGHT or around.plain):
        return Year(neighbour, "year of the date beside it; in the report's year it would lie ahead", borrowed=True)
    past = (
        around.looks < 0
        and around.plain
        and bool(_ON.search(page.document.text[max(0, timex.span.start - 6) : timex.span.start]))
    )
    if gap <= _SOON and not past:
        return Year(page.base.year, f"year of the day of {page.why_base}")
    return Year(page.base.year - 1, f"last such day before {page.why_base}: what is told in the past does not lie ahead")


def of_month(page: Page, timex: Timex, says: Calendar, around: Around) -> Year:
    """The year of a month."""
    if page.base is None:
        return _without_base(page, timex, says)
    month, base, note, looks = says.month or 1, page.base, f"year counted from the day of {page.why_base}", around.looks
    if says.year_lean is not None:
        return Year(base.year + says.year_lean, note)
    if says.lean is not None:
        return Year(base.year + {-1: -(month >= base.month), 0: 0, 1: month <= base.month}[says.lean], note)
    told = enclosed_year(page, timex, month) or _of_story(around, base.year)
    if looks <= 0 and told is not None and told != base.year:
        return Year(told, "year of the dates beside it", borrowed=True)
    ahead = (month - base.month) % 12
    if looks > 0 or ahead == 1 or (ahead == 2 and looks == 0):
        return Year(base.year + (month < base.month), f"next such month, {note}")
    return Year(base.year - (month > base.month), f"last such month, {note}")


def _of_story(around: Around, now: int) -> int | None:
    """The earlier year of what the same sentence told before."""
    near = around.near()
    if near is None or near.when is None or near.relative or near.line != around.line:
        return None
    first, last = near.when.first.year, near.when.last.year
    return first if first == last and first < now else None


def of_part(page: Page, says: Calendar, looks: int) -> Year:
    """The year of a quarter, a half or a season."""
    if page.base is None:
        return Year(None, "no year is told")
    base, note = page.base, f"year counted from the day of {page.why_base}"
    start = _SEASON_STARTS[says.season or "SP"]
    if says.quarter or says.half:
        start = says.quarter * 3 - 2 if says.quarter else (says.half or 1) * 6 - 5
    end = start + (6 if says.half else 3)
    if says.year_lean is not None:
        return Year(base.year + says.year_lean, note)
    if says.lean == -1:
        return Year(base.year - (end > base.month), note)
    if says.lean == 1:
        return Year(base.year + (start <= base.month), note)
    this = says.lean == 0 or (looks > 0 and start - base.month <= _HALF_YEAR)
    return Year(base.year - (not this and start > base.month), note)
