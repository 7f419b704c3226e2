"""Whether the one who tells an event belongs to its doer."""

from __future__ import annotations

import re

from reportedly.code.telling import Page, Telling
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention, AttributionKind, WordingCategory
from reportedly.types.record import NARRATOR, Status
from reportedly.types.span import Span
from reportedly.types.text import OutletKind
from reportedly.types.world import ActorKind

_OURS = ("we", "our", "ours", "us")
_THEIRS = ("its", "his", "her", "their", "it", "they", "he", "she")
_APPOSITION = 120
_FORCES = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE})
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    {
        "the",
        "and",
        "for",
        "movement",
        "force",
        "forces",
        "front",
        "party",
        "army",
        "police",
        "ministry",
        "national",
        "people",
        "said",
    }
)


def own_deed(page: Page, told: Telling) -> Field[bool] | Unknown:
    """True where a doer is the outlet's own side, the speaker's own side, or "we"; unknown where no doer is told."""
    if not told.agents and _announces(page, told):
        span, origin = told.trigger.span, Origin("events", "1", "ownership#threat")
        return Field(True, Basis.ASSUMED, (span,), origin, "an outlet that belongs to a party announces it")
    if not told.agents:
        return Unknown(Reason.NOT_STATED, (told.trigger.span,), "no doer is told")
    spans = tuple(m.span for m in told.agents)
    rule = next((r for m in told.agents for r in [_owned(page, told, m)] if r), "")
    return Field(bool(rule), Basis.INFERRED, spans, Origin("events", "1", rule or "ownership#other"), rule)


def _announces(page: Page, told: Telling) -> bool:
    """Whether an outlet that belongs to a party threatens or plans in its own voice."""
    source = page.document.source
    return (
        told.claimed_by == NARRATOR
        and told.status in (Status.THREATENED, Status.PLANNED)
        and not isinstance(source, Unknown)
        and bool(source.party_to)
    )


def _owned(page: Page, told: Telling, doer: ActorMention) -> str:
    text = page.document[doer.span].lower()
    first = text.split()[0]
    if first in _OURS:
        return "ownership#we"
    names = {text, doer.name.lower()}
    actor = page.actor(doer)
    if actor:
        names.add(actor.name.lower())
        names |= {page.document[s].lower() for s in actor.spans}
    if told.claimed_by == NARRATOR:
        return _outlet(page, doer, names)
    statement = page.statements[told.claimed_by]
    speaker = statement.speaker
    if not isinstance(speaker, Unknown) and actor and speaker.value == actor.id:
        return "ownership#speaker"
    spoken = [page.document[s].lower() for s in statement.attribution.source]
    if first in _THEIRS and statement.attribution.kind is not AttributionKind.DIRECT:
        return "ownership#their"
    if any(_one(n, s) for n in names for s in spoken):
        return "ownership#speaker"
    speakers = [a for a in page.resolution.actors if not isinstance(speaker, Unknown) and a.id == speaker.value]
    kinds = {a.kind.value for a in speakers if isinstance(a.kind, Field)}
    return "ownership#forces" if kinds & _FORCES & page.kinds([doer]) else ""


def _outlet(page: Page, doer: ActorMention, names: set[str]) -> str:
    """Whether the outlet belongs to the doer: by name, as the press office of armed forces, by apposition or by its praise."""
    source = page.document.source
    if isinstance(source, Unknown):
        return ""
    if any(_one(n, p) for n in names for p in (*source.party_to, source.owner, source.name)):
        return "ownership#outlet"
    kinds = page.kinds([doer])
    if kinds & _FORCES and (source.kind is OutletKind.MILITARY or any(_named_force(p) for p in source.party_to)):
        return "ownership#forces"
    if source.kind is not OutletKind.PARTY_ORGAN or kinds & _FORCES:
        return ""
    actor = page.actor(doer)
    spans = actor.spans if actor else (doer.span,)
    if any(_apposed(page, s, p) for s in spans for p in source.party_to):
        return "ownership#apposition"
    side = [a for a in page.resolution.actors if any(_apposed(page, s, p) for s in a.spans for p in source.party_to)]
    if any(_one(n, a.name) for n in names for a in side):
        return "ownership#side"
    praised = (w for w in page.reading.wording if w.category is WordingCategory.PRAISE)
    return "ownership#praise" if any(w.span.overlaps(s) for w in praised for s in spans) else ""


def _named_force(party: str) -> bool:
    return any(w in ("army", "police", "forces", "military", "navy") for w in party.lower().split())


def _apposed(page: Page, span: Span, party: str) -> bool:
    """Whether the words right after a mention say that it is "the ... of" the party."""
    behind = page.document.text[span.end : span.end + _APPOSITION]
    if not behind.startswith(", "):
        return False
    head = behind[2:].split(".")[0].split(",")[0].lower()
    return head.startswith(("the ", "a ", "an ")) and " of " in head and party.lower() in head


def _one(name: str, other: str) -> bool:
    """Whether two names share a telling word or one holds the other."""
    a, b = ({w.removesuffix("s") for w in _WORD.findall(x.lower()) if w not in _COMMON} for x in (name, other))
    return bool(a & b) or (name == other.lower())
