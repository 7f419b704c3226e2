"""The event type and disorder type of ACLED's sub-types, and which of several sub-types one row has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.code.codebook_file import bundled
from reportedly.lexicon import load
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Event


@cache
def _order() -> Mapping[str, int]:
    return {c.code: i for i, c in enumerate(bundled("acled").categories)}


@cache
def listing(book: str, name: str) -> Mapping[str, tuple[str, str]]:
    """A closed list of one of our codebooks: what each code is called, and what it is."""
    found = next(x for x in bundled(book).lists if x.name == name)
    return {code: (label, told) for code, label, told in found.entries}


@cache
def types() -> Mapping[str, tuple[str, str]]:
    """The event type and the disorder type of each sub-type."""
    parents = {c.code: c.parent for c in bundled("acled").categories if c.parent}
    disorder = {
        name.strip(): kind for kind, (_, told) in listing("acled", "disorder types").items() for name in told.split(",")
    }
    return {code: (parent, disorder.get(code) or disorder[parent]) for code, parent in parents.items()}


def sub_type(events: Sequence[Event]) -> Field[str] | Unknown:
    """The highest sub-type that some tellings have; of one demonstration what was done in it or against it comes first."""
    codes = [e.acled for e in events]
    known_ = {c.value: c for c in reversed(codes) if isinstance(c, Field)}
    if not known_:
        return codes[0]
    if load("rows")["acled"]["peaceful"] in known_:
        beside = (c for c, became in load("acled")["report"]["with_protest"].items() if c in known_ and c == became)
        return known_[next(beside, min(known_, key=_order().__getitem__))]
    return known_[min(known_, key=_order().__getitem__)]
