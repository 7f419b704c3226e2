"""A user's own places laid over the gazetteer file, for all reports or for those of one year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reportedly.ports import Gazetteer
from reportedly.store.gazetteer import GazetteerFile
from reportedly.store.own_places import OwnRow, own_rows
from reportedly.types.earth import kilometres
from reportedly.types.names import folded
from reportedly.types.world import Place, PlaceLevel


class OwnGazetteer:
    """Implements :class:`reportedly.ports.Gazetteer`: own rows first, then what ``base`` knows."""

    def __init__(self, base: Gazetteer, rows: Sequence[OwnRow]) -> None:
        self._base, self._rows = base, tuple(rows)
        self._views: dict[tuple[OwnRow, ...], OwnGazetteer] = {self._rows: self}
        self._listed = _listed(self._rows)

    def at(self, year: int | None) -> Gazetteer:
        """The gazetteer with the rows that hold in a report of ``year``; all rows if its year is unknown."""
        held = tuple(row for row in self._rows if row.holds(year))
        if held not in self._views:
            self._views[held] = OwnGazetteer(self._base, held)
        return self._views[held]

    def own(self, name: str) -> Mapping[int, str]:
        """The ids of the places that bear ``name`` by the user's own list, with the user's reasons ("" if none)."""
        return self._listed.names.get(folded(name), _NONE)

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that bear ``name`` (folded): the user's own first, then by population."""
        own = self._listed.names.get(folded(name))
        there = self._base.find(name)
        if not own:
            return there
        return (*(self._listed.places[i] for i in own), *(p for p in there if p.gazetteer_id not in own))

    def starts(self, word: str) -> int:
        """The largest number of words in any name whose first word is ``word`` (folded); 0 if there is none."""
        return max(self._base.starts(word), self._listed.firsts.get(folded(word).partition(" ")[0], 0))

    def get(self, gazetteer_id: int) -> Place | None:
        """The place with this id, or None."""
        return self._listed.places.get(gazetteer_id) or self._base.get(gazetteer_id)

    def near(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """Towns within ``km`` kilometres of a WGS 84 point, nearest first."""
        towns = (p for p in self._listed.places.values() if p.level is PlaceLevel.TOWN)
        own = {p.gazetteer_id: p for p in towns if kilometres(lat, lon, p.lat, p.lon) <= km}
        there = self._base.near(lat, lon, km)
        found = {p.gazetteer_id: p for p in there} | own
        return tuple(sorted(found.values(), key=lambda p: (kilometres(lat, lon, p.lat, p.lon), p.gazetteer_id)))


_NONE: Mapping[int, str] = {}


@dataclass(frozen=True, slots=True)
class _Listed:
    """The rows by folded name (id and reason), by id, and the most words of a name by its first word."""

    names: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[int, Place] = field(default_factory=dict)
    firsts: dict[str, int] = field(default_factory=dict)


def _listed(rows: Sequence[OwnRow]) -> _Listed:
    """The rows in an order that does not depend on the file's: most populous first, then by id."""
    found = _Listed()
    for row in sorted(rows, key=lambda r: (-r.place.population, r.place.gazetteer_id, r.line)):
        found.places[row.place.gazetteer_id] = row.place
        for name in map(folded, row.names):
            reason = found.names[name].setdefault(row.place.gazetteer_id, row.reason)
            found.names[name][row.place.gazetteer_id] = reason or row.reason
            first = name.partition(" ")[0]
            found.firsts[first] = max(name.count(" ") + 1, found.firsts.get(first, 0))
    return found


def own_gazetteer(path: Path) -> OwnGazetteer:
    """The gazetteer file with the places of a CSV file laid over it.

    Raises:
        DataError: rows break the rules of :func:`reportedly.store.own_places.own_rows`.
        StoreError: the gazetteer file is missing.
    """
    base = GazetteerFile()
    return OwnGazetteer(base, own_rows(path, base, base.countries()))
