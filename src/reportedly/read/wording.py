"""Loaded words in the narrator's voice."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import Attribution, Slogan, Wording
from reportedly.types.text import Document, Sentence


def wording(document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution], slogans: Sequence[Slogan]) -> tuple[Wording, ...]:
    """Loaded words in the narrator's voice."""
    return ()
