"""Learns data/role_weights.toml: ``python -m benchmarks.learn_place_roles [--pages FOLDER …]``. Needs numpy.

The gold are hand-coded pages in the format of the dispatches (roles), our own sentences in place_roles.txt (roles) and GWN
(literal or associative use: a name used for its body is an affiliation, a literal one is any other role).
Prints how often the weights are right on pages they were not learned on (five folds over stories).
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import sets
from benchmarks.learning import FOLDS, Array, as_toml
from benchmarks.predict import _raw
from reportedly.ingest.document import document
from reportedly.pipeline import pipeline
from reportedly.resolve.place_roles import asked
from reportedly.resolve.where import places
from reportedly.settings import Settings
from reportedly.types.field import Field
from reportedly.types.mention import Toponym, ToponymUse
from reportedly.types.span import Span
from reportedly.types.world import PlaceRole

ROLES = tuple(PlaceRole)
LETTERS = dict(zip("edlaot", ROLES, strict=True))
ASSOCIATIVE = frozenset({"Metonymic", "Non_Literal_Modifier", "Embedded_Non_Lit"})
LITERAL = frozenset({"Literal", "Literal_Modifier"})
LEAST, RIDGE, STEPS = 5, 1.0, 220
WEIGHT = {"dispatches": 1.5, "gwn": 0.15}
HEADER = """# Weights of the evidence for what a report names a place for, in log-odds: one table a role.
# Source: multinomial logit on hand-coded pages (dispatches, tests/golden, further pages by another hand), own sentences
# (benchmarks/place_roles.txt) and literal or associative use in GWN (development part), written by
# benchmarks/learn_place_roles.py; statistics only, no text. Licence: Apache-2.0.
"""
Answer = tuple[int, int, frozenset[PlaceRole]]


@dataclass(frozen=True, slots=True)
class Item:
    """One name of a gold page: the set and story it is from, its evidence, and the roles that are right."""

    kind: str
    story: str
    marks: tuple[str, ...]
    right: frozenset[PlaceRole]


def items(kind: str, story: str, row: Mapping[str, Any], gold: Sequence[Answer]) -> Iterator[Item]:
    """Every name of one page that the gold answers and the layout does not settle."""
    line = pipeline(Settings())
    page = document(_raw(row), {})
    reading = line.reader.read(page)
    found = [t for t in reading.toponyms if t.use is not ToponymUse.DEMONYM]
    for start, end, _ in gold if kind != "gwn" else ():
        missed = not any(t.span.start < end and start < t.span.end for t in reading.toponyms)
        if missed and any(s.span.holds(Span(start, end)) for s in reading.sentences):
            found.append(Toponym(Span(start, end), page.text[start:end], ToponymUse.LITERAL, "gold"))
    reading = replace(reading, toponyms=tuple(sorted(found, key=lambda t: t.span)))
    named = [p for p in places(page, reading, line.gazetteer) if not p.anchors]
    taken = [(p.toponym, p.field.value if isinstance(p.field, Field) else None) for p in named]
    for (toponym, _), marks in zip(taken, asked(page, reading, taken), strict=True):
        right = next((r for s, e, r in gold if s < toponym.span.end and toponym.span.start < e), None)
        if right and not isinstance(marks, PlaceRole):
            yield Item(kind, story, marks, right)


def pages(kind: str, folder: Path) -> Iterator[Item]:
    """The hand-coded pages under a folder; the name of its folder is a page's story where it has one of its own."""
    for path in sorted(folder.rglob("*.txt")):
        text, told = path.read_bytes().decode(), tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        gold = [(*_at(text, p), frozenset({PlaceRole(p["role"])})) for p in told.get("place", [])]
        row = {"doc_id": path.stem, "text": text, "published": str(told["document"].get("published", ""))}
        yield from items(kind, path.parent.name if path.parent != folder else path.stem, row, gold)


