"""The point and the radius that a phrase such as "12 km south-east of Qom" tells, reckoned from its anchors."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.lexicon import load
from reportedly.resolve.great_circle import Point, destination, halfway, sector, toward
from reportedly.types.earth import kilometres
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Vicinity, VicinityKind
from reportedly.types.record import PlaceMention
from reportedly.types.world import Place, PlaceLevel
from reportedly.version import VERSION

_PAIRS = frozenset({VicinityKind.BETWEEN, VicinityKind.ROUTE})
Reckoned = tuple[Point, float, str, str]
"""The point, the radius in kilometres, what to call it, and how it was reckoned."""


def measured(place: Place) -> bool:
    """Whether a place is small enough to measure from."""
    return place.precision_km <= _rule("widest")


def derived_point(told: Vicinity, anchors: Sequence[PlaceMention], text: str) -> Field[Place] | Unknown | None:
    """The derived point of a phrase with basis *inferred*, an Unknown with the reason, or None where it tells no place.

    ``anchors`` are the resolved names of the phrase and ``text`` its characters. The point carries the id of its first
    anchor, the country and division that its anchors share, and the confidence of the least sure of them.
    """
    spans = (told.span, *told.anchors)
    fields = [m.field for m in anchors]
    unknown = next((f for f in fields if isinstance(f, Unknown)), None)
    if unknown:
        return Unknown(unknown.reason, spans, "an anchor is unknown")
    known = [f for f in fields if isinstance(f, Field)]
    places = [f.value for f in known]
    why = _too_vague(told, places, text)
    if why is not None:
        return Unknown(Reason.VAGUE, spans, why) if why else None
    point, radius, name, note = _reckoned(told, places, text)
    sure = [f.confidence for f in known if f.confidence is not None]
    origin = Origin("rules", VERSION, f"derived {told.rule}")
    return Field(_place(point, radius, name, places), Basis.INFERRED, spans, origin, note, min(sure, default=None))


def _too_vague(told: Vicinity, places: Sequence[Place], text: str) -> str | None:
    """Why no point can be told, "" where the phrase is no place at all, None where a point can be told."""
    wide = next((p for p in places if not measured(p)), None)
    if wide:
        border = told.kind is VicinityKind.BETWEEN and not text.lower().startswith("between")
        distant = told.kind is VicinityKind.AWAY and told.km is not None
        return f"{wide.name} is too large to measure from" if border or distant else ""
    if told.kind is VicinityKind.TRAVEL:
        return "a time on the way tells no distance"
    if told.kind not in _PAIRS:
        return None
    one, other = places
    if one.gazetteer_id == other.gazetteer_id:
        return f"both names were taken for {one.name}"
    apart = kilometres(one.lat, one.lon, other.lat, other.lon)
    if apart > _rule("farthest") or (told.km or 0.0) > apart * (1 + _rule("bend")):
        return f"{one.name} and {other.name} lie {apart:.0f} km apart"
    return None


def _reckoned(told: Vicinity, places: Sequence[Place], text: str) -> Reckoned:
    if told.kind in _PAIRS:
        return _of_two(told, places[0], places[1], text)
    if told.kind is VicinityKind.AWAY and told.km is not None:
        return _at_distance(told, places[0], told.km)
    if told.bearing is not None:
        return _towards(told, places[0], told.bearing)
    return _around(told, places[0])


def _of_two(told: Vicinity, one: Place, other: Place, text: str) -> Reckoned:
    start, end, own = _at(one), _at(other), max(one.precision_km, other.precision_km)
    if told.km is not None:
        radius = told.km * max(_rule("bend"), told.slack) + one.precision_km
        name = f"{_told(told.km)} from {one.name} towards {other.name}"
        note = f"{name}, straight; radius: a quarter of the way, since roads bend, and {one.name}'s own {one.precision_km:g} km"
        return toward(start, end, told.km), radius, name, note
    point, half = halfway(start, end)
    middle = text.lower().startswith(("half", "mid"))
    note = f"the middle of {one.name} and {other.name}, which lie {2 * half:.0f} km apart"
    radius = half / 2 if middle else half
    words = "a quarter of the way" if middle else "half the way"
    name = f"road {one.name}–{other.name}" if told.kind is VicinityKind.ROUTE else f"between {one.name} and {other.name}"
    return point, radius + own, name, f"{note}; radius: {words} and the larger town's own {own:g} km"


def _at_distance(told: Vicinity, place: Place, km: float) -> Reckoned:
    own = f"{place.name}'s own {place.precision_km:g} km"
    if told.bearing is None:
        radius = km * (1 + told.slack) + place.precision_km
        name = f"{_told(km)} from {place.name}"
        return _at(place), radius, name, f"no direction is told: a circle around {place.name}; radius: the distance and {own}"
    compass = _compass(told.bearing)
    error = sector(km, told.slack, told.spread)
    note = (
        f"{_told(km)} from {place.name} at {told.bearing:g}°; radius: {told.spread:g}° to either side, "
        f"{told.slack:.0%} of the distance, and {own}"
    )
    name = f"{_told(km)} {compass} of {place.name}"
    return destination(_at(place), told.bearing, km), error + place.precision_km, name, note


def _towards(told: Vicinity, place: Place, bearing: float) -> Reckoned:
    """A direction without a distance: a conventional step out of the town's middle."""
    compass, own = _compass(bearing), place.precision_km
    if told.kind is VicinityKind.EDGE:
        radius = sector(own, 0.5, told.spread) + _rule("edge")
        note = f"the {compass} edge of {place.name}, {own:g} km from its middle"
        return destination(_at(place), bearing, own), radius, f"{compass} edge of {place.name}", note
    step = min(_rule("farthest_offset"), own / 2 + _rule("offset"))
    radius = max(_rule("beyond"), sector(step, 0.0, told.spread)) + own
    note = f"no distance is told: {step:g} km from {place.name} at {bearing:g}° by convention"
    return destination(_at(place), bearing, step), radius, f"{compass} of {place.name}", note


def _around(told: Vicinity, place: Place) -> Reckoned:
    key, words = {
        VicinityKind.EDGE: ("edge", "outskirts of"),
        VicinityKind.COAST: ("coast", "off"),
    }.get(told.kind, ("near", "near"))
    note = f"around {place.name}; radius: its own {place.precision_km:g} km and {_rule(key):g} km by convention"
    return _at(place), place.precision_km + _rule(key), f"{words} {place.name}", note


def _place(point: Point, radius: float, name: str, anchors: Sequence[Place]) -> Place:
    first = anchors[0]
    country = first.country if all(a.country == first.country for a in anchors) else None
    admin1 = first.admin1 if country and all(a.admin1 == first.admin1 for a in anchors) else None
    lat, lon = round(point[0], 4), round(point[1], 4)
    level, people = PlaceLevel.SMALL_AREA, 0
    return Place(first.gazetteer_id, name, lat, -180.0 if lon >= 180 else lon, country, admin1, level, people, round(radius, 1))


def _at(place: Place) -> Point:
    return place.lat, place.lon


def _compass(bearing: float) -> str:
    """The nearest of the sixteen points of the compass, in capitals: SE, NNW."""
    data = load("vicinity")
    points: dict[str, str] = data["abbreviated"]
    return min(points, key=lambda k: abs((bearing - data["bearings"][points[k]] + 180) % 360 - 180))


def _told(km: float) -> str:
    """A distance for people, as finely as it can be known: 12 km, 4.8 km, 0.3 km."""
    return f"{round(km) if km >= 10 else round(km, 1):g} km"


def _rule(name: str) -> float:
    return float(load("vicinity")["conventions"][name])
