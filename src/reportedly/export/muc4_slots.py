"""The slots of one MUC-4 template, filled from the events of one incident."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from reportedly.lexicon import load
from reportedly.types.field import Field, Unknown
from reportedly.types.record import NARRATOR, Actor, CountOf, Event, Record, Status
from reportedly.types.span import Span
from reportedly.types.world import ActorKind, PlaceLevel, Precision

Filler = dict[str, list[str]]
TELLING = ("PERP: INDIVIDUAL ID", "PERP: ORGANIZATION ID", "PHYS TGT: ID", "HUM TGT: NAME", "HUM TGT: DESCRIPTION")
_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT})
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_NAME_WORD = re.compile(r"[^\W\d_]+\.?")
_LONGEST_NAME = 4
_NUMBER = 16
"""Characters in which a number may stand before what it counts."""
_MARKS = " ,;:()[]'"
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
    told = _parts(record, (f for e in group for f in e.agents))
    perpetrators = [p for p in told if p.role or isinstance(p.actor.kind, Unknown) or p.actor.kind.value in doers]
    stage = rules["stage"].get(group[0].status.value, "ACCOMPLISHED")
    sides = {p.actor.kind.value for p in perpetrators if isinstance(p.actor.kind, Field)}
    state = bool(sides & _STATE) and not sides - _STATE
    people, bands = _split(record, perpetrators)
    struck = _things(record, group) | _people(record, group)
    bands = bands or _bands_near(record, group)
    if not bands and (people or any(struck[name] for name in TELLING if name in struck)):
        bands = _only_band(record)
    filled = {
        "INCIDENT: DATE": _date(record, group),
        "INCIDENT: LOCATION": _location(record, group),
        "INCIDENT: TYPE": [_one(kind)],
        "INCIDENT: STAGE OF EXECUTION": [_one(stage)],
        "PERP: INCIDENT CATEGORY": [_one(rules["category"]["state" if state else "other"])] if people or bands else [],
        "PERP: INDIVIDUAL ID": [_one(x) for x in people],
        "PERP: ORGANIZATION ID": [_one(x) for x in bands],
        "PERP: ORGANIZATION CONFIDENCE": [_one(_confidence(record, group, x), x) for x in bands],
    }
    return filled | _instruments(record, group) | struck


def entry(event: Event) -> Mapping[str, Any]:
    """The trigger lexicon's entry of an event."""
    rule = event.plover.by.rule if isinstance(event.plover, Field) else "triggers_assault#attack"
    file, _, key = rule.partition("#")
    found: Mapping[str, Any] = load(file)[key]
    return found


def kinds(record: Record, fields: Iterable[Field[str]]) -> set[ActorKind]:
    """The known kinds of some actors."""
    return {p.actor.kind.value for p in _parts(record, fields) if isinstance(p.actor.kind, Field)}


def towns(record: Record, event: Event) -> set[int]:
    """The gazetteer ids of the towns and smaller places of an event."""
    found = set()
    for i in event.places:
        field = record.places[i].field
        if isinstance(field, Field) and field.value.level in (PlaceLevel.TOWN, PlaceLevel.FACILITY, PlaceLevel.SMALL_AREA):
            found.add(field.value.gazetteer_id)
    return found


def _one(value: str, of: str | None = None) -> Filler:
    return {"values": [value], "of": [of]} if of else {"values": [value]}


def _text(record: Record, span: Span) -> str:
    return " ".join(record.document[span].split()).upper()


@dataclass(frozen=True, slots=True)
class _Part:
    """One mention of somebody who takes part. ``role`` is what a learned engine heard it as, "" where only grammar found it."""

    actor: Actor
    span: Span
    role: str


def _parts(record: Record, fields: Iterable[Field[str]]) -> list[_Part]:
    """The mentions of some actors, role by role; where an engine was asked, only those that it hears to take part."""
    by_id = {a.id: a for a in record.actors}
    asked = any(isinstance(e.plover, Field) and e.plover.confidence is not None for e in record.events)
    found: dict[tuple[str, str], _Part] = {}
    for field in fields:
        actor = by_id.get(field.value)
        if actor is None:
            continue
        roles = [rule.partition("#")[2] for rule in field.by.rule.split()[1:]]
        heard = zip(field.spans[1:], roles, strict=False)
        for span, role in heard if roles or asked else [(field.spans[0], "")]:
            found.setdefault((field.value, role), _Part(actor, span, role))
    return list(found.values())


