"""Learns data/toponym_weights.toml from the development sets: ``python -m benchmarks.learn_toponyms``. Needs numpy.

Prints how often the learned weights are right on documents they were not learned on (five folds).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np

from benchmarks import sets
from benchmarks.learning import FOLDS, Array, Page, as_toml, gold_pages, tabled
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.ports import Gazetteer
from reportedly.read.sentences import sentences
from reportedly.read.toponym_scan import Found
from reportedly.read.toponyms import weighed
from reportedly.store.gazetteer import GazetteerFile
from reportedly.types.text import Document

LOUD_SHARE = 4  # one page in four is learned from in capitals, too
# Wars and raids are rare in these sets: a name that a happening is tied to is likely a place.
SCENE_BY_HAND = {"before.scene": 1.6, "before.taking": 1.2}
HEADER = """# Weights of the evidence that a name is a place's, in log-odds.
# Source: logistic regressions on four public sets of news (GWN, TR-News, LGL, GeoVirus; development parts), written by
# benchmarks/learn_toponyms.py; statistics only, no text. Licence: Apache-2.0.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate: the number of its page, its features, and whether the gold has a place there."""

    page: int
    marks: tuple[str, ...]
    right: bool


def recognition(pages: Sequence[Page], gazetteer: Gazetteer) -> Iterator[Case]:
    """Every candidate of the pages that the gold judges."""
    for number, (page, gold) in enumerate(pages):
        places = [(t["start"], t["end"]) for t in gold if t.get("is_toponym", True)]
        others = {(t["start"], t["end"]) for t in gold if not t.get("is_toponym", True)}
        for candidate, marks in weighed(page, sentences(page), gazetteer):
            span = candidate.span
            right = any(start < span.end and span.start < end for start, end in places)
            if candidate.found is not Found.DEMONYM and (right or (span.start, span.end) not in others):
                yield Case(number, tuple(m for m in marks if not m.startswith("within.")), right)


def cases(pages: Sequence[Page], gazetteer: Gazetteer) -> list[Case]:
    """The candidates of the pages, and of some pages once more in capitals; such a copy keeps its page's number."""
    loud = [(_shouted(page), gold) for page, gold in pages[::LOUD_SHARE]]
    again = (Case(LOUD_SHARE * case.page, case.marks, case.right) for case in recognition(loud, gazetteer))
    return [*recognition(pages, gazetteer), *again]


def learn(pages: Sequence[Page], gazetteer: Gazetteer) -> str:
    """data/toponym_weights.toml as learned from ``pages``."""
    return _learned(cases(pages, gazetteer))


def _learned(found: Sequence[Case]) -> str:
    keys, table = tabled([dict.fromkeys(case.marks, 1.0) for case in found])
    right = np.array([float(case.right) for case in found])
    plain = [i for i, key in enumerate(keys) if not key.startswith("fits.")]
    first = dict(zip([keys[i] for i in plain], binary(table[:, plain], right), strict=True))
    second = dict(zip(keys, binary(table, right), strict=True))
    return HEADER + as_toml("first_look", first | SCENE_BY_HAND) + as_toml("recognition", second | SCENE_BY_HAND)


def binary(table: Array, right: Array) -> Array:
    """Ridge logistic regression by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(12):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - right) + weights
        curve = (table * (chance * (1 - chance))[:, None]).T @ table + np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def folds(found: Sequence[Case]) -> float:
    """The share of candidates that weights learned on the other four fifths of the pages judge rightly."""
    _, table = tabled([dict.fromkeys(case.marks, 1.0) for case in found])
    right, fold = np.array([float(c.right) for c in found]), np.array([c.page % FOLDS for c in found])
    hits = 0
    for k in range(FOLDS):
        weights = binary(table[fold != k], right[fold != k])
        hits += int(np.sum((table[fold == k] @ weights > 0) == right[fold == k]))
    return hits / len(found)


def _shouted(page: Document) -> Document:
    """The same text in capitals, letter for letter, as some agencies once sent it."""
    text = "".join(c.upper() if len(c.upper()) == 1 else c for c in page.text)
    return document(RawInput("benchmark", text.encode("utf-8", "surrogatepass"), Given(), Kind.TEXT), {})


def main(shared: Path, out: Path) -> None:
    """Learn both tables and write them."""
    found = cases(gold_pages(shared), GazetteerFile())
    print(f"names: {folds(found):.3f} of {len(found)} candidates judged rightly")
    out.write_text(_learned(found), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "toponym_weights.toml")
    options = parser.parse_args()
    main(options.shared, options.out)
