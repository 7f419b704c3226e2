"""MELTT's published rule for matching events of several data sets, in our own words, with reports as the data sets.

Donnay, Dunford, McGrath, Backer and Cunningham, Integrating conflict event data, Journal of Conflict Resolution 63 (2019),
https://doi.org/10.1177/0022002718777050. No line of its code was used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.join_gold import Story
from reportedly.reconcile.facts import Facts, Party, facts
from reportedly.reconcile.features import distance
from reportedly.types.incident import EventRef


@dataclass(frozen=True, slots=True)
class Windows:
    """How far apart in km and in days two entries of one event may lie."""

    km: float
    days: int


def matched(sets: Iterable[Sequence[Facts]], windows: Windows) -> list[tuple[EventRef, ...]]:
    """The events of several data sets, those that are matched as one.

    The first two sets are matched, what comes out with the third, and so on. Two entries may match if they lie within both
    windows and agree at some level of each taxonomy. They are matched one to one, those first that agree at the finest
    levels. Entries of one set are never matched, and one without a point or day is matched with none. What is matched goes
    on as the entry of the earlier set.
    """
    whole: list[list[Facts]] = []
    for entries in sets:
        pairs = [
            (apart, n, m)
            for n, had in enumerate(whole)
            for m, new in enumerate(entries)
            if (apart := _apart(had[0], new, windows)) is not None
        ]
        old, taken = set[int](), set[int]()
        grown = [*whole]
        for _, n, m in sorted(pairs):
            if n not in old and m not in taken:
                old.add(n)
                taken.add(m)
                grown[n] = [*whole[n], entries[m]]
        whole = [*grown, *([e] for m, e in enumerate(entries) if m not in taken)]
    return [tuple(sorted(e.ref for e in group)) for group in whole]


def _apart(one: Facts, other: Facts, windows: Windows) -> int | None:
    """The levels that the two must be raised to agree, over all taxonomies; None where they cannot match."""
    if None in (one.first, other.first) or not one.spots or not other.spots or not _near(one, other, windows):
        return None
    levels = [_level(_kinds(one), _kinds(other)), *(_level(_who(a), _who(b)) for a, b in _sides(one, other))]
    return None if None in levels else sum(n for n in levels if n is not None)


def _near(one: Facts, other: Facts, windows: Windows) -> bool:
    firsts, lasts = (one.first or 0, other.first or 0), (one.last or 0, other.last or 0)
    if max(firsts) - min(lasts) > windows.days:
        return False
    return min(distance(a, b) for a in one.spots for b in other.spots) <= windows.km


def _sides(one: Facts, other: Facts) -> tuple[tuple[Party, Party], ...]:
    return (one.doers, other.doers), (one.struck, other.struck)


def _kinds(event: Facts) -> tuple[frozenset[str], ...]:
    """The taxonomy of types, the finest level first: mode, PLOVER type, group of types."""
    return tuple(frozenset({x} if x else ()) for x in (event.mode, event.plover, event.group))


def _who(party: Party) -> tuple[frozenset[str], ...]:
    """The taxonomy of actors: names, sides, anybody."""
    return party.marks, party.groups, frozenset({"anybody"})


def _level(one: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> int | None:
    """The finest level at which two entries agree."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=True)) if a & b), None)


def row(story: Story, windows: Windows) -> Mapping[str, object]:
    """The line of a story as the scorer of the dispatches takes it, its reports in the order in which they were published."""
    known = [facts(report) for report in story.reports]
    sets = sorted((s for s in known if s), key=lambda s: (s[0].published or 0, s[0].ref.report))
    at = {ref: f"{ref.report}#{n}" for r in story.reports for n, (ref, _) in enumerate(r.events())}
    found = [{"reports": [at[r] for r in group], "independent": 1} for group in matched(sets, windows)]
    return {"story": story.name, "incidents": found, "copies": [], "denials": []}
