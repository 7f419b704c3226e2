"""A row of a codebook: each column with its characters, the rule that made it, or the reason why it is empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias, TypeVar

from reportedly.export import phrases
from reportedly.export.dating import PLAIN, Expression, expression
from reportedly.export.expand import Spot, Toll
from reportedly.lexicon import load
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import NARRATOR, Actor, Claim, ClaimKind, Event, Record, Statement
from reportedly.types.span import Span
from reportedly.types.text import Source
from reportedly.types.world import Place, When

Cell: TypeAlias = str | int | float | bool | Sequence["Cell"] | Mapping[str, "Cell"] | None
T = TypeVar("T")
BETWEEN = "; "
_INSIDE = ",;-–—(/"
"""Marks behind which a sentence goes on."""
_LOOK, _DECIMALS = 4, 4


@dataclass(frozen=True, slots=True)
class Value:
    """What stands in a column. ``rule``: the codebook's rule made it, it is not told so. ``reason``: why it is empty."""

    cell: Cell = None
    spans: tuple[Span, ...] = ()
    rule: str = ""
    reason: Reason | None = None


EMPTY = Value()
"""A column that does not apply."""


@dataclass(frozen=True, slots=True)
class CodedRow:
    """One row: the codebook's own columns by name, and the tellings that it stands on.

    ``left_out`` is why the codebook does not code it, "" where it does. ``tolls`` are those that it has or shares.
    """

    id: str
    columns: Mapping[str, Value]
    spots: tuple[Spot, ...]
    left_out: str = ""
    tolls: tuple[Toll, ...] = ()

    @property
    def events(self) -> tuple[Event, ...]:
        """Its tellings, each once."""
        return tuple({e.id: e for spot in self.spots for e in spot.events}.values())


@dataclass(frozen=True, slots=True)
class Coding:
    """What a codebook makes of a report: its rows, and what it leaves out, with the same columns."""

    rows: tuple[CodedRow, ...]
    not_coded: tuple[CodedRow, ...]


def parted(rows: Iterable[CodedRow]) -> Coding:
    """What is coded, and what is left out."""
    every = tuple(rows)
    return Coding(tuple(r for r in every if not r.left_out), tuple(r for r in every if r.left_out))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A record with what its rows look up."""

    record: Record
    actors: Mapping[str, Actor]
    statements: Mapping[str, Statement]
    claims: Mapping[str, Claim]
    timex: Mapping[Span, str] = field(repr=False)

    def expression(self, when: Field[When] | Unknown) -> Expression:
        """What the words of a time tell beyond its days, where they stand in one place."""
        if len(when.spans) != 1:
            return PLAIN
        (span,) = when.spans
        return expression(self.record.document[span], self.timex.get(span, ""))

    def quote(self, span: Span) -> str:
        """The words of a span on one line."""
        return " ".join(self.record.document[span].split())

    def speaker(self, claimed_by: str) -> str:
        """Who tells it, by name."""
        if claimed_by == NARRATOR:
            return NARRATOR
        statement = self.statements[claimed_by]
        named = self.actors.get(statement.speaker.value) if isinstance(statement.speaker, Field) else None
        return named.name if named else phrases.speaker(self.record, statement)

    def proper(self, actor: Actor) -> bool:
        """Whether an actor has a name of its own: capitals within it, or at its start amid a sentence."""
        if any(word[:1].isupper() for word in actor.name.split()[1:]):
            return True
        text = self.record.document.text
        before = ((text[max(0, s.start - _LOOK) : s.start].rstrip(" ")[-1:], text[s.start]) for s in actor.spans)
        return any(letter.isupper() and (mark.isalnum() or mark in _INSIDE) for mark, letter in before if mark)

    def told(self, event: Event) -> str:
        """The claim that tells an event, in its own words, with who makes it."""
        claim = self.claims.get(event.id)
        words = self.quote(claim.span if claim else event.trigger)
        statement = self.statements.get(event.claimed_by)
        via = statement.attribution.via if statement else None
        by = f"{self.speaker(event.claimed_by)} via {self.quote(via)}" if via else self.speaker(event.claimed_by)
        return f"{by} ({event.status}): “{words}”"

    def notes(self, events: tuple[Event, ...]) -> str:
        """What the tellings say, in their words, and where."""
        page = self.record.document
        published = f", {page.published.value.isoformat()}" if isinstance(page.published, Field) else ""
        return f"{phrases.outlet(page)}{published}: {BETWEEN.join(dict.fromkeys(map(self.told, events)))}"


def sheet(record: Record) -> Sheet:
    """``record`` with its actors, statements and claims by id."""
    claims: dict[str, Claim] = {}
    for claim in sorted(record.claims, key=lambda c: c.kind is not ClaimKind.EVENT):
        for event in claim.events:
            claims.setdefault(event, claim)
    statements = {s.attribution.id: s for s in record.statements}
    timex = {t.timex.span: t.value for t in record.times}
    return Sheet(record, {a.id: a for a in record.actors}, statements, claims, timex)


def known(value: Field[T] | Unknown, cell: Cell = None) -> Value:
    """The value of a field, shown as ``cell`` where it is no plain one."""
    if isinstance(value, Unknown):
        return blank(value.reason, value.spans)
    plain = value.value
    shown = cell if cell is not None else plain.isoformat() if isinstance(plain, date) else str(plain)
    return Value(shown, value.spans)


def blank(reason: Reason = Reason.NOT_STATED, spans: tuple[Span, ...] = ()) -> Value:
    """An empty column, and why."""
    return Value(None, spans, reason=reason)


def outlet(record: Record) -> Value:
    """The outlet by name."""
    source = record.document.source
    return Value(source.name) if isinstance(source, Source) else blank(source.reason)


def place_of(spot: Spot) -> Place | None:
    """The place where it is known."""
    found = spot.place.field if spot.place else None
    return found.value if isinstance(found, Field) else None


def of_place(spot: Spot, part: str) -> Value:
    """One part of the place, such as ``lat``, in degrees to four places.

    "told": its name as the gazetteer has it, else as the report has it; "country_name": the country in words.
    """
    if spot.place is None:
        return blank()
    span, found = (spot.place.toponym.span,), spot.place.field
    if part == "told":
        return Value(found.value.name if isinstance(found, Field) else spot.place.toponym.name, span)
    if isinstance(found, Unknown):
        return blank(found.reason, span)
    value = getattr(found.value, "country" if part == "country_name" else part)
    if part == "country_name":
        value = load("countries")["names"].get(value, value)
    if value is None:
        return blank(Reason.NOT_IN_GAZETTEER, span)
    return Value(round(value, _DECIMALS) if isinstance(value, float) else value, span)


def row_id(record: Record, spot: Spot) -> str:
    """One that no other row of the same codebook has: report, first telling, place and first day."""
    place = "" if spot.place is None else f"@{spot.place.toponym.span.start}"
    return f"{record.document.id}#{spot.events[0].id}{place}"


def spans(row: CodedRow) -> Iterator[tuple[str, Span]]:
    """The characters on which a row stands: its triggers, and those of each column, each once."""
    seen: set[tuple[str, Span]] = set()
    told = [("trigger", e.trigger) for e in row.events]
    told += [(name, span) for name, value in row.columns.items() for span in value.spans]
    told += [("toll", toll.span) for toll in row.tolls]
    for each in told:
        if each not in seen:
            seen.add(each)
            yield each
