"""How values of a record read in plain words, the same on the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.mention import Wording
from reportedly.types.record import NARRATOR, Actor, Count, Event, Record, Statement
from reportedly.types.text import Document, Source
from reportedly.types.world import Place, Precision, When

WHY = {
    Reason.NOT_STATED: "not stated",
    Reason.VAGUE: "too vague",
    Reason.AMBIGUOUS: "ambiguous",
    Reason.NOT_IN_GAZETTEER: "not in gazetteer",
    Reason.NOT_IN_CODEBOOK: "not in codebook",
}
_MONTH = 7
_YEAR = 4


def unknown(value: Unknown) -> str:
    """Why a value is not known."""
    return WHY[value.reason]


def basis(value: Field[object] | Unknown) -> str:
    """How a value is known, or that it is not."""
    return "unknown" if isinstance(value, Unknown) else value.basis.value


def sure(value: Field[object] | Unknown) -> str:
    """How surely a value is known, "" where nothing is told of it."""
    if isinstance(value, Unknown) or value.confidence is None:
        return ""
    return f"confidence {value.confidence:.2f}"


def surely(event: Event) -> str:
    """How surely the values of an event that are no fields are right: "status 0.97, place 0.92, killed 0.76"."""
    sure = event.confidence
    named = [("status", sure.status), ("time frame", sure.time_frame), ("place", sure.places)]
    named += [(c.what.value, c.confidence) for c in event.counts]
    return ", ".join(f"{name} {p:.2f}" for name, p in named if p is not None)


def known(value: Field[object] | Unknown) -> str:
    """How a value is known, which place it is, how surely: "stated, town in Gīlān ±7.4 km, confidence 0.97"."""
    return ", ".join(part for part in (basis(value), size(value), sure(value)) if part)


def weighed(value: Field[object] | Unknown) -> str:
    """What was weighed and not taken, with the scores; "" where nothing was."""
    if isinstance(value, Unknown) or not value.contenders:
        return ""
    told = dict.fromkeys(f"{_contender(c.value)} {c.score:.2f}" for c in value.contenders)
    return f"weighed and not taken: {'; '.join(told)}"


def _contender(value: object) -> str:
    if isinstance(value, Place):
        return f"{full_name(value)}, {value.level}:"
    return interval(value) if isinstance(value, When) else str(value)


def basis_note(value: Field[object] | Unknown) -> str:
    """How a value is known, in brackets; nothing for an unknown, which tells its reason itself."""
    return "" if isinstance(value, Unknown) else f" ({value.basis})"


def plain(value: Field[str] | Unknown) -> str:
    """A text, or why there is none."""
    return unknown(value) if isinstance(value, Unknown) else value.value


def day(value: Field[date] | Unknown) -> str:
    """A day as YYYY-MM-DD, or why there is none."""
    return unknown(value) if isinstance(value, Unknown) else value.value.isoformat()


def interval(when: When) -> str:
    """An interval as short as its precision allows: 2020-06-25, 2020-05, 2019, 2020-06-24 to 06-26."""
    first, last = when.first.isoformat(), when.last.isoformat()
    if when.first == when.last:
        return first
    if when.precision is Precision.MONTH and first[:_MONTH] == last[:_MONTH]:
        return first[:_MONTH]
    if when.precision is Precision.YEAR and first[:_YEAR] == last[:_YEAR]:
        return first[:_YEAR]
    return f"{first} to {last[_YEAR + 1 :] if first[:_YEAR] == last[:_YEAR] else last}"


def time(value: Field[When] | Unknown) -> str:
    """An interval, or why there is none."""
    return f"day {unknown(value)}" if isinstance(value, Unknown) else interval(value.value)


def region(place: Place) -> str:
    """The division and country that a place lies in: "Gīlān, IR"; "-" where neither is known."""
    within = place.admin1 if place.admin1 != place.name else None
    return ", ".join(x for x in (within, place.country) if x) or "-"


def full_name(place: Place) -> str:
    """A place as one would say it: "Rasht (Gīlān, IR)"; only its name where it lies in no single country."""
    within = region(place)
    return place.name if within == "-" else f"{place.name} ({within})"


def place(value: Field[Place] | Unknown) -> str:
    """A place's name and country, or why there is none."""
    if isinstance(value, Unknown):
        return unknown(value)
    country = value.value.country
    return f"{value.value.name} ({country})" if country else value.value.name


def size(value: Field[object] | Unknown) -> str:
    """Which of its namesakes a place is, and how far off it may be: "town in Gīlān ±7.4 km"; "" for what is no place."""
    if isinstance(value, Unknown) or not isinstance(value.value, Place):
        return ""
    found = value.value
    within = f" in {found.admin1}" if found.admin1 not in (None, found.name) else ""
    return f"{found.level}{within} ±{found.precision_km:g} km"


