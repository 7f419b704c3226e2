"""Runs the pipeline over the lines of a task and reshapes its records. Knows no set, outlet or text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import shapes
from reportedly.errors import InputError
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.reconcile.copies import copies
from reportedly.settings import Settings
from reportedly.types.incident import Report
from reportedly.types.record import Record

T = TypeVar("T")
Row = Mapping[str, Any]

TASKS: Mapping[str, Callable[[Record], dict[str, Any]]] = {
    "attribution": shapes.attribution,
    "timex": shapes.timex,
    "geo": shapes.geo,
    "html": shapes.html,
    "muc4": shapes.muc4,
    "acled": shapes.acled,
    "cameo": shapes.cameo,
    "dispatch": shapes.dispatch,
}

SETTINGS: Mapping[str, Mapping[str, str]] = {"geo": {"peoples": "places"}, "html": {"languages": "any"}}
"""What a task asks for that is not the default. A user names the same in a settings file."""


def predict(task: str, source: Path, target: Path, *, sources: Path | None = None, workers: int = 1) -> None:
    """Reads the lines of ``source`` and writes one line each (and one a story, for ``dispatch``) to ``target``."""
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        rows = (json.loads(line) for line in lines if line.strip())
        for row in predictions(task, rows, sources=sources, workers=workers):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def predictions(task: str, rows: Iterable[Row], *, sources: Path | None = None, workers: int = 1) -> Iterator[dict[str, Any]]:
    """The predicted lines, in the order of ``rows``; for ``dispatch`` all are read first, and stories come last."""
    settings = Settings(sources=str(sources) if sources else "", **SETTINGS.get(task, {}))
    lines = list(rows)
    read = _read(partial(_one, task, settings), lines, workers)
    if task != "dispatch":
        yield from (line for line, _ in read)
        return
    yield from _joined([(str(row.get("story", "")), *told) for row, told in zip(lines, read, strict=True)])


def _joined(told: Sequence[tuple[str, dict[str, Any], Record | None]]) -> Iterator[dict[str, Any]]:
    """The lines of all reports, each given with its story, and then the stories, with what the join knows."""
    stories: dict[str, list[Report]] = {name: [] for name, _, _ in told}
    for name, line, record in told:
        stories[name] += [Report(line["doc"], record)] if record else []
    copied = {name: copies(reports) for name, reports in stories.items()}
    flagged = {name: shapes.copied_text(found) for name, found in copied.items()}
    for name, line, record in told:
        warning = flagged[name].get(line["doc"])
        yield line | {"warnings": [*line["warnings"], warning]} if record and warning else line
    yield from (shapes.story(name, reports, copied[name]) for name, reports in stories.items())


def _read(work: Callable[[Row], T], lines: Sequence[Row], workers: int) -> Iterator[T]:
    """The answer to each line, in their order."""
    if workers <= 1:
        yield from map(work, lines)
        return
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(work, lines, chunksize=4)


def _one(task: str, settings: Settings, row: Row) -> tuple[dict[str, Any], Record | None]:
    """The line, and for ``dispatch`` the record, which the join needs."""
    key = {"doc": row["doc"]} if task == "dispatch" else {"doc_id": row["doc_id"]}
    try:
        record = pipeline(settings).read(_raw(row))
    except InputError as refused:
        print(f"{next(iter(key.values()))}: {refused}", file=sys.stderr)
        return key, None
    return key | TASKS[task](record), record if task == "dispatch" else None


def _raw(row: Row) -> RawInput:
    html = "html" in row
    data = str(row["html"] if html else row["text"]).encode("utf-8", "surrogatepass")
    day = row.get("published") or row.get("ref_date") or row.get("date")
    given = Given(published=_day(str(day)) if day else None, source=str(row.get("source") or ""))
    return RawInput("benchmark", data, given, Kind.HTML if html else Kind.TEXT)


def _day(told: str) -> date | None:
    """A calendar day, with or without a time of day; None for what is no date, as a user would leave it out."""
    try:
        return date.fromisoformat(told.partition("T")[0])
    except ValueError:
        return None
