"""Lists what is coded on reports drawn by chance, so that a person can judge each event: python -m benchmarks judge."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.predict import Row, _raw
from reportedly.errors import InputError
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.types.field import Field, Unknown
from reportedly.types.record import NARRATOR, Event, Record
from reportedly.types.span import Span

_REACH = 150


def drawn(rows: Sequence[Row], number: int, seed: int) -> list[Row]:
    """``number`` rows by chance, in the order of their ids; the same seed draws the same rows from the same set."""
    ordered = sorted(rows, key=lambda r: str(r["doc_id"]))
    picked = random.Random(seed).sample(range(len(ordered)), min(number, len(ordered)))  # noqa: S311  a draw, no secret
    return [ordered[i] for i in sorted(picked)]


def listing(rows: Sequence[Row]) -> Iterator[str]:
    """For each report its name and, for each event, its sentence with the trigger in brackets and what is coded of it."""
    reader = pipeline(Settings())
    for row in rows:
        yield f"# {row['doc_id']} {row.get('ref_date') or ''}".rstrip()
        try:
            record = reader.read(_raw(row))
        except InputError as refused:
            yield f"refused: {refused}"
            continue
        for event in record.events:
            yield from _event(record, event)


def _event(record: Record, event: Event) -> Iterator[str]:
    yield f"{event.id}\t{_around(record, event.trigger)}"
    when = event.when
    told = {
        "type": f"{_value(event.plover)}/{_value(event.mode)}",
        "acled": _value(event.acled),
        "status": f"{event.status.value} {event.time_frame.value}",
        "by": event.claimed_by if event.claimed_by == NARRATOR else _speaker(record, event.claimed_by),
        "agents": _names(record, event.agents),
        "recipients": _names(record, event.recipients),
        "places": "; ".join(record.document[record.places[i].toponym.span] for i in event.places),
        "when": "" if isinstance(when, Unknown) else f"{when.value.first}..{when.value.last}",
        "counts": "; ".join(f"{c.what.value} {c.low}-{c.high}" for c in event.counts),
        "same_as": " ".join(event.same_as),
    }
    yield "\t" + " | ".join(f"{k}: {v}" for k, v in told.items() if v)


def _around(record: Record, trigger: Span) -> str:
    """The characters around a trigger, to the ends of its block or ``_REACH`` either side, on one line."""
    document = record.document
    block = document.block_at(trigger.start)
    start = max(block.span.start if block else 0, trigger.start - _REACH)
    end = min(block.span.end if block else trigger.end, trigger.end + _REACH)
    text = document.text
    return " ".join(f"{text[start : trigger.start]}[[{document[trigger]}]]{text[trigger.end : end]}".split())


def _value(field: Field[Any] | Unknown) -> str:
    return "-" if isinstance(field, Unknown) else str(field.value)


def _names(record: Record, fields: Sequence[Field[str]]) -> str:
    return "; ".join(record.document[f.spans[0]] for f in fields)


def _speaker(record: Record, claim: str) -> str:
    said = next(a for a in record.statements if a.attribution.id == claim)
    return " ".join(record.document[s] for s in (*said.attribution.source, *said.attribution.cue))
