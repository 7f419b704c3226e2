"""Times and the join beside other tools, on the same texts in one run: ``python -m benchmarks.peers [SYSTEM …]``.

The other tools are no dependencies of this project: whichever are installed for the Python that ``--python`` names take part,
each in a process of its own. benchmarks/peer_readers.py tells what is done for each. Of MELTT, which joins, the published
rule is restated in benchmarks/meltt.py.
"""

from __future__ import annotations

import argparse
import calendar
import json
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks import floors, peer_readers, sets
from benchmarks.join_gold import perfect, scored, stories
from benchmarks.learn_links import joined, learned
from benchmarks.meltt import Windows, row
from benchmarks.peer_readers import PEERS
from benchmarks.predict import predictions
from benchmarks.sets import GoldSet
from reportedly.version import VERSION

OURS = "reportedly"
FIGURES: Mapping[str, tuple[str, ...]] = {
    "timex": ("relaxed/F1", "strict/F1", "value_F1", "value_accuracy"),
    "dispatch": ("times/overlap/F1", "times/exact/F1", "times/span+interval/F1", "times/interval_accuracy"),
}
JOINER = "meltt"
WINDOWS = (Windows(5, 0), Windows(5, 1), Windows(20, 1), Windows(50, 2))
"""The windows of MELTT that are tried: its users choose them."""
SETS = ("timex_tbaq", "timex_meantime", "dispatches")
KNOWN = (OURS, *PEERS, JOINER)
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one system read of one set: predicted rows, its version, CPU seconds, and the errors by text."""

    rows: Sequence[Row]
    version: str
    cpu: float
    start: float = 0.0
    crashes: tuple[str, ...] = ()


class NotHere(Exception):
    """A peer cannot take part."""


def ours(gold: GoldSet, rows: Sequence[Row]) -> Outcome:
    """This project's times, from the whole record; the first text is read once before the clock runs."""
    register = sets.register(gold)
    list(predictions(gold.task, rows[:1], sources=register))
    begun = time.process_time()
    read = [row for row in predictions(gold.task, rows, sources=register) if "story" not in row]
    cpu = time.process_time() - begun
    if gold.task == "dispatch":
        read = [{"doc": row["doc"], "times": row.get("times", [])} for row in read]
    return Outcome(read, VERSION, cpu)


def theirs(name: str, python: str, gold: GoldSet, rows: Sequence[Row]) -> Outcome:
    """A peer's times, read in a process of its own.

    Raises:
        NotHere: its package or a program that it needs is missing, or its process failed.
    """
    texts = [{"text": row["text"], "day": str(row.get("ref_date") or row.get("published") or "")[:10]} for row in rows]
    command = [python, "-P", str(Path(peer_readers.__file__)), name]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        raise NotHere(f"its process failed: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    told = json.loads(done.stdout)
    if "missing" in told:
        raise NotHere(told["missing"])
    read = [_shaped(gold, row, found) for row, found in zip(rows, told["read"], strict=True)]
    crashes = tuple(f"{_key(rows[int(i)])[1]}: {error}" for i, error in told["crashes"].items())
    return Outcome(read, told["version"], told["cpu"], told["start"], crashes)


def _key(row: Row) -> tuple[str, str]:
    return ("doc", row["doc"]) if "doc" in row else ("doc_id", row["doc_id"])


def _shaped(gold: GoldSet, row: Row, found: Sequence[Row]) -> Row:
    """One text's expressions as the scorer of the set takes them: with values, or with first and last days."""
    key = dict([_key(row)])
    if gold.task == "timex":
        return key | {"timex": found}
    return key | {"times": [{"start": f["start"], "end": f["end"]} | _days(f["value"]) for f in found if _dated(f)]}


def _dated(found: Row) -> bool:
    """Whether the codebook lists it, as far as a TIMEX3 value tells: no length, repeated time, "now" or "recently"."""
    return found["type"] not in {"DURATION", "SET"} and not found["value"].endswith("_REF")


def _days(value: str) -> dict[str, str | None]:
    ends = interval(value)
    return {"first": str(ends[0]), "last": str(ends[1])} if ends else {"first": None, "last": None}


def interval(value: str) -> tuple[date, date] | None:
    """The first and last day of a TIMEX3 value: of a day, ISO week, month, year, decade or two with "/"; None for any other."""
    if "/" in value:
        ends = [interval(end) for end in value.split("/")]
        return (ends[0][0], ends[-1][1]) if ends[0] and ends[-1] else None
    value = value.partition("T")[0]
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return (day := date.fromisoformat(value)), day
        if week := re.fullmatch(r"(\d{4})-W(\d\d?)", value):
            monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
            return monday, monday + timedelta(days=6)
        if month := re.fullmatch(r"(\d{4})-(\d\d)", value):
            first = date(int(month[1]), int(month[2]), 1)
            return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])
        if years := re.fullmatch(r"(\d{3})(\d?)", value):
            return date(int(years[1] + (years[2] or "0")), 1, 1), date(int(years[1] + (years[2] or "9")), 12, 31)
    except ValueError:  # the 31st of a month that has none, a week 54, the year 0
        return None
    return None


