"""The events of a text, through the same pipeline that users get."""

from __future__ import annotations

from datetime import date

from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.types.field import Field
from reportedly.types.record import Event, Record

PUBLISHED = date(2021, 5, 20)


def told(text: str, published: date | None = PUBLISHED) -> Record:
    """The record of a text that appeared on ``published`` (None: it does not say)."""
    return pipeline(Settings()).read(RawInput("test", text.encode(), Given(published=published), Kind.TEXT))


def event(record: Record, trigger: str) -> Event:
    """The one event whose trigger holds ``trigger``."""
    found = [e for e in record.events if trigger in record.document[e.trigger]]
    assert len(found) == 1, (trigger, [record.document[e.trigger] for e in record.events])
    return found[0]


def doers(record: Record, of: Event) -> list[str]:
    """The words that name the doers of an event."""
    return [record.document[f.spans[0]] for f in of.agents]


def targets(record: Record, of: Event) -> list[str]:
    """The words that name the recipients of an event."""
    return [record.document[f.spans[0]] for f in of.recipients]


def value(field: object) -> object:
    """A field's value, or None where it is unknown."""
    return field.value if isinstance(field, Field) else None


def tolls(of: Event) -> list[tuple[str, int, int | None]]:
    """The counts of an event."""
    return [(c.what.value, c.low, c.high) for c in of.counts]
