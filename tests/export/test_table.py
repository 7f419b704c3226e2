"""What is known stands in a column; what is not leaves it empty and gives its reason next to it."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.export.rows import claim_rows, event_rows, place_rows, report_row
from reportedly.export.table import COLUMNS, write
from reportedly.types.record import Record
from tests.export.told import record

MANUAL = Path(__file__).parents[2] / "docs" / "formats.md"


@pytest.fixture
def told() -> Record:
    return record()


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_an_event_has_a_row_for_each_of_its_places(told: Record, tmp_path: Path) -> None:
    rows = _read(write([told], tmp_path / "events.csv")[0])
    assert [(r["event"], r["place"], r["country"]) for r in rows] == [
        ("e1", "Lima", "PE"),
        ("e1", "Quito", "EC"),
        ("e2", "", ""),
    ]
    assert (rows[0]["lat"], rows[0]["lon"]) == ("-12.04", "-77.03")
    assert (rows[0]["first"], rows[0]["last"], rows[0]["precision"]) == ("2024-05-01", "2024-05-03", "span")
    assert (rows[0]["recipients"], rows[0]["speaker"], rows[1]["claimed_by"]) == ("rebels", "Dana Orr", "a1")


def test_an_unknown_gives_its_reason_and_never_a_value(told: Record) -> None:
    fight, _, march = event_rows(told)
    assert (fight["acled"], fight["acled_unknown"]) == (None, "not_in_codebook")
    assert (fight["agents"], fight["agents_unknown"]) == (None, "not_stated")
    assert (march["place"], march["lat"], march["place_unknown"]) == (None, None, "not_in_gazetteer")
    assert (march["first"], march["when_unknown"]) == (None, "vague")
    assert (march["own_deed"], march["own_deed_unknown"]) == (False, None)


def test_an_event_without_a_place_has_one_row_that_says_so(told: Record) -> None:
    nowhere = replace(told, events=(replace(told.events[0], places=()),))
    (row,) = event_rows(nowhere)
    assert (row["place_index"], row["place"], row["place_unknown"]) == (None, None, "not_stated")


def test_a_toll_without_an_upper_end_has_none(told: Record) -> None:
    fight = next(event_rows(told))
    assert (fight["killed_low"], fight["killed_high"], fight["injured_low"]) == (12, None, None)


def test_a_folder_gets_all_tables(told: Record, tmp_path: Path) -> None:
    written = write([told, told], tmp_path / "out")
    assert {p.name: len(_read(p)) for p in written} == {"events.csv": 6, "reports.csv": 2, "claims.csv": 4, "places.csv": 6}


def test_no_cell_is_a_formula_but_a_negative_number_is_a_number(told: Record, tmp_path: Path) -> None:
    write([told], tmp_path)
    (report,) = _read(tmp_path / "reports.csv")
    assert report["source_name"] == "'=The Gazette"
    assert _read(tmp_path / "claims.csv")[0]["text"].startswith("'+++ At least")
    assert _read(tmp_path / "places.csv")[0]["lat"] == "-12.04"


def test_every_row_has_exactly_the_columns_of_its_table(told: Record) -> None:
    rows = {"events": event_rows(told), "reports": [report_row(told)], "claims": claim_rows(told), "places": place_rows(told)}
    for name, found in rows.items():
        for row in found:
            assert sorted(row) == sorted(COLUMNS[name])


def test_a_table_that_fails_leaves_no_half_file(told: Record, tmp_path: Path) -> None:
    def broken() -> object:
        yield told
        raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - any fault while writing
        write(broken(), tmp_path)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_the_manual_names_every_column_and_no_other() -> None:
    sections = re.split(r"^### `(\w+)\.csv`", MANUAL.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    documented = dict(zip(sections[::2], sections[1::2], strict=True))
    for name, columns in COLUMNS.items():
        own = re.split(r"^## ", documented[name], flags=re.MULTILINE)[0]
        first_cells = re.findall(r"^\| (`[^|]+) \|", own, flags=re.MULTILINE)
        assert {c for cell in first_cells for c in re.findall(r"`(\w+)`", cell)} == set(columns), name
