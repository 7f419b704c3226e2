"""Learns data/place_confidence.toml, how far a chance is to be trusted: ``python -m benchmarks.learn_confidence``. Needs numpy.

To be run after benchmarks.learn_places, whose weights make the chances.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import numpy as np

from benchmarks import sets
from benchmarks.learning import Array, Page, gold_pages
from reportedly.ports import Gazetteer
from reportedly.read.sentences import sentences
from reportedly.read.toponyms import toponyms
from reportedly.resolve.place_confidence import kind
from reportedly.resolve.where import choose, names
from reportedly.store.gazetteer import GazetteerFile
from reportedly.types.earth import kilometres

RIGHT_KM, FEWEST = 161.0, 120
HEADER = """# How often places with some chance were right within 161 km: points (chance, share right) of a line for each use.
# Source: isotonic regression on three public sets of news (GWN, TR-News, LGL; development parts: the gold answers that carry
# a GeoNames id), written by benchmarks/learn_confidence.py; statistics only, no text. Licence: Apache-2.0.

[points]
"""
Answer = tuple[str, float, bool]
"""The kind of use, the chance of the place that was taken, and whether the gold's lies within 161 km."""


def learn(pages: Sequence[Page], gazetteer: Gazetteer) -> str:
    """data/place_confidence.toml as learned from ``pages``."""
    told: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for use, chance, right in answers(pages, gazetteer):
        told[use].append((chance, right))
    return HEADER + "".join(f"{use} = {_line(pairs)}\n" for use, pairs in sorted(told.items()))


def answers(pages: Sequence[Page], gazetteer: Gazetteer) -> Iterator[Answer]:
    """Every name that the gold resolves to a GeoNames id, as the shipped weights resolve it."""
    for page, gold in pages:
        told = list(names(page, toponyms(page, sentences(page), gazetteer), gazetteer))
        choices = choose([name for _, name in told])
        for toponym, name in told:
            span, choice = toponym.span, choices[name]
            meant = next((t for t in gold if t.get("geonameid") and t["start"] < span.end and span.start < t["end"]), None)
            if meant and choice.ranked and choice.here >= choice.none:
                place, _ = choice.ranked[0]
                away = kilometres(place.lat, place.lon, meant["lat"], meant["lon"])
                yield kind(toponym.use, place.level), choice.here, away <= RIGHT_KM


def _line(pairs: Sequence[tuple[float, bool]]) -> list[list[float]]:
    """The points of the line: runs of at least FEWEST answers in order of their chance, made to rise."""
    runs: list[list[tuple[float, bool]]] = [[]]
    for chance, same in groupby(sorted(pairs), key=lambda pair: pair[0]):
        if len(runs[-1]) >= FEWEST and chance != runs[-1][-1][0]:
            runs.append([])
        runs[-1] += same
    if len(runs) > 1 and len(runs[-1]) < FEWEST:
        runs[-2:] = [runs[-2] + runs[-1]]
    chances = [float(np.mean([c for c, _ in run])) for run in runs]
    rights = [(1 + sum(r for _, r in run)) / (2 + len(run)) for run in runs]  # Laplace's rule: nothing is sure
    risen = _rising(np.array(rights), np.array([float(len(run)) for run in runs]))
    points = [[round(x, 3), round(float(y), 3)] for x, y in zip(chances, risen, strict=True)]
    return [p for i, p in enumerate(points) if i in (0, len(points) - 1) or not points[i - 1][1] == p[1] == points[i + 1][1]]


def _rising(share: Array, size: Array) -> Array:
    """The nearest line that never falls: pool adjacent violators."""
    pools: list[tuple[float, float, int]] = []
    for y, n in zip(share, size, strict=True):
        pools.append((float(y), float(n), 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (y1, n1, c1), (y2, n2, c2) = pools[-2:]
            pools[-2:] = [((y1 * n1 + y2 * n2) / (n1 + n2), n1 + n2, c1 + c2)]
    return np.array([y for y, _, count in pools for _ in range(count)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "place_confidence.toml")
    options = parser.parse_args()
    options.out.write_text(learn(gold_pages(options.shared), GazetteerFile()), encoding="utf-8")
