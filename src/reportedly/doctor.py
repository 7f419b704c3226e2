"""What is installed and whether it works, each check with what to do if it does not."""

from __future__ import annotations

import platform
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import entry_points
from importlib.util import find_spec

from reportedly.deliver import formats
from reportedly.engines.tagger.model import MODEL, bundled, model
from reportedly.errors import DataError, ReportedlyError
from reportedly.ingest.given import Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.store.gazetteer import GazetteerFile
from reportedly.version import VERSION

_EXAMPLE = "SEMNAN, June 3 - Police arrested four people in Semnan on Monday, the governor said."
_OPTIONAL = {"pypdf": "PDF", "docx": "Word", "warcio": "web archives", "fastapi": "the review page", "dask": "clusters"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``well`` is False if it must be mended, and ``told`` then says how."""

    name: str
    well: bool
    told: str


def findings() -> Iterator[Finding]:
    """Looks at everything that the command line needs, one by one."""
    yield Finding("reportedly", True, f"{VERSION} on Python {platform.python_version()}")
    yield _tried("gazetteer", _gazetteer, "Build it: python -m reportedly.store.gazetteer_build")
    yield _tried("SQLite", _sqlite, "Take a Python whose SQLite has FTS5.")
    yield _tried("tagger", _tagger, "Install the package anew; until then the rules read alone.")
    yield Finding("engines", True, ", ".join(sorted(e.name for e in entry_points(group="reportedly.engines"))))
    yield Finding("formats", True, ", ".join(formats()))
    yield _tried("a report", _report, "Please report it with the lines above.")
    extras = (f"{what} ({name}): {'yes' if find_spec(name) else 'no'}" for name, what in _OPTIONAL.items())
    yield Finding("extras", True, ", ".join(extras))


def _tried(name: str, check: Callable[[], str], todo: str) -> Finding:
    try:
        return Finding(name, True, check())
    except (ReportedlyError, sqlite3.Error, OSError) as wrong:
        return Finding(name, False, f"{wrong} {todo}")


def _gazetteer() -> str:
    towns = GazetteerFile().find("Semnan")
    if not towns:
        raise sqlite3.DatabaseError("the gazetteer knows no Semnan; it is empty or damaged.")
    return f"works; Semnan is {towns[0].gazetteer_id} ({towns[0].country})"


def _tagger() -> str:
    if not (bundled() / MODEL).is_file():
        raise DataError("there is none in this package; the rules read alone.", str(bundled()), "")
    found = model(bundled()).pieces(["Semnan"])[0]
    return f"works; it cuts Semnan into {len(found)} pieces"


def _sqlite() -> str:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5(text)")
    return f"{sqlite3.sqlite_version} with FTS5"


def _report() -> str:
    record = pipeline(Settings()).read(RawInput("example", _EXAMPLE.encode(), kind=Kind.TEXT))
    return f"is read: places {len(record.places)}, times {len(record.times)}, events {len(record.events)}, in one sentence"
