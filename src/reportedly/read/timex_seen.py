"""What stands around a match of a rule of times, for the guards that decide whether it is a time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load
from reportedly.types.timex import Timex

REACH = 24
"""Characters to either side that the guards look at."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A match with the characters before it in the sentence and the expression before it."""

    match: re.Match[str]
    before: str
    previous: Timex | None

    @property
    def after(self) -> str:
        """The next characters of the text."""
        return self.match.string[self.match.end() : self.match.end() + REACH]

    @property
    def line(self) -> str:
        """The characters before it, in the sentence or not."""
        return self.match.string[max(0, self.match.start() - REACH) : self.match.start()]

    @property
    def gap(self) -> str | None:
        """The characters since the expression before, or None if there is none."""
        return self.match.string[self.previous.span.end : self.match.start()] if self.previous else None


@cache
def governing(name: str, tail: str) -> re.Pattern[str]:
    """A word of a list before a time, with ``tail`` behind it."""
    return re.compile(rf"(?<!\w){load('timex')['join'][name]}{tail}$", re.IGNORECASE)


def governed(seen: Seen) -> bool:
    """After "on", "until", "early" and the like, or beside its hour."""
    if seen.previous and seen.previous.clock and re.fullmatch(r"[\s,]+", seen.gap or ""):
        return True
    return bool(governing("governor", r"[\s-]+(?:the\s+)?").search(seen.before))
