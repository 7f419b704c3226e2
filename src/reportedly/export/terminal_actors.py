"""A register of actors as a table on a terminal, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import IO

from rich import box
from rich.table import Table
from rich.text import Text

from reportedly.export.terminal import console
from reportedly.export.terminal_text import safe
from reportedly.types.field import Unknown
from reportedly.types.world import ListedActor


def show_register(entries: Sequence[ListedActor], to: IO[str], *, as_json: bool) -> None:
    """Print every entry, one a line, in its order; what an entry leaves open is a dash, or left out of the JSON."""
    if as_json:
        print(json.dumps([_row(e) for e in entries], ensure_ascii=False, indent=1), file=to)
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for name in ("Id", "Name", "Also", "Kind", "In", "By"):
        table.add_column(name, overflow="fold", no_wrap=name in ("In", "By"))
    for e in entries:
        kind, country = (("-" if isinstance(x, Unknown) else x) for x in (e.kind, e.country))
        also = "; ".join(n for n in e.names if n != e.name) or "-"
        table.add_row(e.id, Text(safe(e.name), "source"), safe(also), kind, country, "you" if e.own else "us")
    console(to).print(table)


def _row(entry: ListedActor) -> dict[str, object]:
    told = {"id": entry.id, "name": entry.name, "names": list(entry.names), "kind": entry.kind, "country": entry.country}
    said = {"source": entry.source, "citation": [c.row() for c in entry.citations]}
    return (
        {k: v for k, v in told.items() if not isinstance(v, Unknown)}
        | {k: v for k, v in said.items() if v}
        | {"own": entry.own}
    )
