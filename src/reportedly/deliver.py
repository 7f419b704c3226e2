"""Data sets out of a store, in any format that is installed."""

from __future__ import annotations

from pathlib import Path

from reportedly.errors import DataError
from reportedly.export.crosswalk import write as write_crosswalk
from reportedly.export.files import written
from reportedly.export.formats import exporters
from reportedly.store.housed import every_incident
from reportedly.store.joined import JoinTables
from reportedly.store.sqlite import SqliteStore

LINES = "jsonl"
"""The records themselves, schema reportedly/1, one a line, as the store holds them."""

CROSSWALK = "crosswalk"
"""Which event of which report is in which incident: of the join, not of the records."""


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return (LINES, CROSSWALK, *sorted(exporters()))


def deliver(store: Path, name: str, out: Path) -> tuple[Path, ...]:
    """Writes what the store holds now (each engine's latest reading of each report) and names the files.

    Raises:
        DataError: there is no such format.
        StoreError: the store cannot be used.
    """
    if name not in formats():
        raise DataError(f"there is no format '{name}'", "--as", f"Known: {', '.join(formats())}.")
    if name == CROSSWALK:
        with JoinTables(store) as tables:
            tables.ready()
            write_crosswalk(every_incident(tables), out)
        return (out,)
    with SqliteStore(store) as kept:
        if name == LINES:
            with written(out) as file:
                file.writelines(line + "\n" for line in kept.lines())
            return (out,)
        return exporters()[name](kept.records(), out)
