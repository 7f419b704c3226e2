"""Calendar dates as datelines, captions and metadata write them."""

from __future__ import annotations

import re
from datetime import date
from itertools import chain

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_NUMBER = {name: n for n, month in enumerate(_MONTHS, 1) for name in (month, month[:3])} | {"sept": 9}
_MONTH = "(?:" + "|".join(chain(_MONTHS, (m[:3] + r"\.?" for m in _MONTHS if m != "may"), (r"sept\.?",))) + ")"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s+)?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d)"
DATE = (
    rf"(?:{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+(?:{_YEAR}|\d\d(?!\d|:)))?"
    rf"|{_WEEKDAY}{_MONTH}\s+{_DAY}(?![\d:])(?:,?\s+{_YEAR})?"
    rf"|{_YEAR}-\d\d-\d\d|\d\d?[./]\d\d?[./]{_YEAR})"
)
"""A pattern (ignore case) for one day as written: weekday and year are optional."""

_DAY_MONTH = re.compile(
    rf"(?P<d>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH})(?:,?\s+(?P<y>\d{{4}}|\d\d))?", re.IGNORECASE
)
_MONTH_DAY = re.compile(rf"(?P<m>{_MONTH})\s+(?P<d>\d\d?)(?!\d)(?:st|nd|rd|th)?(?:,?\s+(?P<y>\d{{4}}))?", re.IGNORECASE)
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)")
_DOTTED = re.compile(r"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{4})")
_SLASHED = re.compile(r"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>\d{4})")


def day(written: str) -> date | None:
    """The day that ``written`` (a match of ``DATE``) names, or None if it tells no year or no such day exists.

    A year of two digits is one of 1970-2069 (POSIX ``strptime``); dotted dates put the day first. Dates
    with slashes are told only where one of the two numbers cannot be a month.
    """
    if slashed := _SLASHED.search(written):
        return _slashed(int(slashed["a"]), int(slashed["b"]), int(slashed["y"]))
    for form in (_ISO, _DOTTED, _DAY_MONTH, _MONTH_DAY):
        if found := form.search(written):
            break
    else:
        return None
    year, month = found["y"], found["m"]
    if not year:
        return None
    number = int(month) if month.isdigit() else _NUMBER[month.lower().rstrip(".")]
    full = int(year) if len(year) == 4 else (1900 if int(year) >= 70 else 2000) + int(year)
    try:
        return date(full, number, int(found["d"]))
    except ValueError:
        return None


def _slashed(first: int, second: int, year: int) -> date | None:
    """The day of 25/12/2020 or 12/25/2020; 4/5/2020 is two days, and so is none."""
    if (first > 12) == (second > 12) and first != second:
        return None
    try:
        return date(year, min(first, second), max(first, second))
    except ValueError:
        return None
