"""Groups, institutions and persons."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import ActorMention, Toponym
from reportedly.types.text import Document, Sentence


def actors(document: Document, sentences: Sequence[Sentence], toponyms: Sequence[Toponym]) -> tuple[ActorMention, ...]:
    """Groups, institutions and persons."""
    return ()
