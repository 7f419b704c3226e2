"""Places that have no name on the page, set among the named ones: each with its anchors and what it is told for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lexicon import load
from reportedly.resolve.derived_points import derived_point, measured
from reportedly.types.field import Field, Unknown
from reportedly.types.mention import Reading, Toponym, ToponymUse, Trigger, Vicinity
from reportedly.types.record import PlaceMention
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence
from reportedly.types.world import Place, PlaceLevel, PlaceRole

_REACH = 130
_WITHIN = re.compile(r"\s*(?:,|\(|,?\s+in)\s*")
_HEADING = re.compile(r"(?:\W|\d|\b[A-Z]\w*)*")
"""What may follow a place in a heading: a day, a month, nothing that makes a sentence."""
_BEFORE = (("lies", PlaceRole.DESCRIPTION), ("stays", PlaceRole.OTHER), ("comes", PlaceRole.ORIGIN))
_TOWNS = frozenset({PlaceLevel.TOWN, PlaceLevel.FACILITY})


@dataclass(frozen=True, slots=True)
class _Told:
    """A phrase in its sentence with the indexes of its anchors; ``whole`` begins with the "a village" that may stand before."""

    phrase: Vicinity
    sentence: Sentence
    anchors: tuple[int, ...]
    whole: Span
    field: Field[Place] | Unknown


@dataclass(frozen=True, slots=True)
class _Beside:
    """The named places around a phrase, those of them that it or an earlier phrase is told by, and its radius (km)."""

    named: Sequence[PlaceMention]
    anchors: Sequence[int]
    used: set[int]
    largest: float

    def is_place(self, index: int) -> bool:
        """Whether a mention is a place by itself: a town, or no larger than what the phrase tells."""
        mention = self.named[index]
        if isinstance(mention.field, Unknown) or mention.toponym.use is not ToponymUse.LITERAL:
            return False
        place = mention.field.value
        return mention.role is not PlaceRole.DATELINE and (place.level in _TOWNS or place.precision_km <= self.largest)


def with_derived(document: Document, reading: Reading, named: Sequence[PlaceMention]) -> tuple[PlaceMention, ...]:
    """``named`` and the places that the phrases of ``reading`` tell, in order of their spans.

    A phrase that only says where a place named beside it lies ("Dorud, 80 km south-east of Borujerd") adds nothing.
    """
    told = list(_told(document, reading, named))
    if not told:
        return tuple(named)
    triggers = Spans((t.span, t) for t in reading.triggers)
    added = [PlaceMention(_toponym(document, t.phrase), t.field, _role(document, triggers, t), t.anchors) for t in told]
    order = sorted([*named, *added], key=lambda m: (m.toponym.span, bool(m.anchors)))
    moved = {m.toponym.span: i for i, m in enumerate(order) if not m.anchors}
    return tuple(replace(m, anchors=tuple(moved[named[i].toponym.span] for i in m.anchors)) for m in order)


def _toponym(document: Document, phrase: Vicinity) -> Toponym:
    return Toponym(phrase.span, " ".join(document[phrase.span].split()), ToponymUse.LITERAL, phrase.rule)


def _told(document: Document, reading: Reading, named: Sequence[PlaceMention]) -> Iterator[_Told]:
    at = {m.toponym.span: i for i, m in enumerate(named)}
    sentences = Spans((s.span, s) for s in reading.sentences)
    used: set[int] = set()
    for phrase in reading.vicinities:
        anchors = tuple(at[a] for a in phrase.anchors if a in at)
        if len(anchors) < len(phrase.anchors):
            continue
        field = derived_point(phrase, [named[i] for i in anchors], document[phrase.span])
        sentence = sentences.around(phrase.span)[0][1]
        largest = field.value.precision_km if isinstance(field, Field) else 0.0
        if field is None or _describes(document.text, sentence, phrase, _Beside(named, anchors, used, largest)):
            continue
        used.update(anchors)
        noun = _pattern("before", "noun").search(document.text, _low(sentence, phrase.span.start), phrase.span.start)
        whole = Span(noun.start(), phrase.span.end) if noun else phrase.span
        yield _Told(phrase, sentence, anchors, whole, field)


def _describes(text: str, sentence: Sentence, phrase: Vicinity, beside: _Beside) -> bool:
    """Whether a resolved town stands right before or after the phrase, so that the phrase only says where it lies."""
    named, before, after = beside.named, min(beside.anchors) - 1, max(beside.anchors) + 1
    low, high = named[before].toponym.span.end if before >= 0 else sentence.span.end, phrase.span.start
    while before > 0 and _wide(named[before]) and _within(text, named[before - 1], named[before]):
        before -= 1
    if sentence.span.start <= low <= high and before not in beside.used and beside.is_place(before):
        start = named[before].toponym.span.start
        if start >= sentence.span.start and _pattern("described", "before").fullmatch(text, low, high):
            return True
    if after >= len(named) or not beside.is_place(after):
        return False
    start = named[after].toponym.span.start
    return phrase.span.end <= start and _pattern("described", "after").fullmatch(text, phrase.span.end, start) is not None


def _wide(mention: PlaceMention) -> bool:
    return isinstance(mention.field, Field) and not measured(mention.field.value)


def _within(text: str, inner: PlaceMention, outer: PlaceMention) -> bool:
    return _WITHIN.fullmatch(text, inner.toponym.span.end, outer.toponym.span.start) is not None


def _low(sentence: Sentence, before: int) -> int:
    """Where the words that lead to a phrase are looked for: in its sentence, and not far off in a long one."""
    return max(sentence.span.start, before - _REACH)


def _role(document: Document, triggers: Spans[Trigger], told: _Told) -> PlaceRole:
    """What a point is told for, by the words before its noun; else what its sentence tells, or what it heads, happens there."""
    low, high = _low(told.sentence, told.whole.start), told.whole.start
    for name, role in _BEFORE:
        if _pattern("before", name).search(document.text, low, high):
            return role
    alone = high == told.sentence.span.start and _HEADING.fullmatch(document.text, told.phrase.span.end, told.sentence.span.end)
    headed = alone or told.sentence.role in {BlockRole.HEADLINE, BlockRole.CAPTION}
    return PlaceRole.EVENT if headed or triggers.within(told.sentence.span) else PlaceRole.OTHER


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    """A pattern of ``data/vicinity.toml``; those of ``before`` match what ends right there."""
    lists: Mapping[str, list[str]] = load("vicinity")["words"]
    told = re.sub(r"\{([A-Z]+)\}", lambda m: "|".join(lists[m[1]]), str(load("vicinity")[table][name]))
    told = told.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w){told}\Z" if table == "before" else told, re.IGNORECASE)
