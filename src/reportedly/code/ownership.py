"""Whether the one who tells an event belongs to its doer."""

from __future__ import annotations

import re

from reportedly.code.arguments import sharers
from reportedly.code.sides import belongs
from reportedly.code.telling import Page, Telling
from reportedly.lexicon import load, phrases
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention, AttributionKind, WordingCategory
from reportedly.types.record import NARRATOR, Actor, Status
from reportedly.types.span import Span
from reportedly.types.text import OutletKind
from reportedly.types.world import ActorKind

ASSUMED = frozenset({"ownership#threat", "ownership#office"})
"""Rules by which a deed of which no doer is told is the teller's own."""
_APPOSITION = 120
_SUBJECT = 5
_FORCES = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE})
_CROWDS = frozenset({ActorKind.CIVILIANS, ActorKind.PROTESTERS, ActorKind.RIOTERS})
_WORD = re.compile(r"[^\W\d_]{3,}")
_BODY = re.compile(r"\b(?:[Tt]he|[Oo]ur) ([A-Z]\w+)$")


def own_deed(page: Page, told: Telling) -> Field[bool] | Unknown:
    """True where a doer is the outlet's own side, the speaker's own side, or "we"; unknown where no doer is told."""
    trigger = told.trigger.span
    shared = sharers(told)
    rule = next((r for m in shared if (r := _owned(page, told, m))), "")
    if rule:
        spans = tuple(m.span for m in shared)
        return Field(True, Basis.INFERRED, spans, Origin("events", "1", "ownership#part"), f"{rule}: had its part in it")
    if told.agents:
        spans = tuple(m.span for m in told.agents)
        rule = next((r for m in told.agents for r in [_owned(page, told, m)] if r), "")
        return Field(bool(rule), Basis.INFERRED, spans, Origin("events", "1", rule or "ownership#other"), rule)
    if _announces(page, told):
        return Field(
            True, Basis.ASSUMED, (trigger,), Origin("events", "1", "ownership#threat"), "who threatens it means to do it"
        )
    if _official(page, told):
        return Field(
            True, Basis.ASSUMED, (trigger,), Origin("events", "1", "ownership#office"), "the body that may do it tells it"
        )
    if not told.trigger.passive and not told.trigger.noun and _opens_with_our(told):
        return Field(True, Basis.INFERRED, (trigger,), Origin("events", "1", "ownership#we"), "the subject is ours")
    return Unknown(Reason.NOT_STATED, (trigger,), "no doer is told")


def _announces(page: Page, told: Telling) -> bool:
    """Whether an outlet that belongs to a party threatens or plans in its own voice, or a body threatens violence."""
    if told.claimed_by != NARRATOR:
        return told.status is Status.THREATENED and told.code["plover"] == "ASSAULT" and told.trigger.passive
    source = page.document.source
    return told.status in (Status.THREATENED, Status.PLANNED) and not isinstance(source, Unknown) and bool(source.party_to)


def _official(page: Page, told: Telling) -> bool:
    """Whether the outlet of a body of the state tells what such bodies do and names no doer ("48 were arrested").

    The same holds for harm to people that an outlet with a party denies: it is its own side that is said to have done it.
    """
    source = page.document.source
    if told.claimed_by != NARRATOR or isinstance(source, Unknown) or not source.party_to:
        return False
    if told.status is Status.DENIED and told.result:
        return bool(told.recipients) and not any(_owned(page, told, m) for m in told.recipients)
    acts = load("ownership")["office"]
    official = source.kind in (OutletKind.MILITARY, OutletKind.STATE_MEDIA)
    return official and told.trigger.entry in acts and told.status in (Status.ASSERTED, Status.DENIED)


def of_the_outlet(page: Page) -> Actor | None:
    """The actor of the report that its outlet belongs to: one of its own name before one of its kind, a body before others."""
    if isinstance(page.document.source, Unknown) or not page.document.source.party_to:
        return None
    mentions = {m.span: m for m in page.reading.actors}
    found: list[tuple[tuple[bool, bool, bool], Actor]] = []
    spoke = {s.speaker.value for s in page.statements.values() if isinstance(s.speaker, Field)}
    for actor in page.resolution.actors:
        told = next((mentions[s] for s in actor.spans if s in mentions), None)
        rule = _outlet(page, told, {actor.name.lower()} | page.names[actor.id]) if told else ""
        if told and rule in ("ownership#outlet", "ownership#forces"):
            found.append(
                ((rule != "ownership#outlet", not told.rule.startswith("actors#bodies"), actor.id not in spoke), actor)
            )
    return min(found, key=lambda x: x[0])[1] if found else None


