"""Time expressions: the longest pattern at each place, if what stands around it bears it out, joined with its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.read.timex_grammar import Rule, grammar, table, words
from reportedly.read.timex_join import joined
from reportedly.read.timex_says import built, part
from reportedly.types.span import Span
from reportedly.types.text import Document, Sentence
from reportedly.types.timex import Calendar, Clock, Shift, Timex, TimexType, Unit

_TOKEN = re.compile(r"[^\W_]+")
_BEFORE = 24
_NAMES_TOO = {"may", "march", "april", "june", "august"}
_LENGTH_GOVERNOR = re.compile(r"(?:for|in|within|after|over|than|about|nearly|almost|of|another|half|only|just|every|once|takes?|took|last|lasted)\s+$", re.IGNORECASE)
_YEAR_OWNER = re.compile(r"(?:['’]s?|\b(?:its|their|his|her|our|fiscal|financial|full-year))\s+$", re.IGNORECASE)


def timexes(document: Document, sentences: Sequence[Sentence]) -> tuple[Timex, ...]:
    """Every English time expression, in order; a range or a day with its hour is one expression.

    ``span`` follows the codebook of our dispatches (with "until", "between … and …"), ``core`` and the ends of a range
    follow TimeML 1.2.1.
    """
    return tuple(t for s in sentences for t in joined(document.text, s.span, list(_cores(document.text, s.span))))


def _cores(text: str, sentence: Span) -> Iterator[Timex]:
    """Single expressions of one sentence, left to right, none overlapping."""
    places = [(m.start(), m[0].lower()) for m in _TOKEN.finditer(text, sentence.start, sentence.end)]
    heads = _heads()
    if not any(word in heads or word[0].isdigit() for _, word in places):
        return
    starts = grammar().starts
    done, previous = sentence.start, None
    for start, word in places:
        if start < done or not (word in starts or word[0].isdigit()):
            continue
        found = _longest(text, start, sentence, previous)
        if found:
            found = _with_part(text, found, sentence)
            yield found
            done, previous = found.span.end, found


@cache
def _heads() -> frozenset[str]:
    """Words of which a sentence must hold one, if it has no digit, to tell any time."""
    names = ("month", "weekday", "season", "part", "unit", "tens", "reference", "adjective", "repeat", "feast")
    return frozenset(re.split(r"[\s\-'’]", p)[0] for n in names for p in words(n)) | set(load("timex")["heads"]["words"])


def _longest(text: str, start: int, sentence: Span, previous: Timex | None) -> Timex | None:
    best: Timex | None = None
    for rule in grammar().rules:
        match = rule.pattern.match(text, start, sentence.end)
        if match and (best is None or match.end() > best.span.end) and _borne_out(rule, match, sentence, previous):
            best = built(rule.name, rule.says, match) or best
    return best


def _with_part(text: str, found: Timex, sentence: Span) -> Timex:
    """"Monday" and "yesterday" with the part of day that follows."""
    daily = isinstance(found.says, Calendar) and (found.says.weekday or found.says.day or found.says.feast)
    if found.clock or not (daily or (isinstance(found.says, Shift) and found.says.unit is Unit.DAY)):
        return found
    following = grammar().part.match(text, found.span.end, sentence.end)
    if not following:
        return found
    span = Span(found.span.start, following.end())
    return Timex(span, TimexType.TIME, found.rule, says=found.says, clock=Clock(part=part(following["part"])))


def _borne_out(rule: Rule, match: re.Match[str], sentence: Span, previous: Timex | None) -> bool:
    """Whether the surroundings let this match be a time at all."""
    text, start = match.string, match.start()
    before = text[max(sentence.start, start - _BEFORE) : start]
    glued = before[-1:]
    if glued in "$€£#₹" and glued:
        return False
    if text[start].isdigit() and glued and (glued in ".,:/" or (glued == "-" and before[-2:-1].isalpha())):
        return False
    named = match.groupdict().get("month") or match.groupdict().get("weekday")
    if named and not named[0].isupper():
        return False
    return not rule.needs or _GUARDS[rule.needs](match, before, previous)


def _governed(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    if previous and previous.clock and re.fullmatch(r"[\s,]+", match.string[previous.span.end : match.start()]):
        return True
    return bool(_governor().search(before))


@cache
def _governor() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){load('timex')['join']['governor']}[\s-]+(?:the\s+)?$", re.IGNORECASE)


@cache
def _year_governor() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){load('timex')['join']['year_governor']}\s*$", re.IGNORECASE)


def _month(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    if match["month"].lower() in _NAMES_TOO:
        return bool(_governor().search(before)) and not (match["month"].lower() == "may" and before.rstrip().endswith("this"))
    return True


def _year(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    if not match["year"][0].isdigit() or match[0].lower().startswith("the year"):
        return True
    following = re.match(r"\s+([\w'-]+)", match.string[match.end() : match.end() + 30])
    if following and following[1].lower() in table("counted")["nouns"] and not before.endswith("In "):
        return False
    if previous and isinstance(previous.says, Calendar) and previous.says.year and _listed(match, previous):
        return True
    if _YEAR_OWNER.search(before):
        return 1900 <= int(match["year"]) < 2100
    governor = _year_governor().search(before)
    if not governor:
        return False
    if governor[0].strip().lower() in ("the", "a"):
        return bool(following) and 1800 <= int(match["year"]) < 2100
    return True


def _listed(match: re.Match[str], previous: Timex) -> bool:
    gap = match.string[previous.span.end : match.start()]
    return bool(re.fullmatch(r"\s*(?:,|and|or|to|-|–|,\s*and)\s*", gap))


def _season(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    if match.groupdict().get("lean") or match.groupdict().get("year"):
        return True
    if match["season"].lower() in ("fall", "spring"):
        return bool(re.search(r"\bin\s+$", before)) and not match.string[match.end() :].lstrip().startswith("of ")
    return bool(re.search(r"\b(?:in|during|over|since|until|by|early|late|mid|for|of|through)\W+$", before))


def _capital(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    word = match["feast"]
    return word[0].isupper() or word.lower().startswith("year")


def _reference(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    low = match[0].lower()
    following = match.string[match.end() : match.end() + 12].lower()
    if low == "soon":
        return not re.search(r"\b(?:as|too|so)\s+$", before, re.IGNORECASE) and not following.startswith(" as")
    return low != "now" or not re.match(r"[- ](?:defunct|famous|infamous)", following)


def _plural(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    return match["unit"].lower().endswith("s")


def _length(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    count, unit = match["count"].lower(), match["unit"].lower()
    hyphened = bool(re.search(r"\w-\w", match[0]))
    plural = unit.endswith("s")
    if unit in ("second", "quarter", "quarters") and not hyphened:
        return unit == "quarters" and count not in ("a", "an", "one", "some")
    if count in ("a", "an"):
        return not plural and not hyphened and bool(_LENGTH_GOVERNOR.search(before))
    if not plural and not hyphened:
        return count in ("one", "1")
    return True


def _for(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    return match[0].endswith("long") or bool(re.search(r"\b(?:for|in|over|than|of|after|in the|by)\s+$", before, re.IGNORECASE))


def _clock(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    return match["minuteword"].lower().split()[-1] in ("half", "quarter") or match[0].lower().startswith(("at", "about", "around"))


def _upper(match: re.Match[str], before: str, previous: Timex | None) -> bool:
    return bool(match["month"].isupper())


_GUARDS = {
    "governor": _governed,
    "month": _month,
    "year": _year,
    "season": _season,
    "capital": _capital,
    "reference": _reference,
    "plural": _plural,
    "length": _length,
    "for": _for,
    "clock": _clock,
    "upper": _upper,
}
