"""Which classes of tellings may tell the same happening as one more: found by day, paragraph and heading, never all of them."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from reportedly.types.field import Field
from reportedly.types.world import When

_FEW = 16
"""Classes under one key that are looked at from its start and from its end: a page has seldom as many."""
_DAYS, _MONTHS = 31, 1100
_SLACK = 8
"""Days by which the lengths of two times of one happening may differ, so that both share a key."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a telling is found by: its word and way of acting, paragraph and own days; a heading; told as done; a toll."""

    lemma: str
    way: str
    block: int
    when: Field[When] | None
    head: bool
    told: bool
    result: bool


@dataclass(slots=True)
class Candidates:
    """The classes of a page so far by what their tellings may be found by; a class is a number that counts up."""

    _by: dict[Hashable, list[int]] = field(default_factory=dict)
    _last: dict[tuple[str, str, bool], int] = field(default_factory=dict)

    def add(self, seen: Seen, home: int, ways: Collection[str]) -> None:
        """A telling has joined the class ``home``; ``ways`` are those under which its happening may be told."""
        self._last["lemma", seen.lemma, seen.told] = self._last["way", seen.way, seen.told] = home
        for w in ways:
            self._last["alike", w, seen.told] = home
        keys = [("block", seen.block), ("head", seen.head), *_days(seen.when)]
        for key in ((w, *k) for w in ways for k in keys):
            known = self._by.setdefault(key, [])
            if not known or known[-1] != home:
                known.append(home)

    def last(self, seen: Seen) -> int | None:
        """The class in which this word was told last, else this way of acting, else of a toll what may have led to it."""
        tried = [("lemma", seen.lemma), ("way", seen.way), *([("alike", seen.way)] if seen.result else [])]
        return next((self._last[k, v, seen.told] for k, v in tried if (k, v, seen.told) in self._last), None)

    def find(self, seen: Seen) -> Sequence[int]:
        """The classes that a telling may join, the earliest first."""
        keys = [("block", seen.block + n) for n in (-1, 0, 1)]
        keys += [("head", not seen.head), *_days(seen.when)]
        found = {c for k in keys for c in _ends(self._by.get((seen.way, *k), []))}
        last = self.last(seen)
        return sorted(found if last is None else found | {last})


def _ends(known: Sequence[int]) -> Iterator[int]:
    yield from known[:_FEW]
    yield from known[max(_FEW, len(known) - _FEW) :]


def _days(when: Field[When] | None) -> Iterator[tuple[str, int]]:
    """Keys that two times share if they overlap and are about as long: days, months or years."""
    if when is None:
        return
    first, last = when.value.first, when.value.last
    length = (last - first).days
    if length <= _DAYS + _SLACK:
        yield from (("day", n) for n in range(first.toordinal(), last.toordinal() + 1))
    if _DAYS < length <= _MONTHS + _SLACK:
        yield from (("month", n) for n in range(first.year * 12 + first.month, last.year * 12 + last.month + 1))
    if length > _MONTHS:
        yield from (("year", n) for n in range(first.year, min(last.year, first.year + _MONTHS) + 1))
