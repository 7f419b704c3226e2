"""What counting voices needs of a report, in plain values: its outlet, the bodies it names, whom it cites for each event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from reportedly.lexicon import listed, load
from reportedly.reconcile.people import has_any, house, is_name, is_named, is_told, kind_of, people
from reportedly.reconcile.signs import outlet, owner
from reportedly.types.field import Field, Unknown
from reportedly.types.incident import Report
from reportedly.types.names import folded
from reportedly.types.record import NARRATOR, Actor, Event, Statement, Status
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document, OutletKind, Source
from reportedly.types.world import ActorKind, PlaceLevel

_BELOW_A_COUNTRY = frozenset({PlaceLevel.TOWN, PlaceLevel.SMALL_AREA, PlaceLevel.ADMIN2, PlaceLevel.ADMIN1})
_NO_TELLING = frozenset({Status.DENIED, Status.HYPOTHETICAL})
_END = re.compile(r"[.!?]\s|\n")
_REACH = 600  # characters before a trigger in which its sentence is looked for
_KEY = 16  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: the entry of the outlets register, "" for what that does not tell. ``country`` is ISO 3166-1 alpha-2."""

    id: str
    name: str
    kind: OutletKind
    owner: str
    party_to: tuple[str, ...]
    country: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body that a report names, no person."""

    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as one statement of a report tells it; "" for what it does not tell.

    ``text`` are the words for it, ``people`` a key of ``kinds`` of data/origins.toml or "state". ``person`` and ``body`` are
    names, ``house`` is that of a house in the words, ``outlet`` the register's id of the outlet that is cited. ``anonymous``
    tells that it will not be named. ``meant`` are the house or body and the person whom the report names of these people.
    """

    text: str
    people: str
    kind: ActorKind | None = None
    person: str = ""
    body: str = ""
    country: str = ""
    house: str = ""
    outlet: str = ""
    anonymous: bool = False
    meant: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Telling:
    """What stands behind one event: the indexes of those cited in its page, and whether the narrator vouches for it.

    ``sentences`` are the (start, end), in code points, of the sentences that tell it in its report.
    """

    event: str
    cited: tuple[int, ...]
    narrated: bool
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A report as its voices see it. ``key`` is a digest of its text, outlet and day: no name that a store gave it."""

    id: str
    key: str
    outlet: Outlet | None
    bodies: tuple[Body, ...]
    cited: tuple[Cited, ...]
    tellings: tuple[Telling, ...]

    def telling(self, event: str) -> Telling:
        """What stands behind the event of that id.

        Raises:
            KeyError: the report has no such event.
        """
        for told in self.tellings:
            if told.event == event:
                return told
        raise KeyError(event)


def page(report: Report) -> Page:
    """What counting voices needs of a report. The cost is that of its statements and events."""
    document, source = report.record.document, outlet(report)
    named = {folded(a.name): (a.name, kind_of(a)) for a in reversed(report.record.actors) if is_named(a)}
    bodies = (Body(name, kind) for name, kind in reversed(named.values()) if kind is not None and kind is not ActorKind.PERSON)
    cited, at = _all_cited(report)
    published = document.published.value if isinstance(document.published, Field) else ""
    key = f"{sha256(document.text.encode('utf-8', 'surrogatepass')).hexdigest()}|{source.id if source else ''}|{published}"
    return Page(
        id=report.id,
        key=sha256(key.encode()).hexdigest()[:_KEY],
        outlet=_outlet(source) if source else None,
        bodies=tuple(bodies),
        cited=cited,
        tellings=tuple(_tellings(report, at)),
    )


def _outlet(source: Source) -> Outlet:
    country = "" if isinstance(source.country, Unknown) else source.country
    return Outlet(source.id, source.name, source.kind, owner(source) or "", source.party_to, country)


Found = Mapping[str, tuple[int, ...] | None]
"""Of each statement those it cites, none where it is hearsay; None where the report's own outlet speaks."""


def _all_cited(report: Report) -> tuple[tuple[Cited, ...], Found]:
    """All who are cited, and which of them each statement cites."""
    speakers = _Speakers(report)
    every: dict[Cited, int] = {}
    found: dict[str, tuple[int, ...] | None] = {}
    for statement in report.record.statements:
        sources = {report.record.document[s].casefold() for s in statement.attribution.source}
        if sources and sources <= listed("origins", "first_person", "any"):
            found[statement.attribution.id] = None
        else:
            told = speakers.cited(statement)
            found[statement.attribution.id] = tuple(every.setdefault(c, len(every)) for c in told)
    return tuple(every), found


