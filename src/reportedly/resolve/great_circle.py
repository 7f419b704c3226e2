"""Points on the globe as seen from others: so far in that direction, and half way between two."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from reportedly.types.earth import EARTH_KM, kilometres

Point = tuple[float, float]
"""WGS 84 latitude and longitude in degrees."""


def destination(start: Point, bearing: float, km: float) -> Point:
    """The point ``km`` kilometres from ``start`` along the great circle that sets out at ``bearing`` degrees from north.

    Longitudes are from -180 up to, not including, 180. From a pole every bearing is taken as if it stood on the meridian of
    ``start``. Source of the formulas: Snyder, Map Projections (USGS 1395, 1987), equations 5-5 and 5-6.
    """
    lat, lon, turn, arc = radians(start[0]), radians(start[1]), radians(bearing), km / EARTH_KM
    up = max(-1.0, min(1.0, sin(lat) * cos(arc) + cos(lat) * sin(arc) * cos(turn)))
    east = atan2(sin(turn) * sin(arc) * cos(lat), cos(arc) - sin(lat) * up)
    return degrees(asin(up)), wrapped(degrees(lon + east))


def toward(start: Point, end: Point, km: float) -> Point:
    """The point ``km`` kilometres from ``start`` on the shortest way to ``end``."""
    return destination(start, bearing(start, end), km)


def bearing(start: Point, end: Point) -> float:
    """The direction in which the shortest way from ``start`` to ``end`` sets out, in degrees clockwise from north."""
    a, b, step = radians(start[0]), radians(end[0]), radians(end[1] - start[1])
    return degrees(atan2(sin(step) * cos(b), cos(a) * sin(b) - sin(a) * cos(b) * cos(step))) % 360


def halfway(one: Point, other: Point) -> tuple[Point, float]:
    """The middle of the shortest way between two points, and half of its length in kilometres."""
    half = kilometres(*one, *other) / 2
    return toward(one, other, half), half


def sector(km: float, slack: float, spread: float) -> float:
    """The radius of a circle around a point ``km`` away that holds all points at about that distance and in that direction.

    The distance may be wrong by the share ``slack``, the direction by ``spread`` degrees to either side. The corner of that
    sector is farthest from its middle: plane geometry, which errs by less than one per cent below 500 km.
    """
    across = 2 * km * sin(radians(min(spread, 180.0)) / 2)
    return hypot(across * sqrt(1 + slack), km * slack)


def wrapped(lon: float) -> float:
    """A longitude as degrees from -180 up to, not including, 180."""
    return (lon + 180) % 360 - 180
