"""The compiled gazetteer: one read-only SQLite file that is looked up, never loaded."""

from __future__ import annotations

import sqlite3
import sys
import weakref
from collections.abc import Iterator, Mapping
from importlib.resources import files
from math import ceil, cos, floor, radians
from pathlib import Path

from reportedly.errors import StoreError
from reportedly.types.earth import kilometres
from reportedly.types.names import folded
from reportedly.types.world import Place, PlaceLevel

SCHEMA = 2
LEVELS = tuple(PlaceLevel)
CELLS_PER_DEGREE = 2
POINT, RADIUS = 100_000, 10
"""Degrees and kilometres are kept as whole numbers: hundred-thousandths of a degree (a metre) and tenths of a kilometre."""
_PLACE = "p.id, p.name, p.lat, p.lon, p.area, p.level, p.population, p.radius"
_Row = tuple[int, str, int, int, int, int, int, int]
# A first word that starts names of one word only is not in firsts.
_STARTS = """SELECT coalesce((SELECT words FROM firsts WHERE word = ?), (SELECT 1 FROM names WHERE name = ? AND rank = 0), 0)"""


def default_path() -> Path:
    """Where the gazetteer that comes with the package lies."""
    return Path(str(files("reportedly"))) / "data" / "gazetteer.sqlite"


def cell(lat: float, lon: float) -> int:
    """The number of the half-degree cell that holds a WGS 84 point."""
    return floor((lat + 90) * CELLS_PER_DEGREE) * 360 * CELLS_PER_DEGREE + floor((lon + 180) % 360 * CELLS_PER_DEGREE)


class GazetteerFile:
    """Implements :class:`reportedly.ports.Gazetteer` on a file that ``reportedly.store.gazetteer_build`` wrote.

    Raises:
        StoreError: the file is missing or was not written by this version's builder.
    """

    def __init__(self, path: Path | None = None) -> None:
        path = path or default_path()
        remedy = "Build it with: python -m reportedly.store.gazetteer_build"
        if not path.is_file():
            raise StoreError("the gazetteer file is missing", str(path), remedy)
        try:
            self._db = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            weakref.finalize(self, self._db.close)
            made = self._db.execute("PRAGMA user_version").fetchone()[0]
            self._areas: dict[int, tuple[str | None, str | None]] = (
                {i: (country, admin1) for i, country, admin1 in self._db.execute("SELECT id, country, admin1 FROM areas")}
                if made == SCHEMA
                else {}
            )
        except sqlite3.DatabaseError as e:
            raise StoreError(f"this is no gazetteer file: {e}", str(path), remedy) from e
        if made != SCHEMA:
            raise StoreError(f"this gazetteer has layout {made}, expected {SCHEMA}", str(path), remedy)

    def at(self, year: int | None) -> GazetteerFile:  # noqa: ARG002 - the file knows no years
        """What it knows for a report of ``year``: all, as its names hold in every year."""
        return self

    def own(self, name: str) -> Mapping[int, str]:  # noqa: ARG002 - the file holds no list of a user
        """None: these are nobody's own places."""
        return {}

    def countries(self) -> frozenset[str]:
        """The ISO 3166-1 alpha-2 codes of all countries that it has places in."""
        return frozenset(country for country, _ in self._areas.values() if country)

    def beginning(self, letters: str) -> Iterator[str]:
        """All folded names that begin with ``letters`` (folded), in their order."""
        query = "SELECT DISTINCT name FROM names WHERE name >= ? AND name < ? ORDER BY name"
        first = folded(letters)
        return (str(name) for (name,) in self._db.execute(query, (first, first + chr(sys.maxunicode))))

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that bear ``name`` (folded: case, accents, hyphens), most populous first; empty if none."""
        query = f"SELECT {_PLACE} FROM names n JOIN places p ON p.id = n.place WHERE n.name = ? ORDER BY n.rank"
        return tuple(map(self._place, self._db.execute(query, (folded(name),))))

    def starts(self, word: str) -> int:
        """The largest number of words in any name whose first word is ``word`` (folded); 0 if there is none."""
        first = folded(word).partition(" ")[0]
        return int(self._db.execute(_STARTS, (first, first)).fetchone()[0])

    def get(self, gazetteer_id: int) -> Place | None:
        """The place with this GeoNames id, or None."""
        row = self._db.execute(f"SELECT {_PLACE} FROM places p WHERE p.id = ?", (gazetteer_id,)).fetchone()
        return self._place(row) if row else None

    def near(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """Towns within ``km`` kilometres of a WGS 84 point, nearest first."""
        found = []
        for first, last in _bands(lat, lon, km):
            query = f"SELECT {_PLACE} FROM places p WHERE p.cell BETWEEN ? AND ?"
            for place in map(self._place, self._db.execute(query, (first, last))):
                away = kilometres(lat, lon, place.lat, place.lon)
                if away <= km:
                    found.append((away, place.gazetteer_id, place))
        return tuple(place for _, _, place in sorted(found, key=lambda x: x[:2]))

    def _place(self, row: _Row) -> Place:
        gid, name, lat, lon, area, level, population, radius = row
        country, admin1 = self._areas[area]
        return Place(gid, name, lat / POINT, lon / POINT, country, admin1, LEVELS[level], population, radius / RADIUS)


def _bands(lat: float, lon: float, km: float) -> list[tuple[int, int]]:
    """The ranges of cell numbers that cover a circle, one or two for each row of cells."""
    size = 1 / CELLS_PER_DEGREE
    reach = km / 111.0
    rows = range(floor((max(lat - reach, -90) + 90) / size), floor((min(lat + reach, 90) + 90) / size) + 1)
    width = 180.0 if abs(lat) + reach >= 89 else min(180.0, reach / cos(radians(abs(lat) + reach)))
    per_row = 360 * CELLS_PER_DEGREE
    if width >= 180 - size:
        return [(row * per_row, row * per_row + per_row - 1) for row in rows]
    west, count = floor((lon - width + 180) % 360 / size), ceil(2 * width / size) + 1
    bands = []
    for row in rows:
        start, end = row * per_row + west, row * per_row + west + count
        edge = (row + 1) * per_row - 1
        bands.append((start, min(end, edge)))
        if end > edge:
            bands.append((row * per_row, row * per_row + end - edge - 1))
    return bands
