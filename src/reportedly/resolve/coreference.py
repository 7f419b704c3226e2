"""Joins the mentions of one actor in one report, conservatively: a doubtful mention stays by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice

from reportedly.lexicon import listed, load, phrases
from reportedly.resolve.entity import Entity, abbreviates, clash, content_words, keys, named, number_in, opens, words
from reportedly.resolve.pronouns import Recent
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import ActorMention, Reading
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document
from reportedly.types.world import ActorKind

_MANY = 50
"""So many actors of one noun are looked at, the last ones first: long lists stay quick."""
_OWNER = re.compile(r"[\w-]+['’]s?\s")
_OF = re.compile(r"\b(?:of|for)\b")
_TOLD_AGAIN = (BlockRole.HEADLINE, BlockRole.CAPTION)
"""What stands there is told again in the body."""


def entities(document: Document, reading: Reading) -> tuple[Entity, ...]:
    """The actors of a report in order of their first mention. Every source belongs to one, save unclear pronouns."""
    gathered = _Gathering(document, reading)
    late = [m for m in _with_sources(document, reading) if not gathered.add(m)]
    for mention in late:  # who says "we" may be told behind what is said
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
                told = [w for w in words(document[source]) if w not in listed("coreference", "light")]
                name = " ".join(told) or document[source]
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
    while not opens("aged").match(phrase) and (lead := opens("definite").match(phrase) or opens("counted").match(phrase)):
        phrase = phrase[lead.end() :].lstrip(" ,.")
    return phrase or entity.name


def as_written(document: Document, span: Span) -> str:
    """The characters of a span on one line."""
    return " ".join(document[span].split())


class _Gathering:
    """Reads mentions in order and puts each to the actor it stands for."""

    def __init__(self, document: Document, reading: Reading) -> None:
        self.document = document
        self.found: list[Entity] = []
        self._recent = Recent(document, reading)
        self._called: dict[str, list[Entity]] = defaultdict(list)
        self._explained: set[str] = set()
        self._indexed: set[tuple[str, int]] = set()

    def add(self, mention: ActorMention) -> bool:
        """Join the mention to an actor that is there, or begin a new one; False for "we" or "I" of nobody told so far."""
        mention = self._unless_explained(mention)
        entity = self._recent.meant(mention) if mention.pronoun else self._known(mention)
        if entity is None:
            if mention.pronoun:
                return mention.name not in ("we", "i")
            entity = Entity(
                mention.name, mention.kind, [], [], content_words(mention.name), named(mention), mention.plural, mention.entry
            )
            self.found.append(entity)
            self._index(keys(entity), entity)
            number = number_in(self.document[mention.span])
            self._index({f"count {number} {mention.name.lower()}"} if number else (), entity)
        told = words(self.document[mention.span])
        entity.take(mention, told)
        self._index({f"entry {mention.entry}"} if mention.entry else (), entity)
        if entity.named:
            self._index({f"kind {entity.kind}"} if isinstance(entity.kind, ActorKind) else (), entity)
            self._index({f"office {w}" for w in _held(self.document[mention.span])}, entity)
            entity.offices.update(told)
        self._recent.note(entity, mention)
        return True

    def _unless_explained(self, mention: ActorMention) -> ActorMention:
        """The mention without its entry of the register where the report explains the abbreviation as another body's."""
        if mention.entry and mention.name.isupper():
            other = self._bracketed(mention)
            if other and other.entry != mention.entry:
                self._explained.add(mention.name)
            if mention.name in self._explained:
                return replace(mention, entry="", kind=Unknown(Reason.NOT_STATED), rule="actors#acronym")
        return mention

    def _index(self, found_by: Iterable[str], entity: Entity) -> None:
        for key in sorted(found_by):
            if (key, id(entity)) not in self._indexed:
                self._indexed.add((key, id(entity)))
                self._called[key].append(entity)

    def _known(self, mention: ActorMention) -> Entity | None:
        first = words(self.document[mention.span])[:1] if mention.rule == "actors#means.weapons" else ()
        owner = next((load("coreference")["owners"].get(w) for w in first), None)
        if owner:
            whose = self._recent.meant(replace(mention, name=owner, pronoun=True))
            if whose:
                return whose
        if mention.entry and self._called[f"entry {mention.entry}"]:
            return self._called[f"entry {mention.entry}"][0]
        found = self._bracketed(mention) or self._by_words(mention)
        return None if found and mention.entry and found.entry not in ("", mention.entry) else found

    def _by_words(self, mention: ActorMention) -> Entity | None:
        text = self.document[mention.span]
        if mention.rule == "actors#name":
            return self._person(mention) or self._by_office_alone(mention)
        if mention.rule == "actors#acronym":
            return self._one(self._called[f"letters {mention.name}"])
        if named(mention):
            return self._body(mention) or self._noun(mention, text)
        if opens("nobody").match(text):
            return self._of_whom_nobody(mention.name.lower())
        return self._counted(mention, text) if opens("counted").match(text) else self._noun(mention, text)

    @staticmethod
    def _one(candidates: Iterable[Entity]) -> Entity | None:
        """The only candidate; None if there is none or more than one."""
        found = list(islice(candidates, 2))
        return found[0] if len(found) == 1 else None

    # --- names

    def _bracketed(self, mention: ActorMention) -> Entity | None:
        """Whoever was named right before a name or abbreviation in brackets: "the Free Marsh Movement (FMM)"."""
        before = self._recent.last
        text, here = self.document.text, mention.span
        if before is None or not named(mention) or text[here.end : here.end + 1] not in (")", "]"):
            return None
        span, entity = before
        fits = entity.named and entity.kind is not ActorKind.PERSON and text[span.end : here.start].strip() in ("(", "[")
        short, long = sorted((mention.name, entity.name), key=len)
        if not fits or not short.isupper() or not abbreviates(short, long):
            return None
        self._index({f"letters {short}", f"name {long.lower()}", *(f"word {w}" for w in content_words(long))}, entity)
        entity.words = entity.words | content_words(long) if entity.name == short else entity.words
        return entity

    def _person(self, mention: ActorMention) -> Entity | None:
        told = mention.name.lower().split()
        same = next((e for e in self._called[f"name {mention.name.lower()}"] if e.kind is ActorKind.PERSON), None)
        if same:
            return same
        last = self._called[f"last {told[-1]}"]
        return self._one(e for e in last if e.kind is ActorKind.PERSON and (len(told) == 1 or len(e.name.split()) == 1))

    def _by_office_alone(self, mention: ActorMention) -> Entity | None:
        """Whoever was told by the office alone ("the governor") before the one who holds it is named."""
        phrase = content_words(self.document[mention.span]) - content_words(mention.name)
        offices = [w for w in sorted(phrase) if w in phrases("actors", "offices")]
        for office in offices:
            if any(e.named for e in self._called[f"office {office}"]):
                continue
            alone = self._one(e for e in self._called[f"ends {office}"] if not e.named and not e.plural)
            if alone and self._same_office(alone, phrase):
                alone.name, alone.named, alone.kind, alone.words = mention.name, True, mention.kind, content_words(mention.name)
                self._index(keys(alone), alone)
                return alone
        return None

    def _same_office(self, entity: Entity, phrase: frozenset[str]) -> bool:
        first = self.document[entity.mentions[0].span]
        told = content_words(first)
        apart = listed("coreference", "apart") & (told ^ phrase)
        return not opens("counted").match(first) and not apart and (told <= phrase or phrase <= told)

    def _body(self, mention: ActorMention) -> Entity | None:
        told = content_words(mention.name)
        rarest = min((self._called[f"word {w}"] for w in told), key=len, default=self.found)
        bodies = [e for e in rarest if e.named and e.kind is not ActorKind.PERSON]
        same = [e for e in bodies if e.words == told]
        if same:
            return same[0]
        if len(told) == 1:
            return self._one(e for e in bodies if told <= e.words)
        return self._one(e for e in bodies if told < e.words and len(told) > 1)

    # --- nouns

    def _counted(self, mention: ActorMention, text: str) -> Entity | None:
        """A counted phrase is a new actor, save where a headline or caption and the body tell the same number of them."""
        number = number_in(text)
        found = self._one(self._called[f"count {number} {mention.name.lower()}"]) if number else None
        here = (mention.span, *(found.spans[:1] if found else ()))
        blocks = [self.document.block_at(s.start) for s in here]
        return found if any(b and b.role in _TOLD_AGAIN for b in blocks) else None

    def _of_whom_nobody(self, head: str) -> Entity | None:
        """Those told last of whom "no soldier" or "any soldier" is one."""
        several = f"{head[:-3]}men" if head.endswith("man") else f"{head}s"
        return next(iter(reversed(self._called[f"noun {several}"])), None)

    def _number(self, entity: Entity) -> str:
        return number_in(self.document[entity.mentions[0].span])

    def _noun(self, mention: ActorMention, text: str) -> Entity | None:
        head = mention.name.lower()
        definite = opens("definite").match(text)
        if mention.rule == "attribution#source" and head in listed("coreference", "statements") and definite:
            return self._recent.speaker
        if not (definite or (mention.plural and text[0].isupper()) or text.lower() in (head, head.removesuffix("s"))):
            return None
        if not definite and head in listed("coreference", "anyone"):
            return None
        told, number = content_words(text), number_in(text)
        for e in islice(reversed(self._called[f"noun {head}"]), _MANY):
            if e.plural == mention.plural and self._goes_on(e, mention, told, number):
                return e
        if not definite and not mention.plural:
            return None
        if mention.plural:
            return self._stands_for(head, mention)
        return (
            self._holder(head, told)
            or self._one(e for e in self._called[f"word {head}"] if e.kind is not ActorKind.PERSON)
            or self._stands_for(head, mention)
        )

    def _goes_on(self, entity: Entity, mention: ActorMention, told: frozenset[str], number: str) -> bool:
        """Whether a phrase may be that of an actor with the same noun: "the two men" after "two men", not "the men"."""
        counted = mention.plural and opens("counted").match(self.document[entity.mentions[0].span])
        if counted:
            same = self._number(entity)
            return bool(same) and (number == same or (not number and self._alone(entity)))
        return not clash(told, entity, self.document)

    def _alone(self, entity: Entity) -> bool:
        """Whether a report tells of nobody else by this noun."""
        return len(self._called[f"noun {entity.name.lower()}"]) == 1

    def _holder(self, head: str, told: frozenset[str]) -> Entity | None:
        """The person who was named with this office."""
        if head.rsplit(maxsplit=1)[-1] not in phrases("actors", "offices"):
            return None
        holder = self._one(e for e in self._called[f"office {head.rsplit(maxsplit=1)[-1]}"] if e.kind is ActorKind.PERSON)
        return holder if holder and told - holder.offices <= {head} | {*head.split()} else None

    def _stands_for(self, head: str, mention: ActorMention) -> Entity | None:
        """The only named actor of a kind that a general noun stands for ("the group", "the rebels")."""
        many = [mention.kind] if mention.plural and mention.kind is ActorKind.REBEL_GROUP else []
        kinds = load("coreference")["stand_for"].get(head, many)
        return self._one(e for kind in kinds for e in self._called[f"kind {kind}"])


def _held(phrase: str) -> set[str]:
    """The words by which a person can be named again: not whose office it is ("the mayor's spokesman", "of the mayor")."""
    own = _OF.split(phrase.lower())[0]
    return {*words(_OWNER.sub(" ", own))}
