"""An HTML page into exact text: its paragraphs in page order, with the role of each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from trafilatura import bare_extraction

from reportedly.errors import InputError
from reportedly.ingest.copies import copies
from reportedly.ingest.dateline import whole
from reportedly.ingest.flow import Passage, passages, tree_of
from reportedly.ingest.head import head
from reportedly.ingest.layout import layout, split
from reportedly.ingest.lines import is_byline, is_caption, is_note, is_residue
from reportedly.ingest.metadata import Found
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_FURNITURE = re.compile(
    r"\b(?:share|social|related|recommend\w*|newsletter|sidebar|promo\w*|advert\w*|comments?|cookies?|breadcrumbs?|footer|nav\w*|tags?|popular|trending|teaser|signup|subscri\w+)\b"
)
_CAPTION = re.compile(r"caption|photo-?(?:desc|text)|image-?(?:desc|text)")
_BYLINE = re.compile(r"\bbyline\b|\bauthor")
_SHINGLE = 4
_ALIKE = 0.7
_JUMP = 40
"""Characters of the article that may be passed over to find the next short passage."""
_LINKED = 0.4
"""A passage is boilerplate if more than this share of its characters is linked (boilerpipe and jusText use .3 to .5)."""


def page(html: str, where: str, url: str) -> tuple[str, tuple[Block, ...], Found]:
    """The text of a page from its heading to the end of its article, its blocks, and what its head says.

    trafilatura tells where the article is; every character comes from the page itself, and what trafilatura drops
    inside the article (captions, headings, short paragraphs) is kept.

    Raises:
        InputError: the page holds no text.
    """
    tree = tree_of(html)
    flow = list(passages(tree)) if tree is not None else []
    if not flow:
        raise InputError("no text is found in this page", where, "Check that it is a report and not drawn by a script.")
    found = head(tree, url)
    article = _article(html, flow)
    if not any(article):
        text = "\n\n".join(p.text for p in flow)
        return text, layout(text, found.site), found
    inside = [i for i, yes in enumerate(article) if yes]
    first = next((i for i in inside if not flow[i].within(*_HEADINGS)), inside[0])
    last = inside[-1] + 1
    start = _heading(flow, first, found)
    kept = range(start, _end(flow, last))
    text, blocks = _blocks([flow[i] for i in kept], [article[i] for i in kept], first - start)
    return text, blocks, found


def _article(html: str, flow: Sequence[Passage]) -> list[bool]:
    """Which passages trafilatura takes for the article."""
    told = bare_extraction(html, include_comments=False, with_metadata=False)
    body: Any = getattr(told, "text", None) or ""
    words = _Words(body)
    at, begun, marks = 0, False, []
    for passage in flow:
        own = passage.key.split()
        if len(own) < _SHINGLE:
            here = words.text.find(passage.key, at, at + _JUMP + len(passage.key)) if own and begun else -1
        else:
            here = words.find(own, at)
        if here >= 0:
            at = here + len(passage.key) - 1
        inside = here >= 0 or (len(own) >= _SHINGLE and (words.find(own, 0) >= 0 or words.alike(own)))
        begun = begun or inside
        marks.append(inside)
    return marks


class _Words:
    """The words of the article with one space around each, and where every run of a few of them starts."""

    def __init__(self, body: str) -> None:
        self.text = " " + " ".join(re.findall(r"[^\W_]+", body)).casefold() + " "
        self._starts: dict[tuple[str, ...], list[int]] = defaultdict(list)
        tokens, at = self.text.split(), 0
        for i, token in enumerate(tokens):
            self._starts[tuple(tokens[i : i + _SHINGLE])].append(at)
            at += len(token) + 1

    def find(self, own: Sequence[str], at: int) -> int:
        """The first place of these words (at least a run of them) from ``at`` on, or -1; looked for by their rarest run."""
        offsets = accumulate((len(w) + 1 for w in own), initial=0)
        runs = [(self._starts.get(run, []), offset) for run, offset in zip(_runs(own), offsets, strict=False)]
        starts, offset = min(runs, key=lambda x: len(x[0]))
        key = f" {' '.join(own)} "
        for i in range(bisect_left(starts, at + offset), len(starts)):
            if self.text.startswith(key, starts[i] - offset):
                return starts[i] - offset
        return -1

    def alike(self, own: Sequence[str]) -> bool:
        """Whether most runs of a long passage are the article's."""
        runs = _runs(own)
        return len(own) > 2 * _SHINGLE and sum(r in self._starts for r in runs) >= _ALIKE * len(runs)


