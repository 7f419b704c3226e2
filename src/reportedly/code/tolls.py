"""The tolls of all acts of a page, with those of their results and lists; each number belongs to the act it stands nearest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.code.counts import counted, own_counts
from reportedly.code.hosting import Hosted
from reportedly.code.lists import PlaceList
from reportedly.code.sums import list_total
from reportedly.code.telling import Page, Telling
from reportedly.types.record import UNREAL, Count, CountOf
from reportedly.types.span import Span

_BEHIND = 2
"""Lines behind the last item of a list in which its total may stand."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A count and how many characters it stands from the telling that gives it."""

    count: Count
    gap: int


def tolls(page: Page, acts: Sequence[Hosted], lists: Iterable[PlaceList]) -> tuple[tuple[Count, ...], ...]:
    """The counts of each act in the order of the text, one for each thing counted. A number is told of one act only."""
    totals = {opening: x for x in lists for opening in x.opening}
    found = [_of(page, act, totals) for act in acts]
    nearest: dict[Span, int] = {}
    for f in (f for of_act in found for f in of_act):
        nearest[f.count.span] = min(f.gap, nearest.get(f.count.span, f.gap))
    return tuple(tuple(sorted((f.count for f in of_act if f.gap == nearest[f.count.span]), key=_order)) for of_act in found)


def _order(count: Count) -> tuple[int, str]:
    return count.span.start, count.what.value


def _of(page: Page, act: Hosted, totals: Mapping[int, PlaceList]) -> list[_Found]:
    """The counts of an act, then of its results, then of words that only tell its toll: the first of a kind holds."""
    found: dict[CountOf, _Found] = {}
    for telling in (act.act, *act.results, *act.tolls):
        told = own_counts(page, telling)
        for count in told or _total(page, telling, totals):
            if count.what not in found and not any(f.count.span == count.span for f in found.values()):
                found[count.what] = _Found(count, _gap(telling.trigger.span, count.span))
    return list(found.values())


def _gap(trigger: Span, number: Span) -> int:
    return max(0, number.start - trigger.end, trigger.start - number.end)


def _total(page: Page, told: Telling, totals: Mapping[int, PlaceList]) -> tuple[Count, ...]:
    """The total of the list by place that a telling opens: "Detained, by town: … Total: 35"."""
    what, here = counted(told), totals.get(told.line.index)
    if what is None or here is None or told.status in UNREAL:
        return ()
    for line in page.lines[here.items[-1] + 1 : here.items[-1] + 1 + _BEHIND]:
        total = list_total(page.document, line.sentence, [q for _, q in page.quantities.within(line.sentence.span)])
        if total:
            return (Count(what, total.low, total.high, total.span),)
    return ()
