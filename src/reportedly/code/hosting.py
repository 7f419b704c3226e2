"""Which triggers become events: results join the act they belong to, weak words give way to strong ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.code.telling import Page, Telling
from reportedly.lexicon import load
from reportedly.types.record import Status

_TOLD = frozenset({Status.ASSERTED, Status.ALLEGED})


@dataclass(frozen=True, slots=True)
class Hosted:
    """An act with the results that are told beside it."""

    act: Telling
    results: tuple[Telling, ...]


def hosted(page: Page, told: Sequence[Telling]) -> tuple[Hosted, ...]:
    """The tellings that stand for themselves, each with the results that belong to it, in order."""
    kept = [t for t in told if _stands(page, t, told)]
    joined: dict[int, list[Telling]] = {}
    alone = []
    for t in kept:
        host = _host(t, kept) if t.result else None
        if host is None:
            alone.append(t)
        else:
            joined.setdefault(id(host), []).append(t)
    return tuple(Hosted(t, tuple(joined.get(id(t), ()))) for t in alone)


def _stands(page: Page, t: Telling, told: Sequence[Telling]) -> bool:
    weak = load("weak_triggers")
    same = [x for x in told if x is not t and x.line is t.line]
    if t.code.get("speech"):
        return bool(t.agents and t.recipients) and t.status is Status.ASSERTED and not any(not x.code.get("speech") for x in same)
    strong = [x for x in same if x.trigger.lemma not in weak["words"] and x.code["plover"] == t.code["plover"]]
    if t.trigger.lemma in weak["words"] and strong:
        return False
    if t.trigger.lemma in weak["alone"]:
        return False
    return not _anaphoric(t, same)


def _anaphoric(t: Telling, same: Iterable[Telling]) -> bool:
    """Whether a noun only points back ("the attack", "this strike") beside another event of its sentence."""
    if not t.trigger.noun:
        return False
    before = t.line.low[t.first - 1] if t.first else ""
    if before not in load("weak_triggers")["pointers"]:
        return False
    if t.status not in _TOLD:
        return False
    after = t.line.low[t.last] if t.last < len(t.line.low) else ""
    if after in ("on", "against", "of", "by", "in", "at", "near"):
        return any(x.code["plover"] == t.code["plover"] and not x.result for x in same) and after not in ("on", "against", "of")
    return True


def _host(result: Telling, kept: Sequence[Telling]) -> Telling | None:
    """The act of the same teller, in the same sentence or the one before, that led to this result."""
    acts = [x for x in kept if not x.result and _leads(x, result)]
    here = [x for x in acts if x.line is result.line and _sides(x, result)]
    if here:
        return min(here, key=lambda x: abs(x.first - result.first))
    back = [x for x in acts if x.line.index == result.line.index - 1 and x.line.sentence.block == result.line.sentence.block]
    if back and result.trigger.passive and not result.agents and result.status in _TOLD:
        return back[-1]
    earlier = [
        x for x in kept
        if x.result and x is not result and x.line is result.line and x.first < result.first and x.claimed_by == result.claimed_by
        and x.status is result.status and x.clause[0] <= result.first
    ]
    return None if not earlier or result.agents else _root(earlier[0], kept)


def _root(result: Telling, kept: Sequence[Telling]) -> Telling:
    return _host(result, kept) or result


def _leads(act: Telling, result: Telling) -> bool:
    same_voice = act.claimed_by == result.claimed_by and (act.status is result.status)
    return same_voice and act.code["plover"] in ("ASSAULT", "PROTEST") and act.code["way"] in load("weak_triggers")["deadly"]


def _sides(act: Telling, result: Telling) -> bool:
    """Whether the result's own doer, if told, is not somebody else than the act's."""
    return not result.agents or not act.agents or bool({m.span for m in act.agents} & {m.span for m in result.agents}) or result.trigger.passive
