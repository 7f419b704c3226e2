"""The command line: reads arguments, calls one function, tells what was refused."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reportedly.codebooks import CodebookName, chosen, codebooks
from reportedly.errors import DataError, InputError, ReportedlyError, WorkerError
from reportedly.incidents import incident, join
from reportedly.ingest.given import Given, RawInput
from reportedly.lookup import OwnActors, OwnPlaces, gazetteer
from reportedly.lookup import actors as actors_commands
from reportedly.outlets import OwnOutlets as Register
from reportedly.outlets import outlets
from reportedly.settings import Settings
from reportedly.settings import load as load_settings
from reportedly.version import VERSION

if TYPE_CHECKING:
    from reportedly.types.record import Record

DONE, REFUSED, USAGE, FAULT = 0, 1, 2, 3

app = typer.Typer(
    name="reportedly",
    help="Takes news reports apart: who says what happened, where and when, and who else says so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Files = Annotated[list[str], typer.Argument(metavar="FILE", help="pages, folders, globs or .jsonl files; - is standard input")]
SettingsFile = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="settings as TOML")]
Published = Annotated[str, typer.Option(metavar="DATE", help="the day of publication, YYYY-MM-DD")]
SourceId = Annotated[str, typer.Option("--source", metavar="ID", help="the outlet, by its id in the register")]
Url = Annotated[str, typer.Option(metavar="URL", help="where the report was found")]
Quiet = Annotated[bool, typer.Option("--quiet", help="say only what is needed")]
Verbose = Annotated[bool, typer.Option("--verbose", help="show the evidence and the rules as well")]
Database = Annotated[Path, typer.Option("--db", metavar="FILE", help="the store, one SQLite file")]
Workers = Annotated[int, typer.Option("--workers", metavar="N", min=1, max=256, help="worker processes")]


def main() -> NoReturn:
    """Runs the command line and exits: 0 done, 1 done with refused inputs, 2 wrong usage, 3 a fault of ours.

    A settings file, register, format or database that cannot be used is wrong usage: nothing was done.
    """
    try:
        app()
    except ReportedlyError as wrong:
        _complain(str(wrong))
        sys.exit(REFUSED if isinstance(wrong, InputError) else FAULT if isinstance(wrong, WorkerError) else USAGE)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(DONE)
    except Exception as fault:  # noqa: BLE001 - the outermost edge: exit code 3 tells a fault of ours from a wrong input
        import traceback

        traceback.print_exc()
        _complain(f"a fault of ours: {fault!r}. Please report it with the lines above and the input that caused it.")
        sys.exit(FAULT)
    sys.exit(DONE)


def _complain(line: str) -> None:
    """On stderr; on a terminal its lines are broken between words."""
    told = f"reportedly: {line}"
    if sys.stderr.isatty():
        import shutil
        import textwrap

        width = shutil.get_terminal_size().columns
        fold = textwrap.TextWrapper(width, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
        told = "\n".join(map(fold.fill, told.splitlines()))
    print(told, file=sys.stderr)


def _wrong_usage(line: str) -> NoReturn:
    raise typer.BadParameter(line)


def _settings(file: Path | None, **files: Path | None) -> Settings:
    settings = load_settings(file) if file else Settings()
    return replace(settings, **{k: str(v) for k, v in files.items() if v})


def _day(told: str) -> date | None:
    if not told:
        return None
    try:
        return date.fromisoformat(told)
    except ValueError:
        _wrong_usage(f"--published takes a day such as 2020-06-27, not '{told}'")


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="print the version")] = False) -> None:
    if version:
        print(f"reportedly {VERSION}")
        raise typer.Exit


class _Refusals:
    """Names each refused input on stderr as it comes and remembers that there was one."""

    def __init__(self) -> None:
        self.code = DONE

    def __call__(self, refused: ReportedlyError) -> None:
        _complain(str(refused))
        self.code = REFUSED


def _records(files: list[str], given: Given, settings: Settings, refuse: _Refusals) -> Iterator[Record]:
    from reportedly.ingest.files import inputs
    from reportedly.pipeline import pipeline

    line = pipeline(settings)
    if given.source and line.sources.get(given.source) is None:
        yours = f"Yours: {', '.join(sorted(line.sources.own))}. " if line.sources.own else ""
        todo = f"{yours}See all with: reportedly sources. Add it to a register of your own: --sources."
        raise DataError(f"no outlet has the id '{given.source}'", "--source", todo)
    for found in inputs(files):
        if isinstance(found, ReportedlyError):
            refuse(found)
            continue
        try:
            yield line.read(_with(found, given))
        except InputError as refused:
            refuse(refused)


def _with(raw: RawInput, given: Given) -> RawInput:
    """The raw report with what the command line gives laid over what the file gave."""
    over = {k: v for k in ("published", "source", "url") if (v := getattr(given, k))}
    return replace(raw, given=replace(raw.given, **over)) if over else raw


@app.command()
def read(
    files: Files,
    json: Annotated[bool, typer.Option("--json", help="print the record as JSON (one report)")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="print one record a line")] = False,
    html: Annotated[Path | None, typer.Option("--html", metavar="OUT.html", help="write one self-contained page")] = None,
    published: Published = "",
    source: SourceId = "",
    url: Url = "",
    sources: Register = None,
    places: OwnPlaces = None,
    actors: OwnActors = None,
    codebook: CodebookName = "",
    settings: SettingsFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Read reports and show who says what happened, where and when."""
    if json and jsonl:
        _wrong_usage("take --json (one report) or --jsonl (one a line), not both")
    status = _Refusals()
    given = Given(published=_day(published), source=source, url=url)
    own, ours = chosen(codebook)
    set_up = _settings(settings, sources=sources, places=places, actors=actors, codebook=own)
    records = _records(files, given, set_up, status)
    if json or html:
        records = _only_one(list(records))
    if html:
        _write_page(records, html)
    elif json or jsonl:
        from reportedly.export.codebook_view import view
        from reportedly.store.codec import dumps

        for record in records:
            print(view(record, ours) if ours else dumps(record))
    else:
        from reportedly.export.terminal import show

        for record in records:
            show(record, quiet=quiet, verbose=verbose, codebook=ours)
    raise typer.Exit(status.code)


