"""Place names by gazetteer and context."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.ports import Gazetteer
from reportedly.types.mention import Toponym
from reportedly.types.text import Document, Sentence


def toponyms(document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of ``document``."""
    return ()
