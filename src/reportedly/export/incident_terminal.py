"""The quarrel on one screen: an incident with what each camp says of it side by side, and how it was put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.export import incident_words as words
from reportedly.export import phrases
from reportedly.export.incident_camps import Camp, Voice, camps
from reportedly.export.incident_view import IncidentView, Teller
from reportedly.export.incident_words import say
from reportedly.export.terminal_text import safe
from reportedly.types.incident import Told

_COLUMN, _MOST = 24, 4
"""The least width of a camp's column, and how many stand side by side."""


def show(view: IncidentView, to: Console, *, verbose: bool = False) -> None:
    """Print the incident on ``to``. ``verbose`` adds every quote, and each link's reasons with their points in log-odds."""
    to.print(_heading(view))
    _section("camps", to)
    to.print(_side_by_side(view, to, verbose=verbose))
    parts: Mapping[str, Iterable[Text]] = {
        "conflicts": _conflicts(view),
        "agreed": _agreed(view),
        "origins": _origins(view),
        "copies": _copies(view),
        "contenders": _contenders(view),
        "history": (Text(safe(words.change(c))) for c in view.history),
        "links": _links(view) if verbose else (),
    }
    for key, lines in parts.items():
        shown = [*lines]
        if shown:
            _section(key, to)
            to.print(Text("\n").join(shown))


def _section(key: str, to: Console) -> None:
    to.print(Text(f"\n{say('sections', key)}", "heading"))


def _heading(view: IncidentView) -> Text:
    found = view.incident
    out = Text.assemble((safe(found.label or words.where(found)), "title"))
    out.append(f"\n{say('head', 'id', id=found.id)}\n", "quiet")
    out.append(words.counts(found), "count")
    out.append(f"\n{say('head', 'grade', grade=found.grade, meaning=words.grade(found.grade))}\n")
    out.append(say("head", "letter"))
    return out.append(f"\n{say('law', 'words')}", "quiet")


def _side_by_side(view: IncidentView, to: Console, *, verbose: bool) -> RenderableType:
    """The camps in columns, as many as the width holds; the rest below them."""
    shown = [_camp(camp, view, to, verbose=verbose) for camp in camps(view)]
    wide = max(1, min(_MOST, len(shown), to.width // _COLUMN))
    grid = Table.grid(padding=(0, 2, 0, 0), expand=True)
    for _ in range(wide):
        grid.add_column(ratio=1, overflow="fold")
    for start in range(0, len(shown), wide):
        grid.add_row(*shown[start : start + wide])
    return grid


def _camp(camp: Camp, view: IncidentView, to: Console, *, verbose: bool) -> RenderableType:
    lines: list[RenderableType] = [Text(safe(camp.title), "source")]
    before = ""
    for voice in camp.voices:
        lines.append(Text())
        if voice.main.ref.report != before:
            lines.append(Text.assemble((safe(voice.main.outlet), "bold"), (f", {phrases.day(voice.main.published)}", "quiet")))
        lines.append(_voice(voice, view, plain=not to.color_system, verbose=verbose))
        before = voice.main.ref.report
    return Group(*lines, Text())


def _voice(voice: Voice, view: IncidentView, *, plain: bool, verbose: bool) -> Text:
    main = voice.main
    out = Text.assemble((safe(words.speaker(main)), "cue"))
    out.append("".join(f", {note}" for note in words.notes(main)), "status")
    for values in _values(voice, view):
        out.append("\n").append(values)
    out.append("\n").append(_quote(main, plain=plain))
    for teller in voice.more if verbose else ():
        out.append("\n").append(_quote(teller, plain=plain)).append("".join(f" ({n})" for n in words.notes(teller)), "quiet")
    if voice.more and not verbose:
        out.append(f"\n{words.more_times(len(voice.more))}", "quiet")
    for _, line in words.denials(voice.tellers, view):
        out.append(f"\n{safe(line)}", "warning")
    if voice.copies:
        out.append(f"\n{safe(words.copies(voice.copies))}", "via")
    return out


def _values(voice: Voice, view: IncidentView) -> Iterator[Text]:
    """The values in conflict that a voice tells, a field a line; what was corrected since is struck."""
    for field, told in words.quarrel(voice.tellers, view):
        line = Text(f"{words.field(field)}: ")
        yield line.append(Text(", ").join(_value(value, t) for value, t in told))


def _value(shown: str, told: Told) -> Text:
    if not told.corrected:
        return Text(safe(shown), "count")
    return Text.assemble((safe(shown), "strike"), (f" ({say('telling', 'corrected')})", "quiet"))


def _quote(teller: Teller, *, plain: bool) -> Text:
    """The sentence on one line with its trigger marked, between asterisks where there are no colours."""
    start, end = teller.trigger.start, teller.trigger.end
    before, hit, after = teller.quote[:start], teller.quote[start:end], teller.quote[end:]
    mark = f"*{words.flat(hit)}*" if plain else words.flat(hit)
    return Text.assemble("“", safe(words.flat(before)), (safe(mark), "trigger"), safe(words.flat(after)), "”")


def _conflicts(view: IncidentView) -> Iterator[Text]:
    for field, told in words.fields(view, quarrel=True):
        yield Text(words.field(field))
        for one in told:
            yield Text("  ").append(_value(one.value, one)).append(f": {safe(words.tellers_of(field, one, view))}", "quiet")


def _agreed(view: IncidentView) -> Iterator[Text]:
    """The other fields on one line, the most told value of each and how many more there are."""
    told = words.fields(view, quarrel=False)
    parts = [f"{words.field(field)} {found[0].value}{words.and_more(len(found) - 1)}" for field, found in told]
    if parts:
        yield Text(safe("; ".join(parts)))


def _origins(view: IncidentView) -> Iterator[Text]:
    return (Text(safe(f"{number}. {view.plain('; '.join(o.why))}")) for number, o in enumerate(view.incident.origins, 1))


def _copies(view: IncidentView) -> Iterator[Text]:
    for copy in view.incident.copies:
        yield Text(safe(view.plain(words.copied(copy)))).append(f": {safe(view.plain('; '.join(copy.why)))}", "quiet")


def _contenders(view: IncidentView) -> Iterator[Text]:
    for other in view.incident.contenders:
        yield Text(words.contender(other)).append(f"\n  {safe(words.contender_why(other))}", "quiet")


def _links(view: IncidentView) -> Iterator[Text]:
    for member in view.incident.members:
        line = Text.assemble((words.ref(member.ref), "bold"), f" {member.judgement} {member.score:.2f}")
        for reason in member.reasons:
            line.append(f"\n  {reason.points:+.2f} {safe(words.reason(reason))}", "quiet")
        yield line if member.reasons else line.append(f": {words.member_reason(member.reasons)}", "quiet")
