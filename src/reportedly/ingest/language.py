"""Recognises English, and names the language of a text that is something else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice

from reportedly.lexicon import load
from reportedly.types.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENOUGH = 25
"""Words: a shorter text is taken for English unless its script, or several clear words, say otherwise."""
_CLEAR = 3
"""Different function words of another language, and so many times those of English, that settle even a short text."""
_FEW = 8
"""Words: a text as short as a title is never settled by them."""
_MARGIN = 1.5
"""Another language must have half as many function words again as English has; place names and quotes stay below that."""


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a text: its English name, and whether function words or only the script (or nothing) told it."""

    name: str
    known: bool

    @property
    def english(self) -> bool:
        """Whether we read it."""
        return self.name == "English"


def language(text: str) -> Language:
    """The language of ``text`` by its function words; a text too short to tell counts as English, not ``known``."""
    words = [w.lower() for w in _WORD.findall(text[:200_000])]
    script = _script(text)
    told = Counter(words)
    counts: Counter[str] = Counter()
    different: Counter[str] = Counter()
    for name, entries in load("languages")["words"].items():
        known = told.keys() & entries
        counts[name] = sum(told[w] for w in known)
        different[name] = len(known)
    english = counts.pop("English")
    best, hits = max(counts.items(), key=lambda x: (x[1], x[0]))
    clear = len(words) >= _FEW and different[best] >= _CLEAR and hits >= _CLEAR * english
    if script or clear or len(words) >= _ENOUGH:
        if hits > 1 and hits > _MARGIN * english:
            return Language(best, True)
        if script:
            return Language(f"a language in {script} script", False)
    return Language("English", english > 0)


def function_words(text: str, most: int = 5) -> tuple[Span, ...]:
    """The first few English function words of ``text``."""
    known = set(load("languages")["words"]["English"])
    return tuple(islice((Span(*m.span()) for m in _WORD.finditer(text) if m[0].lower() in known), most))


def _script(text: str) -> str:
    """The script of most letters if it is not Latin, else an empty text."""
    letters = Counter(filter(str.isalpha, text[:20_000]))
    ranges: dict[str, list[int]] = load("languages")["scripts"]
    total = sum(letters.values())
    shares = {name: sum(n for c, n in letters.items() if low <= ord(c) <= high) for name, (low, high) in ranges.items()}
    name, most = max(shares.items(), key=lambda x: (x[1], x[0]))
    return name if total and most > total / 2 else ""
