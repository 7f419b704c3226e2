"""What is marked in a text, and the text cut into slices so that nobody downstream has to count characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from reportedly.types.record import ClaimKind, Event, Record
from reportedly.types.span import Span
from reportedly.types.text import BlockRole


class Layer(StrEnum):
    """What a mark stands for; later members lie on top of earlier ones."""

    EVIDENCE = "evidence"
    CONTENT = "content"
    CLAIM = "claim"
    SLOGAN = "slogan"
    WARNING = "warning"
    ACTOR = "actor"
    SOURCE = "source"
    VIA = "via"
    CUE = "cue"
    WORDING = "wording"
    COUNT = "count"
    TIME = "time"
    PLACE = "place"
    TRIGGER = "trigger"


_HEIGHT = {layer: height for height, layer in enumerate(Layer)}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of one layer and the anchor of what it belongs to: a letter and the position in the record's list (e1, p2)."""

    span: Span
    layer: Layer
    anchor: str


@dataclass(frozen=True, slots=True)
class Slice:
    """A stretch of text over which the same marks lie, the topmost mark first."""

    text: str
    marks: tuple[Mark, ...]


def marks(record: Record) -> tuple[Mark, ...]:
    """Everything a record marks in its text, in order of the first character."""
    found = (*_named(record), *_said(record), *_told(record))
    return tuple(sorted(found, key=lambda m: (m.span, _HEIGHT[m.layer], m.anchor)))


def _named(record: Record) -> Iterator[Mark]:
    for n, place in enumerate(record.places, 1):
        yield Mark(place.toponym.span, Layer.PLACE, f"p{n}")
    for n, time in enumerate(record.times, 1):
        yield Mark(time.timex.span, Layer.TIME, f"t{n}")
    for n, actor in enumerate(record.actors, 1):
        yield from (Mark(span, Layer.ACTOR, f"x{n}") for span in actor.spans)


def _said(record: Record) -> Iterator[Mark]:
    for n, statement in enumerate(record.statements, 1):
        attribution = statement.attribution
        yield from (Mark(span, Layer.SOURCE, f"a{n}") for span in attribution.source)
        yield from (Mark(span, Layer.CUE, f"a{n}") for span in attribution.cue)
        yield from (Mark(span, Layer.CONTENT, f"a{n}") for span in attribution.content)
        if attribution.via:
            yield Mark(attribution.via, Layer.VIA, f"a{n}")


def _told(record: Record) -> Iterator[Mark]:
    for n, event in enumerate(record.events, 1):
        yield Mark(event.trigger, Layer.TRIGGER, f"e{n}")
        yield from (Mark(count.span, Layer.COUNT, f"e{n}") for count in event.counts)
        yield from (Mark(span, Layer.EVIDENCE, f"e{n}") for span in _evidence(record, event))
    for n, claim in enumerate(record.claims, 1):
        yield Mark(claim.span, Layer.SLOGAN if claim.kind is ClaimKind.SLOGAN else Layer.CLAIM, f"c{n}")
    for n, wording in enumerate(record.wording, 1):
        yield Mark(wording.span, Layer.WORDING, f"w{n}")
    for n, warning in enumerate(record.warnings, 1):
        if warning.span:
            yield Mark(warning.span, Layer.WARNING, f"n{n}")


def _evidence(record: Record, event: Event) -> Iterator[Span]:
    """The characters on which an event's places, time, actors and things stand."""
    yield from (record.places[index].toponym.span for index in event.places)
    for value in (event.when, *event.agents, *event.recipients, *event.objects, *event.instruments, *event.effects):
        yield from value.spans


def slices(text: str, span: Span, over: Iterable[Mark]) -> tuple[Slice, ...]:
    """``text[span]`` cut wherever a mark of ``over`` starts or ends. The slices joined are the text again."""
    inside = [m for m in over if m.span.overlaps(span)]
    cuts = {span.start, span.end}
    for mark in inside:
        cuts |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    points = sorted(cuts)
    return tuple(
        Slice(text[a:b], tuple(sorted((m for m in inside if m.span.start <= a and b <= m.span.end), key=_topmost)))
        for a, b in pairwise(points)
    )


def _topmost(mark: Mark) -> tuple[int, int, str]:
    return (-_HEIGHT[mark.layer], len(mark.span), mark.anchor)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the page, or the white space between two blocks (``role`` is None)."""

    role: BlockRole | None
    span: Span


def stretches(record: Record) -> Iterator[Stretch]:
    """The whole text from first to last character as blocks and what lies between them."""
    at = 0
    for block in record.document.blocks:
        if block.span.start > at:
            yield Stretch(None, Span(at, block.span.start))
        yield Stretch(block.role, block.span)
        at = block.span.end
    if at < len(record.document.text):
        yield Stretch(None, Span(at, len(record.document.text)))
