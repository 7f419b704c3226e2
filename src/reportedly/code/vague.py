"""What a told number is worth under a named codebook: vague words by each codebook's own table."""

from __future__ import annotations

import re
from functools import cache

from reportedly.lexicon import load

_WORD = re.compile(r"[^\W\d_]+")


def low_of(words: str, low: int, codebook: str) -> int:
    """The lowest value of a number told in ``words`` (the text of a count's span) by the rule of a codebook.

    ``low`` is the count's own, ACLED's reading. It holds for numbers that are not vague, and for codebooks that
    ``data/vague_numbers.toml`` does not list: their manuals give no values of their own. Names count in any case.
    """
    table = load("vague_numbers").get(codebook.lower())
    if not isinstance(table, dict):
        return low
    told = tuple(_WORD.findall(words.lower()))
    phrase = next((p for p in _phrases() for i in range(len(told)) if told[i : i + len(p)] == p), ())
    return int(table.get(" ".join(phrase), low))


@cache
def _phrases() -> tuple[tuple[str, ...], ...]:
    """The vague words of ``data/numbers.toml``, the longest first, so that "hundreds of thousands" is no "hundreds"."""
    return tuple(sorted((tuple(p.split()) for p in load("numbers")["vague"]), key=len, reverse=True))
