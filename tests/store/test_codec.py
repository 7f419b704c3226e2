"""A record goes out as JSON and comes back the same; schema, encoder and the closed lists agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator

import reportedly
from reportedly.demo import stories
from reportedly.errors import DataError
from reportedly.store import codec
from reportedly.types.field import Basis, Reason
from reportedly.types.mention import AttributionKind, ToponymUse, WordingCategory
from reportedly.types.record import ClaimKind, CountOf, Record, Status, TimeFrame, WarningCode
from reportedly.types.text import BlockRole, OutletKind
from reportedly.types.timex import Bound, CalendarSystem, TimeFlag, TimexType
from reportedly.types.world import ActorKind, PlaceLevel, PlaceRole, Precision
from tests.store.made import records

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "reportedly-1.schema.json"
CLOSED = (
    *(Basis, Reason, AttributionKind, ToponymUse, WordingCategory, ClaimKind, CountOf, Status, TimeFrame, WarningCode),
    *(BlockRole, OutletKind, Bound, CalendarSystem, TimeFlag, TimexType, ActorKind, PlaceLevel, PlaceRole, Precision),
)
slow_to_make = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _one(**change: Any) -> dict[str, Any]:
    plain = {"unknown": "not_stated", "spans": []}
    page = {"id": "r1", "sha256": "00", "text": "Riots in Lille.", "given": {}}
    page |= dict.fromkeys(("title", "published", "language", "url", "source"), plain)
    lists = ("blocks", "places", "times", "actors", "attributions", "events", "claims", "wording", "warnings", "refusals")
    engine = {"name": "rules", "version": "0.1.0", "settings": "0f"}
    return {"schema": "reportedly/1", "engine": engine, "document": page, **{name: [] for name in lists}, **change}


@slow_to_make
@given(records())
def test_a_record_comes_back_exactly(made: Record) -> None:
    assert codec.loads(codec.dumps(made)) == made


def test_the_records_of_real_pages_come_back_exactly() -> None:
    with as_file(files("reportedly.demo")) as folder:
        raws = [raw for story in stories(folder) for raw in story.reports]
        for record in reportedly.read_all(raws):
            assert codec.loads(codec.dumps(record)) == record


@slow_to_make
@given(records())
def test_every_record_fits_the_published_schema(made: Record) -> None:
    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [e.message for e in validator.iter_errors(codec.encode(made))] == []


def test_the_published_schema_is_the_one_of_the_encoder() -> None:
    published = json.loads(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    todo = "write json.dumps(reportedly.store.codec.schema(), indent=2) to docs/schema/reportedly-1.schema.json"
    assert published == json.loads(json.dumps(codec.schema())), todo


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(inner)


def test_every_closed_list_of_the_record_is_closed_in_the_schema() -> None:
    published = {tuple(n["enum"]) for n in _nodes(codec.schema()) if "enum" in n}
    assert published == {tuple(m.value for m in kind) for kind in CLOSED}


def test_every_object_of_the_schema_is_closed() -> None:
    assert all("additionalProperties" in n for n in _nodes(codec.schema()) if n.get("type") == "object")


def test_the_text_stands_in_a_line_once_and_readably() -> None:
    line = codec.dumps(codec.decode(_one()))
    assert line.count("Riots in Lille.") == 1
    assert "\n" not in line


def test_all_faults_are_named_by_their_paths() -> None:
    bad = {"span": {"start": 0, "end": 5, "text": "riots"}, "kind": "rumour", "events": "e1"}
    with pytest.raises(DataError) as caught:
        codec.decode(_one(claims=[bad], verdict="true"))
    for part in (
        "verdict: is not a key of this object",
        "claims.0.claimed_by: is missing",
        "claims.0.span: expected the characters 0 to 5 of the document, 'Riots', got 'riots'",
        "claims.0.kind: expected one of event, magnitude",
        "claims.0.events: expected a list, got 'e1'",
        "r1",
    ):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        None,
        {},
        _one(schema="reportedly/2"),
        _one(document=[]),
        _one(blocks=[{"role": "body", "start": 3, "end": 3, "copy_of": None}]),
        _one(blocks=[{"role": "body", "start": True, "end": 3, "copy_of": None}]),
        _one(warnings=[{"code": "country_only", "message": "", "span": {"start": 0, "end": 99, "text": "Riots"}}]),
    ],
)
def test_what_is_no_record_is_refused(wrong: Any) -> None:
    with pytest.raises(DataError):
        codec.decode(wrong)


def test_an_interval_that_ends_before_it_begins_is_a_fault_with_a_path() -> None:
    when = {"first": "2020-06-26", "last": "2020-06-24", "precision": "span"}
    field_ = {"value": when, "basis": "stated", "spans": [], "by": "rules@1 x"}
    span = {"start": 0, "end": 5, "text": "Riots"}
    time = {"span": span, "timex": {"type": "DATE", "value": "2020"}, "field": field_, "flags": [], "rule": "x"}
    with pytest.raises(DataError, match=r"times\.0\.field\.value: an interval ends on or after its first day"):
        codec.decode(_one(times=[time]))


def test_a_line_that_is_not_json_is_a_data_error() -> None:
    with pytest.raises(DataError, match="not JSON"):
        codec.loads("{")
