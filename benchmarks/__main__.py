"""python -m benchmarks predict TASK IN.jsonl OUT.jsonl | score [TASK…] [--floors] [--rise] | judge SET N SEED."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import floors, judge, sets
from benchmarks.predict import TASKS, predict


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("predict", help="one line out for each line in")
    make.add_argument("task", choices=sorted(TASKS))
    make.add_argument("source", metavar="IN.jsonl", type=Path)
    make.add_argument("target", metavar="OUT.jsonl", type=Path)
    make.add_argument("--sources", type=Path, help="an outlets register (for dispatch)")
    make.add_argument("--workers", type=int, default=1)
    score = commands.add_parser("score", help="the public development sets beside a simple baseline each")
    score.add_argument("tasks", metavar="TASK", nargs="*", help=f"of {', '.join(sorted(TASKS))}; default all")
    score.add_argument("--shared", type=Path, default=sets.DEFAULT, help="the folder that holds bench/, dispatches/ and seed/")
    score.add_argument("--train", action="store_true", help="the training parts instead of the development parts")
    score.add_argument("--limit", type=int, default=0, help="only the first N documents of each set")
    score.add_argument("--floors", action="store_true", help="fail if a figure is under its floor")
    score.add_argument("--rise", action="store_true", help="raise the floors to today's figures, never lower them")
    score.add_argument("--workers", type=int, default=2)
    score.add_argument("--full", action="store_true", help="print everything the scorers say")
    judged = commands.add_parser("judge", help="every event coded on reports drawn by chance, for a person to judge")
    judged.add_argument("set", help="a set of whole reports: html_seb, gwn, trnews, lgl, muc4")
    judged.add_argument("number", metavar="N", type=int)
    judged.add_argument("seed", type=int)
    judged.add_argument("--shared", type=Path, default=sets.DEFAULT, help="the folder that holds bench/, dispatches/ and seed/")
    return parser.parse_args(argv)


def _judge(options: argparse.Namespace) -> int:
    path = options.shared / "bench" / "data" / f"{options.set}.dev.jsonl.gz"
    if not path.exists():
        known = sorted(p.name.removesuffix(".dev.jsonl.gz") for p in path.parent.glob("*.dev.jsonl.gz"))
        told = f"Known: {', '.join(known)}." if known else "There are no gold sets there; name their folder with --shared."
        print(f"{options.set}: no such set in {path.parent}. {told}", file=sys.stderr)
        return 2
    for line in judge.listing(judge.drawn(list(sets.lines(path)), options.number, options.seed)):
        print(line)
    return 0


def main(argv: Sequence[str]) -> int:
    """Runs one command; 0 done, 1 a figure under its floor, 2 wrong usage."""
    options = _arguments(argv)
    if options.command == "predict":
        predict(options.task, options.source, options.target, sources=options.sources, workers=options.workers)
        return 0
    if options.command == "judge":
        return _judge(options)
    unknown = [t for t in options.tasks if t not in TASKS]
    if unknown:
        print(f"unknown task: {', '.join(unknown)}; known: {', '.join(sorted(TASKS))}", file=sys.stderr)
        return 2
    if not sets.present(options.shared):
        print(f"The gold sets are not here ({options.shared}). Nothing to score; name their folder with --shared.")
        return 0
    rows = floors.measure(sets.chosen(options), options)
    floors.show(rows)
    if options.rise:
        floors.rise(rows)
    return floors.check(rows) if options.floors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
