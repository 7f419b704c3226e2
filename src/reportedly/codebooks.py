"""The commands of `reportedly codebook`: those that come with the package, and a user's own, tried on its examples."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import DataError, InputError
from reportedly.types.field import Field

if TYPE_CHECKING:
    from reportedly.settings import Settings
    from reportedly.types.codebook import Codebook, Trial
    from reportedly.types.record import Record

CodebookName = Annotated[
    str, typer.Option("--codebook", metavar="NAME|FILE", help="a codebook of ours by its name, or your own (TOML)")
]
Which = Annotated[str, typer.Argument(metavar="NAME|FILE", help="a codebook of ours by its name, or your own (TOML)")]
Own = Annotated[Path, typer.Argument(metavar="FILE", help="your own codebook (TOML)")]
AsJson = Annotated[bool, typer.Option("--json", help="print it as JSON")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="settings as TOML")]

codebooks = typer.Typer(help="Show codebooks, and try your own on its examples.", no_args_is_help=True, rich_markup_mode=None)


def chosen(told: str) -> tuple[Path | None, str]:
    """The file that ``--codebook`` names, or else the name of one of ours; neither where nothing is told.

    Raises:
        DataError: it is neither.
    """
    from reportedly.code.codebook_file import names

    if not told or told in names():
        return None, told
    if not Path(told).is_file():
        raise DataError(f"there is no codebook '{told}' and no such file", "codebook", f"Known: {', '.join(names())}.")
    return Path(told), ""


@codebooks.command("list")
def every(as_json: AsJson = False) -> None:
    """List the codebooks that come with the package."""
    from reportedly.code.codebook_file import bundled, names
    from reportedly.export.terminal import console
    from reportedly.export.terminal_codebook import show_codebooks

    known = [bundled(name) for name in names()]
    if as_json:
        rows = ({"name": b.name, "title": b.title, "version": b.version, "categories": len(b.categories)} for b in known)
        _print(list(rows))
    else:
        show_codebooks(known, console(sys.stdout))


@codebooks.command("show")
def show(which: Which, as_json: AsJson = False) -> None:
    """Show one codebook: its categories, its other lists, what it leaves out, and what it follows."""
    from reportedly.export.terminal import console
    from reportedly.export.terminal_codebook import show_codebook

    book = _opened(which)
    if as_json:
        _print(asdict(book))
    else:
        show_codebook(book, console(sys.stdout))


@codebooks.command("test")
def try_examples(file: Own, as_json: AsJson = False, settings: SettingsFile = None) -> None:
    """Read each example of your codebook by it, and tell what came out and why."""
    from reportedly.export.terminal import console
    from reportedly.export.terminal_codebook import show_trials
    from reportedly.settings import Settings, load

    book = _opened(str(file))
    base = load(settings) if settings else Settings()
    tried = list(trials(book, replace(base, codebook=str(file))))
    if not tried:
        raise InputError("it has no examples", str(file), "Write some as examples = [...] and counterexamples = [...].")
    if as_json:
        _print({"codebook": book.name, "version": book.version, "trials": [asdict(t) | {"passed": t.passed} for t in tried]})
    else:
        show_trials(book, tried, console(sys.stdout))
    raise typer.Exit(0 if all(t.passed for t in tried) else 1)


def trials(book: Codebook, settings: Settings) -> Iterator[Trial]:
    """Each example and counterexample of a codebook, read with ``settings``, which name the codebook's file."""
    from reportedly.api import read
    from reportedly.types.codebook import Trial

    for category in book.categories:
        for expected, texts in ((True, category.examples), (False, category.counterexamples)):
            for text in texts:
                record = read(text, settings=settings)
                codes = dict.fromkeys(e.coded.value for e in record.events if isinstance(e.coded, Field))
                yield Trial(category.code, text, expected, tuple(codes), "; ".join(_reasons(record)))


def _reasons(record: Record) -> Iterator[str]:
    """For each event the rule that gave its code with what met it, or why none did."""
    if not record.events:
        yield "no word tells an event"
    for event in record.events:
        if isinstance(event.coded, Field):
            yield f"{event.coded.by.rule.partition('#')[2]}: {event.coded.note}"
        elif event.coded is not None:
            yield f"'{record.document[event.trigger]}': {event.coded.note}"


def _opened(which: str) -> Codebook:
    """One of ours, or a user's; what is wrong with that is told as a refused input."""
    from reportedly.code.codebook_file import bundled, own

    try:
        path, name = chosen(which)
        return own(path) if path else bundled(name)
    except DataError as wrong:
        raise InputError(wrong.what, wrong.where, wrong.todo) from wrong


def _print(told: object) -> None:
    print(json.dumps(told, ensure_ascii=False, indent=1))