def _write_page(records: Iterator[Record], target: Path) -> None:
    from reportedly.export.page import page

    for record in records:
        try:
            target.write_text(page(record), encoding="utf-8")
        except OSError as e:
            _wrong_usage(f"--html {target}: it cannot be written ({e.strerror})")
        print(target)


def _only_one(records: list[Record]) -> Iterator[Record]:
    if len(records) > 1:
        _wrong_usage(f"--json and --html take one report, not {len(records)}: take --jsonl, or code them into a store")
    return iter(records)


@app.command()
def code(
    paths: Files,
    db: Database,
    workers: Workers = 2,
    sources: Register = None,
    places: OwnPlaces = None,
    actors: OwnActors = None,
    codebook: CodebookName = "",
    settings: SettingsFile = None,
    quiet: Quiet = False,
) -> None:
    """Code a corpus into a store; run it again to go on."""
    from reportedly.corpus import run
    from reportedly.progress import Progress, summary

    own, _ = chosen(codebook)
    set_up = _settings(settings, sources=sources, places=places, actors=actors, codebook=own)
    with Progress(sys.stderr, quiet=quiet) as progress:
        tally = run(paths, db, set_up, workers=workers, on_progress=progress)
    for where, why in tally.refused:
        _complain(f"{where}: {why}")
    if not quiet:
        print(summary(tally, db))
    raise typer.Exit(REFUSED if tally.refused else DONE)


@app.command()
def export(
    db: Database,
    form: Annotated[
        str,
        typer.Option(
            "--as", metavar="FORMAT", help="csv, geojson, jsonl, crosswalk, or rows of acled, cameo, ged, gtd, plover"
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="a file, or a folder where the format has several files")],
) -> None:
    """Write the data set of a store in a format of docs/formats.md."""
    from reportedly.deliver import deliver

    try:
        for path in deliver(db, form, out):
            print(path)
    except OSError as e:
        _wrong_usage(f"--out {out}: it cannot be written ({e.strerror})")