def where(record: Record, event: Event) -> str:
    """The places of an event by name, each country once; a place that could not be resolved by its quote and the reason."""
    groups: dict[str, dict[str, None]] = {}
    for index in event.places:
        mention = record.places[index]
        if isinstance(mention.field, Unknown):
            groups.setdefault(unknown(mention.field), {})[record.document[mention.toponym.span]] = None
        else:
            found = mention.field.value
            name = f"{found.name} ±{found.precision_km:.0f} km" if mention.anchors else found.name
            groups.setdefault(found.country or "", {})[name] = None
    named = (", ".join(names) + (f" ({group})" if group else "") for group, names in groups.items())
    return ", ".join(named) or f"place {WHY[Reason.NOT_STATED]}"


def toll(count: Count) -> str:
    """A toll as told: 3 killed, 3+ killed, 30-40 arrested."""
    upper = "+" if count.high is None else "" if count.high == count.low else f"-{count.high}"
    return f"{count.low}{upper} {count.what}"


def tolls(event: Event) -> str:
    """All tolls of an event, or that none is told."""
    return ", ".join(dict.fromkeys(toll(c) for c in event.counts)) or "no toll told"


def names(record: Record, fields: Iterable[Field[str]]) -> str:
    """Actors by name, or that none is told."""
    known = {a.id: a.name for a in record.actors}
    return ", ".join(dict.fromkeys(known.get(f.value, f.value) for f in fields)) or WHY[Reason.NOT_STATED]


def words(fields: Iterable[Field[str]]) -> str:
    """Instruments, objects or effects; classes, which are written in capitals, in small letters."""
    return ", ".join(dict.fromkeys(f.value.lower() if f.value.isupper() else f.value for f in fields))


def deed(event: Event) -> str:
    """The event's codes: its PLOVER type with the mode."""
    mode = "" if isinstance(event.mode, Unknown) else f", {event.mode.value}"
    return f"{plain(event.plover).lower()}{mode}"


def speaker(record: Record, statement: Statement) -> str:
    """Who speaks: the actor's name, else the words of the page, else why nobody is named."""
    if isinstance(statement.speaker, Field):
        wanted = statement.speaker.value
        return next((a.name for a in record.actors if a.id == wanted), wanted)
    quoted = " … ".join(record.document[s] for s in statement.attribution.source)
    return quoted or f"speaker {unknown(statement.speaker)}"


def loaded(record: Record, wording: Wording) -> str:
    """How the narrator takes sides by some words: "epithet of Land Army, neutral: soldiers, in the words of ...; why"."""
    about = f" of {names(record, [wording.about])}" if isinstance(wording.about, Field) else ""
    neutral = f", neutral: {wording.neutral}" if wording.neutral else ""
    side = f", in the words of {wording.side.value}" if isinstance(wording.side, Field) else ""
    return f"{wording.category}{about}{neutral}{side}" + (f"; {wording.why}" if wording.why else "")


def outlet(document: Document) -> str:
    """The outlet by name, or why it is unknown."""
    return document.source.name if isinstance(document.source, Source) else f"outlet {unknown(document.source)}"


def outlet_note(document: Document) -> str:
    """What the register knows of the outlet: kind, owner, whose outlet it is; and whether the address told which it is."""
    if isinstance(document.source, Unknown):
        return ""
    source = document.source
    owner = "" if isinstance(source.owner, Unknown) or source.owner == source.name else f" of {source.owner}"
    party = f"; party to: {', '.join(source.party_to)}" if source.party_to else ""
    by = "; known by the report's address" if source.told else ""
    return f"{source.kind}{owner}{party}{by}"


def teller(record: Record, event_by: str) -> str:
    """Who tells an event or claim: the narrator, or a speaker with the outlet that is cited."""
    statement = next((s for s in record.statements if s.attribution.id == event_by), None)
    if event_by == NARRATOR or statement is None:
        return event_by
    via = statement.attribution.via
    return speaker(record, statement) + (f" via {record.document[via]}" if via else "")


def headline(document: Document) -> str:
    """The report's title, or its first words where it has none."""
    if isinstance(document.title, Field):
        return document.title.value
    start = " ".join(document.text[:200].split())
    return f"{start[:60].rstrip()} …" if start else document.id


def held(actor: Actor) -> str:
    """The office of an actor after a comma, "" where none is told."""
    return "" if isinstance(actor.office, Unknown) else f", {actor.office.value}"


def described(actor: Actor) -> str:
    """What an actor is: its kind, country and office as far as they are known, and whether it is a private person."""
    kind = "kind unknown" if isinstance(actor.kind, Unknown) else actor.kind.value.value
    country = "" if isinstance(actor.country, Unknown) else f" of {actor.country.value}"
    return kind + country + held(actor) + (", private person" if actor.private else "")
