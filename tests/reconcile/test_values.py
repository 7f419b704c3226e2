from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly
from reportedly.reconcile.facts import Facts, Party, facts
from reportedly.reconcile.values import conflicts, grade, label, values
from reportedly.types.incident import Report
from reportedly.types.record import Status
from tests.reconcile.told import ARMY, DAY, LAND, MORA, NEXT, REBELS, on, told

GUARD = Party(("Guard",), frozenset({"guard"}), frozenset({"state"}))


def test_all_values_stand_side_by_side_with_who_tells_them() -> None:
    members = [told("a"), told("b", first_hand=False, speaker="Doctor"), told("c", tolls=(("killed", 12, None),))]
    by_field = dict(values(members, {members[0].ref: ("o1",), members[1].ref: ("o1", "o3"), members[2].ref: ("o2",)}))
    assert [(t.value, t.speakers, t.origins) for t in by_field["killed"]] == [
        ("3", ("Doctor", "a"), ("o1", "o3")),
        ("12+", ("c",), ("o2",)),
    ]
    assert label(tuple(by_field.items())) == "Remote explosive/landmine/IED, Mora, 2021-03-08"


def test_what_a_denial_tells_is_no_value_but_its_toll_is() -> None:
    by_field = dict(values([told("a"), told("b", status=Status.DENIED, spots=(NEXT,), tolls=(("killed", 0, 0),))]))
    assert [t.value for t in by_field["place"]] == ["Mora"]
    assert [t.value for t in by_field["killed"]] == ["0", "3"]


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ({"tolls": (("killed", 12, 12),)}, ("killed",)),
        ({"tolls": (("killed", 2, None),)}, ()),
        ({"tolls": (("killed", 2, 5),)}, ()),
        ({"tolls": (("killed", 4, None),)}, ("killed",)),
        ({"tolls": (("injured", 12, 12),)}, ()),
        ({"tolls": (("killed", 0, 0),), "status": Status.DENIED}, ("killed",)),
        ({"tolls": (("killed", 9, 9),), "doers": ARMY, "struck": REBELS}, ()),
        (on(1), ("day",)),
        ({"spots": (NEXT,)}, ("place",)),
        ({"spots": (NEXT, LAND)}, ()),
        ({"acled": "Armed clash"}, ("type",)),
        ({"acled": "Armed clash", "mode": "firearms"}, ()),
        ({"acled": "Peaceful protest", "plover": "PROTEST"}, ()),
        ({"doers": GUARD}, ("doer",)),
        ({"doers": GUARD, "acled": "Disrupted weapons use", "mode": ""}, ("type",)),
        ({"spots": (MORA, NEXT)}, ()),
    ],
)
def test_values_that_exclude_each_other_are_a_conflict(other: dict[str, object], found: tuple[str, ...]) -> None:
    assert conflicts([told("a"), told("b", **other)]) == found


def test_either_side_acts_in_a_battle_and_a_drone_is_nobodys() -> None:
    assert conflicts([told("a", acled="Armed clash"), told("b", acled="Armed clash", doers=GUARD)]) == ()
    page = "{} drones killed three soldiers in Qom on 8 March 2021."
    ours, owned = (facts(Report("a", reportedly.read(page.format(whose))))[0].doers for whose in ("Our", "Army"))
    assert (ours.names, ours.groups, owned.groups) == (("drones",), frozenset(), frozenset({"state"}))


@pytest.mark.parametrize(("low", "found"), [(7, ()), (60, ("killed",))])
def test_two_lower_ends_are_in_quarrel_where_one_is_far_above_the_other(low: int, found: tuple[str, ...]) -> None:
    at_least = [told(name, tolls=(("killed", n, None),)) for name, n in (("a", 3), ("b", low))]
    assert conflicts(at_least) == found


