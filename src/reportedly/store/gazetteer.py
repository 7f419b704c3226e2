"""The compiled gazetteer file."""

from __future__ import annotations

from reportedly.types.world import Place


class GazetteerFile:
    """Implements :class:`reportedly.ports.Gazetteer`."""

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that bear ``name``."""
        return ()

    def starts(self, word: str) -> int:
        """The largest number of words in any name whose first word is ``word``."""
        return 0

    def get(self, gazetteer_id: int) -> Place | None:
        """The place with this GeoNames id, or None."""
        return None

    def near(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """Towns within ``km`` of a point, nearest first."""
        return ()
