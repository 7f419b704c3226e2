"""Whom a pronoun stands for: who speaks the words around it, who spoke last, who was named last."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice, takewhile

from reportedly.lexicon import phrases
from reportedly.resolve.entity import Entity
from reportedly.types.mention import ActorMention, Attribution, AttributionKind, Reading
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.types.world import ActorKind

_NEAREST = 8
"""So many actors before a pronoun are looked at: a page names few in one paragraph, and long lists stay quick."""
_NEAR = 400
"""Characters: so far after its last mention an actor of another paragraph may still be meant."""
_OWNS = re.compile(r"['’](?:s\b)?\s")


def head_mention(document: Document, source: Span, mentions: Spans[ActorMention]) -> ActorMention | None:
    """The mention that a source's phrase is about: its first, or the person named in apposition to it."""
    inside = [m for _, m in mentions.over(source)]
    if not inside:
        return None
    while len(inside) > 1 and _OWNS.match(document.text, inside[0].span.end):
        inside = inside[1:]
    first = inside[0]
    for later in inside[1:]:
        between = document.text[first.span.end : later.span.start]
        if later.kind is ActorKind.PERSON and later.rule == "actors#name" and between.strip() == "," and not first.plural:
            return later
    return first


class Recent:
    """The actors of a report so far, in the order in which they were named and in which they spoke."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self._document = document
        self._of: dict[Span, Entity] = {}
        self._said = Spans((s, a) for a in reading.attributions for s in a.source[:1])
        self._content = Spans((p, a) for a in reading.attributions for p in a.content)
        self._mentions = Spans((m.span, m) for m in reading.actors)
        self._sentences = Spans((s.span, s.span) for s in reading.sentences)
        self._spoke: list[tuple[Entity, int]] = []
        self._named: list[tuple[Span, Entity]] = []

    def note(self, entity: Entity, mention: ActorMention) -> None:
        """The actor was mentioned."""
        self._of[mention.span] = entity
        if not mention.pronoun and mention.rule != "attribution#source":
            self._named.append((mention.span, entity))
        if self._said.over(mention.span):
            self._spoke.append((entity, mention.span.start))

    @property
    def speaker(self) -> Entity | None:
        """Who spoke last."""
        return self._spoke[-1][0] if self._spoke else None

    @property
    def last(self) -> tuple[Span, Entity] | None:
        """Who was named last, and where."""
        return self._named[-1] if self._named else None

    def meant(self, mention: ActorMention) -> Entity | None:
        """Whom a pronoun stands for; None where nobody fits."""
        found = self._of_the_words_around(mention)
        if found is None and mention.name not in ("we", "i"):
            found = self._of_the_text_before(mention)
        if found is not None and mention.name in ("he", "she"):
            found.pronoun = found.pronoun or mention.name
        return found

    def _of_the_words_around(self, mention: ActorMention) -> Entity | None:
        for _, a in sorted(self._content.around(mention.span), key=lambda x: len(x[0])):
            own = a.kind is AttributionKind.DIRECT
            if own and mention.name in ("he", "she", "they", "it"):
                continue
            speaker = self._speaker(a)
            if speaker is not None and (_fits(mention, speaker) or own):
                return speaker
        return None

    def _of_the_text_before(self, mention: ActorMention) -> Entity | None:
        block = self._document.block_at(mention.span.start)
        start = block.span.start if block else 0
        earlier = ((e, at) for e, at in reversed(self._spoke) if at < mention.span.start and _fits(mention, e))
        if self._quoted(mention.span):  # whoever spoke before is not whom others speak of
            one = mention.name in ("he", "she")
            return next((e for e in islice(self._named_since(start, mention), _NEAREST) if e.named), None) if one else None
        recent = next((e for e, at in earlier if not self._in_other_quotation(at, mention)), None)
        if recent and not self._near(recent, mention, start):
            recent = None
        if recent and mention.name in ("he", "she") and recent.spans[-1].start < start:
            recent = next((e for e in islice(self._named_since(start, mention), _NEAREST) if e.named), recent)
        if recent and mention.name == "it" and recent.spans[-1].start < start:
            recent = self._subject_before(start, mention) or recent
        if recent and (mention.name != "they" or recent.plural):
            return recent
        if mention.name == "it":
            return None
        fitting = list(islice(self._named_since(start, mention) if block else (), _NEAREST))
        agreeing = [e for e in fitting if e.plural] if mention.name == "they" else []
        return next(iter(agreeing), recent) or next(iter(fitting), None)

    def _named_since(self, start: int, mention: ActorMention) -> Iterator[Entity]:
        inside = takewhile(lambda x: x[0].start >= start, reversed(self._named))
        return (e for s, e in inside if s.end <= mention.span.start and _fits(mention, e))

    def _subject_before(self, start: int, mention: ActorMention) -> Entity | None:
        """Who is named first in the last sentence, of those from character ``start``, that names anybody who fits."""
        inside = takewhile(lambda x: x[0].start >= start, reversed(self._named))
        fitting = [(s, e) for s, e in islice(inside, _NEAREST) if s.end <= mention.span.start and _fits(mention, e)]
        sentence = next((x for _, x in self._sentences.over(fitting[0][0])), None) if fitting else None
        return next((e for s, e in reversed(fitting) if sentence and sentence.holds(s)), None)

    def _quoted(self, span: Span) -> bool:
        return any(a.kind is AttributionKind.DIRECT for _, a in self._content.around(span))

    def _in_other_quotation(self, at: int, mention: ActorMention) -> bool:
        """Whether the character at ``at`` is quoted in words that do not hold the pronoun."""
        quoted = self._content.over(Span(at, at + 1))
        return any(a.kind is AttributionKind.DIRECT and not p.holds(mention.span) for p, a in quoted)

    def _near(self, entity: Entity, mention: ActorMention, block: int) -> bool:
        """Whether the actor was last named in the same block or shortly before."""
        return entity.spans[-1].start >= block or mention.span.start - entity.spans[-1].end < _NEAR

    def _speaker(self, attribution: Attribution) -> Entity | None:
        for source in attribution.source[:1]:
            mention = head_mention(self._document, source, self._mentions)
            return self._of.get(source if mention is None else mention.span)
        return None


def _fits(mention: ActorMention, e: Entity) -> bool:
    return (
        e.pronoun in ("", mention.name) and _FITS[mention.name](e) if mention.name in ("he", "she") else _FITS[mention.name](e)
    )


def _single_person(e: Entity) -> bool:
    return e.kind is ActorKind.PERSON or (not e.named and not e.plural and _one_human(e))


def _one_human(e: Entity) -> bool:
    """Whether an actor told by a noun of its own may be one human: "the mayor" is, "the press office" is not."""
    house = e.name.lower().split()[-1] in phrases("actors", "bodies") and e.kind is ActorKind.GOVERNMENT
    return e.kind is ActorKind.CIVILIANS or (e.kind in _HUMAN and not house)


def _human(e: Entity) -> bool:
    return e.kind in (ActorKind.PERSON, ActorKind.CIVILIANS) or e.name.lower().split()[-1] in phrases("actors", "offices")


_HUMAN = (ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.PROTESTERS, ActorKind.REBEL_GROUP, ActorKind.MILITIA)
_FITS: dict[str, Callable[[Entity], bool]] = {
    "he": _single_person,
    "she": _single_person,
    "they": lambda e: e.plural or (e.named and e.kind is not ActorKind.PERSON),
    "it": lambda e: not e.plural and not _human(e),
    "we": lambda e: bool(e.name),
    "i": _single_person,
}
