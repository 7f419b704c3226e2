"""The demo stories read and joined once, as the screens of incidents see them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files

from reportedly.demo import stories
from reportedly.export.incident_view import IncidentView, view
from reportedly.pipeline import pipeline
from reportedly.reconcile.join import incidents
from reportedly.settings import Settings
from reportedly.types.incident import Change, EventRef, Incident, Report
from reportedly.types.record import Record

HISTORY = (Change("i-old", "i-new", EventRef("s1-cpa", "e2"), 2, "2024-05-01T10:00:00Z"),)


@cache
def records() -> Mapping[str, Record]:
    """The records of the demo stories by report."""
    with as_file(files("reportedly.demo")) as folder:
        line = pipeline(Settings(sources=str(folder / "sources.toml")))
        read = [line.read(raw) for story in stories(folder) for raw in story.reports]
    return {r.document.id: r for r in read}


@cache
def joined() -> tuple[Incident, ...]:
    """Their incidents."""
    return incidents([Report(name, r) for name, r in records().items()])


def quarrel() -> IncidentView:
    """The incident that is told most of the ambush: with conflicts, denials, copies, and a history that is made up."""
    found = max((i for i in joined() if i.events[0].report.startswith("s1")), key=lambda i: len(i.events))
    return view(found, records(), HISTORY)
