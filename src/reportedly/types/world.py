"""Places, days and actors as they are outside the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.types.citations import Citation
from reportedly.types.field import Unknown


class PlaceLevel(StrEnum):
    """How large a place is."""

    TOWN = "town"
    SMALL_AREA = "small area"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"
    REGION = "region"
    FACILITY = "facility"


class PlaceRole(StrEnum):
    """What a report names a place for. ``description`` says where another place lies."""

    EVENT = "event"
    DESCRIPTION = "description"
    DATELINE = "dateline"
    AFFILIATION = "affiliation"
    ORIGIN = "origin"
    OTHER = "other"


class Precision(StrEnum):
    """How finely a time is told. ``span`` is several days that are no calendar unit."""

    HOUR = "hour"
    DAY = "day"
    SPAN = "span"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    VAGUE = "vague"


class ActorKind(StrEnum):
    """What an actor is."""

    STATE_FORCES = "state forces"
    POLICE = "police"
    GOVERNMENT = "government"
    REBEL_GROUP = "rebel group"
    MILITIA = "militia"
    PARTY = "party"
    PROTESTERS = "protesters"
    RIOTERS = "rioters"
    CIVILIANS = "civilians"
    RIGHTS_GROUP = "rights group"
    MEDIA = "media"
    COMPANY = "company"
    FOREIGN_GOVERNMENT = "foreign government"
    INTERNATIONAL_BODY = "international body"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An entry of a register of actors: all ``names`` by which it is known, the main one first, and where that is said.

    ``country`` is ISO 3166-1 alpha-2; ``kind`` and ``country`` are unknown where the entry leaves them open. ``source`` is
    where a user has it from ("" for untold), ``citations`` the pages that were read. ``own`` marks an entry of a user's
    register.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind | Unknown
    country: str | Unknown
    source: str = ""
    citations: tuple[Citation, ...] = ()
    own: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer, or a point derived from one.

    ``gazetteer_id`` is the GeoNames id (0 is never used; derived points carry their anchor's id; below 0: our own
    places, which GeoNames lacks). ``lat`` and ``lon`` are WGS 84 degrees. ``country`` is ISO 3166-1 alpha-2 and None for
    what lies in no single country; ``admin1`` is the name of the first-level division and None where there is none.
    ``population`` counts people, ``precision_km`` is the radius within which the place lies.
    """

    gazetteer_id: int
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    level: PlaceLevel
    population: int
    precision_km: float


@dataclass(frozen=True, slots=True)
class When:
    """A closed interval of calendar days: both ends belong to it.

    Raises:
        ValueError: ``last`` is before ``first``.
    """

    first: date
    last: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"an interval ends on or after its first day, not {self.first}..{self.last}")
