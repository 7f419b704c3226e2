"""Doers and recipients of an event as the record has them: whom each mention stands for, by which words, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportedly.code.hosting import Hosted
from reportedly.code.ownership import ASSUMED
from reportedly.code.telling import Page, Telling
from reportedly.lexicon import listed, load
from reportedly.types.field import Basis, Field, Origin, Unknown
from reportedly.types.mention import ActorMention, Role
from reportedly.types.record import NARRATOR, Actor
from reportedly.types.span import Span

_VERSION = "1"


def parties(of: Page, act: Hosted, mentions: Sequence[ActorMention], roles: Collection[Role]) -> tuple[Field[str], ...]:
    """The actors of some mentions, by id. The first span names the actor, the last one is a pronoun that stands for it.

    Where one is also heard in such ``roles``, what was heard stands between them, role by role. The rule is "arguments" where
    the sentences of the act tell it, "carried" where others do.
    """
    found: dict[str, Field[str]] = {}
    own = [x.line.sentence.span for x in (act.act, *act.results)] + [line.sentence.span for line in act.lines]
    for mention in mentions:
        actor = of.actor(mention)
        if actor is None or actor.id in found:
            continue
        also = [p for _, p in of.heard.over(mention.span) if p.role in roles]
        named = _named(of, actor, mention)
        spans = (named, *(p.span for p in also), *((mention.span,) if named != mention.span else ()))
        rule = "arguments" if any(s.holds(mention.span) for s in own) else "carried"
        rule = " ".join([rule, *(f"{of.reading.heard_by}#{p.role.value}" for p in also)])
        found[actor.id] = Field(actor.id, Basis.INFERRED, spans, _origin(rule), of.document[mention.span])
    return tuple(found.values())


def _named(of: Page, actor: Actor, mention: ActorMention) -> Span:
    """The span that names whom "they", "its drones" or "no soldier" stands for: the last before it, the first, or itself."""
    words, first = load("ownership"), _first(of, mention.span)
    by_weapon = mention.rule == "actors#means.weapons"
    if first not in words["nobody"] and not (first in words["theirs"] and (mention.pronoun or by_weapon)):
        return mention.span
    naming = [s for s in actor.spans if _first(of, s) not in listed("ownership", "unnamed")]
    before = [s for s in naming if s.end <= mention.span.start]
    return before[-1] if before else next(iter(naming), mention.span)


def _first(of: Page, span: Span) -> str:
    return of.document[span].split()[0].lower()


def of_the_teller(of: Page, told: Telling, own: Field[bool] | Unknown, outlet: Actor | None) -> tuple[Field[str], ...]:
    """The doer of a deed of which none is told and that can only be the teller's own: its speaker, or the outlet's side."""
    active = not (told.trigger.noun or told.trigger.passive)
    if active or isinstance(own, Unknown) or own.by.rule not in ASSUMED:
        return ()
    if told.claimed_by == NARRATOR:
        fields = [(outlet.id, outlet.spans[:1])] if outlet else []
    else:
        statement = of.statements[told.claimed_by]
        speaker = statement.speaker
        fields = [(speaker.value, statement.attribution.source[:1])] if isinstance(speaker, Field) else []
    return tuple(Field(x, Basis.ASSUMED, spans, _origin(own.by.rule), own.note) for x, spans in fields)


def _origin(rule: str) -> Origin:
    return Origin("events", _VERSION, rule)
