"""Distances on the globe."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088
"""The earth's mean radius in kilometres (IUGG)."""


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """The great-circle distance of two WGS 84 points (degrees) in kilometres, by the haversine formula."""
    a, b, c, d = map(radians, (lat, lon, lat2, lon2))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
