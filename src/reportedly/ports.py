"""What the stages need from outside, as three small protocols. Engines, the gazetteer file and the store implement them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from reportedly.types.mention import Reading
from reportedly.types.record import EngineInfo, Record
from reportedly.types.text import Document
from reportedly.types.world import Place


class Reader(Protocol):
    """Marks mentions in a document. The same document always gives the same reading."""

    @property
    def info(self) -> EngineInfo:
        """Name, version and settings digest, stored with everything this reader finds."""

    def read(self, document: Document) -> Reading:
        """Everything this reader marks in ``document``."""


class Gazetteer(Protocol):
    """Looks places up by name. Read-only and safe to share between threads."""

    def at(self, year: int | None) -> Gazetteer:
        """What it knows for a report of ``year``, None if its year is unknown: some names hold in some years only."""

    def own(self, name: str) -> Mapping[int, str]:
        """The ids of the places that bear ``name`` by the user's own list, with the user's reasons ("" if none)."""

    def find(self, name: str) -> tuple[Place, ...]:
        """All places that bear ``name`` (folded: case, accents, hyphens); the user's own first, then by population."""

    def starts(self, word: str) -> int:
        """The largest number of words in any name whose first word is ``word`` (folded); 0 if there is none."""

    def get(self, gazetteer_id: int) -> Place | None:
        """The place with this GeoNames id, or None."""

    def near(self, lat: float, lon: float, km: float) -> tuple[Place, ...]:
        """Towns within ``km`` kilometres of a WGS 84 point, nearest first."""


class Store(Protocol):
    """Keeps reports and records, append-only."""

    def add(self, record: Record, original: bytes, key: str = "") -> bool:
        """Keep ``record`` and its report's original bytes; False if this engine's reading of this input was already there.

        ``key`` is the digest of the input and what was given with it.
        """

    def has(self, key: str, engine: EngineInfo) -> bool:
        """Whether the input with this digest was already coded by this engine, version and settings."""

    def records(self) -> Iterator[Record]:
        """All current records, in order of document id."""

    def refuse(self, where: str, why: str, sha256: str = "", original: bytes = b"") -> None:
        """Remember that the input at ``where`` was refused and why, and keep its bytes if they are at hand."""

    def refusals(self) -> Iterable[tuple[str, str]]:
        """All refused inputs with their reasons."""
