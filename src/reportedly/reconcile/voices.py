"""On whose word a telling rests: the outlet, or the body or person whom it cites, as keys that are equal where the voice is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from reportedly.lexicon import listed, load
from reportedly.reconcile.signs import called, outlet, owner
from reportedly.types.field import Field, Unknown
from reportedly.types.incident import Report
from reportedly.types.names import folded
from reportedly.types.record import Actor, Statement
from reportedly.types.text import OutletKind, Source
from reportedly.types.world import ActorKind, PlaceLevel

_WORDS = re.compile(r"\w+(?:['’-]\w+)*")
_BELOW_A_COUNTRY = frozenset({PlaceLevel.TOWN, PlaceLevel.SMALL_AREA, PlaceLevel.ADMIN2, PlaceLevel.ADMIN1})


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes two voices one: ``kind`` is state, party, owner, outlet, body, person or some; ``label`` is for people.

    The ``name`` of a state is its country, ISO 3166-1 alpha-2, "" where it is not told.
    """

    kind: str
    name: str
    label: str = field(default="", compare=False)


def _key(kind: str, name: str) -> Key:
    return Key(kind, folded(name), name)


Voice = frozenset[Key]


def of_outlet(report: Report) -> Voice:
    """The voice of a report's narrator: its outlet with its owner and those for whom it speaks."""
    source = outlet(report)
    if source is None:
        return frozenset({Key("outlet", report.id, report.id)})
    owned = owner(source)
    keys = {Key("outlet", source.id, source.name), *(_key("party", p) for p in source.party_to)}
    keys |= {_key("owner", owned)} if owned else set()
    state = source.kind in (OutletKind.MILITARY, OutletKind.STATE_MEDIA) or any(map(_of_state, (*source.party_to, owned or "")))
    country = "" if isinstance(source.country, Unknown) else source.country
    return frozenset(keys | ({Key("state", country)} if state else set()))


@dataclass(frozen=True, slots=True)
class Cast:
    """Who can be meant in the reports of one happening: its outlets, the bodies named in it, the armed ones among them."""

    outlets: tuple[tuple[Source, Voice], ...]
    bodies: Mapping[str, Key]
    armed: frozenset[Key]


def cast(reports: Sequence[Report]) -> Cast:
    """The outlets and bodies of ``reports``."""
    outlets = {s.id: (s, of_outlet(r)) for r in reports if (s := outlet(r)) is not None}
    named: dict[str, Key] = {}
    armed: set[Key] = set()
    for report in reports:
        for actor in report.record.actors:
            kind = _kind(actor)
            if kind is not None and kind is not ActorKind.PERSON and _names(actor):
                key = named.setdefault(folded(actor.name), _key("body", actor.name))
                armed |= {key} if kind.value in listed("origins", "armed", "kinds") else set()
    for source, _ in outlets.values():
        for party in source.party_to:
            key = named[folded(party)] = _key("party", party)
            armed |= {key} if source.kind.value in listed("origins", "armed", "organs") else set()
    whole = {name: _whole(name, named) for name in sorted(named)}
    return Cast(tuple(outlets[i] for i in sorted(outlets)), whole, frozenset(whole[k.name] for k in armed))


def _whole(name: str, named: Mapping[str, Key]) -> Key:
    """The body of which one is told to be a part: "the air unit of the Marsh Movement"."""
    for between in sorted(listed("origins", "parts", "any")):
        rest = name.partition(between)[2]
        if rest in named and " " in rest:
            return named[rest]
    return named[name]


def of_statement(report: Report, statement: Statement, known: Cast, root: str) -> tuple[Voice, ...]:
    """The voices behind a statement, several where several are named; none for hearsay.

    ``root`` is the report from which this one has its text, its own id if it is none's copy: unnamed people of the two are
    the same.
    """
    document = report.record.document
    told = {document[s].casefold() for s in statement.attribution.source}
    if told and told <= listed("origins", "first_person", "any"):
        return (of_outlet(report),)
    parts = _parts(" ".join(document[s] for s in statement.attribution.source))
    if len(parts) > 1:
        return tuple(_voice(report, part, None, known, root) for part in parts)
    actor = _speaker(report, statement)
    text = _text(report, statement, actor)
    if not text and statement.attribution.via is not None:
        text, actor = document[statement.attribution.via], None
        if statement.via_source is not None and statement.via_source.value not in {s.id for s, _ in known.outlets}:
            return (frozenset({Key("outlet", statement.via_source.value, text)}),)
    return (_voice(report, text, actor, known, root),) if text else ()