def line(gold: GoldSet, name: str, rows: Sequence[Row], outcome: Outcome) -> str:
    """A line of the table: the four figures and the words per CPU second."""
    scored = replace(gold, figures=FIGURES[gold.task])
    figures = floors.figures(scored, rows, outcome.rows)
    words = sum(len(re.findall(r"\w+", row["text"])) for row in rows)
    cells = "".join(f"{figures.get(path, 0.0):>11.3f}" for path in scored.figures)
    return f"{gold.name:16}{name:18}{cells}{words / max(outcome.cpu, 1e-9):>13,.0f}"


def joins(shared: Path) -> list[str]:
    """The table of joins of the gold events of our own stories: ours by weights learned without the story, and MELTT's."""
    gold = stories(shared)
    ours_ = [joined(s, learned(x for x in gold if x.name != s.name)) for s in gold]
    told = {OURS: ours_} | {f"{JOINER} {w.km:g} km {w.days} d": [row(s, w) for s in gold] for w in WINDOWS}
    found = [f"{'dispatches, gold':18}{'system':18}{'B-cubed P':>11}{'R':>11}{'F1':>11}"]
    for name, lines in told.items():
        figures = scored(shared, [*perfect(shared, gold), *lines], gold)["incidents"]["b_cubed"]
        found.append(f"{'incidents':18}{name:18}" + "".join(f"{figures[k]:>11.3f}" for k in ("P", "R", "F1")))
    return found


def advice(name: str, python: str, reason: str) -> str:
    """How to let a peer take part that is not there."""
    peer = PEERS[name]
    steps = [f"{python} -m pip install {package}" for package in (peer.package, peer.also) if package]
    needs = f"; it needs {' and '.join(peer.programs)}" if peer.programs else ""
    return f"{name} takes no part ({reason}). To let it: {', then '.join(steps)}{needs}."


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks.peers", description=__doc__)
    parser.add_argument("systems", metavar="SYSTEM", nargs="*", help=f"of {', '.join(KNOWN)}; default all")
    parser.add_argument(
        "--python", default=sys.executable, help="the Python (3.11 or later) that the other tools are installed for"
    )
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT, help="the folder that holds bench/ and dispatches/")
    parser.add_argument("--train", action="store_true", help="the training parts instead of the development parts")
    parser.add_argument("--limit", type=int, default=0, help="only the first N documents of each public set")
    options = parser.parse_args(argv)
    unknown = [name for name in options.systems if name not in KNOWN]
    if unknown:
        parser.error(f"unknown system: {', '.join(unknown)}; known: {', '.join(KNOWN)}")
    options.tasks = list(FIGURES)
    return options


def main(argv: Sequence[str]) -> int:
    """Prints the table, then versions and errors; 0."""
    options = _arguments(argv)
    if not sets.present(options.shared):
        print(f"The gold sets are not here ({options.shared}). Nothing to compare; name their folder with --shared.")
        return 0
    if not options.systems or JOINER in options.systems:
        print(*joins(options.shared), "", sep="\n", flush=True)
    names = [name for name in options.systems or KNOWN if name != JOINER]
    return _times(options, names) if names else 0


def _times(options: argparse.Namespace, names: Sequence[str]) -> int:
    notes: dict[str, list[str]] = {name: [] for name in names}
    print(f"{'set':16}{'system':18}{'relaxed F1':>11}{'strict F1':>11}{'value F1':>11}{'value acc.':>11}{'words/CPU s':>13}")
    for gold in (g for g in sets.chosen(options) if g.name in SETS):
        rows = list(sets.rows(gold, options.limit))
        for name in names:
            try:
                outcome = ours(gold, rows) if name == OURS else theirs(name, options.python, gold, rows)
            except NotHere as reason:
                notes[name] = [advice(name, options.python, str(reason))]
                continue
            print(line(gold, name, rows, outcome), flush=True)
            notes[name] += _told(gold, name, outcome)
    print("", *(note for name in names for note in dict.fromkeys(notes[name])), sep="\n")
    return 0


def _told(gold: GoldSet, name: str, outcome: Outcome) -> list[str]:
    if name == OURS:
        return [f"{name} {outcome.version}: its CPU seconds are those of the whole record"]
    count = f"  {gold.name}: {len(outcome.crashes)} texts failed; a text of one word takes {outcome.start:.2f} CPU s"
    return [f"{name} {outcome.version}", count, *(f"    {crash}" for crash in outcome.crashes)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