def _at(text: str, place: Mapping[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(place.get("nth", 1)):
        start = text.index(place["quote"], start + 1)
    return start, start + len(place["quote"])


def sentences(path: Path) -> Iterator[Item]:
    """Our own sentences, one a line."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        text, gold, at = "", [], 0
        for match in re.finditer(r"\{([^|}]*)\|([a-z])\}", line) if not line.startswith("#") else ():
            text += line[at : match.start()]
            gold.append((len(text), len(text) + len(match[1]), frozenset({LETTERS[match[2]]})))
            text, at = text + match[1], match.end()
        if gold:
            whole = (text + line[at:]).replace(" // ", "\n\n")
            yield from items("own", str(number), {"doc_id": str(number), "text": whole, "published": "2021-05-05"}, gold)


def associative(shared: Path) -> Iterator[Item]:
    """The names of GWN by literal or associative use."""
    gold_sets = sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["geo"]))
    body, rest = frozenset({PlaceRole.AFFILIATION}), frozenset(ROLES) - {PlaceRole.AFFILIATION}
    for row in (row for s in gold_sets if s.name == "gwn" for row in sets.rows(s)):
        told = [t for t in row["toponyms"] if t["is_toponym"] and t["type"] in ASSOCIATIVE | LITERAL]
        gold = [(t["start"], t["end"], body if t["type"] in ASSOCIATIVE else rest) for t in told]
        yield from items("gwn", str(row["doc_id"]), row, gold)


def table(of: Sequence[Item], keys: Sequence[str]) -> Array:
    """One line of zeros and ones for each item."""
    at = {key: i for i, key in enumerate(keys)}
    found = np.zeros((len(of), len(keys)))
    for i, item in enumerate(of):
        found[i, [at[m] for m in item.marks if m in at]] = 1
    return found


def logit(marks: Array, right: Array, weight: Array) -> Array:
    """Multinomial logit; an item's right roles share its chance. Plain descent with Adam's steps."""
    found, mean, square = (np.zeros((marks.shape[1], right.shape[1])) for _ in range(3))
    for step in range(1, STEPS + 1):
        points = marks @ found
        chance = np.exp(points - points.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        wanted = chance * right
        wanted /= wanted.sum(1, keepdims=True)
        slope = marks.T @ ((chance - wanted) * weight[:, None]) + RIDGE * found
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        found -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return found


def folds(of: Sequence[Item], marks: Array, right: Array, weight: Array) -> dict[str, float]:
    """The share of names of each set that weights learned on the other four fifths of its stories get right."""
    order = {story: i for i, story in enumerate(sorted({(x.kind, x.story) for x in of}))}
    fold = np.array([order[x.kind, x.story] % FOLDS for x in of])
    hits: Counter[str] = Counter()
    for k in range(FOLDS):
        learned = logit(marks[fold != k], right[fold != k], weight[fold != k])
        for i in np.flatnonzero(fold == k):
            hits[of[int(i)].kind] += int(right[i, int(np.argmax(marks[i] @ learned))])
    return {kind: hits[kind] / count for kind, count in Counter(x.kind for x in of).items()}


def main(shared: Path, further: Sequence[Path], out: Path) -> None:
    """Learn the tables and write them."""
    here = Path(__file__).parent
    found = [*pages("dispatches", shared / "dispatches" / "stories"), *pages("golden", here.parent / "tests/golden/reports")]
    found += [item for folder in further for item in pages("further", folder)]
    found += [*sentences(here / "place_roles.txt"), *associative(shared)]
    counted = Counter(m for item in found for m in item.marks)
    keys = sorted(m for m, n in counted.items() if n >= LEAST)
    marks, weight = table(found, keys), np.array([WEIGHT.get(x.kind, 1.0) for x in found])
    right = np.array([[float(role in x.right) for role in ROLES] for x in found])
    for kind, share in folds(found, marks, right, weight).items():
        print(f"{kind}: {share:.3f} of {sum(x.kind == kind for x in found)} names given their role by folds")
    learned = logit(marks, right, weight)
    tables = [as_toml(role.value, dict(zip(keys, learned[:, i], strict=True))) for i, role in enumerate(ROLES)]
    out.write_text(HEADER + "".join(tables), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument(
        "--pages", type=sets.to_learn, nargs="*", default=[sets.LEARNED], help="folders of further hand-coded pages"
    )
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "role_weights.toml")
    options = parser.parse_args()
    main(options.shared, options.pages, options.out)