def _opens_with_our(told: Telling) -> bool:
    """Whether the words before the verb are "our" and a noun of any kind ("our mortars shelled")."""
    low = told.line.low
    lead = low[max(told.clause[0], told.first - _SUBJECT) : told.first]
    at = max((i for i, w in enumerate(lead) if w == "our"), default=-1)
    closed = load("grammar")
    return at >= 0 and not any(
        w in closed["prepositions"] or w in closed["subjects"] for w in (*lead[:at][-1:], *lead[at + 1 :])
    )


def _owned(page: Page, told: Telling, doer: ActorMention) -> str:
    text = page.document[doer.span].lower()
    first = text.split()[0]
    words = load("ownership")
    if first in words["ours"]:
        return "ownership#we"
    names = {text, doer.name.lower()}
    actor = page.actor(doer)
    if actor:
        names.add(actor.name.lower())
        names |= page.names[actor.id]
    if told.claimed_by == NARRATOR:
        return _outlet(page, doer, names)
    statement = page.statements[told.claimed_by]
    speaker = statement.speaker
    if not isinstance(speaker, Unknown) and actor and speaker.value == actor.id:
        return "ownership#speaker"
    spoken = [page.document[s].lower() for s in statement.attribution.source]
    if first in words["theirs"] and statement.attribution.kind is not AttributionKind.DIRECT:
        return "ownership#their"
    if any(_one(n, s) for n in names for s in spoken):
        return "ownership#speaker"
    speakers = [a for a in page.resolution.actors if not isinstance(speaker, Unknown) and a.id == speaker.value]
    kinds = {a.kind.value for a in speakers if isinstance(a.kind, Field)}
    if kinds & _FORCES & page.kinds([doer]):
        return "ownership#forces"
    source = page.document.source
    side = () if isinstance(source, Unknown) else source.party_to
    return _praised(page, doer) if any(_one(s, p) for s in spoken for p in side) else ""


def _outlet(page: Page, doer: ActorMention, names: set[str]) -> str:
    """Whether the outlet belongs to the doer: by name, as the press office of armed forces, by apposition or by its praise."""
    source = page.document.source
    if isinstance(source, Unknown):
        return ""
    kinds = page.kinds([doer])
    if belongs(source, names, crowd=bool(kinds & _CROWDS)):
        return "ownership#outlet"
    force = source.kind is OutletKind.MILITARY or any(_named_force(p) for p in source.party_to)
    if force and (kinds & _FORCES or doer.name.lower() in load("ownership")["staff"]):
        return "ownership#forces"
    if source.kind is not OutletKind.PARTY_ORGAN or kinds & _FORCES:
        return ""
    body = _BODY.search(page.document[doer.span])
    if body and body[1].lower() in phrases("actors", "bodies"):
        return "ownership#body"
    actor = page.actor(doer)
    spans = actor.spans if actor else (doer.span,)
    if any(_apposed(page, s, p) for s in spans for p in source.party_to):
        return "ownership#apposition"
    side = [a for a in page.resolution.actors if any(_apposed(page, s, p) for s in a.spans for p in source.party_to)]
    if any(_one(n, a.name) for n in names for a in side):
        return "ownership#side"
    praised = (w for w in page.reading.wording if w.category is WordingCategory.PRAISE)
    return "ownership#praise" if any(w.span.overlaps(s) for w in praised for s in spans) else _praised(page, doer)


def _praised(page: Page, doer: ActorMention) -> str:
    """The rule if the doer's own words praise it ("the brave youth"); only its own side does so."""
    praise = {w for group in load("wording")["group"] if group["key"] == "heroes" for w in group["words"]}
    return "ownership#praise" if praise & set(page.document[doer.span].lower().split()) else ""


def _named_force(party: str) -> bool:
    return any(w in load("ownership")["forces"] for w in party.lower().split())


def _apposed(page: Page, span: Span, party: str) -> bool:
    """Whether the words right after a mention say that it is "the ... of" the party."""
    behind = page.document.text[span.end : span.end + _APPOSITION]
    if not behind.startswith(", "):
        return False
    head = behind[2:].split(".")[0].split(",")[0].lower()
    return head.startswith(("the ", "a ", "an ")) and " of " in head and party.lower() in head


def _one(name: str, other: str) -> bool:
    """Whether two names share a telling word or one holds the other."""
    common = load("ownership")["common"]
    a, b = ({w.removesuffix("s") for w in _WORD.findall(x.lower()) if w not in common} for x in (name, other))
    return bool(a & b) or (name == other.lower())
