"""Why events are coded so, on a terminal: a sentence for each, or every value with its rule."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.export import phrases
from reportedly.export.terminal_text import safe
from reportedly.export.why import Why, in_short, why
from reportedly.types.field import Unknown
from reportedly.types.record import Event, Record


def reasons(record: Record, *, verbose: bool) -> RenderableType | None:
    """The reasons for each event in one sentence, or (``verbose``) those of each of its values; None if there is none."""
    if not record.events:
        return None
    return Group(*(_all(record, e) if verbose else _short(record, e) for e in record.events))


def _short(record: Record, event: Event) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0), expand=True)
    table.add_column(width=4, no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_row(Text(event.id, "quiet"), Text(safe(in_short(record, event))))
    return table


def _all(record: Record, event: Event) -> RenderableType:
    head = Text.assemble((f"{event.id} ", "quiet"), (safe(record.document[event.trigger]), "trigger"))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=9, no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=7, overflow="fold")
    for reason in why(record, event):
        table.add_row(Text(reason.name, "quiet"), _value(reason), _because(reason))
    return Group(head, Padding(table, (0, 0, 1, 3)))


def _value(reason: Why) -> Text:
    out = Text(safe(reason.shown), "unknown" if isinstance(reason.field, Unknown) else "")
    return out.append(f"\n{phrases.known(reason.field)}", "quiet") if reason.field is not None else out


def _because(reason: Why) -> Text:
    out = Text(safe(reason.words))
    weighed = phrases.weighed(reason.field) if reason.field is not None else ""
    for more in (weighed, reason.by):
        if more:
            out.append(f"\n{safe(more)}", "quiet")
    return out
