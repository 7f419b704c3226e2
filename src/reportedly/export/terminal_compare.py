"""What several reports tell of one place, side by side on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.export import phrases
from reportedly.export.compare import accounts
from reportedly.export.terminal_text import safe
from reportedly.types.record import Record


def show_accounts(title: str, records: Sequence[Record], to: Console) -> None:
    """Print who says what of the place that most of ``records`` tell of, one row for each speaker."""
    to.print(Text(f"\n{safe(title)}", "title"))
    told = accounts(records)
    if told is None:
        to.print(Text("No two of these reports tell of one place.", "quiet"))
        return
    to.print(Text.assemble("Who says what of ", (safe(told.place.name), "place"), "?"))
    lines = box.SIMPLE_HEAD if to.is_terminal else None
    table = Table(box=lines, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for name, ratio in (("Report", 5), ("Who says so", 5), ("What", 5), ("When", 4), ("Toll", 4)):
        table.add_column(name, ratio=ratio, overflow="fold")
    before = -1
    for account in told.told:
        outlet = phrases.outlet(records[account.report].document) if account.report != before else ""
        before = account.report
        what = Text.assemble((safe(account.words), "trigger"), "" if account.status == "asserted" else f", {account.status}")
        who = Text(safe(outlet), "source"), Text(safe(account.teller))
        table.add_row(*who, what, Text(account.when, "time"), Text(account.toll, "count"))
    to.print(table)
