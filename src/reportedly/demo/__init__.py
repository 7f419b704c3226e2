"""The demo: four invented stories, each told by several outlets, coded and written as pages that open in a browser."""

from __future__ import annotations

import tomllib
import webbrowser
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from rich.console import Console
from rich.progress import track

from reportedly.export.incident_index import Joined
from reportedly.export.incident_page import incident_page
from reportedly.export.incident_view import view
from reportedly.export.index import Entry, Group, index
from reportedly.export.page import page
from reportedly.export.terminal_compare import show_accounts
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.reconcile.join import incidents
from reportedly.settings import Settings
from reportedly.types.incident import Report
from reportedly.types.record import Record

TITLE = "reportedly: the demo stories"
_INTRODUCTION = """\
Four stories, each told by several outlets. All but the places is invented.
Every row below is a claim of somebody; nothing here says what happened."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story and its reports as they came in."""

    title: str
    reports: tuple[RawInput, ...]


def stories(folder: Path) -> Iterator[Story]:
    """The stories that the manifest in ``folder`` lists, with their texts."""
    manifest = tomllib.loads((folder / "manifest.toml").read_text(encoding="utf-8"))
    for story in manifest["story"]:
        reports = []
        for report in story["report"]:
            file = folder / "reports" / f"{report['id']}.txt"
            given = Given(id=report["id"], published=report["published"], source=report["source"])
            reports.append(RawInput(file.name, file.read_bytes(), given, Kind.TEXT))
        yield Story(story["title"], tuple(reports))


def run(out: Path, to: Console, *, browser: bool = True) -> Path:
    """Code and join the demo stories, print who says what, write a page for each report and incident, give the index's path."""
    with as_file(files("reportedly.demo")) as folder:
        told = list(stories(folder))
        line = pipeline(Settings(sources=str(folder / "sources.toml")))
        jobs = [(n, raw) for n, story in enumerate(told) for raw in story.reports]
        shown = track(jobs, "Reading", console=to, transient=True, disable=not to.is_terminal)
        records = [(n, line.read(raw)) for n, raw in shown]
    groups = [(story.title, [record for k, record in records if k == n]) for n, story in enumerate(told)]
    to.print(_INTRODUCTION)
    for title, group in groups:
        show_accounts(title, group, to)
    target = _write(groups, out)
    to.print(f"\n{len(records)} reports read. The pages, with maps and the marked texts: {target}", soft_wrap=True)
    if browser:
        webbrowser.open(target.resolve().as_uri())
    return target


def _write(groups: list[tuple[str, list[Record]]], out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    shown = []
    for title, records in groups:
        entries = []
        for record in records:
            name = f"{record.document.id}.html"
            (out / name).write_text(page(record, index="index.html"), encoding="utf-8")
            entries.append(Entry(record, name))
        shown.append(Group(title, tuple(entries)))
    target = out / "index.html"
    told = {record.document.id: record for _, records in groups for record in records}
    target.write_text(index(TITLE, shown, _incidents(told, out)), encoding="utf-8")
    return target


def _incidents(told: Mapping[str, Record], out: Path) -> list[Joined]:
    pages = {name: f"{name}.html" for name in told}
    found = [Joined(i, f"{i.id}.html") for i in incidents(Report(name, record) for name, record in told.items())]
    for joined in found:
        page_text = incident_page(view(joined.incident, told), pages, index="index.html")
        (out / joined.link).write_text(page_text, encoding="utf-8")
    return found
