"""Whatever a phrase says of distance and direction, its point and radius keep the rules."""

from __future__ import annotations

from math import isfinite

from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.derived_points import derived_point
from reportedly.types.earth import kilometres
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Toponym, ToponymUse, Vicinity, VicinityKind
from reportedly.types.record import PlaceMention
from reportedly.types.span import Span
from reportedly.types.world import Place, PlaceLevel, PlaceRole

LAT, LON = st.floats(-90, 90), st.floats(-180, 180)
PAIRS = (VicinityKind.BETWEEN, VicinityKind.ROUTE)
KINDS = st.sampled_from([k for k in VicinityKind if k not in PAIRS])


def _named(number: int, lat: float, lon: float, own: float = 5.0) -> PlaceMention:
    place = Place(number, f"T{number}", lat, lon, "FJ", "Western", PlaceLevel.TOWN, 9000, own)
    span = Span(number * 10, number * 10 + 2)
    field = Field(place, Basis.STATED, (span,), Origin("test", "1", "made"), confidence=1 / number)
    return PlaceMention(Toponym(span, place.name, ToponymUse.LITERAL, "made"), field, PlaceRole.DESCRIPTION)


def _phrase(kind: VicinityKind, anchors: int, **told: float | None) -> Vicinity:
    spans = tuple(Span(n * 10, n * 10 + 2) for n in range(1, anchors + 1))
    return Vicinity(Span(0, 40), kind, spans, "made", **told)  # type: ignore[arg-type]  # numbers, or None for not told


@given(
    KINDS,
    st.tuples(LAT, LON, st.floats(0.5, 60)),
    st.none() | st.floats(0, 3000),
    st.none() | st.floats(0, 359.9),
    st.tuples(st.floats(0, 90), st.floats(0, 1)),
)
def test_one_anchor(
    kind: VicinityKind, at: tuple[float, float, float], km: float | None, turn: float | None, open_: tuple[float, float]
) -> None:
    anchor = _named(1, *at)
    phrase = _phrase(kind, 1, km=km, bearing=turn, spread=open_[0] if turn is not None else 0.0, slack=open_[1])
    found = derived_point(phrase, (anchor,), "somewhere")
    if kind is VicinityKind.TRAVEL:
        assert isinstance(found, Unknown)
        return
    assert isinstance(found, Field)
    point = found.value
    away = kilometres(at[0], at[1], point.lat, point.lon)
    assert isfinite(point.lat)
    assert -90 <= point.lat <= 90
    assert -180 <= point.lon < 180
    assert point.precision_km >= round(at[2], 1) or kind is VicinityKind.EDGE
    assert found.note
    if kind is not VicinityKind.AWAY or km is None:
        assert away <= max(25.0, at[2]) + 0.1  # what tells no distance stays near its anchor
    elif turn is None:
        assert away < 0.1
        assert point.precision_km >= round(km, 1)
    else:
        assert abs(away - km) <= 0.1


@given(LAT, LON, st.floats(-4, 4), st.floats(-4, 4), st.sampled_from(PAIRS))
def test_two_anchors(lat: float, lon: float, up: float, east: float, kind: VicinityKind) -> None:
    lat = max(-86.0, min(86.0, lat))
    one, other = _named(1, lat, lon), _named(2, lat + up, (lon + east + 180) % 360 - 180, 9.0)
    found = derived_point(_phrase(kind, 2), (one, other), "between them")
    if isinstance(found, Unknown):
        assert found.reason is Reason.VAGUE
        return
    assert found is not None
    ends = [m.field.value for m in (one, other) if isinstance(m.field, Field)]
    ways = [kilometres(p.lat, p.lon, found.value.lat, found.value.lon) for p in ends]
    assert abs(ways[0] - ways[1]) <= 0.1
    assert found.value.precision_km >= max(ways) + 9.0 - 0.2
    assert found.confidence == 0.5


def test_an_unknown_anchor_is_an_unknown_point() -> None:
    anchor = PlaceMention(Toponym(Span(10, 12), "X", ToponymUse.LITERAL, "made"), Unknown(Reason.AMBIGUOUS), PlaceRole.OTHER)
    found = derived_point(_phrase(VicinityKind.AROUND, 1), (anchor,), "near X")
    assert isinstance(found, Unknown)
    assert found.reason is Reason.AMBIGUOUS
