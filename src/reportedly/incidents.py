"""The commands of the join: `reportedly join` puts reports together, `reportedly incident` shows one with its quarrel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="the store, one SQLite file")]
Pair = Annotated[tuple[str, str] | None, typer.Option("--same", metavar="EVENT EVENT", help="rule that two are one happening")]
Apart = Annotated[tuple[str, str] | None, typer.Option("--different", metavar="EVENT EVENT", help="rule that they are two")]
Unsure = Annotated[tuple[str, str] | None, typer.Option("--unsure", metavar="EVENT EVENT", help="rule that it is open")]


def join(
    db: Database,
    same: Pair = None,
    different: Apart = None,
    unsure: Unsure = None,
    by: Annotated[str, typer.Option(metavar="NAME", help="who rules")] = "",
    why: Annotated[str, typer.Option(metavar="TEXT", help="why it is ruled so")] = "",
    workers: Annotated[int, typer.Option(metavar="N", min=1, max=256, help="worker processes")] = 2,
    quiet: Annotated[bool, typer.Option("--quiet", help="say only what is needed")] = False,
) -> None:
    """Join the reports of a store to incidents; run it again for what is new."""
    from reportedly.export.incident_list import show_incidents
    from reportedly.export.terminal import console
    from reportedly.joining import join as joined
    from reportedly.progress import Joining, joined_summary
    from reportedly.quarrel import listed, overrule
    from reportedly.types.incident import Judgement

    told = ((same, Judgement.SAME), (different, Judgement.DIFFERENT), (unsure, Judgement.UNSURE))
    rulings = [(pair, judgement) for pair, judgement in told if pair]
    if rulings and not (by and why):
        raise typer.BadParameter("a ruling needs --by NAME and --why TEXT: it is kept with both")
    for pair, judgement in rulings:
        overrule(db, pair, judgement, by, why)
    with Joining(sys.stderr, quiet=quiet) as progress:
        tally = joined(db, workers=workers, on_progress=progress)
    if not quiet:
        print(joined_summary(tally, db))
        show_incidents(listed(db, 10), console(sys.stdout))


def incident(
    db: Database,
    ident: Annotated[
        str, typer.Argument(metavar="[ID]", help="an incident, or how its id begins; without it they are listed")
    ] = "",
    json: Annotated[bool, typer.Option("--json", help="print it as JSON, schema reportedly-incident/1")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="OUT.html", help="write one self-contained page")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="at most so many in the list")] = 40,
    verbose: Annotated[bool, typer.Option("--verbose", help="show every reason with its points")] = False,
) -> None:
    """Show one incident: who tells what, who carries whose text, who denies it. Without ID, list them."""
    from reportedly.export.terminal import console
    from reportedly.quarrel import listed, quarrel, waiting

    if not ident:
        from reportedly.export.incident_list import show_incidents

        show_incidents(listed(db, limit), console(sys.stdout))
        _hint(db, waiting(db))
        return
    from reportedly.export.incident_view import view

    found = quarrel(db, ident)
    shown = view(found.incident, found.records, found.history)
    if html:
        from reportedly.export.incident_page import incident_page

        try:
            html.write_text(incident_page(shown, {}), encoding="utf-8")
        except OSError as e:
            raise typer.BadParameter(f"--html {html}: it cannot be written ({e.strerror})") from e
        print(html)
    elif json:
        from reportedly.export.incident_json import dumps

        print(dumps(shown))
    else:
        from reportedly.export.incident_terminal import show

        show(shown, console(sys.stdout), verbose=verbose)
    _hint(db, waiting(db))


def _hint(db: Path, left: int) -> None:
    """Says on standard error that there is more than what is shown."""
    if left:
        some = "1 report is" if left == 1 else f"{left:,} reports are"
        print(f"{some} not joined yet. Join what is new with: reportedly join --db {db}", file=sys.stderr)
