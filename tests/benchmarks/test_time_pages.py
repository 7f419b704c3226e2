"""The scorer of our own pages of times: what it counts, and that it shows no single error of the held-out ones."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import pytest

from benchmarks import sets
from benchmarks.time_pages import compared, main, page, scored

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "Gunmen killed two shopkeepers in Kirkuk on Monday. A bomb exploded in Mosul last week after a four-hour strike, and "
    "masked men torched a school in 2016. Three men were arrested in Tikrit.\n\n"
    "Read more: police shot dead a man on 3 May 2019"
)
GOLD = """
[document]
id = "one"
source = "northern-wire"
published = 2019-06-04
title = ""

[[block]]
role = "residue"
quote = "Read more: police shot dead a man on 3 May 2019"

[[time]]
quote = "Monday"
first = 2019-06-03
last = 2019-06-03
flags = ["relative"]

[[time]]
quote = "last week"
first = 2019-05-20
last = 2019-05-26
flags = ["relative", "vague"]

[[time]]
quote = "in 2016"
first = 2016-01-01
last = 2016-12-31
flags = []

[[time]]
quote = "school"
flags = ["vague"]

[[event]]
id = "e1"
trigger = "killed"
first = 2019-06-03
last = 2019-06-03
time_frame = "current"
same_as = []

[[event]]
id = "e2"
trigger = "exploded"
first = 2019-05-20
last = 2019-05-26
time_frame = "current"
same_as = ["e4"]

[[event]]
id = "e3"
trigger = "arrested"
time_frame = "background"
same_as = []

[[event]]
id = "e4"
trigger = "bomb"
nth = 1
first = 2019-05-27
last = 2019-06-02
time_frame = "current"
same_as = ["e2"]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.toml").write_text(GOLD, encoding="utf-8")
    return tmp_path


def test_a_page_is_counted(folder: Path) -> None:
    counts = scored(compared(page(folder / "one.txt")))
    times = {"gold": 4, "told": 3, "matched": 3, "exact": 2, "days": 2}  # the strike is not listed, 3 May is residue
    flags = {"flags gold": 3, "flags told": 2, "flags": 2}
    found = {"events gold": 4, "events": 3, "events right": 2, "frame": 3}  # "bomb" is no trigger
    with_day = {"events with a day gold": 3, "events with a day": 2, "events with a day right": 2}
    without = {"events without a day gold": 1, "events without a day": 1}  # the arrests are put into 2016
    pairs = {"pairs gold": 3, "pairs wanted": 2, "pairs told": 3, "pairs": 2}
    beyond = {"pairs beyond": 2}  # the strike and the torching; the shooting is residue
    assert +counts == times | flags | found | with_day | without | pairs | beyond


def test_the_days_of_the_same_happening_are_right(folder: Path) -> None:
    told = (folder / "one.toml").read_text(encoding="utf-8")
    (folder / "one.toml").write_text(told.replace('same_as = ["e4"]', "same_as = []"), encoding="utf-8")
    counts = scored(compared(page(folder / "one.txt")))
    assert (counts["events right"], counts["pairs"], counts["pairs wanted"]) == (1, 1, 2)


def test_an_event_without_a_day_is_right_if_the_record_tells_none(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_text("Gunmen killed two shopkeepers in Kirkuk.", encoding="utf-8")
    event = '[document]\nid = "two"\n[[event]]\nid = "e1"\ntrigger = "killed"\ntime_frame = "current"\n'
    (tmp_path / "two.toml").write_text(event, encoding="utf-8")
    counts = scored(compared(page(tmp_path / "two.txt")))
    found = {"events gold": 1, "events without a day gold": 1, "events": 1, "events without a day": 1, "frame": 1}
    assert +counts == found | {"events right": 1, "events without a day right": 1}


def test_single_errors_are_listed_with_their_context(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["--errors", str(folder)])
    told = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert [line.partition("[")[2].partition("]")[0] for line in told] == [
        *("last week", "last week", "in 2016", "school"),
        *("arrested", "bomb", "strike", "torched"),
    ]
    assert told[0].startswith("one time's days kuk on Monday. A bomb exploded in Mosul [last week] after a four-hour strike")
    assert told[0].endswith("gold 2019-05-20..2019-05-26, told 2019-05-27..2019-06-02")
    assert told[1].endswith("gold relative, vague; told relative")
    assert told[2].endswith("told +3, +0")


def test_columns_are_printed_folder_by_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(folder), str(folder), str(folder / "none")])
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert lines[0].startswith("No pages in ")
    assert lines[1] == f"{folder.name}, 1 pages {folder.name}, 1 pages"
    assert "times, overlapping extent P 1.000 R 0.750 F1 0.857 P 1.000 R 0.750 F1 0.857" in lines
    assert "days right, of found 0.667 of 3 0.667 of 3" in lines
    assert "(event, days), all events P 0.400 R 0.667 F1 0.500 P 0.400 R 0.667 F1 0.500" in lines


def test_without_pages_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path)])
    main(["--errors", str(tmp_path)])
    assert capsys.readouterr().out.count("No pages in ") == 2


def test_a_same_happening_that_is_not_there_is_an_error(folder: Path) -> None:
    told = (folder / "one.toml").read_text(encoding="utf-8")
    (folder / "one.toml").write_text(told.replace('same_as = ["e4"]', 'same_as = ["e9"]'), encoding="utf-8")
    with pytest.raises(ValueError, match="same_as names no event of the page: e9"):
        page(folder / "one.txt")


def test_every_page_in_the_repository_can_be_scored() -> None:
    pages = [page(path) for folder in (sets.TIMES_LEARNED, sets.TIMES_HELD) for path in sorted(folder.rglob("*.txt"))]
    assert all(p.times for p in pages)


@pytest.mark.parametrize("folder", [sets.TIMES_HELD, sets.TIMES_HELD.parent, sets.TIMES_HELD / "one"])
def test_single_errors_of_held_out_pages_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="held out"):
        sets.to_learn(str(folder))
    with pytest.raises(SystemExit):
        main(["--errors", str(folder)])
    assert "held out" in capsys.readouterr().err
    assert sets.to_learn(str(sets.TIMES_LEARNED)) == sets.TIMES_LEARNED
