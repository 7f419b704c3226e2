"""Time expressions."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.text import Document, Sentence
from reportedly.types.timex import Timex


def timexes(document: Document, sentences: Sequence[Sentence]) -> tuple[Timex, ...]:
    """Time expressions."""
    return ()
