"""Which outlet of the register a report cites for what somebody says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.lexicon import listed
from reportedly.types.field import Basis, Field, Origin
from reportedly.types.outlets import Outlet
from reportedly.types.record import Statement
from reportedly.types.text import Document
from reportedly.version import VERSION

Named = Callable[[str], Outlet | None]
"""The one entry of the register that is called so."""


def cited(document: Document, statements: Sequence[Statement], named: Named) -> tuple[Statement, ...]:
    """The statements, each with the id of the outlet that is cited for it, where that names one entry and no other."""
    return tuple(_with_outlet(document, s, named) for s in statements)


def _with_outlet(document: Document, statement: Statement, named: Named) -> Statement:
    via = statement.attribution.via
    if via is None:
        return statement
    outlet = _found(document[via].split(), named)
    if outlet is None:
        return statement
    by = Origin("rules", VERSION, "outlets#names")
    known = Field(outlet.source.id, Basis.INFERRED, (via,), by, f"the register has it as {outlet.source.name}")
    return replace(statement, via_source=known)


def _found(words: Sequence[str], named: Named) -> Outlet | None:
    """The entry that these words name, as they stand or without what only tells the kind ("the state news agency IRNA")."""
    outlet = named(" ".join(words))
    kinds = listed("outlet_words", "kinds")
    first, last = 0, len(words)
    while first < last and words[first] in kinds:
        first += 1
    while first < last and words[last - 1] in kinds:
        last -= 1
    return outlet or (named(" ".join(words[first:last])) if first < last and last - first < len(words) else None)
