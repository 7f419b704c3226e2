"""Learns data/place_weights.toml from the development sets: ``python -m benchmarks.learn_places``. Needs numpy.

Prints how often the learned weights are right on documents they were not learned on (five folds), for names and for places.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import sets
from benchmarks.predict import _raw
from reportedly.ingest.document import document
from reportedly.read.sentences import sentences
from reportedly.read.toponym_scan import Found
from reportedly.read.toponyms import toponyms, weighed
from reportedly.resolve.place_evidence import Name, evidence, focus_of
from reportedly.resolve.where import choose, names
from reportedly.store.gazetteer import GazetteerFile, kilometres
from reportedly.types.mention import ToponymUse
from reportedly.types.text import Document
from reportedly.types.world import Place

Array = np.ndarray[Any, np.dtype[np.float64]]
LEAST_CHANCE, FOLDS, RIGHT_KM, SAME_KM = 0.25, 5, 161.0, 30.0
# Too rare in these sets to learn: a list names like beside like, so among towns a name is the town and not its province.
# And in foreign news, of which the sets have little, a name that town and province share is the town.
BY_HAND = {"listed.town": 2.0, "namesake": -4.0}
# Wars and raids are rare in these sets, too: a name that a happening is tied to is likely a place.
SCENE_BY_HAND = {"before.scene": 1.6, "before.taking": 1.2}
HEADER = """# Weights of the evidence for place names, in log-odds: what reads as a place, and which place it is.
# Source: logistic regressions on four public sets of news (GWN, TR-News, LGL, GeoVirus; development parts), written by
# benchmarks/learn_places.py; statistics only, no text. Licence: Apache-2.0.

least_chance = {}   # below this chance the best place is not taken
"""


def recognition(
    pages: Sequence[tuple[Document, list[Any]]], gazetteer: GazetteerFile
) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """For each candidate its document, its features and whether the gold has a place there."""
    for number, (page, gold) in enumerate(pages):
        places = [(t["start"], t["end"]) for t in gold if t.get("is_toponym", True)]
        others = {(t["start"], t["end"]) for t in gold if not t.get("is_toponym", True)}
        for candidate, marks in weighed(page, sentences(page), gazetteer):
            span = candidate.span
            right = any(start < span.end and span.start < end for start, end in places)
            if candidate.found is not Found.DEMONYM and (right or (span.start, span.end) not in others):
                yield number, tuple(m for m in marks if not m.startswith("within.")), right


def resolution(
    pages: Sequence[tuple[Document, list[Any]]], gazetteer: GazetteerFile
) -> Iterator[tuple[int, list[dict[str, float]], list[bool]]]:
    """For each name of a document the evidence for each place of that name, and which of these the gold takes."""
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


def _shouted(row: Mapping[str, Any]) -> dict[str, Any]:
    """The same text in capitals, letter for letter, as some agencies once sent it."""
    return dict(row) | {"text": "".join(c.upper() if len(c.upper()) == 1 else c for c in row["text"])}


def _table(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], Array]:
    keys = sorted({key for row in rows for key in row})
    at = {key: i for i, key in enumerate(keys)}
    table = np.zeros((len(rows), len(keys)))
    for i, row in enumerate(rows):
        for key, value in row.items():
            table[i, at[key]] = value
    return keys, table


def binary(table: Array, right: Array) -> Array:
    """Ridge logistic regression by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


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


def _lines(title: str, keys: Sequence[str], weights: Array) -> str:
    kept = [f'"{k}" = {round(float(w), 2)}' for k, w in zip(keys, weights, strict=True) if abs(w) >= 0.05]
    return "\n".join([f"\n[{title}]", *kept, ""])


def main(shared: Path, out: Path) -> None:
    """Learn all three tables and write them."""
    gazetteer = GazetteerFile()
    gold = sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["geo"]))
    rows = [row for s in gold for row in sets.rows(s)]
    pages = [(document(_raw(row), {}), list(row["toponyms"])) for row in rows]
    loud = [(document(_raw(_shouted(row)), {}), list(row["toponyms"])) for row in rows[::4]]
    again = ((4 * number, marks, right) for number, marks, right in recognition(loud, gazetteer))
    found = [*recognition(pages, gazetteer), *again]  # a copy keeps its document's number and so its fold
    keys, table = _table([dict.fromkeys(marks, 1.0) for _, marks, _ in found])
    right, fold = np.array([float(r) for *_, r in found]), np.array([n % FOLDS for n, *_ in found])
    tested = np.concatenate(
        [(table[fold == k] @ binary(table[fold != k], right[fold != k]) > 0) == right[fold == k] for k in range(FOLDS)]
    )
    print(f"names: {np.mean(tested):.3f} of {len(found)} candidates judged rightly")
    plain = [i for i, key in enumerate(keys) if not key.startswith("fits.")]
    text = HEADER.format(LEAST_CHANCE) + _names("first_look", [keys[i] for i in plain], binary(table[:, plain], right))
    text += _names("recognition", keys, binary(table, right))
    text += _places(list(resolution(pages, gazetteer)))
    out.write_text(text, encoding="utf-8")


def _names(title: str, keys: Sequence[str], weights: Array) -> str:
    learned = dict(zip(keys, weights, strict=True)) | SCENE_BY_HAND
    return _lines(title, list(learned), np.array(list(learned.values())))


def _places(asked: Sequence[tuple[int, list[dict[str, float]], list[bool]]]) -> str:
    keys, table = _table([row for _, rows, _ in asked for row in rows])
    right = np.array([float(r) for *_, rights in asked for r in rights])
    group = np.array([i for i, (_, rows, _) in enumerate(asked) for _ in rows])
    fold = np.array([number % FOLDS for number, rows, _ in asked for _ in rows])
    hits = 0
    for k in range(FOLDS):
        weights = choice(table[fold != k], right[fold != k], group[fold != k])
        for name in np.unique(group[fold == k]):
            mine = group == name
            hits += int(right[mine][int(np.argmax(table[mine] @ weights))])
    print(f"places: {hits / len(asked):.3f} of {len(asked)} names of several places resolved rightly")
    learned = dict(zip(keys, choice(table, right, group), strict=True)) | BY_HAND
    return _lines("resolution", list(learned), np.array(list(learned.values())))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "place_weights.toml")
    options = parser.parse_args()
    main(options.shared, options.out)
