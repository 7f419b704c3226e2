"""Who says what in one report: the narrator first, then each speaker with what is nested in his words."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.export.phrases import speaker
from reportedly.types.field import Field
from reportedly.types.record import NARRATOR, Claim, Event, Record, Statement


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, what it tells, and the voices that speak inside it."""

    statement: Statement
    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    inner: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker with all he is quoted for at one level of nesting."""

    name: str
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Narration:
    """What the narrator tells in his own voice, and whom he quotes."""

    events: tuple[Event, ...]
    claims: tuple[Claim, ...]
    voices: tuple[Voice, ...]


def narration(record: Record) -> Narration:
    """The claims of a record by speaker. A statement whose parent is missing hangs on the narrator."""
    known = {s.attribution.id for s in record.statements}
    events: dict[str, list[Event]] = {}
    claims: dict[str, list[Claim]] = {}
    children: dict[str, list[Statement]] = {}
    for event in record.events:
        events.setdefault(event.claimed_by, []).append(event)
    for claim in record.claims:
        claims.setdefault(claim.claimed_by, []).append(claim)
    for statement in record.statements:
        parent = statement.attribution.parent
        children.setdefault(parent if parent in known and parent else NARRATOR, []).append(statement)

    def voices(parent: str) -> tuple[Voice, ...]:
        groups: dict[str, list[Statement]] = {}
        for statement in children.pop(parent, []):
            key = statement.speaker.value if isinstance(statement.speaker, Field) else speaker(record, statement)
            groups.setdefault(key, []).append(statement)
        return tuple(Voice(speaker(record, group[0]), tuple(told(s) for s in group)) for group in groups.values())

    def told(statement: Statement) -> Told:
        key = statement.attribution.id
        return Told(statement, tuple(events.get(key, ())), tuple(claims.get(key, ())), voices(key))

    return Narration(tuple(events.get(NARRATOR, ())), tuple(claims.get(NARRATOR, ())), voices(NARRATOR))
