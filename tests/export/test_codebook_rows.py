"""Rows of codebooks: one for each place and told day, with the tellings and the characters on which it stands."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.export.codebook_tables import OURS, ROWS, WRITERS, view
from reportedly.export.coded import Coding, sheet, spans
from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.record import Event, PlaceMention, Record, Status
from reportedly.types.world import Place, PlaceLevel, Precision, When
from tests.export.told import record as made
from tests.told_events import told

TOWNS = "Tehran, Karaj, Hashtpar, Bushehr, Qom, Dorud, Rudsar, Semnan, Rasht, Kermanshah, Masuleh and Shiraz"
PUBLISHED = date(2021, 5, 12)


def _coding(text: str, book: str = "acled") -> Coding:
    return ROWS[book](sheet(told(text, published=PUBLISHED)))


def _told(text: str, *columns: str, book: str = "acled") -> list[tuple[object, ...]]:
    return [tuple(row.columns[c].cell for c in columns) for row in _coding(text, book).rows]


@pytest.mark.parametrize(
    ("days", "first", "rows"),
    [
        ("between 3 and 5 May 2021", ["2021-05-04"], 12),
        ("on 4 May 2021", ["2021-05-04"], 12),
        ("each night from 3 to 5 May 2021", ["2021-05-03", "2021-05-04", "2021-05-05"], 36),
        ("on Monday and again on Wednesday", ["2021-05-10", "2021-05-12"], 24),
    ],
)
def test_twelve_towns_are_twelve_rows_for_each_day_that_is_told(days: str, first: list[str], rows: int) -> None:
    found = _told(f"Students marched in {TOWNS} {days}.", "location", "event_date", "sub_event_type")
    assert len(found) == rows
    assert Counter(x[1] for x in found) == Counter(dict.fromkeys(first, 12))
    assert {x[2] for x in found} == {"Peaceful protest"}


def test_an_interval_whose_days_are_not_told_is_one_day_of_precision_2_and_the_interval_stays() -> None:
    record = told(f"Students marched in {TOWNS} between 3 and 5 May 2021.", published=PUBLISHED)
    rows = view(record, "acled")["rows"]
    assert {(r["first"], r["last"], r["columns"]["time_precision"]) for r in rows} == {("2021-05-03", "2021-05-05", 2)}
    assert all("event_date" in r["derived"] for r in rows)


def test_what_acled_has_no_code_for_is_expanded_as_well_and_stands_apart() -> None:
    found = _coding(f"Members of the Blue League posted banners in {TOWNS} between 3 and 5 May 2021.")
    assert found.rows == ()
    assert len(found.not_coded) == 12
    assert {r.left_out for r in found.not_coded} == {"no sub-type of ACLED"}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The army did not shell Kirkuk on Monday.", "denied"),
        ("The army plans to shell Kirkuk on Friday.", "planned"),
        ("Students marched in Iraq on Monday.", "country only"),
        ("Students marched in Kirkuk in 2019.", "no time as exact as a month"),
        ("Students marched in Kirkuk.", "no day told"),
        ("Students marched on Monday.", "no place told"),
    ],
)
def test_what_acled_does_not_code_has_no_row_but_its_reason(text: str, why: str) -> None:
    found = _coding(text)
    assert [r.left_out for r in found.not_coded] == [why]
    assert found.rows == ()


def test_a_toll_told_for_several_rows_is_divided_by_acled_and_left_whole_by_others() -> None:
    text = "A bomb killed 13 people in Kirkuk and Mosul on Monday."
    acled = _coding(text).rows
    assert [r.columns["fatalities"].cell for r in acled] == [7, 6]
    assert all("13" in r.columns["fatalities"].rule and "13 people" in str(r.columns["notes"].cell) for r in acled)
    shared = {(t.low, t.over, t.span) for r in acled for t in r.tolls}
    assert {(low, over) for low, over, _ in shared} == {(13, 2)}
    assert len(shared) == 1
    for book, column in (("ged", "best"), ("gtd", "nkill")):
        rows = _coding(text, book).rows
        assert [(r.columns[column].cell, str(r.columns[column].reason)) for r in rows] == [(None, "ambiguous")] * 2


def test_no_toll_is_0_dead_to_acled_and_says_so() -> None:
    (row,) = _coding("Students marched in Kirkuk on Monday.").rows
    assert row.columns["fatalities"].cell == 0
    assert "none told" in row.columns["fatalities"].rule


QUARREL = (
    "The Green Front said its fighters shot dead three soldiers in Rasht on Monday. "
    "The army said two soldiers were shot dead in Rasht on Monday."
)


def test_two_claimants_of_one_happening_are_one_row_with_the_lowest_toll_and_both_voices() -> None:
    record = told(QUARREL, published=PUBLISHED)
    assert record.events[0].same_as
    (row,) = view(record, "acled")["rows"]
    assert row["columns"]["fatalities"] == 2
    assert [t["speaker"] for t in row["tellings"]] == ["Green Front", "army"]
    assert all(t["speaker"] in row["columns"]["notes"] for t in row["tellings"])
    (ged,) = view(record, "ged")["rows"]
    assert [ged["columns"][c] for c in ("low", "best", "high", "type_of_violence")] == [2, 2, 3, 1]
    assert ged["columns"]["source_original"] == "Green Front; army"


def test_plover_keeps_a_record_for_each_claimant_and_links_them() -> None:
    rows = _coding(QUARREL, "plover").rows
    assert len(rows) == 2
    assert len({r.columns["link"].cell for r in rows}) == 1


def test_the_higher_sub_type_takes_what_falls_on_one_day_place_and_pair_of_actors() -> None:
    base = made()
    first, second = (_event(base, n, date(2024, 5, 1), 1) for n in range(2))
    assert isinstance(first.acled, Field)
    attack, clash = (replace(first.acled, value=code) for code in ("Attack", "Armed clash"))
    events = (replace(first, acled=attack), replace(second, acled=clash))
    (row,) = ROWS["acled"](sheet(replace(base, events=events, places=_towns(base, 1)))).rows
    assert row.columns["sub_event_type"].cell == "Armed clash"
    assert [e.id for e in row.events] == ["e1", "e2"]
    unnamed = tuple(replace(e, agents=()) for e in events)
    assert len(ROWS["acled"](sheet(replace(base, events=unnamed, places=_towns(base, 1)))).rows) == 2


def test_force_against_a_demonstration_is_one_row_with_it_and_two_crowds_are_two() -> None:
    one = "Police arrested forty demonstrators during a protest in Kirkuk on Monday."
    assert _told(one, "sub_event_type", "actor1", "actor2", "interaction") == [
        ("Protest with intervention", "Protesters (Iraq)", "Police", "State forces - Protesters")
    ]
    base = made()
    first, second = (_event(base, n, date(2024, 5, 1), 1) for n in range(2))
    other = replace(second, agents=(replace(first.agents[0], value="x2"),))
    assert len(ROWS["acled"](sheet(replace(base, events=(first, other), places=_towns(base, 1)))).rows) == 2


def test_a_point_near_a_town_is_coded_at_the_town() -> None:
    (row,) = _coding("Gunmen shot dead a teacher 12 km south of Karaj on Monday.").rows
    assert [row.columns[c].cell for c in ("location", "geo_precision", "actor1", "actor2")] == [
        "Karaj",
        2,
        "Unidentified Armed Group (Iran)",
        "Civilians (Iran)",
    ]
    assert row.columns["location"].rule


def test_gtd_leaves_out_states_and_tells_who_claims_and_who_is_only_accused() -> None:
    assert [r.left_out for r in _coding("The army shelled Kirkuk on Monday.", "gtd").not_coded] == ["done by a state"]
    (row,) = _coding("Gunmen allegedly kidnapped two farmers in Kirkuk on Monday.", "gtd").rows
    cells = [row.columns[c].cell for c in ("attacktype1_txt", "guncertain1", "nhostkid", "gname")]
    assert cells == ["Hostage Taking (Kidnapping)", 1, 2, "Gunmen"]


def test_gdelt_rows_have_the_root_code_and_only_what_is_told_as_having_happened() -> None:
    found = _coding("Police arrested two men in Kirkuk on Monday. The union plans to march on Friday.", "cameo")
    assert [[r.columns[c].cell for c in ("EventRootCode", "QuadClass", "SQLDATE")] for r in found.rows] == [
        ["17", 4, "20210510"]
    ]
    assert [r.left_out for r in found.not_coded] == ["planned"]


TEXTS = (
    f"Rebels shelled {TOWNS} each night from 3 to 5 May 2021, the army said. Forty people were killed.",
    QUARREL,
    (
        "Students marched in Kirkuk and Mosul on Monday; police shot two of them dead in Mosul. The army denied it. "
        "The union plans to march in Kirkuk on Friday. Rebels burned a depot."
    ),
)


@pytest.mark.parametrize("book", sorted(ROWS))
@pytest.mark.parametrize("text", TEXTS)
def test_every_row_stands_on_characters_of_the_page_and_no_telling_is_lost(book: str, text: str) -> None:
    record = told(text, published=PUBLISHED)
    found = ROWS[book](sheet(record))
    rows = (*found.rows, *found.not_coded)
    assert {e.id for r in rows for e in r.events} == {e.id for e in record.events}
    assert len({r.id for r in rows}) == len(rows)
    for row in rows:
        marked = [span for _, span in spans(row)]
        assert {e.trigger for e in row.events} <= set(marked)
        assert all(record.document[span] for span in marked)
        assert all(v.cell is None or v.reason is None for v in row.columns.values())


@pytest.mark.parametrize("book", sorted(ROWS))
@pytest.mark.parametrize("text", TEXTS)
def test_rows_do_not_depend_on_the_order_of_the_events(book: str, text: str) -> None:
    record = told(text, published=PUBLISHED)
    turned = replace(record, events=record.events[::-1])
    assert view(record, book) == view(turned, book)


def _event(of: Record, number: int, day: date, towns: int) -> Event:
    when = Field(When(day, day, Precision.DAY), of.events[1].plover.basis, (), of.events[1].plover.by)  # type: ignore[union-attr]
    return replace(of.events[1], id=f"e{number + 1}", places=tuple(range(towns)), when=when)


def _towns(of: Record, many: int) -> tuple[PlaceMention, ...]:
    first = of.places[0]
    assert isinstance(first.field, Field)
    place: Place = first.field.value
    return tuple(replace(first, field=replace(first.field, value=replace(place, gazetteer_id=i + 1))) for i in range(many))


@given(st.integers(1, 12), st.integers(1, 5), st.randoms())
def test_rows_are_places_times_days_in_any_order(towns: int, days: int, random: object) -> None:
    base = made()
    events = [_event(base, n, date(2024, 5, 1) + timedelta(days=n), towns) for n in range(days)]
    random.shuffle(events)  # type: ignore[attr-defined]
    record = replace(base, events=tuple(events), places=_towns(base, towns))
    found = ROWS["acled"](sheet(record)).rows
    keys = {(p, e.id) for p, e in product(range(towns), events)}
    assert len(found) == len(keys)
    assert Counter(r.columns["event_date"].cell for r in found) == Counter(
        {(date(2024, 5, 1) + timedelta(days=n)).isoformat(): towns for n in range(days)}
    )


def test_a_country_told_beside_its_town_is_no_place_of_its_own() -> None:
    base = made()
    (town, *_) = _towns(base, 1)
    assert isinstance(town.field, Field)
    country = replace(
        town, field=replace(town.field, value=replace(town.field.value, gazetteer_id=9, level=PlaceLevel.COUNTRY))
    )
    record = replace(base, events=(_event(base, 0, date(2024, 5, 1), 2),), places=(country, town))
    assert [r.columns["location"].cell for r in ROWS["acled"](sheet(record)).rows] == ["Lima"]


def test_a_denial_is_never_in_a_row_of_what_it_denies() -> None:
    base = made()
    event = _event(base, 0, date(2024, 5, 1), 1)
    denied = replace(event, id="e2", status=Status.DENIED, acled=base.events[0].acled)
    record = replace(base, events=(event, denied), places=_towns(base, 1))
    found = ROWS["acled"](sheet(record))
    assert [[e.id for e in r.events] for r in (*found.rows, *found.not_coded)] == [["e1"], ["e2"]]


def test_the_columns_of_each_codebook_are_complete() -> None:
    assert {b: len(load("rows")[b]["columns"]) for b in ("acled", "ged", "gtd", "cameo")} == {
        "acled": 31,
        "ged": 49,
        "gtd": 137,
        "cameo": 61,
    }


def test_the_manual_names_our_columns_of_a_row() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    part = manual.partition("## Rows of a codebook")[2].partition("\n## ")[0]
    named = re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`[^|]+) \|", part, flags=re.MULTILINE)))
    assert tuple(named) == OURS


@pytest.mark.parametrize("book", ["acled", "cameo", "ged", "gtd"])
def test_a_table_has_the_columns_of_the_codebook_and_ours_behind_them(book: str, tmp_path: Path) -> None:
    records = [told(text, published=PUBLISHED) for text in TEXTS]
    rows_file, left_file = WRITERS[book](records, tmp_path)
    with rows_file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert list(rows[0])[: len(load("rows")[book]["columns"])] == load("rows")[book]["columns"]
    assert all(r["events"] and r["spans"] and r["claimed_by"] and not r["not_coded"] for r in rows)
    assert all(len(r["events"].split("; ")) == len(r["status"].split("; ")) for r in rows)
    with left_file.open(encoding="utf-8", newline="") as file:
        assert all(r["not_coded"] for r in csv.DictReader(file))


def test_plover_goes_out_as_lines_of_json(tmp_path: Path) -> None:
    (out,) = WRITERS["plover"]([told(TEXTS[2], published=PUBLISHED)], tmp_path / "plover.jsonl")
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {"id", "has_event", "event", "mode", "link", "reportedly"} <= set(lines[0])
    assert ["demo", "future"] in [line["mode"] for line in lines]
