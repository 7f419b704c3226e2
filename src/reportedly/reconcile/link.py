"""How likely two events are one happening, by weighted features; the weights are data, the judgement has three answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import exp

from reportedly.lexicon import load
from reportedly.reconcile.blocks import Pair
from reportedly.reconcile.facts import Facts
from reportedly.reconcile.features import answers, values
from reportedly.types.incident import EventRef, Judgement, Link, Reason

ALWAYS = "always"
APART = "scene.apart"
OVERRULED = "overruled"
"""The reason of a link that a person has judged."""
Weights = Mapping[str, float]
Overruling = tuple[EventRef, EventRef, Judgement]


@cache
def weights() -> Weights:
    """The learned weights of ``data/links.toml``: log-odds by ``name.answer``."""
    return dict(load("links")["weights"])


def points(one: Facts, other: Facts, weighed: Weights) -> float:
    """The log-odds that two events are one happening, by Fellegi and Sunter's sum over features.

    Where both tell another point or another day no sum of likeness outweighs that: a blast is followed by the next, in the
    next town or on the next day, by the same people. It is no ban: days and places are misread, and many may outvote one.
    """
    told = answers(one, other)
    total = sum((weighed.get(a, 0.0) for a in told), weighed[ALWAYS])
    return min(total, _most()) if APART in told else total


@cache
def _most() -> float:
    return float(load("links")["judged"]["apart"])


def links(pairs: Iterable[Pair], known: Mapping[EventRef, Facts], weighed: Weights | None = None) -> Iterator[Link]:
    """A link for each pair, without its reasons: those are told by ``explained`` for the few that people look at."""
    using = weights() if weighed is None else weighed
    for one, other in pairs:
        score = 1 / (1 + exp(-points(known[one], known[other], using)))
        yield Link(one, other, score, judged(score), ())


def judged(score: float) -> Judgement:
    """SAME and DIFFERENT beyond the two thresholds of ``data/links.toml``, else UNSURE."""
    same, different = _thresholds()
    return Judgement.SAME if score >= same else Judgement.DIFFERENT if score <= different else Judgement.UNSURE


@cache
def _thresholds() -> tuple[float, float]:
    judged = load("links")["judged"]
    return float(judged["same"]), float(judged["different"])


def overruled(found: Iterable[Link], rulings: Iterable[Overruling]) -> tuple[Link, ...]:
    """The links with what people have judged in place of our own judgement; pairs that were not compared are added.

    Of several rulings on one pair the last holds. The score stays as it was reckoned: 0.5 where the pair was not.
    """
    ruled = {(min(a, b), max(a, b)): j for a, b, j in rulings}
    by_pair = {(link.one, link.other): link for link in found}
    for (one, other), judgement in ruled.items():
        score = by_pair[one, other].score if (one, other) in by_pair else 0.5
        by_pair[one, other] = Link(one, other, score, judgement, (Reason(OVERRULED, 0.0, judgement.value),))
    return tuple(by_pair[pair] for pair in sorted(by_pair))


def explained(link: Link, known: Mapping[EventRef, Facts], weighed: Weights | None = None) -> Link:
    """The link with its reasons, the weightiest first; that of a person stays before them."""
    using = weights() if weighed is None else weighed
    one, other = known[link.one], known[link.other]
    told = [Reason(a, using[a], values(a, one, other)) for a in answers(one, other) if using.get(a)]
    reasons = (*(r for r in link.reasons if r.name == OVERRULED), *sorted(told, key=lambda r: (-abs(r.points), r.name)))
    return Link(link.one, link.other, link.score, link.judgement, reasons)
