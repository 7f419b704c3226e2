"""Words that tell an event."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import Trigger
from reportedly.types.text import Document, Sentence


def triggers(document: Document, sentences: Sequence[Sentence]) -> tuple[Trigger, ...]:
    """Words that tell an event."""
    return ()
