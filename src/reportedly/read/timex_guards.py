"""What must stand around a match before it is a time: bare numbers, months that are names and counts are turned away here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.read.timex_grammar import Rule, table
from reportedly.read.timex_other_guards import other_day, other_month, other_year
from reportedly.read.timex_seen import REACH, Seen, governed, governing
from reportedly.types.span import Span
from reportedly.types.timex import Calendar, Timex


@dataclass(frozen=True, slots=True)
class Around:
    """Where a match stands: its sentence, and the expression before it there."""

    sentence: Span
    previous: Timex | None


def borne_out(rule: Rule, match: re.Match[str], around: Around) -> bool:
    """Whether the surroundings let this match be a time at all."""
    text, start = match.string, match.start()
    before = text[max(around.sentence.start, start - REACH) : start]
    glued = before[-1:]
    if glued and glued in "$€£#₹":
        return False
    if text[start].isdigit() and glued and _glued(before, match):
        return False
    if _titled(text, match):
        return False
    groups = match.groupdict()
    named = groups.get("month") or groups.get("weekday")
    if named and not named[0].isupper():
        return False
    if groups.get("weekday") and (_pattern("day_names").search(before) or _pattern("day_papers").match(text, match.end())):
        return False
    if groups.get("month") and not groups.get("year") and _in_a_name(text, match):
        return False
    return not rule.needs or _GUARDS[rule.needs](Seen(match, before, around.previous))


def _glued(before: str, match: re.Match[str]) -> bool:
    """Whether the digits go on before the match; not so in "5/6 May"."""
    if before[-1] == "/" and "month" in match.groupdict() and re.search(r"(?<![\w/.])\d{1,2}/$", before):
        return False
    return before[-1] in ".,:/" or (before[-1] == "-" and _compound(before))


def _in_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a body or a street bears the date ("the May 15 Organization", "the 26 September Brigade")."""
    if not _pattern("named_after").match(text, match.end()):
        return False
    return match[0].lower().startswith("the ") or bool(
        _pattern("set_date").search(text[max(0, match.start() - 12) : match.start()])
    )


def _compound(before: str) -> bool:
    """Whether the word before a hyphen makes a name or a number of what follows ("AK-47", "covid-19"); "mid-1996" is a time."""
    word = re.search(r"([^\W\d_]+)-$", before)
    return word is not None and word[1].lower() not in listed("timex", "guard", "hyphened")


def _titled(text: str, match: re.Match[str]) -> bool:
    """Whether it is a title between quotation marks ("60 Minutes", "This Week")."""
    last = re.split(r"[\s-]+", match[0])[-1]
    return (
        last[0].isupper()
        and bool(re.search(r"[\"“‘]$|``$|''$", text[max(0, match.start() - 2) : match.start()]))
        and bool(re.match(r"[.,]?(?:[\"”’]|'')", text[match.end() : match.end() + 3]))
    )


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("timex")["guard"][name])


def _month(seen: Seen) -> bool:
    """Months that are also verbs or first names need a governing word."""
    return seen.match["month"].lower() not in listed("timex", "guard", "names_too") or governed(seen)


def _no_verb(seen: Seen) -> bool:
    """In capitals "THIS MAY HAVE BEEN" is no month."""
    return not (seen.match["month"].isupper() and _pattern("auxiliary").match(seen.after))


def _year(seen: Seen) -> bool:
    """Four digits are a year only where the text says so: a preposition, an owner, a list of years; never a count."""
    if not seen.match["year"][0].isdigit() or seen.match[0].lower().startswith("the year"):
        return True
    if _pattern("numbered").search(seen.before):
        return False
    following = re.match(r"\s+([\w'-]+)", seen.after)
    if following and following[1].lower() in table("counted")["nouns"] and not seen.before.endswith("In "):
        return False
    year = int(seen.match["year"])
    says = seen.previous.says if seen.previous else None
    if isinstance(says, Calendar) and says.year and _pattern("listed").fullmatch(seen.gap or ""):
        return True
    if re.match(r"\s?[-–]\s?(?:19|20)\d\d(?!\w)", seen.after):
        return year >= 1900
    if _pattern("owner").search(seen.before):
        return 1900 <= year < 2100
    governor = governing("year_governor", r"\s*").search(seen.before)
    if governor and governor[0].strip().lower() in ("the", "a"):
        return following is not None and 1800 <= year < 2100
    return governor is not None


