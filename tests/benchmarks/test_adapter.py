"""The benchmark adapter: lines in, lines out, by the pipeline that users get."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import reportedly
from benchmarks.__main__ import main
from benchmarks.predict import TASKS, predict, predictions

if TYPE_CHECKING:
    from pathlib import Path

TEXT = (
    "KARAJ, June 3 (Zagros News) - Two shopkeepers were killed on Monday when masked men set fire to a market in Karaj, "
    "the mayor, Leila Sohrabi, said. “We have never seen such a night,” she said."
)
ROW = {
    "doc_id": "d1",
    "doc": "d1",
    "story": "s1",
    "text": TEXT,
    "html": "",
    "ref_date": "2019-06-04",
    "published": "2019-06-04",
    "source": "",
    "date": "20190604",
}


def _predicted(task: str, folder: Path, **row: Any) -> list[dict[str, Any]]:
    line = {k: v for k, v in (ROW | row).items() if k != "html" or task == "html"}
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text(json.dumps(line) + "\n", encoding="utf-8")
    predict(task, source, target)
    return [json.loads(x) for x in target.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("task", sorted(set(TASKS) - {"html", "dispatch"}))
def test_each_task_answers_with_the_line_s_own_id(task: str, tmp_path: Path) -> None:
    (row,) = _predicted(task, tmp_path)
    assert row["doc_id"] == "d1"
    assert len(row) == 2


def test_spans_of_the_adapter_are_those_of_the_record(tmp_path: Path) -> None:
    record = reportedly.read(TEXT, published="2019-06-04")
    (row,) = _predicted("geo", tmp_path)
    named = [TEXT[t["start"] : t["end"]] for t in row["toponyms"]]
    assert named == [record.document[p.toponym.span] for p in record.places] == ["KARAJ", "Karaj"]


def test_derived_points_are_no_toponyms_but_places_of_events(tmp_path: Path) -> None:
    text = "Gunmen opened fire on a bus 12 km south of Mosul on Monday."
    (geo,), (report, *_) = _predicted("geo", tmp_path, text=text), _predicted("dispatch", tmp_path, text=text)
    assert [text[t["start"] : t["end"]] for t in (*geo["toponyms"], *report["places"])] == ["Mosul", "Mosul"]
    (event,) = report["events"]
    assert [p["lat"] < report["places"][0]["lat"] for p in event["places"]] == [True]


def test_a_page_s_body_is_its_article(tmp_path: Path) -> None:
    article = f"<nav>Home</nav><article><h1>Market burns</h1><p>{TEXT}</p></article>"
    html = f"<html><head><title>Fire</title></head><body>{article}</body></html>"
    (row,) = _predicted("html", tmp_path, html=html)
    assert "Two shopkeepers were killed" in row["text"]


def test_dispatch_gives_one_line_a_report_and_one_a_story(tmp_path: Path) -> None:
    report, story = _predicted("dispatch", tmp_path)
    assert report["doc"] == "d1"
    assert story["story"] == "s1"
    told = {x for i in story["incidents"] for x in i["reports"]}
    assert told == {f"d1#{i}" for i in range(len(report["events"]))}


WIRE = (
    "Two shopkeepers were killed in Karaj on 3 June 2019 when masked men set fire to the old market behind the station. "
    "The fire burned until the evening and nobody could reach the stalls on the north side of the square."
)
STORY = [
    {"doc": "wire", "story": "s1", "text": WIRE, "published": "2019-06-04", "source": ""},
    {"doc": "apart", "story": "s2", "text": WIRE, "published": "2019-06-04", "source": ""},
    {"doc": "none", "story": "s1", "text": "", "published": "2019-06-04", "source": ""},
    {"doc": "daily", "story": "s1", "text": f"A market burns.\n{WIRE}", "published": "2019-06-05", "source": ""},
    {
        "doc": "gang",
        "story": "s1",
        "text": "A spokesman denied that masked men set fire to the market in Karaj on 3 June 2019.",
        "published": "2019-06-06",
        "source": "",
    },
]


def test_the_line_of_a_story_has_what_the_join_finds() -> None:
    *reports, one, two = predictions("dispatch", STORY)
    assert [r["doc"] for r in reports] == [r["doc"] for r in STORY]
    assert (one["story"], two["story"]) == ("s1", "s2")
    assert one["copies"] == [["daily", "wire"]]
    by_doc = {r["doc"]: r for r in reports}
    told = [x for i in one["incidents"] for x in i["reports"]]
    assert sorted(told) == sorted(f"{d}#{n}" for d in ("wire", "daily", "gang") for n in range(len(by_doc[d]["events"])))
    assert any({x.partition("#")[0] for x in i["reports"]} >= {"wire", "daily"} for i in one["incidents"])
    assert {i["independent"] for i in one["incidents"]} <= {0, 1}
    assert one["denials"]
    assert {y.partition("#")[0] for _, y in one["denials"]} == {"gang"}
    assert {x for pair in one["denials"] for x in pair} <= set(told)
    assert not two["copies"]


def test_who_carries_a_text_is_warned_of_where_it_stands() -> None:
    reports = {r["doc"]: r for r in predictions("dispatch", STORY) if "doc" in r}
    flagged = {d: w for d, r in reports.items() for w in r.get("warnings", []) if w["code"] == "copied_text"}
    assert flagged.keys() == {"daily"}
    assert STORY[3]["text"][flagged["daily"]["start"] : flagged["daily"]["end"]] == WIRE.removesuffix(".")


def test_workers_give_the_same_lines() -> None:
    assert list(predictions("dispatch", STORY, workers=2)) == list(predictions("dispatch", STORY))


def test_a_report_that_is_refused_is_an_empty_line_and_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = _predicted("geo", tmp_path, text="")
    assert row == {"doc_id": "d1"}
    assert "d1" in capsys.readouterr().err


def test_a_date_that_is_none_is_left_out(tmp_path: Path) -> None:
    (row,) = _predicted("timex", tmp_path, ref_date="7:58 AM E", published=None, date=None)
    assert "timex" in row


def test_without_the_gold_sets_scoring_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["score", "--shared", str(tmp_path)]) == 0
    assert "not here" in capsys.readouterr().out


def test_an_unknown_task_is_wrong_usage() -> None:
    assert main(["score", "poetry"]) == 2
