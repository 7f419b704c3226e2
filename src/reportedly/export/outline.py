"""The world's land and borders, cut to the part of it that a map shows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

Point = tuple[float, float]
_NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True, slots=True)
class View:
    """A box of the world in degrees, west < east and south < north."""

    west: float
    south: float
    east: float
    north: float


WORLD = View(-180, -60, 180, 84)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or ring as packed: its box in degrees, its first point and its steps in units of the grid."""

    box: View
    start: tuple[int, int]
    steps: str
    grid: int

    def points(self) -> list[Point]:
        """The points in degrees, east and north."""
        x, y = self.start
        found = [(x / self.grid, y / self.grid)]
        numbers = iter(map(int, _NUMBER.findall(self.steps)))
        for dx, dy in zip(numbers, numbers, strict=True):
            x, y = x + dx, y + dy
            found.append((x / self.grid, y / self.grid))
        return found


@dataclass(frozen=True, slots=True)
class Outline:
    """Rings of land, lines of borders, and few coarse rings for a small globe."""

    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    globe: tuple[Line, ...]


@cache
def outline() -> Outline:
    """The bundled outline of the world. A ring that goes on beyond 180 degrees is there twice, once at either end."""
    packed = json.loads((files("reportedly.export") / "static" / "world.json").read_text(encoding="utf-8"))
    grid = packed["grid"]

    def lines(key: str) -> Iterator[Line]:
        for west, south, east, north, x, y, steps in packed[key]:
            for turn in (0, 360) if east > 180 * grid else (0,):
                box = View(west / grid - turn, south / grid, east / grid - turn, north / grid)
                yield Line(box, (x - turn * grid, y), steps, grid)

    return Outline(tuple(lines("land")), tuple(lines("borders")), tuple(lines("globe")))


def land(view: View, source: Iterable[Line]) -> Iterator[list[Point]]:
    """The rings of ``source`` inside ``view``, cut at its edges (Sutherland and Hodgman 1974)."""
    for line in source:
        if _apart(line.box, view):
            continue
        ring = line.points()
        for inside, cut in _edges(view):
            ring = _clipped(ring, inside, cut)
        if len(ring) > 2:
            yield ring


def borders(view: View, source: Iterable[Line]) -> Iterator[list[Point]]:
    """The stretches of the lines of ``source`` that touch ``view``."""
    for line in source:
        if _apart(line.box, view):
            continue
        run: list[Point] = []
        for a, b in pairwise(line.points()):
            box = View(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
            if not _apart(box, view):
                run = run or [a]
                run.append(b)
            elif run:
                yield run
                run = []
        if run:
            yield run


def _apart(a: View, b: View) -> bool:
    return a.east < b.west or b.east < a.west or a.north < b.south or b.north < a.south


def _edges(view: View) -> Iterator[tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]]:
    def upright(x: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (x, a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]))

    def level(y: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]), y)

    yield lambda p: p[0] >= view.west, upright(view.west)
    yield lambda p: p[0] <= view.east, upright(view.east)
    yield lambda p: p[1] >= view.south, level(view.south)
    yield lambda p: p[1] <= view.north, level(view.north)


def _clipped(ring: list[Point], inside: Callable[[Point], bool], cut: Callable[[Point, Point], Point]) -> list[Point]:
    kept: list[Point] = []
    for a, b in zip(ring[-1:] + ring[:-1], ring, strict=True):
        if inside(b):
            if not inside(a):
                kept.append(cut(a, b))
            kept.append(b)
        elif inside(a):
            kept.append(cut(a, b))
    return kept
