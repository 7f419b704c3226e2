"""Events that hang together to incidents: pairs, links, clusters, and of each cluster all that is told of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.reconcile.blocks import Keys
from reportedly.reconcile.components import chained
from reportedly.reconcile.denials import denials
from reportedly.reconcile.facts import Facts, interval
from reportedly.reconcile.hearing import Page
from reportedly.reconcile.link import Overruling, explained, linked, overruled
from reportedly.reconcile.merge import Cluster, ids, partition
from reportedly.reconcile.origins import heard
from reportedly.reconcile.values import LABEL, conflicts, grade, label, values
from reportedly.types.field import Reason as Why
from reportedly.types.field import Unknown
from reportedly.types.incident import Contender, Copy, EventRef, Incident, Judgement, Link, Member, Spot
from reportedly.types.world import Precision, When

_CONTENDERS, _LEAST = 5, 0.05
"""How many other incidents are named beside one, and the least score of a link to one of them."""


@dataclass(frozen=True, slots=True)
class House:
    """What incidents are made of: the facts of all events, the pages that tell them, whose text each carries; and the block
    keys of the events, if they have been made before.
    """

    known: Mapping[EventRef, Facts]
    pages: Mapping[str, Page]
    copies: Mapping[str, Sequence[Copy]]
    keys: Mapping[EventRef, Keys] | None = None


def settled(house: House, rulings: Sequence[Overruling] = (), *, full: bool = True) -> tuple[Incident, ...]:
    """The incidents of events that hang together, sorted by id; each event is in one. Depends on no order.

    Give whole components: events with all that a link or a ruling ties to them, however long the chain. Where they are not
    made in ``full``, values are those of the label alone and no reasons are told: that is quicker. Runners-up are found by
    :func:`contenders`.
    """
    judged = [x for x in rulings if x[0] in house.known and x[1] in house.known]
    found = overruled(linked(house.known, keys=house.keys), judged)
    clusters = partition(house.known, found)
    names = dict(zip((c[0] for c in clusters), ids(house.known, clusters), strict=True))
    home = {ref: names[cluster[0]] for cluster in clusters for ref in cluster}
    inside = defaultdict[str, list[Link]](list)
    for link in found if full else ():
        if home[link.one] == home[link.other]:
            inside[home[link.one]].append(link)
    made = (_incident(names[c[0]], c, house, inside[names[c[0]]] if full else None) for c in clusters)
    return tuple(sorted(made, key=lambda i: i.id))


def _incident(name: str, cluster: Cluster, house: House, ties: Sequence[Link] | None) -> Incident:
    full = ties is not None
    facts = [house.known[r] for r in cluster]
    among = sorted({r.report for r in cluster})
    of = house.copies
    carried = tuple(c for r in sorted(chained(among, lambda r: (c.source for c in of.get(r, ())))) for c in of.get(r, ()))
    voices = heard(cluster, house.pages, carried)
    told = values(facts, voices.behind, () if full else LABEL)
    quarrel, denied = conflicts(facts), denials(cluster, house.known)
    first = {field: found[0].value for field, found in told}
    return Incident(
        id=name,
        label=label(told),
        members=_members(cluster, ties or (), house.known),
        type=first.get("type") or Unknown(Why.NOT_IN_CODEBOOK),
        place=_place(facts, first.get("place")),
        when=_when(facts, first.get("day")),
        values=told,
        conflicts=quarrel,
        denials=denied,
        origins=voices.origins,
        copies=carried,
        contenders=(),
        grade=grade(len(voices.origins), in_conflict=bool(quarrel), denied=bool(denied)),
    )


def _members(cluster: Cluster, found: Iterable[Link], known: Mapping[EventRef, Facts]) -> tuple[Member, ...]:
    best: dict[EventRef, Link] = {}
    for link in found:
        for ref in (link.one, link.other):
            if ref not in best or _strength(link) < _strength(best[ref]):
                best[ref] = link
    return tuple(_member(ref, best.get(ref), known) for ref in cluster)


def _strength(link: Link) -> tuple[object, ...]:
    """The strongest sorts first: what is judged SAME, then by score; of equals the first of their names."""
    return link.judgement is not Judgement.SAME, -link.score, link.one, link.other


def _member(ref: EventRef, link: Link | None, known: Mapping[EventRef, Facts]) -> Member:
    if link is None:
        return Member(ref, Judgement.SAME, 1.0, ())
    return Member(ref, link.judgement, round(link.score, 4), explained(link, known).reasons)


def contenders(
    name: str, ties: Iterable[Link], home: Mapping[EventRef, str], known: Mapping[EventRef, Facts]
) -> tuple[Contender, ...]:
    """The runners-up of an incident: other incidents to which links lead, each by its strongest, the likeliest first."""
    best: dict[str, Link] = {}
    for link in ties:
        other = home[link.other] if home[link.one] == name else home[link.one]
        if other != name and link.score >= _LEAST and (other not in best or _strength(link) < _strength(best[other])):
            best[other] = link
    ranked = sorted(best.items(), key=lambda x: (-x[1].score, x[0]))[:_CONTENDERS]
    return tuple(_contender(other, link, home, known) for other, link in ranked)


def _contender(other: str, link: Link, home: Mapping[EventRef, str], known: Mapping[EventRef, Facts]) -> Contender:
    here, there = (link.other, link.one) if home[link.one] == other else (link.one, link.other)
    return Contender(other, here, there, round(link.score, 4), explained(link, known).reasons)


def _place(facts: Iterable[Facts], name: str | None) -> Spot | Unknown:
    """The place that most tell: of those of that name the narrowest."""
    spots = {s for f in facts if not f.denied for s in f.spots if s.name == name}
    return min(spots, key=lambda s: (s.wide, s.km, s.lat, s.lon)) if spots else Unknown(Why.NOT_STATED)


def _when(facts: Iterable[Facts], days: str | None) -> When | Unknown:
    """The days that are told first, as the values have them."""
    for f in facts:
        if f.first is not None and f.last is not None and interval(f.first, f.last) == days:
            precision = Precision.DAY if f.first == f.last else Precision.SPAN
            return When(date.fromordinal(f.first), date.fromordinal(f.last), precision)
    return Unknown(Why.NOT_STATED)
