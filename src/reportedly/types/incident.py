"""What reports are joined to: links between events, copies, origins, and incidents with their values side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reportedly.types.field import Unknown
from reportedly.types.record import Event, Record
from reportedly.types.span import Span
from reportedly.types.world import When


class Judgement(StrEnum):
    """Whether two events are one happening. ``unsure`` is an answer: it has been weighed and neither side is strong enough."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class EventRef(NamedTuple):
    """An event of a report in the store: the report's id and the event's ("e3")."""

    report: str
    event: str


@dataclass(frozen=True, slots=True)
class Report:
    """A record that takes part in a join, under the id by which the store knows it."""

    id: str
    record: Record

    def events(self) -> tuple[tuple[EventRef, Event], ...]:
        """Its events, each with its reference."""
        return tuple((EventRef(self.id, e.id), e) for e in self.record.events)


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a link: its name, its weighed contribution in log-odds, and the two values in words."""

    name: str
    points: float
    values: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two events that were compared, ``one`` < ``other``; ``score`` is the probability that they are one happening."""

    one: EventRef
    other: EventRef
    score: float
    judgement: Judgement
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two reports: their spans in the one and in the other."""

    here: Span
    there: Span


class CopyKind(StrEnum):
    """How a text is carried over."""

    IDENTICAL = "identical"
    NEAR = "near"
    SHORTENED = "shortened"
    STITCHED = "stitched"


@dataclass(frozen=True, slots=True)
class Copy:
    """Report ``of`` carries the text of ``source``. ``why`` says in words what gives it away and which came first."""

    of: str
    source: str
    kind: CopyKind
    shared: float
    passages: tuple[Passage, ...]
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that are one origin of an incident's news, why they are counted as one, and the tellings that rest on it."""

    id: str
    reports: tuple[str, ...]
    why: tuple[str, ...]
    events: tuple[EventRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A value of an incident as some events tell it: by whom, of which origins.

    ``corrected`` tells that everybody who told it has told another value since: it stays to be seen and counts no more.
    """

    value: str
    by: tuple[EventRef, ...]
    speakers: tuple[str, ...]
    origins: tuple[str, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as the join needs it: WGS 84 degrees, the radius in km within which it lies, whether it is an area."""

    name: str
    lat: float
    lon: float
    km: float
    wide: bool
    country: str


@dataclass(frozen=True, slots=True)
class Member:
    """An event of an incident, and what ties it to the others: its strongest link there. One that is alone has no reasons."""

    ref: EventRef
    judgement: Judgement
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Contender:
    """Another incident that one of the events might belong to as well: the strongest link across."""

    incident: str
    event: EventRef
    other: EventRef
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """Events of several reports that are judged to be one happening. It is no fact: it only shows who tells what.

    ``type``, ``place`` and ``when`` are the values that most tell; ``values`` have all values of a field ("day", "place",
    "killed"); ``conflicts`` name the fields whose values exclude each other; ``denials`` are (denied, denying); ``grade`` is
    the information grade 1 to 6 of the Admiralty system, computed from independent origins, conflicts and denials.
    """

    id: str
    label: str
    members: tuple[Member, ...]
    type: str | Unknown
    place: Spot | Unknown
    when: When | Unknown
    values: tuple[tuple[str, tuple[Told, ...]], ...]
    conflicts: tuple[str, ...]
    denials: tuple[tuple[EventRef, EventRef], ...]
    origins: tuple[Origin, ...]
    copies: tuple[Copy, ...]
    contenders: tuple[Contender, ...]
    grade: int

    @property
    def events(self) -> tuple[EventRef, ...]:
        """Its events, sorted."""
        return tuple(m.ref for m in self.members)

    @property
    def independent(self) -> int:
        """How many independent origins tell it."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident as it is listed. ``first`` and ``last`` are ISO 8601 days; "" and None where it is not known."""

    id: str
    label: str
    type: str
    place: str
    lat: float | None
    lon: float | None
    km: float | None
    first: str
    last: str
    events: int
    reports: int
    independent: int
    conflicts: tuple[str, ...]
    denials: int
    grade: int


@dataclass(frozen=True, slots=True)
class Change:
    """One line of an incident's history: the event ``event`` went from incident ``old`` to ``new`` at ``at`` (ISO 8601, UTC).

    Of many events that go one way together the first is named, and ``count`` says how many they are.
    """

    old: str
    new: str
    event: EventRef
    count: int
    at: str