def _season(seen: Seen) -> bool:
    groups = seen.match.groupdict()
    if groups.get("lean") or groups.get("year"):
        return True
    if groups["season"].lower() in ("fall", "spring"):
        return bool(re.search(r"\bin\s+$", seen.before)) and not seen.after.lstrip().startswith("of ")
    return bool(_pattern("seasoned").search(seen.before))


def _season_bare(seen: Seen) -> bool:
    """After a preposition, and no part of a compound ("in winter sports")."""
    return bool(_pattern("season_led").search(seen.before)) and bool(_pattern("season_free").match(seen.after))


def _capital(seen: Seen) -> bool:
    word = seen.match["feast"]
    return word[0].isupper() or word.lower().startswith("year")


def _reference(seen: Seen) -> bool:
    low = seen.match[0].lower()
    if low == "soon":
        return not _pattern("no_future").search(seen.before) and not _pattern("no_future_after").match(seen.after)
    return low != "now" or not re.match(r"[- ](?:defunct|famous|infamous)", seen.after)


def _plural(seen: Seen) -> bool:
    return seen.match["unit"].lower().endswith("s")


def _length(seen: Seen) -> bool:
    """Not "a second", "a quarter of", nor an age; "a year" only after a word that measures."""
    count, unit = seen.match["count"].lower(), seen.match["unit"].lower()
    hyphened = bool(re.search(r"\w-\w", seen.match[0]))
    if _pattern("rated").match(seen.after) or (unit == "quarters" and seen.after.startswith(" of")):
        return False
    if unit in ("second", "quarter", "quarters") and not hyphened:
        return unit == "quarters" and count not in ("a", "an", "one", "some")
    if count in ("a", "an"):
        return not unit.endswith("s") and not hyphened and bool(_pattern("measuring").search(seen.before))
    if unit == "day" and count == "one":
        return bool(_pattern("preposed").search(seen.before)) or bool(re.match(r"\s+(?:after|before|later|of)\b", seen.after))
    return unit.endswith("s") or hyphened or count in ("one", "1") or _adjective(seen)


def _nth_day(seen: Seen) -> bool:
    """A day of something told ("the second day of the strike"), one that lasts ("for a third day"), one of a row."""
    if seen.after.startswith(" of ") or re.search(r"\bfor\s+$", seen.before):
        return True
    return seen.match[0].lower().startswith("the ") and bool(_pattern("row").search(seen.before))


def _adjective(seen: Seen) -> bool:
    """Before a noun ("a five year low"): a number with a unit in the singular measures it."""
    return bool(_pattern("noun").match(seen.after))


def _repeated(seen: Seen) -> bool:
    """Not the name of a paper ("the daily Granma")."""
    return not re.match(r"\s+[A-Z][a-z]", seen.after) or seen.match[0][0].isupper()


def _measured(seen: Seen) -> bool:
    return seen.match[0].endswith("long") or bool(_pattern("preposed").search(seen.before))


def _clock(seen: Seen) -> bool:
    """Half past and quarter to; "ten to six" only after "at": elsewhere it is a range of numbers."""
    low = seen.match[0].lower()
    return seen.match["minuteword"].lower().split()[-1] in ("half", "quarter") or low.startswith(("at", "about", "around"))


def _upper(seen: Seen) -> bool:
    return bool(seen.match["month"].isupper())


def _day_alone(seen: Seen) -> bool:
    """An ordinal: "the 10th" is a day after a governing word, unless what follows is counted ("the 10th Brigade")."""
    if not governed(seen) or _pattern("ordinal_noun").match(seen.after):
        return False
    says = seen.previous.says if seen.previous else None
    if isinstance(says, Calendar) and says.day and _pattern("day_range").fullmatch(seen.gap or ""):
        return True
    return _weekday_nth(seen)


