"""Where and when a telling says it happened: by its own words, else its sentence's, else what was said just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from reportedly.code.binding import Binding
from reportedly.code.lists import PlaceList, place_lists
from reportedly.code.place_days import PlaceDays
from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import listed, load
from reportedly.types.field import Field, Unknown
from reportedly.types.record import PlaceMention
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole
from reportedly.types.world import PlaceLevel, PlaceRole, When

_BEFORE = 2
_HEADER, _HEADERS = 14, 40
"""Words of a line that may head others, and how many such lines are looked at for one telling."""
_GAP = 40
_WORD = re.compile(r"[^\W\d_]+")
_ANEW = re.compile(r"\)?[,;]\s+(?:and|while|but)\s+(?:in|at|near|outside)\s+(?:the\s+)?")
_EXISTS = (("is",), ("are",), ("was",), ("were",), ("has",), ("have",), ("had",), ("will",))


@dataclass(frozen=True, slots=True)
class Setting:
    """Place indexes and the time of a telling. ``near``: told only by position, so that no place may be filled in.

    ``vague``: why no day can be known, where a time is told that names none, so that none may be filled in.
    """

    places: tuple[int, ...]
    when: Field[When] | None
    vague: Unknown | None = field(default=None, kw_only=True)
    near: bool


class Settings:
    """The places and times of one page by sentence."""

    __slots__ = (
        "_anchors",
        "_binding",
        "_countries",
        "_eventful",
        "_headings",
        "_listed",
        "_lists",
        "_page",
        "_places",
        "_triggers",
    )

    def __init__(self, page: Page) -> None:
        self._page = page
        self._binding = Binding(page)
        self._triggers = Spans((t.span, t) for t in page.reading.triggers)
        self._eventful = frozenset(line.index for line in page.lines if self._triggers.within(line.sentence.span))
        self._places: Mapping[int, list[int]] = _by_line(page, [p.toponym.span for p in page.resolution.places])
        named = [p.toponym.span.start for p in page.resolution.places]
        self._lists = tuple(place_lists(page.lines, self._places, named))
        self._listed = frozenset(i for x in self._lists for i in x.places)
        self._countries = [(start, i) for i, start in enumerate(named) if self._wide((i,))]
        told = (p for p in page.resolution.places if p.role is PlaceRole.EVENT and isinstance(p.field, Field))
        self._anchors = frozenset(i for p in told for i in p.anchors)
        self._headings: dict[int, list[int]] = {}
        for line in page.lines:
            if line.index not in self._eventful and len(line.low) <= _HEADER:
                self._headings.setdefault(line.sentence.block, []).append(line.index)

    @property
    def lists(self) -> tuple[PlaceList, ...]:
        """The lists by place of the page."""
        return self._lists

    def each(self, told: Telling, own: Setting) -> tuple[Setting, ...]:
        """The settings under which a telling is coded: one for each day told, or for each place with days of its own."""
        if own.when is None:
            return (own,)
        mentions = self._page.resolution.places
        here = [
            i for i in self._places.get(told.line.index, ()) if mentions[i].role is PlaceRole.EVENT and i not in self._anchors
        ]
        pairs = self._binding.paired(told, own.when, [(mentions[i].toponym.span, i) for i in here])
        if pairs and set(own.places) <= {i for p in pairs for i in p.places} and not self._shared(told, pairs):
            return tuple(replace(own, places=p.places, when=p.when) for p in pairs)
        return tuple(replace(own, when=when) for when in self._binding.days(told, own.when))

    def own(self, told: Telling) -> Setting:
        """What the sentence of ``told`` says of where and when; a list by place tells it for its heading."""
        places, near = self._where(told, told.line)
        places = self._there(told) or places
        if not places or self._wide(places):
            items = next((x.places for x in self._lists if told.line.index in x.opening), ())
            places, near = items or places, near and not items
        when = self._binding.when(told, told.line)
        vague = None if when else self._binding.vague(told)
        for line in self._headers(told):
            if (places or near) and (when or vague):
                break
            if not places and not near:
                places, near = self._where(told, line)
            when = when or (None if vague else self._binding.when(told, line))
        for opening in (i for x in self._lists if told.line.index in x.items for i in x.opening):
            when = when or self._binding.when(told, self._page.lines[opening])
        when = when or (None if vague else self._binding.under(told))
        return Setting(places or self._nationwide(told), when, near, vague=None if when else vague)

    def _shared(self, told: Telling, pairs: Sequence[PlaceDays]) -> bool:
        """Whether a happening is told on the other side of the pairs as well, so that some of them may be its own."""
        spans = [self._page.resolution.places[i].toponym.span for p in pairs for i in p.places]
        spans += [s for p in pairs for s in p.when.spans]
        line, trigger = told.line.sentence.span, told.trigger.span
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        return self._tells(last, line.end) if trigger.end <= first else self._tells(line.start, first)

    def _wide(self, places: Sequence[int]) -> bool:
        fields = [self._page.resolution.places[i].field for i in places]
        return all(isinstance(f, Field) and f.value.level is PlaceLevel.COUNTRY for f in fields)

    def _nationwide(self, told: Telling) -> tuple[int, ...]:
        """The country that the report names nearest, where the clause says that it happened all over the country."""
        text = told.line.text(*told.clause)
        if not any(f" {w} " in text for w in load("factuality")["nationwide"]):
            return ()
        after = bisect_left(self._countries, told.trigger.span.start, key=lambda x: x[0])
        beside = sorted(
            (abs(start - told.trigger.span.start), i) for start, i in self._countries[max(0, after - 1) : after + 1]
        )
        return tuple(i for _, i in beside[:1])

    def _headers(self, told: Telling) -> Iterator[Line]:
        """The short lines before it in its paragraph that tell no event, such as a place and a date on their own."""
        block, before = told.line.sentence.block, told.line.index - 1
        if before >= 0 and before not in self._eventful and self._page.lines[before].sentence.block == block:
            yield self._page.lines[before]
        short = self._headings.get(block, [])
        last = bisect_left(short, before)
        yield from (self._page.lines[i] for i in reversed(short[max(0, last - _HEADERS) : last]))

    def _where(self, told: Telling, line: Line) -> tuple[tuple[int, ...], bool]:
        mentions = self._page.resolution.places
        here = [i for i in self._places.get(line.index, ()) if line.sentence.role is not BlockRole.DATELINE]
        event = [i for i in here if mentions[i].role is PlaceRole.EVENT or i in self._listed]
        event = [i for i in event if i not in self._anchors]
        clause = [i for i in event if line is told.line and _inside(line, mentions[i].toponym.span, told.clause)]
        chosen = clause or event
        if not chosen:
            described = [i for i in here if mentions[i].role is PlaceRole.DESCRIPTION]
            return (), bool(described)
        beside = [mentions[i].toponym.span for i in here if i not in chosen]
        groups = _lists(self._page.document.text, chosen, mentions, beside)
        best = min(groups, key=lambda g: min(_distance(told, mentions[i].toponym.span) for i in g))
        known = tuple(i for i in self._own_end(told, best) if isinstance(mentions[i].field, Field))
        return known, not known

    def _own_end(self, told: Telling, group: Sequence[int]) -> Sequence[int]:
        """Of "one fell in A, and in B men shot" the part of the list that stands in the clause of ``told``."""
        spans = [self._page.resolution.places[i].toponym.span for i in group]
        text, line, trigger = self._page.document.text, told.line.sentence.span, told.trigger.span
        cuts = [k for k in range(1, len(spans)) if _ANEW.fullmatch(text, spans[k - 1].end, spans[k].start)]
        if not cuts or not line.holds(spans[0]):
            return group
        if trigger.end <= spans[0].start and self._tells(spans[-1].end, line.end):
            return group[: cuts[0]]
        if trigger.start >= spans[-1].end and self._tells(line.start, spans[0].start):
            return group[cuts[-1] :]
        return group

    def _tells(self, start: int, end: int) -> bool:
        """Whether the characters from ``start`` to ``end`` tell a happening."""
        return start < end and bool(self._triggers.within(Span(start, end)))

    def _there(self, told: Telling) -> tuple[int, ...]:
        """The last places named before, where the clause says that it happened "there"."""
        low = told.line.low
        spots = (i for i in range(*told.clause) if low[i] == "there" and low[i + 1 : i + 2] not in _EXISTS)
        if not any(spots):
            return ()
        mentions, start = self._page.resolution.places, told.trigger.span.start
        earlier = [i for at in (told.line.index - 1, told.line.index) for i in self._places.get(at, ())]
        known = [i for i in earlier if mentions[i].toponym.span.end <= start and isinstance(mentions[i].field, Field)]
        return tuple(known[-1:])


def _by_line(page: Page, spans: Sequence[Span]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    at = 0
    for i, span in sorted(enumerate(spans), key=lambda x: x[1]):
        while at + 1 < len(page.lines) and page.lines[at + 1].sentence.span.start <= span.start:
            at += 1
        found.setdefault(at, []).append(i)
    return found


def _inside(line: Line, span: Span, clause: tuple[int, int]) -> bool:
    return clause[0] <= line.at(span.start) < clause[1]


def _distance(told: Telling, span: Span) -> int:
    """Words between trigger and span; what stands before the trigger counts double."""
    at = told.line.at(span.start)
    return at - told.last if at >= told.last else _BEFORE * (told.first - at)


def _lists(text: str, chosen: Sequence[int], mentions: Sequence[PlaceMention], beside: Sequence[Span] = ()) -> list[list[int]]:
    """Places in groups that commas, "and", brackets and words for kinds of places join; ``beside`` are other names."""
    joining = listed("place_roles", "words", "joining") | listed("place_roles", "words", "spot")
    groups: list[list[int]] = []
    for i in chosen:
        if groups:
            low, high = mentions[groups[-1][-1]].toponym.span.end, mentions[i].toponym.span.start
            words = [
                w.group() for w in _WORD.finditer(text, low, high) if not any(s.start <= w.start() < s.end for s in beside)
            ]
            if high - low <= _GAP and all(w.lower() in joining for w in words):
                groups[-1].append(i)
                continue
        groups.append([i])
    return groups
