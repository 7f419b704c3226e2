"""The slots of one MUC-4 template, filled from the events of one incident."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from reportedly.export.muc4_parts import Filler, bare, distinct, entry, one, organisation, parts_of, split, text_of
from reportedly.export.muc4_targets import people_struck, things
from reportedly.lexicon import load
from reportedly.types.field import Field, Unknown
from reportedly.types.record import NARRATOR, Event, Record, Status
from reportedly.types.span import Span
from reportedly.types.world import ActorKind, PlaceLevel, PlaceRole, Precision

TELLING = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION")
_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT})
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_VAGUE = timedelta(days=62)
"""An interval as long as this dates no incident."""
_LEVELS = {
    PlaceLevel.TOWN: "CITY",
    PlaceLevel.SMALL_AREA: "NEIGHBORHOOD",
    PlaceLevel.ADMIN2: "MUNICIPALITY",
    PlaceLevel.ADMIN1: "DEPARTMENT",
    PlaceLevel.REGION: "REGION",
    PlaceLevel.FACILITY: "FACILITY",
}


_SMALL = (PlaceLevel.TOWN, PlaceLevel.SMALL_AREA, PlaceLevel.FACILITY)


def fill(record: Record, group: Sequence[Event], kind: str) -> dict[str, list[Filler]]:
    """Every slot that the events tell; a slot without fillers is an empty list."""
    rules = load("muc4")
    doers = {ActorKind(k) for k in rules["doers"]}
    told = parts_of(record, (f for e in group for f in e.agents))
    perpetrators = [p for p in told if p.role or isinstance(p.actor.kind, Unknown) or p.actor.kind.value in doers]
    stage = rules["stage"].get(group[0].status.value, "ACCOMPLISHED")
    sides = {p.actor.kind.value for p in perpetrators if isinstance(p.actor.kind, Field)}
    state = bool(sides & _STATE) and not sides - _STATE
    people, bands = split(record, perpetrators)
    struck = things(record, group) | people_struck(record, group)
    bands = bands or _bands_near(record, group)
    if not bands and (people or any(struck[name] for name in TELLING if name in struck)):
        bands = _only_band(record)
    filled = {
        "INCIDENT: DATE": _date(record, group),
        "INCIDENT: LOCATION": _location(record, group),
        "INCIDENT: TYPE": [one(kind)],
        "INCIDENT: STAGE OF EXECUTION": [one(stage)],
        "PERP: INCIDENT CATEGORY": [one(rules["category"]["state" if state else "other"])] if people or bands else [],
        "PERP: INDIVIDUAL ID": [one(x) for x in people],
        "PERP: ORGANIZATION ID": [one(x) for x in bands],
        "PERP: ORGANIZATION CONFIDENCE": [one(_confidence(record, group, x), x) for x in bands],
    }
    return filled | _instruments(record, group) | struck


def kinds(record: Record, fields: Iterable[Field[str]]) -> set[ActorKind]:
    """The known kinds of some actors."""
    return {p.actor.kind.value for p in parts_of(record, fields) if isinstance(p.actor.kind, Field)}


def towns(record: Record, event: Event) -> set[int]:
    """The gazetteer ids of the towns and smaller places of an event."""
    found = set()
    for i in event.places:
        field = record.places[i].field
        if isinstance(field, Field) and field.value.level in (PlaceLevel.TOWN, PlaceLevel.FACILITY, PlaceLevel.SMALL_AREA):
            found.add(field.value.gazetteer_id)
    return found


def _date(record: Record, group: Sequence[Event]) -> list[Filler]:
    told = [e.when.value for e in group if isinstance(e.when, Field) and e.when.value.last - e.when.value.first < _VAGUE]
    if told:
        best = min(told, key=lambda w: w.last - w.first)
        days = [f"{d.day:02d} {_MONTHS[d.month - 1]} {d.year % 100:02d}" for d in (best.first, best.last)]
        return [one(days[0] if best.precision in (Precision.DAY, Precision.HOUR) or days[0] == days[1] else " - ".join(days))]
    published = record.document.published
    if isinstance(published, Unknown):
        return []
    d = published.value
    return [one(f"- {d.day:02d} {_MONTHS[d.month - 1]} {d.year % 100:02d}")]


def _location(record: Record, group: Sequence[Event]) -> list[Filler]:
    """The finest place that the acts are told to be at, below its country; where none is told the report's own country.

    A town abroad counts only where the report names its country: one name of a town is many countries'.
    """
    every = [(m.field.value, m.role) for m in record.places if isinstance(m.field, Field)]
    if not every:
        return []
    own = [p for p, role in every if role is PlaceRole.DATELINE] or [p for p, _ in every]
    home = Counter(p.country for p in own).most_common(1)[0][0]
    named = {home} | {p.country for p, r in every if p.level is PlaceLevel.COUNTRY and r is not PlaceRole.AFFILIATION}
    mentions = [record.places[i] for e in group for i in _by_name(record, e.places)]
    told = [m.field.value for m in mentions if isinstance(m.field, Field) and m.field.value.country in named]
    told = [p for p in told if p.country == home] or told
    order = list(_LEVELS)
    finest = min(told, key=lambda p: order.index(p.level) if p.level in order else 9, default=None)
    chain = [_country(finest.country if finest else home)]
    if finest and finest.level is not PlaceLevel.COUNTRY:
        chain.append(f"{_plain(finest.name)} ({_LEVELS.get(finest.level, 'REGION')})")
    unknown = next((text_of(record, m.toponym.span) for m in mentions if isinstance(m.field, Unknown)), "")
    if unknown and (finest is None or finest.level not in _SMALL):  # in no gazetteer, but named as the place
        chain.append(f"{_plain(unknown)} (TOWN)")
    told_as = ": ".join(filter(None, chain))
    return [one(told_as)] if told_as else []


def _country(code: str | None) -> str:
    return str(load("countries")["names"].get(code or "", "")).upper()


def _by_name(record: Record, places: Iterable[int]) -> Iterator[int]:
    """The places of an event; instead of a derived point ("near San Miguel") the named places that it was reckoned from."""
    for i in places:
        yield from record.places[i].anchors or (i,)


def _plain(name: str) -> str:
    """A place name in capitals without accents, as wire services wrote them."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).upper()


