"""Participants that a learned engine hears, bound to the acts of their sentence or of one before it that it goes on from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.code.hosting import Hosted
from reportedly.code.telling import Line, Page, Telling
from reportedly.types.mention import ActorMention, Participant, Role
from reportedly.types.record import NARRATOR
from reportedly.types.span import Span

DOERS = frozenset({Role.DOER, Role.BODY})
STRUCK = frozenset({Role.VICTIM, Role.NAMED})
THINGS = frozenset({Role.THING})
_BACK = 3
"""How many sentences behind an act may still tell of it without a word for it."""
_TELLS = 0.5
"""How likely such a sentence must be to tell of an act."""


def violent(told: Telling) -> bool:
    """Whether it tells an act of a kind that the engine was taught: violence against people or things."""
    return bool(told.code["plover"] == "ASSAULT")


def parties(of: Page, act: Hosted) -> Hosted:
    """An act with the doers and recipients that are heard in its sentences, besides those that grammar found."""
    if not violent(act.act):
        return act
    told = act.act
    doers = list(_mentions(of, act, DOERS))
    struck = list(_mentions(of, act, STRUCK))
    agents = _united(told.agents, (m for m in doers if m not in told.recipients))
    recipients = _united(told.recipients, (m for m in struck if m not in agents))
    return replace(act, act=replace(told, agents=agents, recipients=recipients))


def gathered(of: Page, acts: Sequence[Hosted]) -> list[Hosted]:
    """The acts, each with the sentences behind it that go on to tell of it: participants are heard there, and no other act."""
    homes = [i for i, h in enumerate(acts) if violent(h.act)]
    taken = {t.line.index for i in homes for t in (acts[i].act, *acts[i].results)}
    starts = [acts[i].act.line.index for i in homes]
    more: dict[int, list[Line]] = {}
    for line in of.lines:
        if line.index in taken or not any(True for _ in _within(of, line, (*DOERS, *STRUCK, *THINGS))):
            continue
        at = bisect_right(starts, line.index) - 1
        if at >= 0 and line.index - starts[at] <= _BACK and (tells(of, line) or 0.0) >= _TELLS:
            more.setdefault(homes[at], []).append(line)
    on_things: dict[int, set[bool]] = {}
    clauses: dict[int, set[tuple[int, int]]] = {}
    for i in homes:
        clauses.setdefault(acts[i].act.line.index, set()).add(acts[i].act.clause)
        on_things.setdefault(acts[i].act.line.index, set()).add(_on_things(acts[i].act))
    owned = {line: frozenset(w for start, stop in of_line for w in range(start, stop)) for line, of_line in clauses.items()}
    found = []
    for i, h in enumerate(acts):
        shared = len(on_things.get(h.act.line.index, ())) > 1
        others = (STRUCK if _on_things(h.act) else THINGS) if shared else frozenset[Role]()
        here = owned.get(h.act.line.index, frozenset())
        found.append(parties(of, replace(h, lines=tuple(more.get(i, ())), roles=h.roles - others, owned=here)))
    return found


def _on_things(told: Telling) -> bool:
    """Whether it tells an act against things; of two acts in a sentence it takes the things, and the other the people."""
    return bool(told.code["way"] == "property")


def heard(of: Page, act: Hosted, roles: Collection[Role]) -> Iterator[Participant]:
    """The participants of an act in some roles: those of its sentences that stand in no other act's clause."""
    for line in (act.act.line, *act.lines):
        for p in _within(of, line, act.roles.intersection(roles)):
            at = line.at(p.span.start)
            if line is not act.act.line or act.act.clause[0] <= at < act.act.clause[1] or at not in act.owned:
                yield p


def _within(of: Page, line: Line, roles: Collection[Role]) -> Iterator[Participant]:
    return (p for _, p in of.heard.within(line.sentence.span) if p.role in roles)


def tells(of: Page, line: Line) -> float | None:
    """How likely a sentence tells of an act of violence, in [0, 1]; None where no engine was asked."""
    odds = of.reading.acts.get(line.sentence.words[0].span.start if line.sentence.words else -1)
    return 1.0 - odds["none"] if odds else None


def _united(found: tuple[ActorMention, ...], more: Iterable[ActorMention]) -> tuple[ActorMention, ...]:
    return tuple(dict.fromkeys((*found, *more)))


def _mentions(of: Page, act: Hosted, roles: Collection[Role]) -> Iterator[ActorMention]:
    """The mentions of who is heard in some roles, told by the voice that tells the act; who speaks is nobody it tells of."""
    seen: set[Span] = set()
    lines = (act.act.line, *act.lines)
    for p in heard(of, act, roles):
        if of.claimant(p.span) not in (act.act.claimed_by, NARRATOR) or of.speakers.over(p.span):
            continue
        line = next(x for x in lines if x.sentence.span.holds(p.span))
        for m in line.mentions:
            if m.span.overlaps(p.span) and not m.pronoun and m.span not in seen:
                seen.add(m.span)
                yield m
