"""A record under one of the codebooks that come with the package, as one line of JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from reportedly.export.acled import sub_type
from reportedly.export.cameo import root_code, root_codes
from reportedly.export.codebook_tables import ROWS
from reportedly.export.codebook_tables import view as rows
from reportedly.export.muc4 import templates
from reportedly.lexicon import load
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Event, Record


def view(record: Record, name: str) -> str:
    """What the codebook ``name`` codes in a report: each event with its code (null: none), the whole, and its rows."""
    told = {"codebook": name, "report": record.document.id, **(VIEWS[name](record) if name in VIEWS else {})}
    if name in ROWS:
        told |= rows(record, name)
    return json.dumps(told, ensure_ascii=False)


def _value(field: Field[str] | Unknown) -> str | None:
    return None if isinstance(field, Unknown) else field.value


def _events(record: Record, coded: Callable[[Event], Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"event": e.id, "trigger": record.document[e.trigger], "status": e.status.value, **coded(e)} for e in record.events]


def _acled(record: Record) -> dict[str, Any]:
    names = {short: name for name, short in load("acled")["short"].items()}
    return {"code": names.get(sub_type(record)), "events": _events(record, lambda e: {"code": _value(e.acled)})}


def _cameo(record: Record) -> dict[str, Any]:
    return {"codes": root_codes(record), "events": _events(record, lambda e: {"code": root_code(e)})}


def _plover(record: Record) -> dict[str, Any]:
    return {"events": _events(record, lambda e: {"code": _value(e.plover), "mode": _value(e.mode)})}


VIEWS: Mapping[str, Callable[[Record], dict[str, Any]]] = {
    "acled": _acled,
    "cameo": _cameo,
    "muc4": lambda record: {"templates": templates(record)},
    "plover": _plover,
}
"""What a codebook makes of single events and of the whole; MUC-4 codes incidents, which are made of several events."""
