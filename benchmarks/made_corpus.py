"""Synthetic corpora of which is known what happened: towns, days, copies, noise, tolls, denials, and distractors. Seeded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from math import cos, radians
from random import Random
from typing import TypeVar

from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.incident import EventRef, Report
from reportedly.types.mention import Attribution, AttributionKind, Toponym, ToponymUse
from reportedly.types.record import (
    NARRATOR,
    Actor,
    Count,
    CountOf,
    EngineInfo,
    Event,
    PlaceMention,
    Record,
    Statement,
    Status,
    TimeFrame,
)
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole, Document, OutletKind, Source
from reportedly.types.world import ActorKind, Place, PlaceLevel, PlaceRole, Precision, When

T = TypeVar("T")
_BY = Origin("made", "1", "")
_NONE = Unknown(Reason.NOT_STATED)
_FIRST = date(2021, 1, 1)
_TYPES = (
    ("ASSAULT", "explosives", "Remote explosive/landmine/IED", CountOf.KILLED, "state forces", "rebel group"),
    ("ASSAULT", "firearms", "Armed clash", CountOf.KILLED, "rebel group", "state forces"),
    ("ASSAULT", "aerial", "Air/drone strike", CountOf.KILLED, "state forces", "rebel group"),
    ("PROTEST", "demo", "Peaceful protest", CountOf.PARTICIPANTS, "protesters", "government"),
    ("COERCE", "arrest", "Arrests", CountOf.ARRESTED, "police", "civilians"),
    ("SANCTION", "convict", "", CountOf.ARRESTED, "government", "party"),
)
"""PLOVER type and mode, ACLED's type, what its toll counts, kinds of who does it and who suffers it."""
_TWINS = 0.1
"""How many have a twin in time, and how many one in space."""
_YEARLY, _TOWNS = 100_000, 1667
"""Events told in a year, and the towns in which they happen: five such a month in each."""
_PARTIES = 6
"""Parties of one kind in a country: the same names come back."""
_ONSETS, _VOWELS = ["b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kr", "st", "tr"], "aeiou"


@dataclass(frozen=True, slots=True)
class Noise:
    """How often, of all tellings, something is told otherwise or not at all."""

    placeless: float = 0.04
    wide: float = 0.06
    undated: float = 0.04
    other_day: float = 0.02
    no_doer: float = 0.25
    no_mode: float = 0.15
    other_toll: float = 0.2
    no_toll: float = 0.3
    denied: float = 0.05
    copied: float = 0.3
    heading: float = 0.3


@dataclass(frozen=True, slots=True)
class Town:
    """A made-up town in a division of a country, with the parties of that country."""

    place: Place
    division: Place
    doers: Sequence[str]
    struck: Sequence[str]


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened: where, when, of which type, who did it to whom, with which toll, and words that only its tellers use."""

    id: int
    town: Town
    day: date
    type: int
    doer: str
    struck: str
    toll: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A report with the happening of each of its events, and the report whose text it carries, "" for its own."""

    report: Report
    truth: tuple[tuple[EventRef, int], ...]
    source: str = ""


def corpus(events: int, seed: int = 1, noise: Noise | None = None) -> Iterator[Made]:
    """Reports with about so many events in all, as they come in, one at a time.

    The world has always the same towns, and time goes on with the events told: a corpus begins as any greater one of its
    seed does, and town and day are as dense whatever the size. Many a happening has a twin by the same doers, with half of
    its words and often its toll, on the next day in the same town or on the same day in the next.
    """
    dice, told, number, towns = _dice(seed), 0, 0, _towns(_dice(seed), _TOWNS)
    while told < events:
        day = _FIRST + timedelta(days=told * 365 // _YEARLY)
        for happening in _happenings(dice, towns, number, day):
            number = happening.id + 1
            for made in _tellings(dice, happening, noise or Noise()):
                told += len(made.truth)
                yield made


def _dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - nothing secret is made of it


def name(dice: Random, syllables: int = 3) -> str:
    """A made-up name."""
    return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) for _ in range(syllables)).capitalize()


