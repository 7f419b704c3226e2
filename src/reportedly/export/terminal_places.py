"""Places of the gazetteer as a table on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.export.phrases import full_name, region
from reportedly.export.terminal_text import safe
from reportedly.types.world import Place


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that was looked up: how it bears the name, and how far it lies (km) from where it was looked for.

    ``bears`` is "main" (its main name), "other" (another of its names), "your list", or "" where no name was asked for.
    """

    place: Place
    bears: str = ""
    km: float | None = None


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a user's own list in words: its line, its names, what it adds, in which years, and who else bears its name."""

    line: int
    names: Sequence[str]
    place: Place
    new: bool
    years: str
    others: int


def show_places(title: str, found: Sequence[Bearer], to: Console, *, most: int) -> None:
    """Print a heading and at most ``most`` places, one a line, in their order; a narrow terminal leaves out two columns."""
    to.print(Text(safe(title), "title"))
    measured = any(b.km is not None for b in found)
    named = any(b.bears for b in found)
    wide = to.width >= _WIDE
    size = ["±km", "People"] * wide
    table = _table([*(["km"] * measured), "Name", "Level", "In", "Lat, lon", *size, "Id", *(["Name is"] * named)])
    for bearer in found[:most]:
        place = bearer.place
        table.add_row(
            *([f"{bearer.km:,.0f}" if bearer.km is not None else ""] * measured),
            Text(safe(place.name), "place"),
            place.level.value,
            safe(region(place)),
            f"{place.lat:.3f}, {place.lon:.3f}",
            *([f"{place.precision_km:g}", f"{place.population:,}" if place.population else "-"] * wide),
            str(place.gazetteer_id),
            *([Text(bearer.bears, "bold" if bearer.bears == "your list" else "quiet")] * named),
        )
    to.print(table)
    if len(found) > most:
        to.print(Text(f"{len(found) - most:,} more: --limit {len(found)}", "quiet"))


def show_list(title: str, rows: Iterable[ListedRow], to: Console) -> None:
    """Print what each row of a user's own list does."""
    to.print(Text(safe(title), "title"))
    table = _table(["Line", "Names", "Mean", "Years", "Others", "Id"])
    for row in rows:
        place = row.place
        means = f"new {place.level.value} in {region(place)}, ±{place.precision_km:g} km" if row.new else full_name(place)
        table.add_row(
            str(row.line),
            Text(safe("; ".join(row.names)), "place"),
            safe(means),
            row.years,
            str(row.others) if row.others else "-",
            str(place.gazetteer_id),
        )
    to.print(table)


_WIDE = 100
_NUMBERS = frozenset({"km", "±km", "People", "Id", "Line", "Others"})
_WHOLE = frozenset({"Lat, lon", "Years", "Level", "Name is", *_NUMBERS})


def _table(columns: Sequence[str]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for name in columns:
        table.add_column(name, justify="right" if name in _NUMBERS else "left", no_wrap=name in _WHOLE, overflow="fold")
    return table
