"""The commands of `reportedly sources`: the outlets register as a table, one outlet with what was read, a user's own file."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.errors import DataError, InputError

if TYPE_CHECKING:
    from reportedly.ingest.register import Register
    from reportedly.types.outlets import Outlet

OwnOutlets = Annotated[Path | None, typer.Option("--sources", metavar="FILE", help="your own outlets register (TOML or CSV)")]
AsJson = Annotated[bool, typer.Option("--json", help="print it as JSON")]

outlets = typer.Typer(
    help="Show the outlets register: who publishes, who owns it, which party it belongs to.", rich_markup_mode=None
)


@outlets.callback(invoke_without_command=True)
def every(context: typer.Context, sources: OwnOutlets = None, as_json: AsJson = False) -> None:
    """Show the outlets register: who publishes, who owns it, which party it belongs to."""
    if context.invoked_subcommand:
        if sources or as_json:
            raise typer.BadParameter(f"write flags behind the command: reportedly sources {context.invoked_subcommand} ...")
        return
    known = _register(sources).all()
    if as_json:
        print(json.dumps([_row(known[i]) for i in sorted(known)], ensure_ascii=False, indent=1))
        return
    own = sum(o.own for o in known.values())
    yours = f", {own} of them yours (*)" if own else ""
    _table(f"{_counted(len(known))}{yours}. Each with what was read for it: reportedly sources show ID", known)


@outlets.command("show")
def show(
    name: Annotated[str, typer.Argument(metavar="ID|NAME", help="its id, a name or an acronym")],
    sources: OwnOutlets = None,
    as_json: AsJson = False,
) -> None:
    """Show one outlet and the pages that were read for it."""
    from reportedly.export.terminal import console
    from reportedly.export.terminal_outlets import show_outlet

    known = _register(sources)
    found = known.get(name) or known.named(name)
    if found is None:
        raise InputError(f"no single outlet is called '{name}'", "sources", _way_out(name, known))
    if as_json:
        print(json.dumps(_row(found), ensure_ascii=False, indent=1))
    else:
        show_outlet(found, console(sys.stdout))


@outlets.command("check")
def check(file: Annotated[Path, typer.Argument(metavar="FILE", help="your own outlets register (TOML or CSV)")]) -> None:
    """Check your own register and tell what its entries do."""
    try:
        known = _register(file)
    except DataError as wrong:
        raise InputError(wrong.what, wrong.where, wrong.todo) from wrong
    own = {i: o for i, o in known.all().items() if o.own}
    _table(f"{file}: {_counted(len(own))}. No entry is wrong.", own)
    for ident in known.replaced():
        print(f"{ident}: takes the place of the entry that comes with the package")
    for name, bearers in sorted(known.shared().items()):
        print(f"'{name}' finds none of your outlets: it is of {', '.join(sorted(bearers))}")


def _register(file: Path | None) -> Register:
    from reportedly.ingest.register import register

    return register(file)


def _table(title: str, known: Mapping[str, Outlet]) -> None:
    from reportedly.export.terminal import console
    from reportedly.export.terminal_outlets import show_outlets

    show_outlets(title, [known[i] for i in sorted(known)], console(sys.stdout))


def _counted(number: int) -> str:
    return f"{number:,} outlet{'' if number == 1 else 's'}"


def _way_out(name: str, known: Register) -> str:
    """Names that are spelt alike, which are only a hint, and where to add one."""
    from reportedly.types.names import folded

    called = {folded(n): ident for ident, o in known.all().items() for n in (ident, *o.called)}
    alike = dict.fromkeys(called[n] for n in difflib.get_close_matches(folded(name), called, n=4, cutoff=0.6))
    hint = f"Spelt alike: {', '.join(alike)}. " if alike else ""
    return f"{hint}See all with: reportedly sources. Add it to a register of your own: docs/outlets.md."


def _row(outlet: Outlet) -> dict[str, object]:
    """An entry as JSON; what is not known is left out."""
    source = outlet.source
    row: dict[str, object] = {
        "id": source.id,
        "name": source.name,
        "names": outlet.names,
        "kind": source.kind.value,
        "owner": source.owner if isinstance(source.owner, str) else "",
        "party_to": source.party_to,
        "country": source.country if isinstance(source.country, str) else "",
        "language": outlet.languages,
        "domains": outlet.domains,
        "citation": [c.row() for c in outlet.citations],
    }
    return {k: v for k, v in row.items() if v} | {"own": outlet.own}
