"""What the words for a source tell of it: the kind of people, a body of the state, the name of a person, a body or a house."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.lexicon import listed, load
from reportedly.types.field import Field
from reportedly.types.names import folded
from reportedly.types.record import Actor
from reportedly.types.world import ActorKind

_WORDS = re.compile(r"\w+(?:['’-]\w+)*")


def people(text: str, kind: ActorKind | None, divisions: frozenset[str]) -> str:
    """What kind of people speak: a key of ``kinds`` of data/origins.toml, "state", or "" where nothing tells it.

    ``divisions`` are the folded names of the towns and divisions of the report: "secretary of Qom" is no state's.
    """
    for name in load("origins")["kinds"]:
        if name != "official" and has_any(text, listed("origins", "kinds", name)):
            return str(name)
    told = of_state(text)
    if not told and has_any(text, listed("origins", "kinds", "official")):
        return "official"
    if not told and (kind is None or kind.value not in listed("origins", "state", "kinds")):
        return ""
    police = has_any(text, listed("actors", "nouns", "police") | listed("actors", "bodies", "police"))
    low = f" {folded(text)} "
    below = not police and kind is not ActorKind.STATE_FORCES and any(f" of {name} " in low for name in divisions)
    return "local" if below else "state"


def of_state(text: str) -> bool:
    """Whether a word for forces, police or government stands in it."""
    return has_any(text, _state_words())


@cache
def _state_words() -> frozenset[str]:
    nouns, bodies = load("actors")["nouns"], load("actors")["bodies"]
    kinds = sorted(listed("origins", "state", "kinds"))
    named = {w for k in kinds if k in listed("origins", "state", "by_name") for w in bodies[k]}
    found = {w for k in kinds for w in nouns[k]} | named | listed("origins", "state", "any") | listed("actors", "ranks", "any")
    return frozenset(found) - listed("origins", "kinds", "official")


@lru_cache(maxsize=1 << 14)
def has_any(text: str, words: frozenset[str]) -> bool:
    """Whether one of these words or phrases stands in the text, whatever its capitals; a genitive counts."""
    told = _WORDS.findall(text.casefold())
    bare = [w.removesuffix("'s").removesuffix("’s") for w in told]
    single, phrases = _by_length(words)
    if not single.isdisjoint(told) or not single.isdisjoint(bare):
        return True
    whole = f" {' '.join(told)} | {' '.join(bare)} "
    return any(f" {p} " in whole for p in phrases)


@cache
def _by_length(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words, and the phrases of several."""
    return frozenset(w for w in words if " " not in w), tuple(sorted(w for w in words if " " in w))


def house(text: str) -> str:
    """The name of a house in the words: "San Carlos hospital"; "" where none stands there."""
    found = _houses().search(text)
    return found[0] if found else ""


@cache
def _houses() -> re.Pattern[str]:
    houses = "|".join(sorted(listed("origins", "houses", "any")))
    return re.compile(rf"((?:[A-Z][\w'’-]+ )+)((?i:{houses}))\b")


def kind_of(actor: Actor) -> ActorKind | None:
    """What kind of actor it is, None where nothing tells that."""
    return actor.kind.value if isinstance(actor.kind, Field) else None


def is_named(actor: Actor) -> bool:
    """Whether its name is one, and not how somebody is described ("Shipping agent"): each word of a person's has a capital."""
    words = [w for w in _WORDS.findall(actor.name) if w.casefold() not in listed("copies", "names", "articles")]
    person = kind_of(actor) is ActorKind.PERSON
    rest = [w for w in words[1:] if len(w) > 3 or w[0].isupper()]
    capitals = [w[0].isupper() for w in rest]
    return is_name(actor.name) and (not words[1:] or (all(capitals) if person else any(capitals)))


def is_name(text: str) -> bool:
    """Whether a word with a capital stands in it that is neither an article nor a noun for actors ("The Rebels")."""
    return any(w[0].isupper() for w in _WORDS.findall(text) if w.casefold() not in _no_names())


def is_told(text: str) -> bool:
    """Whether the words tell of people: by a name, by a noun for actors or by a word of data/origins.toml."""
    return is_name(text) or bool(people(text, None, frozenset())) or not _nouns().isdisjoint(words(text.casefold()))


@cache
def _no_names() -> frozenset[str]:
    return listed("copies", "names", "articles") | _nouns()


@cache
def _nouns() -> frozenset[str]:
    return frozenset(w for words in load("actors")["nouns"].values() for w in words)


def noun(text: str) -> str:
    """The last noun for people in the words, in the singular; else the first of the words themselves."""
    told = [w for w in words(text.casefold()) if w in _nouns()]
    return told[-1].removesuffix("s") if told else " ".join(words(text.casefold())[:6])


def words(text: str) -> list[str]:
    """The words of a text, with inner apostrophes and hyphens."""
    return _WORDS.findall(text)
