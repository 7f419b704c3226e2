"""Which place a toponym names and what for."""

from __future__ import annotations

from reportedly.ports import Gazetteer
from reportedly.types.mention import Reading
from reportedly.types.record import PlaceMention
from reportedly.types.text import Document


def places(document: Document, reading: Reading, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """The places that the toponyms of ``reading`` name."""
    return ()