def _runs(own: Sequence[str]) -> list[tuple[str, ...]]:
    return [tuple(own[i : i + _SHINGLE]) for i in range(len(own) - _SHINGLE + 1)]


def _heading(flow: Sequence[Passage], first: int, found: Found) -> int:
    """Where the report starts: at its heading above the article, or at the article."""
    title = found.title.casefold()
    heads = [
        i
        for i in range(first + 1)
        if flow[i].within("h1") or (len(flow[i].text) > 20 and title.startswith(flow[i].text.casefold()))
    ]
    return heads[0] if heads and all(flow[h].within("h1") for h in heads[:1]) else heads[-1] if heads else first


def _end(flow: Sequence[Passage], last: int) -> int:
    """Where the report ends: after a caption or note that follows the article at once."""
    while last < len(flow) and (is_note(flow[last].text) or flow[last].within("figcaption")):
        last += 1
    return last


def _blocks(kept: Sequence[Passage], article: Sequence[bool], first: int) -> tuple[str, tuple[Block, ...]]:
    text = "\n\n".join(p.text for p in kept)
    roles = [_role(p, inside, above=i < first) for i, (p, inside) in enumerate(zip(kept, article, strict=True))]
    blocks: list[Block] = []
    opened, at = False, 0
    for i, passage in enumerate(kept):
        span = Span(at, at + len(passage.text))
        at = span.end + 2
        role = _headed(kept, roles, i)
        blocks += split(text, span, role, not opened)
        opened = opened or role is BlockRole.BODY
    return text, copies(text, blocks)


def _headed(kept: Sequence[Passage], roles: Sequence[BlockRole], i: int) -> BlockRole:
    """The role of the passage at ``i``: a heading below the first that heads no running text is a link to something else."""
    if roles[i] is not BlockRole.HEADLINE or kept[i].within("h1") or BlockRole.BODY not in roles[:i]:
        return roles[i]
    following = [r for r in roles[i + 1 : i + 3] if r is not BlockRole.RESIDUE]
    return BlockRole.HEADLINE if BlockRole.BODY in following or BlockRole.CAPTION in following[:1] else BlockRole.RESIDUE


def _role(passage: Passage, inside: bool, above: bool) -> BlockRole:
    line = passage.text
    if passage.within("figcaption") or _CAPTION.search(passage.nearby) or is_caption(line):
        return BlockRole.CAPTION
    if is_note(line):
        return BlockRole.NOTE
    if passage.within("h1") or (inside and passage.within(*_HEADINGS)):
        return BlockRole.HEADLINE
    if above and not inside:
        return _above(passage)
    if inside:
        return BlockRole.RESIDUE if is_residue(line) else BlockRole.BODY
    return BlockRole.BODY if _lost(passage) else BlockRole.RESIDUE


def _above(passage: Passage) -> BlockRole:
    if whole(passage.text):
        return BlockRole.DATELINE
    return (
        BlockRole.BYLINE
        if is_byline(passage.text) or (_BYLINE.search(passage.nearby) and len(passage.text) < 90)
        else BlockRole.RESIDUE
    )


def _lost(passage: Passage) -> bool:
    """Whether a passage inside the article that trafilatura dropped is running text: news that must not be lost."""
    aside = passage.within("nav", "aside", "footer", "form", "figure") or _FURNITURE.search(passage.nearby)
    if passage.within("blockquote") and not aside:
        return True
    return (
        not aside
        and passage.linked <= _LINKED
        and len(passage.text.split()) >= 10
        and passage.text.rstrip("\"”’')").endswith((".", "!", "?"))
    )
