"""The second vote: words, shapes and affixes around and in a name, weighed by statistics of many pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reportedly.lexicon import load
from reportedly.read.toponym_context import Line
from reportedly.read.toponym_scan import Candidate, Token
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel


def window(line: Line, candidate: Candidate) -> Iterator[str]:
    """The features "slot=value" of a stretch: three words before, two after, their shapes, and the name's affixes.

    Countries are few and known: theirs would only stand for their names.
    """
    first, last = candidate.first, candidate.last
    before = [_word(line, first - i) for i in (1, 2, 3)]
    after = [_word(line, last + i) for i in (1, 2)]
    left, right = [_shape(line, first - i) for i in (2, 1)], [_shape(line, last + i) for i in (1, 2)]
    yield from (f"l{i}={word}" for i, word in enumerate(before, 1))
    yield from (f"r{i}={word}" for i, word in enumerate(after, 1))
    yield f"ll={before[1]} {before[0]}"
    yield f"rr={after[0]} {after[1]}"
    yield f"lr={before[0]} {after[0]}"
    yield from (f"sl={''.join(left)}", f"sr={''.join(right)}", f"slr={left[1]}{right[0]}")
    yield f"end={'possessive' if line.tokens[last].possessive else right[0]}"
    yield f"role={line.role.value}"
    if candidate.places and candidate.places[0].level is PlaceLevel.COUNTRY:
        return
    name = folded(candidate.name)
    yield from (f"suf={name[-3:]}", f"suf2={name[-2:]}", f"pre={name[:3]}")


def vote(marks: Iterable[str], table: str) -> float:
    """The sum of the weights of the window's features, in log-odds. ``table`` is one of data/toponym_weights.toml."""
    weights = _weights(table)
    return sum(weights.get(mark, 0.0) for mark in marks)


@cache
def _weights(table: str) -> Mapping[str, float]:
    slots: Mapping[str, Mapping[str, list[str]]] = load("toponym_weights").get("window", {}).get(table, {})
    return {f"{slot}={v}": float(w) for slot, groups in slots.items() for w, values in groups.items() for v in values}


def _word(line: Line, at: int) -> str:
    if not 0 <= at < len(line.tokens):
        return "^" if at < 0 else "$"
    low = line.tokens[at].low
    return "0" if low.isdigit() else low


def _shape(line: Line, at: int) -> str:
    """A mark, a digit, all capitals, a capital or a small letter; "-" beyond the sentence."""
    return _shape_of(line.tokens[at]) if 0 <= at < len(line.tokens) else "-"


def _shape_of(token: Token) -> str:
    text = token.text
    if not text[0].isalnum():
        return "p"
    if text[0].isdigit():
        return "d"
    if text[0].islower():
        return "l"
    return "A" if len(text) > 1 and text.isupper() else "C"