def _split(record: Record, parts: Sequence[_Part]) -> tuple[list[str], list[str]]:
    """Perpetrators as individuals and as organisations."""
    people: list[str] = []
    bands: list[str] = []
    for part in parts:
        text = _bare(_text(record, part.span))
        members, of, body = text.partition(" OF THE ")
        if part.role:
            (bands if part.role == "body" else people).append(text)
        elif of and _organisation(part.actor, body):
            people.append(members)
            bands.append(body)
        elif not text:
            continue
        elif _organisation(part.actor, text):
            bands.append(text)
        else:
            people.append(text)
    return _distinct(people), _distinct(bands)


def _distinct(texts: Iterable[str]) -> list[str]:
    """Each once; of two that name the same in more and fewer words ("the substation", "the power substation") the first."""
    found: list[str] = []
    for text in filter(None, texts):
        if not any(_same(text, other) for other in found):
            found.append(text)
    return found


def _same(one: str, other: str) -> bool:
    """Whether two names end in the same word and all words of the shorter are in the longer."""
    a, b = one.split(), other.split()
    shorter, longer = sorted((a, b), key=len)
    return set(shorter) <= set(longer) and (shorter[-1] == longer[-1] or shorter[0] == longer[0])


def _organisation(actor: Actor, text: str) -> bool:
    words = load("muc4")["organisation_words"]
    return any(w in words for w in text.lower().split()) or (
        text.isalpha() and 2 < len(text) <= 5 and actor.name.isupper() and not text.endswith("S")
    )


def _bare(text: str) -> str:
    """Without a leading article or pronoun, and without what is left over at its end; pronouns alone are dropped."""
    rules = load("muc4")
    words = text.strip(_MARKS).split()
    while words and words[0].lower() in rules["leading"]:
        words = words[1:]
    while words and (words[-1].lower() in load("grammar")["prepositions"] or words[-1].lower() in rules["leading"]):
        words = words[:-1]
    return "" if len(words) == 1 and words[0].lower() in rules["pronouns"] else " ".join(words).strip(_MARKS)


def _date(record: Record, group: Sequence[Event]) -> list[Filler]:
    told = [e.when.value for e in group if isinstance(e.when, Field) and e.when.value.last - e.when.value.first < _VAGUE]
    if told:
        best = min(told, key=lambda w: w.last - w.first)
        days = [f"{d.day:02d} {_MONTHS[d.month - 1]} {d.year % 100:02d}" for d in (best.first, best.last)]
        return [_one(days[0] if best.precision in (Precision.DAY, Precision.HOUR) or days[0] == days[1] else " - ".join(days))]
    published = record.document.published
    if isinstance(published, Unknown):
        return []
    d = published.value
    return [_one(f"- {d.day:02d} {_MONTHS[d.month - 1]} {d.year % 100:02d}")]


def _location(record: Record, group: Sequence[Event]) -> list[Filler]:
    mentions = [record.places[i] for e in group for i in _by_name(record, e.places)]
    told = [m.field.value for m in mentions if isinstance(m.field, Field)]
    every = Counter(m.field.value.country for m in record.places if isinstance(m.field, Field))
    told = [p for p in told if p.country == every.most_common(1)[0][0]] or told  # one name of a town is many countries'
    places = told or [m.field.value for m in record.places if isinstance(m.field, Field)][:1]
    order = list(_LEVELS)
    finest = min(places, key=lambda p: order.index(p.level) if p.level in order else 9, default=None)
    if finest is None:
        return []
    country = load("countries")["names"].get(finest.country, "") if finest.country else ""
    chain = [country.upper()] if country else []
    if told and finest.level is not PlaceLevel.COUNTRY:  # of a report that tells no place of the act, only the country is sure
        chain.append(f"{_plain(finest.name)} ({_LEVELS.get(finest.level, 'REGION')})")
    unknown = next((_text(record, m.toponym.span) for m in mentions if isinstance(m.field, Unknown)), "")
    if unknown and chain and finest.level not in _SMALL:  # in no gazetteer, but named as the place
        chain.append(f"{_plain(unknown)} (TOWN)")
    return [_one(": ".join(chain))] if chain else []


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
            text, kind = _text(record, field.spans[0]), load("instruments")[field.value]["muc4"]
            new = text not in [x["values"][0] for x in ids] and kind not in [x["values"][0] for x in types]
            if kind and new and text.lower() not in load("muc4")["no_instrument"]:
                ids.append(_one(text))
                types.append(_one(kind, text))
    if not types:
        by_way, ways = load("muc4")["instrument"], [str(entry(e)["way"]) for e in group]
        types += [_one(by_way[w]) for w in ways if w in by_way][:1]
    return {"INCIDENT: INSTRUMENT ID": ids[:2], "INCIDENT: INSTRUMENT TYPE": types[:2]}


