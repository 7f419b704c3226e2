"""The command line as a user types it: real processes, real files, exit codes 0, 1, 2 and 3."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reportedly import cli

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "RASHT, June 3 - Police arrested four people in Rasht on Monday, the governor, Leila Sohrabi, said.\n"


def _run(*arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def test_read_shows_the_report_to_people(page: Path) -> None:
    done = _run("read", page, "--published", "2019-06-04")
    assert done.returncode == 0
    assert "arrested" in done.stdout
    assert "\x1b[" not in done.stdout, "a pipe gets plain text"


def test_read_json_is_the_record_and_its_spans_are_the_text(page: Path) -> None:
    done = _run("read", page, "--json", "--published", "2019-06-04", "--url", "https://example.org/a")
    record = json.loads(done.stdout)
    assert record["schema"] == "reportedly/1"
    assert record["document"]["published"]["value"] == "2019-06-04"
    assert record["document"]["url"]["value"] == "https://example.org/a"
    text = record["document"]["text"]
    for event in record["events"]:
        assert text[event["trigger"]["start"] : event["trigger"]["end"]] == event["trigger"]["text"]


def test_read_takes_standard_input() -> None:
    done = _run("read", "-", "--jsonl", stdin=TEXT)
    assert json.loads(done.stdout)["document"]["text"] == TEXT
    assert done.returncode == 0


def test_read_html_writes_one_page_that_needs_no_network(page: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    assert _run("read", page, "--html", out).returncode == 0
    html = out.read_text(encoding="utf-8")
    assert "arrested" in html
    assert "src=" not in html.replace('src="data:', "")


def test_a_refused_input_is_named_and_the_rest_is_read(page: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    done = _run("read", empty, page, tmp_path / "missing.txt", "--jsonl")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "empty.txt" in done.stderr
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [["read"], ["read", "--nonsense"], ["read", "PAGE", "PAGE", "--json"], ["read", "PAGE", "--published", "June"], ["fly"]],
)
def test_wrong_usage_is_2_and_says_what(page: Path, arguments: list[str]) -> None:
    done = _run(*(page if a == "PAGE" else a for a in arguments))
    assert done.returncode == 2
    assert done.stderr.strip() or "Usage" in done.stdout


def test_an_unknown_outlet_is_told_with_the_way_out(page: Path) -> None:
    done = _run("read", page, "--source", "no-such-outlet")
    assert done.returncode == 2
    assert "no-such-outlet" in done.stderr
    assert "--sources" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["read", "PAGE", "--sources", "GONE"],
        ["read", "PAGE", "--settings", "GONE"],
        ["read", "PAGE", "--html", "GONE/out.html"],
        ["export", "--db", "GONE", "--as", "csv", "--out", "x"],
        ["search", "word", "--db", "PAGE"],
    ],
)
def test_a_file_that_cannot_be_used_is_named_without_a_traceback(page: Path, arguments: list[str]) -> None:
    gone = page.with_name("gone")
    done = _run(*(a.replace("PAGE", str(page)).replace("GONE", str(gone)) for a in arguments))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (gone.name if "GONE" in "".join(arguments) else page.name) in done.stderr.replace("\n", "")


def test_on_a_terminal_an_error_keeps_its_lines_and_its_words_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Terminal()
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setattr(sys, "argv", ["reportedly", "gazetteer", "find", "Qwertzuburg-on-Sea"])
    monkeypatch.setattr(sys, "stderr", screen)
    with pytest.raises(SystemExit) as left:
        cli.main()
    assert left.value.code == cli.REFUSED
    assert "'Qwertzuburg-on-Sea'" in screen.getvalue()
    assert max(map(len, screen.getvalue().splitlines())) <= 30


def test_a_corpus_is_coded_searched_and_exported(page: Path, tmp_path: Path) -> None:
    db, out = tmp_path / "out.db", tmp_path / "tables"
    coded = _run("code", page.parent, "--db", db, "--workers", "1")
    assert coded.returncode == 0, coded.stderr
    assert "1 report coded" in coded.stdout
    assert "there already" in _run("code", page.parent, "--db", db, "--workers", "1").stdout
    assert "[arrested]" in _run("search", "arrested", "--db", db).stdout
    assert _run("export", "--db", db, "--as", "csv", "--out", out).returncode == 0
    assert (out / "events.csv").read_text(encoding="utf-8").startswith("report,")


def test_an_unknown_format_is_told_with_those_that_exist(page: Path, tmp_path: Path) -> None:
    db = tmp_path / "out.db"
    _run("code", page, "--db", db, "--workers", "1")
    done = _run("export", "--db", db, "--as", "papyrus", "--out", tmp_path / "x")
    assert done.returncode == 2
    assert "geojson" in done.stderr


def test_the_gazetteer_answers_and_says_when_it_does_not_know() -> None:
    found = _run("gazetteer", "find", "Rasht", "--country", "ir")
    assert "118743" in found.stdout
    unknown = _run("gazetteer", "find", "Nosuchtownatall")
    assert unknown.returncode == 1
    assert "Nosuchtownatall" in unknown.stderr


def test_doctor_finds_this_installation_well() -> None:
    done = _run("doctor")
    assert done.returncode == 0, done.stdout
    assert "NOT" not in done.stdout


def test_the_register_can_be_listed(tmp_path: Path) -> None:
    register = tmp_path / "own.toml"
    register.write_text(
        '[[source]]\nid = "own"\nname = "Own Radio"\nkind = "party organ"\nparty_to = ["Front"]\nowner = "Front"\n',
        encoding="utf-8",
    )
    done = _run("sources", "--sources", register)
    assert any(line.split()[:3] == ["own*", "Own", "Radio"] and "Front" in line for line in done.stdout.splitlines())
    assert "irna " in done.stdout, "those that come with the package are listed too"


def test_the_version_is_told() -> None:
    assert _run("--version").stdout.startswith("reportedly ")
