"""Words that were said or written on another day count from that day: dated quotations, entries of a log or chronicle."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.types.field import Field
from tests.told_events import told


def _days(text: str, published: str) -> dict[str, str]:
    record = told(text, date.fromisoformat(published))
    return {
        record.document[t.timex.span]: t.field.value.first.isoformat() if isinstance(t.field, Field) else t.field.reason.value
        for t in record.times
    }


def test_yesterday_in_a_quotation_is_counted_from_the_day_on_which_it_was_said() -> None:
    text = "On 3 May the district head, Musa Bello, told the Northern Wire: “Yesterday they burned our market.”"
    assert _days(text, "2023-05-09")["Yesterday"] == "2023-05-02"


def test_outside_the_quotation_yesterday_is_counted_from_the_report() -> None:
    text = "On 3 May the mayor told the Northern Wire: “We are safe.” Yesterday the market burned."
    assert _days(text, "2023-05-09")["Yesterday"] == "2023-05-08"


def test_the_evidence_names_the_day_that_is_counted_from() -> None:
    record = told("On 3 May the mayor told the Northern Wire: “Yesterday they burned our market.”", date(2023, 5, 9))
    (yesterday,) = (t for t in record.times if record.document[t.timex.span] == "Yesterday")
    assert yesterday.field.note == "counted from the day of the statement, 2023-05-03"


def test_entries_of_a_log_count_from_their_own_stamps() -> None:
    text = "From our channel:\n9 Sept, 11:50 – The road is shut.\n12:14 – Shots were fired. Tomorrow we march."
    days = _days(text, "2023-09-12")
    assert (days["12:14"], days["Tomorrow"]) == ("2023-09-09", "2023-09-10")


def test_hours_in_a_chronicle_belong_to_their_entry() -> None:
    text = (
        "2 June 2015. In the early hours men abducted a driver.\n\n4 June 2015. At noon a clash was heard.\n\nAll were freed."
    )
    days = _days(text, "2015-06-09")
    assert (days["In the early hours"], days["At noon"]) == ("2015-06-02", "2015-06-04")


@pytest.mark.parametrize("text", ["12 May – ", "9 Sept, 11:50 –\n12:14 –", "“", "On Monday: “", "• 3 May. • 4 May."])
def test_stamps_and_marks_with_nothing_behind_them_are_read(text: str) -> None:
    record = told(text + " Police spoke of an attack.", date(2023, 5, 9))
    assert len(record.events) == 1


def test_a_day_that_stands_alone_heads_the_entries_below_it() -> None:
    text = "Our log.\n\n2 June 2015\n\nIn the early hours men abducted a driver.\n\n4 June 2015\n\nAt noon a clash was heard."
    days = _days(text, "2015-06-09")
    assert (days["In the early hours"], days["At noon"]) == ("2015-06-02", "2015-06-04")


def test_hours_of_a_live_page_without_days_are_of_the_report() -> None:
    text = "On 3 May a man was shot.\n\n17:20 Police cleared the gate.\n\n13:05 Shots were heard shortly before noon."
    days = _days(text, "2020-05-09")
    assert (days["17:20"], days["shortly before noon"]) == ("2020-05-09", "2020-05-09")


def test_a_quotation_within_a_sentence_counts_from_the_day_that_the_sentence_tells_for_the_saying() -> None:
    text = 'The minister told parliament on Thursday that "yesterday evening three policemen were hurt".'
    assert _days(text, "2020-11-23")["yesterday evening"] == "2020-11-18"


def test_a_day_beside_the_deed_is_not_that_of_the_saying() -> None:
    text = "Rebels attacked a depot of the army near the town on Monday, and the mayor promised: “Tomorrow we rebuild it.”"
    assert _days(text, "2021-03-17")["Tomorrow"] == "2021-03-18"
