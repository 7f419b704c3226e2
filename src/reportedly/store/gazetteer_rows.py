"""One place while the gazetteer is built, and what is reckoned from the towns of an area. Used when building only."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.types.earth import kilometres
from reportedly.types.world import PlaceLevel

_CODE_LENGTH = 3
_LEAST_KM, _LEAST_KM_OF_FEW, _ENOUGH_TOWNS = 5.0, 20.0, 3


@dataclass(frozen=True, slots=True)
class Row:
    """One place with all its names. ``division`` is the GeoNames code of its first-level division, used here only."""

    id: int
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    level: PlaceLevel
    population: int
    precision_km: float
    names: tuple[str, ...] = ()
    division: str = ""


def table(name: str) -> list[dict[str, str]]:
    """The lines of ``data/<name>.csv`` by their heading; lines that start with # are left out."""
    text = (files("reportedly") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def points() -> Mapping[int, tuple[float, float]]:
    """GeoNames' own points of countries, divisions and regions: latitude and longitude by GeoNames id."""
    return {int(row["geonames_id"]): (float(row["lat"]), float(row["lon"])) for row in table("gazetteer_points")}


@cache
def _geonames() -> Mapping[int, str]:
    return {int(row["geonames_id"]): row["name"] for row in table("gazetteer_points") if row["name"]}


def geonames(gid: int | None) -> tuple[str, ...]:
    """GeoNames' own name of a division if the bulk source of divisions lacks it."""
    name = _geonames().get(gid or 0)
    return (name,) if name else ()


def is_code(name: str) -> bool:
    """Whether a name is an abbreviation such as an airport's code."""
    return len(name) <= _CODE_LENGTH and name.isascii() and name.isupper()


def middle(members: Sequence[Row]) -> tuple[float, float]:
    """The centre of the area that towns cover: half-degree cells count once, so that one big city does not pull it."""
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in members:
        cells[round(row.lat * 2), round(row.lon * 2)].append(row)
    lats = [sum(r.lat for r in c) / len(c) for c in cells.values()]
    lons = [sum(r.lon for r in c) / len(c) for c in cells.values()]
    return round(sum(lats) / len(lats), 4), round(sum(lons) / len(lons), 4)


def spread(lat: float, lon: float, members: Sequence[Row]) -> float:
    """How far the farthest town lies from a point: at least 5 km, 20 km if only one or two are known, 50 km if none is."""
    far = [kilometres(lat, lon, r.lat, r.lon) for r in members]
    least = _LEAST_KM if len(far) >= _ENOUGH_TOWNS else _LEAST_KM_OF_FEW
    return round(max(least, max(far, default=50.0)), 0)
