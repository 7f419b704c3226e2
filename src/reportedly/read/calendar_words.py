"""The words of other calendars than the Gregorian: names of months and marks of eras, looked up and as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from reportedly.lexicon import load
from reportedly.types.names import folded
from reportedly.types.timex import CalendarSystem

_APOSTROPHES = "['’‘`´ʻʼʿʾ]?"
_JOINT = r"[\s\-‐‑]?"
_SHORT = 2
_AFGHAN = "afghan"


@cache
def months() -> Mapping[str, tuple[tuple[CalendarSystem, int], ...]]:
    """Each name of a month without blanks and apostrophes, with its calendars and numbers (from 1), the likeliest first."""
    found: dict[str, tuple[tuple[CalendarSystem, int], ...]] = {}
    for table, named in load("calendars")["month"].items():
        system = CalendarSystem.SOLAR_HIJRI if table == _AFGHAN else CalendarSystem(table)
        for number, names in named.items():
            for name in names:
                found[bare(name)] = (*found.get(bare(name), ()), (system, int(number)))
    return found


def bare(name: str) -> str:
    """A name as it is looked up: folded, without blanks."""
    return folded(name).replace(" ", "")


@cache
def marked(table: str) -> Mapping[str, CalendarSystem]:
    """The marks of one table ([era], [kind]) without points and blanks, each with its calendar."""
    return {bare(p): CalendarSystem(system) for system, phrases in load("calendars")[table].items() for p in phrases}


def names() -> list[str]:
    """All names of months, as the lexicon has them."""
    return [name for named in load("calendars")["month"].values() for names in named.values() for name in names]


def phrases(table: str) -> list[str]:
    """All marks of one table ([era], [kind])."""
    return [phrase for phrases in load("calendars")[table].values() for phrase in phrases]


def macros(ordinals: str, counted: Iterable[str]) -> Mapping[str, str]:
    """What {other_month} and the like stand for in a pattern; ``counted`` are the nouns before which a number is no year."""
    era = _either(_mark(p) for p in phrases("era"))
    kind = _either(re.escape(p).replace(r"\ ", r"\s+") for p in phrases("kind"))
    nouns = _either(re.escape(n) for n in counted)
    no_count = rf"(?!,\d|\.\d|%|:\d|-\d|\s+{nouns}(?!\w)|{load('calendars')['guard']['counted']})"
    return {
        "other_month": _either(_loose(n) for n in names()),
        "other_day": rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ordinals}|last)",
        "other_year": rf"(?:\d{{1,4}}(?=\s?{era}(?!\w))|(?:1[2-4]|19|20)\d\d{no_count})",
        "buddhist_year": rf"(?:2[3-6]\d\d{no_count})",
        "era": era,
        "calendar_kind": kind,
        "month_of": rf"(?:the\s+)?(?:(?:holy|fasting|sacred|(?P<kind>{kind}))\s+)*month\s+of\s+",
    }


def firsts(name: str) -> list[str]:
    """The phrases whose first words {other_month}, {era} or {calendar_kind} stand for, none for another name."""
    if name == "other_month":
        return names()
    table = {"era": "era", "calendar_kind": "kind"}.get(name)
    return phrases(table) if table else []


@cache
def heads() -> frozenset[str]:
    """Words of which a sentence must hold one, if it has no fitting year, to tell a date of these calendars."""
    return frozenset(re.split(r"[\s\-']", n)[0] for n in names()) | frozenset(load("calendars")["heads"]["words"])


@cache
def head_year() -> re.Pattern[str]:
    """Digits that are a year of one of these calendars."""
    return re.compile(load("calendars")["heads"]["years"])


def _either(patterns: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(patterns), key=lambda p: (-len(p), p))) + ")"


def _loose(name: str) -> str:
    """A name with any joint and apostrophe, or none."""
    joined = (_JOINT if c in " -" else _APOSTROPHES if c == "'" else re.escape(c) for c in name)
    return "".join(joined)


def _mark(phrase: str) -> str:
    """A mark of an era; short ones in capitals only."""
    pattern = re.escape(phrase).replace(r"\ ", r"\s+")
    return f"(?-i:{pattern.upper()})" if len(phrase.replace(".", "")) <= _SHORT else pattern
