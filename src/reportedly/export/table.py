"""Tables as CSV: reports, events, claims and places, one file each."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from reportedly.export.files import written
from reportedly.export.rows import Cell, Row, claim_rows, event_rows, place_rows, report_row
from reportedly.types.record import CountOf, Record

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet takes a cell that begins with one of these for a formula (OWASP, "CSV Injection")."""

_HEAD = ("report", "engine", "source", "source_unknown")
_VOICE = ("claimed_by", "speaker", "speaker_unknown")
_DATES = (
    *("acled_event_date", "acled_time_precision", "acled_date_unknown"),
    *("ged_date_start", "ged_date_end", "ged_date_prec", "ged_date_unknown"),
    *("gtd_iyear", "gtd_imonth", "gtd_iday", "gtd_approxdate", "gtd_date_unknown", "gtd_extended", "gtd_extended_unknown"),
)
_PLACE = (
    *("place_index", "place", "place_unknown", "place_basis", "place_confidence", "place_anchors"),
    *("gazetteer_id", "lat", "lon", "country", "admin1", "level", "precision_km"),
)
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "events": (
        *(*_HEAD, "event", "trigger", "start", "end"),
        *("plover", "plover_unknown", "plover_basis", "mode", "mode_unknown", "acled", "acled_unknown", "acled_basis"),
        *("coded", "coded_unknown"),
        *("status", "time_frame", "agents", "agents_unknown", "recipients", "recipients_unknown"),
        *("first", "last", "precision", "when_basis", "when_unknown", *_DATES, *_VOICE),
        *(f"{what.value}_{end}" for what in CountOf for end in ("low", "high")),
        *("instruments", "instruments_unknown", "objects", "objects_unknown", "effects", "effects_unknown"),
        *("own_deed", "own_deed_unknown", "same_as", *_PLACE),
    ),
    "reports": (
        *(*_HEAD, "sha256", "engine_version", "settings", "title", "title_unknown", "published", "published_unknown"),
        *("language", "language_unknown", "url", "url_unknown", "source_name", "source_kind", "source_owner"),
        *("words", "events", "claims", "warnings"),
    ),
    "claims": (
        *(*_HEAD, "claim", "kind", "text", "start", "end", *_VOICE),
        *("via", "said", "said_unknown", "rendered", "events"),
    ),
    "places": (*_HEAD, "text", "start", "end", "role", *_PLACE),
}
"""The columns of each table in their order; docs/formats.md tells what they hold."""

_ROWS: Mapping[str, Callable[[Record], Iterable[Row]]] = {
    "events": event_rows,
    "reports": lambda record: (report_row(record),),
    "claims": claim_rows,
    "places": place_rows,
}


def write(records: Iterable[Record], out: Path) -> tuple[Path, ...]:
    """The events table if ``out`` ends in ``.csv``, else a folder with all four tables. Names what was written."""
    single = out.suffix.lower() == ".csv"
    paths = {"events": out} if single else {name: out / f"{name}.csv" for name in COLUMNS}
    with ExitStack() as stack:
        tables = {name: begun(stack.enter_context(written(path)), COLUMNS[name]) for name, path in paths.items()}
        for record in records:
            for name, table in tables.items():
                table.writerows({k: cell(v) for k, v in row.items()} for row in _ROWS[name](record))
    return tuple(paths.values())


def begun(file: TextIO, columns: tuple[str, ...]) -> csv.DictWriter[str]:
    """A table with its header line."""
    table = csv.DictWriter(file, columns)
    table.writeheader()
    return table


def cell(value: Cell) -> Cell:
    """A value as a table shows it: never a formula."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_DANGEROUS):
        return "'" + value
    return value
