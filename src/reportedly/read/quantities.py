"""Numbers as told: digits, words, ranges, bounds and vague words, with the noun that is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.types.mention import Quantity
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence, Word
from reportedly.types.timex import Timex

_DIGITS = re.compile(r"\d{1,3}(?:[,.]\d{3}){1,4}|\d{1,15}")
_MOST = 10**15
"""Nothing is counted by more; a longer row of digits is a serial number."""
_UNIT_REACH = 5


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in words ``start`` to ``end`` of one sentence."""

    start: int
    end: int
    low: int
    high: int | None
    vague: bool
    rule: str


def quantities(
    document: Document,  # noqa: ARG001  every function of this stage takes the document first
    sentences: Sequence[Sentence],
    timexes: Sequence[Timex],
) -> tuple[Quantity, ...]:
    """Every number that counts something, in order. Dates, ages, sums of money, measures and addresses are no counts."""
    dates = Spans((t.span, t) for t in timexes)
    found: list[Quantity] = []
    for sentence in sentences:
        if sentence.role in (BlockRole.RESIDUE, BlockRole.DATELINE, BlockRole.BYLINE):
            continue
        found += [q for q in _in_sentence(sentence) if not dates.over(q.span)]
    return tuple(found)


@cache
def _table() -> dict[tuple[str, ...], tuple[int, bool, str]]:
    data = load("numbers")
    found: dict[tuple[str, ...], tuple[int, bool, str]] = {}
    for table, vague in (("vague", True), ("exact", False)):
        for phrase, value in data[table].items():
            found[tuple(phrase.split())] = (value, vague, f"numbers#{table}.{phrase}")
    return found


@cache
def _openers() -> frozenset[str]:
    """Every word with which a number in words, its bound or its range may begin."""
    data = load("numbers")
    phrases = [*data["units"], *data["vague"], *data["exact"], *data["none"]["words"], "between", "from"]
    phrases += [p for kind in data["bounds"].values() for p in kind]
    return frozenset(part for p in phrases for part in (p.split()[0], p.split()[0].split("-")[0]))


def _in_sentence(sentence: Sentence) -> Iterator[Quantity]:
    words = sentence.words
    low = [w.text.lower().replace("’", "'") for w in words]
    i = 0
    while i < len(words):
        opens = low[i][0].isdigit() or low[i].split("-")[0] in _openers()
        number = (_none(low, i) or _range(low, i) or _single(low, i)) if opens else None
        if number is None:
            i += 1
            continue
        if _counts(low, number):
            unit = _unit(words, low, number.end)
            end = unit.end if unit and unit.start <= words[number.end - 1].span.end + 1 else words[number.end - 1].span.end
            yield Quantity(Span(words[number.start].span.start, end), number.low, number.high, unit, number.vague, number.rule)
        i = number.end


