"""The office in which a person is told of: "the governor of Qom", "spokesman of the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.lexicon import listed, phrases
from reportedly.resolve.entity import Entity, opens, words
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention
from reportedly.types.span import Span, trimmed
from reportedly.types.text import Document
from reportedly.types.world import ActorKind
from reportedly.version import VERSION

NO_OFFICE = Unknown(Reason.NOT_STATED)
_PARTS = re.compile(r"[^,()]+")
_LEAD = re.compile(r"(?:(?:the|a|an|its|their|his|her|our|my|one|this|that|own|so-called)\s+)+", re.IGNORECASE)


def office(document: Document, entity: Entity) -> Field[str] | Unknown:
    """The office of a named person as the report words it, without article; of several the one that says most.

    A rank ("Colonel") is taken where no office is told. Words of data/actors.toml, tables offices and ranks.
    """
    if entity.kind is not ActorKind.PERSON or not entity.named:
        return NO_OFFICE
    told = [s for m in entity.mentions if not m.pronoun for s in _offices(document, m)]
    if not told:
        return NO_OFFICE
    best = max(told, key=lambda s: (not _rank_alone(document[s]), len(words(document[s])), -s.start))
    value = " ".join(document[best].split())
    return Field(value, Basis.STATED, (best,), Origin("rules", VERSION, "actors#offices"))


def _offices(document: Document, mention: ActorMention) -> Iterator[Span]:
    """The parts of a mention, beside the name, that hold the word of an office or rank."""
    apart = mention.rule == "actors#name"
    stretches = (
        [(mention.span.start, mention.head.start), (mention.head.end, mention.span.end)]
        if apart
        else [(mention.span.start, mention.span.end)]
    )
    for start, end in stretches:
        for part in _PARTS.finditer(document.text, start, end):
            span = trimmed(document.text, *part.span())
            lead = _LEAD.match(document.text, span.start, span.end) if span else None
            span = Span(lead.end(), span.end) if span and lead and lead.end() < span.end else span
            if span and _tells(document[span]) and not opens("counted").match(document[span]):
                yield span


def _tells(text: str) -> bool:
    return any(w in phrases("actors", "offices") or w in listed("actors", "ranks", "any") for w in words(text))


def _rank_alone(text: str) -> bool:
    return all(w.rstrip(".") in listed("actors", "ranks", "any") for w in words(text))
