"""Phrases that tell a place by its position: what they span, and what they say of distance and direction."""

from __future__ import annotations

import pytest

from reportedly.read.sentences import sentences
from reportedly.read.toponyms import toponyms
from reportedly.read.vicinity import vicinities
from reportedly.types.mention import Vicinity
from tests.told_places import gazetteer
from tests.told_times import page


def _told(text: str) -> list[tuple[str, Vicinity]]:
    report = page(text)
    lines = sentences(report)
    return [(report[v.span], v) for v in vicinities(report, lines, toponyms(report, lines, gazetteer()))]


@pytest.mark.parametrize(
    ("text", "phrase", "kind", "km", "bearing", "spread"),
    [
        ("Shots fell 12 km south-east of Mosul.", "12 km south-east of Mosul", "away", 12, 135, 22.5),
        ("Shots fell 12km SE of Mosul.", "12km SE of Mosul", "away", 12, 135, 22.5),
        ("Shots fell 12 km north-north-west of Mosul.", "12 km north-north-west of Mosul", "away", 12, 337.5, 11.25),
        ("Shots fell 12 km NNW of Mosul.", "12 km NNW of Mosul", "away", 12, 337.5, 11.25),
        ("Shots fell 12 km to the\nsouth west of Mosul.", "12 km to the\nsouth west of Mosul", "away", 12, 225, 22.5),
        ("Shots fell 1,200 km from Mosul.", "1,200 km from Mosul", "away", 1200, None, 0),
        ("Shots fell 2.5 km away from Mosul.", "2.5 km away from Mosul", "away", 2.5, None, 0),
        ("Shots fell a hundred kilometres east of Mosul.", "a hundred kilometres east of Mosul", "away", 100, 90, 22.5),
        ("Shots fell forty-five kilometres east of Mosul.", "forty-five kilometres east of Mosul", "away", 45, 90, 22.5),
        ("Shots fell ten miles (16 km) east of Mosul.", "ten miles (16 km) east of Mosul", "away", 16.09, 90, 22.5),
        ("Shots fell a mile and west of Mosul.", "west of Mosul", "away", None, 270, 22.5),
        ("Shots fell five nautical miles off Mombasa.", "five nautical miles off Mombasa", "away", 9.26, None, 0),
        ("Shots fell several miles outside Mosul.", "several miles outside Mosul", "away", 6.44, None, 0),
        ("Shots fell just to the north of Mosul.", "just to the north of Mosul", "away", None, 0, 22.5),
        ("Shots fell south or west of Mosul.", "south or west of Mosul", "away", None, 225, 67.5),
        ("Shots fell in a radius of 30 km around Mosul.", "in a radius of 30 km around Mosul", "away", 30, None, 0),
        ("Shots fell on the northern outskirts of Mosul.", "northern outskirts of Mosul", "edge", None, 0, 22.5),
        ("Shots fell in a suburb of Mosul.", "a suburb of Mosul", "edge", None, None, 0),
        ("Shots fell near the old city of Mosul.", "near the old city of Mosul", "around", None, None, 0),
        ("Shots fell off the western coast of Sicily.", "off the western coast of Sicily", "coast", None, 270, 22.5),
        ("Shots fell 40 minutes by car north of Mosul.", "40 minutes by car north of Mosul", "travel", None, 0, 22.5),
        ("Shots fell between Mosul and the town of Kirkuk.", "between Mosul and the town of Kirkuk", "between", None, None, 0),
        ("Shots fell on the Mosul to Baghdad motorway.", "Mosul to Baghdad motorway", "route", None, None, 0),
        ("Shots fell on the track from Gao to Kidal.", "track from Gao to Kidal", "route", None, None, 0),
        (
            "Shots fell 10 km from Mosul on the Mosul–Baghdad road.",
            "10 km from Mosul on the Mosul–Baghdad road",
            "route", 10, None, 0,
        ),
    ],
)  # fmt: skip
def test_a_phrase_with_its_distance_and_direction(  # noqa: PLR0913, PLR0917  a row of the table
    text: str, phrase: str, kind: str, km: float | None, bearing: float | None, spread: float
) -> None:
    ((words, found),) = _told(text)
    assert (words, found.kind.value, found.bearing, found.spread) == (phrase, kind, bearing, spread)
    assert found.km is None if km is None else found.km == pytest.approx(km, abs=0.01)
    assert all(found.span.holds(a) for a in found.anchors)


@pytest.mark.parametrize(
    ("text", "slack"),
    [
        ("Shots fell 12 km east of Mosul.", 0.15),
        ("Shots fell 10-30 km east of Mosul.", 0.5),
        ("Shots fell a few kilometres east of Mosul.", 0.7),
        ("Shots fell 90 km east of Mosul.", 0.25),
        ("Shots fell 600 km east of Mosul.", 0.4),
    ],
)
def test_a_vague_or_far_distance_is_left_open_wider(text: str, slack: float) -> None:
    ((_, found),) = _told(text)
    assert found.slack == pytest.approx(slack)


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Mosul and Kirkuk grew.",
        "The distance between Mosul and Kirkuk is short.",
        "Gunmen seized the bus between Mosul and Kirkuk.",
        "He moved from Mosul to Baghdad.",
        "Shots fell in the south of Mosul.",
        "Shots fell in the Detroit suburbs of Warren and Troy.",
        "Shots fell in the Detroit suburb of Warren.",
        "Shots fell near Baghdad's bazaar.",
        "Shots fell near Nairobi National Park.",
        "Shots fell near a mosque in Mosul.",
        "Shots fell beside the Mosul office of the party.",
        "Shots fell near the Mosul road.",
        "The county line runs from Mosul to Baghdad.",
        "He is 12 years from retirement in Mosul.",
    ],
)
def test_what_tells_no_place_by_position_is_left_alone(text: str) -> None:
    assert _told(text) == []
