"""A map layer by RFC 7946: longitude first, and nothing at 0,0."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportedly.export.geojson import write
from tests.export.told import record
from tests.told_events import told


def _layer(tmp_path: Path, *records: Any) -> dict[str, Any]:
    (path,) = write(records, tmp_path / "deep" / "out.geojson")
    layer: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return layer


def test_each_event_place_is_a_feature_with_longitude_first(tmp_path: Path) -> None:
    layer = _layer(tmp_path, record())
    assert layer["type"] == "FeatureCollection"
    first = layer["features"][0]
    assert (first["type"], first["id"]) == ("Feature", "r1#e1@rules/0")
    assert first["geometry"] == {"type": "Point", "coordinates": [-77.03, -12.04]}
    assert first["properties"]["plover"] == "ASSAULT"
    assert first["properties"]["killed_low"] == 12


def test_a_derived_point_tells_its_radius_and_its_anchors(tmp_path: Path) -> None:
    (feature,) = _layer(tmp_path, told("A bomb exploded 80 km north of Yazd."))["features"]
    told_of = feature["properties"]
    assert (told_of["place"], told_of["place_basis"], told_of["place_anchors"]) == ("80 km N of Yazd", "inferred", "1")
    assert told_of["precision_km"] > 20
    assert 0.5 < told_of["place_confidence"] <= 1


def test_an_unknown_place_has_no_geometry_but_a_reason(tmp_path: Path) -> None:
    last = _layer(tmp_path, record())["features"][-1]
    assert last["geometry"] is None
    assert last["properties"]["place_unknown"] == "not_in_gazetteer"
    assert None not in last["properties"].values()


def test_no_records_make_an_empty_layer(tmp_path: Path) -> None:
    assert _layer(tmp_path) == {"type": "FeatureCollection", "features": []}
