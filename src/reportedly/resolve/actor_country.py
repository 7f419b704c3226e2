"""The country that an actor belongs to: by the register, or by the words for peoples and the places in its own mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.resolve.entity import Entity, words
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention, Toponym, ToponymUse
from reportedly.types.record import PlaceMention
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.types.world import ActorKind, PlaceLevel
from reportedly.version import VERSION

_BODIES = frozenset(ActorKind) - {
    *(ActorKind.PERSON, ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS),
    *(ActorKind.MEDIA, ActorKind.INTERNATIONAL_BODY, ActorKind.FOREIGN_GOVERNMENT),
}
"""Kinds of actors that are where they belong to; a person may be anywhere."""
_AT_HOME = frozenset({ActorKind.POLICE, ActorKind.GOVERNMENT})
"""Kinds of actors that a place after "in" tells the country of: an army may be abroad."""
_BEFORE = re.compile(r"\b([a-z]+)\s+(?:the\s+)?(?:[a-z]+ern\s+)?$")
_AFTER = re.compile(r" (in|from) (?:the )?(?=\w)")
_REACH = 40  # characters before a place name in which its preposition is looked for


@dataclass(frozen=True, slots=True)
class Evidence:
    """A country that a mention tells; ``sure`` where it names the country or its people, not only a place in it."""

    codes: tuple[str, ...]
    span: Span
    sure: bool
    note: str


def country(document: Document, entity: Entity, places: Spans[PlaceMention], peoples: Spans[Toponym]) -> Field[str] | Unknown:
    """The ISO 3166-1 alpha-2 code of the country that the mentions of an actor tell.

    Stated where a country or its people is named ("Iranian police", "the President of Chad"), inferred from a place in it
    ("Tehran Police"); unknown where nothing is told, and ambiguous where two countries are.
    """
    nothing = Unknown(Reason.NOT_STATED, tuple(sorted(entity.spans))[:1])
    if entity.kind is ActorKind.INTERNATIONAL_BODY:
        return nothing
    found = [e for m in entity.mentions if not m.pronoun for e in _evidence(document, entity, m, places, peoples)]
    told = [e for e in found if e.sure] or found
    codes = {c for e in told for c in e.codes}
    if not codes:
        return nothing
    spans = tuple(dict.fromkeys(e.span for e in told))
    if len(codes) > 1:
        return Unknown(Reason.AMBIGUOUS, spans, f"told: {', '.join(sorted(codes))}")
    basis = Basis.STATED if told[0].sure else Basis.INFERRED
    return Field(codes.pop(), basis, spans, Origin("rules", VERSION, "who#country"), told[0].note)


def _evidence(
    document: Document, entity: Entity, mention: ActorMention, places: Spans[PlaceMention], peoples: Spans[Toponym]
) -> Iterator[Evidence]:
    if mention.rule.startswith("actors#epithets"):
        return
    for span, people in peoples.within(mention.span):
        if not _hyphened(document.text, span) and not _of_a_name(mention, span):
            codes = _codes(people.name)
            yield Evidence(codes, span, len(codes) > 0, f"{document[span]} is of {people.name}")
    for span, place in [*places.within(mention.span), *_right_after(document, entity, mention, places)]:
        if isinstance(place.field, Unknown) or place.field.value.country is None or _hyphened(document.text, span):
            continue
        whole = place.field.value.level is PlaceLevel.COUNTRY
        if not _of_a_name(mention, span) and _ties(document, entity, mention, span, whole=whole):
            note = f"{place.field.value.name} is in {place.field.value.country}" if not whole else ""
            yield Evidence((place.field.value.country,), span, whole, note)


def _right_after(
    document: Document, entity: Entity, mention: ActorMention, places: Spans[PlaceMention]
) -> Sequence[tuple[Span, PlaceMention]]:
    """The place right after a mention: "police in Qom", "villagers from Qom"."""
    word = _AFTER.match(document.text, mention.span.end)
    if word is None or (word[1] == "in" and entity.kind not in _AT_HOME):
        return ()
    return [(s, p) for s, p in places.over(Span(word.end(), word.end() + 1)) if s.start == word.end()]


def _of_a_name(mention: ActorMention, span: Span) -> bool:
    """Whether the words are part of a person's own name ("Jordan Poe")."""
    return mention.rule == "actors#name" and mention.head.holds(span)


def _ties(document: Document, entity: Entity, mention: ActorMention, span: Span, *, whole: bool) -> bool:
    """Whether a place in a mention tells what it belongs to: what says more of the noun ("Tehran Police"), "of", "from"."""
    begin = max(mention.span.start, span.start - _REACH)
    before = _BEFORE.search(document.text, begin, span.start)
    word = before[1] if before else ""
    if word not in listed("coreference", "place_links"):
        return whole or entity.kind in _BODIES
    if word == "from":
        return True
    abroad = listed("coreference", "abroad").intersection(words(document[Span(mention.span.start, span.start)]))
    if abroad:
        return word == "of"
    return (word == "of" and (whole or entity.kind is not ActorKind.MEDIA)) or (
        word in ("in", "at") and entity.kind in _AT_HOME
    )


def _hyphened(text: str, span: Span) -> bool:
    """Whether the name is one half of a word: "Iran-backed", "anti-Iranian"."""
    return text[span.end : span.end + 1] in ("-", "‑", "–") or text[max(0, span.start - 1) : span.start] in ("-", "‑", "–")


@cache
def _by_name() -> Mapping[str, tuple[str, ...]]:
    names = {name.strip(): (code,) for code, name in load("countries")["names"].items()}
    return names | {name: tuple(codes) for name, codes in load("coreference")["peoples_of"].items()}


def _codes(name: str) -> tuple[str, ...]:
    return _by_name().get(name, ())


def by_use(places: Sequence[PlaceMention], toponyms: Sequence[Toponym]) -> tuple[Spans[PlaceMention], Spans[Toponym]]:
    """The named places of a report, and its words for peoples."""
    named = ((p.toponym.span, p) for p in places if not p.anchors and p.toponym.use is not ToponymUse.DEMONYM)
    return Spans(named), Spans((t.span, t) for t in toponyms if t.use is ToponymUse.DEMONYM)
