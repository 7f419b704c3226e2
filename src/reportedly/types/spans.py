"""Many spans asked at once: which of them hold or overlap a stretch of the text, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from reportedly.types.span import Span

T = TypeVar("T")


class Spans(Generic[T]):
    """Things of one document by their spans. Answers are in the order in which the things were given."""

    __slots__ = ("_items", "_reach", "_starts")

    def __init__(self, items: Iterable[tuple[Span, T]]) -> None:
        self._items = sorted((s.start, s.end, i, s, x) for i, (s, x) in enumerate(items))  # no two have one i: no x is compared
        self._starts = [y[0] for y in self._items]
        self._reach = list(accumulate((y[1] for y in self._items), max))

    def over(self, span: Span) -> list[tuple[Span, T]]:
        """Those that share a character with ``span``."""
        at = bisect_left(self._starts, span.end)
        found = []
        while at and self._reach[at - 1] > span.start:
            at -= 1
            if self._items[at][1] > span.start:
                found.append(self._items[at])
        if len(found) > 1:
            found.sort(key=lambda y: y[2])
        return [(s, x) for _, _, _, s, x in found]

    def around(self, span: Span) -> list[tuple[Span, T]]:
        """Those that hold all of ``span``."""
        return [(s, x) for s, x in self.over(span) if s.holds(span)]

    def within(self, span: Span) -> list[tuple[Span, T]]:
        """Those that lie inside ``span``."""
        return [(s, x) for s, x in self.over(span) if span.holds(s)]
