"""Tolls without a number: one who is named or told with an article, one thing, and the fourth of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly.code.chains import Part, person, single
from reportedly.code.codes import instruments
from reportedly.code.telling import Page, Telling
from reportedly.lexicon import listed, load
from reportedly.types.record import CountOf, Status

_TOLD = frozenset({Status.ASSERTED, Status.ALLEGED})
_PERSONS = frozenset({CountOf.KILLED, CountOf.ARRESTED, CountOf.ABDUCTED})
_ALIAS = 3
_THING = 4
"""Words of a thing behind its article."""


def one_person(page: Page, told: Telling, what: CountOf) -> Part | None:
    """The one who is told to suffer it, or the last of so many: "a worker was killed", "the fourth soldier died"."""
    if what not in _PERSONS or told.status not in _TOLD:
        return None
    nth = _nth(told) if what is CountOf.KILLED else None
    if nth:
        return nth
    line, at = told.line, told.last
    mine = [m for m in told.recipients if line.sentence.span.holds(m.span)]
    if mine and single(page, mine[0]) and not any(m.plural or m.pronoun for m in mine[:1]):
        return person(page, line, mine[0])
    alias = not told.trigger.noun and not told.trigger.passive and line.text(at, at + 1).strip() in listed("counts", "aliases")
    return _part(told, at, min(at + _ALIAS, len(line.low))) if alias else None


def _part(told: Telling, start: int, stop: int, value: int = 1) -> Part:
    return Part(start, stop, value, value, told.line.span(start, stop))


def _nth(told: Telling) -> Part | None:
    """The toll that "the fourth soldier died" tells."""
    line, i = told.line, told.first - 1
    if not told.trigger.passive or told.trigger.noun:
        return None
    while i > told.clause[0] and (line.low[i] in listed("grammar", "be") or line.low[i] in listed("grammar", "have")):
        i -= 1
    value = load("numbers")["ordinals"].get(line.low[i - 1]) if i > told.clause[0] else None
    fits = value is not None and line.low[i].isalpha() and line.low[i] not in listed("counts", "ranks")
    return _part(told, i - 1, i + 1, int(value)) if value is not None and fits else None


def one_thing(told: Telling) -> Part | None:
    """One thing that is destroyed, behind its article: in the trigger, before a passive, else after it; or what burns."""
    if told.status not in _TOLD:
        return None
    low, articles = told.line.low, listed("grammar", "articles")
    first, last = told.first, told.last
    if told.trigger.noun:
        start = last + (last < len(low) and low[last] == "of")
    elif told.trigger.passive:
        start = next((i for i in range(first - 1, told.clause[0] - 1, -1) if low[i] in articles), first)
    elif first and low[first - 1] in articles and last < len(low) and low[last].isalpha():
        start = first - 1
    else:
        start = next((i for i in range(first + 1, last) if low[i] in articles), last)
        if start == last and _ends(low, last):
            return _before(told)
    stop = start + 1
    while stop < min(start + _THING + 1, len(low)) and low[stop].isalpha() and low[stop] not in _closed():
        stop += 1
    one = start < len(low) and low[start] in articles and stop > start + 1 and not _many(low[stop - 1])
    return _part(told, start, stop) if one else None


def _ends(low: Sequence[str], last: int) -> bool:
    """Whether a verb has no object: its clause ends, or a preposition follows."""
    return last >= len(low) or not low[last][:1].isalnum() or low[last] in _closed()


def _before(told: Telling) -> Part | None:
    """The thing that burns or blows up by itself: the words from the start of its clause ("Warehouse B burned out")."""
    low, start, stop = told.line.low, told.clause[0], told.first
    while stop > start and (low[stop - 1] in listed("grammar", "be") or low[stop - 1] in listed("grammar", "have")):
        stop -= 1
    words = low[start:stop]
    thing = 0 < len(words) <= _THING and all(w.isalpha() and w not in _closed() for w in words)
    doers = any((m.plural or m.pronoun) and m.span.overlaps(told.line.span(start, stop)) for m in told.agents)
    if (
        not thing
        or doers
        or _many(words[-1])
        or any(s.overlaps(told.line.span(start, stop)) for _, s in instruments(told.line))
    ):
        return None
    return _part(told, start, stop)


def _many(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


@cache
def _closed() -> frozenset[str]:
    grammar = load("grammar")
    kinds = ("prepositions", "be", "conjunctions", "coordinators", "relatives", "subjects")
    return frozenset(w for kind in kinds for w in grammar[kind])
