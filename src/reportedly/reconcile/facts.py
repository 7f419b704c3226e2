"""What the join compares of an event: its record boiled down to days, points, parties, tolls and words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from hashlib import sha256
from typing import TypeVar

from reportedly.lexicon import listed, load
from reportedly.types.field import Field, Unknown
from reportedly.types.incident import EventRef, Report, Spot
from reportedly.types.names import folded
from reportedly.types.record import NARRATOR, Actor, Event, Status
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document
from reportedly.types.world import Place, PlaceLevel

T = TypeVar("T")
_END = re.compile(r"[.!?]\s|\n")
_HEADS = frozenset({BlockRole.HEADLINE, BlockRole.CAPTION})
_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADMIN1, PlaceLevel.ADMIN2, PlaceLevel.REGION})
_STEM, _SHORT = 6, 4
_REACH = 300  # characters of a sentence before and behind its trigger that are read: nothing grows with a page without points


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands on one side of an event: the words and register ids that name them, and the groups of their kinds."""

    names: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.names)


@dataclass(frozen=True, slots=True)
class Facts:
    """One event of one report as the join sees it. Days are proleptic ordinals, None where none is told.

    ``page`` tells text, outlet and day of its report, ``key`` is a digest of these and its number, and not of the id that a
    store gave it: incidents get their ids from it.
    ``areas`` are the countries that it may lie in: of its own places, else of all places of its report.
    ``first_hand`` tells that the report itself says it, in no other's voice; ``own`` that its teller did it.
    ``at`` is where its trigger starts. ``alone`` tells that its report tells no other happening of its type and mode.
    ``tolls`` are (what, low, high), high None where no upper end is told.
    """

    ref: EventRef
    page: str
    key: str
    plover: str
    mode: str
    acled: str
    group: str
    status: Status
    first: int | None
    last: int | None
    published: int | None
    spots: tuple[Spot, ...]
    areas: tuple[str, ...]
    doers: Party
    struck: Party
    tolls: tuple[tuple[str, int, int | None], ...]
    words: frozenset[str]
    trigger: str
    at: int
    alone: bool
    same: frozenset[EventRef]
    heading: bool
    first_hand: bool
    own: bool
    source: str
    speaker: str

    @property
    def denied(self) -> bool:
        """Whether its teller says that it did not happen."""
        return self.status is Status.DENIED

    @property
    def wide(self) -> bool:
        """Whether no point is told, only areas or nothing."""
        return all(s.wide for s in self.spots)


def interval(first: int | None, last: int | None) -> str:
    """Days as people read them: "2019-03-11", "2019-03-11..2019-03-13", "" where none is told."""
    if first is None or last is None:
        return ""
    start, end = date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()
    return start if start == end else f"{start}..{end}"


def facts(report: Report) -> tuple[Facts, ...]:
    """The facts of all events of a report, in the order of its record."""
    page = _page(report)
    return tuple(_of(page, e) for e in report.record.events)


@dataclass(frozen=True, slots=True)
class _Page:
    """What the events of one report share: its named actors and places, its countries, a digest of its text, and of each type
    and mode the events that are of it.
    """

    report: Report
    actors: Mapping[str, Actor]
    speakers: Mapping[str, str]
    named: frozenset[str]
    areas: tuple[str, ...]
    digest: str
    kinds: Mapping[tuple[str | None, str | None], set[str]]


