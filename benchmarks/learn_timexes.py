"""Whether a learned second vote on times would help: ``python -m benchmarks.learn_timexes``. Needs numpy; writes nothing.

It did not; docs/benchmarks.md has the figures. Three votes are learned on the training part of TempEval-3 and measured beside
the rules alone by folds over documents, then once on the development part and on our own pages, learned on all of it:

- *veto* turns away matches of the rules, *take* takes what their guards turned away and what two looser patterns match,
- *tagger* marks words as in a time or not, seeing what the rules say of each; where it marks what they leave, such a match
  is taken.
"""

from __future__ import annotations

import argparse
import statistics
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import floors, sets
from benchmarks.learning import FOLDS, quoted
from benchmarks.logistic import fitted
from benchmarks.predict import _raw
from benchmarks.timex_cases import Case, matches, words
from reportedly.ingest.document import document
from reportedly.pipeline import pipeline
from reportedly.read.timex import timexes
from reportedly.read.timex_join import joined
from reportedly.resolve.when import times
from reportedly.settings import Settings
from reportedly.types.mention import Reading
from reportedly.types.span import Span
from reportedly.types.text import Document
from reportedly.types.timex import Timex

FEWEST_PAGES = 3
VETO, TAKE = -0.5, 0.5  # in log-odds
RIDGES = (2.0, 8.0)
NEVER = float("inf")
EXTENTS = ("relaxed/F1", "strict/F1")
Row = Mapping[str, Any]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Way:
    """One way to vote: below ``veto`` a match of the rules is dropped, above ``take`` another is taken, or as a tagger says."""

    name: str
    veto: float = -NEVER
    take: float = NEVER
    tag: float = NEVER


WAYS = (
    Way("(a) veto", veto=VETO),
    Way("(a) take", take=TAKE),
    Way("(a) veto, take", VETO, TAKE),
    Way("(b) tagger", tag=TAKE),
    Way("(c) veto, take, tagger", VETO, TAKE, TAKE),
)


