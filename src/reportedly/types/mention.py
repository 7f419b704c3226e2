"""What an engine marks in a text before anything is resolved: every mention is a span with the lexicon entry that found it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.types.field import Unknown
from reportedly.types.span import Span
from reportedly.types.text import Sentence
from reportedly.types.timex import Timex
from reportedly.types.world import ActorKind


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


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A noun phrase that names a group, institution or person; ``head`` is its head noun or its name.

    ``plural`` tells number; ``private`` a named person who holds no office and speaks for nobody.
    """

    span: Span
    head: Span
    name: str
    kind: ActorKind | Unknown
    rule: str
    plural: bool = False
    private: bool = False
    pronoun: bool = False


class AttributionKind(StrEnum):
    """How words are rendered."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    BELIEF = "belief"


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


@dataclass(frozen=True, slots=True)
class Slogan:
    """Words that were written or chanted: a text, never an attribution nor an event."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word or chain of words that tells an event. ``entry`` is the lexicon's ``file#key``."""

    span: Span
    lemma: str
    entry: str
    noun: bool = False
    passive: bool = False


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
    """Loaded words in the narrator's own voice, with a neutral counterpart where one exists ("" where none does)."""

    span: Span
    category: WordingCategory
    neutral: str
    rule: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something an engine proposed that could not be placed on the page."""

    proposed: str
    why: str
    by: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one engine marked in one document, each list in order of its first character."""

    engine: str
    sentences: tuple[Sentence, ...]
    toponyms: tuple[Toponym, ...] = ()
    timexes: tuple[Timex, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    wording: tuple[Wording, ...] = ()
    refusals: tuple[Refusal, ...] = ()
