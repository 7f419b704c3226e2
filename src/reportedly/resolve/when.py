"""Which days a time expression names."""

from __future__ import annotations

from reportedly.types.mention import Reading
from reportedly.types.record import TimeMention
from reportedly.types.text import Document


def times(document: Document, reading: Reading) -> tuple[TimeMention, ...]:
    """The days that the time expressions of ``reading`` name."""
    return ()
