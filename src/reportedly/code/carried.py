"""Doers and recipients that a telling leaves to others: its results, its happening told again, the sentence before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.code.hosting import Hosted
from reportedly.code.sameness import HEADS
from reportedly.code.subjects import bare_number
from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.mention import ActorMention, AttributionKind
from reportedly.types.record import Status
from reportedly.types.world import ActorKind

_ARMED = frozenset({ActorKind.MILITIA, ActorKind.REBEL_GROUP})
_BACK = 2
"""How many sentences back whoever "them" or a bare number takes up may be told."""


def whole(of: Hosted) -> Hosted:
    """The act with the doers and recipients that only its results tell."""
    agents, recipients = of.act.agents, of.act.recipients
    for result in of.results:
        agents = agents or result.agents
        recipients = recipients or tuple(m for m in result.recipients if not _own_side(agents, m))
    return _with(of, agents, recipients)


def _own_side(agents: Sequence[ActorMention], struck: ActorMention) -> bool:
    """Whether whoever a result strikes is armed as the doers are: "gunmen attacked a bank and four assailants died"."""
    return struck.kind in _ARMED and any(m.kind is struck.kind for m in agents)


def taken_up(of: Page, acts: Sequence[Hosted]) -> list[Hosted]:
    """The acts with those whom they take up from what was told last before.

    "Them", "him" or a bare number is whoever suffered it, "they" in a quotation that names nobody whoever did it; harm that is
    denied ("nobody was hurt") would have been its doers' work.
    """
    found: list[Hosted] = []
    suffered: Telling | None = None
    did: Telling | None = None
    for one in acts:
        told = one.act
        agents, recipients = told.agents, told.recipients
        several = _takes_up(told) if not recipients else None
        if several is not None:
            sides = [x.recipients for x in (suffered,) if x and _near(x, told)] + [
                x.agents for x in (did,) if x and _near(x, told)
            ]
            crowd = told.code["way"] == "dispersal"
            fitting = (x for x in (sides[::-1] if crowd else sides) if _several(x) == several and not set(x) & set(agents))
            recipients = next(fitting, ()) or _who_tells(of, told, several)
        if did and _unclear(of, agents) and _near(did, told) and did.code["plover"] == told.code["plover"]:
            agents = did.agents
        if did and not agents and told.result and told.status is Status.DENIED and _goes_on(did, told):
            agents = did.agents
        act = _with(one, agents, recipients)
        found.append(act)
        suffered = act.act if act.act.recipients else suffered
        did = act.act if act.act.agents and not told.result else did
    return found


def _near(before: Telling, told: Telling) -> bool:
    return told.line.index - before.line.index <= _BACK


def _unclear(of: Page, agents: Sequence[ActorMention]) -> bool:
    """Whether the doers are "they", of whom the words around do not tell who is meant."""
    return any(agents) and all(m.name == "they" and of.actor(m) is None for m in agents)


def _who_tells(of: Page, told: Telling, several: bool) -> tuple[ActorMention, ...]:
    """Those whose words these are, where "them" can be nobody else ("residents said that troops had ordered them to leave")."""
    statement = of.statements.get(told.claimed_by)
    sources = statement.attribution.source if statement else ()
    if statement is None or statement.attribution.kind is AttributionKind.DIRECT or not (several and _by_pronoun(told)):
        return ()
    return tuple(m for m in told.line.mentions if any(s.overlaps(m.span) for s in sources) and m.plural == several)[:1]


def _goes_on(before: Telling, told: Telling) -> bool:
    """Whether a telling of the same paragraph and voice may be of the same act of violence."""
    one = before.claimed_by == told.claimed_by and before.line.sentence.block == told.line.sentence.block
    kinds = ({m.kind for m in side} for side in (before.agents, told.recipients))
    return one and _near(before, told) and before.code["plover"] == told.code["plover"] and not set.intersection(*kinds)


def _several(mentions: Sequence[ActorMention]) -> bool:
    return len(mentions) > 1 or mentions[0].plural


def _takes_up(told: Telling) -> bool | None:
    """Whether the words where the recipient stands take up several told before, or one; None where they take up nobody."""
    grammar, low = load("grammar"), told.line.low
    if told.trigger.noun:
        return None
    if not told.trigger.passive:
        pronoun = _by_pronoun(told)
        return pronoun in grammar["taking_up"]["several"] if pronoun else _number(told.line, told.last)
    i = told.first - 1
    while i >= told.clause[0] and (low[i] in grammar["adverbs"] or low[i] in grammar["be"] or low[i] in grammar["have"]):
        i -= 1
    if i > told.clause[0] and low[i] in grammar["taking_up"]["several"] and low[i - 1] == "of":
        return True
    return _number(told.line, i) if i >= told.clause[0] else None


def _by_pronoun(told: Telling) -> str:
    """The pronoun that is the verb's object, "" where none is."""
    taking = load("grammar")["taking_up"]
    low = told.line.low
    purpose = low[told.last + 2 : told.last + 3] if low[told.last : told.last + 1] == ("to",) else ()
    words = (*low[told.first : told.last + 1], *purpose)
    return next((w for w in words if w in taking["several"] or w in taking["one"]), "")


def _number(line: Line, i: int) -> bool | None:
    """Whether several are taken up by a bare number at a word; None where none stands there."""
    return True if i < len(line.low) and bare_number(line, i) else None


def told_again(of: Page, acts: Sequence[Hosted], classes: Sequence[Sequence[int]]) -> list[Hosted]:
    """A telling without doers takes those of the same happening as the same voice tells it elsewhere; a noun, recipients too.

    A verb has an object or a subject of its own, so that whom it strikes is told or is nobody, save between heading and body;
    and those whom only a result tells ("fifteen were killed") are told of the act that it stands beside.
    """
    found = list(acts)
    for group in classes:
        for i in group:
            act = acts[i].act
            near = [acts[j].act for j in group if j != i and _voice(of, acts[j].act) == _voice(of, act)]
            agents = act.agents or next((x.agents for x in near if x.agents), ())
            struck = ([m for m in x.recipients if m in x.line.mentions] for x in near if _open(act, x))
            recipients = act.recipients or next((tuple(x) for x in struck if x), ())
            found[i] = _with(acts[i], agents, recipients)
    return found


def _open(told: Telling, other: Telling) -> bool:
    """Whether a telling may leave it to the other whom it struck."""
    aimed = told.line.low[told.last : told.last + 1]
    headed = (told.line.sentence.role in HEADS) != (other.line.sentence.role in HEADS)
    return (told.trigger.noun and not any(w in load("grammar")["targeting"] for w in aimed)) or headed


def _voice(of: Page, told: Telling) -> str:
    """Who tells it: the actor who speaks, else the statement or the narrator."""
    statement = of.statements.get(told.claimed_by)
    speaker = statement.speaker if statement else None
    return speaker.value if isinstance(speaker, Field) else told.claimed_by


def _with(of: Hosted, agents: tuple[ActorMention, ...], recipients: tuple[ActorMention, ...]) -> Hosted:
    apart = tuple(m for m in recipients if m not in agents)
    return replace(of, act=replace(of.act, agents=agents, recipients=apart))
