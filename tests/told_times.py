"""Reports of a few lines, read for their time expressions."""

from __future__ import annotations

from datetime import date

from reportedly.read.sentences import sentences
from reportedly.read.timex import timexes
from reportedly.resolve.when import times
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Reading
from reportedly.types.record import TimeMention
from reportedly.types.span import Span, trimmed
from reportedly.types.text import Block, BlockRole, Document
from reportedly.types.timex import Timex

NOT_TOLD = Unknown(Reason.NOT_STATED)
GIVEN = Origin("test", "0", "given")


def page(text: str, published: str | None = None) -> Document:
    """A report whose paragraphs are all body."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        span = trimmed(text, start, start + len(part))
        blocks += [Block(BlockRole.BODY, span)] if span else []
        start += len(part) + 2
    day = Field(date.fromisoformat(published), Basis.GIVEN, (), GIVEN) if published else NOT_TOLD
    return Document("r", "0", text, tuple(blocks), NOT_TOLD, day, NOT_TOLD, NOT_TOLD, NOT_TOLD)


def found(text: str) -> list[Timex]:
    """The time expressions of a text."""
    document = page(text)
    return list(timexes(document, sentences(document)))


def quotes(text: str) -> list[str]:
    """Their words."""
    return [text[t.span.start : t.span.end] for t in found(text)]


def told(text: str, published: str | None = "2021-03-17") -> list[TimeMention]:
    """The days that they name in a report of that day (a Wednesday, unless another is given)."""
    document = page(text, published)
    lines = sentences(document)
    return list(times(document, Reading("rules", lines, timexes=timexes(document, lines))))


def days(text: str, published: str | None = "2021-03-17") -> list[tuple[str, str] | str]:
    """First and last day of each, or the reason why there is none."""
    return [
        (t.field.value.first.isoformat(), t.field.value.last.isoformat())
        if isinstance(t.field, Field)
        else t.field.reason.value
        for t in told(text, published)
    ]


def whole(span: Span, text: str) -> bool:
    """Whether a span lies in the text and starts and ends with a character that is not white space."""
    return span.end <= len(text) and not text[span.start].isspace() and not text[span.end - 1].isspace()
