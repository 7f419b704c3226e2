"""Records to incidents in one go: links, clusters, values, quarrel, copies and origins of all reports that are given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.reconcile.blocks import pairs
from reportedly.reconcile.copies import copies
from reportedly.reconcile.denials import denials
from reportedly.reconcile.facts import Facts, facts
from reportedly.reconcile.link import Overruling, explained, links, overruled
from reportedly.reconcile.merge import Cluster, ids, partition
from reportedly.reconcile.origins import origins
from reportedly.reconcile.values import conflicts, grade, label, values
from reportedly.types.incident import Copy, EventRef, Incident, Link, Report


@dataclass(frozen=True, slots=True)
class _House:
    reports: Mapping[str, Report]
    known: Mapping[EventRef, Facts]
    copies: Sequence[Copy]


def incidents(reports: Iterable[Report], rulings: Sequence[Overruling] = ()) -> tuple[Incident, ...]:
    """The incidents that reports tell, sorted by id; each event is in one. The order of the reports plays no part.

    ``rulings`` are what people have judged of two events: obeyed, and the last of several on one pair holds.
    """
    by_id = {r.id: r for r in reports}
    every = [by_id[i] for i in sorted(by_id)]
    known = {f.ref: f for r in every for f in facts(r)}
    judged = [x for x in rulings if x[0] in known and x[1] in known]
    found = overruled(links(pairs(known.values()), known), judged)
    clusters = partition(known, found)
    house = _House(by_id, known, copies(every))
    inside = _inside(found, clusters)
    made = [_incident(i, c, house, inside[c[0]]) for i, c in zip(ids(known, clusters), clusters, strict=True)]
    return tuple(sorted(made, key=lambda x: x.id))


def _inside(found: Iterable[Link], clusters: Sequence[Cluster]) -> dict[EventRef, list[Link]]:
    """The links between members of one cluster, by its first member."""
    home = {ref: cluster[0] for cluster in clusters for ref in cluster}
    inside: dict[EventRef, list[Link]] = {cluster[0]: [] for cluster in clusters}
    for link in found:
        if home[link.one] == home[link.other]:
            inside[home[link.one]].append(link)
    return inside


def _incident(ident: str, cluster: Cluster, house: _House, found: Sequence[Link]) -> Incident:
    members = [house.known[r] for r in cluster]
    among = {r.report for r in cluster}
    carried = tuple(c for c in house.copies if c.of in among)
    near = among | {c.source for c in carried}
    voices = origins(cluster, [house.reports[i] for i in sorted(near)], carried)
    told, quarrel, denied = values(members, voices), conflicts(members), denials(cluster, house.known)
    return Incident(
        id=ident,
        label=label(told),
        events=cluster,
        links=tuple(explained(link, house.known) for link in found),
        values=told,
        conflicts=quarrel,
        denials=denied,
        origins=voices,
        copies=carried,
        grade=grade(len(voices), in_conflict=bool(quarrel), denied=bool(denied)),
    )
