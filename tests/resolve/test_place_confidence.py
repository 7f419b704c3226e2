"""Calibrated confidence: never above what was right, never falling where the evidence grows."""

from __future__ import annotations

import pytest

from reportedly.lexicon import load
from reportedly.resolve.place_confidence import confidence, kind
from reportedly.types.mention import ToponymUse
from reportedly.types.world import PlaceLevel


@pytest.mark.parametrize("use", list(ToponymUse))
@pytest.mark.parametrize("level", [PlaceLevel.TOWN, PlaceLevel.COUNTRY, PlaceLevel.REGION])
def test_it_is_a_probability_that_grows_with_the_evidence(use: ToponymUse, level: PlaceLevel) -> None:
    told = [confidence(n / 100, use, level) for n in range(101)]
    assert all(0 <= c < 1 for c in told)
    assert told == sorted(told)


def test_every_use_has_a_line_whose_points_rise() -> None:
    lines = load("place_confidence")["points"]
    assert {kind(use, level) for use in ToponymUse for level in PlaceLevel} == set(lines)
    for points in lines.values():
        assert points == sorted(points)
        assert [y for _, y in points] == sorted(y for _, y in points)


def test_between_two_points_it_lies_between() -> None:
    (x, y), (x2, y2) = load("place_confidence")["points"]["literal"][:2]
    middle = confidence((x + x2) / 2, ToponymUse.LITERAL, PlaceLevel.TOWN)
    assert y <= middle <= y2
