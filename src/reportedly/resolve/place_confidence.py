"""How often an answer with this much evidence was right on public sets of news: the calibrated confidence of a place."""

from __future__ import annotations

from bisect import bisect_right

from reportedly.lexicon import load
from reportedly.types.mention import ToponymUse
from reportedly.types.world import PlaceLevel


def confidence(chance: float, use: ToponymUse, level: PlaceLevel) -> float:
    """The probability that a name which is a place's means this place, within 161 km; ``chance`` is its share of the evidence.

    Read off the lines between the points of data/place_confidence.toml (isotonic regression: Zadrozny and Elkan 2002).
    """
    points = load("place_confidence")["points"][kind(use, level)]
    after = bisect_right(points, chance, key=lambda point: point[0])
    if after in (0, len(points)):
        return float(points[min(after, len(points) - 1)][1])
    (x, y), (x2, y2) = points[after - 1], points[after]
    return round(float(y + (y2 - y) * (chance - x) / (x2 - x)), 3)


def kind(use: ToponymUse, level: PlaceLevel) -> str:
    """Which of the lines holds: by the way the name is used; regions, whose points are conventions, have their own."""
    return "region" if level is PlaceLevel.REGION else use.value
