"""The baseline for time expressions: calendar dates, years, weekdays and day words by one regular expression.

Relative days count from the day of the report, weekdays back to the last such day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DATE = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d\d?)(?:, (?P<year>\d{{4}}))?\b"
    rf"|\b(?P<day2>\d\d?) (?P<month2>{_MONTH})(?: (?P<year2>\d{{4}}))?\b"
    rf"|\b(?P<month3>{_MONTH}) (?P<year3>\d{{4}})\b"
    r"|\b(?P<word>today|yesterday|tomorrow)\b"
    r"|\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    r"|\b(?P<alone>19\d\d|20\d\d)\b"
)


def calendar_dates(row: Mapping[str, Any]) -> dict[str, Any]:
    """The dates of a line of the task ``timex``, with their ISO values."""
    told = str(row.get("ref_date") or "")[:10]
    base = date.fromisoformat(told) if re.fullmatch(r"\d{4}-\d\d-\d\d", told) else None
    rows = [{"start": m.start(), "end": m.end(), "type": "DATE", "value": _value(m, base)} for m in _DATE.finditer(row["text"])]
    return {"doc_id": row["doc_id"], "timex": rows}


def _value(m: re.Match[str], base: date | None) -> str:
    if m["alone"]:
        return m["alone"]
    month = m["month"] or m["month2"] or m["month3"]
    if month:
        year = m["year"] or m["year2"] or m["year3"] or (str(base.year) if base else "XXXX")
        day = m["day"] or m["day2"]
        return f"{year}-{_MONTHS.index(month[:3].lower()) + 1:02d}" + (f"-{int(day):02d}" if day else "")
    if base is None:
        return "XXXX-XX-XX"
    if m["word"]:
        return (base + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[m["word"]])).isoformat()
    back = (base.weekday() - _WEEKDAYS.index(m["weekday"].lower())) % 7
    return (base - timedelta(days=back)).isoformat()
