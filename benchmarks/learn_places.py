"""Learns data/place_weights.toml from the development sets: ``python -m benchmarks.learn_places``. Needs numpy.

Prints how often the learned weights are right on documents they were not learned on (five folds).
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import sets
from benchmarks.learning import FOLDS, Array, Page, as_toml, gold_pages, our_pages, tabled
from reportedly.ports import Gazetteer
from reportedly.read.sentences import sentences
from reportedly.read.toponyms import toponyms
from reportedly.resolve.place_evidence import Evidence, Name, weighed
from reportedly.resolve.where import names, weigh
from reportedly.store.gazetteer import GazetteerFile
from reportedly.types.earth import kilometres
from reportedly.types.mention import ToponymUse
from reportedly.types.text import Document
from reportedly.types.world import Place

LEAST_CHANCE, RIGHT_KM, SAME_KM, ROUNDS = 0.25, 161.0, 30.0, 3
RIDGE, STEPS = 0.3, 25
OWN_SHARE = 3.0  # a page of our own counts as three: they are fewer and tell of wars, which the public sets hardly do
SMALL = frozenset({"town", "small area", "facility"})
# Too rare in these sets to learn: a list names like beside like, so among towns a name is the town and not its province.
# And in foreign news, of which the sets have little, a name that town and province share is the town.
# The sets come without addresses, so what an outlet's country speaks for is a cautious guess.
# No set has a user's own list: it outweighs fame, and a container named in the text outweighs it (place_evidence).
# What the text says a town lies in ("Paris, Texas") settles it, whatever else the report is about: the sets have it too rarely.
BY_HAND = {"outside": -6.0, "listed.town": 2.0, "namesake": -4.0, "home.country": 1.0, "own": 8.0}
HEADER = """# Weights of the evidence for which place a name means, in log-odds.
# Source: conditional logit on public sets of news (GWN, TR-News, LGL, GeoVirus; development parts) and on our own pages,
# written by benchmarks/learn_places.py; statistics only, no text. Licence: Apache-2.0.

least_chance = {}   # below this chance the best place is not taken
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One name that several places bear: the number of its page, the evidence for each of them, and which the gold takes."""

    page: int
    marks: Sequence[Evidence]
    right: Sequence[bool]
    share: float


def learn(pages: Sequence[Page], gazetteer: Gazetteer, own: Sequence[Page] = ()) -> str:
    """data/place_weights.toml as learned from ``pages`` of the public sets and from pages of our ``own``."""
    return HEADER.format(LEAST_CHANCE) + as_toml("resolution", _learned(read(pages, gazetteer, own)))


@dataclass(frozen=True, slots=True)
class Told:
    """One page's names, and for those that the gold resolves which of their places it takes."""

    page: int
    names: Sequence[Name]
    answers: Sequence[tuple[Name, Sequence[bool]]]
    share: float = 1.0


def read(pages: Sequence[Page], gazetteer: Gazetteer, own: Sequence[Page] = ()) -> list[Told]:
    """The names of the pages as the resolver sees them, with the answers of the gold."""
    told = [_told(number, page, gold, gazetteer) for number, (page, gold) in enumerate((*pages, *own))]
    return [*told[: len(pages)], *(replace(one, share=OWN_SHARE) for one in told[len(pages) :])]


def _told(number: int, page: Document, gold: Sequence[Mapping[str, Any]], gazetteer: Gazetteer) -> Told:
    told = list(names(page, toponyms(page, sentences(page), gazetteer), gazetteer))
    answers: dict[tuple[Name, float], Sequence[bool]] = {}
    for toponym, name in told:
        span = toponym.span
        answer = next((t for t in gold if t.get("lat") is not None and t["start"] < span.end and span.start < t["end"]), None)
        if answer and toponym.use is not ToponymUse.DEMONYM and name.options:
            right = _right(name.options, answer)
            # Points alone do not tell that none is meant: those of a large place differ from source to source.
            small = answer["geonameid"] or answer.get("level") in SMALL
            if any(right[:-1]) or (small and toponym.use is ToponymUse.LITERAL):
                answers[name, answer["lat"]] = right
    return Told(number, [name for _, name in told], [(name, right) for (name, _), right in answers.items()])


