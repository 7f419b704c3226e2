"""What both learners of places share: the gold pages, tables of features, and tables of weights as TOML."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import sets
from benchmarks.predict import _raw
from reportedly.ingest.document import document
from reportedly.types.text import Document

Array = np.ndarray[Any, np.dtype[np.float64]]
Page = tuple[Document, list[Any]]
"""A document with the toponyms of its gold: ``start``, ``end``, ``is_toponym``, ``geonameid``, ``lat``, ``lon``."""
FOLDS = 5


def gold_pages(shared: Path) -> list[Page]:
    """Every page of the development parts of the geo sets."""
    gold = sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["geo"]))
    return [(document(_raw(row), {}), list(row["toponyms"])) for s in gold for row in sets.rows(s)]


def tabled(rows: Sequence[Mapping[str, float]]) -> tuple[list[str], Array]:
    """The names of all features, sorted, and one line of values for each row."""
    keys = sorted({key for row in rows for key in row})
    at = {key: i for i, key in enumerate(keys)}
    table = np.zeros((len(rows), len(keys)))
    for i, row in enumerate(rows):
        for key, value in row.items():
            table[i, at[key]] = value
    return keys, table


def as_toml(title: str, weights: Mapping[str, float]) -> str:
    """One table of weights, rounded to two digits, without those that hardly weigh."""
    kept = [f'"{key}" = {round(float(w), 2)}' for key, w in weights.items() if abs(w) >= 0.05]
    return "\n".join([f"\n[{title}]", *kept, ""])
