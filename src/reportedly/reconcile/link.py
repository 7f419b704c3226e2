"""How likely two events are one happening, by weighted features; the weights are data, the judgement has three answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from math import exp, inf
from typing import NamedTuple

from reportedly.lexicon import load
from reportedly.reconcile.blocks import Keys, beside, block_keys, met
from reportedly.reconcile.components import components
from reportedly.reconcile.facts import Facts
from reportedly.reconcile.features import FEATURES, SCENE, TWICE, answers, values
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


class _Scale(NamedTuple):
    """What is asked of two events, in order: of each answer its weight, and the most that all later answers can add."""

    always: float
    steps: tuple[tuple[Callable[[Facts, Facts], str], Mapping[str, float], float], ...]


_FIRST = ("scene", "mode", "acled", "days", "type", "place", "words")
"""Features that are asked first: they are quick, or decide much."""


def _scale(weighed: Weights) -> _Scale:
    tables: dict[str, dict[str, float]] = {f.name: {} for f in FEATURES}
    for told, weight in weighed.items():
        if told != ALWAYS:
            name, _, answer = told.partition(".")
            tables[name][answer] = weight
    rank = {name: i for i, name in enumerate(_FIRST)}
    steps, most = list[tuple[Callable[[Facts, Facts], str], Mapping[str, float], float]](), 0.0
    for feature in sorted(FEATURES, key=lambda f: -rank.get(f.name, len(rank))):
        steps.append((feature.answer, tables[feature.name], most))
        most += max(0.0, *tables[feature.name].values(), 0.0)
    return _Scale(weighed[ALWAYS], tuple(reversed(steps)))


@cache
def _own_scale() -> _Scale:
    return _scale(weights())


@cache
def unlike() -> float:
    """The log-odds of two events that share no block, and the most of two that are told of different scenes."""
    return float(load("links")["judged"]["unlike"])


def _points(one: Facts, other: Facts, scale: _Scale) -> float:
    """The log-odds that two events are one happening, by Fellegi and Sunter's sum over features.

    Where both tell another point or another day no sum of likeness outweighs that: a blast is followed by the next, in the
    next town or on the next day, by the same people. It is no ban: days and places are misread, and many may outvote one.
    What is one telling, taken in twice, is one happening whatever it tells.
    """
    if one.key == other.key:
        return inf
    total, most = scale.always, inf
    for answer, table, _ in scale.steps:
        told = answer(one, other)
        total += table.get(told, 0.0)
        if told == "apart" and answer is SCENE:
            most = unlike()
    return min(total, most)


def score(one: Facts, other: Facts, scale: _Scale | None = None) -> float:
    """The probability that two events are one happening where it is more than a half, else 0.

    It stops at the answer from which on no other could bring it there.
    """
    if one.key == other.key:
        return CERTAIN
    total, steps = scale or _own_scale()
    for answer, table, most in steps:
        told = answer(one, other)
        total += table.get(told, 0.0)
        if total + most <= 0 or (told == "apart" and answer is SCENE):
            return 0.0
    return 1 / (1 + exp(-total))


def links(pairs: Iterable[tuple[Facts, Facts]], weighed: Weights | None = None) -> Iterator[Link]:
    """A link for each pair, without its reasons: those are told by ``explained`` for the few that people look at."""
    scale = _own_scale() if weighed is None else _scale(weighed)
    for one, other in pairs:
        yield _link(one, other, _weighed(one, other, scale))


def _weighed(one: Facts, other: Facts, scale: _Scale) -> float:
    return 1 / (1 + exp(-_points(one, other, scale)))


def _link(one: Facts, other: Facts, found: float) -> Link:
    first, second = (one.ref, other.ref) if _named(one.ref) < _named(other.ref) else (other.ref, one.ref)
    return Link(first, second, found, judged(found), ())


def _named(ref: EventRef) -> tuple[str, str]:
    return ref.report, ref.event


def linked(
    known: Mapping[EventRef, Facts], weighed: Weights | None = None, keys: Mapping[EventRef, Keys] | None = None
) -> list[Link]:
    """The links of all events among which a chain of likely ones leads from one to the other; sorted.

    ``keys`` are the block keys of each event, if they have been made before.

    Inside such a component more is compared than has a key in common, and nothing outside of it plays a part: joining
    components one by one is joining all.
    """
    if len(known) < _PAIR:
        return []
    events, scale = [*known.values()], _own_scale() if weighed is None else _scale(weighed)
    pairs = [*met([keys[f.ref] for f in events] if keys else [*map(block_keys, events)])]
    likely = {(a, b): sure for a, b in pairs if (sure := score(events[a], events[b], scale))}
    home = components(range(len(events)), likely)
    among = defaultdict[int, list[int]](list)
    for at, first in home.items():
        among[first].append(at)
    inside = {(a, b) for a, b in pairs if home[a] == home[b]}
    for members in (m for m in among.values() if len(m) > _PAIR):
        inside.update((members[a], members[b]) for a, b in beside([events[m] for m in members]))
    found = [_link(events[a], events[b], likely.get((a, b)) or _weighed(events[a], events[b], scale)) for a, b in inside]
    return sorted(found, key=lambda link: (_named(link.one), _named(link.other)))


_PAIR = 2


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

    Of several rulings on one pair the last holds; one on an event and itself is none.
    The score stays as it was reckoned: 0.5 where the pair was not.
    """
    ruled = {(min(a, b), max(a, b)): j for a, b, j in rulings if a != b}
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