def _things(record: Record, group: Sequence[Event]) -> dict[str, list[Filler]]:
    found: dict[str, tuple[str, str]] = {}
    effect = load("muc4")["physical_effect"]
    effects: list[Filler] = []
    for event in group:
        for field in event.objects:
            text = _bare(_text(record, field.spans[0]))
            if text and not any(_same(text, other) for other in found):
                found[text] = (field.value, "PLURAL" if text.endswith("S") else "1")
                harm = _harm(event, field.spans[0])
                if harm in effect:
                    effects.append(_one(effect[harm], text))
                elif not harm and any(f.value == "destroyed" for f in event.effects):
                    effects.append(_one(effect["destroyed"], text))
                elif not harm and str(entry(event)["way"]) in ("bomb", "bombing", "property", "blast"):
                    effects.append(_one(effect["damaged"], text))
    return {
        "PHYS TGT: ID": [_one(x) for x in found],
        "PHYS TGT: TYPE": [_one(kind, x) for x, (kind, _) in found.items()],
        "PHYS TGT: NUMBER": [_one(number, x) for x, (_, number) in found.items()],
        "PHYS TGT: EFFECT OF INCIDENT": effects,
    }


def _people(record: Record, group: Sequence[Event]) -> dict[str, list[Filler]]:
    rules = load("muc4")
    found: dict[str, list[Filler]] = {
        name: [] for name in ("NAME", "DESCRIPTION", "TYPE", "NUMBER", "FOREIGN NATION", "EFFECT OF INCIDENT")
    }
    seen: list[str] = []
    for event in group:
        parts = _parts(record, event.recipients)
        for part in parts:
            text = _bare(_text(record, part.span))
            if not text or any(_same(text, other) for other in seen) or not (part.role or _person(part.actor, text)):
                continue
            seen.append(text)
            name = _name_of(record, part, parts, text)
            if name == text or (name and part.role != "victim"):
                found["NAME"].append(_one(name))
            if name != text:
                found["DESCRIPTION"].append(_one(text, name) if name else _one(text))
            if part.role == "victim" and name:
                continue
            text = name or text
            found["TYPE"].append(_one(_person_type(_around_part(record, part, parts)), text))
            found["NUMBER"].append(_one(_number(record, event, part.span, text), text))
            nation = _nation(record, part.actor, group)
            if nation:
                found["FOREIGN NATION"].append(_one(nation, text))
            harm = _harm(event, part.span)
            told = [harm] if harm else [f.value for f in event.effects]
            effect = next((rules["human_effect"][value] for value in told if value in rules["human_effect"]), None)
            if effect:
                found["EFFECT OF INCIDENT"].append(_one(effect, text))
    return {f"HUM TGT: {name}": fillers for name, fillers in found.items()}


def _harm(event: Event, span: Span) -> str:
    """What a participant suffered, where that was heard of it; "" where it was not."""
    return next((f.value for f in event.effects if any(s.overlaps(span) for s in f.spans) and " " in f.by.rule), "")


def _name_of(record: Record, part: _Part, parts: Sequence[_Part], text: str) -> str:
    """The name of a target: what was heard as one, or as one beside what was heard as its description; else by grammar."""
    if part.role == "named":
        return text
    if part.role == "victim":
        beside = next((p for p in parts if p.role == "named" and _beside(record, part, p)), None)
        return _bare(_text(record, beside.span)) if beside else ""
    return text if _named(part.actor, text) else _name_after(record, part.span)


def _beside(record: Record, one: _Part, other: _Part) -> bool:
    """Whether nothing but a comma or bracket stands between two mentions."""
    first, last = sorted((one.span, other.span))
    return first.end <= last.start and not record.document.text[first.end : last.start].strip(" ,[]()\n")