class _Speakers:
    """Who speaks in one report: its actors, by what words they are told, and whom it names of each kind of people."""

    def __init__(self, report: Report) -> None:
        self._document = report.record.document
        self._actors = {a.id: a for a in report.record.actors}
        places = ((p.toponym.name, p.field.value.level) for p in report.record.places if isinstance(p.field, Field))
        self._divisions = frozenset(folded(name) for name, level in places if level in _BELOW_A_COUNTRY)
        self._words: dict[str, list[str]] = {}
        for statement in report.record.statements:
            if isinstance(statement.speaker, Field):
                self._words.setdefault(statement.speaker.value, []).extend(self._own(statement))
        self._named = dict(self._by_kind(report.record.statements))

    def cited(self, statement: Statement) -> tuple[Cited, ...]:
        """The sources of a statement, several where several are named; none where only hearsay is told."""
        parts = _parts(" ".join(self._own(statement)))
        if len(parts) > 1:
            return tuple(self._cited(part, None) for part in parts)
        actor = self._speaker(statement)
        text, via = self._text(statement, actor), statement.attribution.via
        if text:
            return (self._cited(text, actor),)
        if via is None:
            return ()
        known = statement.via_source
        return (self._cited(self._document[via], None, known.value if known is not None else ""),)

    def _own(self, statement: Statement) -> list[str]:
        return [self._document[s] for s in statement.attribution.source]

    def _speaker(self, statement: Statement) -> Actor | None:
        return self._actors.get(statement.speaker.value) if isinstance(statement.speaker, Field) else None

    def _text(self, statement: Statement, actor: Actor | None) -> str:
        """How a source is told: where it is only "he" or a name, also the words by which it is told elsewhere in the report."""
        own = self._own(statement)
        if actor is None:
            return " ".join(own)
        pronoun = all((len(o.split()) == 1 and o.islower()) or o.lower() in listed("actors", "pronouns", "one") for o in own)
        others = self._words[actor.id] if pronoun or is_name(" ".join(own)) else []
        office = actor.office.value if isinstance(actor.office, Field) else ""
        return " ".join(dict.fromkeys([*own, *others, office, actor.name]))

    def _cited(self, text: str, actor: Actor | None, via: str = "") -> Cited:
        kind = kind_of(actor) if actor else None
        name, person = (actor.name if actor and is_named(actor) else ""), kind is ActorKind.PERSON
        what = people(text, kind, self._divisions)
        return Cited(
            text=text,
            people=what,
            kind=kind,
            person=name if person else "",
            body="" if person else name,
            country=actor.country.value if actor is not None and isinstance(actor.country, Field) else "",
            house=house(text),
            outlet=via,
            anonymous=has_any(text, listed("origins", "anonymous", "any")),
            meant=self._named.get(what) or self._named.get(load("origins")["wider"].get(what, ""), ("", "")),
        )

    def _by_kind(self, statements: Sequence[Statement]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Of each kind of people the first who is cited by name or house: (kind, (house or body, person)), the first last."""
        for statement in reversed(statements):
            actor = self._speaker(statement)
            text = self._text(statement, actor)
            named, within = actor is not None and kind_of(actor) is ActorKind.PERSON and is_named(actor), house(text)
            what = people(text, kind_of(actor) if actor else None, self._divisions)
            if actor is not None and named and not what and actor.private:
                what = "witness"
            if actor is not None and not within and is_named(actor) and kind_of(actor) is not ActorKind.PERSON:
                within = actor.name
            if what and (named or within):
                yield what, (within, actor.name if actor is not None and named else "")


def _parts(text: str) -> list[str]:
    """The sources that are named together: a name ("the Ministry of Peace and Order") and what is no source stay whole."""
    if is_name(text.partition(" ")[2]):
        return [text]
    parts = [text]
    for between in sorted(listed("origins", "joined", "any")):
        parts = [p for part in parts for p in part.split(between)]
    return parts if all(map(is_told, parts)) else [text]


def _tellings(report: Report, cited: Found) -> Iterator[Telling]:
    document, events = report.record.document, {e.id: e for e in report.record.events}
    for event in report.record.events:
        same = [event, *(events[e] for e in event.same_as if e in events)]
        found = [cited.get(by) for by in _claimants(document, event, same)]
        narrated = any(f is None or (not f and event.status is not Status.ALLEGED) for f in found)
        yield Telling(
            event=event.id,
            cited=tuple(sorted({i for f in found if f is not None for i in f})),
            narrated=narrated,
            sentences=tuple((s.start, s.end) for s in (_sentence(document.text, e.trigger) for e in same)),
        )


def _claimants(document: Document, event: Event, same: Sequence[Event]) -> set[str]:
    """Who tells an event: of a headline whom its story cites; nobody where it is denied, supposed or a rumour."""
    if event.status in _NO_TELLING or (event.status is Status.ALLEGED and event.claimed_by == NARRATOR):
        return set()
    block = document.block_at(event.trigger.start)
    if event.claimed_by == NARRATOR and block is not None and block.role is BlockRole.HEADLINE:
        return {e.claimed_by for e in same} - {NARRATOR} or {NARRATOR}
    return {event.claimed_by}


def _sentence(text: str, span: Span) -> Span:
    low = max(0, span.start - _REACH)
    start = max((m.end() for m in _END.finditer(text, low, span.start)), default=low)
    end = _END.search(text, span.end)
    return Span(start, end.start() + 1 if end else len(text))
