"""Learns data/place_weights.toml from the development sets: ``python -m benchmarks.learn_places``. Needs numpy.

Prints how often the learned weights are right on documents they were not learned on (five folds).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import sets
from benchmarks.learning import FOLDS, Array, Page, as_toml, gold_pages, tabled
from reportedly.ports import Gazetteer
from reportedly.read.sentences import sentences
from reportedly.read.toponyms import toponyms
from reportedly.resolve.place_evidence import Name, evidence, focus_of
from reportedly.resolve.where import choose, names
from reportedly.store.gazetteer import GazetteerFile, kilometres
from reportedly.types.mention import ToponymUse
from reportedly.types.world import Place

LEAST_CHANCE, RIGHT_KM, SAME_KM = 0.25, 161.0, 30.0
# Too rare in these sets to learn: a list names like beside like, so among towns a name is the town and not its province.
# And in foreign news, of which the sets have little, a name that town and province share is the town.
BY_HAND = {"listed.town": 2.0, "namesake": -4.0}
HEADER = """# Weights of the evidence for which place a name means, in log-odds.
# Source: conditional logit on four public sets of news (GWN, TR-News, LGL, GeoVirus; development parts), written by
# benchmarks/learn_places.py; statistics only, no text. Licence: Apache-2.0.

least_chance = {}   # below this chance the best place is not taken
"""
Asked = tuple[int, list[dict[str, float]], list[bool]]
"""One name: the number of its page, the evidence for each place of that name, and which of these the gold takes."""


def learn(pages: Sequence[Page], gazetteer: Gazetteer) -> str:
    """data/place_weights.toml as learned from ``pages``."""
    return _learned(list(resolution(pages, gazetteer)))


def resolution(pages: Sequence[Page], gazetteer: Gazetteer) -> Iterator[Asked]:
    """Every name of the pages that the gold resolves and that several places bear."""
    for number, (page, gold) in enumerate(pages):
        lines = sentences(page)
        told = list(names(page, toponyms(page, lines, gazetteer), gazetteer))
        taken = {name: c.ranked[0][0] for name, c in choose([n for _, n in told]).items() if c.ranked}
        focus = focus_of((name.text, place) for name, place in taken.items())
        seen: set[tuple[Name, float]] = set()
        for toponym, name in told:
            span = toponym.span
            answer = next(
                (t for t in gold if t.get("lat") is not None and t["start"] < span.end and span.start < t["end"]), None
            )
            if answer is None or toponym.use is ToponymUse.DEMONYM or (name, answer["lat"]) in seen or len(name.options) < 2:
                continue
            seen.add((name, answer["lat"]))
            right = _right(name.options, answer)
            if any(right):
                yield number, [evidence(name, place, taken.get(name), focus) for place in name.options], right


def _right(options: Sequence[Place], answer: Mapping[str, Any]) -> list[bool]:
    same = [p.gazetteer_id == answer["geonameid"] for p in options]
    if any(same):
        return same
    away = [kilometres(p.lat, p.lon, answer["lat"], answer["lon"]) for p in options]
    return [km <= max(min(away) + 1, SAME_KM) and km <= RIGHT_KM for km in away]


def choice(table: Array, right: Array, group: Array) -> Array:
    """Conditional logit: one group of rows is one name, its right rows share its chance. Plain descent with Adam's steps."""
    at = np.unique(group, return_inverse=True)[1]
    count = int(at.max()) + 1
    starts = np.r_[0, np.flatnonzero(np.diff(at)) + 1]
    weights, mean, square = (np.zeros(table.shape[1]) for _ in range(3))
    for step in range(1, 601):
        points = table @ weights
        odds = np.exp(points - np.maximum.reduceat(points, starts)[at])
        chance = odds / np.bincount(at, odds, count)[at]
        wanted = odds * right
        wanted /= np.bincount(at, wanted, count)[at]
        slope = (table.T @ (chance - wanted) + 0.3 * weights) / count
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _learned(asked: Sequence[Asked]) -> str:
    keys, table = tabled([row for _, rows, _ in asked for row in rows])
    right = np.array([float(r) for *_, rights in asked for r in rights])
    group = np.array([i for i, (_, rows, _) in enumerate(asked) for _ in rows])
    learned = dict(zip(keys, choice(table, right, group), strict=True))
    return HEADER.format(LEAST_CHANCE) + as_toml("resolution", learned | BY_HAND)


def folds(asked: Sequence[Asked]) -> float:
    """The share of names that weights learned on the other four fifths of the pages resolve rightly."""
    _, table = tabled([row for _, rows, _ in asked for row in rows])
    right = np.array([float(r) for *_, rights in asked for r in rights])
    group = np.array([i for i, (_, rows, _) in enumerate(asked) for _ in rows])
    fold = np.array([number % FOLDS for number, rows, _ in asked for _ in rows])
    hits = 0
    for k in range(FOLDS):
        weights = choice(table[fold != k], right[fold != k], group[fold != k])
        for name in np.unique(group[fold == k]):
            mine = group == name
            hits += int(right[mine][int(np.argmax(table[mine] @ weights))])
    return hits / len(asked)


def main(shared: Path, out: Path) -> None:
    """Learn the table and write it."""
    asked = list(resolution(gold_pages(shared), GazetteerFile()))
    print(f"places: {folds(asked):.3f} of {len(asked)} names of several places resolved rightly")
    out.write_text(_learned(asked), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "place_weights.toml")
    options = parser.parse_args()
    main(options.shared, options.out)
