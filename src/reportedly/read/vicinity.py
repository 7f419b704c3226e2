"""Places told by others: "12 km south-east of Qom", "between Qom and Kashan", "the Qom–Tehran road", "near Qom"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.lexicon import listed
from reportedly.read.vicinity_words import measure, pattern
from reportedly.types.mention import Toponym, ToponymUse, Vicinity, VicinityKind
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence

_REACH = 130
_ALOOF = frozenset({BlockRole.RESIDUE, BlockRole.DATELINE, BlockRole.BYLINE})
_ONE = (
    ("radius", VicinityKind.AWAY),
    ("circle", VicinityKind.AWAY),
    ("travel", VicinityKind.TRAVEL),
    ("away", VicinityKind.AWAY),
    ("toward", VicinityKind.AWAY),
    ("edge", VicinityKind.EDGE),
    ("suburb", VicinityKind.EDGE),
    ("coast", VicinityKind.COAST),
    ("off", VicinityKind.COAST),
    ("around", VicinityKind.AROUND),
)
"""What tells most is tried first."""
_PAIR = (("road", VicinityKind.ROUTE), ("between", VicinityKind.BETWEEN))
_AFTER = re.compile(r"\s+([A-Za-z][a-z]+)")
_JOINED = re.compile(r"['’]s\b|[-‐‑]\w")
_GUARDED = frozenset({"toward", "around", "edge"})
_BEFORE_PAIR = 2


def vicinities(document: Document, sentences: Sequence[Sentence], towns: Sequence[Toponym]) -> tuple[Vicinity, ...]:
    """The phrases of ``document`` that tell a place by its position to named ones, in order; none overlaps another."""
    named = Spans((t.span, t) for t in towns if t.use is ToponymUse.LITERAL)
    found: list[Vicinity] = []
    for sentence in sentences:
        here = [t for _, t in named.within(sentence.span)] if sentence.role not in _ALOOF else []
        for vicinity in _told(document.text, sentence, here):
            if not found or found[-1].span.end <= vicinity.span.start:
                found.append(vicinity)
    return tuple(found)


def _told(text: str, sentence: Sentence, here: Sequence[Toponym]) -> Iterator[Vicinity]:
    at = 0
    while at < len(here):
        pair = _of_two(text, sentence, here, at)
        one = None if pair else _of_one(text, sentence, here[at])
        route = _of_two(text, sentence, here, at + 1) if one else None
        joined = one and route and pattern("gap", "along").fullmatch(text, one.span.end, route.span.start)
        found = _along(text, one, route) if one and route and joined else pair or one
        if found:
            yield found
        at += 3 if joined else 2 if pair else 1


def _of_two(text: str, sentence: Sentence, here: Sequence[Toponym], at: int) -> Vicinity | None:
    if at + 1 >= len(here) or not _whole(text, sentence, here[at + 1], road=True):
        return None
    return _route(text, here[at].span, here[at + 1].span) or _pair(text, sentence, here[at].span, here[at + 1].span)


def _route(text: str, one: Span, other: Span) -> Vicinity | None:
    """Two names joined before a word for a road: "the Qom–Tehran highway"."""
    road = pattern("gap", "road").match(text, other.end)
    if not road or not pattern("gap", "route").fullmatch(text, one.end, other.start):
        return None
    if one.start and pattern("gap", "dash").match(text, one.start - 1):
        return None
    return Vicinity(Span(one.start, road.end()), VicinityKind.ROUTE, (one, other), "vicinity#gap.route")


def _pair(text: str, sentence: Sentence, one: Span, other: Span) -> Vicinity | None:
    """Two names after "between", or after a word for a road and "from" or "linking"."""
    joint = pattern("gap", "and").match(text, one.end, other.start)
    if not joint or not pattern("before", "name").match(text, joint.end(), other.start):
        return None
    low, high = _left(text, sentence, one)
    for name, kind in _PAIR if low < high else ():
        found = pattern("left", name).search(text, low, high)
        if found and not (found[0].lower().startswith("between") and _relation(text[low : found.start()])):
            return Vicinity(Span(found.start(), other.end), kind, (one, other), f"vicinity#left.{name}")
    return None


def _relation(left: str) -> bool:
    """Whether what stands before "between" is something that two towns have with each other, and no place."""
    words = {w.strip(",.;:'’\"“”()").lower() for w in left.split()[-_BEFORE_PAIR:]}
    return bool(words & listed("vicinity", "words", "RELATION"))


def _of_one(text: str, sentence: Sentence, name: Toponym) -> Vicinity | None:
    if not _whole(text, sentence, name):
        return None
    low, high = _left(text, sentence, name.span)
    for key, kind in _ONE if low < high else ():
        found = pattern("left", key).search(text, low, high)
        if not found or not _fits(key, text, sentence, Span(found.start(), name.span.end)):
            continue
        told = measure(found)
        span = Span(found.start(), name.span.end)
        rule = f"vicinity#left.{key}"
        return Vicinity(span, kind, (name.span,), rule, told.bearing, told.spread, told.km, told.slack)
    return None


def _fits(key: str, text: str, sentence: Sentence, span: Span) -> bool:
    """Whether what stands around a phrase lets it tell a place: not "in the north of Qom", not "scored off Leeds defenders"."""
    if key in _GUARDED:
        return not pattern("aloof", key).search(text, max(sentence.span.start, span.start - _REACH), span.start)
    after = _AFTER.match(text, span.end, sentence.span.end)
    return key != "off" or after is None or after[1].lower() in listed("vicinity", "words", "AFTER_OFF")


def _along(text: str, one: Vicinity, route: Vicinity) -> Vicinity:
    """A distance from one end of a road towards the other: "10 km from Qom on the Qom–Tehran road"."""
    start = one.anchors[0]
    ends = [a for a in route.anchors if text[a.start : a.end] != text[start.start : start.end]]
    if len(ends) != 1 or one.km is None:
        return one
    return replace(one, span=one.span.join(route.span), kind=VicinityKind.ROUTE, anchors=(start, ends[0]))


def _left(text: str, sentence: Sentence, name: Span) -> tuple[int, int]:
    """The stretch whose end may lead to a name, "the city of" and the like cut off; an empty one where no such word ends it."""
    low = max(sentence.span.start, name.start - _REACH)
    held = pattern("before", "name").search(text, low, name.start)
    high = held.start() if held else name.start
    last = text[low:high].rsplit(None, 1)[-1:]
    return low, high if last and last[0].lower() in listed("vicinity", "words", "LEADS") else low


def _whole(text: str, sentence: Sentence, name: Toponym, *, road: bool = False) -> bool:
    """Whether a name is the town itself and no part of a longer name or of a building's."""
    if _JOINED.match(text, name.span.end):
        return False
    after = _AFTER.match(text, name.span.end, sentence.span.end)
    if not after or (road and pattern("gap", "road").match(text, name.span.end)):
        return True
    capital = after[1][0].isupper() and sentence.role is not BlockRole.HEADLINE
    house = after[1].lower() in listed("vicinity", "words", "HOUSE")
    return not house and (not capital or after[1] in listed("vicinity", "words", "DAY"))
