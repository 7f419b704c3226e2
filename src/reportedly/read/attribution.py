"""Who says what."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import ActorMention, Attribution
from reportedly.types.text import Document, Sentence
from reportedly.types.timex import Timex


def attributions(document: Document, sentences: Sequence[Sentence], actors: Sequence[ActorMention], timexes: Sequence[Timex]) -> tuple[Attribution, ...]:
    """Who says what."""
    return ()
