"""Numbers as told."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import Quantity
from reportedly.types.text import Document, Sentence
from reportedly.types.timex import Timex


def quantities(document: Document, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """Numbers as told."""
    return ()
