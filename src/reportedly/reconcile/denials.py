"""What a denial denies: the telling in its own report, else that of the report that tells it first hand and first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reportedly.reconcile.facts import Facts
from reportedly.reconcile.features import answer
from reportedly.types.incident import EventRef
from reportedly.types.record import Status

_PREFIX = 4  # letters that "fired" and "fire" share
_NEVER = 10**9


def denials(cluster: Iterable[EventRef], known: Mapping[EventRef, Facts]) -> tuple[tuple[EventRef, EventRef], ...]:
    """Pairs of (denied, denying) in one cluster, sorted. A denial of what nobody tells denies nothing ("nobody was hurt")."""
    members = [known[r] for r in sorted(cluster)]
    told = [f for f in members if not f.denied]
    return tuple(sorted((t.ref, d.ref) for d in members if d.denied for t in _denied(d, told)))


def _denied(denial: Facts, told: Sequence[Facts]) -> Iterator[Facts]:
    fits = [t for t in told if _fits(denial, t)]
    own = [t for t in fits if t.ref.report == denial.ref.report]
    others = [t for t in fits if t.ref.report != denial.ref.report]
    if own:
        yield max(own, key=lambda t: (_likeness(denial, t), t.at <= denial.at, -abs(t.at - denial.at)))
    elif others:
        yield min(others, key=lambda t: (not t.first_hand, not t.own, t.heading, *_order(denial, t)))


def _fits(denial: Facts, told: Facts) -> bool:
    """Whether it speaks of what another voice tells, or of a rumour that its own passes on: the same type and mode, and each
    toll that it says is none.
    """
    if _voice(denial) == _voice(told) and told.status is not Status.ALLEGED:
        return False
    none = {what for what, low, high in denial.tolls if low == high == 0}
    some = {what for what, low, _ in told.tolls if low > 0}
    return denial.plover == told.plover and none <= some and answer("mode", denial, told) in ("same", "untold")


def _voice(facts: Facts) -> tuple[str, bool, str]:
    return facts.ref.report, facts.first_hand, facts.speaker


def _order(denial: Facts, told: Facts) -> tuple[Any, ...]:
    """First the mode and those who suffer, then which report came first, then likeness and place in the text."""
    alike = answer("mode", denial, told) == "same", answer("struck", denial, told) == "named"
    day = _NEVER if told.published is None else told.published
    return (*(not a for a in alike), day, told.ref.report, *(-x for x in _likeness(denial, told)), told.at)


def _likeness(denial: Facts, told: Facts) -> tuple[int, ...]:
    return (
        not told.heading,
        answer("mode", denial, told) == "same",
        answer("struck", denial, told) == "named",
        answer("place", denial, told) == "same",
        _akin(denial.trigger, told.trigger),
        len({what for what, _, _ in denial.tolls} & {what for what, _, _ in told.tolls}),
        len(told.tolls),
    )


def _akin(one: str, other: str) -> bool:
    """Whether two triggers share the beginning of a word."""
    heads = [{w[:_PREFIX] for w in x.lower().split() if len(w) >= _PREFIX} for x in (one, other)]
    return not heads[0].isdisjoint(heads[1])
