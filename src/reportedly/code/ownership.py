"""Whether the one who tells an event belongs to its doer."""

from __future__ import annotations

import re

from reportedly.code.telling import Page, Telling
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention
from reportedly.types.record import NARRATOR, Status

_OURS = ("we", "our", "ours", "us")
_THEIRS = ("its", "his", "her", "their", "it", "they", "he", "she")
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset({"the", "and", "for", "movement", "force", "forces", "front", "party", "army", "police", "ministry", "national", "people", "said"})


def own_deed(page: Page, told: Telling) -> Field[bool] | Unknown:
    """True where a doer is the outlet's own side, the speaker's own side, or "we"; unknown where no doer is told."""
    source = page.document.source
    if not told.agents and told.claimed_by == NARRATOR and not isinstance(source, Unknown) and source.party_to:
        if told.status in (Status.THREATENED, Status.PLANNED):
            rule = "ownership#threat"
            return Field(True, Basis.ASSUMED, (told.trigger.span,), Origin("events", "1", rule), "an outlet that belongs to a party announces it")
    if not told.agents:
        return Unknown(Reason.NOT_STATED, (told.trigger.span,), "no doer is told")
    spans = tuple(m.span for m in told.agents)
    rule = next((r for m in told.agents for r in [_owned(page, told, m)] if r), "")
    return Field(bool(rule), Basis.INFERRED, spans, Origin("events", "1", rule or "ownership#other"), rule)


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
        source = page.document.source
        parties = () if isinstance(source, Unknown) else (*source.party_to, source.owner, source.name)
        return "ownership#outlet" if any(_one(n, p) for n in names for p in parties) else ""
    statement = page.statements[told.claimed_by]
    speaker = statement.speaker
    if not isinstance(speaker, Unknown) and actor and speaker.value == actor.id:
        return "ownership#speaker"
    spoken = [page.document[s].lower() for s in statement.attribution.source]
    if first in _THEIRS:
        return "ownership#their"
    return "ownership#speaker" if any(_one(n, s) for n in names for s in spoken) else ""


def _one(name: str, other: str) -> bool:
    """Whether two names share a telling word or one holds the other."""
    a, b = ({w for w in _WORD.findall(x.lower()) if w not in _COMMON} for x in (name, other))
    return bool(a & b) or (name == other.lower())
