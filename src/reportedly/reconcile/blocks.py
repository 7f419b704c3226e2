"""Which events are compared at all: those that share a block of place, days and type. A report touches only its blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import cos, floor, radians

from reportedly.reconcile.facts import Facts
from reportedly.types.incident import EventRef, Spot

Key = tuple[str, ...]
Pair = tuple[EventRef, EventRef]
"""The smaller reference first."""
_CELL = 0.5  # degrees of a cell
_REACH = 15.0  # km around a point: two that are nearer than twice this share a cell
_POINTS, _AREAS, _SLACK = 4, 2, 1
# days of a bucket of points and of areas, and days by which tellings of one happening may miss each other
_LONG = 62  # days from which on a telling is a summary, compared with summaries alone
_NEWS = 3  # days before its report within which an undated telling is looked for
_KM = 111.2  # of a degree of latitude
_MOST = 12  # places of one event that make blocks


def pairs(events: Iterable[Facts]) -> Iterator[Pair]:
    """Every pair of events to compare, once, in no promised order."""
    yield from Blocks().add(events)


class Blocks:
    """The blocks of all events so far: grows, never shrinks. Which pairs come out in all does not depend on the order."""

    def __init__(self) -> None:
        self._fine: dict[Key, list[EventRef]] = defaultdict(list)
        self._wide: dict[Key, list[EventRef]] = defaultdict(list)
        self._points: dict[Key, list[EventRef]] = defaultdict(list)
        self._filed: set[EventRef] = set()

    def add(self, events: Iterable[Facts]) -> Iterator[Pair]:
        """Files new events and yields each pair of a new one with one that was filed before, once. Adding twice is nothing."""
        for event in events:
            if event.ref not in self._filed:
                yield from ((min(event.ref, r), max(event.ref, r)) for r in sorted(self._file(event)))

    def _file(self, event: Facts) -> set[EventRef]:
        near = self._filed & event.same
        for key in cells(event):
            near.update(self._fine[key])
            self._fine[key].append(event.ref)
        for key in areas(event):
            near.update(self._wide[key])
            if event.wide:
                near.update(self._points[key])
            (self._wide if event.wide else self._points)[key].append(event.ref)
        self._filed.add(event.ref)
        return near


def cells(event: Facts) -> set[Key]:
    """The blocks of an event that has a point: each cell that lies within reach of it, with each of its buckets of days."""
    found = {cell for s in event.spots[:_MOST] if not s.wide for cell in _around(s)}
    return {(*cell, *days, event.group) for cell in found for days in buckets(event, _POINTS)} if found else set()


def areas(event: Facts) -> set[Key]:
    """The blocks of the countries in which it may lie: there, whatever has no point meets all others."""
    return {(country, *days, event.group) for country in event.areas for days in buckets(event, _AREAS)}


def buckets(event: Facts, size: int) -> tuple[Key, ...]:
    """The stretches of days that an event may belong to; a summary of months meets summaries of that year only."""
    first, last = _days(event)
    if first is None or last is None:
        return (("never",),)
    if last - first > _LONG:
        return tuple(("long", str(year)) for year in range((first - _SLACK) // 365, (first + _SLACK) // 365 + 1))
    return tuple((str(n),) for n in range((first - _SLACK) // size, (last + _SLACK) // size + 1))


def _days(event: Facts) -> tuple[int | None, int | None]:
    """Its days; of an undated one those before its report."""
    if event.first is not None or event.published is None:
        return event.first, event.last
    return event.published - _NEWS, event.published


def _around(spot: Spot) -> set[Key]:
    """The cells of half a degree of latitude, and about as wide, that a square around a point touches."""
    reach = _REACH / _KM
    found: set[Key] = set()
    for row in range(floor((spot.lat - reach) / _CELL), floor((spot.lat + reach) / _CELL) + 1):
        shrunk = max(0.05, cos(radians((row + 0.5) * _CELL)))
        around = max(1, round(360 * shrunk / _CELL))
        low, high = (floor((spot.lon + sign * reach / shrunk + 180) / 360 * around) for sign in (-1, 1))
        found.update((str(row), str(column % around)) for column in range(low, high + 1))
    return found
