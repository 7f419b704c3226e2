"""Incidents as a table on a terminal, one a row: what, where, when, who tells it, and whether they agree."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.export.terminal_text import safe
from reportedly.types.incident import Listed

_COLUMNS = ("Id", "What", "Where", "When", "Reports", "Origins", "Grade", "In quarrel over")
_NUMBERS = frozenset({"Reports", "Origins", "Grade"})
_WHOLE = frozenset({"Id", "When", *_NUMBERS})


def show_incidents(found: Sequence[Listed], to: Console) -> None:
    """Print incidents in their order; nothing where there are none."""
    if not found:
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for name in _COLUMNS:
        table.add_column(name, no_wrap=name in _WHOLE, overflow="fold", justify="right" if name in _NUMBERS else "left")
    for one in found:
        quarrel = ", ".join([*one.conflicts, *(["denied"] if one.denials else [])])
        days = one.first if one.first == one.last else f"{one.first}..{one.last}"
        numbers = (str(n) for n in (one.reports, one.independent, one.grade))
        table.add_row(one.id, Text(safe(one.type), "bold"), safe(one.place), days, *numbers, safe(quarrel) or "-")
    to.print(table)
