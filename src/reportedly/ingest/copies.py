"""Marks the blocks that repeat another block's news: a heading printed twice, a caption that retells the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.types.text import Block, BlockRole

_WORD = re.compile(r"[^\W_]+")
_STEM = 5
"""Two words count as one if their first five letters agree ("torch", "torched"); shorter words must be the same."""


def copies(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with ``copy_of`` set where a heading or caption says what an earlier or neighbouring block says."""
    return tuple(replace(b, copy_of=_original(text, blocks, i)) for i, b in enumerate(blocks))


def _original(text: str, blocks: Sequence[Block], i: int) -> int | None:
    block = blocks[i]
    if block.role is BlockRole.HEADLINE:
        same = _plain(text, block)
        return next((j for j in range(i) if blocks[j].role is BlockRole.HEADLINE and _plain(text, blocks[j]) == same), None)
    if block.role is not BlockRole.CAPTION:
        return None
    own = _stems(text, block)
    for role in (BlockRole.HEADLINE, BlockRole.BODY):
        shared = [(len(own & _stems(text, b)), -j) for j, b in enumerate(blocks) if b.role is role]
        if shared and max(shared)[0] >= 2:
            return -max(shared)[1]
    return None


def _plain(text: str, block: Block) -> str:
    return " ".join(_WORD.findall(text[block.span.start : block.span.end].casefold()))


def _stems(text: str, block: Block) -> set[str]:
    """The content words of a block, cut to their stems; words of up to three letters and numbers carry no news."""
    words = _WORD.findall(text[block.span.start : block.span.end].casefold())
    return {w[:_STEM] for w in words if len(w) > 3 and not w.isdigit()}
