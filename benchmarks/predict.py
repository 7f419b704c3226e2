"""Runs the pipeline over the lines of a task and reshapes its records. Knows no set, outlet or text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import shapes
from reportedly.errors import InputError
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.types.record import Record

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
    """The predicted lines, in the order of ``rows``, story lines last."""
    settings = Settings(sources=str(sources) if sources else "", **SETTINGS.get(task, {}))
    work = partial(_one, task, settings)
    stories: dict[str, list[dict[str, Any]]] = {}

    def told(pairs: Iterable[tuple[Row, dict[str, Any]]]) -> Iterator[dict[str, Any]]:
        for row, found in pairs:
            if task == "dispatch":
                stories.setdefault(str(row.get("story", "")), []).append(found)
            yield found

    if workers <= 1:
        yield from told((row, work(row)) for row in rows)
    else:
        lines = list(rows)
        with ProcessPoolExecutor(workers) as pool:
            yield from told(zip(lines, pool.map(work, lines, chunksize=4), strict=True))
    for story, found in stories.items():
        yield shapes.story(story, found)


def _one(task: str, settings: Settings, row: Row) -> dict[str, Any]:
    key = {"doc": row["doc"]} if task == "dispatch" else {"doc_id": row["doc_id"]}
    try:
        record = pipeline(settings).read(_raw(row))
    except InputError as refused:
        print(f"{next(iter(key.values()))}: {refused}", file=sys.stderr)
        return key
    return key | TASKS[task](record)


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
