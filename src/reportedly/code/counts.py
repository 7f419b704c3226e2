"""Tolls as told: which number of a sentence counts whom for which event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import load
from reportedly.types.mention import Quantity
from reportedly.types.record import UNREAL, Count, CountOf, Status
from reportedly.types.world import ActorKind

_REACH = 9
_CLOSE = 3
_TOLD = frozenset({Status.ASSERTED, Status.ALLEGED})
# A number of acts is no number of these: "two explosions", "three protests".
_THINGS = frozenset({CountOf.DESTROYED, CountOf.PARTICIPANTS})


def own_counts(page: Page, told: Telling) -> tuple[Count, ...]:
    """The counts that the words of this telling give: "three soldiers were killed", "34 arrests", "burned two buses"."""
    what = _what(told)
    here = [q for _, q in page.quantities.within(told.line.sentence.span)]
    found = []
    if what and (told.status not in UNREAL or what is CountOf.PARTICIPANTS):
        best = _of_trigger(told, here, what)
        if best:
            found.append(_count(what, best))
        elif not best:
            found += _single(page, told, what)
        if best and best.low == 0 and what not in (CountOf.KILLED, CountOf.INJURED):
            found = []
    towns = next((q for q in here if _in_clause(told, q) and _unit_word(page, q) in load("counts")["places"]), None)
    if towns and what is not CountOf.PLACES:
        found.append(_count(CountOf.PLACES, towns))
    return tuple(found)


def _single(page: Page, told: Telling, what: CountOf) -> list[Count]:
    """One, where one named person or one thing suffers it: "burned the town hall", "a worker was killed"."""
    if what in (CountOf.KILLED, CountOf.ARRESTED, CountOf.ABDUCTED) and len(told.recipients) == 1 and told.status in _TOLD:
        one = told.recipients[0]
        first = page.document[one.span].lower().split()[0]
        if (
            not one.plural
            and not one.pronoun
            and (first in load("counts")["single"] or page.kinds([one]) == {ActorKind.PERSON})
        ):
            return [Count(what, 1, 1, one.span)]
    if what is CountOf.DESTROYED and told.status in _TOLD:
        found = _one_thing(told)
        return [Count(what, 1, 1, told.line.span(*found))] if found else []
    return []


def _one_thing(told: Telling) -> tuple[int, int] | None:
    """The words of one thing that is destroyed: behind its article in the trigger, before a passive one, else after it."""
    low, articles = told.line.low, load("grammar")["articles"]
    first, last = told.first, told.last
    if told.trigger.noun:
        start = last + (last < len(low) and low[last] == "of")
    elif told.trigger.passive:
        start = next((i for i in range(first - 1, told.clause[0] - 1, -1) if low[i] in articles), first)
    else:
        start = next((i for i in range(first + 1, last) if low[i] in articles), last)
    stop = start + 1
    while stop < min(start + 5, len(low)) and low[stop].isalpha() and low[stop] not in _closed():
        stop += 1
    one = start < len(low) and low[start] in articles and stop > start + 1
    return (start, stop) if one and not _many(low[stop - 1]) else None


def _many(noun: str) -> bool:
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is"))


def _closed() -> frozenset[str]:
    grammar = load("grammar")
    return frozenset(
        (*grammar["prepositions"], *grammar["be"], *grammar["conjunctions"], *grammar["coordinators"], *grammar["relatives"])
    )


def _count(what: CountOf, quantity: Quantity) -> Count:
    return Count(what, quantity.low, quantity.high, quantity.span)


def _what(told: Telling) -> CountOf | None:
    table = load("counts")["of"]
    key = str(told.code.get("key", told.trigger.entry))
    lemma = table["lemma"].get(told.trigger.lemma)
    value = lemma or table["entry"].get(key)
    return CountOf(value) if value else None


def _in_clause(told: Telling, quantity: Quantity) -> bool:
    return told.clause[0] <= told.line.at(quantity.span.start) < told.clause[1]


def _unit_word(page: Page, quantity: Quantity) -> str:
    return page.document[quantity.unit].lower().split()[-1] if quantity.unit else ""


def _of_trigger(told: Telling, here: Iterable[Quantity], what: CountOf) -> Quantity | None:
    """The nearest number on the side where the counted stand: before a passive, after an active verb, around a noun."""
    line = told.line
    best: tuple[int, Quantity] | None = None
    for quantity in here:
        if told.trigger.noun and what in _THINGS and quantity.unit and quantity.unit.overlaps(told.trigger.span):
            continue
        at, end = line.at(quantity.span.start), line.at(quantity.span.end - 1) + 1
        if _risen(line, at, what) and at > told.last:
            return quantity
        if (
            not _fits(line, end, what)
            or (what is not CountOf.PLACES and _governed(line, at))
            or (at < told.clause[0] or (at > told.clause[1] and not told.trigger.noun))
        ):
            continue
        before = end <= told.first
        gap = told.first - end if before else at - told.last
        inside = at < told.last and end > told.first
        if inside:
            gap = 0
        elif told.trigger.passive and not told.trigger.noun:
            if not before:
                continue
        elif not told.trigger.noun and before and what not in (CountOf.PARTICIPANTS, CountOf.DISPLACED, CountOf.PLACES):
            continue
        between = line.low[end : told.first] if before else line.low[told.last : at]
        if gap > (_CLOSE if what is CountOf.PARTICIPANTS and told.trigger.noun else _REACH) or _blocked(between):
            continue
        if best is None or gap < best[0]:
            best = (gap, quantity)
    return best[1] if best else None


def _risen(line: Line, at: int, what: CountOf) -> bool:
    """Whether the number is what a toll has come to ("has risen to four")."""
    tolls = (CountOf.KILLED, CountOf.INJURED, CountOf.ARRESTED)
    return what in tolls and at > 1 and line.low[at - 1] in ("to", "at") and line.low[at - 2] in load("counts")["rising"]


def _governed(line: Line, at: int) -> bool:
    """Whether a preposition ties the number to the noun before it ("nine students of two colleges")."""
    words, i = load("counts"), at - 1
    while i > 0 and line.low[i] in load("grammar")["determiners"]:
        i -= 1
    return i > 0 and line.low[i] in words["governing"] and line.low[i - 1] not in words["sums"]


def _blocked(between: Sequence[str]) -> bool:
    words = load("counts")["block"]
    return any(w in words for w in between)


def _fits(line: Line, end: int, what: CountOf) -> bool:
    """Whether the unit of the number can be killed, arrested or destroyed."""
    words = load("counts")
    unit = line.low[end - 1]
    if what is CountOf.DESTROYED:
        return unit not in words["persons"]
    if unit in words["things"]:
        return False
    return unit not in words["places"] or what is CountOf.PLACES
