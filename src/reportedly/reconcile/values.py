"""All values of an incident side by side, by whom each is told, and which fields have values that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations

from reportedly.lexicon import load
from reportedly.reconcile.facts import Facts, interval
from reportedly.reconcile.features import answer
from reportedly.types.incident import EventRef, Origin, Told

_OPEN = 10**12
"""The upper end of a toll that has none."""


def values(members: Iterable[Facts], origins: Sequence[Origin] = ()) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Each field that any member tells with all its values: the most told first, then in order of their text.

    What a denial tells is no value, but for its tolls: "nobody was killed" is a toll of none.
    """
    found: dict[str, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
    for member in sorted(members, key=lambda f: f.ref):
        for field, value in _told(member):
            found[field][value].append(member)
    return tuple((field, _ranked(by_value, origins)) for field, by_value in sorted(found.items()))


def _told(facts: Facts) -> list[tuple[str, str]]:
    tolls = [(what, count(low, high)) for what, low, high in facts.tolls]
    if facts.denied:
        return tolls
    sides = (("doer", facts.doers), ("target", facts.struck))
    plain = (("day", interval(facts.first, facts.last)), ("type", kind(facts)))
    return [
        *((field, value) for field, value in plain if value),
        *(("place", s.name) for s in facts.spots),
        *((field, name) for field, party in sides for name in party.names),
        *tolls,
    ]


def count(low: int, high: int | None) -> str:
    """A toll as people read it: "12", "3–5", "3+"."""
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def kind(facts: Facts) -> str:
    """What it is: ACLED's sub-type, else PLOVER's type and mode, "" where neither codes it."""
    return facts.acled or " ".join(x for x in (facts.plover, facts.mode) if x)


def _ranked(by_value: Mapping[str, Sequence[Facts]], origins: Sequence[Origin]) -> tuple[Told, ...]:
    told = [_one(value, tellers, origins) for value, tellers in by_value.items()]
    return tuple(sorted(told, key=lambda t: (-len(t.by), t.value)))


def _one(value: str, tellers: Sequence[Facts], origins: Sequence[Origin]) -> Told:
    by: tuple[EventRef, ...] = tuple(f.ref for f in tellers)
    speakers = {f.speaker or f.source for f in tellers} - {""}
    behind = [o.id for o in origins if not set(by).isdisjoint(o.events)]
    return Told(value, by, tuple(sorted(speakers)), tuple(behind))


def conflicts(members: Iterable[Facts]) -> tuple[str, ...]:
    """The fields that two members tell so that both cannot be so: tolls, day, place, doer, type. Sorted.

    Tolls of two sides ("three rebels", "four soldiers") exclude nothing, nor do ranges that meet ("at least 3", 12).
    """
    every = sorted(members, key=lambda f: f.ref)
    found = {toll for one, other in combinations(every, 2) for toll in _tolls(one, other)}
    told = [f for f in every if not f.denied]
    found |= {field for field, excludes in _EXCLUDES.items() if any(excludes(a, b) for a, b in combinations(told, 2))}
    return tuple(sorted(found))


def _tolls(one: Facts, other: Facts) -> Iterable[str]:
    if not one.tolls or not other.tolls or answer("struck", one, other) == "apart" or answer("sides", one, other) == "turned":
        return ()
    pairs = ((a, b) for a in one.tolls for b in other.tolls if a[0] == b[0])
    return [a[0] for a, b in pairs if max(a[1], b[1]) > min(_top(a[2]), _top(b[2]))]


def _top(high: int | None) -> int:
    return _OPEN if high is None else high


def _of_one_act(one: Facts, other: Facts) -> bool:
    """Whether two tell of one act, and not of an act and of what the other side did."""
    return one.plover == other.plover and answer("mode", one, other) != "differ" and answer("sides", one, other) != "turned"


_EXCLUDES: Mapping[str, Callable[[Facts, Facts], bool]] = {
    "day": lambda a, b: answer("days", a, b) in ("beside", "week", "apart"),
    "place": lambda a, b: answer("place", a, b) == "apart",
    "doer": lambda a, b: _of_one_act(a, b) and answer("doers", a, b) == "apart",
    "type": lambda a, b: answer("acled", a, b) in ("akin", "differ"),
}


def label(told: Sequence[tuple[str, tuple[Told, ...]]]) -> str:
    """A short name for people: the value of type, place and day that most tell."""
    first = {field: found[0].value for field, found in told}
    return ", ".join(first[field] for field in ("type", "place", "day") if field in first)


def grade(independent: int, *, in_conflict: bool, denied: bool) -> int:
    """The information grade, 1 (confirmed) to 6 (cannot be judged), of the Admiralty system, by ``data/links.toml``.

    It weighs how many independently tell it and whether they agree; it says nothing of what is so. Source: NATO's
    AJP-2.1 has the scale and leaves to analysts what fills it.
    """
    rule = load("links")["grade"]
    if not independent:
        return int(rule["untold"])
    best = rule["by_origins"][min(independent, len(rule["by_origins"])) - 1]
    return int(min(rule["worst"], best + rule["conflict"] * in_conflict + rule["denial"] * denied))