def _by_first(phrases: Iterable[str]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """Phrases as words, by their first word, in their order."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for parts in (tuple(p.split()) for p in phrases):
        found.setdefault(parts[0], []).append(parts)
    return found


@cache
def _nones() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The ways to say none, the longest first."""
    return _by_first(sorted(load("numbers")["none"]["words"], key=len, reverse=True))


@cache
def _bounds() -> Mapping[str, Mapping[str, Sequence[tuple[str, ...]]]]:
    """Words before a number that bound it, by kind of bound."""
    return {kind: _by_first(phrases) for kind, phrases in load("numbers")["bounds"].items()}


@cache
def _closed() -> frozenset[str]:
    """Words that end the noun phrase that is counted."""
    grammar = load("grammar")
    kinds = ("prepositions", "be", "have", "modals", "subjects", "coordinators", "conjunctions")
    return frozenset(word for kind in kinds for word in grammar[kind])


def _none(low: Sequence[str], i: int) -> _Number | None:
    for parts in _nones().get(low[i], ()):
        after = low[i + len(parts)] if i + len(parts) < len(low) else ""
        if tuple(low[i : i + len(parts)]) == parts and after != "." and not after[:1].isdigit():
            return _Number(i, i + len(parts), 0, 0, False, "numbers#none")
    return None


def _range(low: Sequence[str], i: int) -> _Number | None:
    """A range: between 30 and 40, from 300 to 400, 300 to 400, four or five, 10-15."""
    start = i
    joint: tuple[str, ...] = ("to", "or", "-", "–")
    if low[i] in ("between", "from"):
        joint = ("and",) if low[i] == "between" else ("to",)
        i += 1
    first = _value(low, i)
    if first is None or first.end >= len(low) or low[first.end] not in joint:
        return _hyphened(low, start)
    second = _value(low, first.end + 1)
    if second is None or second.low <= first.low or second.vague:
        return None
    return _Number(start, second.end, first.low, second.low, False, "numbers range")


def _hyphened(low: Sequence[str], i: int) -> _Number | None:
    match = re.fullmatch(r"(\d{1,6})[-–](\d{1,6})", low[i])
    if match and int(match[1]) < int(match[2]):
        return _Number(i, i + 1, int(match[1]), int(match[2]), False, "numbers range")
    return None


def _single(low: Sequence[str], i: int) -> _Number | None:
    for kind, phrases in _bounds().items():
        for parts in phrases.get(low[i], ()):
            if tuple(low[i : i + len(parts)]) != parts:
                continue
            number = _value(low, i + len(parts))
            if number is None:
                continue
            vague = number.vague or kind == "above"
            rule = f"{number.rule} {kind}"
            if kind in ("least", "above"):
                return _Number(i, number.end, number.low, None, vague, rule)
            return _Number(i, number.end, number.low, number.high, vague, rule)
    return _value(low, i)


def _value(low: Sequence[str], i: int) -> _Number | None:
    """One number without its bounds, in digits or in words."""
    if i >= len(low):
        return None
    for size in (3, 2, 1):
        hit = _table().get(tuple(low[i : i + size])) if i + size <= len(low) else None
        if hit and not (size == 1 and low[i] == "both"):
            return _Number(i, i + size, hit[0], None if hit[1] else hit[0], hit[1], hit[2])
    scales = load("numbers")["scales"]
    if _DIGITS.fullmatch(low[i]):
        value, end = int(re.sub(r"[,.]", "", low[i])), i + 1
    elif _joined(low, i):
        value, end = int(low[i] + low[i + 2]), i + 3
    else:
        spelled = _spelled(low, i)
        if spelled is None:
            return None
        value, end = spelled
    while end < len(low) and low[end] in scales and value < _MOST:
        value, end = value * scales[low[end]], end + 1
    open_end = end < len(low) and low[end] == "+"
    return _Number(i, end + open_end, value, None if open_end else value, open_end, "numbers#units")


def _joined(low: Sequence[str], i: int) -> bool:
    """Whether "9,000" was split into three words."""
    return (
        i + 2 < len(low)
        and low[i].isdecimal()
        and len(low[i]) <= 3
        and low[i + 1] == ","
        and len(low[i + 2]) == 3
        and low[i + 2].isdecimal()
    )


def _spelled(low: Sequence[str], i: int) -> tuple[int, int] | None:
    units = load("numbers")["units"]
    parts = low[i].split("-")
    if not all(p in units for p in parts) or len(parts) > 2:
        return None
    value, end = sum(units[p] for p in parts), i + 1
    if len(parts) == 1 and value >= 20 and end < len(low) and units.get(low[end], 20) < 10:
        value, end = value + units[low[end]], end + 1
    if end < len(low) and low[end] == "hundred":
        value, end = value * 100, end + 1
        if end + 1 < len(low) and low[end] == "and":
            rest = _spelled(low, end + 1)
            if rest:
                value, end = value + rest[0], rest[1]
    return value, end


def _counts(low: Sequence[str], number: _Number) -> bool:
    skip = load("numbers")["skip"]
    before = low[number.start - 1] if number.start else ""
    after = low[number.end] if number.end < len(low) else ""
    if before in skip["before"] or after in skip["after"] or after.endswith("-year-old"):
        return False
    if before == "of" and number.start > 1 and low[number.start - 2] in skip["aged"]:
        return False
    if before == "." and number.start > 1 and low[number.start - 2] in skip["before"]:
        return False
    if before == "," and after == "," and 0 < number.low < 110 and number.rule.startswith("numbers#units"):
        return False
    if (
        before in (".", ":", "/")
        and low[number.start][:1].isdigit()
        and number.start > 1
        and low[number.start - 2][:1].isdigit()
    ):
        return False
    return not (after in ("/", ":", "°") or (after == "." and number.start == 0 and number.low < 100))


def _unit(words: Sequence[Word], low: Sequence[str], start: int) -> Span | None:
    """The noun phrase that is counted: the last of the words up to a preposition, verb or stop."""
    grammar = load("grammar")
    i = start
    if i < len(low) and low[i] == "of":
        i += 1
        while i < len(low) and low[i] in grammar["determiners"]:
            i += 1
    first = i
    closed = _closed()
    while (
        i < len(low) and i < first + _UNIT_REACH and low[i][:1].isalnum() and low[i] not in closed and not low[i][0].isdigit()
    ):
        verbal = low[i].endswith(("ed", "ing"))
        if verbal and i > first and low[i - 1].endswith(("s", "n")):
            break
        if verbal and i + 1 < len(low) and low[i + 1] in grammar["determiners"]:
            break
        i += 1
        if i == first + 1 and low[first] in listed("numbers", "participles", "words"):
            break
        if _plural(low[i - 1]):
            break
    return Span(words[first].span.start, words[i - 1].span.end) if i > first else None


def _plural(word: str) -> bool:
    plain = word.endswith("s") and not word.endswith(("ss", "us", "'s"))
    return plain or word in ("people", "men", "women", "children", "police")
