"""What a careful coder would flag in one report: odd dates, sums and contradictions, vague numbers and places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.code.sums import mismatches
from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.mention import Reading
from reportedly.types.record import Event, Resolution, Status, Warning, WarningCode
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document
from reportedly.types.timex import TimeFlag
from reportedly.types.world import PlaceLevel

_FLAGS = {
    TimeFlag.INVERTED_RANGE: (WarningCode.INVERTED_RANGE, "this range ends before it begins; it was read the other way round"),
    TimeFlag.YEAR_INFERRED: (WarningCode.YEAR_INFERRED, "the year is not told here; it comes from a neighbouring date"),
    TimeFlag.WEEKDAY_MISMATCH: (WarningCode.WEEKDAY_MISMATCH, "this day of the month is another day of the week"),
}


def warnings(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> tuple[Warning, ...]:
    """All warnings in order of their first character."""
    found = [
        *_dates(resolution),
        *(
            Warning(WarningCode.COUNT_MISMATCH, f"{total} is told, its parts make {parts}", at)
            for at, total, parts in mismatches(document, reading)
        ),
        *_vague(document, reading, resolution),
        *_everywhere(reading, resolution, events),
        *_contradictions(document, reading, resolution, events),
    ]
    kept = {(w.code, w.span): w for w in reversed(found) if w.span is None or _read(document, w.span)}
    return tuple(sorted(kept.values(), key=lambda w: (w.span or Span(0, 1), w.code)))


def _read(document: Document, span: Span) -> bool:
    """Whether a span is news: no residue, and no heading that is only printed again."""
    block = document.block_at(span.start)
    return (
        block is not None
        and block.role is not BlockRole.RESIDUE
        and not (block.role is BlockRole.HEADLINE and block.copy_of is not None)
    )


def _dates(resolution: Resolution) -> Iterator[Warning]:
    for mention in resolution.times:
        for flag in mention.flags:
            if flag in _FLAGS:
                code, message = _FLAGS[flag]
                yield Warning(code, message, mention.timex.span)


def _vague(document: Document, reading: Reading, resolution: Resolution) -> Iterator[Warning]:
    """Quantity words and open round magnitudes; lengths of time that are open upwards."""
    words = load("warnings")
    for number in reading.quantities:
        if number.vague and number.low >= words["vague_from"]:
            yield Warning(WarningCode.VAGUE_QUANTITY, "a magnitude, not a count", number.span)
    for mention in resolution.times:
        text = document[mention.timex.span].casefold()
        if TimeFlag.VAGUE in mention.flags and any(f"{w} " in text for w in words["open_lengths"]):
            yield Warning(WarningCode.VAGUE_QUANTITY, "a length of time that is open upwards", mention.timex.span)


def _everywhere(reading: Reading, resolution: Resolution, events: Sequence[Event]) -> Iterator[Warning]:
    """Events that are told of a whole country and of no place in it."""
    nationwide = load("warnings")["nationwide"]
    words = {w.span.end: w for s in reading.sentences for w in s.words if w.text.lower() in nationwide}
    for event in events:
        levels = {f.value.level for i in event.places if isinstance(f := resolution.places[i].field, Field)}
        before = words.get(event.trigger.start - 2) or words.get(event.trigger.start - 1)
        if before:
            span = before.span.join(event.trigger)
            yield Warning(WarningCode.COUNTRY_ONLY, "told of a whole country, of no place in it", span)
        elif (
            levels == {PlaceLevel.COUNTRY} and event.status is Status.ASSERTED and not event.same_as and len(event.places) == 1
        ):
            yield Warning(WarningCode.COUNTRY_ONLY, "placed in a country, at no place in it", event.trigger)


def _contradictions(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> Iterator[Warning]:
    """One voice that tells and denies the same, and "all" beside an exception."""
    told: dict[tuple[str, ...], int] = {}
    for i, event in enumerate(events):
        for key in _kinds(resolution, event) if event.status is Status.ASSERTED else ():
            told.setdefault(key, i)
    for event in events:
        same = [told[key] for key in _kinds(resolution, event) if event.status is Status.DENIED and key in told]
        if same:
            elsewhere = document[events[min(same)].trigger]
            yield Warning(WarningCode.SELF_CONTRADICTION, f"denied here, told as '{elsewhere}' elsewhere", event.trigger)
    quantities = Spans((q.span, q) for q in reading.quantities)
    for sentence in reading.sentences:
        numbers = [q for _, q in quantities.within(sentence.span)]
        low = {w.text.lower() for w in sentence.words}
        for first, second in pairwise(numbers):
            ahead = document.text[sentence.span.start : first.span.start].lower().split()
            fewer = 0 < second.low < first.low and second.unit is None
            if ahead[-1:] == ["all"] and fewer and low & set(load("warnings")["exceptions"]):
                yield Warning(
                    WarningCode.SELF_CONTRADICTION, f"'all {document[first.span]}', and then an exception", sentence.span
                )


def _kinds(resolution: Resolution, event: Event) -> Iterator[tuple[str, ...]]:
    """Voice, PLOVER type and mode of an event with the name of each of its places; none if type or mode is unknown."""
    if isinstance(event.plover, Field) and isinstance(event.mode, Field):
        for i in event.places:
            yield event.claimed_by, event.plover.value, event.mode.value, resolution.places[i].toponym.name