def _page(report: Report) -> _Page:
    record = report.record
    found = [p.field.value for p in record.places if isinstance(p.field, Field)]
    kinds = defaultdict[tuple[str | None, str | None], set[str]](set)
    for event in record.events:
        kinds[_kind(event)].add(event.id)
    return _Page(
        report=report,
        actors={a.id: a for a in record.actors},
        speakers={s.attribution.id: s.speaker.value for s in record.statements if isinstance(s.speaker, Field)},
        named=frozenset(stem for p in found for stem in stems(p.name)),
        areas=tuple(sorted({p.country for p in found if p.country})),
        digest=sha256(record.document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        kinds=kinds,
    )


def _of(page: _Page, event: Event) -> Facts:
    document = page.report.record.document
    when, plover = _known(event.when), _known(event.plover) or ""
    source = "" if isinstance(document.source, Unknown) else document.source.id
    day, block = _known(document.published), document.block_at(event.trigger.start)
    spots = _spots(page, event)
    return Facts(
        ref=EventRef(page.report.id, event.id),
        page=f"{page.digest}|{source}|{day}",
        key=sha256(f"{page.digest}|{source}|{day}|{event.id}".encode()).hexdigest(),
        plover=plover,
        mode=_known(event.mode) or "",
        acled=_known(event.acled) or "",
        group=_groups().get(plover, plover),
        status=event.status,
        first=when.first.toordinal() if when else None,
        last=when.last.toordinal() if when else None,
        published=day.toordinal() if day else None,
        spots=spots,
        areas=tuple(sorted({s.country for s in spots if s.country})) or page.areas,
        doers=_party(page, event.agents),
        struck=_party(page, event.recipients),
        tolls=tuple(sorted({(c.what.value, c.low, c.high) for c in event.counts}, key=str)),
        words=_words(document, event.trigger) - page.named,
        trigger=document[event.trigger],
        at=event.trigger.start,
        alone=page.kinds[_kind(event)] <= {event.id, *event.same_as},
        same=frozenset(EventRef(page.report.id, e) for e in event.same_as),
        heading=block is not None and block.role in _HEADS,
        first_hand=event.claimed_by == NARRATOR,
        own=bool(_known(event.own_deed)),
        source=source,
        speaker=_speaker(page, event),
    )


def _kind(event: Event) -> tuple[str | None, str | None]:
    return _known(event.plover), _known(event.mode)


def _known(field: Field[T] | Unknown) -> T | None:
    return field.value if isinstance(field, Field) else None


def _speaker(page: _Page, event: Event) -> str:
    """Who tells it, by name; "" where the report itself does or nobody is named."""
    actor = page.actors.get(page.speakers.get(event.claimed_by, ""))
    return actor.name if actor else ""


def _spots(page: _Page, event: Event) -> tuple[Spot, ...]:
    places = page.report.record.places
    fields = (places[i].field for i in event.places if i < len(places))
    found = {_spot(f.value) for f in fields if isinstance(f, Field)}
    return tuple(sorted(found, key=lambda s: (s.name, s.lat, s.lon)))


def _spot(place: Place) -> Spot:
    return Spot(place.name, place.lat, place.lon, place.precision_km, place.level in _WIDE, place.country or "")


def _party(page: _Page, fields: Iterable[Field[str]]) -> Party:
    found = [page.actors[f.value] for f in fields if f.value in page.actors]
    kinds = {a.kind.value for a in found if isinstance(a.kind, Field) and folded(a.name) not in _anybodys()}
    ids = {f"@{a.register_id.value}" for a in found if isinstance(a.register_id, Field)}
    return Party(
        names=tuple(sorted({a.name for a in found})),
        marks=frozenset(ids | {stem for a in found for stem in stems(a.name)}),
        groups=frozenset(_sides()[k] for k in kinds if k in _sides()),
    )


def _words(document: Document, trigger: Span) -> frozenset[str]:
    """The stems of the unusual words of the sentence that tells it, by full stops and line ends."""
    text, low, high = document.text, max(0, trigger.start - _REACH), trigger.end + _REACH
    start = max((m.end() for m in _END.finditer(text, low, trigger.start)), default=low)
    end = next((m.start() for m in _END.finditer(text, trigger.end, high)), min(high, len(text)))
    return stems(text[start:end])


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> frozenset[str]:
    """The words of a text without what stands everywhere, each cut to its first letters."""
    return cut(text) - _usual()


def cut(text: str) -> frozenset[str]:
    """All words of a text but short ones, folded, each cut to its first letters: a crude stem."""
    return frozenset(w[:_STEM] for w in folded(text).split() if len(w) >= _SHORT or w.isdigit())


@cache
def _usual() -> frozenset[str]:
    functional = {w for words in load("grammar").values() if isinstance(words, list) for w in words if isinstance(w, str)}
    return frozenset(w[:_STEM] for w in functional) | listed("usual_words", "usual")


@cache
def _anybodys() -> frozenset[str]:
    """What every side has: "drones", "an air unit" tell nobody's side where nobody's they are."""
    return listed("actors", "means", "weapons") | listed("actors", "means", "units")


@cache
def _groups() -> Mapping[str, str]:
    """Of each PLOVER type the first of its group, by which it is known."""
    return {code: codes[0] for codes in load("links")["groups"] for code in codes}


@cache
def _sides() -> Mapping[str, str]:
    """Of each kind of actor its side."""
    return {kind: side for side, kinds in load("links")["sides"].items() for kind in kinds}
