"""What both learners of places share: the gold pages, tables of features, and tables of weights as TOML."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import sets
from benchmarks.predict import _raw
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.types.text import Document

Array = np.ndarray[Any, np.dtype[np.float64]]
Page = tuple[Document, list[Any]]
"""A document with the toponyms of its gold: ``start``, ``end``, ``is_toponym``, ``geonameid``, ``lat``, ``lon``."""
FOLDS = 5
GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "reports"


def gold_pages(shared: Path) -> list[Page]:
    """Every page of the development parts of the geo sets."""
    gold = sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["geo"]))
    return [(document(_raw(row), {}), list(row["toponyms"])) for s in gold for row in sets.rows(s)]


def our_pages(shared: Path, also: Sequence[Path] = (sets.LEARNED,)) -> list[Page]:
    """All pages of our own to learn from: dispatches, seed, golden reports, and the folders of ``also``."""
    folders = (shared / "dispatches" / "stories", shared / "seed", GOLDEN, *also)
    return [page for folder in folders for page in own_pages(folder)]


def own_pages(folder: Path) -> list[Page]:
    """Every page under a folder in the format of the dispatches, with the places of its gold."""
    return [(_plain(path), list(_places(path))) for path in sorted(folder.rglob("*.txt"))]


def _plain(path: Path) -> Document:
    return document(RawInput(str(path), path.read_bytes(), Given(), Kind.TEXT), {})


def _places(path: Path) -> Iterator[dict[str, Any]]:
    text = path.read_bytes().decode("utf-8")
    for place in tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8")).get("place", []):
        start = quoted(text, place)
        point = {"lat": place.get("lat"), "lon": place.get("lon"), "geonameid": place.get("geonameid")}
        yield {"start": start, "end": start + len(place["quote"]), **point, "level": place["level"]}


def quoted(text: str, entry: Mapping[str, Any]) -> int:
    """Where in ``text`` the quote of an entry of our own gold starts."""
    start = -1
    for _ in range(entry.get("nth", 1)):
        start = text.index(entry["quote"], start + 1)
    return start


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
    kept = [f'"{key}" = {round(float(w), 2)}' for key, w in weights.items() if abs(w) >= 0.05 or title == "least"]
    return "\n".join([f"\n[{title}]", *kept, ""])
