"""The record beside the text on a terminal: voices as a tree, events as a table, warnings, refusals, evidence."""

from __future__ import annotations

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from reportedly.export import phrases
from reportedly.export.terminal_text import safe
from reportedly.export.voices import Told, Voice, narration
from reportedly.types.field import Field, Unknown
from reportedly.types.record import NARRATOR, Claim, ClaimKind, Event, Record, Statement, TimeFrame
from reportedly.types.span import Span

_STEP = 3


def voices(record: Record) -> RenderableType:
    """Each speaker with his words and what they tell; who is quoted by a speaker stands inside his words."""
    told = narration(record)
    lines: list[RenderableType] = [_line(0, ("The narrator", "source"), (f", {phrases.outlet(record.document)}", ""))]
    lines += _content(record, told.events, told.claims, 1)
    for voice in told.voices:
        lines += _voice(record, voice, 0)
    return Group(*lines)


def _voice(record: Record, voice: Voice, depth: int) -> list[RenderableType]:
    lines: list[RenderableType] = [_line(depth, (voice.name, "source"))]
    for told in voice.told:
        lines += _told(record, told, depth + 1)
    return lines


def _told(record: Record, told: Told, depth: int) -> list[RenderableType]:
    attribution = told.statement.attribution
    lines: list[RenderableType] = [_line(depth, (_manner(record, told.statement), "quiet"))]
    lines += [_line(depth, (_quote(record, span), "")) for span in attribution.content]
    lines += _content(record, told.events, told.claims, depth + 1, frozenset(attribution.content))
    for voice in told.inner:
        lines += _voice(record, voice, depth + 1)
    return lines


def _manner(record: Record, statement: Statement) -> str:
    attribution = statement.attribution
    cue = " … ".join(record.document[s] for s in attribution.cue)
    parts = [f"{attribution.id} {attribution.kind}", f"“{cue}”" if cue else "no verb of saying"]
    if attribution.via:
        parts.append(f"via {record.document[attribution.via]}")
    said = "day" if isinstance(statement.said, Unknown) else "on"
    return ", ".join([*parts, f"{said} {phrases.day(statement.said)}"])


def _content(
    record: Record, events: tuple[Event, ...], claims: tuple[Claim, ...], depth: int, shown: frozenset[Span] = frozenset()
) -> list[RenderableType]:
    lines: list[RenderableType] = [_event(record, event, depth) for event in events]
    lines += [
        _line(depth, (f"{claim.kind} ", "quiet"), ("these words" if claim.span in shown else _quote(record, claim.span), ""))
        for claim in claims
        if claim.kind is not ClaimKind.EVENT
    ]
    return lines


def _event(record: Record, event: Event, depth: int) -> Padding:
    facts = [phrases.deed(event), event.status.value, phrases.where(record, event), phrases.time(event.when)]
    told = ", ".join([*facts, phrases.tolls(event)] if event.counts else facts)
    return _line(depth, (f"{event.id} ", "quiet"), (record.document[event.trigger], "trigger"), (f": {told}", ""))


def _line(depth: int, *parts: tuple[str, str]) -> Padding:
    return Padding(Text.assemble(*((safe(text), style) for text, style in parts)), (0, 0, 0, _STEP * depth))


def _quote(record: Record, span: Span) -> str:
    return f"“{' '.join(record.document[span].split())}”"


def events(record: Record, to: Console) -> RenderableType:
    """All events as a table; a plain one where the console is no terminal."""
    if not record.events:
        return Text("none found", "quiet")
    lines, gap = (box.SIMPLE_HEAD, 0) if to.is_terminal else (None, 1)
    table = Table(box=lines, show_edge=False, pad_edge=False, padding=(0, 2, gap, 0), leading=1 - gap, expand=True)
    for heading, ratio in (("What", 3), ("Where and when", 3), ("Who did it, to whom, toll", 4), ("Told by", 3)):
        table.add_column(heading, ratio=ratio, overflow="fold")
    for event in record.events:
        table.add_row(_what(record, event), _where_when(record, event), _who(record, event), _by(record, event))
    return table


def _what(record: Record, event: Event) -> Text:
    out = Text.assemble((f"{event.id} ", "quiet"), (safe(record.document[event.trigger]), "trigger"))
    out.append(f"\n{phrases.deed(event)}")
    out.append(
        f"\nACLED: {phrases.plain(event.acled).replace('/', ' / ')}", "unknown" if isinstance(event.acled, Unknown) else ""
    )
    if event.coded is not None:
        out.append(f"\nCode: {safe(phrases.plain(event.coded))}", "unknown" if isinstance(event.coded, Unknown) else "")
    out.append(f"\n{event.status.value}", "status")
    return out.append(", background", "quiet") if event.time_frame is TimeFrame.BACKGROUND else out