def _instruments(record: Record, group: Sequence[Event]) -> dict[str, list[Filler]]:
    ids: list[Filler] = []
    types: list[Filler] = []
    for event in group:
        for field in event.instruments:
            text, kind = text_of(record, field.spans[0]), load("instruments")[field.value]["muc4"]
            new = text not in [x["values"][0] for x in ids] and kind not in [x["values"][0] for x in types]
            if kind and new and text.lower() not in load("muc4")["no_instrument"]:
                ids.append(one(text))
                types.append(one(kind, text))
    if not types:
        by_way, ways = load("muc4")["instrument"], [str(entry(e)["way"]) for e in group]
        types += [one(by_way[w]) for w in ways if w in by_way][:1]
    return {"INCIDENT: INSTRUMENT ID": ids[:2], "INCIDENT: INSTRUMENT TYPE": types[:2]}


def _confidence(record: Record, group: Sequence[Event], band: str) -> str:
    """How sure the report makes the link: by the words of the sentence that names the organisation, else by who says so."""
    names, words = load("muc4")["confidence"], load("muc4")["confidence_words"]
    around = " ".join(_around(record, e.trigger) for e in group if band in _around(record, e.trigger).upper()).lower()
    told = [e for e in group if e.agents] or group
    state = any(_speaker_kind(record, e) in _STATE for e in told)
    for key in ("claimed", "possible", "accused"):
        if any(w in around for w in words[key]):
            return str(names["authorities" if key == "accused" and state else key])
    if any(isinstance(e.own_deed, Field) and e.own_deed.value and e.claimed_by != NARRATOR for e in told):
        return str(names["claimed"])
    if any(e.claimed_by == NARRATOR and e.status is Status.ASSERTED for e in told):
        return str(names["fact"])
    alleged = any(e.status is Status.ALLEGED for e in told)
    return str(names["authorities" if state else "accused" if alleged else "fact"])


def _around(record: Record, span: Span) -> str:
    """The paragraph of a span, with single spaces."""
    block = next((b.span for b in record.document.blocks if b.span.holds(span)), span)
    return " ".join(record.document[block].split())


def _bands_near(record: Record, group: Sequence[Event]) -> list[str]:
    """The armed organisation that the paragraph of the act names, where no doer is told to be one."""
    armed = {ActorKind(k) for k in load("muc4")["bands"]}
    for event in group:
        block = next((b.span for b in record.document.blocks if b.span.holds(event.trigger)), event.trigger)
        targets = {f.value for f in event.recipients}
        for actor in record.actors:
            if actor.id in targets or isinstance(actor.kind, Unknown) or actor.kind.value not in armed:
                continue
            names = (bare(text_of(record, s)) for s in actor.spans if block.holds(s))
            found = next((n for n in names if organisation(actor, n)), "")
            if found:
                return [found]
    return []


def _only_band(record: Record) -> list[str]:
    """The organisation that the report names as a doer, if it is the only one that it does."""
    heard = distinct(split(record, parts_of(record, (f for e in record.events for f in e.agents)))[1])
    return heard if len(heard) == 1 else []


def _speaker_kind(record: Record, event: Event) -> ActorKind | None:
    statement = next((s for s in record.statements if s.attribution.id == event.claimed_by), None)
    speaker = statement.speaker if statement else None
    if not isinstance(speaker, Field):
        return None
    actor = next((a for a in record.actors if a.id == speaker.value), None)
    return actor.kind.value if actor and isinstance(actor.kind, Field) else None
