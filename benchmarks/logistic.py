"""Ridge logistic regression over named yes-no features, most of which are absent from any one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.learning import Array

_STEPS, _MEMORY, _CLOSE = 80, 10, 1e-5
_RIDGE = 1.5  # the price of a squared weight
Whole = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Rows:
    """The numbers of the features of all rows, one row after another; ``row`` tells which row each belongs to."""

    feature: Whole
    row: Whole
    rows: int
    features: int

    def points(self, weights: Array) -> Array:
        """The sum of the weights of each row's features."""
        return np.bincount(self.row, weights[self.feature], self.rows).astype(np.float64)

    def slopes(self, errors: Array) -> Array:
        """For each feature the sum of the errors of the rows that have it."""
        return np.bincount(self.feature, errors[self.row], self.features).astype(np.float64)


def fitted(
    rows: Sequence[Sequence[str]], right: Sequence[bool], shares: Sequence[float], keep: set[str], ridge: float = _RIDGE
) -> dict[str, float]:
    """The weight of each feature of ``keep``, in log-odds. ``shares`` tells how much each row counts."""
    names = sorted(keep)
    at = {name: i for i, name in enumerate(names)}
    found = [[at[mark] for mark in set(marks) if mark in at] for marks in rows]
    feature = np.array([i for row in found for i in row], dtype=np.int64)
    table = Rows(feature, np.repeat(np.arange(len(rows)), [len(row) for row in found]), len(rows), len(names))
    goal, share = np.array(right, dtype=np.float64), np.array(shares)

    def cost(weights: Array) -> tuple[float, Array]:
        points = table.points(weights)
        loss = float(np.sum(share * (np.logaddexp(0, points) - goal * points)) + ridge / 2 * weights @ weights)
        return loss, table.slopes(share * (1 / (1 + np.exp(-points)) - goal)) + ridge * weights

    return dict(zip(names, _least(cost, np.zeros(len(names))).tolist(), strict=True))


def _least(cost: Callable[[Array], tuple[float, Array]], start: Array) -> Array:
    """Where a smooth function is least, by limited-memory BFGS with backtracking (Nocedal and Wright, algorithm 7.4)."""
    at, steps = start, list[tuple[Array, Array]]()
    value, slope = cost(at)
    for _ in range(_STEPS):
        way, size = _way(slope, steps), 1.0
        while True:
            new = at - size * way
            lower, turned = cost(new)
            if lower <= value - 1e-4 * size * (slope @ way) or size < 1e-4:
                break
            size /= 2
        steps = [*steps, (new - at, turned - slope)][-_MEMORY:]
        done = value - lower < _CLOSE * abs(value)
        at, value, slope = new, lower, turned
        if done:
            break
    return at


def _way(slope: Array, steps: Sequence[tuple[Array, Array]]) -> Array:
    way = slope.copy()
    if not steps:
        return way / max(1.0, float(np.abs(slope).max()))
    shares = []
    for moved, turned in reversed(steps):
        shares.append((moved @ way) / (turned @ moved))
        way -= shares[-1] * turned
    moved, turned = steps[-1]
    way *= (moved @ turned) / (turned @ turned)
    for (moved, turned), share in zip(steps, reversed(shares), strict=True):
        way += moved * (share - (turned @ way) / (turned @ moved))
    return way
