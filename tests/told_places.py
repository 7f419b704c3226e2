"""Reports of a few lines, read for their places."""

from __future__ import annotations

from functools import cache

import reportedly
from reportedly.read.sentences import sentences
from reportedly.read.toponyms import toponyms
from reportedly.resolve.where import places
from reportedly.store.gazetteer import GazetteerFile
from reportedly.types.field import Field
from reportedly.types.mention import Reading, ToponymUse
from reportedly.types.record import PlaceMention
from reportedly.types.world import Place
from tests.told_times import page


@cache
def gazetteer() -> GazetteerFile:
    """The gazetteer that comes with the package."""
    return GazetteerFile()


def named(text: str) -> list[tuple[str, ToponymUse]]:
    """Every toponym of a text as written, with its use."""
    report = page(text)
    return [(report[t.span], t.use) for t in toponyms(report, sentences(report), gazetteer())]


def literal(text: str) -> list[str]:
    """The place names of a text that are neither peoples nor parts of names."""
    return [name for name, use in named(text) if use is ToponymUse.LITERAL]


def spelled(text: str) -> list[str]:
    """The place names of a text, as written, that a rule of transliteration leads to a known name."""
    report = page(text)
    found = toponyms(report, sentences(report), gazetteer())
    return [report[t.span] for t in found if "transliteration" in t.rule]


def mentions(text: str, *, peoples: bool = False) -> tuple[PlaceMention, ...]:
    """The resolved places of a text."""
    report = page(text)
    lines = sentences(report)
    reading = Reading("test", lines, toponyms=toponyms(report, lines, gazetteer()))
    return places(report, reading, gazetteer(), peoples=peoples)


def found(text: str, name: str) -> Place:
    """What the first mention of ``name`` in a text was taken for."""
    field = next(m.field for m in mentions(text) if text[m.toponym.span.start : m.toponym.span.end] == name)
    assert isinstance(field, Field)
    return field.value


def roles(text: str) -> dict[str, str]:
    """The role of every place name of a report by its name as written; the whole line reads it."""
    record = reportedly.read(text, published="2020-06-27")
    return {record.document[p.toponym.span]: p.role.value for p in record.places if not p.anchors}
