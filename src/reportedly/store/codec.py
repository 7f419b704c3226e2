"""A record as JSON, schema ``reportedly/1``, and back, exactly."""

from __future__ import annotations

import json
from collections.abc import Iterable

from reportedly.errors import DataError
from reportedly.store.record_shape import RECORD
from reportedly.store.shape import Json, Mismatch
from reportedly.types.record import SCHEMA, Record


def encode(record: Record) -> dict[str, Json]:
    """The record as a JSON object with keys in a fixed order, as the published schema describes it."""
    found: dict[str, Json] = RECORD.encode(record, record.document.text)
    return found


def decode(data: Json) -> Record:
    """The record that :func:`encode` was given.

    Raises:
        DataError: the object breaks the schema; every fault is named by its path.
    """
    page = data.get("document") if isinstance(data, dict) else None
    text = page.get("text") if isinstance(page, dict) else None
    try:
        return RECORD.decode(data, text if isinstance(text, str) else "")
    except Mismatch as wrong:
        where = page.get("id") if isinstance(page, dict) else "record"
        todo = "Code the report again with this version."
        raise DataError(f"this is no {SCHEMA} record: {wrong}", str(where), todo) from wrong


def dumps(record: Record) -> str:
    """The record as one line of JSON: the same record always gives the same characters."""
    return json.dumps(encode(record), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def loads(line: str, without: Iterable[str] = ()) -> Record:
    """The record of one line of JSON; of lists that are named in ``without`` ("times") it is empty, which is quicker.

    Raises:
        DataError: the line is not JSON or breaks the schema.
    """
    try:
        data = json.loads(line)
    except json.JSONDecodeError as wrong:
        raise DataError(f"this is not JSON: {wrong}", "record", "Code the report again with this version.") from wrong
    for name in without:
        data[name] = []
    return decode(data)


def schema() -> dict[str, Json]:
    """The JSON Schema (draft 2020-12) of a record; ``docs/schema/reportedly-1.schema.json`` is its printed form."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "One report taken apart by reportedly",
        **RECORD.schema,
        "$defs": {name: RECORD.defs[name] for name in sorted(RECORD.defs)},
    }
