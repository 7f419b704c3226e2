"""The scorer of our own pages: what it counts, and that nobody learns from the held-out ones."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from benchmarks import sets
from benchmarks.coded_pages import paired
from benchmarks.place_pages import Tally, main, page, scored
from reportedly.types.span import Span
from reportedly.types.world import PlaceRole

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Gunmen killed two shopkeepers in Kirkuk on Monday. A bomb exploded 12 km south of Mosul, and masked men torched a school "
    "in the village of Qurbezan. Three men were arrested in Tikrit."
)
GOLD = """
[document]
published = 2019-06-04

[[place]]
quote = "Kirkuk"
name = "Kirkuk"
country = "IQ"
lat = 35.47
lon = 44.39
level = "town"
role = "event"

[[place]]
quote = "Mosul"
name = "Mosul"
country = "IQ"
lat = 10.0
lon = 10.0
level = "town"
role = "origin"

[[place]]
quote = "Qurbezan"
name = "Qurbezan"
country = "IQ"
lat = 36.0
lon = 44.0
level = "town"
role = "event"

[[place]]
quote = "school"
name = "School"
country = "IQ"
level = "facility"
role = "event"

[[derived]]
quote = "12 km south of Mosul"
lat = 36.23
lon = 43.13
km = 6
role = "event"

[[setting]]
quote = "killed"
places = ["Kirkuk"]
derived = []

[[setting]]
quote = "exploded"
places = []
derived = ["12 km south of Mosul"]

[[setting]]
quote = "arrested"
places = ["Kirkuk"]
derived = []

[[setting]]
quote = "Monday"
places = ["Kirkuk"]
derived = []
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.toml").write_text(GOLD, encoding="utf-8")
    return tmp_path


def test_a_page_is_counted(folder: Path) -> None:
    tally = scored(page(folder / "one.txt"))
    names = {"gold": 4, "named": 4, "matched": 3}  # the school is missed, Tikrit is not in the gold
    towns = {"town right": 1, "town wrong": 1, "town abstained": 1}  # Kirkuk, Mosul, Qurbezan
    derived = {"derived gold": 1, "derived told": 1, "derived": 1, "derived near": 1}
    events = {"events gold": 4, "events": 3, "events exact": 2}  # no event is told by "Monday"; the arrests were in Tikrit
    pairs = {"pairs gold": 3, "pairs wanted": 2, "pairs told": 2, "pairs": 1}
    assert +tally.counts == names | towns | derived | events | pairs
    assert tally.roles == {
        (PlaceRole.EVENT, PlaceRole.EVENT): 2,
        (PlaceRole.ORIGIN, PlaceRole.DESCRIPTION): 1,
    }


def test_tallies_add_up_and_are_printed_folder_by_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = scored(page(folder / "one.txt"))
    for end in ("txt", "toml"):
        (folder / f"two.{end}").write_bytes((folder / f"one.{end}").read_bytes())
    both = sum((scored(page(path)) for path in sorted(folder.glob("*.txt"))), Tally())
    assert both.counts == {key: 2 * count for key, count in (+one.counts).items()}
    main([folder])
    told = " ".join(capsys.readouterr().out.split())
    assert f"{folder.name}, 2 pages recognition P 0.750 R 0.750 F1 0.750 of 8 role, of matched 0.667 of 6" in told
    assert "right 2, wrong 2, abstained 2" in told
    assert "(event, place), all events P 0.500 R 0.333 F1 0.400 of 6" in told


def test_each_span_is_paired_once_the_closest_first() -> None:
    assert paired([Span(0, 10), Span(5, 10)], [Span(5, 10)]) == [(1, 0)]
    assert paired([Span(0, 4)], [Span(4, 8)]) == []


def test_a_quote_that_the_text_lacks_is_an_error(folder: Path) -> None:
    (folder / "one.txt").write_text("Nothing happened.", encoding="utf-8")
    with pytest.raises(ValueError, match="occurrence 1 of 'Kirkuk' is not in the text"):
        page(folder / "one.txt")


def test_every_page_in_the_repository_can_be_scored() -> None:
    pages = [page(path) for folder in (sets.LEARNED, sets.HELD) for path in sorted(folder.glob("*.txt"))]
    assert len(pages) == 48
    assert all(p.places and p.settings for p in pages)


@pytest.mark.parametrize("folder", [sets.HELD, sets.HELD.parent, sets.HELD / "one", sets.HELD.parents[1]])
def test_no_learner_is_given_the_held_out_pages(folder: Path) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="held out"):
        sets.to_learn(str(folder))
    assert sets.to_learn(str(sets.LEARNED)) == sets.LEARNED
