"""The rules of ``data/dating.toml`` as values: how each codebook writes a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise
from typing import Any, TypeVar

from reportedly.errors import DataError
from reportedly.lexicon import load
from reportedly.types.timex import Edge

_FILE = "data/dating.toml"
_PARTS = (Edge.EARLY, Edge.MID, Edge.LATE)
_FORMATS = ("year", "month", "same_month", "same_year", "other")
_NAMED = dict.fromkeys(("year", "month", "day", "last_year", "last_month", "last_day", "whole"), "")
E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")


class Pick(StrEnum):
    """Which day of an interval is taken."""

    FIRST = "first"
    MIDDLE = "middle"
    LAST = "last"


class Even(StrEnum):
    """Which of the two middle days of an even number of days is the middle."""

    EARLIER = "earlier"
    LATER = "later"


class Blank(StrEnum):
    """What is written for a day or month that is not known."""

    ZERO = "zero"
    MIDDLE = "middle"


@dataclass(frozen=True, slots=True)
class Grade:
    """A code for intervals of up to ``longest`` calendar days, and the day that is taken of them.

    ``month``: the day that is taken of a whole month of which only a part is meant.
    """

    code: int
    longest: int
    day: Pick
    month: Mapping[Edge, Pick]


@dataclass(frozen=True, slots=True)
class Approximate:
    """How GTD writes what is not known to the day.

    ``longest`` is in calendar days; ``unknown`` holds the last year of each rule, in order; ``formats`` and ``parts`` are
    texts with names in braces; ``months`` are twelve names.
    """

    even: Even
    longest: int
    unknown: tuple[tuple[int, Blank], ...]
    formats: Mapping[str, str]
    parts: Mapping[Edge, str]
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules; ``edges`` and ``lasting`` are lower-case words."""

    acled: tuple[Grade, ...]
    acled_even: Even
    ged: tuple[Grade, ...]
    gtd: Approximate
    edges: Mapping[str, Edge]
    lasting: tuple[str, ...]


@cache
def rules() -> Rules:
    """The rules that come with the package.

    Raises:
        DataError: ``data/dating.toml`` breaks its own rules.
    """
    return parsed(load("dating"))


def parsed(data: Mapping[str, Any]) -> Rules:
    """The rules of a parsed TOML file.

    Raises:
        DataError: a table or key is missing, of the wrong kind, or out of order.
    """
    words = {part: _texts(data, "words", part.value) for part in _PARTS}
    return Rules(
        acled=_grades(data, "acled"),
        acled_even=_choice(Even, _at(data, str, "acled", "even"), "acled.even"),
        ged=_grades(data, "ged"),
        gtd=_approximate(data),
        edges={word: part for part, told in words.items() for word in told},
        lasting=_texts(data, "words", "lasting"),
    )


def _grades(data: Mapping[str, Any], book: str) -> tuple[Grade, ...]:
    found = tuple(_grade(entry, f"{book}.grade.{i}") for i, entry in enumerate(_at(data, list, book, "grade"), 1))
    if not found or found[0].longest < 1 or any(a.longest >= b.longest or a.code >= b.code for a, b in pairwise(found)):
        raise _wrong("grades must rise in code and in longest, from one day on", f"{book}.grade", "Put them in order.")
    return found


def _grade(entry: Mapping[str, Any], where: str) -> Grade:
    code, longest = _at(entry, int, "code", where=where), _at(entry, int, "longest", where=where)
    month = _at(entry, dict, "month", where=where) if "month" in entry else {}
    parts = {_choice(Edge, k, f"{where}.month"): _choice(Pick, v, f"{where}.month.{k}") for k, v in month.items()}
    return Grade(code, longest, _choice(Pick, entry.get("day", Pick.FIRST.value), f"{where}.day"), parts)


def _approximate(data: Mapping[str, Any]) -> Approximate:
    entries = [(f"gtd.unknown.{i}", entry) for i, entry in enumerate(_at(data, list, "gtd", "unknown"), 1)]
    unknown = tuple((_at(e, int, "last_year", where=w), _choice(Blank, e.get("write"), f"{w}.write")) for w, e in entries)
    if not unknown or unknown[-1][0] < 9999 or any(a[0] >= b[0] for a, b in pairwise(unknown)):
        raise _wrong("last_year must rise up to 9999", "gtd.unknown", "Put the rules in order; let the last one have 9999.")
    months = _texts(data, "gtd", "approxdate", "months")
    if len(months) != 12:
        raise _wrong(f"expected twelve names of months, got {len(months)}", "gtd.approxdate.months", "Write all twelve.")
    return Approximate(
        even=_choice(Even, _at(data, str, "gtd", "even"), "gtd.even"),
        longest=_at(data, int, "gtd", "longest"),
        unknown=unknown,
        formats={name: _format(data, "gtd", "approxdate", name) for name in _FORMATS},
        parts={part: _format(data, "gtd", "approxdate", "part", part.value) for part in _PARTS},
        months=months,
    )


def _format(data: Mapping[str, Any], *path: str) -> str:
    told = _at(data, str, *path)
    try:
        told.format(**_NAMED)
    except (KeyError, IndexError, ValueError) as e:
        raise _wrong(f"this text names what there is not: {e}", ".".join(path), f"Known: {', '.join(_NAMED)}.") from e
    return told


def _texts(data: Mapping[str, Any], *path: str) -> tuple[str, ...]:
    told = _at(data, list, *path)
    if not told or not all(isinstance(x, str) and x for x in told):
        raise _wrong("expected a list of non-empty texts", ".".join(path), "Write it as a list.")
    return tuple(told)


def _at(data: Mapping[str, Any], kind: type[V], *path: str, where: str = "") -> V:
    found: Any = data
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, kind) or isinstance(found, bool):
        name = ".".join((where, *path) if where else path)
        raise _wrong(f"expected {kind.__name__}, got {found!r}", name, "Write one, as the file's notes tell.")
    return found


def _choice(kind: type[E], told: object, where: str) -> E:
    known = ", ".join(x.value for x in kind)
    if told not in tuple(kind):
        raise _wrong(f"expected one of {known}, got {told!r}", where, "Write one of these.")
    return kind(str(told))


def _wrong(what: str, where: str, todo: str) -> DataError:
    return DataError(what, f"{_FILE}#{where}", todo)
