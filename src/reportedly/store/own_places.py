"""A user's own places and names: a CSV file read row by row, every wrong cell named."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from math import nan
from pathlib import Path

from reportedly.errors import DataError
from reportedly.ports import Gazetteer
from reportedly.types.earth import kilometres
from reportedly.types.names import folded
from reportedly.types.world import Place, PlaceLevel

COLUMNS = (
    *("name", "lat", "lon", "country", "admin1", "level", "precision_km", "names", "geonames_id"),
    *("valid_from", "valid_to", "population", "reason"),
)
_ALSO = {"source": "reason"}
_DELIMITERS = ",;\t"
_RADIUS = {PlaceLevel.FACILITY: 1.0, PlaceLevel.TOWN: 5.0, PlaceLevel.SMALL_AREA: 10.0}
_FIRST_ID, _ID_BITS = 10**9, 40
_SAME_KM = 50.0
_LAST_YEAR = 9999
_LONGEST_NUMBER = 15
_WIDEST_KM = 20_000.0


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row: ``names`` mean ``place`` in reports of the years ``first`` to ``last`` (inclusive; None: no bound).

    ``new`` tells that the gazetteer lacks the place; ``line`` is where the row starts in its file, from 1.
    """

    line: int
    place: Place
    names: tuple[str, ...]
    new: bool
    first: int | None
    last: int | None
    reason: str

    def holds(self, year: int | None) -> bool:
        """Whether its names are valid in a report of ``year``; a report of an unknown year sees all."""
        return year is None or ((self.first is None or self.first <= year) and (self.last is None or year <= self.last))


def own_rows(path: Path, known: Gazetteer, countries: frozenset[str]) -> tuple[OwnRow, ...]:
    """The rows of a CSV file: UTF-8, with a header, parted by commas, semicolons or tabs.

    A row whose ``geonames_id`` is in ``known`` adds names to that place, any other adds a place. ``countries`` are the
    ISO 3166-1 alpha-2 codes that a row may name.

    Raises:
        DataError: the file cannot be read, or cells break the rules; all of them are named at once.
    """
    told, wrong = [], []
    cells = list(_cells(path))
    divisions = _own_divisions(row for _, row in cells)
    there = _Known(known, countries, divisions)
    for line, row in cells:
        reader = _Row(line, row, there)
        made = reader.made()
        wrong += reader.wrong
        if made:
            told.append(made)
    wrong += _clashes(told)
    if wrong:
        count = "1 cell breaks" if len(wrong) == 1 else f"{len(wrong)} cells break"
        todo = "Mend the file; docs/own-places.md tells what each column takes."
        raise DataError(f"{count} the rules:\n  " + "\n  ".join(wrong), str(path), todo)
    return tuple(told)


def own_id(name: str, country: str | None, lat: float, lon: float) -> int:
    """The id of an own place: negative, below those of data/places.toml, and made of what tells the place apart alone."""
    told = f"{folded(name)}\n{country or ''}\n{lat:.5f}\n{lon:.5f}"
    digits = int.from_bytes(hashlib.sha256(told.encode()).digest()) >> (256 - _ID_BITS)
    return -_FIRST_ID - digits


