"""The targets of one MUC-4 template: people and things, of what kind and number they are, and how they fared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.export.muc4_parts import (
    Filler,
    Part,
    bare,
    beside,
    entry,
    harm_of,
    is_heard,
    one,
    parts_of,
    same,
    text_of,
    was_asked,
)
from reportedly.lexicon import load
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Actor, CountOf, Event, Record
from reportedly.types.span import Span
from reportedly.types.world import ActorKind

_NAME_WORD = re.compile(r"[^\W\d_]+\.?")
_LONGEST_NAME = 4
_NUMBER = 16
"""Characters in which a number may stand before what it counts."""


def things(record: Record, group: Sequence[Event]) -> dict[str, list[Filler]]:
    """The slots of what was struck."""
    found: dict[str, tuple[str, str]] = {}
    effect = load("muc4")["physical_effect"]
    effects: list[Filler] = []
    asked = was_asked(record)
    for event in group:
        for field in event.objects:
            if asked and not is_heard(field):
                continue
            text = bare(text_of(record, field.spans[-1]))
            if text and not any(same(text, other) for other in found):
                number = _number_before(record, field.spans[0]) or ("PLURAL" if text.endswith("S") else "1")
                found[text] = (field.value, number)
                harm = harm_of(event, field.spans[0])
                if harm in effect:
                    effects.append(one(effect[harm], text))
                elif not harm and any(f.value == "destroyed" for f in event.effects):
                    effects.append(one(effect["destroyed"], text))
                elif not harm and str(entry(event)["way"]) in ("bomb", "bombing", "property", "blast"):
                    effects.append(one(effect["damaged"], text))
    return {
        "PHYS TGT: ID": [one(x) for x in found],
        "PHYS TGT: TYPE": [one(kind, x) for x, (kind, _) in found.items()],
        "PHYS TGT: NUMBER": [one(number, x) for x, (_, number) in found.items()],
        "PHYS TGT: EFFECT OF INCIDENT": effects,
    }


def people_struck(record: Record, group: Sequence[Event]) -> dict[str, list[Filler]]:
    """The slots of who was struck."""
    rules = load("muc4")
    found: dict[str, list[Filler]] = {
        name: [] for name in ("NAME", "DESCRIPTION", "TYPE", "NUMBER", "FOREIGN NATION", "EFFECT OF INCIDENT")
    }
    seen: list[str] = []
    for event in group:
        parts = parts_of(record, event.recipients)
        for part in parts:
            text = bare(text_of(record, part.span))
            if not text or any(same(text, other) for other in seen) or not (part.role or _person(part.actor, text)):
                continue
            seen.append(text)
            name = _name_of(record, part, parts, text)
            if name == text or (name and part.role != "victim"):
                found["NAME"].append(one(name))
            if name != text:
                found["DESCRIPTION"].append(one(text, name) if name else one(text))
            if part.role == "victim" and name:
                continue
            text = name or text
            found["TYPE"].append(one(_person_type(_around_part(record, part, parts)), text))
            number = "1" if part.role == "named" else _number(record, event, part.span, text)
            found["NUMBER"].append(one(number, text))
            nation = _nation(record, part.actor, group)
            if nation:
                found["FOREIGN NATION"].append(one(nation, text))
            harm = harm_of(event, part.span)
            told = [harm] if harm else [f.value for f in event.effects]
            effect = next((rules["human_effect"][value] for value in told if value in rules["human_effect"]), None)
            if effect:
                found["EFFECT OF INCIDENT"].append(one(effect, text))
    return {f"HUM TGT: {name}": fillers for name, fillers in found.items()}


def _name_of(record: Record, part: Part, parts: Sequence[Part], text: str) -> str:
    """The name of a target: what was heard as one, or as one beside what was heard as its description; else by grammar."""
    if part.role == "named":
        return text
    if part.role == "victim":
        name = next((p for p in parts if p.role == "named" and beside(record, part.span, p.span)), None)
        return bare(text_of(record, name.span)) if name else ""
    return text if _named(part.actor, text) else _name_after(record, part.span)


def _around_part(record: Record, part: Part, parts: Sequence[Part]) -> str:
    """The words that tell of what kind a target is: its own and its description's."""
    more = [
        text_of(record, p.span) for p in parts if p is not part and p.role == "victim" and beside(record, part.span, p.span)
    ]
    return " ".join([text_of(record, part.span), *more])


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
    return _number_before(record, span) or _by_form(text)


def _number_before(record: Record, span: Span) -> str:
    """The number that stands right before a noun, "" where none does."""
    before = record.document.text[max(0, span.start - _NUMBER) : span.start].lower().split()[-1:]
    units = load("numbers")["units"]
    return str(units.get(before[0], before[0])) if before and (before[0].isdigit() or before[0] in units) else ""


def _by_form(text: str) -> str:
    return "PLURAL" if text.endswith("S") or text.rsplit(maxsplit=1)[-1].lower() in load("muc4")["plural"] else "1"
