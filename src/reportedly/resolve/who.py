"""Which actor a mention stands for, and who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.types.mention import Reading
from reportedly.types.record import Actor, Statement, TimeMention
from reportedly.types.text import Document


def actors(document: Document, reading: Reading) -> tuple[Actor, ...]:
    """The actors of a report, all mentions of one joined."""
    return ()


def statements(
    document: Document, reading: Reading, actors: Sequence[Actor], times: Sequence[TimeMention]
) -> tuple[Statement, ...]:
    """The attributions of ``reading`` with speaker and day."""
    return ()
