"""What must stand around a date of another calendar than the Gregorian before it is one."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.read.calendar_words import bare
from reportedly.read.timex_seen import Seen, governed


@cache
def _other(name: str) -> re.Pattern[str]:
    return re.compile(load("calendars")["guard"][name])


def _name_too(seen: Seen) -> bool:
    """Whether the month of another calendar is also a name of people or a common word."""
    return bare(seen.match["month"]) in {bare(n) for n in listed("calendars", "guard", "names_too")}


def other_day(seen: Seen) -> bool:
    """A day and month of another calendar: with a year, with "of", or where what stands around it makes it a day."""
    groups, word = seen.match.groupdict(), seen.match["day"]
    if groups["year"]:
        return groups.get("of") is not None or word[0].isdigit()
    if _other("institution").match(seen.after) or _other("repeated").search(seen.before):
        return False
    if groups.get("of"):
        return True
    dated = bool(_other("dated").search(seen.before))
    if seen.match.start("month") < seen.match.start("day"):
        return dated and not re.match(r"\s+[A-Z]", seen.after)
    stands = governed(seen) or (not _name_too(seen) and bool(_other("apart").search(seen.before)))
    return word[0].isdigit() and (dated or (stands and bool(_other("day_after").match(seen.after))))


def other_month(seen: Seen) -> bool:
    """A month of another calendar: said to be a month, with its year, or where only a time can stand."""
    groups = seen.match.groupdict()
    if groups["whole"] or groups["mark"]:
        return True
    if groups["year"]:
        return not _name_too(seen) or (governed(seen) and "," not in seen.match[0])
    if _name_too(seen) or _other("name_after").match(seen.after) or _other("repeated").search(seen.before):
        return False
    return bool(groups["lean"] or _other("time_before").search(seen.before) or _other("time_after").match(seen.after))


def other_year(seen: Seen) -> bool:
    """A year with its mark, unless that is the abbreviation of something common."""
    mark, before = seen.match["mark"], seen.match.start("mark") < seen.match.start("year")
    weak = listed("calendars", "guard", "weak_marks") | (listed("calendars", "guard", "weak_before") if before else set())
    return "." in mark or bare(mark) not in weak
