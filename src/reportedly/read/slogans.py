"""Words that were written or chanted."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import Slogan
from reportedly.types.text import Document, Sentence


def slogans(document: Document, sentences: Sequence[Sentence]) -> tuple[Slogan, ...]:
    """Words that were written or chanted."""
    return ()
