"""An incident with what its screens show of each telling: outlet, title, day, the quoted sentence, who speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from reportedly.export import phrases
from reportedly.types.field import Field, Unknown
from reportedly.types.incident import Change, Copy, EventRef, Incident
from reportedly.types.record import NARRATOR, ClaimKind, Event, Record, Status
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Source
from reportedly.types.world import ActorKind, Place, When

_FAR = 300
"""How many characters around its trigger are quoted of an event that stands in no claim."""


@dataclass(frozen=True, slots=True)
class Teller:
    """One telling of an incident: ``quote`` is the sentence as the report has it, ``trigger`` a span inside it.

    ``number`` is its place among the events of its report, from 1; ``title`` and ``published`` are the report's, ``outlet`` is
    its outlet's name, or its own id where that is unknown. ``speaker`` is "" where the outlet itself tells it; ``kind`` is what
    the speaker is, None where that is not known. ``places`` are those of the event that are known, each with whether it is told
    by its position to others.
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
    kind: ActorKind | None
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


@dataclass(frozen=True, slots=True)
class IncidentView:
    """All that a screen shows of an incident; ``tellers`` are in the order of its members, one each."""

    incident: Incident
    tellers: tuple[Teller, ...]
    carried: tuple[Carried, ...]
    history: tuple[Change, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that tell it, sorted."""
        return tuple(sorted({t.ref.report for t in self.tellers}))

    def denied_by(self, ref: EventRef) -> tuple[EventRef, ...]:
        """What the telling ``ref`` denies."""
        return tuple(denied for denied, by in self.incident.denials if by == ref)


def view(incident: Incident, records: Mapping[str, Record], history: tuple[Change, ...] = ()) -> IncidentView:
    """``incident`` for people: ``records``, by report id, hold at least those of its members.

    Raises:
        KeyError: the record of a member is missing, or has no such event.
    """
    tellers = tuple(_teller(m.ref, records[m.ref.report]) for m in incident.members)
    return IncidentView(incident, tellers, tuple(_carried(c, records) for c in incident.copies), history)


def _teller(ref: EventRef, record: Record) -> Teller:
    page = record.document
    number, event = next(((n, e) for n, e in enumerate(record.events, 1) if e.id == ref.event), (0, None))
    if event is None:
        raise KeyError(f"{ref.report}#{ref.event}")
    span = _sentence(record, event)
    block = page.block_at(event.trigger.start)
    named = (record.places[i] for i in event.places)
    places = dict.fromkeys((p.field.value, bool(p.anchors)) for p in named if isinstance(p.field, Field))
    return Teller(
        ref=ref,
        number=number,
        outlet=page.source.name if isinstance(page.source, Source) else ref.report,
        source=page.source,
        title=phrases.headline(page),
        published=page.published,
        quote=page[span],
        trigger=Span(event.trigger.start - span.start, event.trigger.end - span.start),
        speaker="" if event.claimed_by == NARRATOR else phrases.teller(record, event.claimed_by),
        kind=_kind(record, event),
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


def _kind(record: Record, event: Event) -> ActorKind | None:
    statement = next((s for s in record.statements if s.attribution.id == event.claimed_by), None)
    if statement is None or isinstance(statement.speaker, Unknown):
        return None
    actor = next((a for a in record.actors if a.id == statement.speaker.value), None)
    return actor.kind.value if actor is not None and isinstance(actor.kind, Field) else None


def _carried(copy: Copy, records: Mapping[str, Record]) -> Carried:
    here, source = records[copy.of].document, records.get(copy.source)
    quotes = (Quoted(here[p.here], source.document[p.there] if source else None) for p in copy.passages)
    return Carried(copy, tuple(quotes))
