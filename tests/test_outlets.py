"""The commands of `reportedly sources` as a user types them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[[source]]
id = "hill-radio"
name = "Hill Radio"
kind = "party organ"
party_to = ["Hill Front"]
citation = { title = "About us", url = "https://hill.example/about", read = 2026-05-01 }

[[source]]
id = "tass"
name = "Talisay Star"
kind = "newspaper"
"""


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", "sources", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    return file


def test_the_list_is_a_table_that_a_pipe_gets_plain_and_stars_what_is_yours(own: Path) -> None:
    plain, mine = _run(), _run("--sources", own)
    assert plain.stdout.splitlines()[1].split() == ["Id", "Name", "Kind", "Owner", "Party", "to", "In", "Language"]
    assert "*" not in plain.stdout
    starred = [line.split()[0] for line in mine.stdout.splitlines()[2:] if "*" in line]
    assert starred == ["hill-radio*", "tass*"]
    assert "2 of them yours" in mine.stdout.splitlines()[0]
    assert max(map(len, mine.stdout.splitlines())) <= 100
    assert "\x1b[" not in mine.stdout


def test_the_list_as_json_has_every_entry_with_what_was_read(own: Path) -> None:
    rows = {row["id"]: row for row in json.loads(_run("--sources", own, "--json").stdout)}
    assert rows["hill-radio"]["citation"] == [{"title": "About us", "url": "https://hill.example/about", "read": "2026-05-01"}]
    assert rows["tass"] == {"id": "tass", "name": "Talisay Star", "kind": "newspaper", "own": True}
    assert all(row["citation"] for row in rows.values() if not row["own"])


@pytest.mark.parametrize("name", ["kcna", "KCNA", "Korean Central News Agency", "korean central news agency"])
def test_one_outlet_is_shown_by_id_or_name_with_what_was_read(name: str) -> None:
    done = _run("show", name)
    assert done.returncode == 0, done.stderr
    assert "Workers' Party of Korea" in done.stdout
    assert "http://kcna.co.jp/intro.htm" in done.stdout
    assert json.loads(_run("show", name, "--json").stdout)["id"] == "kcna"


def test_an_unknown_outlet_is_told_with_names_spelt_alike(own: Path) -> None:
    done = _run("show", "Hil Radio", "--sources", own)
    assert done.returncode == 1
    assert "'Hil Radio'" in done.stderr
    assert "hill-radio" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_tells_what_the_entries_do(own: Path) -> None:
    done = _run("check", own)
    assert done.returncode == 0
    assert "2 outlets. No entry is wrong." in done.stdout
    assert "tass: takes the place of" in done.stdout
    own.write_text(OWN + '\n[[source]]\nid = "hill-tv"\nname = "Hill TV"\nkind = "social"\nnames = ["Hill Radio"]\n', "utf-8")
    assert "'hill radio' finds none of your outlets: it is of hill-radio, hill-tv" in _run("check", own).stdout


def test_check_names_all_that_is_wrong(own: Path) -> None:
    own.write_text(OWN.replace("party organ", "blog").replace('name = "Talisay Star"', "name = 3"), encoding="utf-8")
    done = _run("check", own)
    assert done.returncode == 1
    assert "kind: expected one of" in done.stderr
    assert "name: expected a text, got 3" in done.stderr


def test_flags_before_a_command_are_not_passed_over(own: Path) -> None:
    done = _run("--sources", own, "show", "hill-radio")
    assert done.returncode == 2
    assert "behind the command" in done.stderr.replace("\n", " ")