def cases(told: Sequence[Told], weights: Mapping[str, float]) -> list[Case]:
    """The evidence for every answered name, each page's other names counting by what ``weights`` make of them."""
    found = []
    for one in told:
        marks = weigh(one.names, weights)
        found += [Case(one.page, marks[name], right, one.share) for name, right in one.answers]
    return found


def _learned(told: Sequence[Told]) -> dict[str, float]:
    """The weights. What the other names mean depends on them, too, so they are learned in rounds."""
    weights: dict[str, float] = {}
    for _ in range(ROUNDS):
        found = cases(told, weights)
        keys, table = tabled([row for case in found for row in case.marks])
        right = np.array([float(r) for case in found for r in case.right])
        group = np.array([i for i, case in enumerate(found) for _ in case.marks])
        share = np.array([case.share for case in found for _ in case.marks])
        weights = dict(zip(keys, map(float, choice(table, right, group, share)), strict=True)) | BY_HAND
    return weights


def _right(options: Sequence[Place], answer: Mapping[str, Any]) -> list[bool]:
    """Which places the gold takes; the last stands for none of them."""
    same = [p.gazetteer_id == answer["geonameid"] for p in options]
    if not any(same):
        away = [kilometres(p.lat, p.lon, answer["lat"], answer["lon"]) for p in options]
        same = [km <= max(min(away) + 1, SAME_KM) and km <= RIGHT_KM for km in away]
    return [*same, not any(same)]


def choice(table: Array, right: Array, group: Array, share: Array) -> Array:
    """Conditional logit with a ridge, by Newton's method: one group of rows is one name, its right rows share its chance.

    ``share`` is how much the name of a row counts.
    """
    at = np.unique(group, return_inverse=True)[1]
    starts = np.r_[0, np.flatnonzero(np.diff(at)) + 1]
    weights = np.zeros(table.shape[1])
    for _ in range(STEPS):
        points = table @ weights
        odds = np.exp(points - np.maximum.reduceat(points, starts)[at])
        chance = odds / np.add.reduceat(odds, starts)[at]
        wanted = odds * right
        wanted /= np.add.reduceat(wanted, starts)[at]
        slope = table.T @ (share * (chance - wanted)) + RIDGE * weights
        mean = np.add.reduceat(table * chance[:, None], starts)
        outer = (table * (share * chance)[:, None]).T @ table
        curve = outer - (mean * share[starts][:, None]).T @ mean + RIDGE * np.eye(len(weights))
        weights -= np.clip(np.linalg.solve(curve, slope), -1, 1)  # no wild steps far from the end
    return weights


def folds(told: Sequence[Told]) -> float:
    """The share of names that weights learned on the other four fifths of the pages resolve rightly."""
    hits = []
    for k in range(FOLDS):
        weights = _learned([one for one in told if one.page % FOLDS != k])
        for case in cases([one for one in told if one.page % FOLDS == k], weights):
            points = [weighed(mark, weights) for mark in case.marks]
            hits.append(case.right[points.index(max(points))])
    return sum(hits) / len(hits)


def main(shared: Path, out: Path) -> None:
    """Learn the table and write it."""
    told = read(gold_pages(shared), GazetteerFile(), our_pages(shared))
    asked = sum(len(one.answers) for one in told)
    print(f"places: {folds(told):.3f} of {asked} names resolved rightly, or rightly to none")
    out.write_text(HEADER.format(LEAST_CHANCE) + as_toml("resolution", _learned(told)), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "place_weights.toml")
    options = parser.parse_args()
    main(options.shared, options.out)
