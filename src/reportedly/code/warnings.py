"""What a careful coder would flag."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import Reading
from reportedly.types.record import Event, Resolution, Warning
from reportedly.types.text import Document


def warnings(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> tuple[Warning, ...]:
    """What a careful coder would flag."""
    return ()
