"""Outlets of the register on a terminal: many as a table, one with what was read for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.export.terminal_text import safe
from reportedly.types.citations import Citation
from reportedly.types.outlets import Outlet

_COLUMNS = ("Id", "Name", "Kind", "Owner", "Party to", "In", "Language")
_WHOLE = frozenset({"Id", "In"})


def show_outlets(title: str, found: Sequence[Outlet], to: Console) -> None:
    """Print a heading and the outlets, one a row, in their order; those of a user's register have a star."""
    to.print(Text(safe(title), "title"), soft_wrap=True)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for name in _COLUMNS:
        table.add_column(name, no_wrap=name in _WHOLE, overflow="fold")
    for outlet in found:
        source = outlet.source
        table.add_row(
            safe(source.id) + "*" * outlet.own,
            Text(safe(source.name), "bold"),
            source.kind.value,
            safe(_told(source.owner)),
            safe("; ".join(source.party_to)) or "-",
            _told(source.country),
            " ".join(outlet.languages) or "-",
        )
    to.print(table)


def show_outlet(outlet: Outlet, to: Console) -> None:
    """Print all that the register has of one outlet."""
    to.print(Text(safe(outlet.source.name), "title"))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="quiet", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, told in _lines(outlet):
        grid.add_row(name, safe(told))
    to.print(grid)


def _lines(outlet: Outlet) -> Iterator[tuple[str, str]]:
    source = outlet.source
    yield "id", source.id
    yield "also called", "; ".join(outlet.names) or "-"
    yield "kind", source.kind.value
    yield "owner", _told(source.owner)
    yield "party to", "; ".join(source.party_to) or "-"
    yield "country", _told(source.country)
    yield "language", " ".join(outlet.languages) or "-"
    yield "domains", " ".join(outlet.domains) or "-"
    yield "register", "yours" if outlet.own else "comes with the package"
    for citation in outlet.citations:
        yield "read", _cited(citation)


def _cited(citation: Citation) -> str:
    day = f" ({citation.read.isoformat()})" if citation.read else ""
    return f"{citation.title}{day}" + (f"\n{citation.url}" if citation.url else "")


def _told(value: object) -> str:
    return value if isinstance(value, str) else "-"
