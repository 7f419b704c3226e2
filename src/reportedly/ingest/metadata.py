"""Title, date, language and address of a report: given with it, told by the page, or unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.ingest.dates import DATE, day
from reportedly.ingest.given import Given
from reportedly.ingest.language import function_words, language
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole
from reportedly.version import VERSION

_DATE = re.compile(rf"(?<![\w.])(?:{DATE})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What the page's own metadata say. Empty texts and None mean that they say nothing; notes tell where it stood."""

    title: str = ""
    published: date | None = None
    published_note: str = ""
    url: str = ""
    site: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """The metadata fields of a document."""

    title: Field[str] | Unknown
    published: Field[date] | Unknown
    language: Field[str] | Unknown
    url: Field[str] | Unknown


def fields(given: Given, text: str, blocks: Sequence[Block], found: Found) -> Told:
    """The metadata of one report: what was given wins over the page's metadata, and those over its text."""
    return Told(
        title=_title(given, text, blocks, found),
        published=_published(given, text, blocks, found),
        language=_language(text),
        url=_given(given.url, "given#url") or _given(found.url, "page#url") or Unknown(Reason.NOT_STATED),
    )


def _by(rule: str) -> Origin:
    return Origin("ingest", VERSION, rule)


def _given(value: str, rule: str) -> Field[str] | None:
    return Field(value, Basis.GIVEN, (), _by(rule)) if value else None


def _language(text: str) -> Field[str] | Unknown:
    """ISO 639-1 "en" for English; for anything else we only have its name, as the note."""
    spoken = language(text)
    if not spoken.english:
        return Unknown(Reason.NOT_IN_CODEBOOK, (), spoken.name)
    if not spoken.known:
        return Field("en", Basis.ASSUMED, (), _by("languages#words.English"), "too short to tell")
    words = function_words(text)
    return Field(
        "en", Basis.INFERRED, words, _by("languages#words.English"), "by its function words, of which these are the first"
    )


def _title(given: Given, text: str, blocks: Sequence[Block], found: Found) -> Field[str] | Unknown:
    """The given title, that of the page's metadata, or the heading: the one that is printed twice, else the first."""
    if known := _given(given.title, "given#title") or _given(found.title, "page#title"):
        return known
    heads = [i for i, b in enumerate(blocks) if b.role is BlockRole.HEADLINE]
    if not heads:
        return Unknown(Reason.NOT_STATED)
    twice = [b.copy_of for b in blocks if b.role is BlockRole.HEADLINE and b.copy_of is not None]
    span = blocks[(twice or heads)[0]].span
    return Field(text[span.start : span.end], Basis.STATED, (span,), _by("layout#headline"))


def _published(given: Given, text: str, blocks: Sequence[Block], found: Found) -> Field[date] | Unknown:
    """The given day, that of the page's metadata, or the first full date of a dateline, byline or line of residue."""
    if given.published:
        return Field(given.published, Basis.GIVEN, (), _by("given#published"))
    if found.published:
        return Field(found.published, Basis.GIVEN, (), _by("page#published"), found.published_note)
    seen: list[Span] = []
    for role in (BlockRole.DATELINE, BlockRole.BYLINE, BlockRole.RESIDUE):
        for block in (b for b in blocks if b.role is role):
            for written in _DATE.finditer(text, block.span.start, block.span.end):
                span = Span(written.start(), written.end())
                if told := day(written[0]):
                    return Field(told, Basis.STATED, (span,), _by(f"layout#{role.value}"))
                seen.append(span)
    return Unknown(Reason.AMBIGUOUS, tuple(seen), "no year is told") if seen else Unknown(Reason.NOT_STATED)
