"""Figures for places that no learned weight has seen: five folds over documents. ``python -m benchmarks.place_folds``.

For each fold all weights of places are learned anew on the other four fifths and on our own pages, in a copy of the package,
and the pipeline with those weights reads the rest. Prints the scorers' figures, how far the confidence can be trusted, and the
errors by kind.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks import floors, learn_confidence, learn_places, learn_toponyms, sets
from benchmarks.learning import FOLDS, Page, gold_pages, our_pages
from benchmarks.place_diagram import drawn
from benchmarks.place_errors import Answer, answers, kinds, reliability
from benchmarks.predict import SETTINGS, _raw
from benchmarks.shapes import geo
from reportedly.pipeline import pipeline
from reportedly.ports import Gazetteer
from reportedly.settings import Settings
from reportedly.store.gazetteer import GazetteerFile, default_path
from reportedly.types.field import Field

ROOT = Path(__file__).resolve().parents[1]
LEARNERS: Mapping[str, Callable[[Sequence[Page], Gazetteer, Sequence[Page]], str]] = {
    "toponym_weights": learn_toponyms.learn,
    "place_weights": learn_places.learn,
    "place_confidence": lambda pages, gazetteer, _: learn_confidence.learn(pages, gazetteer),
}
# What reads as a place is learned twice: its features see the first look, which must not have seen the fold either.
STEPS = ("toponym_weights", "toponym_weights", "place_weights", "place_confidence", "predict")
BINS = 10


def step(name: str, fold: int, shared: Path, out: Path) -> None:
    """One step of one fold, in the process whose package it changes."""
    if name in LEARNERS:
        pages = [page for i, page in enumerate(gold_pages(shared)) if i % FOLDS != fold]
        learned = LEARNERS[name](pages, GazetteerFile(), our_pages(shared))
        (default_path().parent / f"{name}.toml").write_text(learned, encoding="utf-8")
        return
    reader = pipeline(Settings(**SETTINGS["geo"]))
    with out.open("w", encoding="utf-8") as lines:
        for i, (gold, row) in enumerate(_rows(shared)):
            if i % FOLDS == fold:
                record = reader.read(_raw(row))
                told = geo(record)
                for toponym, mention in zip(told["toponyms"], (p for p in record.places if not p.anchors), strict=True):
                    field = mention.field
                    toponym["use"] = mention.toponym.use.value
                    toponym["confidence"] = field.confidence if isinstance(field, Field) else None
                    toponym["level"] = field.value.level.value if isinstance(field, Field) else None
                lines.write(json.dumps(told | {"set": gold.name, "doc_id": row["doc_id"]}) + "\n")


def _rows(shared: Path) -> Iterator[tuple[sets.GoldSet, Mapping[str, Any]]]:
    for gold in sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["geo"])):
        for row in sets.rows(gold):
            yield gold, row


def run(fold: int, shared: Path, work: Path) -> list[Mapping[str, Any]]:
    """All steps of one fold; its predictions."""
    package, out = work / str(fold) / "reportedly", work / f"{fold}.jsonl"
    source = ROOT / "src" / "reportedly"
    shutil.copytree(source, package, ignore=shutil.ignore_patterns("gazetteer.sqlite", "gazetteer.part", "__pycache__"))
    (package / "data" / default_path().name).symlink_to(default_path())
    path = os.pathsep.join([str(package.parent), str(ROOT)])
    for name in STEPS:
        command = [sys.executable, "-m", "benchmarks.place_folds", "--shared", str(shared), "--fold", str(fold)]
        subprocess.run([*command, "--step", name, "--out", str(out)], env={**os.environ, "PYTHONPATH": path}, check=True)
    print(f"… fold {fold + 1} of {FOLDS}", file=sys.stderr, flush=True)
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def main(shared: Path, diagram: Path | None) -> None:
    """All folds, then the figures."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        told = [row for rows in pool.map(lambda fold: run(fold, shared, Path(folder)), range(FOLDS)) for row in rows]
    predicted = {(row["set"], row["doc_id"]): row for row in told}
    found: dict[str, list[Answer]] = {}
    for gold in sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["geo"])):
        rows = list(sets.rows(gold))
        mine = [predicted[gold.name, row["doc_id"]] for row in rows]
        figures = floors.figures(gold, rows, mine)
        found[gold.name] = [a for row, answer in zip(rows, mine, strict=True) for a in answers(row, answer)]
        print(f"\n{gold.name}, by {FOLDS} folds")
        for path, value in figures.items():
            print(f"  {path:44}{value:8.3f}")
        error, table = reliability(found[gold.name], BINS)
        print(f"  {'calibration error, ' + str(BINS) + ' bins':44}{error:8.3f}")
        for low, count, said, right in table:
            print(f"    {low:.1f}  {count:5d} names  said {said:.3f}  right {right:.3f}")
        print("  " + ", ".join(f"{kind} {count}" for kind, count in kinds(found[gold.name]).most_common()))
    if diagram:
        diagram.write_text(drawn(found, BINS), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--diagram", type=Path, help="where to draw the reliability diagram (SVG)")
    parser.add_argument("--fold", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--step", choices=sorted(set(STEPS)), help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.step:
        step(options.step, options.fold, options.shared, options.out)
    else:
        main(options.shared, options.diagram)
