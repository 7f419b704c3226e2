"""A user's own places: read from CSV with every wrong cell named, laid over the gazetteer, valid in their years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportedly
from reportedly.errors import DataError
from reportedly.settings import Settings
from reportedly.store.own_gazetteer import OwnGazetteer
from reportedly.store.own_places import OwnRow, own_id, own_rows
from reportedly.types.field import Field
from reportedly.types.world import Place, PlaceLevel
from tests.told_places import gazetteer

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "name,lat,lon,country,admin1,level,precision_km,names,geonames_id,valid_from,valid_to,population,reason\n"
MILL = "Kalandar Mill,37.1,49.4,IR,Gilan,facility,,Old Mill,,,,,our interviews\n"
HARBOUR = "Green Harbour,,,,,,,,118743,1990,1999,,diaspora press\n"
RASHT = 118743


def _file(folder: Path, text: str | bytes) -> Path:
    file = folder / "own.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def _rows(folder: Path, text: str | bytes) -> tuple[OwnRow, ...]:
    return own_rows(_file(folder, text), gazetteer(), gazetteer().countries())


def _wrong(folder: Path, text: str | bytes) -> str:
    with pytest.raises(DataError, match=r"own\.csv") as told:
        _rows(folder, text)
    assert told.value.todo
    return told.value.what


def _over(folder: Path, text: str) -> OwnGazetteer:
    return OwnGazetteer(gazetteer(), _rows(folder, text))


def _resolved(folder: Path, own: str, text: str, published: str | None = None) -> list[tuple[str, Field[Place]]]:
    settings = Settings(places=str(_file(folder, HEAD + own)))
    record = reportedly.read(text, published=published, settings=settings)
    known = ((record.document[p.toponym.span], p.field) for p in record.places)
    return [(name, field) for name, field in known if isinstance(field, Field)]


def test_a_row_adds_a_place_in_the_division_as_the_gazetteer_spells_it(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, HEAD + MILL)
    place = row.place
    assert row.new
    assert row.names == ("Kalandar Mill", "Old Mill")
    assert (place.lat, place.lon, place.country, place.admin1, place.level) == (37.1, 49.4, "IR", "Gīlān", PlaceLevel.FACILITY)
    assert place.gazetteer_id < -1_000_000


def test_a_row_with_the_id_of_a_known_place_adds_names_to_it(tmp_path: Path) -> None:
    over = _over(tmp_path, HEAD + HARBOUR)
    place = over.find("green harbour")[0]
    assert place == gazetteer().get(RASHT)
    assert over.own("Green Harbour") == {RASHT: "diaspora press"}
    assert over.own("Rasht") == {}


def test_a_geonames_id_that_the_gazetteer_lacks_is_kept_for_the_new_place(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "name,lat,lon,country,geonames_id\nKalandar,37.1,49.4,IR,999999999\n")
    assert row.new
    assert row.place.gazetteer_id == 999999999


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_any_usual_separator_and_a_byte_order_mark_will_do(tmp_path: Path, mark: str, start: bytes) -> None:
    cells = (("names", "name", "lat", "lon"), ('"Kaland;Kalandu"', "Kalandar", "37.1", "49.4"))
    text = "".join(mark.join(row) + "\r\n" for row in cells)
    (row,) = _rows(tmp_path, start + text.encode())
    assert row.names == ("Kalandar", "Kaland", "Kalandu")


def test_a_decimal_comma_is_read_where_semicolons_part_the_cells(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "name;lat;lon\nKalandar;37,1;49,4\n")
    assert (row.place.lat, row.place.lon) == (37.1, 49.4)


def test_all_wrong_cells_are_named_at_once_by_line_column_and_what_was_expected(tmp_path: Path) -> None:
    text = HEAD + (
        "A,north,200,UK,,village,0,,,,,,\n"
        ",37.1,49.4,IR,Nowhere,town,,1,,2001,1999,many,\n"
        '"Two\nlines",,,IR,,,,,,,,,\n'
        "Rasht,10,10,FR,,,,,118743,,,,\n"
        "Plain,1,1,KE,,region,,,-4,19x,,,\n"
    )
    assert _wrong(tmp_path, text).splitlines() == [
        "17 cells break the rules:",
        "  line 2, lat: expected degrees north from -90 to 90, got 'north'",
        "  line 2, lon: expected degrees east from -180 to 180, got '200'",
        "  line 2, country: expected two letters of ISO 3166-1 such as IR or GB, got 'UK'",
        "  line 2, level: expected one of town, small area, admin2, admin1, country, region, facility, got 'village'",
        "  line 2, precision_km: expected a radius in km, got '0'",
        "  line 3, name: expected a name with letters, got nothing",
        "  line 3, names: expected a name with letters, got '1'",
        "  line 3, population: expected a whole number of people, got 'many'",
        "  line 3, admin1: expected the name of a first-level division of IR, or nothing, got 'Nowhere'",
        "  line 3, valid_to: expected 2001 or later, got '1999'",
        "  line 4, lat: expected degrees, got nothing",
        "  line 4, lon: expected degrees, got nothing",
        "  line 6, lat: expected a point within 50 km of Rasht (37.27611, 49.58862), or nothing, got '10'",
        "  line 6, country: expected IR, where Rasht lies, got 'FR'",
        "  line 7, geonames_id: expected a GeoNames id, a whole number above 0, got '-4'",
        "  line 7, precision_km: expected the radius in km, as the place is of level region, got nothing",
        "  line 7, valid_from: expected a year such as 1991, got '19x'",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no column 'name'"),
        ("name,lat,lon,colour\nA,1,1,red\n", "'colour'"),
        ("name,name\nA,B\n", "repeated"),
        (b"name,lat,lon\n\xe9t\xe9,1,1\n", "UTF-8"),
        ("name,lat,lon\nA,1,1,2\n", "line 2: expected at most 3 cells, got 4"),
        ('name,lat,lon\n"A,1,1\n', "no CSV"),
        ("name,lat,lon\nA,nan,1\n", "lat"),
    ],
)
def test_a_file_of_another_shape_is_told_with_the_way_out(tmp_path: Path, text: str | bytes, told: str) -> None:
    assert told in _wrong(tmp_path, text)


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(DataError, match="no-such-file"):
        reportedly.read("Police arrested two men in Porto on Monday.", settings=Settings(places="no-such-file.csv"))


@given(st.permutations(range(5)))
def test_ids_do_not_depend_on_the_order_of_the_rows(order: list[int]) -> None:
    names = ["Kalandar", "Kalandu", "Old Mill", "Upper Ford", "Salt Gate"]
    ids = {name: own_id(name, "IR", 37.1, 49.4) for name in names}
    assert {names[i]: own_id(names[i], "IR", 37.1, 49.4) for i in order} == ids
    assert len(set(ids.values())) == len(names)


def test_ids_tell_places_apart_by_name_country_and_point() -> None:
    told = {own_id(*p) for p in [("A", "IR", 1, 1), ("B", "IR", 1, 1), ("A", "IQ", 1, 1), ("A", "IR", 1, 2), ("A", None, 1, 1)]}
    assert len(told) == 5
    assert all(-(10**9) - 2**40 < i < -400 for i in told)
    assert own_id("Qal'eh", "IR", 1, 1) == own_id("QALEH", "IR", 1.0000001, 1)


def test_one_place_may_have_other_names_in_other_years_but_no_other_cells(tmp_path: Path) -> None:
    head = "name,lat,lon,country,names,valid_from,valid_to,level\n"
    over = _over(tmp_path, head + "Kalandar,37.1,49.4,IR,Redtown,,1990,\nKalandar,37.1,49.4,IR,Bluetown,1991,,\n")
    assert len({p.gazetteer_id for n in ("Redtown", "Bluetown") for p in over.find(n)}) == 1
    assert [bool(over.at(y).find("Redtown")) for y in (1990, 1991, None)] == [True, False, True]
    assert [bool(over.at(y).find("Bluetown")) for y in (1990, 1991, None)] == [False, True, True]
    assert "line 3" in _wrong(tmp_path, head + "Kalandar,37.1,49.4,IR,,,,town\nKalandar,37.1,49.4,IR,,,,facility\n")


def test_two_places_that_share_an_id_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.store.own_places.own_id", lambda *_: -5_000_000_000)
    assert "line 3" in _wrong(tmp_path, "name,lat,lon\nKalandar,37.1,49.4\nSalt Gate,12,12\n")


def test_the_view_of_a_year_is_made_once_and_hides_what_does_not_hold(tmp_path: Path) -> None:
    over = _over(tmp_path, HEAD + MILL + "Ford,37.2,49.5,IR,,town,,,,1990,1999,,\n")
    ford = over.find("Ford")[0]
    assert over.at(1990) is over.at(1999) is over.at(None) is over
    assert over.at(1989) is over.at(2000)
    assert over.get(ford.gazetteer_id) == ford
    assert over.at(2000).get(ford.gazetteer_id) is None
    assert ford in over.near(37.2, 49.5, 5)
    assert ford not in over.at(2000).near(37.2, 49.5, 5)


def test_own_places_stand_first_and_the_gazetteers_follow(tmp_path: Path) -> None:
    over = _over(tmp_path, "name,lat,lon,country\nRasht,1,37,KE\n")
    assert over.find("Rasht")[0].country == "KE"
    assert over.find("Rasht")[1:] == gazetteer().find("Rasht")
    assert over.find("Tabriz") == gazetteer().find("Tabriz")
    assert over.starts("Rasht") == gazetteer().starts("Rasht")
    assert _over(tmp_path, "name,lat,lon\nZzyx of the Five Old Hills,1,1\n").starts("zzyx") == 6
    away = [p.gazetteer_id for p in over.near(1, 37, 30)]
    assert len(away) == len(set(away))
    assert away[0] == over.find("Rasht")[0].gazetteer_id


def test_a_village_that_the_gazetteer_lacks_is_read_and_resolved_with_its_reason(tmp_path: Path) -> None:
    own = "Zarrinkalan,37.1,49.4,IR,Gilan,,,Zarin Kalan,,,,,field notes\n"
    found = _resolved(tmp_path, own, "Police arrested four farmers in Zarrinkalan on Monday. A mill burned in Zarin Kalan.")
    assert [(name, field.value.name) for name, field in found] == [("Zarrinkalan",) * 2, ("Zarin Kalan", "Zarrinkalan")]
    assert all("your own list" in field.note and "field notes" in field.note for _, field in found)
    alone = _resolved(tmp_path, own, "Police arrested four farmers in Zarin Kalan on Monday.")
    assert (alone[0][1].confidence or 0) > 0.9


@pytest.mark.parametrize(("published", "seen"), [("1990-01-01", 1), ("1999-12-31", 1), ("2000-01-01", 0), (None, 1)])
def test_a_name_means_its_place_in_reports_of_its_years_alone(tmp_path: Path, published: str | None, seen: int) -> None:
    found = _resolved(tmp_path, HARBOUR, "Shops in Green Harbour were closed on Monday.", published)
    assert [field.value.gazetteer_id for _, field in found] == [RASHT] * seen


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Police arrested two men in Paris on Monday.", "KE"),
        ("Police arrested two men in Paris, Texas, on Monday.", "US"),
        ("Police arrested two men in Paris, France, on Monday.", "FR"),
        ("Police arrested two men in Paris, Kenya, on Monday.", "KE"),
    ],
)
def test_an_own_place_wins_for_its_name_unless_the_text_names_what_another_lies_in(
    tmp_path: Path, text: str, country: str
) -> None:
    found = dict(_resolved(tmp_path, "Paris,1.5,37.5,KE,,,,,,,,,\n", text))
    assert found["Paris"].value.country == country


def test_an_own_name_of_a_town_wins_over_a_division_of_that_name(tmp_path: Path) -> None:
    found = dict(_resolved(tmp_path, "Punjab,,,,,,,,118743,,,,\n", "Two shops burned in Punjab on Monday."))
    assert found["Punjab"].value.gazetteer_id == RASHT


def test_reports_of_other_names_are_read_as_without_the_list(tmp_path: Path) -> None:
    text = "SEMNAN, June 3 - Police arrested four people in Semnan on Monday, the governor said."
    own = [(name, field.value, field.note, field.confidence) for name, field in _resolved(tmp_path, MILL + HARBOUR, text)]
    plain = [p.field for p in reportedly.read(text).places]
    assert [(f.value, f.note, f.confidence) for f in plain if isinstance(f, Field)] == [x[1:] for x in own]
