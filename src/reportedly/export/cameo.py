"""CAMEO root codes of events, by the trigger's lexicon entry, else by PLOVER type."""

from __future__ import annotations

from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.record import Event


def root_code(event: Event) -> str | None:
    """The two-digit CAMEO root code of an event (``data/cameo.toml``), or None where CAMEO has none for it."""
    if not isinstance(event.plover, Field):
        return None
    rule = event.plover.by.rule
    file, _, key = rule.partition("#")
    if file.startswith("triggers_"):
        return str(load(file)[key]["cameo"]) or None
    roots = load("cameo")["roots"]
    return next((code for code, plover in sorted(roots.items()) if plover == event.plover.value), None)
