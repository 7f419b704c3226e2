import re

from reportedly.export.page import pins
from reportedly.export.page_map import HEIGHT, WIDTH, Pin, caption, world_map
from reportedly.types.world import Place, PlaceLevel
from tests.export.hostile import record
from tests.told_events import told


def _pin(name: str, lat: float, lon: float, level: PlaceLevel = PlaceLevel.TOWN) -> Pin:
    return Pin(Place(1, name, lat, lon, None, None, level, 0, 5.0), name, "#e1", "e1", name)


def _dots(svg: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r'</title><circle cx="([-\d.]+)" cy="([-\d.]+)"', svg)]


def test_each_place_of_an_event_is_one_pin_that_names_its_events():
    found = pins(record())
    assert [(p.label, p.anchors, p.hollow) for p in found] == [("Suva", "e1 e2 p1 p3", False), ("Levuka", "e1 p2", False)]


def test_all_pins_are_on_the_map_and_north_is_up():
    dots = _dots(world_map([_pin("Rabat", 34.0, -6.8), _pin("Turku", 60.5, 22.3)], "t"))
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in dots)
    assert dots[0][1] > dots[1][1]
    assert dots[0][0] < dots[1][0]


def test_a_country_does_not_widen_the_map():
    near = world_map([_pin("Semey", 50.4, 80.2)], "t")
    both = world_map([_pin("Semey", 50.4, 80.2), _pin("Kazakhstan", 48.0, 68.0, PlaceLevel.COUNTRY)], "t")
    scale = re.compile(r"(\d+) km<")
    assert scale.findall(near) == scale.findall(both)


def test_a_derived_point_is_a_dashed_circle_that_fits_on_the_map():
    found = pins(told("A bomb exploded 80 km north of Yazd. Police arrested a man in Yazd."))
    assert [(p.label, p.derived) for p in found] == [("80 km N of Yazd", True), ("Yazd", False)]
    svg = world_map(found, "t")
    ((x, y, radius),) = re.findall(r'class="reach derived" cx="([-\d.]+)" cy="([-\d.]+)" r="([-\d.]+)"', svg)
    assert float(y) - float(radius) >= 0
    assert 0 < float(x) < WIDTH
    assert float(radius) >= 8
    assert caption(found).startswith('<p class="small">Dashed circle: told by')
    assert "ashed" not in caption(found[1:])


def test_far_apart_places_give_the_whole_world():
    dots = _dots(world_map([_pin("Suva", -18.1, 178.4), _pin("Lima", -12.0, -77.0), _pin("Oslo", 59.9, 10.7)], "t"))
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in dots)
    assert len(dots) == 3


def test_without_places_it_says_so():
    assert "No place" in world_map([], "t")
