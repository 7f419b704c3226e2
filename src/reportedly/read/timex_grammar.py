"""The patterns of data/timex_rules.toml, and their words looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from reportedly.lexicon import load
from reportedly.read import calendar_words

_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?: ?\d/\d)?"
_YEAR = r"1[5-9]\d\d|20\d\d|nineteen[ -](?:{tens_word})(?:[ -](?:{ones_word}))?|two thousand(?: (?:and )?(?:{ones_word}))?"


@dataclass(frozen=True)
class Rule:
    """One pattern of the lexicon: its name, what it must see around it (``needs``) and the builder that reads it.

    ``told`` is the pattern as the lexicon has it, with the ``macros`` that it may name.
    """

    name: str
    told: str
    says: str
    needs: str
    macros: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text first asks for it: a report asks for few of the rules, and compiling all takes long."""
        return compiled(self.told, self.macros)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by the lower-cased word with which an expression may start (``#``: digits), and the part of day after a day."""

    rules: Mapping[str, tuple[Rule, ...]]
    part: re.Pattern[str]

    def starting(self, word: str, *, others: bool) -> tuple[Rule, ...]:
        """The rules whose expressions may start with ``word``, in the order of the lexicon, then those of other calendars."""
        key = "#" if word[0].isdigit() else word
        found = self.rules.get(key, ())
        return (*found, *_of_other_calendars().get(key, ())) if others else found


def table(name: str) -> Mapping[str, list[str]]:
    """One table of data/timex.toml."""
    found: Mapping[str, list[str]] = load("timex")[name]
    return found


@cache
def words(name: str) -> Mapping[str, str]:
    """The lower-cased phrases of one table, each with its key."""
    return {phrase: key for key, phrases in table(name).items() for phrase in phrases}


def either(phrases: Iterator[str] | list[str]) -> str:
    """An alternation of phrases, longest first."""
    return (
        "(?:"
        + "|".join(sorted((re.escape(p).replace(r"\ ", " ").replace(r"\-", "-") for p in phrases), key=lambda p: (-len(p), p)))
        + ")"
    )


@cache
def grammar() -> Grammar:
    """The grammar of time expressions, its rules compiled when they are first asked for."""
    entries = [e for e in load("timex_rules")["rule"] if e["says"] not in _OTHERS]
    part = compiled(r"(?:\s|-)+(?P<part>{part_word})(?!\w)", _macros())
    return Grammar(_by_word(entries, _macros()), part)


@cache
def _of_other_calendars() -> Mapping[str, tuple[Rule, ...]]:
    """The rules of other calendars than the Gregorian."""
    macros = calendar_words.macros(either(list(words("ordinal"))), table("counted")["nouns"])
    return _by_word([e for e in load("timex_rules")["rule"] if e["says"] in _OTHERS], {**_macros(), **macros})


def _by_word(entries: Sequence[Mapping[str, str]], macros: Mapping[str, str]) -> Mapping[str, tuple[Rule, ...]]:
    """These rules by the words with which they start."""
    found: dict[str, list[Rule]] = {}
    for entry in entries:
        rule = Rule(entry["name"], entry["pattern"], entry["says"], entry.get("needs", ""), macros)
        for word in dict.fromkeys(w for told in entry["first"].split() for w in _first_words(told)):
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


def _first_words(told: str) -> Iterator[str]:
    """The words that one entry of ``first`` stands for: itself, or the first words of the list that it names."""
    if not told.startswith("{"):
        yield told
        return
    name = told.strip("{}")
    for phrase in calendar_words.firsts(name) or table("class").get(name) or words(name):
        yield re.split(r"[\s\-'’.]", phrase)[0]


_OTHERS = ("other_calendar", "buddhist")
SMALL_HOURS = 5
"""The last hour that "at night" puts after midnight."""
_TABLES = ("month", "weekday", "season", "unit", "number", "ordinal", "reference", "adjective", "repeat", "feast", "part")


def compiled(pattern: str, macros: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """A pattern of the lexicon as a regular expression: {names} filled in, blanks for any white space, case ignored."""
    known = macros or _macros()
    while re.search(r"\{[a-z_]+\}", pattern):
        pattern = re.sub(r"\{([a-z_]+)\}", lambda m: known[m[1]], pattern)
    spaced = pattern.replace("[- ]", r"[\s\-‐‑]").replace("[ -]", r"[\s\-‐‑]").replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?:{spaced})(?!\w)", re.IGNORECASE)


@cache
def _macros() -> Mapping[str, str]:
    ordinals = either(list(words("ordinal")))
    numbers = either([p for p in words("number") if p not in ("a", "an")])
    found = {name: either(list(words(name))) for name in (*_TABLES, "named_day")}
    found |= {name: either(phrases) for name, phrases in table("class").items()}
    found |= load("timex")["pattern"]
    found |= {
        "month_full": either([p[0] for p in table("month").values()]),
        "weekday_full": either([p[0] for p in table("weekday").values()]),
        "tens": either(list(words("tens"))),
        "tens_word": either([p for k in range(10, 100) for p in table("number").get(str(k), []) if " " not in p]),
        "ones_word": either(
            [p for k in range(1, 20) for p in table("number").get(str(k), []) if " " not in p and p not in ("a", "an")]
        ),
        "day": rf"(?:\d{{1,2}}(?:st|nd|rd|th)?|{ordinals})",
        "year": f"(?:{_YEAR})",
        "number": rf"(?:{_DIGITS}|{numbers}(?:[ -](?:and )?{numbers}){{0,2}}|an?)",
    }
    return found


def number(text: str) -> float | None:
    """The number that digits or English words name; None for words that name no exact number ("several")."""
    low = re.sub(r"\s+", " ", text.lower()).strip()
    digits = re.fullmatch(r"([\d,]{1,15}(?:\.\d+)?)?(?: ?(\d)/(\d))?", low)
    if digits and (digits[1] or digits[2]):
        return float((digits[1] or "0").replace(",", "")) + (
            int(digits[2]) / int(digits[3]) if digits[2] and digits[3] != "0" else 0
        )
    known = words("number")
    if low in known:
        return float(known[low])
    total = current = 0
    for word in re.split(r"[\s-]+", low):
        if word == "and":
            continue
        if word not in known:
            return None
        value = int(known[word])
        if value >= 100:
            current = max(current, 1) * value
            if value == 1000:
                total, current = total + current, 0
        else:
            current += value
    return float(total + current)


def year(text: str) -> int:
    """The year that four digits, two digits (00-49: 20xx, 50-99: 19xx) or words name."""
    if text.isdigit():
        value = int(text)
        return value if value > 99 else value + (2000 if value < 50 else 1900)
    parts = re.split(r"[\s-]+", text.lower())
    if parts[0] == "nineteen":
        return 1900 + int(number(" ".join(parts[1:])) or 0)
    return int(number(text) or 2000)


def nth(text: str | None) -> int | None:
    """The number of an ordinal; -1 for the last."""
    return None if text is None else -1 if text.lower() in ("last", "final") else ordinal(text)


def lean(text: str | None) -> int | None:
    """-1 for "last", 0 for "this", 1 for "next"; None for no word."""
    return None if text is None else int(words("lean").get(re.sub(r"\s+", " ", text.lower()), 0))


def ordinal(text: str) -> int:
    """The number of "3", "3rd" or "third"."""
    low = re.sub(r"\s+", " ", text.lower())
    return int(words("ordinal").get(low) or re.sub(r"\D", "", low))


def group(found: Mapping[str, Any], *names: str) -> str | None:
    """The first of these groups that matched."""
    return next((found[n] for n in names if found.get(n)), None)
