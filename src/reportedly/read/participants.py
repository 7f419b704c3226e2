"""Actors that only a learned engine hears: participants of acts whom no name and no noun of the lexicon gives away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.read.actor_line import is_plural, kind_of, nouns
from reportedly.read.names import bodies, titles
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import ActorMention, Participant, Role
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.types.world import ActorKind

_PEOPLE = (Role.DOER, Role.BODY, Role.VICTIM, Role.NAMED)
_WORD = re.compile(r"[^\W_]+(?:[.’'-][^\W_]+)*")


def with_heard(
    document: Document, found: Sequence[ActorMention], participants: Sequence[Participant], by: str
) -> tuple[ActorMention, ...]:
    """The mentions of actors, with those that are heard where none was found; in order. A name that is heard is as any name."""
    taken = Spans((m.span, m) for m in found if not m.pronoun)
    new: list[ActorMention] = []
    for p in participants:
        told = p.role in _PEOPLE and _WORD.search(document[p.span])  # a network may hear a mark; it is nobody
        if told and not taken.over(p.span) and not (new and new[-1].span.overlaps(p.span)):
            new.append(_mention(document, p, by))
    gone = Spans((m.span, None) for m in new)
    return tuple(sorted((*(m for m in found if not gone.over(m.span)), *new), key=lambda m: (m.span.start, m.span.end)))


def _mention(document: Document, p: Participant, by: str) -> ActorMention:
    words = _WORD.findall(document[p.span])
    low = [w.lower() for w in words]
    name = " ".join(words if p.role in (Role.NAMED, Role.BODY) else low) or document[p.span]
    kind: ActorKind | Unknown = Unknown(Reason.NOT_STATED)
    if p.role is Role.NAMED:
        kind = ActorKind.PERSON
    elif p.role is Role.BODY:
        entry = next((bodies()[w] for w in low[::-1] if w in bodies()), "")
        kind = kind_of(entry.split(".", 1)[1]) if entry else kind
    else:
        known = next((nouns()[w][0] for w in low[::-1] if w in nouns()), "")
        kind = kind_of(known) if known else kind
    return ActorMention(
        span=p.span,
        head=p.span,
        name=name,
        kind=kind,
        rule="actors#name" if p.role is Role.NAMED else f"{by}#{p.role.value}",
        plural=p.role in (Role.DOER, Role.VICTIM) and bool(low) and is_plural(low[-1]),
        private=p.role is Role.NAMED and not _titled(document, p.span),
    )


def _titled(document: Document, span: Span) -> bool:
    """Whether a title or an office stands right before a name."""
    before = _WORD.findall(document.text[max(0, span.start - 30) : span.start].lower())
    return bool(before) and (before[-1] in titles() or before[-1] in nouns())
