"""Learns data/event_confidence.toml, how surely values are right: ``python -m benchmarks.learn_event_confidence``. Needs numpy.

Prints for each field (a table for docs/events.md) how good the probabilities are for stories that were left out of
learning, beside the base rate, and draws their reliability. Takes a minute.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from math import log
from pathlib import Path

from benchmarks import sets
from benchmarks.event_cases import Case, cases, held
from benchmarks.logistic import fitted
from benchmarks.place_diagram import Labels, drawn
from benchmarks.place_errors import Answer, reliability
from reportedly.code.confidence import ALWAYS, FIELDS, chance

FEWEST, FEWEST_WRONG, SEEN, MOST, LEAST, AUC = 60, 5, 5, 7, 0.05, 0.6
"""Values and wrong values that a field needs, cases of a reason, reasons of a field, the least weight, the least AUC."""
BINS = 10
ROOT = Path(__file__).resolve().parents[1]
LABELS = Labels("events", "values", "right on our own pages")
HEADER = """# How likely a value of an event is right: for each field the log-odds where nothing speaks against it, and what
# each reason for doubt (code/confidence.py) takes off. Only "always": no reason told right from wrong in stories left out.
# Source: ridge logistic regression on our own hand-coded pages (the dispatches, the golden reports, pages_of_times/learned)
# and, for acled, the development part of CASE-21 task 2; written by benchmarks/learn_event_confidence.py; statistics only,
# no text. Licence: Apache-2.0.
"""
GROUPS = {
    "what": ("plover", "mode", "acled"),
    "status, frame, own deed": ("status", "time_frame", "own_deed"),
    "who, toll": ("agents", "recipients", "counts"),
    "where, when": ("places", "when"),
}
Weights = Mapping[str, float]


def learned(found: Sequence[Case]) -> Weights:
    """The weights of one field: each reason's is below 0, so that a doubt more never makes a value surer."""
    rows, right = [(ALWAYS, *c.why) for c in found], [c.right for c in found]
    seen = {w: sum(w in row for row in rows) for row in rows for w in row}
    keep = {w for w, times in seen.items() if times >= SEEN}
    while True:
        weights = fitted(rows, right, [1.0] * len(rows), keep)
        doubts = sorted((w for w in keep - {ALWAYS} if weights[w] <= -LEAST), key=weights.__getitem__)[:MOST]
        if len(doubts) == len(keep) - 1:
            return _levelled({w: round(weights[w], 2) for w in doubts}, found)
        keep = {ALWAYS, *doubts}


def _levelled(doubts: Weights, found: Sequence[Case]) -> Weights:
    """With the weight of ``ALWAYS`` at which as many are held to be right as were, by Laplace's rule."""
    goal, low, high = share(found) * len(found), -8.0, 8.0
    while high - low > 1e-3:
        middle = (low + high) / 2
        low, high = (middle, high) if sum(chance({ALWAYS: middle, **doubts}, c.why) for c in found) < goal else (low, middle)
    return {ALWAYS: round(low, 2), **doubts}


def share(found: Sequence[Case]) -> float:
    """How many were right, by Laplace's rule: nothing is sure."""
    return (1 + sum(c.right for c in found)) / (2 + len(found))


def plain(found: Sequence[Case]) -> Weights:
    """The weights of a field in which no reason tells anything: its share alone."""
    return {ALWAYS: round(log(share(found) / (1 - share(found))), 2)}


def left_out(found: Sequence[Case], learn: Callable[[Sequence[Case]], Weights]) -> list[float]:
    """The probability of each value by weights that were learned without its story."""
    told = {story: learn([c for c in found if c.story != story]) for story in {c.story for c in found}}
    return [chance(told[c.story], c.why) for c in found]


def measured(found: Sequence[Case], told: Sequence[float], base: Sequence[float]) -> str:
    """How many values, the share right, the Brier score, that of the base rate, the expected calibration error."""
    error, _ = reliability([_answer(c, p) for c, p in zip(found, told, strict=True)], BINS)
    right = sum(c.right for c in found) / len(found)
    return f"{len(found)} | {right:.3f} | {_brier(found, told):.3f} | {_brier(found, base):.3f} | {error:.3f}"


def _answer(case: Case, told: float) -> Answer:
    return Answer("right" if case.right else "wrong", told)


def _brier(found: Sequence[Case], told: Sequence[float]) -> float:
    return sum((p - c.right) ** 2 for c, p in zip(found, told, strict=True)) / len(found)


def auc(found: Sequence[Case], told: Sequence[float]) -> float:
    """How often a right value is held to be likelier than a wrong one of the same story, ties for half."""
    wins = pairs = 0.0
    for story in {c.story for c in found}:
        mine = [(p, c.right) for c, p in zip(found, told, strict=True) if c.story == story]
        good, bad = ([p for p, r in mine if r is right] for right in (True, False))
        wins += sum((g > b) + (g == b) / 2 for g in good for b in bad)
        pairs += len(good) * len(bad)
    return wins / pairs if pairs else 0.5


def main(options: argparse.Namespace) -> None:
    """Learns all fields, writes their weights, prints and draws how good they are."""
    every, text = cases(options.shared), [HEADER]
    shown: dict[str, list[Answer]] = {name: [] for name in GROUPS}
    print("| field | values | right | Brier | base | ECE | AUC |\n|---|---|---|---|---|---|---|")
    for name in FIELDS:
        found = [c for c in every if c.field == name]
        if len(found) < FEWEST:
            print(f"| `{name}` | {len(found)} | too few |")
            continue
        base, told = left_out(found, plain), left_out(found, learned)
        ranks = auc(found, told)
        tells = ranks >= AUC and sum(not c.right for c in found) >= FEWEST_WRONG
        weights, told = (learned(found), told) if tells else (plain(found), base)
        print(f"| `{name}` | {measured(found, told, base)} | {f'{ranks:.2f}' if tells else f'({ranks:.2f}) the share alone'} |")
        text.append(f"\n[{name}]\n" + "".join(f"{key} = {value}\n" for key, value in weights.items()))
        home = next(group for group, names in GROUPS.items() if name in names)
        shown[home] += map(_answer, found, told)
        if name == "when":
            beyond = held()
            late, usual = [chance(weights, c.why) for c in beyond], [share(found)] * len(beyond)
            print(f"| `when`, pages held out | {measured(beyond, late, usual)} | {auc(beyond, late):.2f} |")
    options.out.write_text("".join(text), encoding="utf-8")
    options.diagram.write_text(drawn(shown, BINS, LABELS), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--out", type=Path, default=Path(str(files("reportedly"))) / "data" / "event_confidence.toml")
    parser.add_argument("--diagram", type=Path, default=ROOT / "docs" / "events-confidence.svg")
    main(parser.parse_args())
