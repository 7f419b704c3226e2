"""MUC-4 templates from a record: one a reported act of violence, merged by type, day and place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from reportedly.export import muc4_slots as slots
from reportedly.export.muc4_parts import entry
from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.record import Event, Record, Status
from reportedly.types.world import ActorKind

_KEPT = frozenset({Status.ASSERTED, Status.ALLEGED, Status.THREATENED})


def templates(record: Record) -> tuple[dict[str, Any], ...]:
    """The MUC-4 templates that a report fills: ``{"slots": {NAME: [{"values": [v], "of": [w]}]}}``.

    Acts that were denied, lie more than two months back, or are fighting between armed sides give none; neither does an act
    of which no doer and no target is told.
    """
    acts = [e for e in record.events if _relevant(record, e)]
    found = []
    for group in _merged(record, acts):
        sure = [e.heard for e in group if e.heard is not None]
        if sure and max(sure) < load("muc4")["relevance"]["least"]:
            continue
        filled = slots.fill(record, group, incident_type(group[0]))
        if any(filled[name] for name in slots.TELLING):
            found.append({"slots": filled})
    return tuple(found)


def incident_type(event: Event) -> str:
    """The MUC-4 incident type of an event, "" where it has none."""
    if not isinstance(event.plover, Field) or event.plover.value != "ASSAULT":
        return ""
    rules = load("muc4")
    lemma = event.plover.by.rule
    file, _, key = lemma.partition("#")
    own = load(file)[key]
    kind = event.mode.note.removeprefix("way: ") if isinstance(event.mode, Field) else str(own["way"])
    return str(rules["type"].get(kind, ""))


def _relevant(record: Record, event: Event) -> bool:
    if event.status not in _KEPT or not incident_type(event):
        return False
    published = record.document.published
    old = timedelta(days=load("muc4")["relevance"]["days"])
    if isinstance(published, Field) and isinstance(event.when, Field) and published.value - event.when.value.last > old:
        return False
    return not _fighting(record, event)


def _fighting(record: Record, event: Event) -> bool:
    """Whether armed sides fight each other, or a clash names no victim."""
    armed = {ActorKind(k) for k in load("muc4")["relevance"]["fighting"]}
    targets = slots.kinds(record, event.recipients)
    if targets and targets <= armed and not event.objects:
        return True
    return str(entry(event)["way"]) == "clash" and not targets - armed and not event.objects


def _merged(record: Record, acts: Sequence[Event]) -> Iterable[Sequence[Event]]:
    """Acts of one type, at no different day and place, in order."""
    groups: list[list[Event]] = []
    for event in acts:
        home = next((g for g in groups if all(_one(record, event, other) for other in g)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return groups


def _one(record: Record, a: Event, b: Event) -> bool:
    if incident_type(a) != incident_type(b) or (a.status is Status.THREATENED) != (b.status is Status.THREATENED):
        return False
    if b.id in a.same_as:
        return True
    days = [_days(x) for x in (a, b)]
    if days[0] and days[1] and (days[0][0] > days[1][1] or days[1][0] > days[0][1]):
        return False
    towns = [slots.towns(record, x) for x in (a, b)]
    return not (towns[0] and towns[1] and not towns[0] & towns[1])


def _days(event: Event) -> tuple[date, date] | None:
    return (event.when.value.first, event.when.value.last) if isinstance(event.when, Field) else None
