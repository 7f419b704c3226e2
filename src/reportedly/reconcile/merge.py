"""Links to a partition: clusters that agree on average grow together, DIFFERENT keeps them apart, denials are hung on last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import log
from typing import TypeVar

from reportedly.reconcile.components import components
from reportedly.reconcile.facts import Facts
from reportedly.reconcile.link import CERTAIN, OVERRULED, unlike
from reportedly.types.incident import EventRef, Judgement, Link

_SURE = 0.999
"""Beyond this no score weighs more: one certain pair may not outvote many likely ones."""
_ALWAYS = 1e9
"""The log-odds of what a person judged."""
_ONE = 1e6
"""The log-odds of two that are one telling: they are joined before all others, unless a person forbids it."""
Cluster = tuple[EventRef, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Tie:
    """What stands between two clusters: the sum of the log-odds of its links, how many, whether one is DIFFERENT, and
    whether a person says so.
    """

    total: float
    count: int
    apart: bool
    ruled: bool

    @property
    def barred(self) -> bool:
        """Whether the two may not be joined: a person's SAME crosses what was only reckoned."""
        return self.ruled or (self.apart and self.total < _ALWAYS / 2)

    def mean(self, pairs: int) -> float:
        """The average over all pairs of members; pairs that share no block count as unlike."""
        return (self.total + (pairs - self.count) * unlike()) / pairs

    def __add__(self, other: _Tie) -> _Tie:
        ruled = self.ruled or other.ruled
        return _Tie(self.total + other.total, self.count + other.count, self.apart or other.apart, ruled)


def partition(known: Mapping[EventRef, Facts], found: Iterable[Link]) -> tuple[Cluster, ...]:
    """Every event in one cluster; clusters and their members are sorted. Does not depend on the order of events or links.

    What is told to have happened is clustered first. A denial then joins the one cluster with which its links are strongest,
    and so bridges nothing; denials that fit no telling are clustered among themselves.
    """
    every = list(found)
    told = _clusters([r for r in known if not known[r].denied], [x for x in every if not _denied(x, known)])
    home = {ref: cluster[0] for cluster in told for ref in cluster}
    denied = [r for r in known if known[r].denied]
    denials = _clusters(denied, [x for x in every if known[x.one].denied and known[x.other].denied]) if denied else []
    ties = _across(every, {**home, **{ref: c[0] for c in denials for ref in c}}, known)
    grown = {cluster[0]: [*cluster] for cluster in told}
    for cluster in denials:
        target = _best(ties.get(cluster[0], {}))
        grown.setdefault(target or cluster[0], []).extend(cluster)
    return tuple(sorted(tuple(sorted(members)) for members in grown.values()))


def _denied(link: Link, known: Mapping[EventRef, Facts]) -> bool:
    return known[link.one].denied or known[link.other].denied


def _across(
    found: Iterable[Link], home: Mapping[EventRef, EventRef], known: Mapping[EventRef, Facts]
) -> dict[EventRef, dict[EventRef, _Tie]]:
    """What stands between each cluster of denials and each of tellings."""
    ties: dict[EventRef, dict[EventRef, _Tie]] = defaultdict(dict)
    for link in sorted((x for x in found if known[x.one].denied != known[x.other].denied), key=_order):
        one, other = (link.one, link.other) if known[link.one].denied else (link.other, link.one)
        _put(ties[home[one]], home[other], _tie(link))
    return ties


def _best(ties: Mapping[EventRef, _Tie]) -> EventRef | None:
    """The cluster of tellings that a denial is of, None if it fits none."""
    fits = [(-tie.mean(tie.count), ref) for ref, tie in ties.items() if not tie.barred and tie.total > 0]
    return min(fits)[1] if fits else None


def _clusters(events: Iterable[EventRef], found: Sequence[Link]) -> list[Cluster]:
    """Constrained average-link agglomeration: the two clusters that agree most are joined while any two agree at all.

    Ties are broken by the smallest members, so that the order of the input plays no part.
    """
    named = sorted(events, key=lambda r: (r.report, r.event))
    at = {ref: n for n, ref in enumerate(named)}
    members = {n: [n] for n in at.values()}
    ties: dict[int, dict[int, _Tie]] = {n: {} for n in members}
    for link in _within(named, found):
        one, other, tie = at[link.one], at[link.other], _tie(link)
        _put(ties[one], other, tie)
        _put(ties[other], one, tie)
    queue: list[tuple[float, int, int]] = []

    def offer(one: int, other: int) -> None:
        tie = ties[one][other]
        mean = tie.mean(len(members[one]) * len(members[other]))
        if mean > 0 and not tie.barred:
            heappush(queue, (-mean, min(one, other), max(one, other)))

    for one, others in ties.items():
        for other in others:
            if one < other:
                offer(one, other)
    while queue:
        mean, one, other = heappop(queue)
        between = ties.get(one, {}).get(other)
        if between is None or between.barred or -between.mean(len(members[one]) * len(members[other])) != mean:
            continue  # one of the two has grown since
        members[one] += members.pop(other)
        for third, more in ties.pop(other).items():
            del ties[third][other]
            if third != one:
                _put(ties[one], third, more)
                ties[third][one] = ties[one][third]
        for third in ties[one]:
            offer(one, third)
    return [tuple(named[n] for n in sorted(m)) for m in members.values()]


def _within(events: Iterable[EventRef], found: Sequence[Link]) -> list[Link]:
    """The links inside a component of those that speak for sameness: no cluster can grow beyond one."""
    near = components(events, ((x.one, x.other) for x in found if x.score > 0.5 or x.judgement is Judgement.SAME))
    return sorted((link for link in found if near[link.one] is near[link.other]), key=_order)


def _order(link: Link) -> tuple[str, ...]:
    return link.one.report, link.one.event, link.other.report, link.other.event


def _put(ties: dict[T, _Tie], key: T, tie: _Tie) -> None:
    ties[key] = ties[key] + tie if key in ties else tie


def _tie(link: Link) -> _Tie:
    """A link as it counts: what a person judged outweighs all that was reckoned."""
    apart = link.judgement is Judgement.DIFFERENT
    if any(r.name == OVERRULED for r in link.reasons):
        sign = {Judgement.SAME: 1, Judgement.DIFFERENT: -1, Judgement.UNSURE: 0}[link.judgement]
        return _Tie(sign * _ALWAYS, 1, apart, apart)
    if link.score == CERTAIN:
        return _Tie(_ONE, 1, apart=False, ruled=False)
    score = min(_SURE, max(1 - _SURE, link.score))
    return _Tie(log(score / (1 - score)), 1, apart, ruled=False)


def ids(known: Mapping[EventRef, Facts], clusters: Sequence[Cluster]) -> tuple[str, ...]:
    """An id for each cluster, made of the content of the member that was published first: later reports leave it as it is.

    Where the same text is in two clusters (a person keeps them apart) the later one of the sequence gets a number behind.
    """
    seen: dict[str, int] = defaultdict(int)
    found = []
    for cluster in clusters:
        key = min((known[r].denied, known[r].published or 0, known[r].key) for r in cluster)[2][:12]
        seen[key] += 1
        found.append(f"i-{key}" if seen[key] == 1 else f"i-{key}-{seen[key]}")
    return tuple(found)
