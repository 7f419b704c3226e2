"""Statements on the page."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import Reading
from reportedly.types.record import Claim, Event, Resolution
from reportedly.types.text import Document


def claims(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> tuple[Claim, ...]:
    """Statements on the page."""
    return ()