def _around_part(record: Record, part: _Part, parts: Sequence[_Part]) -> str:
    """The words that tell of what kind a target is: its own and its description's."""
    more = [_text(record, p.span) for p in parts if p is not part and p.role == "victim" and _beside(record, part, p)]
    return " ".join([_text(record, part.span), *more])


def _person(actor: Actor, text: str) -> bool:
    """Whether a target is people, not a body, and not an armed side that fights."""
    rules = load("muc4")
    if isinstance(actor.kind, Unknown):
        return True
    if actor.kind.value.value in rules["relevance"]["fighting"]:
        return False
    heads = {w for words in load("objects")["people"].values() for w in words}
    return actor.kind.value.value in rules["people_kinds"] or any(w in heads for w in text.lower().split())


def _name_after(record: Record, span: Span) -> str:
    """The two or more name words right behind a title ("Senator Ana Ruiz"), "" where there are none."""
    grammar = load("grammar")
    closed = {
        w for key in ("prepositions", "be", "have", "modals", "subjects", "coordinators", "conjunctions") for w in grammar[key]
    }
    if record.document[span].lower().split()[-1] not in load("muc4")["titles"]:
        return ""
    words: list[str] = []
    last = span.end
    for match in _NAME_WORD.finditer(record.document.text, span.end, span.end + 60):
        gap = record.document.text[last : match.start()]
        if gap.strip() or match[0].lower() in closed or not match[0][0].isupper():
            break
        words.append(match[0])
        last = match.end()
    return " ".join(words).upper() if 2 <= len(words) <= _LONGEST_NAME else ""


def _named(actor: Actor, text: str) -> bool:
    people = load("objects")["people"]
    common = {w for words in people.values() for x in words for w in x.split()} | set(load("muc4")["people_words"])
    words = [w for w in text.lower().replace(".", "").split() if w.isalpha()]
    return (
        isinstance(actor.kind, Field)
        and actor.kind.value is ActorKind.PERSON
        and bool(words)
        and not any(w in common for w in words)
    )


def _person_type(text: str) -> str:
    words = f" {text.lower()} "
    for kind, heads in load("objects")["people"].items():
        if any(f" {h} " in words for h in heads):
            return f"FORMER {kind}" if " former " in words and kind in ("GOVERNMENT OFFICIAL", "ACTIVE MILITARY") else str(kind)
    return "CIVILIAN"


def _nation(record: Record, actor: Actor, group: Sequence[Event]) -> str:
    """The country of a target, where it is told and another than that of the incident."""
    fields = [record.places[i].field for e in group for i in e.places]
    here = {f.value.country for f in fields if isinstance(f, Field)}
    if isinstance(actor.country, Unknown) or not here or actor.country.value in here:
        return ""
    return str(load("countries")["names"].get(actor.country.value, "")).upper()


def _number(record: Record, event: Event, span: Span, text: str) -> str:
    """How many a target is: a toll that it overlaps, else the number right before it, else whether its noun is a plural."""
    for count in event.counts:
        if count.what in (CountOf.KILLED, CountOf.INJURED, CountOf.ABDUCTED) and count.span.overlaps(span):
            return str(count.low)
    before = record.document.text[max(0, span.start - _NUMBER) : span.start].lower().split()[-1:]
    units = load("numbers")["units"]
    if before and (before[0].isdigit() or before[0] in units):
        return str(units.get(before[0], before[0]))
    return "PLURAL" if text.endswith("S") or text.rsplit(maxsplit=1)[-1].lower() in load("muc4")["plural"] else "1"


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
            names = (_bare(_text(record, s)) for s in actor.spans if block.holds(s))
            found = next((n for n in names if _organisation(actor, n)), "")
            if found:
                return [found]
    return []


def _only_band(record: Record) -> list[str]:
    """The organisation that the report names as a doer, if it is the only one that it does."""
    heard = _distinct(_split(record, _parts(record, (f for e in record.events for f in e.agents)))[1])
    return heard if len(heard) == 1 else []


def _speaker_kind(record: Record, event: Event) -> ActorKind | None:
    statement = next((s for s in record.statements if s.attribution.id == event.claimed_by), None)
    speaker = statement.speaker if statement else None
    if not isinstance(speaker, Field):
        return None
    actor = next((a for a in record.actors if a.id == speaker.value), None)
    return actor.kind.value if actor and isinstance(actor.kind, Field) else None