def _speaker(report: Report, statement: Statement) -> Actor | None:
    told = statement.speaker
    return None if isinstance(told, Unknown) else next((a for a in report.record.actors if a.id == told.value), None)


def _text(report: Report, statement: Statement, actor: Actor | None) -> str:
    """How a source is told: where it is only "he", the words by which he is told elsewhere in the report."""
    document = report.record.document
    own = [document[s] for s in statement.attribution.source]
    if actor is None:
        return " ".join(own)
    others = [document[s] for st in report.record.statements if _same(st, statement) for s in st.attribution.source]
    office = actor.office.value if isinstance(actor.office, Field) else ""
    pronoun = all((len(o.split()) == 1 and o.islower()) or o.lower() in listed("actors", "pronouns", "one") for o in own)
    return " ".join(dict.fromkeys([*own, *(others if pronoun or _is_name(" ".join(own)) else []), office, actor.name]))


def _same(one: Statement, other: Statement) -> bool:
    return isinstance(one.speaker, Field) and isinstance(other.speaker, Field) and one.speaker.value == other.speaker.value


def _parts(text: str) -> list[str]:
    """The sources that are named together; a name ("the Ministry of Peace and Order") stays whole."""
    if _is_name(text.partition(" ")[2]):
        return [text]
    parts = [text]
    for between in sorted(listed("origins", "joined", "any")):
        parts = [p for part in parts for p in part.split(between)]
    return [p for p in parts if p.strip()]


def _voice(report: Report, text: str, actor: Actor | None, known: Cast, root: str) -> Voice:
    """The keys of one source as it is told."""
    kind = _kind(actor) if actor else None
    person = _key("person", actor.name) if actor and kind is ActorKind.PERSON and _names(actor) else None
    if person is None:
        for source, voice in known.outlets:
            if any(p.search(text) for p in called(source)):
                return voice
    what = _people(text, report, kind)
    body = _body(text, known)
    if what == "state" and (body is None or _of_state(body.name)):
        if has_any(text, listed("origins", "anonymous", "any")):
            return frozenset({_some(root, _short(text))})
        country = actor.country.value if actor is not None and isinstance(actor.country, Field) else ""
        return frozenset({Key("state", country), *([body] if body else []), *([person] if person else [])})
    if body is None and kind is not None and kind.value in listed("origins", "armed", "kinds") and len(known.armed) == 1:
        return known.armed
    if body is None and person is None and actor is not None and kind is not ActorKind.PERSON and _names(actor):
        body = _key("body", actor.name)
    keys = {k for k in (body, person) if k is not None}
    return frozenset(keys or _unnamed(report, text, what, root))


def _unnamed(report: Report, text: str, what: str, root: str) -> set[Key]:
    """People without a name: the one of their kind whom the report names, else those of this report alone."""
    narrow = load("origins")["wider"].get(what)
    for statement in report.record.statements if what else ():
        actor = _speaker(report, statement)
        other = _text(report, statement, actor)
        house = _house(other)
        person = actor if actor is not None and _kind(actor) is ActorKind.PERSON and _names(actor) else None
        kind = _people(other, report, _kind(actor) if actor else None)
        if person is not None and not kind and person.private:
            kind = "witness"
        if kind in (what, narrow) and (person or house):
            keys = {_key("body", house)} if house else set()
            return keys | ({_key("person", person.name)} if person else set())
    return {Key("state", "") if what == "official" else _some(root, what or _short(text))}


def _some(root: str, what: str) -> Key:
    return Key("some", f"{root}: {what}", what)


def _people(text: str, report: Report, kind: ActorKind | None) -> str:
    """What kind of people speak: a key of ``kinds`` of data/origins.toml, "state", or "" where nothing tells it."""
    for name in load("origins")["kinds"]:
        if name != "official" and has_any(text, listed("origins", "kinds", name)):
            return str(name)
    of_state = _of_state(text)
    if not of_state and has_any(text, listed("origins", "kinds", "official")):
        return "official"
    if not of_state and (kind is None or kind.value not in listed("origins", "state", "kinds")):
        return ""
    police = has_any(text, listed("actors", "nouns", "police") | listed("actors", "bodies", "police"))
    local = not police and kind is not ActorKind.STATE_FORCES and _below_a_country(text, report)
    return "local" if local else "state"


