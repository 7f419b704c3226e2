"""What a report's other names speak for: countries, divisions and points, each by the chances that its names have so far."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, degrees, floor, radians, sin

from reportedly.resolve.place_evidence import Name
from reportedly.types.earth import kilometres
from reportedly.types.world import Place, PlaceLevel

_NEAR_KM, _SAME_AREA_KM = 50.0, 200.0
_DEGREES = {_NEAR_KM: 0.45, _SAME_AREA_KM: 1.8}  # of latitude, a little more
_ROW = 1.8  # degrees of latitude
_POLE, _ROUND = 90.0, 400.0  # degrees
_ENOUGH = 3
_SURELY_ENOUGH = 3.000001  # whatever the order in which they are added
_LEAST = 0.1  # a place with a smaller chance is no point to lie near to
_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION, PlaceLevel.ADMIN1})

Chances = Sequence[tuple[Place, float]]
Row = tuple[Sequence[float], Sequence[int]]
"""The longitudes of a row of points in order, and the indexes of the points."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place that some name of the report has this chance to mean."""

    lat: float
    lon: float
    name: str
    chance: float


@dataclass(frozen=True, slots=True)
class Focus:
    """How many names are expected to mean something in each country and division, by name and in all, and the points.

    ``points`` are in order of latitude; ``rows`` has for each row of latitudes their longitudes in order and their indexes.
    ``countries`` are in order of how many names are expected to mean something in them.
    """

    by_name: Mapping[str, Mapping[str, float]]
    total: Mapping[str, float]
    points: tuple[Point, ...]
    rows: Mapping[int, Row]
    countries: Mapping[str, None]


_ALL = "in any country"


def focus_of(told: Iterable[tuple[Name, Chances]]) -> Focus:
    """The focus of a report's distinct names, each with the places it may mean and their chances.

    What the chances of a name lack to 1 is the chance that it means none of them. A name that stands in
    several ways (beside different neighbours) counts once, as the mean of them.
    """
    ways: dict[str, list[Chances]] = defaultdict(list)
    datelines: set[str] = set()
    told = tuple(told)
    for name, chances in told:
        ways[name.text].append(chances)
        if name.dateline:
            datelines.add(name.text)
    by_name = {name: _counted(all_of, name in datelines) for name, all_of in ways.items()}
    total: dict[str, float] = defaultdict(float)
    for counted in by_name.values():
        for key, share in counted.items():
            total[key] += share
    points = [
        Point(place.lat, place.lon, name, chance / len(all_of))
        for name, all_of in ways.items()
        for chances in all_of
        for place, chance in chances
        if place.level not in _WIDE and chance / len(all_of) >= _LEAST
    ]
    countries = frozenset(p.country for _, chances in told for p, _ in chances if p.country)
    points.sort(key=lambda p: p.lat)
    most = dict.fromkeys(sorted(countries, key=lambda c: (-total[c], c)))
    return Focus(by_name, total, tuple(points), _rows(points), most)


def _rows(points: Sequence[Point]) -> Mapping[int, Row]:
    rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for i, point in enumerate(points):
        rows[floor(point.lat / _ROW)].append((point.lon, i))
    ordered = {row: sorted(held) for row, held in rows.items()}
    return {row: ([lon for lon, _ in held], [i for _, i in held]) for row, held in ordered.items()}


def _counted(ways: Sequence[Chances], dateline: bool) -> Mapping[str, float]:
    found: dict[str, float] = defaultdict(float)
    for chances in ways:
        for place, chance in chances:
            for key in _keys(place, dateline):
                found[key] += chance / len(ways)
    return found


def _keys(place: Place, dateline: bool) -> Iterator[str]:
    if place.country:
        yield _ALL
        yield place.country
        if dateline:
            yield f"dateline {place.country}"
        if place.level is PlaceLevel.COUNTRY:
            yield f"named {place.country}"
    if place.country and place.admin1:
        yield _first(place)
        if place.level is PlaceLevel.ADMIN1:
            yield f"named {_first(place)}"


