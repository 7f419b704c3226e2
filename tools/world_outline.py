"""Makes src/reportedly/export/static/world.json from Natural Earth at 1:50m, as npm's world-atlas packs it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/world_outline.py package/countries-50m.json src/reportedly/export/static/world.json

The result holds rings of land and lines of borders in fiftieths of a degree, each as its box (west, south, east, north),
its first point and the steps from there. Small steps are dropped by Visvalingam's rule (smallest triangle first).
"""

import heapq
import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

GRID = 50
SMALLEST = 10.0
"""The smallest triangle that is kept, in square steps of the grid."""
COARSE = 6000.0
"""The same for the small globe beside a map."""
HALF = 180 * GRID
SOUTH = -60
"""Land that lies wholly south of this is left out."""

Point = tuple[int, int]


def arcs(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    """All arcs of a quantised TopoJSON, in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        lines.append(line)
    return lines


def area(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """The area of a triangle, in square steps of the grid."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 * GRID * GRID


def simplified(line: list[tuple[float, float]], floor: float = SMALLEST) -> list[Point]:
    """The line without the points whose triangle is smaller than ``floor``; its ends stay."""
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    heap = [(area(line[i - 1], line[i], line[i + 1]), i) for i in range(1, len(line) - 1)]
    size = {i: a for a, i in heap}
    heapq.heapify(heap)
    while heap and heap[0][0] < floor:
        smallest, i = heapq.heappop(heap)
        if size.get(i) != smallest:
            continue
        del size[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for k in (left, right):
            if k in size:
                size[k] = max(smallest, area(line[before[k]], line[k], line[after[k]]))
                heapq.heappush(heap, (size[k], k))
    kept = [0, *sorted(size), len(line) - 1]
    return [(round(line[i][0] * GRID), round(line[i][1] * GRID)) for i in kept]


def rings(topology: dict[str, Any]) -> Iterator[list[int]]:
    """The arcs of every ring of land, outer rings and lakes alike."""
    for shape in topology["objects"]["land"]["geometries"]:
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            yield from polygon


def inner(topology: dict[str, Any]) -> list[int]:
    """The arcs that two countries share."""
    uses: Counter[int] = Counter()
    for shape in topology["objects"]["countries"]["geometries"]:
        for polygon in shape.get("arcs", ()) if shape["type"] == "MultiPolygon" else [shape.get("arcs", ())]:
            uses.update(k if k >= 0 else ~k for ring in polygon for k in ring)
    coast = {k if k >= 0 else ~k for ring in rings(topology) for k in ring}
    return sorted(k for k, n in uses.items() if n > 1 and k not in coast)


def packed(line: list[Point]) -> list[int | str]:
    """Box, first point and steps as one flat list and one string."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    steps = " ".join(f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(line) if a != b)
    steps = steps.replace(" -", "-")
    return [min(xs), min(ys), max(xs), max(ys), line[0][0], line[0][1], steps]


def land(topology: dict[str, Any], thin: list[list[Point]]) -> list[list[int | str]]:
    """All rings of land that still enclose something, north of the ice; what crosses 180 degrees goes on beyond."""
    found = []
    for ring in rings(topology):
        points = [p for k in ring for p in (thin[k] if k >= 0 else thin[~k][::-1])]
        if len(set(points)) > 3 and max(y for _, y in points) > SOUTH * GRID:
            found.append(packed(unrolled(points)))
    return found


def unrolled(ring: list[Point]) -> list[Point]:
    """The ring without the jump from 180 degrees east to 180 degrees west: it goes on beyond 180 instead."""
    turn, found = 0, ring[:1]
    for (before, _), (x, y) in pairwise(ring):
        turn += 2 * HALF * ((before - x > HALF) - (x - before > HALF))
        found.append((x + turn, y))
    shift = 2 * HALF if min(x for x, _ in found) < -HALF else 0
    return [(x + shift, y) for x, y in found]


def main(source: Path, target: Path) -> None:
    """Write the outline and say how large it is."""
    topology = json.loads(source.read_text())
    lines = arcs(topology)
    outline = {
        "source": "Natural Earth 1:50m (public domain), packed by world-atlas 2.0.2",
        "grid": GRID,
        "land": land(topology, [simplified(line) for line in lines]),
        "borders": [packed(line) for line in (simplified(lines[k]) for k in inner(topology)) if len(set(line)) > 1],
        "globe": land(topology, [simplified(line, COARSE) for line in lines]),
    }
    target.write_text(json.dumps(outline, separators=(",", ":")) + "\n")
    print(f"{target}: {target.stat().st_size} bytes, {len(topology['arcs'])} arcs read")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
