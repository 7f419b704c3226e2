"""Marks the blocks that repeat another block's news: a heading printed twice, a caption that retells the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.types.text import Block, BlockRole

_WORD = re.compile(r"[^\W_]+")
_STEM = 5
"""Two words count as one if their first five letters agree ("torch", "torched"); shorter words must be the same."""

_REACH = 30
"""Blocks: a caption retells what stands near it, or a heading at the top of its page."""


def copies(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with ``copy_of`` set where a heading or caption says what an earlier or neighbouring block says."""
    seen: dict[str, int] = {}
    heads = [i for i, b in enumerate(blocks[:_REACH]) if b.role is BlockRole.HEADLINE]
    made = []
    for i, block in enumerate(blocks):
        if block.role is BlockRole.HEADLINE:
            first = seen.setdefault(_plain(text, block), i)
            made.append(replace(block, copy_of=first if first < i else None))
        elif block.role is BlockRole.CAPTION:
            around = range(max(0, i - _REACH), min(len(blocks), i + _REACH))
            bodies = [j for j in around if blocks[j].role is BlockRole.BODY]
            made.append(replace(block, copy_of=_retold(text, blocks, i, (heads, bodies))))
        else:
            made.append(block)
    return tuple(made)


def _retold(text: str, blocks: Sequence[Block], i: int, tries: Sequence[Sequence[int]]) -> int | None:
    """The heading, else the paragraph, with which a caption shares most words; at least two."""
    own = _stems(text, blocks[i])
    for candidates in tries:
        shared = [(len(own & _stems(text, blocks[j])), -j) for j in candidates]
        if shared and max(shared)[0] >= 2:
            return -max(shared)[1]
    return None


def _plain(text: str, block: Block) -> str:
    return " ".join(_WORD.findall(text[block.span.start : block.span.end].casefold()))


def _stems(text: str, block: Block) -> set[str]:
    """The content words of a block, cut to their stems; words of up to three letters and numbers carry no news."""
    words = _WORD.findall(text[block.span.start : block.span.end].casefold())
    return {w[:_STEM] for w in words if len(w) > 3 and not w.isdigit()}
