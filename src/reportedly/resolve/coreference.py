"""Joins the mentions of one actor in one report, conservatively: a doubtful mention stays by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice, takewhile

from reportedly.lexicon import listed, load
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import ActorMention, Attribution, AttributionKind, Reading
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.types.world import ActorKind

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_NEAREST = 8
"""So many actors before a pronoun are looked at: a page names few in one paragraph, and long lists stay quick."""
_OWNS = re.compile(r"['’](?:s\b)?\s")


@cache
def _opens(kind: str) -> re.Pattern[str]:
    """What tells, as the first word of a phrase, that it is definite or counted."""
    return re.compile(rf"(?:{'|'.join(load('coreference')[kind])})", re.IGNORECASE)


@dataclass(slots=True)
class Entity:
    """One actor while its mentions are gathered."""

    name: str
    kind: ActorKind | Unknown
    mentions: list[ActorMention]
    spans: list[Span]
    words: frozenset[str]
    named: bool
    plural: bool
    sources: bool = False
    offices: set[str] = field(default_factory=set)


def entities(document: Document, reading: Reading) -> tuple[Entity, ...]:
    """The actors of a report in order of their first mention. Every source belongs to one, save unclear pronouns."""
    gathered = _Gathering(document, reading)
    for mention in _with_sources(document, reading):
        gathered.add(mention)
    return tuple(gathered.found)


def _with_sources(document: Document, reading: Reading) -> list[ActorMention]:
    """The mentions, and one more for each source that holds none of them ("the pamphlet", "a poll")."""
    mentions, known = list(reading.actors), Spans((m.span, m) for m in reading.actors)
    added: list[Span] = []
    for a in reading.attributions:
        for source in a.source[:1]:
            at = bisect_left(added, source)
            if not known.over(source) and not any(source.overlaps(s) for s in added[max(0, at - 1) : at + 1]):
                added.insert(at, source)
                name = (
                    " ".join(w for w in _words(document[source]) if w not in listed("coreference", "light")) or document[source]
                )
                mentions.append(ActorMention(source, source, name, Unknown(Reason.NOT_STATED), "attribution#source"))
    return sorted(mentions, key=lambda m: (m.span.start, m.span.end))


def called(document: Document, entity: Entity) -> str:
    """What an actor is called: a name as it is, else its first phrase without articles, possessives and numbers before it."""
    first = entity.mentions[0]
    if entity.named and first.name == entity.name:
        return as_written(document, first.head)
    phrase = as_written(document, Span(first.span.start, first.head.end))
    if entity.named or first.pronoun or phrase.isupper() or not entity.name.islower():
        return entity.name
    while lead := _opens("definite").match(phrase) or _opens("counted").match(phrase):
        phrase = phrase[lead.end() :].lstrip(" ,.")
    return phrase or entity.name


def as_written(document: Document, span: Span) -> str:
    """The characters of a span on one line."""
    return " ".join(document[span].split())


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


class _Gathering:
    """Reads mentions in order and puts each to the actor it stands for."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        self.found: list[Entity] = []
        self._of: dict[Span, Entity] = {}
        self._said = Spans((s, a) for a in reading.attributions for s in a.source[:1])
        self._content = Spans((p, a) for a in reading.attributions for p in a.content)
        self._mentions = Spans((m.span, m) for m in reading.actors)
        self._called: dict[str, list[Entity]] = defaultdict(list)
        self._last: list[tuple[Entity, int]] = []
        self._nouns: list[tuple[Span, Entity]] = []

    def add(self, mention: ActorMention) -> None:
        """Join the mention to an actor that is there, or begin a new one."""
        entity = self._pronoun(mention) if mention.pronoun else self._known(mention)
        if entity is None:
            if mention.pronoun:
                return
            entity = self._new(mention)
        entity.mentions.append(mention)
        entity.spans.append(mention.span)
        for word in _words(self.document[mention.span]) if entity.named else ():
            if word not in entity.offices:
                entity.offices.add(word)
                self._called[f"office {word}"].append(entity)
        if isinstance(entity.kind, Unknown):
            entity.kind = mention.kind
        self._of[mention.span] = entity
        if not mention.pronoun and mention.rule != "attribution#source":
            self._nouns.append((mention.span, entity))
        if self._said.over(mention.span):
            self._last.append((entity, mention.span.start))

    def _new(self, mention: ActorMention) -> Entity:
        named = mention.rule in ("actors#name", "actors#acronym") or mention.rule.startswith("actors#bodies")
        entity = Entity(mention.name, mention.kind, [], [], _content_words(mention.name), named, mention.plural)
        self.found.append(entity)
        for key in _keys(entity):
            self._called[key].append(entity)
        return entity

    # --- names and nouns

    def _known(self, mention: ActorMention) -> Entity | None:
        text = self.document[mention.span]
        if mention.rule == "actors#name":
            return self._person(mention)
        if mention.rule == "actors#acronym":
            return self._one(self._called[f"letters {mention.name}"])
        if mention.rule.startswith("actors#bodies"):
            return self._body(mention)
        return None if _opens("counted").match(text) else self._noun(mention, text)

    def _person(self, mention: ActorMention) -> Entity | None:
        words = mention.name.lower().split()
        same = next((e for e in self._called[f"name {mention.name.lower()}"] if e.kind is ActorKind.PERSON), None)
        if same:
            return same
        last = self._called[f"last {words[-1]}"]
        return self._one(e for e in last if e.kind is ActorKind.PERSON and (len(words) == 1 or len(e.name.split()) == 1))

    def _body(self, mention: ActorMention) -> Entity | None:
        words = _content_words(mention.name)
        rarest = min((self._called[f"word {w}"] for w in words), key=len, default=self.found)
        bodies = [e for e in rarest if e.named and e.kind is not ActorKind.PERSON]
        same = [e for e in bodies if e.words == words]
        if same:
            return same[0]
        if len(words) == 1:
            return self._one(e for e in bodies if words <= e.words)
        return self._one(e for e in bodies if words < e.words and len(words) > 1)

    def _noun(self, mention: ActorMention, text: str) -> Entity | None:
        head = mention.name.lower()
        if (
            mention.rule == "attribution#source"
            and head in listed("coreference", "statements")
            and _opens("definite").match(text)
            and self._last
        ):
            return self._last[-1][0]
        definite = bool(_opens("definite").match(text)) or (mention.plural and text[0].isupper()) or text.lower() == head
        if not definite:
            return None
        words = _content_words(text)
        for e in reversed(self._called[f"noun {head}"]):
            same = not _clash(words, e, self.document)
            if same and not (mention.plural and _opens("counted").match(self.document[e.mentions[0].span])):
                return e
        if not _opens("definite").match(text) and not mention.plural:
            return None
        if not mention.plural:
            titled = self._one(e for e in self._called[f"office {head.split()[-1]}"] if e.kind is ActorKind.PERSON)
            return titled or self._one(e for e in self._called[f"word {head}"] if e.kind is not ActorKind.PERSON)
        if mention.kind is ActorKind.REBEL_GROUP:
            return self._one(e for e in self.found if e.named and e.kind is mention.kind)
        return None

    @staticmethod
    def _one(candidates: Iterable[Entity]) -> Entity | None:
        """The only candidate; None if there is none or more than one."""
        found = list(islice(candidates, 2))
        return found[0] if len(found) == 1 else None

    # --- pronouns

    def _pronoun(self, mention: ActorMention) -> Entity | None:
        fits = _FITS[mention.name]
        for _, a in sorted(self._content.around(mention.span), key=lambda x: len(x[0])):
            own = a.kind is AttributionKind.DIRECT
            speaker = self._speaker(a)
            if own and mention.name in ("he", "she", "they", "it"):
                continue
            if speaker is not None and (fits(speaker) or own):
                return speaker
        if mention.name in ("we", "i"):
            return None
        block = self.document.block_at(mention.span.start)
        earlier = ((e, at) for e, at in reversed(self._last) if at < mention.span.start and fits(e))
        recent = next((e for e, at in earlier if not self._in_other_quotation(at, mention)), None)
        if recent and self._near(recent, mention, block.span.start if block else 0):
            return recent
        if mention.name == "it":
            return None
        inside = takewhile(lambda x: block is not None and x[0].start >= block.span.start, reversed(self._nouns))
        fitting = list(islice((e for s, e in inside if s.end <= mention.span.start and fits(e)), _NEAREST))
        agreeing = [e for e in fitting if e.plural] if mention.name == "they" else []
        return next(iter(agreeing or fitting), None)

    def _in_other_quotation(self, at: int, mention: ActorMention) -> bool:
        """Whether the character at ``at`` is quoted in words that do not hold the pronoun."""
        quoted = self._content.over(Span(at, at + 1))
        return any(a.kind is AttributionKind.DIRECT and not p.holds(mention.span) for p, a in quoted)

    def _near(self, entity: Entity, mention: ActorMention, block: int) -> bool:
        """Whether the actor was last named in the same block or shortly before."""
        return entity.spans[-1].start >= block or mention.span.start - entity.spans[-1].end < 400

    def _speaker(self, attribution: Attribution) -> Entity | None:
        for source in attribution.source[:1]:
            mention = head_mention(self.document, source, self._mentions)
            if mention is not None:
                return self._of.get(mention.span)
            return self._of.get(source)
        return None