def _cells(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row that is not blank, with the line on which it starts, by column."""
    todo = "Save it as CSV in UTF-8; docs/own-places.md shows one."
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise DataError(f"expected UTF-8, got byte 0x{e.object[e.start]:02x} at {e.start}", str(path), todo) from e
    except OSError as e:
        raise DataError(f"these places cannot be read: {e.strerror}", str(path), "Check the path.") from e
    header = text.partition("\n")[0]
    mark = max(_DELIMITERS, key=lambda d: len({c.strip(' "\r').casefold() for c in header.split(d)} & {*COLUMNS, *_ALSO}))
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        columns = _columns(next(reader, []), path)
        end = reader.line_num
        for cells in reader:
            line, end = end + 1, reader.line_num
            if len(cells) > len(columns):
                what = f"line {line}: expected at most {len(columns)} cells, got {len(cells)}"
                raise DataError(what, str(path), 'Put a cell that holds the separator in quotes: "a;b".')
            if any(c.strip() for c in cells):
                yield line, {k: c.strip() for k, c in zip(columns, cells, strict=False) if c.strip()}
    except csv.Error as e:
        raise DataError(f"line {reader.line_num}: this is no CSV: {e}", str(path), todo) from e


def _columns(header: Sequence[str], path: Path) -> list[str]:
    told = [c.strip().casefold() for c in header]
    found = [_ALSO.get(c, c) for c in told]
    unknown = [f"'{t}'" for t, c in zip(told, found, strict=True) if c not in COLUMNS or found.count(c) > 1]
    if unknown or "name" not in found:
        wrong = f"unknown or repeated: {', '.join(unknown)}" if unknown else "there is no column 'name'"
        raise DataError(f"line 1: {wrong}", str(path), f"The first line names the columns, some of: {', '.join(COLUMNS)}.")
    return found


def _own_divisions(rows: Iterator[Mapping[str, str]]) -> Mapping[tuple[str, str], str]:
    """The first-level divisions that the file itself adds, by country and folded name."""
    own = (r for r in rows if r.get("level", "").casefold() == PlaceLevel.ADMIN1 and "name" in r)
    return {(r.get("country", "").upper(), folded(r["name"])): r["name"] for r in own}


@dataclass(frozen=True, slots=True)
class _Known:
    """What a row may point to."""

    gazetteer: Gazetteer
    countries: frozenset[str]
    divisions: Mapping[tuple[str, str], str]


class _Row:
    """Reads the cells of one row and collects what is wrong with them."""

    def __init__(self, line: int, cells: Mapping[str, str], known: _Known) -> None:
        self._line, self._cells, self._known = line, cells, known
        self.wrong: list[str] = []

    def made(self) -> OwnRow | None:
        """The row, or None if a cell is wrong."""
        name = self._name()
        gazetteer_id = self._whole("geonames_id", 1, 2**40, "a GeoNames id, a whole number above 0")
        there = self._known.gazetteer.get(gazetteer_id) if gazetteer_id else None
        place = self._named(there) if there else self._place(name, gazetteer_id)
        first, last = (self._whole(c, 1, _LAST_YEAR, "a year such as 1991") for c in ("valid_from", "valid_to"))
        if first and last and last < first:
            self._expected("valid_to", f"{first} or later")
        if self.wrong or place is None:
            return None
        others = (n.strip() for n in self._cells.get("names", "").split(";"))
        names = tuple(dict.fromkeys((name, *(n for n in others if n))))
        return OwnRow(self._line, place, names, there is None, first, last, self._cells.get("reason", ""))

    def _expected(self, column: str, what: str) -> None:
        got = f"'{self._cells[column]}'" if column in self._cells else "nothing"
        self.wrong.append(f"line {self._line}, {column}: expected {what}, got {got}")

    def _name(self) -> str:
        for column in ("name", "names"):
            parts = self._cells.get(column, "").split(";") if column == "names" else [self._cells.get(column, "")]
            if any(not any(c.isalpha() for c in p) for p in parts if p.strip() or column == "name"):
                self._expected(column, "a name with letters")
        return self._cells.get("name", "")

    def _number(self, column: str, low: float, high: float, what: str) -> float | None:
        if column not in self._cells:
            return None
        try:
            value = float(self._cells[column].replace(",", ".", 1))
        except ValueError:
            value = nan
        if not low <= value <= high:
            self._expected(column, what)
            return None
        return value

    def _whole(self, column: str, low: int, high: int, what: str) -> int | None:
        value = self._cells.get(column)
        if value is None:
            return None
        if not value.isdecimal() or not low <= int(value[:_LONGEST_NUMBER]) <= high:
            self._expected(column, what)
            return None
        return int(value)

    def _named(self, there: Place) -> Place:
        """A place of the gazetteer; what the row says of it besides its names must not speak against it."""
        lat, lon = self._point()
        if lat is not None and lon is not None:
            away, most = kilometres(lat, lon, there.lat, there.lon), max(_SAME_KM, there.precision_km)
            if away > most:
                self._expected("lat", f"a point within {most:.0f} km of {there.name} ({there.lat}, {there.lon}), or nothing")
        if "country" in self._cells and self._cells["country"].upper() != there.country:
            self._expected("country", f"{there.country or 'nothing'}, where {there.name} lies")
        return there

    def _place(self, name: str, gazetteer_id: int | None) -> Place | None:
        before = len(self.wrong)
        lat, lon = self._point()
        for column, value in (("lat", lat), ("lon", lon)):
            if value is None and column not in self._cells:
                lacks = f" (the gazetteer has no place {gazetteer_id})" if gazetteer_id else ""
                self._expected(column, f"degrees{lacks}")
        country, level = self._country(), self._level()
        radius = self._number("precision_km", 0.001, _WIDEST_KM, "a radius in km")
        if radius is None and "precision_km" not in self._cells and level and level not in _RADIUS:
            self._expected("precision_km", f"the radius in km, as the place is of level {level.value}")
        people = self._whole("population", 0, 10**10, "a whole number of people")
        admin1 = self._admin1(country)
        if len(self.wrong) > before or lat is None or lon is None or level is None:
            return None
        number = gazetteer_id or own_id(name, country, lat, lon)
        division = name if level is PlaceLevel.ADMIN1 else admin1
        return Place(number, name, lat, lon, country, division, level, people or 0, radius or _RADIUS[level])

    def _point(self) -> tuple[float | None, float | None]:
        lat = self._number("lat", -90, 90, "degrees north from -90 to 90")
        return lat, self._number("lon", -180, 180, "degrees east from -180 to 180")

    def _country(self) -> str | None:
        code = self._cells.get("country", "").upper()
        if code and code not in self._known.countries:
            self._expected("country", "two letters of ISO 3166-1 such as IR or GB")
        return code or None

    def _level(self) -> PlaceLevel | None:
        told = self._cells.get("level", PlaceLevel.TOWN).casefold().replace("_", " ")
        if told not in tuple(PlaceLevel):
            self._expected("level", f"one of {', '.join(PlaceLevel)}")
            return None
        return PlaceLevel(told)

    def _admin1(self, country: str | None) -> str | None:
        """The division as the gazetteer spells it, so that the place is known to lie in it."""
        told = self._cells.get("admin1")
        if told is None:
            return None
        own = self._known.divisions.get((country or "", folded(told)))
        there = (p.name for p in self._known.gazetteer.find(told) if p.level is PlaceLevel.ADMIN1 and p.country == country)
        found = own or next(there, None)
        if found is None:
            self._expected("admin1", f"the name of a first-level division of {country or 'a country'}, or nothing")
        return found


def _clashes(told: Sequence[OwnRow]) -> Iterator[str]:
    """Rows of one place may name it in different years; they must agree on all else."""
    first: dict[int, OwnRow] = {}
    for row in told:
        other = first.setdefault(row.place.gazetteer_id, row)
        if other.place != row.place:
            yield f"line {row.line}, name: expected the same place as line {other.line}, got other cells for '{row.place.name}'"
