"""Tells what each paragraph of a plain text page is for: headline, byline, dateline, body, caption, note or residue."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.ingest.copies import copies
from reportedly.ingest.dateline import inline, whole
from reportedly.ingest.lines import (
    Line,
    is_byline,
    is_caption,
    is_nameplate,
    is_note,
    is_numbered,
    is_residue,
    is_signature,
    is_signed,
    names_day,
    residue_tail,
)
from reportedly.ingest.paragraphs import Paragraph, paragraphs
from reportedly.types.span import Span, trimmed
from reportedly.types.text import Block, BlockRole

_SUBHEAD_WORDS = 7
"""A line between paragraphs without a full stop is a heading up to seven words, else the caption of a picture."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The paragraphs of a page; the indexes of the first and last one of running text, and of the first residue below."""

    lines: tuple[Line, ...]
    first: int
    last: int
    furniture: int


def layout(text: str, outlet: str = "") -> tuple[Block, ...]:
    """The blocks of ``text`` in order; they do not overlap and cover every character that is not white space.

    ``outlet`` is the outlet's name where it is known; a line that says nothing else is its nameplate.
    """
    found = paragraphs(text)
    page = _page(text, found)
    roles = [_role(page, i, outlet) for i in range(len(page.lines))]
    roles = _nameplates(page, roles, outlet)
    blocks: list[Block] = []
    for i, (line, role) in enumerate(zip(page.lines, roles, strict=True)):
        blocks += split(text, line.span, role, i == page.first)
    return copies(text, blocks)


def _page(text: str, found: Sequence[Paragraph]) -> _Page:
    lines = tuple(Line(p.span, text[p.span.start : p.span.end], p.apart) for p in found)
    own = [i for i, line in enumerate(lines) if not (is_residue(line.text) or is_note(line.text))]
    prose = [i for i in own if lines[i].prose] or [i for i in own if lines[i].ends] or own[:1]
    ended = [i for i in own if lines[i].ends and not (lines[i].text.isupper() and is_signature(lines[i].text))] or prose
    if not prose:
        return _Page(lines, len(lines), len(lines), len(lines))
    last = max(prose[-1], ended[-1])
    below = (i for i in range(last + 1, len(lines)) if is_residue(lines[i].text))
    return _Page(lines, prose[0], last, next(below, len(lines)))


def _role(page: _Page, i: int, outlet: str) -> BlockRole:
    line = page.lines[i]
    if i < page.first and whole(line.text) and not is_byline(line.text):
        return BlockRole.DATELINE
    if is_residue(line.text) or (outlet and line.text.casefold() == outlet.casefold()):
        return BlockRole.RESIDUE
    if is_note(line.text):
        return BlockRole.NOTE
    if is_caption(line.text) and i != page.first:
        return BlockRole.CAPTION
    if i < page.first:
        return BlockRole.BYLINE if i > 0 and is_numbered(line.text) else _above(line)
    if line.prose or i == page.first or (page.first <= i <= page.last and not _alone(page, i)):
        return BlockRole.BODY
    if i > page.last:
        return _below(page, i)
    return BlockRole.HEADLINE if line.words <= _SUBHEAD_WORDS else BlockRole.CAPTION


def _above(line: Line) -> BlockRole:
    """The role of a line above the running text."""
    return BlockRole.BYLINE if is_byline(line.text) else BlockRole.HEADLINE


def _below(page: _Page, i: int) -> BlockRole:
    """The role of a line below the last running text."""
    line, before = page.lines[i], page.lines[i - 1].text
    if is_signature(line.text) or (is_signature(before) and not is_note(before) and not line.apart):
        return BlockRole.BYLINE
    if i + 1 < len(page.lines) and is_signed(line.text, page.lines[i + 1].text):
        return BlockRole.BYLINE
    if whole(line.text):
        return BlockRole.DATELINE
    if whole(before) and not line.ends:
        return BlockRole.BYLINE
    if line.apart and names_day(line.text):
        return BlockRole.CAPTION
    return BlockRole.RESIDUE if i > page.furniture and not line.ends else BlockRole.BODY


def _alone(page: _Page, i: int) -> bool:
    """Whether a line inside the running text stands between empty lines and is no item or head of a list."""
    line = page.lines[i]
    following = page.lines[i + 1] if i + 1 < len(page.lines) else None
    return (
        line.apart
        and (following is None or following.apart)
        and not line.item
        and not line.ends
        and not line.text.endswith((":", ",", ";"))
    )


def _nameplates(page: _Page, roles: list[BlockRole], outlet: str) -> list[BlockRole]:
    """Turns the outlet's name and the document's number above the first headline into residue."""
    top = [i for i in range(min(page.first, len(roles))) if roles[i] is BlockRole.HEADLINE]
    for here, following in itertools.pairwise(top):
        if page.lines[here].text == page.lines[following].text or not is_nameplate(page.lines[here].text, outlet):
            break
        roles[here] = BlockRole.RESIDUE
    return roles


def split(text: str, span: Span, role: BlockRole, opening: bool) -> list[Block]:
    """One paragraph as blocks: a dateline or residue that shares its line with something else stands apart."""
    line = text[span.start : span.end]
    if opening and role is BlockRole.BODY and (cut := inline(line, headed=not text[: span.start].isspace() and span.start > 0)):
        rest = trimmed(text, span.start + cut, span.end)
        return [Block(BlockRole.DATELINE, Span(span.start, span.start + cut)), *([Block(role, rest)] if rest else [])]
    if role is BlockRole.BODY and (cut := residue_tail(line)):
        body = trimmed(text, span.start, span.start + cut)
        tail = trimmed(text, span.start + cut, span.end)
        return [Block(r, s) for r, s in ((role, body), (BlockRole.RESIDUE, tail)) if s]
    if role is BlockRole.RESIDUE and (found := re.match(r"(.*)\s+([·•|]\s.*)", line)) and whole(found[1].split(" · ")[-1]):
        return [
            Block(BlockRole.DATELINE, Span(span.start, span.start + found.end(1))),
            Block(role, Span(span.start + found.start(2), span.end)),
        ]
    return [Block(role, span)]
