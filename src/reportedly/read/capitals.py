"""Text in capitals, where no letter tells a name: what may stand before a noun, and abbreviations explained in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.read.names import bodies
from reportedly.read.wordclass import participles
from reportedly.types.mention import ActorMention
from reportedly.types.span import Span
from reportedly.types.text import Document
from reportedly.types.world import ActorKind

_SHORT = r"[A-Z]{3,6}|[A-Z]-\d{1,2}"
_FORWARD = re.compile(rf"\b({_SHORT})\s+[\[(]([A-Z][A-Z\s'-]{{7,80}})[\])]")
_BACKWARD = re.compile(rf"((?:[A-Z]+\s+){{1,6}})[\[(]({_SHORT})[\])]")


@cache
def _irregular() -> frozenset[str]:
    return frozenset(form for forms in load("inflection")["irregular"].values() for form in forms)


def modifies(low: str) -> bool:
    """Whether a word in capitals may stand before the noun of its phrase: no finite verb nor gerund, as far as forms tell."""
    if low in participles():
        return True
    return low.isalpha() and not low.endswith(("ed", "ing", "ly")) and low not in _irregular()


def abbreviations(document: Document) -> Iterator[ActorMention]:
    """Every mention of an abbreviation that the text explains in brackets as the name of a body, in order."""
    text = document.text
    known: dict[str, tuple[ActorKind, str]] = {}
    for short, name in [m.groups() for m in _FORWARD.finditer(text)] + [m.groups()[::-1] for m in _BACKWARD.finditer(text)]:
        entry = _body(name)
        if entry:
            known.setdefault(short, entry)
    if not known:
        return
    for match in re.finditer("|".join(rf"\b{re.escape(s)}\b" for s in sorted(known)), text):
        span = Span(match.start(), match.end())
        kind, rule = known[match[0]]
        yield ActorMention(span, span, match[0], kind, rule)


def _body(name: str) -> tuple[ActorKind, str] | None:
    """The kind of body of that name, by its last or first word; an army of liberation is no state's."""
    words = name.lower().split()
    entry = next((bodies()[w] for w in (words[-1], words[0]) if w in bodies()), None)
    if entry is None:
        return None
    return ActorKind.REBEL_GROUP if listed("actors", "armed", "words") & set(words) else ActorKind(
        entry.split(".", 1)[1]
    ), entry
