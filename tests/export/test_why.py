"""Why an event is coded so is told in words, on a terminal and on the page."""

from __future__ import annotations

import io

import pytest

from reportedly.export.page import page
from reportedly.export.terminal import console, show
from reportedly.export.why import in_short, why
from reportedly.lexicon import load
from reportedly.types.field import Unknown
from reportedly.types.record import Record
from tests.export.hostile import record as hostile
from tests.told_events import told

TEXT = (
    "The Green Front said its fighters shot dead three soldiers near Rasht on Monday. An army spokesman denied that rebels "
    "had shelled Kirkuk. Gunmen allegedly kidnapped two farmers in Rasht on Tuesday. The union plans to march in Qom on Friday."
)


@pytest.fixture(scope="module")
def record() -> Record:
    return told(TEXT)


def test_one_sentence_leads_from_the_words_to_the_codes_and_to_who_says_so(record: Record) -> None:
    said = [in_short(record, e) for e in record.events]
    assert said[0] == (
        "“shot dead”, a word for “shoot”, is assault to PLOVER. ACLED codes it as Armed clash: shooting by a state or an armed "
        "group against a state or an armed group (rule 22). Asserted by Green Front (“said”)."
    )
    assert "it codes only what is told as having happened, and this is denied" in said[1]
    assert said[2].endswith("Alleged by the report itself: “allegedly” stands beside it.")
    assert said[3].endswith("Planned by the report itself: “plans to” stands beside it.")


def test_every_value_of_an_event_has_its_reason_and_its_rule(record: Record) -> None:
    for event in record.events:
        reasons = why(record, event)
        names = [r.name for r in reasons]
        assert names[:5] == ["PLOVER", "mode", "ACLED", "status", "told by"]
        assert {"time", "own deed"} <= set(names)
        assert names.count("place") == len(event.places)
        assert all(r.words for r in reasons)
        assert all(r.by for r in reasons if r.field is not None and not isinstance(r.field, Unknown))


def test_whoever_is_told_elsewhere_or_meant_has_words_of_its_own() -> None:
    record = told("Police in Rasht arrested two miners. A judge jailed them. The rebels warned that any ship would be sunk.")
    words = {(r.name, r.shown): r.words for e in record.events for r in why(record, e) if r.name in ("doer", "target")}
    assert [w for w in words.values() if w.endswith("told elsewhere on the page")] == [
        "“two miners”, told elsewhere on the page"
    ]
    assert "who threatens it means to do it" in words.values()


def test_the_rule_of_a_status_is_in_the_record_unless_it_is_asserted(record: Record) -> None:
    assert [e.status_rule for e in record.events] == [
        "",
        "factuality#denied.cues",
        "factuality#alleged.allegedly",
        "factuality#planned.plans to",
    ]


def test_whatever_a_rule_of_acled_asks_for_has_words() -> None:
    names = load("why")
    for rule in load("acled")["rule"]:
        assert {*rule["way"], *rule.get("near", ())} <= set(names["ways"])
        assert {*rule.get("agents", ()), *rule.get("recipients", ())} <= set(names["groups"])
        assert {rule[k] for k in ("object", "clause") if k in rule} <= set(names["objects"])


def test_a_terminal_shows_a_sentence_for_each_event_and_verbose_every_rule(record: Record) -> None:
    short, full = io.StringIO(), io.StringIO()
    show(record, to=console(short))
    show(record, verbose=True, to=console(full))
    assert "a word for “shoot”" in short.getvalue()
    assert "acled#rule.22" not in short.getvalue()
    for part in ("acled#rule.22", "factuality#denied.cues", "by where it stands in the sentence", "own deed"):
        assert part in full.getvalue(), part


def test_rows_of_a_codebook_are_shown_under_the_record(record: Record) -> None:
    out = io.StringIO()
    show(record, codebook="acled", to=console(out))
    assert "Rows of ACLED" in out.getvalue()
    assert "Not coded by ACLED" in out.getvalue()
    assert "planned" in out.getvalue().rpartition("Not coded by ACLED")[2]


def test_the_page_has_the_reasons_of_each_event_and_no_markup_of_a_report(record: Record) -> None:
    markup = page(record)
    assert markup.count("<details>") == len(record.events)
    assert "acled#rule.22" in markup
    assert "<script>alert" not in page(hostile())
