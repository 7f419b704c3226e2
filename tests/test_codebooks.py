"""The commands of `reportedly codebook`, and the flag `--codebook`, as a user types them."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import pytest

from reportedly.cli import main

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[codebook]
name = "closures"
title = "Closures"
version = "1"
language = "en"

[[category]]
code = "closure"
label = "Care is stopped"
definition = "Armed people make a place of care close."
examples = ["Soldiers padlocked a clinic in Kirkuk."]
counterexamples = ["Nurses padlocked a clinic in Kirkuk."]

[category.triggers]
verbs = ["padlock"]

[[category.when]]
agents = ["state", "armed"]
"""
TEXT = "KIRKUK, 9 March 2021 - Soldiers padlocked a clinic in Kirkuk on Monday. Gunmen kidnapped two farmers on Sunday."


@dataclass(frozen=True, slots=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Run(Protocol):
    def __call__(self, *arguments: str | Path) -> Done: ...


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls the command line as the console script does."""

    def called(*arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", ["reportedly", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    return called


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "own.toml"
    file.write_text(OWN.lstrip(), encoding="utf-8")
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    return file


def test_the_list_and_each_codebook_of_ours_are_shown_plain_in_a_pipe(run: Run) -> None:
    listed = run("codebook", "list")
    assert [line.split()[0] for line in listed.stdout.splitlines() if line[:1].islower()] == [
        "acled",
        "cameo",
        "ged",
        "gtd",
        "muc4",
        "plover",
    ]
    shown = run("codebook", "show", "acled")
    for part in (
        "ACLED Codebook",
        "Armed clash",
        "Identity militia",
        "State forces - Civilians",
        "Not coded",
        "hunger strikes",
    ):
        assert part in shown.stdout, part
    assert max(map(len, shown.stdout.splitlines())) <= 100
    assert "\x1b[" not in listed.stdout + shown.stdout
    wrong = run("codebook", "show", "nope")
    assert wrong.returncode == 1
    assert "Known: acled, cameo, ged, gtd, muc4, plover" in wrong.stderr


def test_a_codebook_is_tried_on_its_examples(run: Run, own: Path) -> None:
    good = run("codebook", "test", own)
    assert good.returncode == 0
    assert "2 of 2 as expected: closure 2 of 2" in good.stdout
    assert "closure.when.1: 'padlocked'" in good.stdout
    assert max(map(len, good.stdout.splitlines())) <= 100
    own.write_text(OWN.replace('"Soldiers padlocked', '"Thieves padlocked'), encoding="utf-8")
    bad = run("codebook", "test", own, "--json")
    assert bad.returncode == 1
    first, second = json.loads(bad.stdout)["trials"]
    assert (first["passed"], first["got"], second["passed"]) == (False, [], True)
    assert "agents" in first["why"]


def test_a_codebook_without_examples_or_with_faults_does_not_pass(run: Run, own: Path) -> None:
    own.write_text("\n".join(line for line in OWN.splitlines() if "examples" not in line), encoding="utf-8")
    bare = run("codebook", "test", own)
    assert bare.returncode == 1
    assert "no examples" in bare.stderr
    own.write_text(OWN.replace("padlock", "1"), encoding="utf-8")
    wrong = run("codebook", "test", own)
    assert wrong.returncode == 1
    assert "has no letter" in wrong.stderr
    assert run("read", own.with_name("page.txt"), "--codebook", own).returncode == 2


def test_a_corpus_is_coded_by_it_and_tables_show_it(run: Run, own: Path, tmp_path: Path) -> None:
    db, out = tmp_path / "c.db", tmp_path / "events.csv"
    assert run("code", tmp_path / "page.txt", "--db", db, "--codebook", own, "--workers", "1").returncode == 0
    assert run("export", "--db", db, "--as", "csv", "--out", out).returncode == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = {r["trigger"]: (r["plover"], r["coded"], r["coded_unknown"]) for r in csv.DictReader(file)}
    assert rows == {"padlocked": ("", "closure", ""), "kidnapped": ("ASSAULT", "", "not_in_codebook")}
    with closing(sqlite3.connect(db)) as kept:
        facts = "SELECT value, unknown FROM current_values WHERE field = 'coded' ORDER BY subject"
        assert kept.execute(facts).fetchall() == [('"closure"', None), (None, "not_in_codebook")]
    shown = run("read", tmp_path / "page.txt", "--codebook", own)
    assert "Code: closure" in shown.stdout


def test_a_codebook_of_ours_shows_a_report_under_it(run: Run, own: Path) -> None:
    page = own.with_name("page.txt")
    muc4 = json.loads(run("read", page, "--codebook", "muc4", "--json").stdout)
    assert [t["slots"]["INCIDENT: TYPE"] for t in muc4["templates"]] == [[{"values": ["KIDNAPPING"]}]]
    told = {name: json.loads(run("read", page, "--codebook", name, "--jsonl").stdout) for name in ("acled", "cameo", "plover")}
    assert told["acled"]["code"] == "Abduction/forced disappearance"
    assert told["cameo"]["codes"] == ["18"]
    assert [(e["code"], e["mode"]) for e in told["plover"]["events"]] == [("ASSAULT", "abduct")]