@app.command()
def search(
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help='words that must all occur; "a phrase"; riot* begins; OR between two words')
    ],
    db: Database,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="at most so many")] = 20,
) -> None:
    """Search the reports and claims of a store for words."""
    from reportedly.store.sqlite import SqliteStore

    with SqliteStore(db) as store:
        hits = list(store.search(query, limit))
    for hit in hits:
        by = f" by {hit.claimed_by}" if hit.claimed_by else ""
        print(f"{hit.document}  {hit.what}{by}: {' '.join(hit.snippet.split())}")
    if not hits:
        _complain(f"nothing in {db} has '{query}'")


@app.command()
def demo(
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="where to write the pages")] = Path("reportedly-demo"),
    no_browser: Annotated[bool, typer.Option("--no-browser", help="only name the index, open nothing")] = False,
) -> None:
    """Read the bundled stories and write a page for each."""
    from reportedly.demo import run
    from reportedly.export.terminal import console

    run(out, console(sys.stdout), browser=not no_browser)


@app.command()
def doctor() -> None:
    """Tell what is installed and whether it works."""
    from reportedly.doctor import findings

    wrong = False
    for found in findings():
        print(f"{'ok ' if found.well else 'NOT'}  {found.name:12}{found.told}")
        wrong = wrong or not found.well
    raise typer.Exit(REFUSED if wrong else DONE)


@app.command()
def train(
    data: Annotated[
        list[Path], typer.Argument(metavar="FILE.jsonl", help="annotated reports; docs/training.md has the format")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="where to put the model and its card")],
    then: Annotated[list[Path] | None, typer.Option("--then", metavar="FILE.jsonl", help="few reports to end with")] = None,
    check: Annotated[list[Path] | None, typer.Option("--check", metavar="FILE.jsonl", help="reports to measure it on")] = None,
    encoder: Annotated[
        Path | None, typer.Option("--encoder", metavar="FOLDER", help="the encoder, if not the packaged one")
    ] = None,
    epochs: Annotated[int, typer.Option(metavar="N", min=1, help="how often each report is read")] = 4,
    layers: Annotated[int, typer.Option(metavar="N", min=1, max=6, help="of the encoder; fewer are faster")] = 4,
    seed: Annotated[int, typer.Option(metavar="N", help="of the order and the first weights")] = 1,
    threads: Annotated[int, typer.Option(metavar="N", min=1, help="of the CPU; part of what makes a training repeatable")] = 2,
    terms: Annotated[str, typer.Option(metavar="TEXT", help="the licence of the data, for the card")] = "",
    quiet: Quiet = False,
) -> None:
    """Train the tagger on annotated reports of your own."""
    from reportedly.progress import Steps

    try:
        from reportedly.training.fit import Plan
        from reportedly.training.train import Task
        from reportedly.training.train import train as trained
    except ImportError as e:
        raise DataError(f"{e.name} is not installed", "train", "pip install 'reportedly[training]'") from e
    plan = Plan(epochs=epochs, seed=seed)
    data_of = {"then": tuple(then or ()), "check": tuple(check or ())}
    task = Task(tuple(data), out, **data_of, plan=plan, layers=layers, threads=threads, terms=terms)
    with Steps(sys.stderr, quiet=quiet) as steps:
        found = trained(task, steps, encoder)
    if not quiet:
        print(f'{out}: a model. Use it with a settings file that says tagger = "{out}".')
        for part, figure in found.items():
            told = f"{figure.right:,} right, {figure.found:,} found, {figure.gold:,} annotated"
            print(f"{part:8} {figure.f1:.3f} token F1: {told}")


app.command()(join)
app.command()(incident)
app.add_typer(outlets, name="sources")
app.add_typer(codebooks, name="codebook")
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(actors_commands, name="actors")


if __name__ == "__main__":
    main()
