"""Which events are compared at all: those that share a key of place, days and type. A report touches only its own keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, islice
from math import cos, floor, radians

from reportedly.reconcile.facts import Facts

_CELL = 0.4  # degrees of a cell
_LEAST, _MOST = 3.0, 15.0  # km around a point, at least and at most: two whose radii meet share a cell
_SMALL = 60.0  # km around an area, at most, whose cells make keys: a district
_STRETCH = 3  # days of a stretch
_LONG = 62  # days from which on a telling is a summary, compared with summaries alone
_NEWS = 3  # days before its report within which an undated telling is looked for
_KM = 111.2  # of a degree of latitude
_WORDS, _MARKS = 2, 1  # unusual words of a point, and words that name each of its sides, that make keys
_PLACES = 12  # places of one event that make keys
_COUNTRIES = 3  # countries of one event that make keys


Keys = frozenset[int]


class _Kind(IntEnum):
    """What a key is made of; it stands in the last bits, so that a key tells where else to look."""

    PAGE = 0  # the events of one page
    POINT = 1  # a cell that a point touches
    AREA = 2  # a cell that a small area covers
    POINT_WORD = 3  # a rare word or name of a point
    AREA_WORD = 4  # of an area, or of what has no place


_BITS, _DAYS, _TOLD = 0b111, (1 << 18) - 1, (1 << 42) - 1
_ELSEWHERE: Mapping[int, Sequence[int]] = {
    _Kind.PAGE: (_Kind.PAGE,),
    _Kind.POINT: (_Kind.POINT, _Kind.AREA),
    _Kind.AREA: (_Kind.AREA, _Kind.POINT),
    _Kind.POINT_WORD: (_Kind.AREA_WORD,),
    _Kind.AREA_WORD: (_Kind.AREA_WORD, _Kind.POINT_WORD),
}
"""Under which kinds events look that are filed under one."""
_STEPS = tuple(tuple(int(kind) - mine for kind in _ELSEWHERE[mine]) for mine in range(len(_ELSEWHERE)))


def block_keys(event: Facts) -> Keys:
    """The keys under which an event is filed: 63 bits each, the same everywhere; they depend on nothing but the event.

    A point has a key for each cell that its radius touches, with each stretch of its days and its group; a small area that
    tells its days one for each cell that it covers. What is told of any area or of no place has keys of its country, days,
    group, and something rare: a word of its sentence or a name of a party. Points have such keys as well.
    """
    countries, cells, rare = event.areas[:_COUNTRIES] or ("",), _cells(event), _rare(event)
    cell, word = (_Kind.AREA, _Kind.AREA_WORD) if event.wide else (_Kind.POINT, _Kind.POINT_WORD)
    keys = {_key(f"page|{event.page}", _published(event), _Kind.PAGE)}
    for stretch in stretches(event):
        day = f"{stretch}|{event.group}"
        keys.update(_key(f"at|{c}|{day}", stretch, cell) for c in cells)
        keys.update(_key(f"in|{c}|{day}|{w}", stretch, word) for c in countries for w in rare)
    return frozenset(keys)


def looked(keys: Keys) -> Keys:
    """The keys under which an event that is filed under ``keys`` looks for others.

    Points meet points and areas of their cells; areas meet both there and by rare words. Points do not meet each other by
    words. Whenever one event looks where another is filed, the other looks where the one is: which came first plays no part.
    """
    return frozenset([key + step for key in keys for step in _STEPS[key & _BITS]])


def met(filed: Sequence[Keys]) -> Iterator[tuple[int, int]]:
    """The places in the sequence of every two events to compare, by the keys of each, the earlier first, each pair once."""
    blocks: dict[int, list[int]] = {}
    for at, keys in enumerate(filed):
        for before in {n for key in looked(keys) if key in blocks for n in blocks[key]}:
            yield before, at
        for key in keys:
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


def _published(event: Facts) -> str:
    return str((event.published or 0) // _STRETCH)


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
    return tuple(sorted(words, key=_digest)[:most])


def _key(told: str, stretch: str, kind: _Kind) -> int:
    """A number of 63 bits: of the stretch of days, of all that is told, and the kind.

    Keys of near days lie beside each other, so that a corpus that comes in by days changes few pages of a store at a time.
    """
    days = int(stretch) if stretch.isdigit() else _digest(stretch)
    return (days & _DAYS) << _TOLD.bit_length() + _BITS.bit_length() | (_digest(told) & _TOLD) << _BITS.bit_length() | kind


@lru_cache(maxsize=1 << 14)
def _digest(told: str) -> int:
    return int.from_bytes(blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _cells(event: Facts) -> set[str]:
    """The cells that its points touch; of areas those that the small ones cover, if a day is told."""
    if not event.wide:
        around = ((s, max(_LEAST, min(s.km, _MOST))) for s in event.spots if not s.wide)
    else:
        around = ((s, s.km) for s in event.spots if s.km <= _SMALL and event.first is not None)
    return {cell for s, km in islice(around, _PLACES) for cell in _around(s.lat, s.lon, km / _KM)}


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
