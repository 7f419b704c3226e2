"""How well a name fits the places that the rest of its report names beyond doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, hypot, radians

from reportedly.read.toponym_scan import Candidate, Found
from reportedly.types.names import folded
from reportedly.types.world import Place, PlaceLevel

_SURE = 1.0
_NEAR_KM = 120.0
_KM_PER_DEGREE = 111.2
_ENOUGH = 2
_MOST_OPTIONS = 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The countries that a report names or has towns in, by number of names, its towns, and the names that are sure."""

    countries: Counter[str]
    towns: tuple[tuple[str, Place], ...]
    sure: frozenset[str]


def surroundings(scored: Iterable[tuple[Candidate, float]]) -> Surroundings:
    """What the names that are places beyond doubt tell; each counts once, as its most populous bearer."""
    sure = {folded(c.name): c.places for c, points in scored if c.places and (points > _SURE or c.found is Found.DEMONYM)}
    tops = {name: places[0] for name, places in sure.items()}
    countries = Counter(p.country for p in tops.values() if p.country)
    return Surroundings(countries, tuple((n, p) for n, p in tops.items() if p.level is PlaceLevel.TOWN), frozenset(sure))


def fits(candidate: Candidate, around: Surroundings) -> Iterator[str]:
    """The features of a candidate that has a bearer among the report's countries or beside its towns."""
    name = folded(candidate.name)
    options = [p for p in candidate.places[:_MOST_OPTIONS] if p.level is not PlaceLevel.COUNTRY]
    own = int(name in around.sure)
    yield from ("fits.sure",) * own
    main = [p for p in options if folded(p.name) == name]
    countries = max((around.countries[p.country] - own for p in main if p.country), default=0)
    if countries > 0:
        yield f"fits.country{min(3, countries)}"
    near = max((sum(n != name and _close(p, town) for n, town in around.towns) for p in options), default=0)
    if near:
        yield "fits.near2" if near >= _ENOUGH else "fits.near1"


def _close(one: Place, other: Place) -> bool:
    north = (one.lat - other.lat) * _KM_PER_DEGREE
    return abs(north) <= _NEAR_KM and hypot(north, (one.lon - other.lon) * _KM_PER_DEGREE * cos(radians(one.lat))) <= _NEAR_KM
