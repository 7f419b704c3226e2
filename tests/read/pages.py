"""Pages for the tests of reading: a text becomes the mentions that the rules find in it."""

from __future__ import annotations

import re

from reportedly.read.actors import actors
from reportedly.read.attribution import attributions
from reportedly.read.sentences import sentences
from reportedly.read.timex import timexes
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import ActorMention, Attribution
from reportedly.types.span import Span, trimmed
from reportedly.types.text import Block, BlockRole, Document

Row = tuple[str, str, str]


def page(text: str) -> Document:
    """A document whose blocks are the lines of ``text``."""
    lines = (trimmed(text, *m.span()) for m in re.finditer(r"[^\n]+", text))
    unknown = Unknown(Reason.NOT_STATED)
    blocks = tuple(Block(BlockRole.BODY, line) for line in lines if line)
    return Document("test", "", text, blocks, unknown, unknown, unknown, unknown, unknown)


def quoted(text: Document, spans: tuple[Span, ...]) -> str:
    """The characters of some spans, joined by a bar."""
    return " | ".join(text[s] for s in spans)


def people(text: str) -> tuple[Document, tuple[ActorMention, ...]]:
    """The page and its actors."""
    doc = page(text)
    return doc, actors(doc, sentences(doc), ())


def told(text: str) -> tuple[Document, tuple[Attribution, ...]]:
    """The page and its attributions."""
    doc = page(text)
    lines = sentences(doc)
    return doc, attributions(doc, lines, actors(doc, lines, ()), timexes(doc, lines))


def rows(text: str) -> list[Row]:
    """Source, cue and content of each attribution, as written."""
    doc, found = told(text)
    return [(quoted(doc, a.source), quoted(doc, a.cue), quoted(doc, a.content)) for a in found]
