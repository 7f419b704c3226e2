"""What the lexicons and rules give out stands in the codebooks that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from reportedly.code.codebook_file import bundled, names
from reportedly.lexicon import load

FILES = ("triggers_assault", "triggers_coerce", "triggers_protest", "triggers_talk")


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in FILES:
        for key, entry in load(file).items():
            yield f"{file}#{key}", entry


@pytest.mark.parametrize(("name", "entry"), list(_entries()), ids=lambda x: x if isinstance(x, str) else "")
def test_type_and_mode_of_a_trigger_are_plovers(name: str, entry: dict[str, Any]) -> None:
    codes = {c.code for c in bundled("plover").categories}
    assert entry["plover"] in {*codes, ""}, name
    assert not entry["mode"] or f"{entry['plover']} {entry['mode']}" in codes, name


def test_every_rule_of_acled_gives_one_of_its_subtypes_and_each_belongs_to_one_event_type() -> None:
    rules = load("acled")
    categories = bundled("acled").categories
    types = [c.code for c in categories if not c.parent]
    subtypes = [c.code for c in categories if c.parent]
    assert (len(types), len(subtypes)) == (6, 25)
    assert {rule["code"] for rule in rules["rule"]} <= {*subtypes, ""}
    assert set(subtypes) == {code for rank in rules["report"]["ranks"] for code in rank} == {*rules["short"]}


def test_every_plover_type_has_one_quad_class() -> None:
    book = bundled("plover")
    (quad,) = (one for one in book.lists if one.name == "quad")
    assert sorted(t for _, _, types in quad.entries for t in types.split(", ")) == sorted(
        c.code for c in book.categories if not c.parent
    )


@pytest.mark.parametrize("name", names())
def test_a_codebook_of_ours_cites_what_it_follows_and_defines_its_categories(name: str) -> None:
    book = bundled(name)
    assert book.name == name
    assert book.cited
    assert book.licence
    assert book.not_coded
    assert all(c.definition for c in book.categories if not c.parent)
    for rules in book.rules:
        assert load(rules)


def test_the_types_by_which_muc4_names_incidents_are_its_categories() -> None:
    rules = load("muc4")
    codes = {c.code for c in bundled("muc4").categories}
    assert {*rules["type"].values(), *rules["lemma"].values()} <= codes
    lists = {one.name: {code for code, _, _ in one.entries} for one in bundled("muc4").lists}
    assert {*rules["stage"].values()} <= lists["INCIDENT: STAGE OF EXECUTION"]
    assert {*rules["category"].values()} == lists["PERP: INCIDENT CATEGORY"]
    assert {*rules["confidence"].values()} <= lists["PERP: ORGANIZATION CONFIDENCE"]
    assert {*load("objects")["types"]} <= lists["PHYS TGT: TYPE"]
    assert {*load("objects")["people"]} <= lists["HUM TGT: TYPE"]
    assert {i["muc4"] for i in load("instruments").values()} - {""} <= lists["INCIDENT: INSTRUMENT TYPE"]


def test_every_root_code_of_a_trigger_is_cameos() -> None:
    assert {entry["cameo"] for _, entry in _entries()} - {""} <= {c.code for c in bundled("cameo").categories}


def test_the_interactions_of_acled_are_pairs_of_its_kinds_the_lower_first() -> None:
    lists = {one.name: [code for code, _, _ in one.entries] for one in bundled("acled").lists}
    assert lists["kinds of actors"] == list("12345678")
    assert len(lists["interactions"]) == 44
    assert all(low <= high or high == "0" for low, high in lists["interactions"])