def _keys(entity: Entity) -> set[str]:
    """What an actor can be found by when it is named again: a phrase by its noun, a name by itself and its parts."""
    low = entity.name.lower()
    if not entity.named:
        return {f"noun {low}"}
    last = _POSSESSIVE.sub("", low).split()[-1:]
    letters = {f"letters {entity.name}", f"letters {_initials(entity.name)}"}
    return {f"name {low}", *letters, *(f"last {w}" for w in last), *(f"word {w}" for w in entity.words)}


def _single_person(e: Entity) -> bool:
    return (
        e.kind is ActorKind.PERSON
        or (not e.named and not e.plural and e.kind is ActorKind.CIVILIANS)
        or (not e.plural and e.kind in _HUMAN and not e.named)
    )


_HUMAN = (ActorKind.POLICE, ActorKind.GOVERNMENT, ActorKind.PROTESTERS, ActorKind.REBEL_GROUP, ActorKind.MILITIA)
_FITS: dict[str, Callable[[Entity], bool]] = {
    "he": _single_person,
    "she": _single_person,
    "they": lambda e: e.plural or (e.named and e.kind is not ActorKind.PERSON),
    "it": lambda e: not e.plural and e.kind is not ActorKind.PERSON and e.kind is not ActorKind.CIVILIANS,
    "we": lambda e: bool(e.name),
    "i": _single_person,
}


def _words(text: str) -> Sequence[str]:
    return [_POSSESSIVE.sub("", w.lower()) for w in _WORD.findall(text)]


def _content_words(text: str) -> frozenset[str]:
    return frozenset(w for w in _words(text) if w not in listed("coreference", "light"))


def _initials(name: str) -> str:
    return "".join(w[0] for w in _WORD.findall(name) if w[0].isupper())


def _clash(words: frozenset[str], entity: Entity, document: Document) -> bool:
    """Whether the new phrase tells something else apart ("the hospital's director" is not "the school's director")."""
    first = _content_words(document[entity.mentions[0].span])
    return bool(words - first) and len(words) > 1
