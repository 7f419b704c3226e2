"""Bytes of one report into a document: decoded, split into blocks, its metadata with their evidence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from reportedly.errors import RefusedInput
from reportedly.ingest.decode import decode
from reportedly.ingest.given import Kind, RawInput
from reportedly.ingest.layout import layout
from reportedly.ingest.metadata import Found, fields
from reportedly.types.field import Reason, Unknown
from reportedly.types.text import Block, Document, Source

_MARKUP = re.compile(r"(?i)\s*(?:<\?xml|<!doctype html|<html|<head|<body|<article|<!--)")


@dataclass(frozen=True, slots=True)
class _Content:
    """What a report says, apart from how it was stored."""

    text: str
    blocks: tuple[Block, ...]
    found: Found


def document(raw: RawInput, sources: Mapping[str, Source]) -> Document:
    """The document of one report, if it is in English.

    Raises:
        InputError: the report is empty, binary, in no known encoding or larger than 20 MB.
        RefusedInput: the report is not in English.
    """
    page_read = in_any_language(raw, sources)
    if isinstance(page_read.language, Unknown):
        what = f"this report is not in English; it looks like {page_read.language.note}"
        raise RefusedInput(what, raw.where, "Only English is read. The bytes are untouched; give a translation instead.")
    return page_read


def in_any_language(raw: RawInput, sources: Mapping[str, Source]) -> Document:
    """The document of one report. Plain text is kept character by character; a page becomes its blocks in page order.

    Raises:
        InputError: the report is empty, binary, in no known encoding or larger than 20 MB.
    """
    decoded, encoding = decode(raw.data, raw.where)
    source = sources.get(raw.given.source)
    content = _content(raw, decoded, source.name if source else "")
    digest = hashlib.sha256(raw.data).hexdigest()
    told = fields(raw.given, content.text, content.blocks, content.found)
    extra = raw.given.extra if encoding in ("utf-8", "ascii") else (*raw.given.extra, ("encoding", encoding))
    return Document(
        id=raw.given.id or "r-" + digest[:16],
        sha256=digest,
        text=content.text,
        blocks=content.blocks,
        title=told.title,
        published=told.published,
        language=told.language,
        url=told.url,
        source=source or _outlet(raw.given.source, content, sources),
        given=extra,
    )


def _content(raw: RawInput, decoded: str, outlet: str) -> _Content:
    if raw.kind is Kind.HTML or (raw.kind is Kind.UNKNOWN and _MARKUP.match(decoded)):
        from reportedly.ingest.page import page  # noqa: PLC0415 - loads trafilatura, half a second; text needs none of it

        text, blocks, found = page(decoded, raw.where, raw.given.url)
        return _Content(text, blocks, found)
    return _Content(decoded, layout(decoded, outlet), Found())


def _outlet(given: str, content: _Content, sources: Mapping[str, Source]) -> Source | Unknown:
    """The outlet of the register that a nameplate or the page's own metadata name in full."""
    if given:
        return Unknown(Reason.NOT_STATED, (), f"'{given}' is not in the outlets register")
    by_name = {s.name.casefold(): s for s in sources.values()}
    if content.found.site.casefold() in by_name:
        return by_name[content.found.site.casefold()]
    for block in content.blocks:
        line = content.text[block.span.start : block.span.end]
        for part in re.split(r"\s+[·•|◆*›»/]\s+|,\s", line) if len(line) < 120 else ():
            if part.casefold() in by_name:
                return by_name[part.casefold()]
    return Unknown(Reason.NOT_STATED)
