"""Tolls as told: which number of a sentence counts whom for which event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import load
from reportedly.types.mention import Quantity
from reportedly.types.record import Count, CountOf

_REACH = 9


def own_counts(page: Page, told: Telling, quantities: Sequence[Quantity]) -> tuple[Count, ...]:
    """The counts that the words of this telling give: "three soldiers were killed", "34 arrests", "burned two buses"."""
    what = _what(told)
    here = [q for q in quantities if told.line.sentence.span.holds(q.span)]
    found = []
    if what:
        best = _of_trigger(told, here, what)
        if best:
            found.append(_count(what, best))
    towns = next((q for q in here if _in_clause(told, q) and _unit_word(page, q) in load("counts")["places"]), None)
    if towns and what is not CountOf.PLACES:
        found.append(_count(CountOf.PLACES, towns))
    return tuple(found)


def _count(what: CountOf, quantity: Quantity) -> Count:
    return Count(what, quantity.low, quantity.high, quantity.span)


def _what(told: Telling) -> CountOf | None:
    table = load("counts")["of"]
    key = told.trigger.entry
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
        at, end = line.at(quantity.span.start), line.at(quantity.span.end - 1) + 1
        if not _fits(line, at, end, what) or (at < told.clause[0] or at > told.clause[1] and not told.trigger.noun):
            continue
        before = end <= told.first
        gap = told.first - end if before else at - told.last
        inside = at >= told.first and end <= told.last
        if inside:
            gap = 0
        elif told.trigger.passive and not told.trigger.noun:
            if not before:
                continue
        elif not told.trigger.noun and before:
            continue
        between = line.low[end : told.first] if before else line.low[told.last : at]
        if gap > _REACH or _blocked(between, line, told):
            continue
        if best is None or gap < best[0]:
            best = (gap, quantity)
    return best[1] if best else None


def _blocked(between: Sequence[str], line: Line, told: Telling) -> bool:
    words = load("counts")["block"]
    return any(w in words for w in between)


def _fits(line: Line, at: int, end: int, what: CountOf) -> bool:
    """Whether the unit of the number can be killed, arrested or destroyed."""
    words = load("counts")
    unit = line.low[end - 1]
    if what is CountOf.DESTROYED:
        return unit not in words["persons"]
    if unit in words["things"]:
        return False
    return unit not in words["places"] or what is CountOf.PLACES
