"""Which actor a mention stands for, and who speaks when."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from reportedly.lexicon import listed, phrases
from reportedly.resolve.actor_country import by_use, country
from reportedly.resolve.actor_office import office
from reportedly.resolve.coreference import as_written, called, entities
from reportedly.resolve.entity import Entity, words
from reportedly.resolve.pronouns import head_mention
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention, Attribution, Reading
from reportedly.types.record import Actor, PlaceMention, Statement, TimeMention
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.types.world import ActorKind, ListedActor, When
from reportedly.version import VERSION

T = TypeVar("T")
_NO_REGISTER: Mapping[str, ListedActor] = MappingProxyType({})
_OF_A_BODY = re.compile(r"(?: ji)?,? (?:of|from|for) (?:the )?((?:[A-Z][\w'’-]*\s?(?:of |and )?)+)")


def actors(
    document: Document,
    reading: Reading,
    places: Sequence[PlaceMention] = (),
    register: Mapping[str, ListedActor] = _NO_REGISTER,
) -> tuple[Actor, ...]:
    """The actors of a report, all mentions of one joined, with ids "p1", "p2", ... by first mention.

    ``places`` are the report's, ``register`` the known actors by id: evidence for kind and country.
    """
    named, peoples = by_use(places, reading.toponyms)
    spoke = Spans((s, a) for a in reading.attributions for s in a.source)
    told = enumerate(entities(document, reading), 1)
    return tuple(
        _listed(
            _actor(document, f"p{i}", e, any(spoke.over(s) for s in e.spans)),
            e,
            register.get(e.entry),
            country(document, e, named, peoples),
        )
        for i, e in told
    )


def _actor(document: Document, ident: str, entity: Entity, speaks: bool) -> Actor:
    spans = tuple(sorted(set(entity.spans)))
    named = [m for m in entity.mentions if m.rule == "actors#name"]
    name = max((as_written(document, m.head) for m in named), key=len) if named else called(document, entity)
    held = office(document, entity)
    public = isinstance(held, Field) or bool(entity.entry) or (speaks and any(_for_a_body(document, m) for m in named))
    return Actor(
        id=ident,
        name=name,
        kind=_kind(entity, spans, speaks),
        country=Unknown(Reason.NOT_STATED, spans[:1]),
        spans=spans,
        private=bool(named) and entity.kind is ActorKind.PERSON and not public and all(m.private for m in named),
        office=held,
    )


def _kind(entity: Entity, spans: Sequence[Span], speaks: bool) -> Field[ActorKind] | Unknown:
    """The kind by the first mention that tells it; one of the civilians who speaks by himself is a person."""
    told = next((m for m in entity.mentions if m.kind is entity.kind and not isinstance(m.kind, Unknown)), None)
    if told is None or isinstance(told.kind, Unknown):
        return Unknown(Reason.NOT_STATED, tuple(spans[:1]))
    alone = speaks and told.kind is ActorKind.CIVILIANS and not entity.plural and not entity.named
    if alone and entity.name.split()[-1] not in listed("coreference", "houses"):
        return Field(ActorKind.PERSON, Basis.INFERRED, (told.span,), Origin("rules", VERSION, "who#one_who_speaks"))
    return Field(told.kind, Basis.INFERRED, (told.span,), Origin("rules", VERSION, told.rule))


def _for_a_body(document: Document, mention: ActorMention) -> bool:
    """Whether a name goes on with the body for which the person speaks: "NAME of the Free Marsh Movement"."""
    after = _OF_A_BODY.match(document.text, mention.span.end)
    return after is not None and any(w in phrases("actors", "bodies") for w in words(after[1])[-1:])


def _listed(actor: Actor, entity: Entity, entry: ListedActor | None, told: Field[str] | Unknown) -> Actor:
    """The actor with its country, and with what the register tells of it."""
    if entry is None:
        return replace(actor, country=told)
    span = next((m.span for m in entity.mentions if m.entry), actor.spans[0])
    by = Origin("rules", VERSION, f"{'own_actors' if entry.own else 'actors_register'}#{entry.id}")
    note = f"{entry.name} in {'your register of actors' if entry.own else 'the register of actors'}"

    def given(value: T) -> Field[T]:
        return Field(value, Basis.GIVEN, (span,), by, note)

    return replace(
        actor,
        kind=actor.kind if isinstance(entry.kind, Unknown) else given(entry.kind),
        country=told if isinstance(entry.country, Unknown) else given(entry.country),
        register_id=given(entry.id),
    )


def statements(
    document: Document, reading: Reading, actors: Sequence[Actor], times: Sequence[TimeMention]
) -> tuple[Statement, ...]:
    """The attributions of ``reading`` with speaker and day, in their order.

    The speaker is unknown where no source is told or nobody fits a pronoun; the day where the text tells none, or no
    single one.
    """
    actor_at = {span: actor for actor in actors for span in actor.spans}
    time_at = {t.timex.span: t for t in times}
    mentions = Spans((m.span, m) for m in reading.actors)
    return tuple(Statement(a, _speaker(document, mentions, a, actor_at), _day(a, time_at)) for a in reading.attributions)


def _speaker(
    document: Document, mentions: Spans[ActorMention], attribution: Attribution, actor_at: Mapping[Span, Actor]
) -> Field[str] | Unknown:
    if not attribution.source:
        return Unknown(Reason.NOT_STATED, attribution.cue[:1])
    source = attribution.source[0]
    mention = head_mention(document, source, mentions)
    actor = actor_at.get(mention.span if mention else source)
    if actor is None:
        return Unknown(Reason.AMBIGUOUS, (source,))
    pronoun = mention is not None and mention.pronoun
    basis = Basis.INFERRED if pronoun else Basis.STATED
    rule = "coreference#pronoun" if pronoun else "coreference#mention"
    return Field(
        actor.id, basis, (source,), Origin("rules", VERSION, rule), f"{document[source]} is {actor.name}" if pronoun else ""
    )


def _day(attribution: Attribution, time_at: Mapping[Span, TimeMention]) -> Field[date] | Unknown:
    """The day of the time expression that dates the speaking."""
    if attribution.told_on is None:
        return Unknown(Reason.NOT_STATED, attribution.cue[:1])
    told = time_at.get(attribution.told_on)
    if told is None or isinstance(told.field, Unknown):
        return Unknown(Reason.VAGUE, (attribution.told_on,))
    when: When = told.field.value
    if when.first != when.last:
        return Unknown(Reason.VAGUE, (attribution.told_on,))
    return Field(when.first, told.field.basis, (attribution.told_on,), Origin("rules", VERSION, "who#said"), told.field.note)
