"""CAMEO root codes."""

from __future__ import annotations

from reportedly.types.record import Event


def root_code(event: Event) -> str | None:
    """The two-digit CAMEO root code of an event, or None."""
    return None
