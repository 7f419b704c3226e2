"""Why an event is coded so: each of its values with the rule that gave it, in words (``data/why.toml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.export import phrases
from reportedly.lexicon import load
from reportedly.types.field import Basis, Field, Unknown
from reportedly.types.record import NARRATOR, Event, Record, Statement, Status, TimeFrame
from reportedly.types.span import Span


@dataclass(frozen=True, slots=True)
class Why:
    """One value of an event: what it is called, how it reads, why in words, and the field with rule and characters.

    ``field`` is None for what is no field (the status, who tells it); then ``rule`` names its rule, "" where none is recorded.
    """

    name: str
    shown: str
    words: str
    field: Field[object] | Unknown | None = None
    rule: str = ""

    @property
    def by(self) -> str:
        """The rule or lexicon entry that gave the value, "" where none is recorded."""
        return str(self.field.by) if isinstance(self.field, Field) else self.rule


def why(record: Record, event: Event) -> tuple[Why, ...]:
    """Every value of ``event`` with its reason, in the order in which one asks: what, whether, says who, where, when, who."""
    told = (*_codes(record, event), *_telling(record, event), *_setting(record, event), *_people(record, event))
    sure = phrases.surely(event)
    return (*told, Why("surely", sure, load("why")["sure"]["words"])) if sure else told


def in_short(record: Record, event: Event) -> str:
    """The chain from the words to the codes and the status as one sentence."""
    told, narrator = load("why")["short"], event.claimed_by == NARRATOR
    statement = _statement(record, event)
    status = _status(record, event, statement)
    plain = event.status is Status.ASSERTED or event.status_rule.endswith(".cues")
    teller = told["narrator"] if narrator else phrases.teller(record, event.claimed_by)
    sentences = (
        _kind(record, event),
        told["acled" if isinstance(event.acled, Field) else "acled_unknown"].format(
            shown=phrases.plain(event.acled), words=_acled(event)
        ),
        told["status"].format(
            status=event.status,
            teller=teller,
            cue=f" ({_quoted(record, cue)})" if (cue := statement.attribution.cue if statement else ()) else "",
            words="" if plain else f": {status}",
        ),
    )
    return " ".join(f"{text[:1].upper()}{text[1:]}." for text in sentences)


def _statement(record: Record, event: Event) -> Statement | None:
    return next((s for s in record.statements if s.attribution.id == event.claimed_by), None)


def _kind(record: Record, event: Event) -> str:
    told, words, kind = load("why")["code"], _quoted(record, (event.trigger,)), event.plover
    if isinstance(kind, Unknown):
        return str(told["own" if isinstance(event.coded, Field) else "none"].format(words=words))
    return str(told["trigger"].format(words=words, entry=_entry(kind.by.rule), code=kind.value.lower()))


def _codes(record: Record, event: Event) -> Iterator[Why]:
    told, kind, mode = load("why")["code"], event.plover, event.mode
    yield Why("PLOVER", phrases.plain(kind).lower(), _kind(record, event), kind)
    if isinstance(mode, Field):
        means = mode.by.rule.startswith("instruments#")
        text = told["mode_means" if means else "mode_word"].format(entry=_entry(mode.by.rule))
    yield Why("mode", phrases.plain(mode), text if isinstance(mode, Field) else told["no_mode"], mode)
    yield Why("ACLED", phrases.plain(event.acled), _acled(event), event.acled)
    if event.coded is not None:
        yield Why("code", phrases.plain(event.coded), event.coded.note, event.coded)


def _entry(rule: str) -> str:
    """A lexicon entry by its name: "triggers_assault#shots_fired" is "shots fired"."""
    return rule.partition("#")[2].replace("_", " ")


def _quoted(record: Record, spans: Sequence[Span]) -> str:
    quotes = dict.fromkeys(f"“{' '.join(record.document[s].split())}”" for s in spans)
    return ", ".join(quotes)


def _way(event: Event) -> str:
    """What was done, as the rules of ACLED name it; it stands in the note of the mode."""
    name = event.mode.note.removeprefix("way: ")
    return str(load("why")["ways"].get(name, name))


def _acled(event: Event) -> str:
    told, field = load("why")["acled"], event.acled
    if isinstance(field, Unknown):
        if event.status.value not in load("acled")["status"]["coded"]:
            return str(told["status"].format(status=event.status))
        if field.note != f"{event.status.value} by {event.claimed_by}":
            return str(told["excluded"].format(note=field.note))
        return str(told["none"].format(way=_way(event)))
    number = field.by.rule.rpartition(".")[2]
    rules = load("acled")["rule"]
    if not number.isdigit() or not 0 < int(number) <= len(rules):
        return field.note
    return str(told["rule"].format(way=_way(event), conditions=_conditions(rules[int(number) - 1]), number=number))


def _conditions(rule: Mapping[str, Any]) -> str:
    """What a rule of ``data/acled.toml`` asks for beside the way."""
    names, told = load("why"), load("why")["acled"]
    tables = {"agents": "groups", "recipients": "groups", "near": "ways", "clause": "objects", "object": "objects"}
    parts = []
    for key, table in tables.items():
        if key in rule:
            asked = [rule[key]] if isinstance(rule[key], str) else rule[key]
            parts.append(told[key].format(told["any"].join(names[table].get(x, x) for x in asked)))
    return "".join(parts)


def _telling(record: Record, event: Event) -> Iterator[Why]:
    statement = _statement(record, event)
    yield Why("status", event.status.value, _status(record, event, statement), rule=event.status_rule)
    told = load("why")["teller"]
    if event.claimed_by == NARRATOR or statement is None:
        yield Why("told by", NARRATOR, told["narrator"])
        return
    said = statement.attribution
    found = ("both" if " " in said.rule else "tagger") if "tagger" in said.rule else "rules"
    text = told["voice"].format(
        speaker=phrases.speaker(record, statement),
        cue=told["cue"].format(words=" … ".join(record.document[c] for c in said.cue)) if said.cue else "",
        via=told["via"].format(outlet=record.document[said.via]) if said.via else "",
        found=told[found],
    )
    yield Why("told by", phrases.teller(record, event.claimed_by), text, statement.speaker, said.rule)


def _status(record: Record, event: Event, statement: Statement | None) -> str:
    told = load("why")["status"]
    word = event.status_rule.partition("#")[2].partition(".")[2]
    cue = statement.attribution.cue if statement else ()
    if event.status is Status.ASSERTED:
        text = told["asserted"]
    elif word == "cues":
        text = told["cues"].format(cue=f" {_quoted(record, cue)}" if cue else "")
    else:
        text = told.get(word) or (told["word"].format(word=word) if word else told["without"])
    return str(text) + (told["background"] if event.time_frame is TimeFrame.BACKGROUND else "")


def _setting(record: Record, event: Event) -> Iterator[Why]:
    for index in event.places:
        mention = record.places[index]
        yield Why("place", phrases.place(mention.field), _noted(record, mention.field, (mention.toponym.span,)), mention.field)
    yield Why("time", phrases.time(event.when), event.when.note or _quoted(record, event.when.spans), event.when)


def _noted(record: Record, field: Field[object] | Unknown, spans: Sequence[Span]) -> str:
    quote = _quoted(record, spans)
    return f"{quote}: {field.note}" if field.note else quote


def _people(record: Record, event: Event) -> Iterator[Why]:
    told = load("why")["actors"]
    actors = {a.id: a for a in record.actors}
    for name, fields in (("doer", event.agents), ("target", event.recipients)):
        for field in fields:
            heard = [told[role] for role in _heard(field.by.rule) if role in told]
            shape = told.get(field.by.rule.split()[0], "{words}")
            shown = field.note if field.basis is Basis.ASSUMED else f"“{' '.join(field.note.split())}”"
            words = ", ".join([shape.format(words=shown), *heard])
            actor = actors.get(field.value)
            kind = told["kind"].format(kind=phrases.described(actor)) if actor else ""
            yield Why(name, phrases.names(record, (field,)) + kind, words, field)
    for name, things in (("hit", event.objects), ("with", event.instruments), ("effect", event.effects)):
        for field in things:
            shape = load("why")["things"]["harm" if field.by.rule.endswith("#harm") else "stated"]
            yield Why(name, phrases.words((field,)), shape.format(words=_quoted(record, field.spans)), field)
    own = event.own_deed
    shown = phrases.unknown(own) if isinstance(own, Unknown) else "yes" if own.value else "no"
    rules = load("why")["own"]
    key = own.by.rule.partition("#")[2] if isinstance(own, Field) else "unknown"
    yield Why("own deed", shown, rules.get(key, own.note), own)


def _heard(rule: str) -> Iterator[str]:
    return (part.partition("#")[2] for part in rule.split()[1:])
