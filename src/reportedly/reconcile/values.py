"""All values of an incident side by side, by whom each is told, and which fields have values that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import combinations, permutations

from reportedly.lexicon import load
from reportedly.reconcile.facts import Facts, interval
from reportedly.reconcile.features import answer
from reportedly.types.incident import EventRef, Told

Toll = tuple[str, int, int | None]
"""What is counted, the lower end, the upper end or None where none is told."""


Behind = Mapping[EventRef, tuple[str, ...]]
"""The ids of the origins that each event rests on."""


LABEL = ("type", "place", "day")
"""The fields by which an incident is called."""


def values(
    members: Iterable[Facts], behind: Behind | None = None, only: Sequence[str] = ()
) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """Each field that any member tells with all its values: the most told first, what is corrected last, then by their text.

    What a denial tells is no value, but for its tolls: "nobody was killed" is a toll of none. ``only`` these fields, if any
    is named.
    """
    every = sorted(members, key=lambda f: f.ref)
    gone = replaced(every)
    found: dict[str, dict[str, list[Facts]]] = defaultdict(lambda: defaultdict(list))
    for member in every:
        for field, value in _told(member):
            if not only or field in only:
                found[field][value].append(member)
    return tuple((field, _ranked(field, by_value, behind or {}, gone)) for field, by_value in sorted(found.items()))


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


def _ranked(field: str, by_value: Mapping[str, Sequence[Facts]], behind: Behind, gone: Replaced) -> tuple[Told, ...]:
    told = []
    for value, tellers in by_value.items():
        by: tuple[EventRef, ...] = tuple(f.ref for f in tellers)
        speakers = {f.speaker or f.source for f in tellers} - {""}
        rests = {origin for r in by for origin in behind.get(r, ())}
        told.append(
            Told(value, by, tuple(sorted(speakers)), tuple(sorted(rests)), corrected=all((r, field) in gone for r in by))
        )
    return tuple(sorted(told, key=lambda t: (t.corrected, -len(t.by), t.value)))


Replaced = AbstractSet[tuple[EventRef, str]]
"""Fields of events of which their teller has told another value since."""


def replaced(members: Sequence[Facts]) -> Replaced:
    """Which fields of which events no longer hold: the same voice of the same outlet tells otherwise on a later day.

    A later toll of the same side replaces an earlier one; of the other fields what excludes the earlier value. Who tells it
    without a name, or in a report of an unknown outlet or day, replaces nothing.
    """
    by_voice: dict[tuple[str, str], list[Facts]] = defaultdict(list)
    for f in members if len(members) > 1 else ():
        if f.source and f.published is not None and (f.first_hand or f.speaker):
            by_voice[f.source, "" if f.first_hand else f.speaker].append(f)
    pairs = ((a, b) for told in by_voice.values() for a, b in permutations(told, 2) if (a.published or 0) < (b.published or 0))
    return {(old.ref, field) for old, new in pairs for field in _retold(old, new)}


def _retold(old: Facts, new: Facts) -> Iterator[str]:
    yield from (a[0] for a, b in _same_tolls(old, new) if a != b)
    if not old.denied and not new.denied:
        yield from (field for field, excludes in _EXCLUDES.items() if excludes(old, new))


def conflicts(members: Iterable[Facts]) -> tuple[str, ...]:
    """The fields that two members tell so that both cannot be so: tolls, day, place, doer, type. Sorted.

    Tolls of two sides ("three rebels", "four soldiers") exclude nothing, nor do ranges that meet ("at least 3", 12), what its
    own teller has since replaced, two acts that one voice tells in one report, or lists of places.
    """
    every = sorted(members, key=lambda f: f.ref)
    if len(every) < 2:
        return ()
    gone = replaced(every)
    pairs = _pairs(f for f in every if f.tolls)
    found = {what for a, b in pairs for what in _quarrel(a, b) if not gone & {(a.ref, what), (b.ref, what)}}
    for field, excludes in _EXCLUDES.items():
        told = [f for f in every if not f.denied and (f.ref, field) not in gone]
        found |= {field} if any(excludes(a, b) for a, b in _pairs(told)) else set()
    return tuple(sorted(found))


def _pairs(members: Iterable[Facts]) -> Iterator[tuple[Facts, Facts]]:
    return ((a, b) for a, b in combinations(members, 2) if not _of_one_voice(a, b))


def _quarrel(one: Facts, other: Facts) -> Iterator[str]:
    yield from (a[0] for a, b in _same_tolls(one, other) if _counts_apart(a, b))


def _same_tolls(one: Facts, other: Facts) -> Iterator[tuple[Toll, Toll]]:
    """The tolls of the two that count the same people."""
    if one.tolls and other.tolls and answer("struck", one, other) != "apart" and answer("sides", one, other) != "turned":
        yield from ((a, b) for a in one.tolls for b in other.tolls if a[0] == b[0])


def _counts_apart(a: Toll, b: Toll) -> bool:
    """Whether the two ranges do not meet; of two without an upper end, whether one starts at more than twice the other."""
    low, high = sorted((a[1], b[1]))
    tops = [top for top in (a[2], b[2]) if top is not None]
    return high > min(tops, default=2 * low + 1)


def _of_one_act(one: Facts, other: Facts) -> bool:
    """Whether two tell of one act, and not of an act and of what the other side did."""
    return one.plover == other.plover and answer("mode", one, other) != "differ" and answer("sides", one, other) != "turned"


def _one_sided(one: Facts, other: Facts) -> bool:
    """Whether two doers cannot both be meant: not in a battle, in which either side acts (ACLED's codebook gives the order of
    its two actors no meaning), nor where the two tell quite another type, such as the attack and its being fought off.
    """
    return not {one.acled, other.acled} <= _battles() and answer("acled", one, other) != "differ"


@cache
def _battles() -> frozenset[str]:
    return frozenset(c["code"] for c in load("codebook_acled")["category"] if c.get("parent") == "Battles")


def _of_days(one: Facts, other: Facts) -> bool:
    """Whether they tell days apart: two weeks side by side have no sharp edge."""
    days = answer("days", one, other)
    return days in ("week", "apart") or (days == "beside" and one.first == one.last and other.first == other.last)


_EXCLUDES: Mapping[str, Callable[[Facts, Facts], bool]] = {
    "day": _of_days,
    "place": lambda a, b: len(a.spots) == 1 == len(b.spots) and answer("place", a, b) == "apart",
    "doer": lambda a, b: _of_one_act(a, b) and answer("doers", a, b) == "apart" and _one_sided(a, b),
    "type": lambda a, b: _of_one_act(a, b) and answer("acled", a, b) in ("akin", "differ"),
}


def _of_one_voice(one: Facts, other: Facts) -> bool:
    """Whether one report tells both in one voice: it tells of two acts then, and does not quarrel with itself."""
    same = one.first_hand if one.first_hand or other.first_hand else bool(one.speaker)
    return one.ref.report == other.ref.report and same and (one.first_hand, one.speaker) == (other.first_hand, other.speaker)


def label(told: Sequence[tuple[str, tuple[Told, ...]]]) -> str:
    """A short name for people: the value of type, place and day that most tell."""
    first = {field: found[0].value for field, found in told}
    return ", ".join(first[field] for field in LABEL if field in first)


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
