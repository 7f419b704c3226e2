"""What the other names of a report speak for: each by its chances, none for itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.place_evidence import Name
from reportedly.resolve.place_focus import around, focus_of
from reportedly.types.world import Place, PlaceLevel


def town(name: str, country: str, lat: float, lon: float, admin1: str = "A") -> Place:
    """A town of a made country."""
    return Place(1, name, lat, lon, country, admin1, PlaceLevel.TOWN, 1000, 2.0)


NORTH, SOUTH = town("Alma", "XX", 10, 10), town("Alma", "YY", -40, 10)
NEAR, FAR = town("Bera", "XX", 10.1, 10.1), town("Cora", "YY", -39.9, 10.1)


def test_a_name_is_no_evidence_for_itself() -> None:
    focus = focus_of([(Name("alma", (NORTH, SOUTH)), [(NORTH, 0.9), (SOUTH, 0.1)])])
    assert not any(value for _, value in around("alma", NORTH, focus))


def test_the_others_speak_by_their_chances() -> None:
    sure = focus_of([(Name("alma", (NORTH, SOUTH)), [(NORTH, 0.5), (SOUTH, 0.5)]), (Name("bera", (NEAR,)), [(NEAR, 1.0)])])
    for_north, for_south = dict(around("alma", NORTH, sure)), dict(around("alma", SOUTH, sure))
    assert for_north["focus.country"] == 1.0
    assert for_south["focus.country"] == 0.0
    assert for_north["near.50"] > 0
    assert "near.50" not in for_south
    split = focus_of([(Name("bera", (NEAR, FAR)), [(NEAR, 0.7), (FAR, 0.3)])])
    assert dict(around("alma", NORTH, split))["focus.country"] == 0.7


def test_a_name_that_stands_in_several_ways_counts_once() -> None:
    once = focus_of([(Name("bera", (NEAR,)), [(NEAR, 1.0)])])
    twice = focus_of([(Name("bera", (NEAR,)), [(NEAR, 1.0)]), (Name("bera", (NEAR,), listed=True), [(NEAR, 1.0)])])
    assert dict(around("alma", NORTH, once)) == dict(around("alma", NORTH, twice))


def test_the_place_it_is_sent_from_speaks_for_its_country() -> None:
    sent = focus_of([(Name("bera", (NEAR,), dateline=True), [(NEAR, 1.0)])])
    assert dict(around("alma", NORTH, sent))["dateline.country"] == 1.0
    assert dict(around("alma", SOUTH, sent))["dateline.country"] == 0.0


CHANCES = st.lists(
    st.tuples(
        st.sampled_from(["alma", "bera", "cora"]),
        st.floats(0, 1),
        st.floats(-90, 90),
        st.floats(-180, 180),
        st.sampled_from(["XX", "YY", None]),
    ),
    max_size=12,
)


@given(CHANCES)
def test_all_evidence_is_a_share_whatever_the_order(told: list[tuple[str, float, float, float, str | None]]) -> None:
    names = []
    for name, chance, lat, lon, country in told:
        one = Place(1, name, lat, lon, country, "A" if country else None, PlaceLevel.TOWN, 5, 2.0)
        names.append((Name(name, (one, FAR)), [(one, chance), (FAR, 1 - chance)]))
    evidence = dict(around("alma", NORTH, focus_of(names)))
    assert all(0 <= value <= 1 + 1e-9 for value in evidence.values())
    again = dict(around("alma", NORTH, focus_of(reversed(names))))
    assert {k: round(v, 9) for k, v in again.items()} == {k: round(v, 9) for k, v in evidence.items()}
