"""Measures the chosen sets, shows the figures beside the baselines, and holds them to floors.toml."""

from __future__ import annotations

import argparse
import importlib.util
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import baselines, sets
from benchmarks.predict import predictions
from benchmarks.sets import GoldSet

FLOORS = Path(__file__).with_name("floors.toml")
SLACK = 0.0005


@dataclass(frozen=True, slots=True)
class Measured:
    """One set's figures: path -> value, ours and the baseline's (empty where there is none)."""

    gold: GoldSet
    ours: Mapping[str, float]
    baseline: Mapping[str, float]
    baseline_name: str
    whole: Mapping[str, Any]


def measure(chosen: Iterable[GoldSet], options: argparse.Namespace) -> list[Measured]:
    """Predicts and scores each set, and its baseline."""
    found = []
    for gold in chosen:
        print(f"… {gold.name}", file=sys.stderr, flush=True)
        rows = list(sets.rows(gold, options.limit))
        ours = list(predictions(gold.task, rows, sources=sets.register(gold), workers=options.workers))
        whole = _score(gold, rows, ours)
        if options.full:
            _show_whole(gold, whole)
        name, simple = baselines.BASELINES.get(gold.task, ("", None))
        plain = _score(gold, rows, [simple(row) for row in rows]) if simple else {}
        found.append(Measured(gold, _figures(gold, whole), _figures(gold, plain), name, whole))
    return found


def _score(gold: GoldSet, rows: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    scorer = module(gold.scorer)
    if gold.task == "dispatch":
        return _score_dispatch(scorer, gold, predicted)
    by_id = {r["doc_id"]: r for r in rows}
    extra = {"everything": True} if gold.task == "acled" else {}
    result: Mapping[str, Any] = scorer.score(by_id, {p["doc_id"]: p for p in predicted}, **extra)
    return result


def _score_dispatch(scorer: ModuleType, gold: GoldSet, predicted: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    counts: Counter[Any] = Counter()
    docs = {p["doc"]: p for p in predicted if "doc" in p}
    stories = {p["story"]: p for p in predicted if "story" in p}
    for name, story in scorer.load(str(gold.gold)).items():
        maps = {d: scorer.score_doc(g, docs.get(d, {}), counts) for d, g in story["reports"].items()}
        scorer.score_story(story, stories.get(name, {}), docs, maps, counts)
    result: Mapping[str, Any] = scorer.result(counts)
    return result


def module(path: Path) -> ModuleType:
    """A scorer as a module, with those that it imports from beside it."""
    sys.path.insert(0, str(path.parent))
    try:
        spec = importlib.util.spec_from_file_location(path.stem, path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        loaded = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded)
        return loaded
    finally:
        sys.path.remove(str(path.parent))


def figures(gold: GoldSet, rows: Sequence[Mapping[str, Any]], predicted: Sequence[Mapping[str, Any]]) -> dict[str, float]:
    """The figures of a set that count, for these predictions."""
    return _figures(gold, _score(gold, rows, predicted))


def _figures(gold: GoldSet, whole: Mapping[str, Any]) -> dict[str, float]:
    figures = {}
    for path in gold.figures:
        value: Any = whole
        for part in path.split("/"):
            value = value.get(part) if isinstance(value, Mapping) else None
        if isinstance(value, (int, float)):
            figures[path] = round(float(value), 4)
    return figures


def _show_whole(gold: GoldSet, whole: Mapping[str, Any]) -> None:
    if gold.task == "dispatch":
        scorer = module(gold.scorer)
        for key, value in scorer.rnd(whole).items():
            scorer.compact(value, key)
        return
    scorer = module(gold.scorer.with_name("scorelib.py"))
    scorer.show(whole)


def show(rows: Iterable[Measured]) -> None:
    """Prints the table: set, figure, ours, floor, baseline."""
    floors = _read()
    print(f"{'set':22}{'figure':44}{'ours':>8}{'floor':>8}{'baseline':>10}")
    for row in rows:
        for path, value in row.ours.items():
            floor = floors.get(row.gold.name, {}).get(path)
            plain = row.baseline.get(path)
            cells = (
                f"{value:8.3f}",
                f"{floor:8.3f}" if floor is not None else f"{'':8}",
                f"{plain:10.3f}" if plain is not None else "",
            )
            print(f"{row.gold.name:22}{path:44}{''.join(cells)}")
        if row.baseline_name:
            print(f"{'':22}baseline: {row.baseline_name}")


def check(rows: Iterable[Measured]) -> int:
    """0 if every figure is on or over its floor and the sets are those the floors were measured on; else 1, named on stderr."""
    floors, low = _read(), []
    for row in rows:
        known = floors.get(row.gold.name, {})
        if known and known.get("digest") != row.gold.digest():
            low.append(f"{row.gold.name}: the gold files are not those of the floors (digest {row.gold.digest()})")
            continue
        for path, floor in known.items():
            if path != "digest" and row.ours.get(path, 0.0) < floor - SLACK:
                low.append(f"{row.gold.name} {path}: {row.ours.get(path, 0.0):.4f} is under its floor {floor:.4f}")
    for line in low:
        print(line, file=sys.stderr)
    return 1 if low else 0


def rise(rows: Iterable[Measured]) -> None:
    """Writes today's figures as floors where they are higher. A floor is lowered by hand, in a commit that says why."""
    floors = _read()
    for row in rows:
        known = floors.setdefault(row.gold.name, {})
        known["digest"] = row.gold.digest()
        for path, value in row.ours.items():
            known[path] = max(value, known.get(path, 0.0))
    lines = [
        "# Scores that must not sink: python -m benchmarks score --floors. --rise raises them; lowering one needs a reason."
    ]
    for name in sorted(floors):
        lines += [
            "",
            f"[{name}]",
            *(f'"{k}" = "{v}"' if k == "digest" else f'"{k}" = {v:.4f}' for k, v in floors[name].items()),
        ]
    with tempfile.NamedTemporaryFile("w", dir=FLOORS.parent, delete=False, encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    Path(out.name).replace(FLOORS)


def _read() -> dict[str, dict[str, Any]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