def _where_when(record: Record, event: Event) -> Text:
    out = Text(safe(phrases.where(record, event)), "place" if event.places else "unknown")
    if isinstance(event.when, Unknown):
        return out.append(f"\n{phrases.time(event.when)}", "unknown")
    out.append(f"\n{phrases.interval(event.when.value)}", "time")
    return out.append(f"\n({event.when.value.precision}, {event.when.basis})", "quiet")


def _who(record: Record, event: Event) -> Text:
    out = Text(f"by {safe(phrases.names(record, event.agents))}", "" if event.agents else "unknown")
    out.append(f"\nto {safe(phrases.names(record, event.recipients))}", "" if event.recipients else "unknown")
    for label, fields in (("hit: ", event.objects), ("with: ", event.instruments), ("effect: ", event.effects)):
        if fields:
            out.append(f"\n{label}{safe(phrases.words(fields))}", "")
    return out.append(f"\n{phrases.tolls(event)}", "count" if event.counts else "quiet")


def _by(record: Record, event: Event) -> Text:
    out = Text(safe(phrases.teller(record, event.claimed_by)), "" if event.claimed_by == NARRATOR else "source")
    if event.claimed_by != NARRATOR:
        out.append(f" ({event.claimed_by})", "quiet")
    if isinstance(event.own_deed, Unknown):
        out.append(f"\nown deed: {phrases.unknown(event.own_deed)}", "unknown")
    elif event.own_deed.value:
        out.append("\nits own deed")
    return out.append(f"\nsame as {', '.join(event.same_as)}", "quiet") if event.same_as else out


def warnings(record: Record) -> RenderableType | None:
    """What a careful coder would flag, each with its words; None if nothing is."""
    if not record.warnings:
        return None
    return Group(*(_warning(record, w.code.value, w.message, w.span) for w in record.warnings))


def _warning(record: Record, code: str, message: str, span: Span | None) -> Padding:
    quote = f" {_quote(record, span)}" if span else ""
    return _line(0, (f"! {code.replace('_', ' ')} ", "warning"), (message, ""), (quote, "quiet"))


def refusals(record: Record) -> RenderableType | None:
    """What the engine proposed and could not place on the page; None if nothing was."""
    if not record.refusals:
        return None
    return Group(*(_line(0, (f"“{r.proposed}” ", ""), (f"{r.why} ({r.by})", "quiet")) for r in record.refusals))


def traces(record: Record) -> RenderableType:
    """Every value with its basis, its rule and the evidence in words."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    for ratio in (3, 4, 6):
        table.add_column(ratio=ratio, overflow="fold")
    for place in record.places:
        value = f"{phrases.place(place.field)}, {place.role}"
        table.add_row(*_trace(record.document[place.toponym.span], value, place.field, place.toponym.rule))
    for time in record.times:
        flags = f" [{', '.join(time.flags)}]" if time.flags else ""
        table.add_row(*_trace(record.document[time.timex.span], phrases.time(time.field) + flags, time.field, time.timex.rule))
    for statement in record.statements:
        value = f"speaker {phrases.speaker(record, statement)}"
        table.add_row(*_trace(statement.attribution.id, value, statement.speaker, statement.attribution.rule))
    for actor in record.actors:
        if isinstance(actor.country, Field) or isinstance(actor.office, Field) or isinstance(actor.register_id, Field):
            field = actor.register_id if isinstance(actor.register_id, Field) else actor.country
            table.add_row(*_trace(actor.name, phrases.described(actor), field, ""))
    for event in record.events:
        table.add_row(*_trace(f"{event.id} {record.document[event.trigger]}", phrases.deed(event), event.plover, ""))
        table.add_row(*_trace("", f"ACLED {phrases.plain(event.acled)}", event.acled, ""))
        if event.coded is not None:
            table.add_row(*_trace("", f"Code {phrases.plain(event.coded)}", event.coded, ""))
        table.add_row(*_trace("", phrases.time(event.when), event.when, ""))
        table.add_row("", "", Text(phrases.surely(event), "quiet"))
    for wording in record.wording:
        told = f"{wording.rule}; {wording.about.note}" if wording.about.note else wording.rule
        table.add_row(safe(record.document[wording.span]), safe(phrases.loaded(record, wording)), Text(safe(told), "quiet"))
    return table


def _trace(quote: str, value: str, field: Field[object] | Unknown, rule: str) -> tuple[Text, Text, Text]:
    by = str(field.by) if isinstance(field, Field) else ""
    told = (phrases.known(field), by or rule, field.note, phrases.weighed(field))
    notes = "; ".join(part for part in told if part)
    return Text(safe(quote)), Text(safe(value), "unknown" if isinstance(field, Unknown) else ""), Text(safe(notes), "quiet")
