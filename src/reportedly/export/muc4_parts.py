"""Who takes part in the acts of a template, and how their names are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.record import Actor, Event, Record
from reportedly.types.span import Span

Filler = dict[str, list[str]]
_MARKS = " ,;:()[]'"


def one(value: str, of: str | None = None) -> Filler:
    """A filler; ``of`` is the name that it belongs to."""
    return {"values": [value], "of": [of]} if of else {"values": [value]}


def text_of(record: Record, span: Span) -> str:
    """The characters of a span in capitals, with single spaces."""
    return " ".join(record.document[span].split()).upper()


@dataclass(frozen=True, slots=True)
class Part:
    """One mention of somebody who takes part. ``role`` is what a learned engine heard it as, "" where only grammar found it."""

    actor: Actor
    span: Span
    role: str


def parts_of(record: Record, fields: Iterable[Field[str]]) -> list[Part]:
    """The mentions of some actors, role by role; where an engine was asked, only those that it hears to take part."""
    by_id = {a.id: a for a in record.actors}
    asked = was_asked(record)
    found: dict[tuple[str, str], Part] = {}
    for field in fields:
        actor = by_id.get(field.value)
        if actor is None:
            continue
        roles = [rule.partition("#")[2] for rule in field.by.rule.split()[1:]]
        heard = zip(field.spans[1:], roles, strict=False)
        for span, role in heard if roles or asked else [(field.spans[0], "")]:
            found.setdefault((field.value, role), Part(actor, span, role))
    return list(found.values())


def split(record: Record, parts: Sequence[Part]) -> tuple[list[str], list[str]]:
    """Perpetrators as individuals and as organisations."""
    people: list[str] = []
    bands: list[str] = []
    for i, part in enumerate(parts):
        text = bare(text_of(record, part.span))
        if any(p.role == part.role == "body" and beside(record, p.span, part.span) for p in parts[:i]):
            continue  # its abbreviation
        members, of, body = text.partition(" OF THE ")
        if part.role:
            (bands if part.role == "body" else people).append(text)
        elif of and organisation(part.actor, body):
            people.append(members)
            bands.append(body)
        elif not text:
            continue
        elif organisation(part.actor, text):
            bands.append(text)
        else:
            people.append(text)
    return distinct(people), distinct(bands)


def distinct(texts: Iterable[str]) -> list[str]:
    """Each once; of two that name the same in more and fewer words ("the substation", "the power substation") the first."""
    found: list[str] = []
    for text in filter(None, texts):
        if not any(same(text, other) for other in found):
            found.append(text)
    return found


def same(one: str, other: str) -> bool:
    """Whether two names end in the same word and all words of the shorter are in the longer."""
    a, b = one.split(), other.split()
    shorter, longer = sorted((a, b), key=len)
    return set(shorter) <= set(longer) and (shorter[-1] == longer[-1] or shorter[0] == longer[0])


def organisation(actor: Actor, text: str) -> bool:
    """Whether a name is an organisation's: by one of its words, or as an abbreviation."""
    words = load("muc4")["organisation_words"]
    return any(w in words for w in text.lower().split()) or (
        text.isalpha() and 2 < len(text) <= 5 and actor.name.isupper() and not text.endswith("S")
    )


def bare(text: str) -> str:
    """Without a leading article or pronoun, and without what is left over at its end; pronouns alone are dropped."""
    rules = load("muc4")
    words = text.strip(_MARKS).split()
    while words and words[0].lower() in rules["leading"]:
        words = words[1:]
    while words and (words[-1].lower() in load("grammar")["prepositions"] or words[-1].lower() in rules["leading"]):
        words = words[:-1]
    return "" if len(words) == 1 and words[0].lower() in rules["pronouns"] else " ".join(words).strip(_MARKS)


def beside(record: Record, one: Span, other: Span) -> bool:
    """Whether nothing but a comma or bracket stands between two mentions."""
    first, last = sorted((one, other))
    return first.end <= last.start and not record.document.text[first.end : last.start].strip(" ,[]()\n")


def was_asked(record: Record) -> bool:
    """Whether a learned engine was asked for participants."""
    return any(e.heard is not None for e in record.events)


def is_heard(field: Field[str]) -> bool:
    """Whether a learned engine hears the participant, besides the rules or alone: behind a blank its rule names the role."""
    return " " in field.by.rule


def harm_of(event: Event, span: Span) -> str:
    """What a participant suffered, where that was heard of it; "" where it was not."""
    return next((f.value for f in event.effects if any(s.overlaps(span) for s in f.spans) and is_heard(f)), "")


def entry(event: Event) -> Mapping[str, Any]:
    """The trigger lexicon's entry of an event."""
    rule = event.plover.by.rule if isinstance(event.plover, Field) else "triggers_assault#attack"
    file, _, key = rule.partition("#")
    found: Mapping[str, Any] = load(file)[key]
    return found