def _weekday_nth(seen: Seen) -> bool:
    return bool(_pattern("after_day").match(seen.after))


def _slashed(seen: Seen) -> bool:
    """Day and month at the start of a line, in brackets or after "on": elsewhere two numbers with a slash are a share."""
    if re.match(r"\s*[.:)–—-]", seen.after) and _lined(seen):
        return True
    if re.search(r"[A-Z]\w+,\s$", seen.before) and re.match(r"[:.)]", seen.after) and len(seen.match["monthnum"]) > 1:
        return True
    framed = seen.before.endswith("(") and seen.after.startswith(")")
    return (framed or bool(_pattern("dated").search(seen.before))) and any(len(seen.match[n]) > 1 for n in ("day", "monthnum"))


def _lined(seen: Seen) -> bool:
    return bool(_pattern("lined").search(seen.line))


def _unnamed(seen: Seen) -> bool:
    """Not the last part of a name ("Judge Farida Noon", "High Noon")."""
    if seen.match[0] != seen.match["clockword"]:
        return True
    return not _pattern("named" if seen.match[0][0].isupper() else "set_phrase").search(seen.before)


def _light(seen: Seen) -> bool:
    """Words of light: "dawn" and the like are times only after a preposition."""
    if seen.match[0] != seen.match["part"]:
        return not seen.match["part"][0].isupper() or seen.match[0].isupper()
    return not seen.match["part"][0].isupper() and (" " in seen.match["part"] or bool(_pattern("light").search(seen.before)))


def _anniversary(seen: Seen) -> bool:
    """A day ("tomorrow is the fifth anniversary"), not what is kept ("marked the 50th anniversary")."""
    return bool(_pattern("anniversary").search(seen.before))


def _years(seen: Seen) -> bool:
    """The next year after a slash ("2014/15"), a later one after a dash where a governing word stands before."""
    first, last = int(seen.match["first"]) % 100, int(seen.match["last"])
    near = last == (first + 1) % 100 or (last > first and "/" not in seen.match[0])
    return near and bool(_pattern("years_to").search(seen.before))


def _beside_part(seen: Seen) -> bool:
    """An hour without "o'clock" only behind its part of day ("last night, after ten")."""
    part_told = seen.previous and seen.previous.clock and seen.previous.clock.hour is None
    return bool(part_told) and re.fullmatch(r"\s*,?\s+", seen.gap or "") is not None


def _weekday_week(seen: Seen) -> bool:
    return bool(_pattern("weekday_week").search(seen.before))


def _part_of(seen: Seen) -> bool:
    """A count with units in the plural, or one unit ("the first five months of the year", "the last day of August")."""
    return not seen.match["count"] or seen.match["unit"].lower().endswith("s")


def _named_day(seen: Seen) -> bool:
    """A day of history, not a share or a score."""
    return bool(_pattern("history").match(seen.after) or _pattern("since_history").search(seen.before))


_GUARDS: Mapping[str, Callable[[Seen], bool]] = {
    "governor": governed,
    "month": _month,
    "no_verb": _no_verb,
    "year": _year,
    "season": _season,
    "season_bare": _season_bare,
    "capital": _capital,
    "reference": _reference,
    "nth_day": _nth_day,
    "plural": _plural,
    "repeat": _repeated,
    "length": _length,
    "for": _measured,
    "clock": _clock,
    "upper": _upper,
    "day_alone": _day_alone,
    "weekday_nth": _weekday_nth,
    "slashed": _slashed,
    "lined": _lined,
    "unnamed": _unnamed,
    "light": _light,
    "years": _years,
    "anniversary": _anniversary,
    "beside_part": _beside_part,
    "weekday_week": _weekday_week,
    "part_of": _part_of,
    "named_day": _named_day,
    "other_day": other_day,
    "other_month": other_month,
    "other_year": other_year,
}
