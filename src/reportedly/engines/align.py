"""The one exact place on the page of words that an engine proposes, or a refusal. No offset is ever fitted."""

from __future__ import annotations

import re

from reportedly.types.mention import Refusal
from reportedly.types.span import Span
from reportedly.types.text import Document

_MARKS = "\"“”„‟«»'‘’‚‛`´"
_DASHES = "-‐‑‒–—―"
_SPACE = re.compile(r"\s+")


def align(document: Document, proposed: str, by: str, within: Span | None = None) -> Span | Refusal:
    """Where ``proposed`` stands in ``document``.

    The page's own characters are found first as they are; failing that, any white space meets any white space, any
    quotation mark or apostrophe any other and any dash any other. Letters, digits and other signs must be the same.

    Args:
        document: the page.
        proposed: the quoted words, without their place.
        by: the engine, for the refusal.
        within: the only stretch of the page to look in, in code points; the whole page if None.

    Returns:
        The one span whose characters are the quote, or a refusal where there is none, or more than one.
    """
    words = proposed.strip()
    if not words:
        return Refusal(proposed, "nothing was quoted", by)
    start, end = (within.start, min(within.end, len(document.text))) if within else (0, len(document.text))
    for pattern in (re.escape(words), _loosely(words)):
        found = _places(re.compile(pattern), document.text, start, end)
        if len(found) == 1:
            return found[0]
        if found:
            return Refusal(proposed, f"it stands {len(found)} times on the page", by)
    return Refusal(proposed, "it does not stand on the page", by)


def _places(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[Span]:
    """Every place where the pattern fits, overlapping ones too."""
    found = []
    match = pattern.search(text, start, end)
    while match:
        found.append(Span(*match.span()))
        match = pattern.search(text, match.start() + 1, end)
    return found


def _loosely(words: str) -> str:
    """A pattern for the words in which white space, quotation marks and dashes are alike."""
    return r"\s+".join("".join(map(_sign, piece)) for piece in _SPACE.split(words))


def _sign(sign: str) -> str:
    group = next((g for g in (_MARKS, _DASHES) if sign in g), "")
    return f"[{re.escape(group)}]" if group else re.escape(sign)
