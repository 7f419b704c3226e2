"""An incident goes out as JSON that fits its published schema, and as rows of the crosswalk."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from reportedly.export import crosswalk
from reportedly.export.incident_json import SCHEMA, as_json, dumps
from reportedly.export.incident_view import view
from reportedly.types.field import Reason, Unknown
from reportedly.types.incident import CopyKind, Judgement
from reportedly.types.world import Precision
from tests.export.joined import HISTORY, joined, quarrel, records

PUBLISHED = json.loads(
    (Path(__file__).parents[2] / "docs/schema/reportedly-incident-1.schema.json").read_text(encoding="utf-8")
)
VALID = Draft202012Validator(PUBLISHED)


def _nodes(at: Any) -> Iterator[dict[str, Any]]:
    if isinstance(at, dict):
        yield at
    for inner in at.values() if isinstance(at, dict) else at if isinstance(at, list) else ():
        yield from _nodes(inner)


def test_every_incident_fits_the_published_schema():
    for incident in joined():
        VALID.validate(json.loads(dumps(view(incident, records(), HISTORY))))


def test_the_schema_is_closed_and_knows_the_closed_lists():
    Draft202012Validator.check_schema(PUBLISHED)
    assert all("additionalProperties" in n for n in _nodes(PUBLISHED) if n.get("type") == "object")
    listed = {tuple(n["enum"]) for n in _nodes(PUBLISHED) if "enum" in n}
    assert listed == {tuple(x.value for x in kind) for kind in (Judgement, CopyKind, Precision, Reason)}


@pytest.mark.parametrize("broken", [{"schema": "reportedly-incident/2"}, {"grade": 7}, {"place": None}, {"more": 1}])
def test_what_is_no_incident_does_not_fit(broken: dict[str, Any]):
    with pytest.raises(ValidationError):
        VALID.validate(as_json(quarrel()) | broken)


def test_what_is_not_known_says_why():
    found = quarrel()
    unknown = Unknown(Reason.NOT_STATED)
    bare = replace(found, incident=replace(found.incident, place=unknown, when=unknown, type=unknown))
    told = json.loads(dumps(bare))
    VALID.validate(told)
    assert told["place"] == told["when"] == told["type"] == {"unknown": "not_stated"}


def test_it_holds_who_tells_each_value_and_what_excludes_what():
    told = as_json(quarrel())
    assert told["schema"] == SCHEMA
    tellings = {f"{e['report']}#{e['event']}" for e in told["events"]}
    assert all(set(v["by"]) <= tellings and v["by"] for values in told["values"].values() for v in values)
    killed = next(c["values"] for c in told["conflicts"] if c["field"] == "killed")
    assert killed == [v["value"] for v in told["values"]["killed"]]
    assert told["independent"] == len(told["origins"])
    assert {d for pair in told["denials"] for d in pair.values()} <= tellings
    assert told["history"][0] == {
        "old": "i-old",
        "new": "i-new",
        "event": "s1-cpa#e2",
        "count": 2,
        "at": "2024-05-01T10:00:00Z",
    }


def test_a_value_of_an_origin_is_told_by_one_of_its_tellings():
    found = quarrel().incident
    telling = {o.id: set(o.events) for o in found.origins}
    assert all(telling[o] & set(t.by) for _, told in found.values for t in told for o in t.origins)


def test_a_corrected_value_is_marked_and_in_no_conflict():
    found = quarrel()
    values = tuple(
        (field, (replace(told[0], corrected=True), *told[1:]) if field == "killed" else told)
        for field, told in found.incident.values
    )
    told = as_json(replace(found, incident=replace(found.incident, values=values)))
    VALID.validate(told)
    first, *others = told["values"]["killed"]
    assert first["corrected"] is True
    assert "corrected" not in others[0]
    assert first["value"] not in next(c["values"] for c in told["conflicts"] if c["field"] == "killed")


def test_a_passage_of_a_copy_has_the_words_of_both():
    told = as_json(next(view(i, records()) for i in joined() if i.copies))
    copy = told["copies"][0]
    for side, report in (("here", copy["report"]), ("there", copy["of"])):
        text = records()[report].document.text
        assert all(p[side]["text"] == text[p[side]["start"] : p[side]["end"]] for p in copy["passages"])


def test_the_crosswalk_has_a_row_for_each_event_once(tmp_path: Path):
    crosswalk.write(joined(), tmp_path / "crosswalk.csv")
    with (tmp_path / "crosswalk.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == crosswalk.COLUMNS
    assert len(rows) == sum(len(r.events) for r in records().values()) == len({(r["report"], r["event"]) for r in rows})
    assert {r["judgement"] for r in rows} <= {j.value for j in Judgement}
    assert all(0 <= float(r["score"]) <= 1 and r["reason"] for r in rows)
    manual = (Path(__file__).parents[2] / "docs/formats.md").read_text(encoding="utf-8")
    section = manual.partition("\n## Crosswalk")[2].partition("\n## ")[0]
    assert all(f"`{column}`" in section for column in crosswalk.COLUMNS)
