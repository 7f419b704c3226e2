"""What an engine marks in a text before anything is resolved: every mention is a span with the lexicon entry that found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.span import Span
from reportedly.types.text import Sentence
from reportedly.types.timex import Timex
from reportedly.types.world import ActorKind

_UNTOLD = Unknown(Reason.NOT_STATED)


class ToponymUse(StrEnum):
    """How a place name is used. Only ``literal`` and ``in_name`` become places of the record."""

    LITERAL = "literal"
    IN_NAME = "in_name"
    DEMONYM = "demonym"


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name as written. ``in_name``: part of an organisation's or office's name ("Tehran Police")."""

    span: Span
    name: str
    use: ToponymUse
    rule: str


class VicinityKind(StrEnum):
    """How a place is told by others: ``away`` at a distance or in a direction, ``around`` it, at its ``edge``, between two."""

    AWAY = "away"
    AROUND = "around"
    EDGE = "edge"
    COAST = "coast"
    BETWEEN = "between"
    ROUTE = "route"
    TRAVEL = "travel"


@dataclass(frozen=True, slots=True)
class Vicinity:
    """A place that has no name of its own on the page: "12 km south-east of Qom", "between Qom and Kashan", "near Qom".

    ``span`` is the whole phrase, ``anchors`` the spans of the place names in it. ``bearing`` is in degrees clockwise from
    north and ``spread`` how far the true one may lie to either side; ``km`` is the distance as told, None where none is, and
    ``slack`` the share of it by which it may be wrong. Of a ``route`` with a distance the first anchor is where it starts.
    """

    span: Span
    kind: VicinityKind
    anchors: tuple[Span, ...]
    rule: str
    bearing: float | None = None
    spread: float = 0.0
    km: float | None = None
    slack: float = 0.0


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase that names a group, institution or person; ``head`` is its head noun or its name.

    ``plural`` tells number; ``private`` a named person who holds no office and speaks for nobody;
    ``entry`` is the id of the entry of the register of actors that has the name, "" if none has.
    """

    span: Span
    head: Span
    name: str
    kind: ActorKind | Unknown
    rule: str
    plural: bool = False
    private: bool = False
    pronoun: bool = False
    entry: str = ""


class AttributionKind(StrEnum):
    """How words are rendered. An ``attitude`` is one towards a thing or a deed ("backs the plan"): nothing is stated by it."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    BELIEF = "belief"
    ATTITUDE = "attitude"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, by which word. Parts may be discontinuous; ``source`` is empty for "it was learned".

    ``via`` is the outlet that is cited for it, ``told_on`` the span of the time expression that dates the speaking,
    ``parent`` the id of the attribution in which this one is nested (None: the narrator reports it).
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    rule: str
    via: Span | None = None
    told_on: Span | None = None
    parent: str | None = None

    @property
    def states(self) -> bool:
        """Whether it states something that may be so or not; an attitude does not."""
        return self.kind is not AttributionKind.ATTITUDE


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribution that a learned engine proposes: a cue, who speaks by it, what is said. ``sure`` is from 0 to 1.

    The spans run as people mark them, with quotation marks and an opening "that"; ``source`` is None where none is told.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    sure: float


class Role(StrEnum):
    """How somebody or something takes part in an act of violence: as who does it, the body that does it, people whom it
    strikes, told by what they are or by name, a thing that it strikes, or what it is done with.
    """

    DOER = "doer"
    BODY = "body"
    VICTIM = "victim"
    NAMED = "named"
    THING = "thing"
    MEANS = "means"


@dataclass(frozen=True, slots=True)
class Participant:
    """A stretch that a learned engine takes for a participant. ``harm`` is how it fared, "" where that is not asked."""

    span: Span
    role: Role
    harm: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a learned engine hears in a document: its proposals in order of their cues, and how likely each word is a cue.

    ``odds`` has the probability by the offset of a word's first character; ``acts`` how likely a sentence, by the offset of
    its first character, tells of an act of violence of each kind; ``participants`` are in order of their spans.
    """

    proposals: tuple[Proposal, ...] = ()
    odds: Mapping[int, float] = field(default_factory=dict)
    participants: tuple[Participant, ...] = ()
    acts: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    by: str = "tagger"


@dataclass(frozen=True, slots=True)
class Slogan:
    """Words that were written or chanted: a text, never an attribution nor an event."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or chain of words that tells an event. ``entry`` is the lexicon's ``file#key``.

    ``listed`` are the codes of the categories of the user's own codebook that list the word.
    """

    span: Span
    lemma: str
    entry: str
    noun: bool = False
    passive: bool = False
    listed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as told. ``low`` and ``high`` are counts, ``high`` is None where the text sets no upper end.

    ``unit`` is the noun that is counted ("soldiers"), ``vague`` marks words such as "dozens" and open magnitudes.
    """

    span: Span
    low: int
    high: int | None
    unit: Span | None
    vague: bool
    rule: str


class WordingCategory(StrEnum):
    """How a word takes sides."""

    EPITHET = "epithet"
    EUPHEMISM = "euphemism"
    PRAISE = "praise"
    DEHUMANISING = "dehumanising"
    CERTAINTY = "certainty"
    DISTANCING = "distancing"


@dataclass(frozen=True, slots=True)
class Wording:
    """Loaded words in the narrator's own voice, with a neutral counterpart where one exists ("" where none does).

    ``why`` tells people why they are loaded. ``about`` is the actor (id) that they are used of, and ``side`` names the
    parties whose outlet uses them, as the register has them, with "; " between; both are resolved after reading.
    """

    span: Span
    category: WordingCategory
    neutral: str
    rule: str
    why: str = ""
    about: Field[str] | Unknown = _UNTOLD
    side: Field[str] | Unknown = _UNTOLD


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something an engine proposed that could not be placed on the page."""

    proposed: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one engine marked in one document, each list in order of its first character.

    ``heard_by`` is the learned engine that heard ``participants`` and ``acts``.
    """

    engine: str
    sentences: tuple[Sentence, ...]
    toponyms: tuple[Toponym, ...] = ()
    vicinities: tuple[Vicinity, ...] = ()
    timexes: tuple[Timex, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    wording: tuple[Wording, ...] = ()
    participants: tuple[Participant, ...] = ()
    acts: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    heard_by: str = ""
    refusals: tuple[Refusal, ...] = ()