def _towns(dice: Random, number: int) -> Sequence[Town]:
    """Towns some 20 to 30 km apart, 25 to a division and 250 to a country, in rows of 50 on the globe."""
    found: list[Town] = []
    doers, struck = list[str](), list[str]()
    for i in range(number):
        row, column = divmod(i, 50)
        lat = -50 + 0.25 * (row % 400) + dice.uniform(-0.02, 0.02)
        lon = -170 + (0.25 * column + 15 * (row // 400)) / cos(radians(lat)) + dice.uniform(-0.02, 0.02)
        country = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i // 6500 % 26] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[i // 250 % 26]
        if i % 250 == 0:
            doers = [f"{name(dice, 2)} {name(dice)}" for _ in range(_PARTIES * len(_TYPES))]
            struck = [name(dice) for _ in range(_PARTIES * len(_TYPES))]
        division = found[-1].division if i % 25 else _place(i, name(dice, 2), (lat, lon), country, PlaceLevel.ADMIN1)
        found.append(Town(_place(i, name(dice), (lat, lon), country, PlaceLevel.TOWN), division, doers, struck))
    return found


def _place(number: int, called: str, at: tuple[float, float], country: str, level: PlaceLevel) -> Place:
    wide = level is PlaceLevel.ADMIN1
    return Place(number + 1, called, *at, country, f"{number // 25}", level, 0, 400.0 if wide else 5.0)


def _happenings(dice: Random, towns: Sequence[Town], number: int, day: date) -> Iterator[Happening]:
    at = dice.randrange(len(towns))
    first = _happening(dice, number, towns[at], day, dice.randrange(len(_TYPES)))
    yield first
    chance = dice.random()
    if chance < 2 * _TWINS:
        town, day = (first.town, first.day + timedelta(days=1)) if chance < _TWINS else (towns[at - 1], first.day)
        twin = _happening(dice, number + 1, town, day, first.type)
        words = (*first.words[:4], *twin.words[4:])
        toll = first.toll if dice.random() < 0.5 else twin.toll
        yield replace(twin, doer=first.doer, struck=first.struck, words=words, toll=toll)


def _happening(dice: Random, number: int, town: Town, day: date, kind: int) -> Happening:
    words = tuple(name(dice, 4).lower() for _ in range(8))
    doer, struck = (who[kind * _PARTIES + dice.randrange(_PARTIES)] for who in (town.doers, town.struck))
    return Happening(number, town, day, kind, doer, struck, int(dice.paretovariate(0.9)), words)


def _tellings(dice: Random, happening: Happening, noise: Noise) -> Iterator[Made]:
    own: list[Made] = []
    for number in range(min(12, 1 + int(dice.expovariate(0.5)))):
        key = f"r{happening.id}-{number}"
        if own and dice.random() < noise.copied:
            yield _copy(dice, dice.choice(own), key)
        else:
            own.append(_told(dice, happening, key, noise))
            yield own[-1]


def _copy(dice: Random, of: Made, key: str) -> Made:
    """The same text in another outlet, up to two days later, sometimes without its last sentence."""
    page = of.report.record.document
    day = page.published.value if isinstance(page.published, Field) else _FIRST
    later = _field(day + timedelta(days=dice.randrange(3)))
    text, blocks = page.text, page.blocks
    if dice.random() < _CUT:
        text = text[: text.rindex(".", 0, -1) + 1]
        blocks = (*blocks[:-1], Block(BlockRole.BODY, Span(blocks[-1].span.start, len(text))))
    copied = replace(page, id=key, sha256=_digest(text), text=text, blocks=blocks, published=later, source=_outlet(dice))
    record = replace(of.report.record, document=copied)
    return Made(Report(key, record), tuple((EventRef(key, ref.event), truth) for ref, truth in of.truth), of.report.id)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _sentence(dice: Random, happening: Happening) -> str:
    """What tells it: some of the words that only its tellings use, among others."""
    some = dice.sample(happening.words, dice.randrange(7))
    return " ".join((*dice.choices(_WORDS), *some, *dice.choices(_WORDS, k=6)))


def _told(dice: Random, happening: Happening, key: str, noise: Noise) -> Made:
    """One report of its own words, sometimes with a heading that tells the same."""
    heads = 1 + (dice.random() < noise.heading)
    lines = [_sentence(dice, happening) for _ in range(heads)]
    lines[-1] += "".join(f". {' '.join(dice.choices(_WORDS, k=_LONG))}" for _ in range(2)) + "."
    text, starts = "\n".join(lines), [sum(len(x) + 1 for x in lines[:i]) for i in range(heads)]
    roles = [BlockRole.HEADLINE, BlockRole.BODY][-heads:]
    blocks = tuple(Block(r, Span(s, s + len(x))) for r, s, x in zip(roles, starts, lines, strict=True))
    places = tuple(_mention(p) for p in (happening.town.place, happening.town.division))
    first = _event(dice, happening, noise, starts[-1])
    denied = dice.random() < noise.denied
    status = Status.DENIED if denied else Status.ASSERTED
    events = tuple(
        replace(
            first,
            id=f"e{i + 1}",
            trigger=Span(s, s + 3),
            status=status,
            same_as=tuple(f"e{j + 1}" for j in range(heads) if j != i),
        )
        for i, s in enumerate(starts)
    )
    record = Record(
        engine=EngineInfo("made", "1", ""),
        document=_document(dice, key, text, blocks, happening.day),
        places=places,
        times=(),
        actors=_actors(happening),
        statements=(Statement(Attribution("a1", (), (), (), AttributionKind.INDIRECT, ""), _NONE, _NONE),),
        events=events,
        claims=(),
        wording=(),
        warnings=(),
        refusals=(),
    )
    return Made(Report(key, record), tuple((EventRef(key, e.id), happening.id) for e in events))


_WORDS = [name(_dice(n), 3).lower() for n in range(2000)]
"""Words that any report may use."""
_LONG, _CUT = 12, 0.25
"""Words of a sentence that tells of other things, and how many copies lack the last."""


def _document(dice: Random, key: str, text: str, blocks: tuple[Block, ...], day: date) -> Document:
    published = _field(day + timedelta(days=dice.randrange(3)))
    return Document(key, _digest(text), text, blocks, _NONE, published, _NONE, _NONE, _outlet(dice))


def _outlet(dice: Random) -> Source:
    number = dice.randrange(300)
    return Source(f"o{number}", f"Outlet {number}", OutletKind.NEWSPAPER, f"Owner {number}")


def _actors(happening: Happening) -> tuple[Actor, ...]:
    _, _, _, _, doer, struck = _TYPES[happening.type]
    told = (("d", happening.doer, doer), ("s", happening.struck, struck))
    return tuple(Actor(i, n, _field(ActorKind(k)), _NONE, (), private=False) for i, n, k in told)


def _mention(place: Place) -> PlaceMention:
    return PlaceMention(Toponym(Span(0, 1), place.name, ToponymUse.LITERAL, ""), _field(place), PlaceRole.EVENT)


def _field(value: T) -> Field[T]:
    return Field(value, Basis.GIVEN, (), _BY)


def _event(dice: Random, happening: Happening, noise: Noise, start: int) -> Event:
    """One telling: each value as it was, blurred or left out."""
    plover, mode, acled, what, _, _ = _TYPES[happening.type]
    where: tuple[int, ...] = (0,)
    if dice.random() < noise.placeless:
        where = ()
    elif dice.random() < noise.wide:
        where = (1,)
    day = happening.day + timedelta(days=dice.choice((-1, 1)) if dice.random() < noise.other_day else 0)
    toll = max(1, round(happening.toll * dice.uniform(0.5, 2))) if dice.random() < noise.other_toll else happening.toll
    span = Span(start, start + 3)
    return Event(
        id="e1",
        trigger=span,
        plover=_field(plover),
        mode=_NONE if dice.random() < noise.no_mode else _field(mode),
        acled=_field(acled) if acled else _NONE,
        status=Status.ASSERTED,
        time_frame=TimeFrame.CURRENT,
        agents=() if dice.random() < noise.no_doer else (_field("d"),),
        recipients=() if dice.random() < noise.no_doer else (_field("s"),),
        places=where,
        when=_NONE if dice.random() < noise.undated else _field(When(day, day, Precision.DAY)),
        counts=() if dice.random() < noise.no_toll else (Count(what, toll, toll, span),),
        instruments=(),
        objects=(),
        effects=(),
        claimed_by=NARRATOR if dice.random() < 0.6 else "a1",
        own_deed=_field(value=False),
    )
