"""What a codebook may name: the types, modes, ways, kinds, means and things that events are told by, from ``data/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.code.codebook import CONDITIONS, NONE
from reportedly.lexicon import load
from reportedly.types.record import Status
from reportedly.types.world import ActorKind, PlaceLevel

WORDS = frozenset({"agents_called", "recipients_called", "object", "words"})
"""Conditions whose values are words of the text."""


@cache
def vocabulary() -> Mapping[str, frozenset[str]]:
    """The values that each key of triggers and conditions can have; keys that take words are not in it."""
    plover = load("codebook_plover")
    entries = {f"{file}#{key}": entry for file in plover["codebook"]["rules"] for key, entry in load(file).items()}
    ways = {str(entry["way"]) for entry in (*entries.values(), *load("instruments").values())}
    kinds = frozenset({*load("acled")["kinds"], *ActorKind, NONE})
    named = {
        "entries": entries,
        "plover": (c["code"] for c in plover["category"] if "parent" not in c),
        "modes": (m for c in plover["category"] for m in c.get("triggers", {}).get("modes", ())),
        "acled": (c["code"] for c in load("codebook_acled")["category"] if "parent" in c),
        "way": ways,
        "near": ways,
        "agents": kinds,
        "recipients": kinds,
        "object_kinds": load("objects")["types"],
        "instruments": load("instruments"),
        "status": Status,
        "place": (*PlaceLevel, NONE),
    }
    assert {*CONDITIONS} - WORDS <= {*named}
    return {key: frozenset(map(str, values)) - {""} for key, values in named.items()}
