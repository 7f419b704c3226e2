"""One sentence in which actors are looked for, and the words by which they are told."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.lexicon import phrases
from reportedly.read.names import shouts
from reportedly.read.wordclass import tags
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import Toponym
from reportedly.types.span import Span
from reportedly.types.text import Sentence
from reportedly.types.world import ActorKind


class Line:
    """One sentence being read: its words, their lower-case forms and classes, the place names and words for peoples in it."""

    __slots__ = ("caps", "low", "peoples", "places", "tags", "words")

    def __init__(self, sentence: Sentence, places: Mapping[int, Toponym], peoples: frozenset[int] = frozenset()) -> None:
        self.words = sentence.words
        self.low = [w.text.lower() for w in sentence.words]
        self.tags = tags(sentence.words)
        self.places, self.peoples = places, peoples
        self.caps = shouts(sentence.words)

    def span(self, start: int, end: int) -> Span:
        """The characters of a half-open range of words."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Head nouns: (kind or "", entry)."""
    found = {low: (entry.split(".", 1)[1], entry) for low, entry in phrases("actors", "nouns").items()}
    for kind, name in (("", "epithets"), ("person", "offices")):
        for low, entry in table(name).items():
            found.setdefault(low, (kind, entry))
    return found


@cache
def table(name: str) -> Mapping[str, str]:
    """The phrases of one table of data/actors.toml, each with its entry."""
    return phrases("actors", name)


def kind_of(name: str) -> ActorKind | Unknown:
    """The kind of that name; unknown for ""."""
    return ActorKind(name) if name else Unknown(Reason.NOT_IN_CODEBOOK)


def is_plural(low: str) -> bool:
    """Whether a noun tells several."""
    return (
        (low.endswith("s") and not low.endswith("ss"))
        or low.endswith(("men", "people"))
        or low in ("police", "children", "military")
    )
