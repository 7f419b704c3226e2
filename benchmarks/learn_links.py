"""Learns the weights of data/links.toml from the gold stories: ``python -m benchmarks.learn_links``. Needs numpy.

Prints how well stories are joined by weights that were learned without them: their gold events, and their texts as read.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from benchmarks import sets
from benchmarks.join_gold import Row, Story, perfect, read_stories, scored, stories
from benchmarks.learning import GOLDEN
from benchmarks.logistic import fitted
from benchmarks.made_corpus import corpus
from benchmarks.shapes import dispatch
from reportedly.reconcile.blocks import beside, block_keys, met
from reportedly.reconcile.copies import copies
from reportedly.reconcile.denials import denials
from reportedly.reconcile.facts import Facts, cut, facts
from reportedly.reconcile.features import answers
from reportedly.reconcile.hearing import page
from reportedly.reconcile.link import ALWAYS, Weights, linked
from reportedly.reconcile.merge import partition
from reportedly.reconcile.origins import origins
from reportedly.types.incident import EventRef

RIDGE, FEWEST, LEAST = 4.0, 5, 0.05
"""The price of a squared weight, pairs that an answer needs, the least weight that is kept."""
MADE, MADE_EVENTS = 0.007, 4000
"""How much a pair of the made corpus counts, and the events of that corpus."""
EVEN = 0.5
"""Of the n pairs of two incidents each counts n to the power of minus this: a blast told forty times outweighs all else."""
Examples = tuple[list[tuple[str, ...]], list[bool], list[float]]
USUAL = 3
"""Pages on which a word that is usual stands."""
_PLAIN = re.compile(r"(?<=\s)[a-z]+\b")
DATA = Path(str(files("reportedly"))) / "data"
ROOT = Path(__file__).resolve().parents[1]
WORDS = """# Words that stand on at least 3 of our own pages (tests/golden, learned ones of benchmarks/pages), each cut to its
# first letters (reconcile/facts.py): that two reports share them says little. Written by benchmarks/learn_links.py;
# no text. Licence: Apache-2.0.
"""


def known(story: Story) -> dict[EventRef, Facts]:
    """The facts of all events of a story."""
    return {f.ref: f for report in story.reports for f in facts(report)}


def examples(story: Story) -> Examples:
    """The answers of each compared pair of a story, whether the two are one incident, and how much the pair counts."""
    rows, right, pairs = _examples(known(story), story.home)
    return rows, right, _shares(pairs)


@cache
def made_examples() -> Examples:
    """The same of a made corpus, whose pairs count alike."""
    made = list(corpus(MADE_EVENTS, seed=7))
    told = {ref: str(n) for m in made for ref, n in m.truth}
    rows, right, _ = _examples({f.ref: f for m in made for f in facts(m.report)}, told)
    return rows, right, [MADE] * len(rows)


def _examples(
    found: Mapping[EventRef, Facts], home: Mapping[EventRef, str]
) -> tuple[list[tuple[str, ...]], list[bool], list[tuple[str, str]]]:
    """Of each compared pair its answers, whether it is one incident, and the two incidents."""
    events = [f for f in found.values() if f.ref in home]
    compared = [(events[a], events[b]) for a, b in sorted({*met([*map(block_keys, events)]), *beside(events)})]
    pairs = [(min(homes), max(homes)) for homes in ((home[a.ref], home[b.ref]) for a, b in compared)]
    return [(ALWAYS, *answers(a, b)) for a, b in compared], [a == b for a, b in pairs], pairs


def _shares(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """How much each pair counts beside the others."""
    seen = Counter(pairs)
    return [seen[pair] ** -EVEN for pair in pairs]


def learned(gold: Iterable[Story]) -> Weights:
    """The weight of each answer. The pairs of stories count 1 on average, those of a made corpus a little: they have what
    stories lack, many happenings of one type that are a day or a town apart.
    """
    rows, right, shares = _together([examples(s) for s in gold])
    mean = sum(shares) / len(shares)
    rows, right, shares = _together([(rows, right, [share / mean for share in shares]), made_examples()])
    seen = Counter(a for row in rows for a in row)
    weighed = fitted(rows, right, shares, {a for a, n in seen.items() if n >= FEWEST}, RIDGE)
    return {a: round(w, 2) for a, w in sorted(weighed.items()) if abs(w) >= LEAST or a == ALWAYS}


def _together(parts: Sequence[Examples]) -> Examples:
    return [r for p in parts for r in p[0]], [r for p in parts for r in p[1]], [r for p in parts for r in p[2]]


def joined(story: Story, weighed: Weights | None = None) -> Row:
    """The line of a story as the scorer of the dispatches takes it."""
    found = known(story)
    clusters = partition(found, linked(found, weighed))
    at = {ref: f"{ref.report}#{i}" for r in story.reports for i, (ref, _) in enumerate(r.events())}
    pages, copied = {r.id: page(r) for r in story.reports}, copies(story.reports)
    incidents = [{"reports": [at[r] for r in c], "independent": len(origins(c, pages, copied))} for c in clusters]
    quarrel = [[at[x] for x in pair] for c in clusters for pair in denials(c, found)]
    return {"story": story.name, "incidents": incidents, "copies": [], "denials": quarrel}


def measured(shared: Path, gold: Sequence[Story], told: Sequence[Story], weighed: Mapping[str, Weights | None]) -> str:
    """B-cubed, denials and counts of origins of stories, each joined by the weights under its name."""
    lines = [joined(s, weighed[s.name]) for s in told]
    reports = (
        [dispatch(r.record) | {"doc": r.id} for s in told for r in s.reports] if told is not gold else perfect(shared, gold)
    )
    whole = scored(shared, [*reports, *lines], gold)
    parts = ["{P:.3f} | {R:.3f} | {F1:.3f}".format(**whole["incidents"][k]) for k in ("b_cubed", "denials")]
    return " | ".join([*parts, f"{whole['macro_parts']['independent']:.3f}"])


def usual() -> list[str]:
    """The stems that stand on several of our own pages."""
    folders = (GOLDEN, sets.LEARNED, sets.TIMES_LEARNED)
    pages = [p.read_text(encoding="utf-8") for folder in folders for p in sorted(folder.rglob("*.txt"))]
    seen = Counter(stem for page in pages for stem in cut(" ".join(_PLAIN.findall(page))))
    return sorted(w for w, n in seen.items() if n >= USUAL)


def _write_words(words: Sequence[str]) -> None:
    lines = [", ".join(f'"{w}"' for w in words[i : i + 12]) for i in range(0, len(words), 12)]
    text = WORDS + "usual = [\n" + "".join(f"    {line},\n" for line in lines) + "]\n"
    (DATA / "usual_words.toml").write_text(text, encoding="utf-8")


def main(options: argparse.Namespace) -> None:
    """Learns, measures with each story left out, writes the table [weights]."""
    if options.words:
        _write_words(usual())
        return
    gold = stories(options.shared)
    left = {s.name: learned(x for x in gold if x.name != s.name) for s in gold}
    whole = learned(gold)
    read = read_stories(options.shared, gold)
    print(
        "| stories | weights | B-cubed P | R | F1 | denials P | R | F1 | independent |\n|---|---|---|---|---|---|---|---|---|"
    )
    for name, told in (("gold events", gold), ("texts as read", read)):
        for how, weighed in (("left out", left), ("all", dict.fromkeys(left, whole))):
            print(f"| {name} | {how} | {measured(options.shared, gold, told, weighed)} |")
    if options.write:
        path = DATA / "links.toml"
        head = path.read_text(encoding="utf-8").partition("[weights]")[0]
        path.write_text(head + "[weights]\n" + "".join(f'"{a}" = {w}\n' for a, w in whole.items()), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shared", type=Path, default=sets.DEFAULT)
    parser.add_argument("--write", action="store_true", help="write the weights of all stories")
    parser.add_argument("--words", action="store_true", help="write data/usual_words.toml and stop: weights are learned after")
    main(parser.parse_args())
