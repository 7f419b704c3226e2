"""The formats that data sets go out in. Another package adds one by the entry point group ``reportedly.exporters``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import entry_points
from pathlib import Path

from reportedly.export import geojson, table
from reportedly.export.codebook_tables import WRITERS
from reportedly.types.record import Record

Exporter = Callable[[Iterable[Record], Path], tuple[Path, ...]]
"""Writes records to a file or folder and names the files that it wrote."""

BUILT_IN: Mapping[str, Exporter] = {"csv": table.write, "geojson": geojson.write, **WRITERS}


def exporters() -> Mapping[str, Exporter]:
    """Every known format by its name; ours cannot be replaced from outside."""
    others: dict[str, Exporter] = {e.name: e.load() for e in entry_points(group="reportedly.exporters")}
    return {**others, **BUILT_IN}