def _below_a_country(text: str, report: Report) -> bool:
    """Whether a town or a division stands in the words: "secretary of Qom"."""
    levels = {folded(p.toponym.name): p.field.value.level for p in report.record.places if isinstance(p.field, Field)}
    low = f" {folded(text)} "
    return any(level in _BELOW_A_COUNTRY and f" of {name} " in low for name, level in levels.items())


def _of_state(text: str) -> bool:
    return has_any(text, _state_words())


@cache
def _state_words() -> frozenset[str]:
    nouns, bodies = load("actors")["nouns"], load("actors")["bodies"]
    kinds = sorted(listed("origins", "state", "kinds"))
    named = {w for k in kinds if k in listed("origins", "state", "by_name") for w in bodies[k]}
    found = {w for k in kinds for w in nouns[k]} | named | listed("origins", "state", "any") | listed("actors", "ranks", "any")
    return frozenset(found) - listed("origins", "kinds", "official")


@lru_cache(maxsize=1 << 14)
def has_any(text: str, words: frozenset[str]) -> bool:
    """Whether one of these words or phrases stands in the text, whatever its capitals; a genitive counts."""
    told = _WORDS.findall(text.casefold())
    bare = [w.removesuffix("'s").removesuffix("’s") for w in told]
    single, phrases = _by_length(words)
    if not single.isdisjoint(told) or not single.isdisjoint(bare):
        return True
    whole = f" {' '.join(told)} | {' '.join(bare)} "
    return any(f" {p} " in whole for p in phrases)


@cache
def _by_length(words: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words, and the phrases of several."""
    return frozenset(w for w in words if " " not in w), tuple(sorted(w for w in words if " " in w))


def _body(text: str, known: Cast) -> Key | None:
    """The body that is named: in full, by its last word alone where only one has it, or by the name of a house."""
    low = f" {folded(text)} "
    full = [name for name in known.bodies if f" {name} " in low]
    if full:
        return known.bodies[max(full, key=lambda n: (known.bodies[n].kind == "party", len(n), n))]
    ends: dict[str, set[Key]] = {}
    for name, key in known.bodies.items():
        ends.setdefault(name.split()[-1], set()).add(key)
    words = {folded(w.removesuffix("'s").removesuffix("’s")) for w in _WORDS.findall(text)}
    hit = [
        next(iter(keys))
        for end, keys in sorted(ends.items())
        if end in words and len(keys) == 1 and " " in next(iter(keys)).name
    ]
    if len(hit) == 1:
        return hit[0]
    house = _house(text)
    return _key("body", house) if house else None


def _house(text: str) -> str:
    """The name of a house in the words: "San Carlos hospital"."""
    houses = "|".join(sorted(listed("origins", "houses", "any")))
    found = re.search(rf"((?:[A-Z][\w'’-]+ )+)((?i:{houses}))\b", text)
    return found[0] if found else ""


def _kind(actor: Actor) -> ActorKind | None:
    return actor.kind.value if isinstance(actor.kind, Field) else None


def _names(actor: Actor) -> bool:
    """Whether its name is one, and not how somebody is described ("Shipping agent"): each word of a person's has a capital."""
    words = [w for w in _WORDS.findall(actor.name) if w.casefold() not in listed("copies", "names", "articles")]
    person = _kind(actor) is ActorKind.PERSON
    rest = [w for w in words[1:] if len(w) > 3 or w[0].isupper()]
    capitals = [w[0].isupper() for w in rest]
    return _is_name(actor.name) and (not words[1:] or (all(capitals) if person else any(capitals)))


def _is_name(text: str) -> bool:
    """Whether a word with a capital stands in it that is neither an article nor a noun for actors ("The Rebels")."""
    words = _WORDS.findall(text)
    return any(w[0].isupper() for w in words if w.casefold() not in _no_names())


@cache
def _no_names() -> frozenset[str]:
    return listed("copies", "names", "articles") | _nouns()


@cache
def _nouns() -> frozenset[str]:
    return frozenset(w for words in load("actors")["nouns"].values() for w in words)


def _short(text: str) -> str:
    """The nouns for people in the words, or the words themselves."""
    told = [w for w in _WORDS.findall(text.casefold()) if w in _nouns()]
    return told[-1].removesuffix("s") if told else " ".join(_WORDS.findall(text.casefold())[:6])
