"""Text in capitals: phrases with their modifiers, and abbreviations that brackets explain."""

from __future__ import annotations

import pytest

from reportedly.read.capitals import modifies
from reportedly.types.field import Field
from tests.told_events import doers, event, targets, told


def test_an_abbreviation_explained_in_brackets_is_a_body() -> None:
    text = "A CONVOY PASSED.\n\nVLF [VALLEY LIBERATION FRONT] GUNMEN SHOT A PRIEST IN LIMA. THE VLF BOMBED A BANK IN LIMA."
    record = told(text)
    body = next(a for a in record.actors if a.name == "VLF")
    assert isinstance(body.kind, Field)
    assert body.kind.value == "rebel group"
    assert doers(record, event(record, "BOMBED")) == ["VLF"]
    assert targets(record, event(record, "SHOT")) == ["A PRIEST"]


def test_a_phrase_in_capitals_keeps_its_modifiers() -> None:
    record = told("TWO JESUIT PRIESTS WERE SHOT IN LIMA. MUNICIPAL WORKERS WERE KIDNAPPED IN LIMA.")
    assert targets(record, event(record, "SHOT")) == ["TWO JESUIT PRIESTS"]
    assert targets(record, event(record, "KIDNAPPED")) == ["MUNICIPAL WORKERS"]


@pytest.mark.parametrize(("word", "may"), [("municipal", True), ("kidnapped", False), ("shot", False), ("killing", False)])
def test_verbs_modify_nothing(word: str, *, may: bool) -> None:
    assert modifies(word) is may