def _first(place: Place) -> str:
    return f"{place.country}/{place.admin1}"


def around(name: str, place: Place, focus: Focus) -> Iterator[tuple[str, float]]:
    """The evidence of the other names of the report that ``name`` means ``place``, each between 0 and 1."""
    if place.country:
        rest = max(1.0, _others(name, _ALL, focus))
        in_country = _others(name, place.country, focus) / rest
        in_first = _others(name, _first(place), focus) / rest if place.admin1 else 0.0
        if place.level is PlaceLevel.COUNTRY:
            yield "focus.inside", in_country
        else:
            yield "focus.country", in_country
            yield "focus.inside" if place.level is PlaceLevel.ADMIN1 else "focus.admin1", in_first
            yield "named.country", min(1.0, _others(name, f"named {place.country}", focus))
            yield "dateline.country", min(1.0, _others(name, f"dateline {place.country}", focus))
        if place.level not in _WIDE:
            yield "named.admin1", min(1.0, _others(name, f"named {_first(place)}", focus))
    if place.level not in _WIDE:
        yield from _near(name, place, focus)


def elsewhere(name: str, focus: Focus) -> Iterator[tuple[str, float]]:
    """How much the report is about one country: what speaks against a place of another one."""
    rest = _others(name, _ALL, focus)
    if rest:
        own = focus.by_name.get(name, {})
        first = next((key for key in focus.countries if key not in own), _ALL)
        most = max(_others(name, key, focus) for key in (*own, first) if key in focus.countries)
        yield "none.focus", most / rest * min(1.0, rest / _ENOUGH)


def _others(name: str, key: str, focus: Focus) -> float:
    own = focus.by_name.get(name)
    return max(0.0, focus.total.get(key, 0.0) - (own.get(key, 0.0) if own else 0.0))


def _near(name: str, place: Place, focus: Focus) -> Iterator[tuple[str, float]]:
    """How many other names are expected to lie within 50 and 200 km, as shares of three."""
    close = _expected(name, place, focus, _NEAR_KM)
    same = close if close and close >= _ENOUGH else _expected(name, place, focus, _SAME_AREA_KM)
    if same is not None:
        yield "near.50", min(_ENOUGH, close or 0.0) / _ENOUGH
        yield "near.200", min(_ENOUGH, same) / _ENOUGH


def _expected(name: str, place: Place, focus: Focus, km: float) -> float | None:
    """How many other names are expected within ``km``, None if there is no point of any; counts on no farther than enough."""
    held: dict[str, float] = defaultdict(float)
    found: list[int] = []
    count = 0.0
    for i in _beside(place, focus.rows, _DEGREES[km]):
        point = focus.points[i]
        if point.name != name and kilometres(place.lat, place.lon, point.lat, point.lon) <= km:
            found.append(i)
            count -= min(1.0, held[point.name])
            held[point.name] += point.chance
            count += min(1.0, held[point.name])
            if count > _SURELY_ENOUGH:
                return count
    if not found:
        return None
    exact: dict[str, float] = defaultdict(float)
    for i in sorted(found):
        exact[focus.points[i].name] += focus.points[i].chance
    return sum(min(1.0, n) for n in exact.values())


def _beside(place: Place, rows: Mapping[int, Row], reach: float) -> Iterator[int]:
    """The points no farther than ``reach`` degrees of a great circle from a place, and some that are farther."""
    held = [rows[r] for r in range(floor((place.lat - reach) / _ROW), floor((place.lat + reach) / _ROW) + 1) if r in rows]
    if not held:
        return
    width = sin(radians(reach)) / max(1e-9, cos(radians(place.lat)))
    wide = degrees(asin(width)) if width < 1 and abs(place.lat) + reach < _POLE else _ROUND
    spans = [(place.lon + turn - wide, place.lon + turn + wide) for turn in ((-360, 0, 360) if wide < _ROUND else (0,))]
    for lons, points in held:
        for west, east in spans:
            yield from points[bisect_left(lons, west) : bisect_right(lons, east)]
