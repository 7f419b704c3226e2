"""Events that the claims of a report tell."""

from __future__ import annotations

from reportedly.types.mention import Reading
from reportedly.types.record import Event, Resolution
from reportedly.types.text import Document


def events(document: Document, reading: Reading, resolution: Resolution) -> tuple[Event, ...]:
    """The events of one report."""
    return ()
