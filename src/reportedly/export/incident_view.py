"""An incident with what its screens show of each telling: outlet, title, day, the quoted sentence, who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportedly.export import phrases
from reportedly.types.field import Field, Unknown
from reportedly.types.incident import Change, Copy, EventRef, Incident, Told
from reportedly.types.record import Actor, ClaimKind, Event, Record, Statement, Status
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Source
from reportedly.types.world import ActorKind, Place, When

_DIGEST = re.compile(r"\br-[0-9a-f]{16}\b")
_FAR = 300
"""How many characters around its trigger are quoted of an event that stands in no claim."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One telling of an incident: ``quote`` is the sentence as the report has it, ``trigger`` a span inside it.

    ``number`` is its place among the events of its report, from 1; ``title`` and ``published`` are the report's, ``outlet`` is
    its outlet's name, or its own id where that is unknown. ``speaker`` is "" where the outlet itself tells it, ``via`` is the
    outlet that is cited for him; ``kind`` is what he is, None where that is not known, ``office`` whether one is told.
    ``places`` are those of the event that are known, each with whether it is told by its position to others.
    """

    ref: EventRef
    number: int
    outlet: str
    source: Source | Unknown
    title: str
    published: Field[date] | Unknown
    quote: str
    trigger: Span
    speaker: str
    via: str
    kind: ActorKind | None
    office: bool
    status: Status
    own_deed: bool
    heading: bool
    when: Field[When] | Unknown
    places: tuple[tuple[Place, bool], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of a copy in words: those of the copy, and those of its source, None where its record was not given."""

    here: str
    there: str | None


@dataclass(frozen=True, slots=True)
class Carried:
    """A copy with its passages in words, one for each of ``copy.passages``."""

    copy: Copy
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True)
class IncidentView:
    """All that a screen shows of an incident; ``tellers`` are in the order of its members, one each. Look-ups are kept."""

    incident: Incident
    tellers: tuple[Teller, ...]
    carried: tuple[Carried, ...]
    history: tuple[Change, ...]
    names: Mapping[str, str]

    def plain(self, told: str) -> str:
        """A reason in which reports whose ids nobody chose (they are digests) go by the names of their outlets."""
        return _DIGEST.sub(lambda found: self.names.get(found[0], found[0]), told)

    @cached_property
    def teller(self) -> Mapping[EventRef, Teller]:
        """Each telling by its reference."""
        return {t.ref: t for t in self.tellers}

    @cached_property
    def told(self) -> Mapping[EventRef, Sequence[tuple[str, Told]]]:
        """The values of each telling, with their fields."""
        found: dict[EventRef, list[tuple[str, Told]]] = {}
        for field, values in self.incident.values:
            for told in values:
                for ref in told.by:
                    found.setdefault(ref, []).append((field, told))
        return found

    @cached_property
    def denied(self) -> Mapping[EventRef, Sequence[EventRef]]:
        """What each telling denies."""
        found: dict[EventRef, list[EventRef]] = {}
        for denied, by in self.incident.denials:
            found.setdefault(by, []).append(denied)
        return found


def view(incident: Incident, records: Mapping[str, Record], history: tuple[Change, ...] = ()) -> IncidentView:
    """``incident`` for people: ``records``, by report id, hold at least those of its members.

    Raises:
        KeyError: the record of a member is missing, or has no such event.
    """
    tellers = tuple(_teller(m.ref, records[m.ref.report]) for m in incident.members)
    carried = tuple(_carried(c, records) for c in incident.copies)
    return IncidentView(incident, tellers, carried, history, _names(records))


def _names(records: Mapping[str, Record]) -> dict[str, str]:
    """How reports are called: by outlet, with the day where it has several of them here."""
    found = {i: _outlet(i, r) for i, r in records.items()}
    seen = Counter(found.values())
    days = {i: r.document.published for i, r in records.items()}
    return {
        i: f"{name} ({day.value})" if seen[name] > 1 and isinstance(day := days[i], Field) else name
        for i, name in found.items()
    }


def _outlet(ident: str, record: Record) -> str:
    source = record.document.source
    return source.name if isinstance(source, Source) else ident


def _teller(ref: EventRef, record: Record) -> Teller:
    page = record.document
    number, event = next(((n, e) for n, e in enumerate(record.events, 1) if e.id == ref.event), (0, None))
    if event is None:
        raise KeyError(f"{ref.report}#{ref.event}")
    span = _sentence(record, event)
    block = page.block_at(event.trigger.start)
    named = (record.places[i] for i in event.places)
    said = next((s for s in record.statements if s.attribution.id == event.claimed_by), None)
    actor = _speaker(record, said)
    places = dict.fromkeys((p.field.value, bool(p.anchors)) for p in named if isinstance(p.field, Field))
    return Teller(
        ref=ref,
        number=number,
        outlet=_outlet(ref.report, record),
        source=page.source,
        title=phrases.headline(page),
        published=page.published,
        quote=page[span],
        trigger=Span(event.trigger.start - span.start, event.trigger.end - span.start),
        speaker=phrases.speaker(record, said) if said else "",
        via=page[said.attribution.via] if said and said.attribution.via else "",
        kind=actor.kind.value if actor is not None and isinstance(actor.kind, Field) else None,
        office=actor is not None and isinstance(actor.office, Field),
        status=event.status,
        own_deed=isinstance(event.own_deed, Field) and event.own_deed.value,
        heading=block is not None and block.role is BlockRole.HEADLINE,
        when=event.when,
        places=tuple(places),
    )


def _sentence(record: Record, event: Event) -> Span:
    """The sentence of a claim that tells the event, else what stands around it in its block."""
    claims = [c.span for c in record.claims if c.kind is ClaimKind.EVENT and event.id in c.events]
    whole = [s for s in claims if s.holds(event.trigger)]
    if whole:
        return min(whole, key=len)
    block = record.document.block_at(event.trigger.start)
    edge = block.span if block is not None else Span(0, len(record.document.text))
    low, high = max(edge.start, event.trigger.start - _FAR), min(edge.end, event.trigger.end + _FAR)
    return Span(low, high).join(event.trigger)


def _speaker(record: Record, said: Statement | None) -> Actor | None:
    if said is None or isinstance(said.speaker, Unknown):
        return None
    wanted = said.speaker.value
    return next((a for a in record.actors if a.id == wanted), None)


def _carried(copy: Copy, records: Mapping[str, Record]) -> Carried:
    here, source = records[copy.of].document, records.get(copy.source)
    quotes = (Quoted(here[p.here], source.document[p.there] if source else None) for p in copy.passages)
    return Carried(copy, tuple(quotes))
