"""Which events are compared at all: those that share a key of place, days and type. A report touches only its own keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from math import cos, floor, radians
from typing import NamedTuple

from reportedly.reconcile.facts import Facts
from reportedly.types.incident import EventRef, Spot

Pair = tuple[EventRef, EventRef]
"""The smaller reference first."""
_CELL = 0.4  # degrees of a cell
_LEAST, _MOST = 3.0, 15.0  # km around a point, at least and at most: two whose radii meet share a cell
_STRETCH = 3  # days of a stretch
_LONG = 62  # days from which on a telling is a summary, compared with summaries alone
_NEWS = 3  # days before its report within which an undated telling is looked for
_KM = 111.2  # of a degree of latitude
_PLACES = 12  # places of one event that make keys
_COUNTRIES = 3  # countries of one event that make keys


class Keys(NamedTuple):
    """The keys under which an event is filed, and those under which it looks for others: 63 bits each, the same everywhere.

    Whenever one event looks where another is filed, the other looks where the one is: it does not matter which came first.
    """

    filed: frozenset[int]
    looked: frozenset[int]


def block_keys(event: Facts) -> Keys:
    """The keys of an event; they depend on nothing but the event.

    A point has a key for each cell that its radius touches, with each stretch of its days and its group. What is told of an
    area or of no place shares a country, days, group, and something rare: a word of its sentence or a name of a party. Points
    are filed under those as well, and do not meet each other there. The events of one page meet.
    """
    days, own = stretches(event), {_key("page", event.page)}
    own.update(_key("at", *cell, *d, event.group) for cell in _cells(event) for d in days)
    places = [(c, *d, event.group) for c in event.areas[:_COUNTRIES] or ("",) for d in days]
    of_area = {_key("in", *place, word) << 1 & _MASK for place in places for word in _rare(event)}
    if event.wide:
        return Keys(frozenset(own | {k | 1 for k in of_area}), frozenset(own | of_area | {k | 1 for k in of_area}))
    return Keys(frozenset(own | of_area), frozenset(own | {k | 1 for k in of_area}))


_MASK = (1 << 63) - 1


def pairs(events: Iterable[Facts]) -> Iterator[Pair]:
    """Every pair of events to compare, once, in no promised order."""
    yield from Blocks().add(events)


class Blocks:
    """The blocks of all events so far: grows, never shrinks. Which pairs come out in all does not depend on the order."""

    def __init__(self) -> None:
        self._blocks: dict[int, list[EventRef]] = defaultdict(list)
        self._filed: set[EventRef] = set()

    def add(self, events: Iterable[Facts]) -> Iterator[Pair]:
        """Files new events and yields each pair of a new one with one that was filed before, once. Adding twice is nothing."""
        for event in events:
            if event.ref not in self._filed:
                yield from ((min(event.ref, r), max(event.ref, r)) for r in sorted(self._file(event)))

    def _file(self, event: Facts) -> set[EventRef]:
        keys = block_keys(event)
        near = {ref for key in keys.looked if key in self._blocks for ref in self._blocks[key]}
        for key in keys.filed:
            self._blocks[key].append(event.ref)
        self._filed.add(event.ref)
        return near


def beside(events: Iterable[Facts]) -> set[Pair]:
    """The pairs to compare among events that hang together: what is told of an area, with all else of its country and days.

    This is many pairs, so it is asked of events only that a chain of links ties to each other.
    """
    blocks: dict[tuple[object, ...], list[Facts]] = defaultdict(list)
    for event in events:
        for stretch in stretches(event):
            for country in event.areas:
                blocks[country, stretch, event.group].append(event)
    met = ((a, b) for block in blocks.values() for a, b in combinations(block, 2) if a.wide or b.wide)
    return {(min(a.ref, b.ref), max(a.ref, b.ref)) for a, b in met}


def stretches(event: Facts) -> tuple[tuple[str, ...], ...]:
    """The stretches of days that an event may belong to; a summary of months meets summaries of that year only."""
    first, last = _days(event)
    if first is None or last is None:
        return (("never",),)
    if last - first > _LONG:
        return tuple(("long", str(year)) for year in range(first // 365, last // 365 + 1))
    return tuple((str(n),) for n in range(first // _STRETCH, last // _STRETCH + 1))


def _days(event: Facts) -> tuple[int | None, int | None]:
    """Its days; of an undated one those before its report."""
    if event.first is not None or event.published is None:
        return event.first, event.last
    return event.published - _NEWS, event.published


def _rare(event: Facts) -> set[str]:
    """What few others have: of an area all unusual words and names of parties; of a point a few, the same for whoever has them.

    Which few is drawn by digest: of two events with much in common it is likely the same ones (min-wise hashing: Broder 1997).
    """
    if event.wide:
        return {*event.words, *event.doers.marks, *event.struck.marks}
    return {w for some in (event.words, event.doers.marks, event.struck.marks) for w in _drawn(some)}


@lru_cache(maxsize=1 << 14)
def _drawn(words: frozenset[str]) -> tuple[str, ...]:
    return (min(words, key=_key),) if words else ()


@lru_cache(maxsize=1 << 16)
def _key(*parts: object) -> int:
    digest = blake2b("|".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def _cells(event: Facts) -> set[tuple[int, int]]:
    points = [s for s in event.spots if not s.wide]
    return {cell for s in points[:_PLACES] for cell in _around(s)}


def _around(spot: Spot) -> set[tuple[int, int]]:
    """The cells, about as wide as high, that a square around a point touches."""
    reach = max(_LEAST, min(spot.km, _MOST)) / _KM
    found: set[tuple[int, int]] = set()
    for row in range(floor((spot.lat - reach) / _CELL), floor((spot.lat + reach) / _CELL) + 1):
        shrunk = max(0.05, cos(radians((row + 0.5) * _CELL)))
        around = max(1, round(360 * shrunk / _CELL))
        low, high = (floor((spot.lon + sign * reach / shrunk + 180) / 360 * around) for sign in (-1, 1))
        found.update((row, column % around) for column in range(low, high + 1))
    return found
