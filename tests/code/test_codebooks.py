"""What the lexicons and rules give out stands in the codebooks that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.lexicon import load

FILES = ("triggers_assault", "triggers_coerce", "triggers_protest", "triggers_talk")


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in FILES:
        for key, entry in load(file).items():
            yield f"{file}#{key}", entry


@pytest.mark.parametrize(("name", "entry"), list(_entries()), ids=lambda x: x if isinstance(x, str) else "")
def test_type_and_mode_of_a_trigger_are_plovers(name: str, entry: dict[str, Any]) -> None:
    modes = load("plover")["modes"]
    assert entry["plover"] in {*modes, ""}, name
    assert entry["mode"] in {"", *modes.get(entry["plover"], ())}, name


def test_every_rule_of_acled_gives_one_of_its_subtypes_and_each_belongs_to_one_event_type() -> None:
    rules = load("acled")
    assert {rule["code"] for rule in rules["rule"]} <= {*rules["subtypes"], ""}
    assert sorted(code for codes in rules["event_type"].values() for code in codes) == sorted(rules["subtypes"])


def test_every_plover_type_has_one_quad_class() -> None:
    assert sorted(t for types in load("plover")["quad"].values() for t in types) == sorted(load("plover")["modes"])
