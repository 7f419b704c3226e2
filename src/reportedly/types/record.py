"""One report taken apart: who says what happened, where and when, every value with its characters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.mention import Attribution, Refusal, Toponym, Wording
from reportedly.types.span import Span
from reportedly.types.text import Document
from reportedly.types.timex import TimeFlag, TimexTag
from reportedly.types.world import ActorKind, Place, PlaceRole, When

SCHEMA = "reportedly/1"
NARRATOR = "narrator"


class Status(StrEnum):
    """What the one who tells an event says of its truth."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    DEMANDED = "demanded"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    ALLEGED = "alleged"


UNREAL = frozenset({Status.DEMANDED, Status.HYPOTHETICAL, Status.PLANNED, Status.THREATENED})
"""What is not told as having happened."""


class TimeFrame(StrEnum):
    """Whether an event is the news or its background."""

    CURRENT = "current"
    BACKGROUND = "background"


class CountOf(StrEnum):
    """What a toll counts."""

    KILLED = "killed"
    INJURED = "injured"
    ARRESTED = "arrested"
    ABDUCTED = "abducted"
    DISPLACED = "displaced"
    PARTICIPANTS = "participants"
    PLACES = "places"
    DESTROYED = "destroyed"


class ClaimKind(StrEnum):
    """What kind of statement a claim is."""

    EVENT = "event"
    MAGNITUDE = "magnitude"
    EVALUATION = "evaluation"
    ALLEGATION = "allegation"
    PREDICTION = "prediction"
    SLOGAN = "slogan"


class WarningCode(StrEnum):
    """What a careful coder would flag in one report."""

    INVERTED_RANGE = "inverted_range"
    COUNT_MISMATCH = "count_mismatch"
    WEEKDAY_MISMATCH = "weekday_mismatch"
    SELF_CONTRADICTION = "self_contradiction"
    YEAR_INFERRED = "year_inferred"
    COUNTRY_ONLY = "country_only"
    VAGUE_QUANTITY = "vague_quantity"


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which engine made a record: its name, its version and a digest (hex) of its settings."""

    name: str
    version: str
    settings: str


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym, the place it names and what the report names it for.

    ``anchors`` are indexes into ``Record.places``: the named places by which a phrase such as "12 km south of Qom" tells a
    point. It is empty for a place that is named itself.
    """

    toponym: Toponym
    field: Field[Place] | Unknown
    role: PlaceRole
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression, its TIMEX3 value and the closed interval of days it names. ``flags`` are sorted.

    The value of a range is that of its two ends with "/" between them.
    """

    timex: TimexTag
    value: str
    field: Field[When] | Unknown
    flags: tuple[TimeFlag, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """All mentions of one group, institution or person in one report. ``country`` is ISO 3166-1 alpha-2.

    ``office`` is what a person is told to hold ("governor of Qom"), ``register_id`` the id of the entry of a register of
    actors that has a name of it. ``private`` marks a named person who is told of with no office, rank or title, is in no
    register and speaks for nobody.
    """

    id: str
    name: str
    kind: Field[ActorKind] | Unknown
    country: Field[str] | Unknown
    spans: tuple[Span, ...]
    private: bool
    office: Field[str] | Unknown = Unknown(Reason.NOT_STATED)  # noqa: RUF009 - a frozen value
    register_id: Field[str] | Unknown = Unknown(Reason.NOT_IN_CODEBOOK)  # noqa: RUF009 - a frozen value


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution with its speaker (an actor id) and the day on which it was said.

    ``via_source`` is the outlet cited for it, an id of the register; None where none is cited or it names no single entry.
    """

    attribution: Attribution
    speaker: Field[str] | Unknown
    said: Field[date] | Unknown
    via_source: Field[str] | None = None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What the mentions of one reading stand for: the input of coding.

    ``event_days`` are the days of the happenings that the ``times`` are counted from ("two days after the vote"), one each;
    None where a time hangs on no happening or its day is not known.
    """

    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    event_days: tuple[date | None, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A toll as told: ``high`` is None where the text sets no upper end. ``confidence`` is as that of a field."""

    what: CountOf
    low: int
    high: int | None
    span: Span
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Confidence:
    """How likely those values of an event that are no fields are right, in [0, 1]; None where the engine states none."""

    status: float | None = None
    time_frame: float | None = None
    places: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What one claim tells. Places are indexes into ``Record.places``, actors are actor ids.

    ``claimed_by`` is ``"narrator"`` or the id of a statement; ``same_as`` holds ids of events of this record that tell
    the same happening. ``coded`` is the code of the user's own codebook; None where none is used. ``status_rule`` names the
    rule by which it is not simply asserted, "" where it is. ``heard`` is how likely, in [0, 1], a learned engine holds it
    that the sentence tells of an act of violence; None of other acts, or where none is.
    """

    id: str
    trigger: Span
    plover: Field[str] | Unknown
    mode: Field[str] | Unknown
    acled: Field[str] | Unknown
    status: Status
    time_frame: TimeFrame
    agents: tuple[Field[str], ...]
    recipients: tuple[Field[str], ...]
    places: tuple[int, ...]
    when: Field[When] | Unknown
    counts: tuple[Count, ...]
    instruments: tuple[Field[str], ...]
    objects: tuple[Field[str], ...]
    effects: tuple[Field[str], ...]
    claimed_by: str
    own_deed: Field[bool] | Unknown
    same_as: tuple[str, ...] = ()
    coded: Field[str] | Unknown | None = None
    status_rule: str = ""
    confidence: Confidence = Confidence()
    heard: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement on the page, its kind, who makes it and the events it tells."""

    span: Span
    kind: ClaimKind
    claimed_by: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warning:
    """Something a careful coder would flag; ``message`` is for people."""

    code: WarningCode
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One report taken apart by one engine. A joined data set is built from these and from nothing else."""

    engine: EngineInfo
    document: Document
    places: tuple[PlaceMention, ...]
    times: tuple[TimeMention, ...]
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    wording: tuple[Wording, ...]
    warnings: tuple[Warning, ...]
    refusals: tuple[Refusal, ...]
