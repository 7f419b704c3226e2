"""The commands `join` and `incident`, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from reportedly.cli import app
from reportedly.quarrel import listed

WIRE = "A bomb killed three soldiers in Qom on 8 March 2021, the army said."
RADIO = "Rebels blew up an army convoy in Qom on 8 March 2021, killing twelve soldiers."
OTHER = "Police arrested two men in Lille on 8 March 2021."


def _run(*command: str) -> Result:
    return CliRunner().invoke(app, list(command))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    pages = {"wire": WIRE, "radio": RADIO, "other": OTHER}
    lines = [json.dumps({"id": i, "text": t, "published": "2021-03-09"}) for i, t in pages.items()]
    (tmp_path / "reports.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert _run("code", str(tmp_path / "reports.jsonl"), "--db", str(tmp_path / "a.db"), "--workers", "1").exit_code == 0
    return tmp_path / "a.db"


def test_join_tells_what_it_made_and_lists_what_most_tell(store: Path) -> None:
    done = _run("join", "--db", str(store), "--workers", "1")
    assert done.exit_code == 0
    assert "3 reports with 3 events: 2 incidents." in done.output
    first = listed(store, 1)[0]
    assert first.reports == 2
    assert first.conflicts == ("killed",)
    assert first.id in done.output


def test_an_incident_is_shown_by_the_beginning_of_its_id(store: Path) -> None:
    _run("join", "--db", str(store), "--quiet")
    first = listed(store, 1)[0]
    done = _run("incident", first.id[:6], "--db", str(store))
    assert done.exit_code == 0
    assert "killing twelve soldiers" in " ".join(done.output.split())
    told = json.loads(_run("incident", first.id, "--db", str(store), "--json").output)
    assert told["schema"] == "reportedly-incident/1"
    assert {e["report"] for e in told["events"]} == {"wire", "radio"}
    assert [c["field"] for c in told["conflicts"]] == ["killed"]
    page = store.with_name("incident.html")
    assert _run("incident", first.id, "--db", str(store), "--html", str(page)).exit_code == 0
    assert "killing twelve soldiers" in page.read_text(encoding="utf-8")


def test_a_ruling_is_kept_with_who_and_why(store: Path) -> None:
    _run("join", "--db", str(store), "--quiet")
    pair = ("--different", "radio#e1", "wire#e1")
    refused = _run("join", "--db", str(store), *pair)
    assert refused.exit_code == 2
    done = _run("join", "--db", str(store), *pair, "--by", "Ada", "--why", "two convoys", "--workers", "1")
    assert "3 incidents" in done.output
    assert _run("join", "--db", str(store), "--workers", "1").output.count("i-") == 3


def test_without_an_id_the_incidents_are_listed(store: Path) -> None:
    _run("join", "--db", str(store), "--quiet")
    done = _run("incident", "--db", str(store))
    assert done.exit_code == 0
    assert done.output.count("i-") == 2


def test_reports_that_came_after_the_join_are_told_of_and_mix_with_nothing(store: Path, tmp_path: Path) -> None:
    _run("join", "--db", str(store), "--quiet")
    assert not _run("incident", "--db", str(store)).stderr
    (tmp_path / "late.txt").write_text("A bomb killed two soldiers in Qom on 8 March 2021.", encoding="utf-8")
    _run("code", str(tmp_path / "late.txt"), "--db", str(store), "--workers", "1")
    for ident in ((), (listed(store, 1)[0].id, "--json")):
        done = _run("incident", *ident, "--db", str(store))
        assert "1 report is not joined yet" in done.stderr
        assert "late" not in done.stdout


def test_the_crosswalk_has_a_row_for_each_event(store: Path) -> None:
    _run("join", "--db", str(store), "--quiet")
    out = store.with_name("crosswalk.csv")
    assert _run("export", "--db", str(store), "--as", "crosswalk", "--out", str(out)).exit_code == 0
    head, *rows = out.read_text(encoding="utf-8").splitlines()
    assert head.startswith("incident,event,report,judgement")
    assert len(rows) == 3
