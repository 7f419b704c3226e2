"""Which actor a mention stands for, and who speaks when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from reportedly.resolve.coreference import as_written, called, entities
from reportedly.resolve.entity import Entity
from reportedly.resolve.pronouns import head_mention
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention, Attribution, Reading
from reportedly.types.record import Actor, Statement, TimeMention
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.types.world import ActorKind, When
from reportedly.version import VERSION


def actors(document: Document, reading: Reading) -> tuple[Actor, ...]:
    """The actors of a report, all mentions of one joined, with ids "p1", "p2", ... by first mention.

    The country is unknown: a name alone does not tell it. An actor is private if it is a named person and no mention
    tells an office.
    """
    return tuple(_actor(document, f"p{i}", e) for i, e in enumerate(entities(document, reading), 1))


def _actor(document: Document, ident: str, entity: Entity) -> Actor:
    spans = tuple(sorted(set(entity.spans)))
    named = [m for m in entity.mentions if m.rule == "actors#name"]
    name = max((as_written(document, m.head) for m in named), key=len) if named else called(document, entity)
    kind: Field[ActorKind] | Unknown = Unknown(Reason.NOT_STATED, spans[:1])
    for mention in entity.mentions:
        if not isinstance(mention.kind, Unknown) and mention.kind is entity.kind:
            kind = Field(mention.kind, Basis.INFERRED, (mention.span,), Origin("rules", VERSION, mention.rule))
            break
    return Actor(
        id=ident,
        name=name,
        kind=kind,
        country=Unknown(Reason.NOT_STATED, spans[:1]),
        spans=spans,
        private=bool(named) and all(m.private for m in named),
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
