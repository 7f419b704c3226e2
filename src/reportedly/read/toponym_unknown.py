"""Names of places that no gazetteer has: capitalised stretches that their neighbours, shape and affixes make a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.read.toponym_context import Line, standing
from reportedly.read.toponym_scan import Candidate, Found, Token, words
from reportedly.read.toponym_window import window
from reportedly.types.mention import Reading
from reportedly.types.names import folded

RULE = f"toponyms {Found.UNKNOWN.value}"
Judged = tuple[Candidate, tuple[str, ...]]
_PARTS = {"facility": "facility_words", "feature": "feature_words", "division": "division_words", "given": "given_names"}
_LISTS = frozenset({",", "and", "or", "(", ";", "/", "&", "-", "–"})
_MOST_WORDS = 4
_ABBREVIATED = re.compile(r"\d|[A-Z]{2}|[a-z][A-Z]")
_FEWEST_LETTERS = 3


def unknown(line: Line, kept: Sequence[Candidate], seen: Mapping[str, tuple[str, ...]]) -> Iterator[Judged]:
    """Every capitalised stretch of a sentence that may name an unknown place, with its features.

    ``kept`` are the candidates that were taken, ``seen`` what the document shows of each name. In capital letters throughout
    no word is told from a name, so nothing is tried there.
    """
    if line.shouted:
        return
    runs = [run for run in _runs(line, kept) if not _barred(line, run)]
    if not runs:
        return
    all_of_it = tuple(sorted((*kept, *runs), key=lambda c: c.first))
    beside = replace(line, candidates=all_of_it)
    for index, candidate in enumerate(all_of_it):
        if candidate.found is Found.UNKNOWN:
            yield candidate, tuple(_features(beside, index, seen))


def taken(scored: Sequence[tuple[Line, Sequence[tuple[Candidate, float]]]], least: Mapping[str, float]) -> Iterator[Candidate]:
    """The stretches that are likely places by themselves, and less likely ones of the same name or in one list with them."""
    sure = {folded(c.name) for _, row in scored for c, points in row if points > least["unknown"]}
    for line, row in scored:
        good = [points > least["unknown"] or (folded(c.name) in sure and points > least["again"]) for c, points in row]
        for order in (range(1, len(row)), range(len(row) - 2, -1, -1)):
            for i in order:
                other = i - order.step
                good[i] |= good[other] and row[i][1] > least["again"] and _beside(line, row[i][0], row[other][0])
        yield from (c for (c, _), kept in zip(row, good, strict=True) if kept)


def listed(reading: Reading) -> Reading:
    """The reading without the places that no gazetteer has, for who wants none of them (the setting ``unlisted``)."""
    return replace(reading, toponyms=tuple(t for t in reading.toponyms if t.rule != RULE))


def _beside(line: Line, one: Candidate, other: Candidate) -> bool:
    left, right = sorted((one, other), key=lambda c: c.first)
    between = [t.low for t in line.tokens[left.last + 1 : right.first]]
    return 0 < len(between) <= 2 and _LISTS.issuperset(between)


def _runs(line: Line, kept: Sequence[Candidate]) -> Iterator[Candidate]:
    """The longest stretches of capitalised words that hold nothing taken, without the words before that belong to no name."""
    peoples = [c for c in line.candidates if c.found is Found.DEMONYM]
    held = {i for c in (*kept, *peoples) for i in range(c.first, c.last + 1)}
    judged = {(c.first, c.last) for c in line.candidates}
    at = 0
    while at < len(line.tokens):
        if not line.tokens[at].capital:
            at += 1
            continue
        last = at
        while last + 1 < len(line.tokens) and _goes_on(line.tokens[last], line.tokens[last + 1]):
            last += 1
        first = at
        while first < last and line.tokens[first].low in words("neutral_words"):
            first += 1
        if not held.intersection(range(at, last + 1)) and (first, last) not in judged:
            span = line.tokens[first].span.join(line.tokens[last].span)
            name = " ".join(t.text for t in line.tokens[first : last + 1])
            yield Candidate(first, last, span, name, (), Found.UNKNOWN)
        at = last + 1


def _goes_on(left: Token, right: Token) -> bool:
    return right.capital and not left.possessive and right.span.start - left.span.end <= 1


@cache
def _streets() -> frozenset[str]:
    return words("street_words") - words("feature_words") - words("grounds")


@cache
def _bodies() -> frozenset[str]:
    return words("organisation_words") - words("areas")


def _barred(line: Line, run: Candidate) -> bool:
    """Whether the stretch is a body's name, a street, an office with its holder, an initial, a lone word of another kind."""
    parts = line.tokens[run.first : run.last + 1]
    lows = {t.low for t in parts}
    last = parts[-1].low
    if any(_ABBREVIATED.search(t.text) for t in parts):
        return True
    if len(parts) > _MOST_WORDS or len(parts[-1].text) < _FEWEST_LETTERS or parts[0].low in words("given_names"):
        return True
    if last in _streets():
        return True
    if lows & words("titles") or lows & _bodies():
        return True
    return last in words("neutral_words") or (len(parts) == 1 and last in words("facility_words"))


def _features(line: Line, index: int, seen: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    run = line.candidates[index]
    parts = line.tokens[run.first : run.last + 1]
    yield "always"
    yield from standing(line, index)
    yield f"words.{len(parts)}"
    for kind, table in _PARTS.items():
        if parts[-1].low in words(table):
            yield f"last.{kind}"
        if len(parts) > 1 and parts[0].low in words(table):
            yield f"first.{kind}"
    yield from seen.get(folded(run.name), ())
    if len(parts) > 1:
        yield from (f"tail.{mark}" for mark in seen.get(folded(parts[-1].text), ()))
    if _described(line, run):
        yield "after.kind"
    yield from _neighbours(line, index)
    yield from window(line, run)


def _described(line: Line, run: Candidate) -> bool:
    """Whether the text says what kind of place it is: "X, a small village near Y"."""
    following = [t.low for t in line.tokens[run.last + 1 : run.last + 6]]
    told = following[:1] in ([","], ["("]) and following[1:2] in (["a"], ["an"], ["the"], ["one"])
    return told and not words("of_places").isdisjoint(following[2:])


def _neighbours(line: Line, index: int) -> Iterator[str]:
    """The level of the known place to either side of the stretch, with nothing but marks or "and" between."""
    run = line.candidates[index]
    for side, step in (("right", 1), ("left", -1)):
        other = line.candidates[index + step] if 0 <= index + step < len(line.candidates) else None
        if other and other.places and other.found is not Found.DEMONYM:
            first, last = (run, other) if step > 0 else (other, run)
            between = [t.low for t in line.tokens[first.last + 1 : last.first]]
            if between and len(between) <= 2 and _LISTS.issuperset(between):
                yield f"{side}.{other.places[0].level.value}"
                yield f"{side}.{between[0]}.{other.places[0].level.value}"
            elif between == ["in"] and side == "right":
                yield "right.in"
