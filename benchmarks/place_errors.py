"""What became of each toponym, of the gold and beyond it: errors by kind, and how far the confidence can be trusted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.store.gazetteer import GazetteerFile
from reportedly.types.earth import kilometres

RIGHT_KM = 161.0
Bin = tuple[float, int, float, float]
"""Its lower end, its number of answers, the mean confidence, the share that was right."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One toponym: what became of it, and the confidence if it was matched and resolved."""

    kind: str
    confidence: float | None = None

    @property
    def right(self) -> bool:
        """Whether it was resolved within 161 km."""
        return self.kind == "right"


def answers(gold: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[Answer]:
    """Every toponym of one document's gold, and every predicted one that the gold lacks."""
    free = list(told["toponyms"])
    ignored = {(t["start"], t["end"]) for t in gold["toponyms"] if not t.get("is_toponym", True)}
    for meant in (t for t in gold["toponyms"] if t.get("is_toponym", True)):
        mine = next((t for t in free if t["start"] < meant["end"] and meant["start"] < t["end"]), None)
        if mine:
            free.remove(mine)
        yield _judged(meant, mine, gold["text"][meant["start"] : meant["end"]])
    for mine in free:
        if (mine["start"], mine["end"]) not in ignored:
            yield Answer(f"not in the gold ({mine['use']})")


def _judged(meant: Mapping[str, Any], mine: Mapping[str, Any] | None, text: str) -> Answer:
    if mine is None:
        known = _gazetteer().find(text)
        return Answer("missed, name in the gazetteer" if known else "missed, name not in the gazetteer")
    if meant["lat"] is None:
        return Answer("found, gold has no point")
    if mine["lat"] is None:
        return Answer("abstained")
    if kilometres(meant["lat"], meant["lon"], mine["lat"], mine["lon"]) <= RIGHT_KM:
        return Answer("right", mine["confidence"])
    return Answer(_wrong(meant, mine, text), mine["confidence"])


def _wrong(meant: Mapping[str, Any], mine: Mapping[str, Any], text: str) -> str:
    if meant["geonameid"] and meant["geonameid"] == mine["geonameid"]:
        return "wrong point: same place"
    if mine["level"] in {"country", "region", "admin1"}:
        return f"wrong point or place: {mine['level']}"
    near = any(kilometres(p.lat, p.lon, meant["lat"], meant["lon"]) <= RIGHT_KM for p in _gazetteer().find(text))
    return "wrong place, right one in the gazetteer" if near else "wrong place, right one not in the gazetteer"


@cache
def _gazetteer() -> GazetteerFile:
    return GazetteerFile()


def kinds(found: Sequence[Answer]) -> Counter[str]:
    """How many toponyms came to what."""
    return Counter(answer.kind for answer in found)


def reliability(found: Sequence[Answer], bins: int) -> tuple[float, list[Bin]]:
    """The expected calibration error over equal bins of confidence (Naeini et al. 2015), and the bins that are not empty."""
    told = [(a.confidence, a.right) for a in found if a.confidence is not None]
    table: list[Bin] = []
    for number in range(bins):
        mine = [(c, r) for c, r in told if min(int(c * bins), bins - 1) == number]
        if mine:
            table.append((number / bins, len(mine), sum(c for c, _ in mine) / len(mine), sum(r for _, r in mine) / len(mine)))
    error = sum(count * abs(said - right) for _, count, said, right in table) / max(1, len(told))
    return error, table
