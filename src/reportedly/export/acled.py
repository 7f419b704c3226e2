"""The one ACLED sub-type of a report, merged from its events by the order of ``data/acled.toml``."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.record import Record


def sub_type(record: Record) -> str | None:
    """The ACLED sub-type under which a whole report would be filed, in upper snake case, or None where none is coded.

    A demonstration that is told beside force, violence or arrests takes their sub-type; else the most specific means
    decides, and the earliest told among equals (``data/acled.toml``, table ``report``).
    """
    told = [e.acled.value for e in record.events if isinstance(e.acled, Field)]
    if not told:
        return None
    rules = load("acled")
    return str(rules["short"][_merged(told)])


def _merged(told: Sequence[str]) -> str:
    rules = load("acled")["report"]
    if "Peaceful protest" in told:
        beside = next((code for code in rules["with_protest"] if code in told), None)
        if beside:
            return str(rules["with_protest"][beside])
    for rank in rules["ranks"]:
        found = [code for code in told if code in rank]
        if found:
            return found[0]
    return told[0]
