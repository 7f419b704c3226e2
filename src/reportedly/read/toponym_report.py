"""How well a name fits the places that the rest of its report names beyond doubt."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from math import cos, floor, hypot, radians

from reportedly.read.toponym_scan import Candidate, Found
from reportedly.types.names import folded
from reportedly.types.world import Place, PlaceLevel

_SURE = 1.0
_NEAR_KM = 120.0
_KM_PER_DEGREE = 111.2
_CELL_DEGREES = 10.0  # 120 km at 83 degrees north
_ENOUGH = 2
_MOST_OPTIONS = 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The countries that a report names or has towns in, by number of names, its towns by cell, and the names that are sure."""

    countries: Counter[str]
    towns: Mapping[tuple[int, int], list[tuple[str, Place]]]
    sure: frozenset[str]

    def around(self, place: Place) -> Iterator[tuple[str, Place]]:
        """The towns in the cell of a place and in the eight cells beside it, with their names."""
        row, column = _cell(place)
        for south, west in product((-1, 0, 1), repeat=2):
            yield from self.towns.get((row + south, column + west), ())


def surroundings(scored: Iterable[tuple[Candidate, float]]) -> Surroundings:
    """What the names that are places beyond doubt tell; each counts once, as its most populous bearer."""
    sure = {folded(c.name): c.places for c, points in scored if c.places and (points > _SURE or c.found is Found.DEMONYM)}
    tops = {name: places[0] for name, places in sure.items()}
    countries = Counter(p.country for p in tops.values() if p.country)
    towns: dict[tuple[int, int], list[tuple[str, Place]]] = defaultdict(list)
    for name, place in tops.items():
        if place.level is PlaceLevel.TOWN:
            towns[_cell(place)].append((name, place))
    return Surroundings(countries, towns, frozenset(sure))


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
    near = 0
    for place in options:
        beside = (n for n, town in around.around(place) if n != name and _close(place, town))
        near = max(near, sum(1 for _ in islice(beside, _ENOUGH)))
        if near >= _ENOUGH:
            break
    if near:
        yield "fits.near2" if near >= _ENOUGH else "fits.near1"


def _cell(place: Place) -> tuple[int, int]:
    """A cell that is ``_NEAR_KM`` high and, where towns are, at least as wide."""
    return floor(place.lat * _KM_PER_DEGREE / _NEAR_KM), floor(place.lon / _CELL_DEGREES)


def _close(one: Place, other: Place) -> bool:
    north = (one.lat - other.lat) * _KM_PER_DEGREE
    return abs(north) <= _NEAR_KM and hypot(north, (one.lon - other.lon) * _KM_PER_DEGREE * cos(radians(one.lat))) <= _NEAR_KM
