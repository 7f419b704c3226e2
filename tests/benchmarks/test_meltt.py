from __future__ import annotations

from benchmarks.meltt import Windows, matched
from reportedly.types.incident import EventRef
from tests.reconcile.told import ARMY, NEXT, REBELS, on, told

WINDOWS = Windows(30, 1)


def _names(*sets: list[object], windows: Windows = WINDOWS) -> list[list[str]]:
    return sorted([r.report for r in group] for group in matched(sets, windows))  # type: ignore[arg-type]


def test_what_lies_within_both_windows_and_agrees_on_every_taxonomy_is_one() -> None:
    assert _names([told("a")], [told("b", **on(1))], [told("c")]) == [["a", "b", "c"]]
    assert _names([told("a")], [told("b", **on(2))]) == [["a"], ["b"]]
    assert _names([told("a")], [told("b", spots=(NEXT,))], windows=Windows(5, 1)) == [["a"], ["b"]]
    assert _names([told("a")], [told("b", plover="COERCE", group="COERCE", mode="arrest")]) == [["a"], ["b"]]


def test_entries_are_matched_one_to_one_those_first_that_agree_at_the_finest_levels() -> None:
    vague = told("b#e1", mode="", doers=ARMY, struck=REBELS)
    found = matched([[told("a")], [vague, told("b#e2")]], WINDOWS)
    assert (EventRef("a", "e1"), EventRef("b", "e2")) in found
    assert (vague.ref,) in found


def test_entries_of_one_set_and_those_without_place_or_day_stay_alone() -> None:
    assert _names([told("a#e1"), told("a#e2")]) == [["a"], ["a"]]
    assert _names([told("a")], [told("b", spots=())], [told("c", first=None, last=None)]) == [["a"], ["b"], ["c"]]
