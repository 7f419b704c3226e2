"""Whether "7/10/2019" is 7 October or July 10: told by other dates of the page, its country, the day of the report."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from reportedly.lexicon import listed
from reportedly.resolve import calendar
from reportedly.types.field import Unknown
from reportedly.types.text import Document
from reportedly.types.timex import Calendar, Timex

_NUMERIC = re.compile(r"(\d{1,2})[/-](\d{1,2})\b")
_BEFORE, _AFTER = 31, 7
"""Days before and after the report within which one of two readings is taken for the day that is meant."""


def month_first(document: Document, leaves: Iterable[Timex]) -> bool | None:
    """How the page writes numeric dates: told by those that can be read one way, else by its country; None: untold."""
    for timex in leaves:
        told = _NUMERIC.match(document[timex.extent]) if isinstance(timex.says, Calendar) else None
        if told and max(int(told[1]), int(told[2])) > 12:
            return int(told[2]) > 12
    source = document.source
    if isinstance(source, Unknown) or isinstance(source.country, Unknown):
        return None
    return source.country in listed("timex", "order", "month_first")


def settled(says: Calendar, first: bool | None, base: date | None) -> tuple[Calendar, str] | None:
    """``says`` in the order that is meant, with the evidence; None if both may be. ``says`` itself has the day first."""
    swapped = replace(says, month=says.day, day=says.month, either=False)
    plain = replace(says, either=False)
    if first is not None:
        return swapped if first else plain, "in the order of the page's other dates or its country's"
    near = [c for c in (plain, swapped) if _near(c, base)]
    return (near[0], "the reading close to the day of the report") if len(near) == 1 else None


def _near(says: Calendar, base: date | None) -> bool:
    if base is None:
        return False
    found = calendar.day(says.year or base.year, says.month or 1, says.day or 1)
    return found is not None and -_AFTER <= (base - found).days <= _BEFORE
