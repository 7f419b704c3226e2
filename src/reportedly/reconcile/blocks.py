"""Which events are compared at all: those that share a key of place, days and type. A report touches only its own keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from math import cos, floor, radians
from typing import NamedTuple

from reportedly.reconcile.facts import Facts

_CELL = 0.4  # degrees of a cell
_LEAST, _MOST = 3.0, 15.0  # km around a point, at least and at most: two whose radii meet share a cell
_STRETCH = 3  # days of a stretch
_LONG = 62  # days from which on a telling is a summary, compared with summaries alone
_NEWS = 3  # days before its report within which an undated telling is looked for
_KM = 111.2  # of a degree of latitude
_WORDS, _MARKS = 2, 1  # unusual words of a point, and words that name each of its sides, that make keys
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
    days, own = [f"{d}|{event.group}" for d in stretches(event)], {_key(f"page|{event.page}")}
    own.update(_key(f"at|{cell}|{d}") for cell in _cells(event) for d in days)
    places = [f"in|{country}|{d}" for country in event.areas[:_COUNTRIES] or ("",) for d in days]
    # a key of an area ends in 1 where areas are filed, in 0 where points are
    points = {_key(f"{place}|{word}") & ~1 for place in places for word in _rare(event)}
    areas = {key | 1 for key in points}
    if event.wide:
        return Keys(frozenset(own | areas), frozenset(own | areas | points))
    return Keys(frozenset(own | points), frozenset(own | areas))


def met(events: Sequence[Facts]) -> Iterator[tuple[int, int]]:
    """The places in the sequence of every two events to compare, the earlier first, each pair once."""
    blocks: dict[int, list[int]] = {}
    for at, event in enumerate(events):
        keys = block_keys(event)
        for before in {n for key in keys.looked if key in blocks for n in blocks[key]}:
            yield before, at
        for key in keys.filed:
            blocks.setdefault(key, []).append(at)


def beside(events: Sequence[Facts]) -> set[tuple[int, int]]:
    """The same among events that hang together: what is told of an area, with all else of its country and days.

    This is many pairs, so it is asked of events only that a chain of links ties to each other.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, event in enumerate(events):
        for day in stretches(event):
            for country in event.areas:
                blocks[f"{country}|{day}|{event.group}"].append(at)
    wide = [event.wide for event in events]
    return {pair for block in blocks.values() for pair in combinations(block, 2) if wide[pair[0]] or wide[pair[1]]}


def stretches(event: Facts) -> tuple[str, ...]:
    """The stretches of days that an event may belong to; a summary of months meets summaries of that year only."""
    first, last = _days(event)
    if first is None or last is None:
        return ("never",)
    if last - first > _LONG:
        return tuple(f"long{year}" for year in range(first // 365, last // 365 + 1))
    return tuple(str(n) for n in range(first // _STRETCH, last // _STRETCH + 1))


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
    return {*_drawn(event.words, _WORDS), *_drawn(event.doers.marks, _MARKS), *_drawn(event.struck.marks, _MARKS)}


@lru_cache(maxsize=1 << 14)
def _drawn(words: frozenset[str], most: int) -> tuple[str, ...]:
    return tuple(sorted(words, key=_key)[:most])


def _key(told: str) -> int:
    return int.from_bytes(blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def _cells(event: Facts) -> set[str]:
    points = [s for s in event.spots if not s.wide]
    return {cell for s in points[:_PLACES] for cell in _around(s.lat, s.lon, max(_LEAST, min(s.km, _MOST)) / _KM)}


@lru_cache(maxsize=1 << 14)
def _around(lat: float, lon: float, reach: float) -> tuple[str, ...]:
    """The cells, about as wide as high, that a square around a point touches."""
    found = []
    for row in range(floor((lat - reach) / _CELL), floor((lat + reach) / _CELL) + 1):
        shrunk = max(0.05, cos(radians((row + 0.5) * _CELL)))
        around = max(1, round(360 * shrunk / _CELL))
        low, high = (floor((lon + sign * reach / shrunk + 180) / 360 * around) for sign in (-1, 1))
        found += [f"{row},{column % around}" for column in range(low, high + 1)]
    return tuple(found)
