"""The commands of `reportedly gazetteer` as a user types them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

OWN = "name,lat,lon,country,geonames_id,valid_from\nZarrinkalan,37.1,49.4,IR,,\nGreen Harbour,,,,118743,1990\n"


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", "gazetteer", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.csv"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_the_bearers_of_a_name_stand_in_a_table_that_a_pipe_gets_plain() -> None:
    done = _run("find", "Kharkov", "--country", "ua")
    head, columns, _, *rows = done.stdout.splitlines()
    assert head == "1 place called 'Kharkov' in UA"
    assert columns.split() == ["Name", "Level", "In", "Lat,", "lon", "±km", "People", "Id", "Name", "is"]
    assert rows[0].split()[0] == "Kharkiv"
    assert rows[0].endswith("706483  other")
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "\x1b[" not in done.stdout


@pytest.mark.parametrize("near", ["37.28,49.59", "Rasht"])
def test_near_puts_the_nearest_first_and_km_leaves_out_the_rest(near: str) -> None:
    found = json.loads(_run("find", "Salem", "--near", near, "--json").stdout)
    away = [place["km"] for place in found]
    assert len(away) > 3
    assert away == sorted(away)
    few = json.loads(_run("find", "Salem", "--near", near, "--km", str(away[1]), "--json").stdout)
    assert [p["gazetteer_id"] for p in few] == [p["gazetteer_id"] for p in found if p["km"] <= away[1]]


def test_a_long_answer_is_cut_and_says_how_to_see_all() -> None:
    lines = _run("find", "Salem", "--limit", "2").stdout.splitlines()
    assert len(lines) == 6
    assert lines[-1].endswith(f"--limit {lines[0].split()[0]}")


def test_the_towns_around_a_southern_point_are_told_nearest_first() -> None:
    found = json.loads(_run("near", "-1.29,36.82", "--km", "15", "--json").stdout)
    assert found[0]["gazetteer_id"] == 184745
    assert [p["km"] for p in found] == sorted(p["km"] for p in found)


def test_what_is_not_found_is_told_with_what_is_alike_or_elsewhere() -> None:
    alike = _run("find", "Massooleh")
    assert alike.returncode == 1
    assert "Spelt alike, perhaps another place: Māsūleh (Gīlān, IR)" in alike.stderr
    assert not alike.stdout
    elsewhere = _run("find", "Rasht", "--country", "FR")
    assert elsewhere.returncode == 1
    assert "no place in FR is called 'Rasht'. Elsewhere: Rasht (Gīlān, IR)" in elsewhere.stderr
    assert _run("near", "-60,-140", "--km", "5").returncode == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["find", "Rasht", "--near", "nosuchtown"],
        ["find", "Rasht", "--near", "99,200"],
        ["find", "Rasht", "--km", "5"],
        ["find", "Rasht", "--country", "UK"],
        ["near", "37.28,49.59", "--km", "0"],
        ["near", "Rasht", "--nonsense"],
    ],
)
def test_wrong_usage_is_2_and_says_what(wrong: list[str]) -> None:
    done = _run(*wrong)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_own_places_are_found_and_marked(own: Path) -> None:
    assert _run("find", "Zarrinkalan").returncode == 1
    assert _run("find", "Zarrinkalan", "--places", own).stdout.splitlines()[-1].endswith("your list")
    near = json.loads(_run("near", "37.1,49.4", "--km", "1", "--places", own, "--json").stdout)
    assert near[0]["name"] == "Zarrinkalan"


def test_check_tells_what_each_row_does(own: Path) -> None:
    done = _run("check", own)
    assert done.returncode == 0
    lines = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert lines[-2].startswith("2 Zarrinkalan new town in IR, ±5 km all - -")
    assert lines[-1] == "3 Green Harbour Rasht (Gīlān, IR) 1990- - 118743"


def test_check_names_every_wrong_cell_and_reading_with_such_a_list_is_wrong_usage(tmp_path: Path) -> None:
    bad, page = tmp_path / "bad.csv", tmp_path / "page.txt"
    bad.write_text("name,lat,lon\nA,north,1\nB,1,999\n", encoding="utf-8")
    page.write_text("Police arrested two men in Porto on Monday.", encoding="utf-8")
    done = _run("check", bad)
    assert done.returncode == 1
    assert "line 2, lat: expected" in done.stderr
    assert "line 3, lon: expected" in done.stderr
    read = [sys.executable, "-m", "reportedly", "read", page, "--places", bad]
    told = subprocess.run(read, capture_output=True, text=True, check=False, timeout=60)
    assert told.returncode == 2
    assert "line 2, lat: expected" in told.stderr
    assert "Traceback" not in told.stderr
