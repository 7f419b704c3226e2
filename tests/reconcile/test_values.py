from __future__ import annotations

import pytest

from reportedly.reconcile.facts import Party
from reportedly.reconcile.values import conflicts, grade, label, values
from reportedly.types.incident import EventRef, Origin
from reportedly.types.record import Status
from tests.reconcile.told import ARMY, MORA, NEXT, REBELS, on, told


def _origin(name: str, *reports: str) -> Origin:
    return Origin(name, reports, (), tuple(EventRef(r, "e1") for r in reports))


def test_all_values_stand_side_by_side_with_who_tells_them() -> None:
    members = [told("a"), told("b", first_hand=False, speaker="Doctor"), told("c", tolls=(("killed", 12, None),))]
    by_field = dict(values(members, [_origin("o1", "a", "b"), _origin("o2", "c")]))
    assert [(t.value, t.speakers, t.origins) for t in by_field["killed"]] == [
        ("3", ("Doctor", "a"), ("o1",)),
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
        ({"tolls": (("injured", 12, 12),)}, ()),
        ({"tolls": (("killed", 0, 0),), "status": Status.DENIED}, ("killed",)),
        ({"tolls": (("killed", 9, 9),), "doers": ARMY, "struck": REBELS}, ()),
        (on(1), ("day",)),
        ({"spots": (NEXT,)}, ("place",)),
        ({"acled": "Armed clash"}, ("type",)),
        ({"doers": Party(("Guard",), frozenset({"guard"}), frozenset({"state"}))}, ("doer",)),
        ({"spots": (MORA, NEXT)}, ()),
    ],
)
def test_values_that_exclude_each_other_are_a_conflict(other: dict[str, object], found: tuple[str, ...]) -> None:
    assert conflicts([told("a"), told("b", **other)]) == found


def test_the_grade_rises_with_independent_origins_and_falls_with_quarrel() -> None:
    plain = [grade(n, in_conflict=False, denied=False) for n in (0, 1, 2, 3, 9)]
    assert plain == [6, 3, 2, 1, 1]
    assert [grade(1, in_conflict=c, denied=d) for c, d in ((True, False), (True, True))] == [4, 5]
