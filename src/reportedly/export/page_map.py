"""An SVG map of places over the world's outline, as near as they allow, with a scale and a small globe."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from reportedly.export.markup import Markup, join, tag
from reportedly.export.outline import WORLD, Point, View, borders, land, outline
from reportedly.types.world import Place, PlaceLevel

WIDTH, HEIGHT = 720.0, 400.0
_KM = 111.32
"""Kilometres in a degree of latitude."""
_LEAST = 3.5
"""The least height of a map in degrees: coast and borders nearby must show where we are."""
_MARGIN = 1.45
_LETTER = 7.2
_SEATS = ((9, 4, "start"), (-9, 4, "end"), (0, -10, "middle"), (0, 19, "middle"), (9, 16, "start"), (9, -8, "start"))
"""Where a name may stand: steps in pixels from its dot, and which of its points stands there."""
_FINE, _COARSE = 5, 16
"""The least step of an outline in tenths of pixels, on near maps and on wide ones."""
_LARGE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION})


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on the map: what it is called, what it links to, what it belongs to, what it tells on hovering.

    ``derived``: told by its position to named places, so that its circle says more than its dot.
    """

    place: Place
    label: str
    link: str
    anchors: str
    note: str
    weight: int = 1
    hollow: bool = False
    derived: bool = False
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the world shown, and how it falls on the paper (equirectangular, true to scale in the middle)."""

    view: View
    scale: float
    """Pixels in a degree of latitude."""
    squeeze: float
    """Degrees of latitude in a degree of longitude, in the middle of the map."""

    def at(self, lon: float, lat: float) -> Point:
        """Pixels from the upper left corner."""
        return (lon - self.view.west) * self.squeeze * self.scale, (self.view.north - lat) * self.scale


def world_map(pins: Sequence[Pin], title: str) -> Markup:
    """The map, or a sentence where nothing can be shown."""
    if not pins:
        return tag("p", "No place could be put on a map.", class_="none")
    frame = _frame([p for p in pins if p.place.level not in _LARGE] or pins)
    known = outline()
    fine = _FINE if frame.view.east - frame.view.west < 60 else _COARSE
    layers = (
        tag("rect", class_="sea", width=WIDTH, height=HEIGHT),
        tag("path", class_="land", d=_path(frame, land(frame.view, known.land), fine) + "Z"),
        tag("path", class_="border", d=_path(frame, borders(frame.view, known.borders), fine)),
        _pins(pins, frame),
        _scale(frame),
        _globe(frame.view) if frame.view.east - frame.view.west < 120 else Markup(),
    )
    return tag("svg", tag("title", title), *layers, class_="map", viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", role="img")


def _frame(pins: Sequence[Pin]) -> Frame:
    reach = [p.place.precision_km / _KM if p.derived or p.place.level in _LARGE else 0.0 for p in pins]
    south = min(p.place.lat - r for p, r in zip(pins, reach, strict=True))
    north = max(p.place.lat + r for p, r in zip(pins, reach, strict=True))
    middle = max(-75.0, min(75.0, (south + north) / 2))
    squeeze = cos(radians(middle))
    west = min(p.place.lon - r / squeeze for p, r in zip(pins, reach, strict=True))
    east = max(p.place.lon + r / squeeze for p, r in zip(pins, reach, strict=True))
    height = max((north - south) * _MARGIN, (east - west) * _MARGIN * squeeze * HEIGHT / WIDTH, _LEAST)
    width = height * WIDTH / HEIGHT / squeeze
    if width >= 360:
        return Frame(View(-180, 84 - 360 * HEIGHT / WIDTH, 180, 84), WIDTH / 360, 1.0)
    centre = (west + east) / 2
    left = max(-180.0, min(180.0 - width, centre - width / 2))
    return Frame(View(left, middle - height / 2, left + width, middle + height / 2), HEIGHT / height, squeeze)


def _path(frame: Frame, lines: Iterable[Sequence[Point]], least: int) -> str:
    """SVG path data in tenths of pixels, by steps from point to point; steps and lines shorter than ``least`` are left out."""
    parts = []
    for points in lines:
        line = [frame.at(*point) for point in points]
        if sum(max(axis) - min(axis) for axis in zip(*line, strict=True)) * 10 < least:
            continue
        x = y = 0
        for number, (px, py) in enumerate(line):
            nx, ny = round(px * 10), round(py * 10)
            if number and abs(nx - x) + abs(ny - y) < least:
                continue
            parts.append(f"l{(nx - x) / 10:g} {(ny - y) / 10:g}" if number else f"M{nx / 10:g} {ny / 10:g}")
            x, y = nx, ny
    return "".join(parts).replace(" -", "-")


def _pins(pins: Sequence[Pin], frame: Frame) -> Markup:
    spots = [(*frame.at(pin.place.lon, pin.place.lat), pin) for pin in sorted(pins, key=_first)]
    spots = [(x, y, pin) for x, y, pin in spots if 0 <= x <= WIDTH and 0 <= y <= HEIGHT]
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y, _ in spots]
    reaches = (_reach(x, y, pin, frame) for x, y, pin in spots)
    return join(tag("g", *reaches), tag("g", *(_pin(x, y, pin, taken) for x, y, pin in spots)))


def _first(pin: Pin) -> tuple[bool, int, str]:
    """Who is named first where room is short: towns before countries, then what is told of most."""
    return pin.place.level in _LARGE, -pin.weight, pin.label


def _reach(x: float, y: float, pin: Pin, frame: Frame) -> Markup:
    """A circle within which the place lies, where it is larger than the dot; none for countries, whose borders are drawn."""
    radius = pin.place.precision_km / _KM * frame.scale
    if pin.place.level in _LARGE or (radius <= 10 and not pin.derived):
        return Markup()
    look, shown = ("reach derived", max(8.0, radius)) if pin.derived else ("reach", radius)
    return tag("circle", class_=look, cx=round(x, 1), cy=round(y, 1), r=round(min(WIDTH, shown), 1))


def _pin(x: float, y: float, pin: Pin, taken: list[tuple[float, float, float, float]]) -> Markup:
    size = 2.5 if pin.derived else min(9.0, 3.5 + pin.weight**0.5)
    dot = tag("circle", cx=round(x, 1), cy=round(y, 1), r=round(size, 1))
    name = _label(x, y, pin.label, taken)
    look = "pin area" if pin.place.level in _LARGE else "pin hollow" if pin.hollow else f"pin {pin.shade}".rstrip()
    inside = tag("title", pin.note), dot, name
    return tag("a", *inside, href=pin.link, class_=look, data_a=pin.anchors or None, aria_label=pin.note)


def _label(x: float, y: float, label: str, taken: list[tuple[float, float, float, float]]) -> Markup:
    """The name beside, above or below its dot, wherever it hides no other; no name where there is no room."""
    wide = len(label) * _LETTER
    for dx, dy, anchor in _SEATS:
        left = x + dx - {"start": 0.0, "end": wide, "middle": wide / 2}[anchor]
        box = (left, y + dy - 11, left + wide, y + dy + 3)
        fits = box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 2
        if fits and not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
            taken.append(box)
            return tag("text", label, x=round(x + dx, 1), y=round(y + dy, 1), text_anchor=anchor)
    return Markup()


def _scale(frame: Frame) -> Markup:
    pixels_km = frame.scale / _KM
    km = next(n for n in (5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if n * pixels_km <= 130)
    wide, y = km * pixels_km, HEIGHT - 14
    bar = tag("path", d=f"M14 {y - 5:g}v5h{wide:.1f}v-5")
    return tag("g", bar, tag("text", f"{km} km", x=14 + wide / 2, y=y - 8, text_anchor="middle"), class_="scale")


def _globe(view: View) -> Markup:
    wide = 132.0
    globe = Frame(WORLD, wide / 360, 1.0)
    high = (WORLD.north - WORLD.south) * globe.scale
    shape = tag("path", class_="land", d=_path(globe, land(WORLD, outline().globe), _FINE) + "Z")
    (x1, y1), (x2, y2) = globe.at(view.west, view.north), globe.at(view.east, view.south)
    grow = max(0.0, 6 - (x2 - x1)) / 2
    box = tag(
        "rect", class_="here", x=round(x1 - grow, 1), y=round(y1 - grow, 1), width=round(x2 - x1 + 2 * grow, 1),
        height=round(y2 - y1 + 2 * grow, 1),
    )  # fmt: skip
    back = tag("rect", class_="sea", width=wide, height=round(high, 1))
    return tag("g", back, shape, box, class_="globe", transform=f"translate({WIDTH - wide - 8:g} {HEIGHT - high - 8:g})")


def caption(pins: Sequence[Pin]) -> Markup:
    """What the looks of the pins mean, as far as they are on the map, and whose outline it is."""
    circles = any(p.derived for p in pins)
    told = "Dashed circle: told by its distance, direction or way; the place lies somewhere in it. " if circles else ""
    rings = "Hollow: denied, planned, demanded, threatened or hypothetical. " if any(p.hollow for p in pins) else ""
    return tag("p", f"{told}{rings}Outline: Natural Earth. Borders are for orientation only.", class_="small")