def test_one_voice_of_one_report_tells_of_two_acts_and_two_voices_may_quarrel() -> None:
    twelve = {"tolls": (("killed", 12, 12),)}
    assert conflicts([told("a#e1"), told("a#e2", **twelve)]) == ()
    doctor = {"first_hand": False, "speaker": "Doctor"}
    assert conflicts([told("a#e1", **doctor), told("a#e2", **doctor, **twelve)]) == ()
    assert conflicts([told("a#e1"), told("a#e2", **doctor, **twelve)]) == ("killed",)
    unnamed = {"first_hand": False, "speaker": ""}
    assert conflicts([told("a#e1", **unnamed), told("a#e2", **unnamed, **twelve)]) == ("killed",)


def test_weeks_side_by_side_have_no_sharp_edge() -> None:
    weeks = [told(name, first=DAY + at, last=DAY + at + 6) for name, at in (("a", 0), ("b", 7), ("c", 14))]
    assert conflicts(weeks[:2]) == ()
    assert conflicts(weeks) == ("day",)


TWELVE = {"tolls": (("killed", 12, 12),)}
LATER = {"published": DAY + 2}


def by_value(*members: Facts) -> dict[str, dict[str, bool]]:
    return {field: {t.value: t.corrected for t in found} for field, found in values(members)}


def test_what_an_outlet_tells_anew_replaces_what_it_told_and_both_are_seen() -> None:
    first, then = told("a", source="post"), told("b", source="post", **TWELVE, **LATER)
    assert by_value(first, then)["killed"] == {"12": False, "3": True} == by_value(then, first)["killed"]
    assert [t.value for t in dict(values([first, then]))["killed"]] == ["12", "3"]
    assert conflicts([first, then]) == ()
    moved = told("b", source="post", spots=(NEXT,), **on(1), **LATER)
    assert by_value(first, moved)["place"] == {"Mora": True, "Tilan": False}
    assert conflicts([first, moved]) == ()


def test_a_value_that_somebody_still_tells_is_not_corrected_and_stays_in_quarrel() -> None:
    first, then, other = told("a", source="post"), told("b", source="post", **TWELVE, **LATER), told("c", source="herald")
    assert by_value(first, then, other)["killed"] == {"12": False, "3": False}
    assert conflicts([first, then, other]) == ("killed",)
    again = told("d", source="post", published=DAY + 3)
    assert by_value(first, then, again)["killed"] == {"3": False, "12": True}


@pytest.mark.parametrize(
    "then",
    [
        {"source": "herald", **LATER},
        {"source": "post"},
        {"source": "post", "published": None},
        {"source": "post", "first_hand": False, "speaker": "Doctor", **LATER},
        {"source": "post", "struck": REBELS, "doers": ARMY, **LATER},
    ],
)
def test_another_outlet_voice_side_or_no_later_day_corrects_nothing(then: dict[str, object]) -> None:
    found = by_value(told("a", source="post"), told("b", **TWELVE, **then))
    assert not any(found["killed"].values())


def test_who_is_not_named_corrects_nothing() -> None:
    voices = [{"source": "", "first_hand": True}, {"source": "post", "first_hand": False, "speaker": ""}]
    for voice in voices:
        assert not any(by_value(told("a", **voice), told("b", **TWELVE, **LATER, **voice))["killed"].values())


@given(st.permutations(range(6)))
def test_corrections_depend_on_no_order(order: list[int]) -> None:
    every = [
        told(str(i), source=("post", "herald")[i % 2], published=DAY + i // 2, tolls=(("killed", i, i),)) for i in range(6)
    ]
    mixed = [every[i] for i in order]
    assert (values(mixed), conflicts(mixed)) == (values(every), conflicts(every))


def test_the_grade_rises_with_independent_origins_and_falls_with_quarrel() -> None:
    plain = [grade(n, in_conflict=False, denied=False) for n in (0, 1, 2, 3, 9)]
    assert plain == [6, 3, 2, 1, 1]
    assert [grade(1, in_conflict=c, denied=d) for c, d in ((True, False), (True, True))] == [4, 5]
