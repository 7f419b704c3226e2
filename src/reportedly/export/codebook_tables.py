"""Data sets in the columns of a codebook: what each of its rows holds, and the tellings on which it stands."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any

from reportedly.export.acled_rows import acled_rows
from reportedly.export.coded import BETWEEN, CodedRow, Coding, Sheet, outlet, sheet, spans
from reportedly.export.files import written
from reportedly.export.ged_rows import ged_rows
from reportedly.export.gtd_rows import gtd_rows
from reportedly.export.plover_rows import cameo_rows, plover_rows
from reportedly.export.table import begun, cell
from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.record import Record

ROWS: Mapping[str, Callable[[Sheet], Coding]] = {
    "acled": acled_rows,
    "cameo": cameo_rows,
    "ged": ged_rows,
    "gtd": gtd_rows,
    "plover": plover_rows,
}
"""The rows that a report has under each codebook."""

OURS = (
    *("row", "report", "engine", "outlet", "events", "trigger", "status", "claimed_by", "speaker", "first", "last"),
    *("toll_low", "toll_high", "toll_rows", "toll_id", "derived", "unknown", "spans", "not_coded"),
)
"""Our columns behind those of the codebook; docs/formats.md tells what they hold."""


def told(of: Sheet, row: CodedRow) -> dict[str, Any]:
    """One row as JSON: its columns, why some are empty or made by a rule, its tellings and their characters."""
    record, spot = of.record, row.spots[0]
    days = spot.when.value if isinstance(spot.when, Field) else None
    found: dict[str, Any] = {
        "row": row.id,
        "columns": {name: value.cell for name, value in row.columns.items()},
        "unknown": {name: value.reason.value for name, value in row.columns.items() if value.reason},
        "derived": {name: value.rule for name, value in row.columns.items() if value.rule},
        "first": days.first.isoformat() if days else None,
        "last": days.last.isoformat() if days else None,
        "tellings": [
            {
                "event": e.id,
                "trigger": of.quote(e.trigger),
                "status": e.status.value,
                "claimed_by": e.claimed_by,
                "speaker": of.speaker(e.claimed_by),
            }
            for e in row.events
        ],
        "tolls": [
            {"id": _toll_id(record, t.span.start), "low": t.low, "high": t.high, "rows": t.over, "text": of.quote(t.span)}
            for t in row.tolls
        ],
        "spans": [{"of": name, "start": s.start, "end": s.end, "text": record.document[s]} for name, s in spans(row)],
    }
    return found | ({"not_coded": row.left_out} if row.left_out else {})


def view(record: Record, book: str) -> dict[str, Any]:
    """The rows of a codebook and what it leaves out, as JSON."""
    of = sheet(record)
    found = ROWS[book](of)
    return {"rows": [told(of, r) for r in found.rows], "not_coded": [told(of, r) for r in found.not_coded]}


def _toll_id(record: Record, start: int) -> str:
    """One for all rows that a toll is told for."""
    return f"{record.document.id}#{start}"


def _flat(of: Sheet, row: CodedRow) -> dict[str, Any]:
    """One row as cells: lists joined, each nth of events, trigger, status, claimed_by and speaker one telling."""
    record, full = of.record, told(of, row)
    tellings = {key: BETWEEN.join(t[key] for t in full["tellings"]) for key in ("trigger", "status", "claimed_by", "speaker")}
    tolls = {
        key: BETWEEN.join("" if t[key] is None else str(t[key]) for t in full["tolls"]) for key in ("low", "high", "rows", "id")
    }
    ours = {
        "row": row.id,
        "report": record.document.id,
        "engine": record.engine.name,
        "outlet": outlet(record).cell,
        "events": BETWEEN.join(e.id for e in row.events),
        **tellings,
        **{f"toll_{key}": text for key, text in tolls.items()},
        "first": full["first"],
        "last": full["last"],
        "derived": BETWEEN.join(f"{name}: {rule}" for name, rule in full["derived"].items()),
        "unknown": BETWEEN.join(f"{name}: {reason}" for name, reason in full["unknown"].items()),
        "spans": BETWEEN.join(f"{s['of']} {s['start']}-{s['end']}" for s in full["spans"]),
        "not_coded": row.left_out,
    }
    return {name: cell(value) for name, value in {**full["columns"], **ours}.items()}


def write_table(book: str, records: Iterable[Record], out: Path) -> tuple[Path, ...]:
    """``out`` with the rows if it ends in ``.csv``, else a folder with them and with what is not coded. Names what it wrote."""
    single = out.suffix.lower() == ".csv"
    paths = (out,) if single else (out / f"{book}.csv", out / "not_coded.csv")
    with ExitStack() as stack:
        columns = (*load("rows")[book]["columns"], *OURS)
        tables = [begun(stack.enter_context(written(path)), columns) for path in paths]
        for record in records:
            of = sheet(record)
            found = ROWS[book](of)
            for table, rows in zip(tables, (found.rows, found.not_coded), strict=False):
                table.writerows(_flat(of, row) for row in rows)
    return paths


def write_plover(records: Iterable[Record], out: Path) -> tuple[Path, ...]:
    """PLOVER's records, one a line of JSON, with where each stands under ``reportedly``."""
    with written(out) as file:
        file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for record in records for line in _lines(record))
    return (out,)


def _lines(record: Record) -> Iterator[dict[str, Any]]:
    of = sheet(record)
    for row in plover_rows(of).rows:
        full = told(of, row)
        columns = {name: value for name, value in full.pop("columns").items() if value is not None}
        yield columns | {"reportedly": {"report": record.document.id, **full}}


WRITERS: Mapping[str, Callable[[Iterable[Record], Path], tuple[Path, ...]]] = {
    **{book: partial(write_table, book) for book in ("acled", "cameo", "ged", "gtd")},
    "plover": write_plover,
}
"""A codebook's data set as a file."""
