"""What the confidence of events learns from made-up values: doubts that lower it, the share that was right, the ranking."""

from __future__ import annotations

import pytest

from benchmarks.event_cases import Case
from benchmarks.learn_event_confidence import auc, learned, left_out, plain, share
from reportedly.code.confidence import ALWAYS, chance


def _cases(right: int, wrong: int, *why: str, story: str = "s1") -> list[Case]:
    return [Case("when", story, why, i < right) for i in range(right + wrong)]


FOUND = [
    *_cases(45, 5),
    *_cases(20, 30, "far"),
    *_cases(49, 1, "lucky"),
    *_cases(45, 5, story="s2"),
    *_cases(20, 30, "far", story="s2"),
]


def test_a_reason_that_speaks_for_a_value_is_no_doubt() -> None:
    weights = learned(FOUND)
    assert weights["far"] < 0
    assert "lucky" not in weights


def test_as_many_are_held_to_be_right_as_were() -> None:
    weights = learned(FOUND)
    mean = sum(chance(weights, c.why) for c in FOUND) / len(FOUND)
    assert mean == pytest.approx(share(FOUND), abs=0.01)
    assert chance(plain(FOUND), ()) == pytest.approx(share(FOUND), abs=0.01)


def test_a_reason_that_is_hardly_seen_is_left_out() -> None:
    assert set(learned([*_cases(50, 5), *_cases(0, 4, "rare")])) == {ALWAYS}


def test_a_ranking_is_judged_within_each_story() -> None:
    told = left_out(FOUND, learned)
    assert auc(FOUND, told) > 0.7
    assert auc(FOUND, [0.5] * len(FOUND)) == 0.5
    apart = [Case("when", "s1", (), right=True), Case("when", "s2", (), right=False)]
    assert auc(apart, [0.9, 0.1]) == 0.5
