"""Codebooks on a terminal: all of ours as a table, one with all that it lists, and one tried on its examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.code.codebook_file import bundled
from reportedly.export.codebook_tables import ROWS
from reportedly.export.coded import BETWEEN, CodedRow, Sheet, sheet
from reportedly.export.terminal_text import safe
from reportedly.lexicon import load
from reportedly.types.codebook import Category, Codebook, Condition, Trial
from reportedly.types.record import Record


def show_codebooks(books: Sequence[Codebook], to: Console) -> None:
    """Print codebooks, one a row."""
    table = _table("Name", "Title", "Version", "Codes")
    for book in books:
        table.add_row(book.name, Text(book.title, "bold"), book.version, str(len(book.categories)))
    to.print(table)
    to.print(Text("Each with its categories: reportedly codebook show NAME", "quiet"), soft_wrap=True)


def show_codebook(book: Codebook, to: Console) -> None:
    """Print all that a codebook tells."""
    to.print(Text(f"{safe(book.title)}, version {safe(book.version)}", "title"))
    for cited in book.cited:
        to.print(Text(safe(", ".join(x for x in (cited.title, cited.section, cited.url) if x)), "quiet"))
    for line in (f"Licence: {book.licence}" if book.licence else "", book.note):
        if line:
            to.print(Text(safe(line)))
    labels = [_label(category) for category in book.categories]
    table = _table("Code", "Is", "Definition") if any(labels) else _table("Code", "Definition")
    for category, label in zip(book.categories, labels, strict=True):
        told = "\n".join((category.definition, *_conditions(category))).strip()
        code = Text(safe(category.code), "" if category.parent else "bold")
        table.add_row(code, *((safe(label),) if any(labels) else ()), safe(told) or "-")
    _under("Categories, the first that fits decides" if book.rules == () else "Categories", table, to)
    for listed in book.lists:
        rows = _table("Code", "Is", "Definition") if any(label for _, label, _ in listed.entries) else _table("Code", "Is")
        for entry in listed.entries:
            rows.add_row(*(safe(x) for x in entry if x))
        _under(listed.name, rows, to)
        if listed.note:
            to.print(Text(safe(listed.note), "quiet"))
    if book.not_coded:
        _under("Not coded", Text("\n".join(f"- {safe(line)}" for line in book.not_coded)), to)


def _label(category: Category) -> str:
    """What a category is called, "" where its code says so already."""
    return "" if category.code.casefold().endswith(category.label.casefold()) else category.label


def _conditions(category: Category) -> Iterator[str]:
    """What a user's category asks for, a line each."""
    of = category.triggers
    if of.words or category.when or category.unless:
        modes = [f"mode {mode}" for mode in of.modes]
        named = (*(w.text for w in of.words), *of.entries, *of.plover, *modes, *of.acled)
        yield f"by: {', '.join(dict.fromkeys(named))}"
    yield from (f"if {_told(tests)}" for tests in category.when)
    yield from (f"not if {_told(tests)}" for tests in category.unless)


def _told(tests: Sequence[Condition]) -> str:
    return ", and ".join(f"{t.key}: {' or '.join(t.values)}" for t in tests)


def show_trials(book: Codebook, trials: Sequence[Trial], to: Console) -> None:
    """Print each example with what was expected, what came out and why, then the sums."""
    to.print(Text(f"{safe(book.title)}, version {safe(book.version)}", "title"))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column("", no_wrap=True, width=4)
    for heading, ratio in (("Example", 5), ("Expected", 2), ("Got", 2), ("Why", 5)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for trial in trials:
        mark = Text("ok", "quiet") if trial.passed else Text("FAIL", "warning")
        wanted = trial.category if trial.expected else f"not {trial.category}"
        got = ", ".join(trial.got) or "none"
        table.add_row(mark, safe(trial.text), safe(wanted), safe(got), Text(safe(trial.why), "quiet"))
    to.print(table)
    every, good = Counter(t.category for t in trials), Counter(t.category for t in trials if t.passed)
    by_code = ", ".join(f"{code} {good[code]} of {n}" for code, n in every.items())
    to.print(Text(f"\n{good.total()} of {every.total()} as expected: {safe(by_code)}", "bold"))
    if untried := [c.code for c in book.categories if c.code not in every]:
        to.print(Text(f"Without an example: {safe(', '.join(untried))}", "unknown"))


def _table(*headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading in ("Name", "Codes"))
    return table


def _under(heading: str, body: Table | Text, to: Console) -> None:
    to.print(Padding(Text(safe(heading), "heading"), (1, 0, 0, 0)))
    to.print(body)


def rows(record: Record, book: str) -> Iterator[tuple[str, Table]]:
    """The rows of a report under one of our codebooks, and what that leaves out, each with its heading."""
    if book not in ROWS:
        return
    of = sheet(record)
    found = ROWS[book](of)
    title = bundled(book).title.partition(",")[0]
    for heading, some in (
        (f"Rows of {title} (* by its rules, not told so)", found.rows),
        (f"Not coded by {title}", found.not_coded),
    ):
        if some:
            yield heading, _rows(of, book, some)


def _rows(of: Sheet, book: str, some: Sequence[CodedRow]) -> Table:
    shown = load("rows")[book]["shown"]
    table = _table("Tellings", *shown.values(), *(("Why not",) if some[0].left_out else ()))
    groups: dict[tuple[str, ...], list[list[Text]]] = {}
    for i, row in enumerate(some):
        told = ", ".join(dict.fromkeys(f"{e.id} {of.quote(e.trigger)}" for e in row.events))
        key = (told, row.left_out) if row.left_out else (told, "", str(i))
        groups.setdefault(key, []).append([_cells(row, columns.split()) for columns in shown])
    for (told, why, *_), same in groups.items():
        cells = (_all(column) for column in zip(*same, strict=True))
        table.add_row(safe(told), *cells, *((why,) if why else ()))
    return table


def _all(cells: Sequence[Text]) -> Text:
    """The different values of one column in one cell; what is left out for one reason at many places is one row."""
    different = list({cell.plain: cell for cell in cells}.values())
    return Text(", ").join(different) if len(different) > 1 else different[0]


def _cells(row: CodedRow, columns: Sequence[str]) -> Text:
    """The values of some columns in one cell; made by a rule: with a star; empty: with the reason."""
    out = Text()
    for name in columns:
        value = row.columns.get(name)
        if value is None or (value.cell is None and value.reason is None):
            continue
        out.append("\n" if out else "")
        if value.cell is None:
            out.append(str(value.reason).replace("_", " "), "unknown")
        else:
            told = value.cell.get("resolved_place") if isinstance(value.cell, dict) else value.cell
            text = BETWEEN.join(map(_named, told)) if isinstance(told, list) else str(told)
            out.append(safe(text.replace("/", " / ")) + ("*" if value.rule else ""))
    return out


def _named(value: object) -> str:
    return str(value.get("entity_text")) if isinstance(value, dict) else str(value)
