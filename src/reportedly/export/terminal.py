"""A record for people to read on a terminal: the report, who says what, the events, the warnings."""

from __future__ import annotations

import io
import re
import sys
from typing import IO, cast

from rich.console import Console
from rich.text import Text
from rich.theme import Theme

from reportedly.export import phrases
from reportedly.export.terminal_codebook import rows
from reportedly.export.terminal_record import events, refusals, traces, voices, warnings
from reportedly.export.terminal_text import legend, report, safe
from reportedly.export.terminal_why import reasons
from reportedly.types.record import Record

PIPE_WIDTH = 100
NARROWEST = 40
_FILLING = re.compile(r" +(?=\n)")
_STYLES = Theme(
    {
        "title": "bold",
        "quiet": "bright_black",
        "heading": "bold underline",
        "unknown": "yellow",
        "status": "bold",
        "place": "bold green",
        "time": "bold cyan",
        "source": "bold magenta",
        "via": "magenta underline",
        "cue": "italic magenta",
        "content": "italic",
        "trigger": "bold red",
        "count": "bold blue",
        "wording": "underline yellow",
        "warning": "bold yellow",
        "slogan": "italic bright_black",
    }
)


def console(stream: IO[str]) -> Console:
    """A console on ``stream``: colours only on a terminal that has them, and one fixed width elsewhere.

    Characters that the stream's encoding lacks are replaced, so that no report can stop the output.
    """
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")
    if not stream.isatty():
        return Console(file=cast(IO[str], _Trimmed(stream)), theme=_STYLES, highlight=False, width=PIPE_WIDTH)
    made = Console(file=stream, theme=_STYLES, highlight=False)
    made.width = max(made.width, NARROWEST)
    return made


class _Trimmed(io.TextIOBase):
    """Writes to another stream without the blanks that fill up a line."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._stream.write(_FILLING.sub("", text))
        return len(text)

    def flush(self) -> None:
        self._stream.flush()


def show(record: Record, *, quiet: bool = False, verbose: bool = False, codebook: str = "", to: Console | None = None) -> None:
    """Print ``record`` on ``to`` or on standard output.

    ``quiet`` shows one line an event, ``verbose`` adds the basis, rule and evidence of every value. ``codebook`` is the name of
    one of ours whose rows are shown as well.
    """
    to = to or console(sys.stdout)
    to.print(_header(record))
    if quiet:
        _quiet(record, to)
        return
    to.print()
    to.print(report(record))
    if to.color_system and to.is_terminal:
        to.print(legend())
    for heading, body in (
        ("Who says what", voices(record)),
        ("Events", events(record, to)),
        ("Why they are coded so", reasons(record, verbose=verbose)),
        ("Warnings", warnings(record)),
        ("Refused", refusals(record)),
        ("Evidence", traces(record) if verbose else None),
        *rows(record, codebook),
    ):
        if body is not None:
            to.print(Text(f"\n{heading}", "heading"))
            to.print(body)


def _header(record: Record) -> Text:
    page = record.document
    out = Text(safe(phrases.headline(page)), "title")
    note = phrases.outlet_note(page)
    out.append(f"\n{safe(phrases.outlet(page))}", "source")
    out.append(f" - {safe(note)}" if note else "", "quiet")
    published = f"published {phrases.day(page.published)}{phrases.basis_note(page.published)}"
    language = f"language {phrases.plain(page.language)}{phrases.basis_note(page.language)}"
    out.append(f"\n{published}, {language}, {safe(page.id)}", "quiet")
    counts = (
        (len(record.events), "event"),
        (len(record.claims), "claim"),
        (len(record.statements), "quoted statement"),
        (len(record.warnings), "warning"),
    )
    out.append("\n" + ", ".join(f"{n} {what}{'' if n == 1 else 's'}" for n, what in counts), "quiet")
    return out


def _quiet(record: Record, to: Console) -> None:
    for event in record.events:
        parts = (
            event.id,
            f"“{record.document[event.trigger]}”",
            phrases.deed(event),
            event.status.value,
            phrases.where(record, event),
            phrases.time(event.when),
            phrases.tolls(event),
            f"told by {phrases.teller(record, event.claimed_by)}",
        )
        to.print(Text(safe(" | ".join(parts))), soft_wrap=True)
    for warning in record.warnings:
        to.print(Text(safe(f"! {warning.code.value}: {warning.message}")), soft_wrap=True)
