"""How likely two events are one happening, by weighted features; the weights are data, the judgement has three answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from math import exp, inf

from reportedly.lexicon import load
from reportedly.reconcile.blocks import Pair, beside, pairs
from reportedly.reconcile.components import components
from reportedly.reconcile.facts import Facts
from reportedly.reconcile.features import APART, FEATURES, SCENE, TWICE, answers, values
from reportedly.types.incident import EventRef, Judgement, Link, Reason

ALWAYS = "always"
OVERRULED = "overruled"
"""The reason of a link that a person has judged."""
CERTAIN = 1.0
"""The score of one telling that was taken in twice; no sum of weights comes to it."""
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
    What is one telling, taken in twice, is one happening whatever it tells.
    """
    if one.key == other.key:
        return inf
    told = answers(one, other)
    total = sum((weighed.get(a, 0.0) for a in told), weighed[ALWAYS])
    return min(total, _most()) if APART in told else total


@cache
def _most() -> float:
    return float(load("links")["judged"]["apart"])


@cache
def _steps() -> tuple[tuple[Callable[[Facts, Facts], str], Mapping[str, float], float], ...]:
    """The features with their weights by answer, and the most that those behind each can add; cheap and telling ones first."""
    steps, most = [], 0.0
    for feature in sorted(FEATURES, key=lambda f: _FIRST.index(f.name) if f.name in _FIRST else len(_FIRST), reverse=True):
        table = {a.partition(".")[2]: w for a, w in weights().items() if a.partition(".")[0] == feature.name}
        steps.append((feature.answer, table, most))
        most += max(0.0, *table.values())
    return tuple(reversed(steps))


_FIRST = ("scene", "mode", "acled", "days", "type", "place", "words")


def score(one: Facts, other: Facts) -> float:
    """The probability that two events are one happening where it is more than a half, else 0.

    It stops at the answer from which on no other could bring it there.
    """
    if one.key == other.key:
        return CERTAIN
    total = weights()[ALWAYS]
    for answer, table, most in _steps():
        told = answer(one, other)
        total += table.get(told, 0.0)
        if total + most <= 0 or (told == "apart" and answer is SCENE):
            return 0.0
    return 1 / (1 + exp(-total))


def links(pairs: Iterable[Pair], known: Mapping[EventRef, Facts], weighed: Weights | None = None) -> Iterator[Link]:
    """A link for each pair, without its reasons: those are told by ``explained`` for the few that people look at."""
    using = weights() if weighed is None else weighed
    for one, other in pairs:
        found = 1 / (1 + exp(-points(known[one], known[other], using)))
        yield Link(one, other, found, judged(found), ())


def linked(known: Mapping[EventRef, Facts], weighed: Weights | None = None) -> list[Link]:
    """The links of all events among which a chain of likely ones leads from one to the other; sorted.

    Inside such a component more is compared than has a key in common, and nothing outside of it plays a part: joining
    components one by one is joining all.
    """
    if len(known) < 2:
        return []
    met = list(pairs(known.values()))
    likely = score if weighed is None else lambda a, b: points(a, b, weighed)
    home = components(known, ((a, b) for a, b in met if likely(known[a], known[b]) > 0))
    among = defaultdict[EventRef, list[Facts]](list)
    for ref, first in home.items():
        among[first].append(known[ref])
    inside = {(a, b) for a, b in met if home[a] is home[b]}
    inside.update(pair for events in among.values() if len(events) > 2 for pair in beside(events))
    return list(links(sorted(inside), known, weighed))


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
    found = (TWICE,) if one.key == other.key else answers(one, other)
    told = [Reason(a, using.get(a, 0.0), values(a, one, other)) for a in found if using.get(a) or a == TWICE]
    reasons = (*(r for r in link.reasons if r.name == OVERRULED), *sorted(told, key=lambda r: (-abs(r.points), r.name)))
    return Link(link.one, link.other, link.score, link.judgement, reasons)
