"""Which triggers become events: results join the act they belong to, weak words give way to strong ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.code.codes import instruments, way
from reportedly.code.counts import counted
from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import listed, load
from reportedly.types.field import Field
from reportedly.types.mention import ActorMention, Role
from reportedly.types.record import NARRATOR, CountOf, Status
from reportedly.types.world import ActorKind

_BACK = 2
_JOINED = 10
_CAUSE = 4
_HOMES = frozenset({ActorKind.CIVILIANS, ActorKind.PERSON, ActorKind.PROTESTERS})
_TOLD = frozenset({Status.ASSERTED, Status.ALLEGED})


@dataclass(frozen=True, slots=True)
class Hosted:
    """An act with the results that are told beside it, and further sentences that go on to tell of it.

    ``tolls`` are weak words that tell no happening of their own, but a number of its dead or wounded ("he counted three
    bodies"). ``roles`` are those in which a learned engine's participants are its own; ``owned`` are the words of its sentence
    that stand in the clause of any act of violence there.
    """

    act: Telling
    results: tuple[Telling, ...]
    tolls: tuple[Telling, ...] = ()
    lines: tuple[Line, ...] = ()
    roles: frozenset[Role] = frozenset(Role)
    owned: frozenset[int] = frozenset()


def hosted(page: Page, told: Sequence[Telling]) -> tuple[Hosted, ...]:
    """The tellings that stand for themselves, each with the results that belong to it, in order."""
    meant = _no_accidents(told)
    by_line = _by_line(meant)
    meant = [_with_purpose(t, by_line[t.line.index]) for t in meant]
    by_line = _by_line(meant)
    kept, tolls = [], []
    for t in meant:
        if _stands(t, by_line[t.line.index]):
            kept.append(t)
        elif t.result and not _adds_up(t):
            tolls.append(t)
    by_line = _by_line(kept)
    joined: dict[int, list[Telling]] = {}
    alone = []
    for t in kept:
        host = _host(page, t, by_line) if t.result or _inside(t, by_line[t.line.index]) else None
        if host is None:
            alone.append(t)
        else:
            joined.setdefault(id(host), []).append(t)
    counts: dict[int, list[Telling]] = {}
    for t in tolls:
        beside = any(x.result for x in by_line.get(t.line.index, ()))
        host = None if beside else _host(page, t, by_line)
        if host is not None:
            counts.setdefault(id(host), []).append(t)
    return tuple(Hosted(t, tuple(joined.get(id(t), ())), tuple(counts.get(id(t), ()))) for t in alone)


def _by_line(told: Iterable[Telling]) -> Mapping[int, Sequence[Telling]]:
    found: dict[int, list[Telling]] = defaultdict(list)
    for t in told:
        found[t.line.index].append(t)
    return found


def _stands(t: Telling, line: Sequence[Telling]) -> bool:
    """Whether a telling is an event of its own beside the others of its line."""
    weak = load("weak_triggers")
    same = [x for x in line if x is not t]
    if t.code.get("speech"):
        return (
            bool(t.agents and t.recipients) and t.status is Status.ASSERTED and not any(not x.code.get("speech") for x in same)
        )
    if t.code["way"] == "displacement" and t.agents and not any(m.kind in _HOMES for m in t.agents):
        return False
    strong = [x for x in same if not _weak(x) and not _adjectival(x) and x.code["plover"] == t.code["plover"]]
    if _weak(t) and (strong or (same and t.first and t.line.low[t.first - 1] in weak["reasons"])):
        return False
    if t.trigger.noun and t.first and t.line.low[t.first - 1] in weak["topics"]:
        return False
    if any(x.first < t.first and _one_act(x, t) for x in same) or (same and _adjectival(t)):
        return False
    if t.trigger.lemma in weak["alone"] or (_weak(t) and t.status is Status.HYPOTHETICAL):
        return False
    return not _adds_up(t) and not _anaphoric(t, same)


def _no_accidents(told: Sequence[Telling]) -> list[Telling]:
    """The tellings without those of which an accident or a force of nature is the doer, and without their tolls."""
    acts = [t for t in told if t.result or not _by_disaster(t)]
    fought = {t.line.index for t in acts if not t.result and t.code["plover"] == "ASSAULT"}
    kept, struck = [], {t.line.index for t in told} - {t.line.index for t in acts}
    for t in acts:
        alone = t.result and t.line.index not in fought
        if alone and (_by_disaster(t) or (not t.agents and t.line.index - 1 in struck)):
            struck.add(t.line.index)
        else:
            kept.append(t)
    return kept


def _by_disaster(t: Telling) -> bool:
    """Whether no doer and no weapon is told, and the sentence names what harms without them ("the gas tank exploded")."""
    weak, low = load("weak_triggers"), t.line.low
    harm = t.code["plover"] == "ASSAULT" and (_weak(t) or way(t)[0] in weak["accidental"])
    if not harm and t.code["way"] != "restrict":
        return False
    if (
        t.trigger.passive
        and low[t.last : t.last + 1] == ("by",)
        and set(low[t.last : t.last + _CAUSE]) & set(weak["disasters"])
    ):
        return True
    armed = any(not _natural(t.line, m) for m in t.agents) or any(key in weak["meant"] for key, _ in instruments(t.line))
    alone = t.result or t.code["way"] == "restrict" or t.trigger.lemma in weak["unmeant"]
    return not armed and any(w in weak["disasters"] for w in (_part(t) if alone else low[slice(*t.clause)]))


def _natural(line: Line, doer: ActorMention) -> bool:
    """Whether what is named as the doer is a force of nature or an accident ("the hurricane", by name)."""
    words = line.low[line.at(doer.span.start) : line.at(doer.span.end - 1) + 1]
    return any(w in load("weak_triggers")["disasters"] for w in words)


def _part(t: Telling) -> Sequence[str]:
    """The words of the sentence from the semicolon before the trigger to the one behind it."""
    low = t.line.low
    first = max((i for i in range(t.first) if low[i] == ";"), default=0)
    return low[first : next((i for i in range(t.last, len(low)) if low[i] == ";"), len(low))]


def _weak(t: Telling) -> bool:
    weak, lemma = load("weak_triggers"), t.trigger.lemma
    return lemma in weak["verbs"] or (lemma in weak["words"] and lemma in t.code["nouns"])


def _one_act(first: Telling, second: Telling) -> bool:
    """Whether it goes on with what the verb before it tells ("hung banners and painted walls", "used force to disperse")."""
    alike = not first.trigger.noun and counted(first) is counted(second) is not None
    if alike and first.line.low[first.last : second.first] == ("and",):
        return first.code["plover"] == second.code["plover"] and first.status is second.status
    if second.code != first.code or first.result or second.clause != first.clause or second.claimed_by != first.claimed_by:
        return False
    between = second.line.low[first.last : second.first]
    if between[-1:] == ("to",) and not _weak(first):
        return True
    goes_on = len(between) <= _JOINED and ("and" in between or "," in between)
    return goes_on and second.status is first.status and (second.trigger.noun or not first.trigger.noun)


def _with_purpose(t: Telling, line: Sequence[Telling]) -> Telling:
    """A telling with the recipients of the verb that tells its purpose ("force was used to disperse the crowd")."""
    if t.recipients:
        return t
    aims = (x for x in line if x.first > t.first and not x.trigger.noun and x.line.low[x.first - 1] == "to" and _one_act(t, x))
    return replace(t, recipients=next((x.recipients for x in aims), ()))


def _adjectival(t: Telling) -> bool:
    """Whether a participle only describes people of another event ("the 70 arrested students were let go")."""
    if (
        t.trigger.noun
        or t.first == 0
        or t.last >= len(t.line.low)
        or t.trigger.passive
        or not t.line.low[t.first].endswith(("ed", "en", "nt"))
    ):
        return False
    before, after = t.line.low[t.first - 1], t.line.low[t.last]
    if before in ("a", "an"):
        return after.isalpha() and after not in load("grammar")["prepositions"]
    return (before[0].isdigit() or before in load("weak_triggers")["pointers"]) and after.isalpha() and after.endswith("s")


def _adds_up(t: Telling) -> bool:
    """Whether the line only sums up what was told ("Totals for the week: 6 killed")."""
    return bool(t.line.low) and t.line.low[0] in load("weak_triggers")["totals"]


def _anaphoric(t: Telling, same: Iterable[Telling]) -> bool:
    """Whether a noun only points back ("the attack", "this strike") beside another event of its sentence."""
    if not t.trigger.noun:
        return False
    before = t.line.low[t.first - 1] if t.first else ""
    if before in load("weak_triggers")["backward"]:
        return True
    if before not in load("weak_triggers")["pointers"] or t.status not in _TOLD:
        return False
    if any(x.result and x.claimed_by == t.claimed_by and x.status is t.status for x in same) and not any(
        not x.result for x in same
    ):
        return False
    after = t.line.low[t.last] if t.last < len(t.line.low) else ""
    if after in ("on", "against", "of", "by", "in", "at", "near"):
        return any(x.code["plover"] == t.code["plover"] and not x.result for x in same) and after not in ("on", "against", "of")
    return True


def _host(page: Page, result: Telling, kept: Mapping[int, Sequence[Telling]]) -> Telling | None:
    """The act of the same teller, in the same sentence or the one before, that led to this result."""
    line = result.line.index
    near = [x for i in range(line - _BACK, line + 1) for x in kept.get(i, ())]
    acts = [x for x in near if x is not result and not x.result and _leads(page, x, result)]
    here = [x for x in acts if x.line is result.line and _sides(x, result)]
    if here:
        return min(here, key=lambda x: (x.code["plover"] != "ASSAULT", abs(x.first - result.first)))
    back = [x for x in acts if x.line.index < line and x.line.sentence.block == result.line.sentence.block]
    if back and result.trigger.passive and not result.agents and result.status in _TOLD:
        return max(reversed(back), key=lambda x: _likely(page, x, result))
    earlier = [
        x
        for x in kept.get(line, ())
        if x.result
        and x is not result
        and x.first < result.first
        and _one_voice(page, x.claimed_by, result.claimed_by)
        and x.status is result.status
        and x.clause[0] <= result.first
    ]
    return None if not earlier or result.agents else _root(page, earlier[0], kept)


def _likely(page: Page, act: Telling, result: Telling) -> int:
    """How well an act of a sentence before fits a toll: whom it struck and who did it, and whether one can survive it."""
    struck = page.kinds([m for m in result.recipients if not m.pronoun])
    theirs = bool(struck & page.kinds(act.recipients)) - bool(struck & page.kinds(act.agents))
    again = (
        any(w in listed("counts", "back") for w in result.line.low[: result.first])
        and act.line.index == result.line.index - 1
        and act.agents
    )
    deadly = counted(result) is CountOf.INJURED and counted(act) is CountOf.KILLED
    return theirs - bool(again and not struck) - deadly


def _root(page: Page, result: Telling, kept: Mapping[int, Sequence[Telling]]) -> Telling:
    return _host(page, result, kept) or result


def _one_voice(page: Page, one: str, other: str) -> bool:
    """Whether two claims are the same or have the same speaker."""
    if one == other:
        return True
    if NARRATOR in (one, other):
        return False
    first, second = (page.statements[x].speaker for x in (one, other))
    return isinstance(first, Field) and isinstance(second, Field) and first.value == second.value


def _inside(t: Telling, line: Sequence[Telling]) -> bool:
    """Whether it only tells what happened in an act that is named before it ("the bombing in which jets killed nine")."""
    between = [t.line.text(x.last, t.first) for x in line if x.trigger.noun and x.last < t.first]
    return not t.trigger.noun and bool(between) and any(f" {w} " in between[-1] for w in load("weak_triggers")["inside"])


def _leads(page: Page, act: Telling, result: Telling) -> bool:
    heard = result.claimed_by == NARRATOR or _one_voice(page, act.claimed_by, result.claimed_by)
    same_voice = heard and (act.status is result.status or (act.status in _TOLD and result.status in _TOLD))
    return same_voice and act.code["plover"] in ("ASSAULT", "PROTEST") and act.code["way"] in load("weak_triggers")["deadly"]


def _sides(act: Telling, result: Telling) -> bool:
    """Whether the result's own doer, if told, is not somebody else than the act's."""
    if result.agents and act.trigger.passive and act.recipients and not set(result.recipients) & set(act.recipients):
        return result.trigger.passive
    return (
        not result.agents
        or not act.agents
        or bool({m.span for m in act.agents} & {m.span for m in result.agents})
        or result.trigger.passive
    )