@dataclass(frozen=True, slots=True)
class Read:
    """A page of a gold set: its line there, what the pipeline read, and the matches and words of each sentence."""

    row: Row
    page: Document
    reading: Reading
    matches: tuple[tuple[Case, ...], ...]
    words: tuple[tuple[Case, ...], ...]


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights of matches and of words."""

    matches: Weights
    words: Weights


def read(row: Row) -> Read:
    """One line of a gold set, read."""
    made = pipeline(Settings())
    page = document(_raw(row), made.sources.own)
    return cases(row, page, made.reader.read(page), tagged=True)


def cases(row: Row, page: Document, reading: Reading, *, tagged: bool) -> Read:
    """The matches of a page and, for a tagger, the words of the sentences."""
    found = tuple(tuple(matches(page.text, s)) for s in reading.sentences)
    told = tuple(tuple(words(s, f)) if tagged else () for s, f in zip(reading.sentences, found, strict=True))
    return Read(row, page, reading, found, told)


def learn(pages: Sequence[Read], ridge: float) -> Learned:
    """Weights of matches and words; right is what overlaps a time of the gold."""
    found, told = (
        [[c for mine in cases for c in mine] for cases in x] for x in zip(*((p.matches, p.words) for p in pages), strict=True)
    )
    return Learned(_weights(pages, found, ridge), _weights(pages, told, ridge))


def _weights(pages: Sequence[Read], cases: Sequence[Sequence[Case]], ridge: float) -> Weights:
    on: dict[str, set[int]] = defaultdict(set)
    for number, mine in enumerate(cases):
        for mark in {m for case in mine for m in case.marks}:
            on[mark].add(number)
    keep = {mark for mark, numbers in on.items() if len(numbers) >= FEWEST_PAGES}
    gold = [[Span(t["start"], t["end"]) for t in p.row["timex"]] for p in pages]
    right = [any(c.span.overlaps(g) for g in its) for mine, its in zip(cases, gold, strict=True) for c in mine]
    rows = [sorted(c.marks) for mine in cases for c in mine]
    return fitted(rows, right, [1.0] * len(rows), keep, ridge)


def voted(page: Read, way: Way, learned: Learned) -> dict[str, Any]:
    """The times of a page as the vote has them, in the shape of the task."""
    found: list[Timex] = []
    for sentence, mine, its in zip(page.reading.sentences, page.matches, page.words, strict=True):
        if not mine:
            continue
        tagged = [w.span for w in its if _points(w, learned.words) > way.tag] if way.tag < NEVER else []
        points = {c: _points(c, learned.matches) for c in mine}
        kept = [c for c in mine if c.ruled and points[c] >= way.veto]
        for c in sorted((c for c in mine if not c.ruled), key=lambda c: (-points[c], c.span.start)):
            wanted = points[c] > way.take or any(c.span.overlaps(t) for t in tagged)
            if wanted and not any(c.span.overlaps(k.span) for k in kept):
                kept.append(c)
        cores = [c.timex for c in sorted(kept, key=lambda c: c.span.start) if c.timex]
        found += joined(page.page.text, sentence.span, cores)
    return shaped(page, tuple(sorted(found, key=lambda t: t.span.start)))


def _points(case: Case, weights: Weights) -> float:
    return sum(weights.get(mark, 0.0) for mark in case.marks)


def ruled(page: Read) -> dict[str, Any]:
    """The times of a page as the rules alone have them."""
    return shaped(page, timexes(page.page, page.reading.sentences))


def shaped(page: Read, found: tuple[Timex, ...]) -> dict[str, Any]:
    """These times of a page resolved, in the shape of the task."""
    told = times(page.page, replace(page.reading, timexes=found))
    rows = [(end, value) for t in told for end, value in zip(t.timex.ends, t.value.split("/"), strict=True)]
    places = [{"start": e.span.start, "end": e.span.end, "type": e.type.value, "value": value} for e, value in rows]
    return {"doc_id": page.row["doc_id"], "timex": places}


def by_folds(gold: sets.GoldSet, pages: Sequence[Read], ridge: float) -> None:
    """Prints the figures of each way, learned on four fifths of the pages and measured on the rest."""
    learned = [learn([p for i, p in enumerate(pages) if i % FOLDS != k], ridge) for k in range(FOLDS)]
    rules = [ruled(p) for p in pages]
    for way in WAYS:
        told = [voted(p, way, learned[i % FOLDS]) for i, p in enumerate(pages)]
        parts = [_gain(gold, pages[k::FOLDS], rules[k::FOLDS], told[k::FOLDS]) for k in range(FOLDS)]
        errors = [statistics.stdev(gain for _, gain in cell) / FOLDS**0.5 for cell in zip(*parts, strict=True)]
        cells = zip(_gain(gold, pages, rules, told), errors, strict=True)
        line(way.name, [f"{value:.4f} ({gain:+.4f} ± {error:.4f})" for (value, gain), error in cells])


def left_out(gold: sets.GoldSet, pages: Sequence[Read], learned: Learned) -> None:
    """Prints the figures of each way on pages that were not learned on, and its speed there."""
    size, (rules, spent) = sum(len(p.page.text.split()) for p in pages), _timed(lambda: [ruled(p) for p in pages])
    line("rules", [f"{value:.4f}" for value, _ in _gain(gold, pages, rules, rules)] + [f"{size / spent:,.0f}"])
    for way in WAYS:
        told, spent = _timed(partial(_anew, pages, way, learned))
        cells = [f"{value:.4f} ({gain:+.4f})" for value, gain in _gain(gold, pages, rules, told)]
        line(way.name, [*cells, f"{size / spent:,.0f}"])


def _anew(pages: Sequence[Read], way: Way, learned: Learned) -> list[dict[str, Any]]:
    """The vote with all that it costs: matches and features are looked for again."""
    return [voted(cases(p.row, p.page, p.reading, tagged=way.tag < NEVER), way, learned) for p in pages]


def _timed(work: Callable[[], list[dict[str, Any]]]) -> tuple[list[dict[str, Any]], float]:
    start = time.process_time()
    return work(), time.process_time() - start


def _gain(gold: sets.GoldSet, pages: Sequence[Read], rules: Sequence[Row], told: Sequence[Row]) -> list[tuple[float, float]]:
    """Each figure of ``told``, and how far it is above that of the rules."""
    old, new = (floors.figures(gold, [p.row for p in pages], x) for x in (rules, told))
    return [(new[f], new[f] - old[f]) for f in gold.figures]


def line(name: str, cells: Sequence[str]) -> None:
    """Prints a line of a table."""
    print((f"  {name:26}" + "".join(f"{cell:28}" for cell in cells)).rstrip(), flush=True)


def our_times(folders: Iterable[Path]) -> Iterator[Row]:
    """Our own pages as lines of the task; their gold has no TIMEX3 values."""
    for path in (p for folder in folders for p in sorted(folder.rglob("*.txt"))):
        gold = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
        text = path.read_bytes().decode("utf-8")
        spans = [(quoted(text, t), len(t["quote"])) for t in gold.get("time", [])]
        told = [{"start": start, "end": start + size, "type": "", "value": ""} for start, size in spans]
        if told:
            yield {"doc_id": str(path), "text": text, "published": str(gold["document"]["published"]), "timex": told}


def main(shared: Path, also: Sequence[Path]) -> None:
    """The tables: by folds, on the development part, on our own pages."""
    train, dev = (
        next(s for s in sets.chosen(argparse.Namespace(shared=shared, train=part, tasks=["timex"])) if s.name == "timex_tbaq")
        for part in (True, False)
    )
    pages = [read(row) for row in sets.rows(train)]
    rules = [ruled(p) for p in pages]
    line("", train.figures)
    line("rules", [f"{value:.4f}" for value, _ in _gain(train, pages, rules, rules)])
    for ridge in RIDGES:
        print(f"training part, {FOLDS} folds, ridge {ridge:g}")
        by_folds(train, pages, ridge)
    learned = learn(pages, RIDGES[-1])
    for name, gold, rows in (
        ("development part", dev, sets.rows(dev)),
        ("our own pages", replace(dev, figures=EXTENTS), our_times([shared / "dispatches" / "stories", *also])),
    ):
        print(f"{name}, ridge {RIDGES[-1]:g}, and words per CPU second")
        left_out(gold, [read(row) for row in rows], learned)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--also", type=sets.to_learn, nargs="*", default=[], help="folders of more pages like the dispatches")
    options = parser.parse_args()
    main(options.shared, options.also)
