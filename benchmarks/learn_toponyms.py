"""Learns data/toponym_weights.toml from the development sets: ``python -m benchmarks.learn_toponyms``. Needs numpy.

Prints how often the learned weights are right on documents they were not learned on (five folds).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from benchmarks import sets
from benchmarks.learning import FOLDS, Page, as_toml, gold_pages, our_pages
from benchmarks.logistic import fitted
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.ports import Gazetteer
from reportedly.read.sentences import sentences
from reportedly.read.toponym_scan import Found, Remembered
from reportedly.read.toponym_unknown import unknown
from reportedly.read.toponyms import weighed
from reportedly.store.gazetteer import GazetteerFile
from reportedly.types.span import Span
from reportedly.types.text import Document

LOUD_SHARE = 4  # one page in four is learned from in capitals, too
FEWEST_PAGES = {"mark": 2, "window": 4}  # a word that fewer pages have is not learned: no text can be read out of the weights
# Wars and raids are rare in these sets: a name that a happening is tied to is likely a place.
SCENE_BY_HAND = {"before.scene": 1.6, "before.taking": 1.2}
# With less a candidate is not taken: a known name that is missed costs more than one that is taken wrongly. "again" is for an
# unknown name that the report has once more, or lists beside one.
LEAST = {"recognition": -0.2, "unknown": 0.0, "again": -1.0}
OWN_SHARE = 3.0  # a page of our own counts as three: they are fewer and tell of wars, which the public sets hardly do
HEADER = """# Weights of the evidence that a name is a place's, in log-odds. [window.*] holds those of words,
# shapes and affixes in and around the name: under each slot, the weight and what has it.
# Source: logistic regressions on public sets of news (GWN, TR-News, LGL, GeoVirus; development parts) and on our own pages,
# written by benchmarks/learn_toponyms.py; statistics only, no text. Licence: Apache-2.0.

# With less a candidate is not taken.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One candidate of one table: the number of its page, its features, whether the gold has a place there, its share."""

    table: str
    page: int
    marks: tuple[str, ...]
    right: bool
    share: float = 1.0


def cases(pages: Sequence[Page], gazetteer: Gazetteer) -> list[Case]:
    """The candidates of the pages, and of some pages once more in capitals; such a copy keeps its page's number."""
    loud = [(_shouted(page), gold) for page, gold in pages[::LOUD_SHARE]]
    again = (replace(c, page=LOUD_SHARE * c.page) for c in judged(loud, gazetteer))
    return [*judged(pages, gazetteer), *again]


def judged(pages: Sequence[Page], gazetteer: Gazetteer) -> Iterator[Case]:
    """Every candidate of the pages that the gold judges, known to the gazetteer or not."""
    for number, (page, gold) in enumerate(pages):
        places = [Span(t["start"], t["end"]) for t in gold if t.get("is_toponym", True) and t["start"] < t["end"]]
        others = {(t["start"], t["end"]) for t in gold if not t.get("is_toponym", True)}
        for x in weighed(page, sentences(page), Remembered(gazetteer)):
            right = {c.span: any(c.span.overlaps(place) for place in places) for c, _ in x.judged}
            known = [c for c, _ in x.judged if right[c.span] or c.found is Found.DEMONYM]
            for candidate, marks in (*x.judged, *unknown(x.line, known, x.seen)):
                span = candidate.span
                hit = right.get(span, any(span.overlaps(place) for place in places))
                if candidate.found is not Found.DEMONYM and (hit or (span.start, span.end) not in others):
                    table = "unknown" if candidate.found is Found.UNKNOWN else "recognition"
                    yield Case(table, number, tuple(m for m in marks if not m.startswith("within.")), hit)


def learn(pages: Sequence[Page], gazetteer: Gazetteer, own: Sequence[Page] = ()) -> str:
    """data/toponym_weights.toml as learned from ``pages`` of the public sets and from pages of our ``own``."""
    return _learned(_all(pages, gazetteer, own))


def _all(pages: Sequence[Page], gazetteer: Gazetteer, own: Sequence[Page]) -> list[Case]:
    ours = (replace(c, page=c.page + len(pages), share=OWN_SHARE) for c in judged(own, gazetteer))
    return [*cases(pages, gazetteer), *ours]


def _learned(found: Sequence[Case]) -> str:
    known, new = ([c for c in found if c.table == table] for table in ("recognition", "unknown"))
    alone = [replace(c, marks=tuple(m for m in c.marks if "=" not in m and not m.startswith("fits."))) for c in known]
    tables = {"first_look": _weights(alone), "recognition": _weights(known), "unknown": _weights(new)}
    text = HEADER + as_toml("least", LEAST)
    for title, weights in tables.items():
        text += as_toml(title, {k: w for k, w in weights.items() if "=" not in k} | SCENE_BY_HAND)
    return text + "".join(_window(title, weights) for title, weights in tables.items())


def _weights(found: Sequence[Case]) -> dict[str, float]:
    pages: dict[str, set[int]] = defaultdict(set)
    for case in found:
        for mark in case.marks:
            pages[mark].add(case.page)
    keep = {mark for mark, on in pages.items() if len(on) >= FEWEST_PAGES["window" if "=" in mark else "mark"]}
    return fitted([c.marks for c in found], [c.right for c in found], [c.share for c in found], keep)


def _window(title: str, weights: Mapping[str, float]) -> str:
    """The weights of the window: for each slot and each weight, to one digit, what has it."""
    slots: dict[str, dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for mark, weight in weights.items():
        slot, equals, value = mark.partition("=")
        if equals and round(weight, 1):
            slots[slot][round(weight, 1)].append(value)
    lines = []
    for slot, groups in slots.items():
        lines.append(f"\n[window.{title}.{slot}]")
        lines += [f'"{w}" = {json.dumps(sorted(values), ensure_ascii=False)}' for w, values in sorted(groups.items())]
    return "\n".join([*lines, ""])


def folds(found: Sequence[Case]) -> Iterator[tuple[Case, float]]:
    """Every candidate with its log-odds by weights that were learned on the other four fifths of the pages."""
    for k in range(FOLDS):
        for table in ("recognition", "unknown"):
            mine = [c for c in found if c.table == table]
            weights = _weights([c for c in mine if c.page % FOLDS != k]) | SCENE_BY_HAND
            yield from ((c, sum(weights.get(m, 0.0) for m in c.marks)) for c in mine if c.page % FOLDS == k)


def _shouted(page: Document) -> Document:
    """The same text in capitals, letter for letter, as some agencies once sent it."""
    text = "".join(c.upper() if len(c.upper()) == 1 else c for c in page.text)
    return document(RawInput("benchmark", text.encode("utf-8", "surrogatepass"), Given(), Kind.TEXT), {})


def main(shared: Path, out: Path, also: Sequence[Path]) -> None:
    """Learn the tables and write them."""
    found = _all(gold_pages(shared), GazetteerFile(), our_pages(shared, also))
    told = list(folds(found))
    for table in ("recognition", "unknown"):
        mine = [(case, points > LEAST[table]) for case, points in told if case.table == table]
        right = sum(case.right == taken for case, taken in mine)
        hits, taken = sum(case.right and taken for case, taken in mine), sum(taken for _, taken in mine)
        print(f"{table}: {right / len(mine):.4f} of {len(mine)} judged rightly; {hits} of {taken} taken are places")
    out.write_text(_learned(found), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument(
        "--also", type=sets.to_learn, nargs="*", default=[sets.LEARNED], help="folders of more pages like the dispatches"
    )
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "toponym_weights.toml")
    options = parser.parse_args()
    main(options.shared, options.out, options.also)
