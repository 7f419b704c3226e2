"""A map layer: one GeoJSON feature (RFC 7946) for each event and each place of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from reportedly.export.files import written
from reportedly.export.rows import Cell, Row, event_rows
from reportedly.types.record import Record

Feature = dict[str, object]


def write(records: Iterable[Record], out: Path) -> tuple[Path, ...]:
    """A FeatureCollection, one feature a line. An event whose place is unknown has no geometry but the reason."""
    with written(out) as file:
        file.write('{"type":"FeatureCollection","features":[')
        before = "\n"
        for record in records:
            for row in event_rows(record):
                file.write(before + json.dumps(_feature(row), ensure_ascii=False, allow_nan=False, separators=(",", ":")))
                before = ",\n"
        file.write("\n]}\n")
    return (out,)


def _feature(row: Row) -> Feature:
    index = row["place_index"]
    name = f"{row['report']}#{row['event']}@{row['engine']}"
    return {
        "type": "Feature",
        "id": name if index is None else f"{name}/{index}",
        "geometry": _point(row["lon"], row["lat"]),
        "properties": {k: v for k, v in row.items() if v is not None and k not in ("lat", "lon", "place_index")},
    }


def _point(lon: Cell, lat: Cell) -> Feature | None:
    return None if lon is None or lat is None else {"type": "Point", "coordinates": [lon, lat]}
