"""One actor of a report while its mentions are gathered: by which words it is known, and what speaks against a mention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.types.field import Unknown
from reportedly.types.mention import ActorMention
from reportedly.types.span import Span
from reportedly.types.text import Document
from reportedly.types.world import ActorKind

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")


@cache
def opens(kind: str) -> re.Pattern[str]:
    """What tells, as the first word of a phrase, that it is definite or counted."""
    return re.compile(rf"(?:{'|'.join(load('coreference')[kind])})", re.IGNORECASE)


@dataclass(slots=True)
class Entity:
    """One actor while its mentions are gathered. ``entry`` is its id in the register of actors, "" if it has none.

    ``words`` are those of its name, ``offices`` all words by which a named one was told, ``pronoun`` is "he" or "she" where
    a word tells which one fits.
    """

    name: str
    kind: ActorKind | Unknown
    mentions: list[ActorMention]
    spans: list[Span]
    words: frozenset[str]
    named: bool
    plural: bool
    entry: str = ""
    pronoun: str = ""
    offices: set[str] = field(default_factory=set)

    def take(self, mention: ActorMention, told: Sequence[str]) -> None:
        """One more mention; ``told`` are its words."""
        self.mentions.append(mention)
        self.spans.append(mention.span)
        self.entry = self.entry or mention.entry
        self.pronoun = self.pronoun or pronoun_of(told)
        if isinstance(self.kind, Unknown):
            self.kind = mention.kind


def named(mention: ActorMention) -> bool:
    """Whether a mention is a name: a person's, a body's or an abbreviation."""
    own = mention.rule in ("actors#name", "actors#acronym") or mention.rule.startswith("actors#bodies")
    return own or bool(mention.entry)


def keys(entity: Entity) -> set[str]:
    """What an actor can be found by when it is named again: a phrase by its noun, a name by itself and its parts."""
    low = entity.name.lower()
    entry = {f"entry {entity.entry}"} if entity.entry else set()
    if not entity.named:
        return {f"noun {low}", f"ends {low.split()[-1]}", *entry}
    last = _POSSESSIVE.sub("", low).split()[-1:]
    noun = {f"noun {low}"} if len(last) == len(low.split()) and entity.kind is not ActorKind.PERSON else set()
    return {f"name {low}", f"letters {initials(entity.name)}", *(f"last {w}" for w in last)} | {
        *(f"word {w}" for w in entity.words),
        f"letters {entity.name}",
        *noun,
        *entry,
    }


def words(text: str) -> Sequence[str]:
    """The words of a text in lower case, without the marks of possession."""
    return [_POSSESSIVE.sub("", w.lower()) for w in _WORD.findall(text)]


def content_words(text: str) -> frozenset[str]:
    """The words of a text that tell one actor from another."""
    return frozenset(w for w in words(text) if w not in listed("coreference", "light"))


def pronoun_of(told: Sequence[str]) -> str:
    """The pronoun that fits whoever is told by these words ("his mother"), "" where they do not tell."""
    genders = load("coreference")["gender"]
    return next((pronoun for word in told for pronoun, of in genders.items() if word in of), "")


def initials(name: str) -> str:
    """The initial letters of the capitalised words of a name."""
    return "".join(w[0] for w in _WORD.findall(name) if w[0].isupper())


def abbreviates(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation are initials of a name's words, or letters of it in their order."""
    letters = [c for c in short.casefold() if c.isalpha()]
    firsts = {w[0].casefold() for w in _WORD.findall(name)}
    rest = iter(name.casefold())
    return bool(letters) and (firsts.issuperset(letters) or all(c in rest for c in letters))


def number_in(text: str) -> str:
    """The first number of a phrase in digits ("two men": "2"), "" where it tells none."""
    units = load("numbers")["units"]
    return next((str(units.get(w, w)) for w in words(text) if w.isdigit() or w in units), "")


def clash(told: frozenset[str], entity: Entity, document: Document) -> bool:
    """Whether the new phrase tells something else apart ("the hospital's director" is not "the school's director")."""
    first = content_words(document[entity.mentions[0].span])
    return bool(told - first) and len(told) > 1
