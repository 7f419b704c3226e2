"""What a report names a place for: where it happened, where something lies, whom it belongs to, who comes from there."""

from __future__ import annotations

from reportedly.types.mention import Reading, Toponym
from reportedly.types.text import Document
from reportedly.types.world import PlaceRole


def role(document: Document, reading: Reading, toponym: Toponym) -> PlaceRole:
    """The role of one toponym."""
    return PlaceRole.EVENT
