"""Records to incidents in one go, for as many reports as memory holds; a store joins with the same parts, piece by piece."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.reconcile.blocks import block_keys, met
from reportedly.reconcile.copies import copies
from reportedly.reconcile.facts import facts
from reportedly.reconcile.hearing import page
from reportedly.reconcile.link import Overruling, links
from reportedly.reconcile.settle import House, contenders, settled
from reportedly.types.incident import Copy, Incident, Link, Report


def incidents(reports: Iterable[Report], rulings: Sequence[Overruling] = ()) -> tuple[Incident, ...]:
    """The incidents that reports tell, sorted by id; each event is in one. The order of the reports plays no part.

    ``rulings`` are what people have judged of two events: obeyed, and the last of several on one pair holds.
    """
    by_id = {r.id: r for r in reports}
    every = [by_id[i] for i in sorted(by_id)]
    carried: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies(every):
        carried[copy.of].append(copy)
    known = {f.ref: f for r in every for f in facts(r)}
    keys = {ref: block_keys(f) for ref, f in known.items()}
    found = settled(House(known, {r.id: page(r) for r in every}, carried, keys), rulings)
    home = {ref: i.id for i in found for ref in i.events}
    across: dict[str, list[Link]] = defaultdict(list)
    events = [*known.values()]
    compared = ((events[a], events[b]) for a, b in met([*keys.values()]))
    for link in links((one, other) for one, other in compared if home[one.ref] != home[other.ref]):
        across[home[link.one]].append(link)
        across[home[link.other]].append(link)
    return tuple(replace(i, contenders=contenders(i.id, across[i.id], home, known)) for i in found)
