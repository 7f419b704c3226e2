"""The one ACLED sub-type of a report, merged from its events by the order of ``data/acled.toml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.record import Event, Record

_REACH = 80
_DEMONSTRATIONS = frozenset({"Peaceful protest", "Protest with intervention", "Excessive force against protesters"})


def sub_type(record: Record) -> str | None:
    """The ACLED sub-type under which a whole report would be filed, in upper snake case, or None where none is coded.

    What is only the occasion of the news ("claimed responsibility for the attack") is left out, and a report that begins
    with diplomatic sanctions is not coded. A demonstration that is told beside force, violence or arrests takes their
    sub-type; else the most specific means decides, and the earliest told among equals (``data/acled.toml``, table
    ``report``).
    """
    if not record.events or _diplomatic(record.events[0]):
        return None
    told = [e.acled.value for e in record.events if isinstance(e.acled, Field) and not _occasion(record, e)]
    if not told:
        return None
    rules = load("acled")
    return str(rules["short"][_merged(told)])


def _diplomatic(event: Event) -> bool:
    kind, mode = event.plover, event.mode
    if not (isinstance(kind, Field) and isinstance(mode, Field)):
        return False
    return kind.value == "SANCTION" and mode.value in load("acled")["report"]["uncoded"]


@cache
def _occasions() -> re.Pattern[str]:
    words = "|".join(re.escape(w) for w in load("acled")["report"]["occasions"])
    return re.compile(rf"\b(?:{words})\b[^.,;:!?\n]*\Z", re.IGNORECASE)


def _occasion(record: Record, event: Event) -> bool:
    """Whether the words before the event make it the reason for something else that is told."""
    start = event.trigger.start
    return bool(_occasions().search(record.document.text[max(0, start - _REACH) : start]))


def _merged(told: Sequence[str]) -> str:
    rules = load("acled")["report"]
    first, *others = rules["ranks"]
    if _DEMONSTRATIONS & set(told) and not set(first) & set(told):
        beside = next((code for code in rules["with_protest"] if code in told), None)
        if beside:
            return str(rules["with_protest"][beside])
    return next((code for rank in (first, *others) for code in told if code in rank), told[0])
