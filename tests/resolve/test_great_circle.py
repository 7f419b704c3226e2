"""Points seen from other points, anywhere on the globe: over the antimeridian and at the poles as well."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.great_circle import bearing, destination, halfway, sector, toward
from reportedly.types.earth import kilometres

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
BEARINGS = st.floats(0, 360)
LENGTHS = st.floats(0, 2000)


@given(POINTS, BEARINGS, LENGTHS)
def test_a_destination_is_as_far_as_was_told_and_on_the_map(start: tuple[float, float], turn: float, km: float) -> None:
    lat, lon = destination(start, turn, km)
    assert isfinite(lat)
    assert isfinite(lon)
    assert -90 <= lat <= 90
    assert -180 <= lon < 180
    assert kilometres(*start, lat, lon) == pytest.approx(km, abs=0.01)


@given(POINTS, POINTS)
def test_the_middle_is_as_far_from_both(one: tuple[float, float], other: tuple[float, float]) -> None:
    middle, half = halfway(one, other)
    if half < 5000:
        assert kilometres(*one, *middle) == pytest.approx(half, abs=0.1)
        assert kilometres(*other, *middle) == pytest.approx(half, abs=0.1)


@given(POINTS, BEARINGS, st.floats(0.1, 500), st.floats(0, 0.5), st.floats(0, 60), st.floats(-1, 1), st.floats(-1, 1))
def test_the_circle_holds_all_that_may_be_meant(  # noqa: PLR0913, PLR0917  one draw for each thing that may vary
    start: tuple[float, float], turn: float, km: float, slack: float, spread: float, far: float, aside: float
) -> None:
    told = destination(start, turn, km)
    meant = destination(start, turn + aside * spread, km * (1 + far * slack))
    assert kilometres(*told, *meant) <= sector(km, slack, spread) * 1.01 + 0.01


@pytest.mark.parametrize(
    ("start", "turn", "km", "end"),
    [
        ((0.0, 0.0), 90.0, 111.195, (0.0, 1.0)),
        ((10.0, 20.0), 0.0, 111.195, (11.0, 20.0)),
        ((-17.0, 179.5), 90.0, 106.34, (-17.0, -179.5)),
        ((-17.0, -179.5), 270.0, 106.34, (-17.0, 179.5)),
        ((89.5, 30.0), 0.0, 111.195, (89.5, -150.0)),
        ((-89.5, 30.0), 180.0, 111.195, (-89.5, -150.0)),
    ],
)
def test_known_ways(start: tuple[float, float], turn: float, km: float, end: tuple[float, float]) -> None:
    assert kilometres(*destination(start, turn, km), *end) < 0.3


def test_the_way_over_the_antimeridian_is_the_short_one() -> None:
    middle, half = halfway((-16.5, 179.8), (-16.5, -179.8))
    assert half == pytest.approx(21.3, abs=0.1)
    assert abs(middle[1]) == pytest.approx(180, abs=1e-6)
    assert bearing((-16.5, 179.8), (-16.5, -179.8)) == pytest.approx(90, abs=0.1)
    assert toward((0.0, 179.9), (0.0, -179.0), 111.195)[1] == pytest.approx(-179.1, abs=1e-3)
