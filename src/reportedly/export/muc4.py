"""MUC-4 templates from a record."""

from __future__ import annotations

from typing import Any

from reportedly.types.record import Record


def templates(record: Record) -> tuple[dict[str, Any], ...]:
    """The MUC-4 templates that a report fills: ``{"slots": {NAME: [{"values": [v], "of": [w]}]}}``."""
    return ()
