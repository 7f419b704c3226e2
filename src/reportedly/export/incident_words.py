"""How the parts of an incident read in plain words, the same on terminal, page and tables (data/incident.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.export import phrases
from reportedly.export.incident_view import IncidentView, Teller
from reportedly.lexicon import load
from reportedly.types.field import Unknown
from reportedly.types.incident import Change, Contender, Copy, EventRef, Incident, Reason, Told
from reportedly.types.record import CountOf, Status

_STRONGEST = 3
_TOLLS = frozenset(what.value for what in CountOf)


def say(table: str, key: str, *number: int, **parts: object) -> str:
    """A line of ``data/incident.toml`` with its blanks filled."""
    return str(load("incident")[table][key]).format(*number, **parts)


def counted(what: str, number: int) -> str:
    """So many of it: "3 reports"."""
    return str(load("incident")["counted"][what][number != 1]).format(number)


def ref(event: EventRef) -> str:
    """A telling as it is written everywhere: "report#event"."""
    return f"{event.report}#{event.event}"


def field(name: str) -> str:
    """A field of values by its name for people."""
    return str(load("incident")["fields"].get(name, name))


def grade(number: int) -> str:
    """What a grade means."""
    return str(load("incident")["grade"][str(number)])


def counts(incident: Incident) -> str:
    """How many independently tell it, of how many tellings in how many reports."""
    reports = len({e.report for e in incident.events})
    tellings = counted("telling", len(incident.events))
    return say("head", "counts", independent=incident.independent, tellings=tellings, reports=counted("report", reports))


def where(incident: Incident) -> str:
    """Where it is told to have been, or why that is not known."""
    return phrases.unknown(incident.place) if isinstance(incident.place, Unknown) else incident.place.name


def when(incident: Incident) -> str:
    """On which days it is told to have been, or why that is not known."""
    return phrases.unknown(incident.when) if isinstance(incident.when, Unknown) else phrases.interval(incident.when)


def reason(one: Reason) -> str:
    """A reason with the two values: "days: the same (2019-03-11 / 2019-03-11)"."""
    told, (feature, _, answer) = load("incident"), one.name.partition(".")
    name = told["features"].get(feature, feature)
    words = told["answers"].get(answer, answer.replace("_", " "))
    return f"{name}: {words} ({one.values})" if answer else f"{name} ({one.values})"


def strongest(reasons: Sequence[Reason], *, against: bool = False) -> str:
    """The strongest reasons that speak for one happening, or ``against`` it, in words; none that repeats others."""
    sign, left = -1 if against else 1, load("incident")["short"]
    parts = ((r, r.name.partition(".")) for r in reasons if r.points * sign > 0)
    told = (r for r, (feature, _, answer) in parts if feature not in left["without"] and answer not in left["answers"])
    found = sorted(told, key=lambda r: (-abs(r.points), r.name))
    return "; ".join(reason(r) for r in found[:_STRONGEST]) or say("line", "nothing")


def member_reason(reasons: Sequence[Reason]) -> str:
    """What ties a telling to its incident, or that it stands alone."""
    return strongest(reasons) if reasons else say("line", "alone")


def contender(other: Contender) -> str:
    """Another incident with the two tellings that might be one and the score."""
    parts = {"id": other.incident, "score": f"{other.score:.2f}", "one": ref(other.event), "other": ref(other.other)}
    return say("line", "contender", **parts)


def contender_why(other: Contender) -> str:
    """What speaks for the other incident and what against it."""
    return say("line", "contender_why", pro=strongest(other.reasons), contra=strongest(other.reasons, against=True))


def copied(copy: Copy) -> str:
    """Who carries whose text, and how much of it."""
    return say("line", "copy", of=copy.of, source=copy.source, how=copy.kind, shared=round(copy.shared * 100))


def change(one: Change) -> str:
    """A line of the history."""
    parts = {"at": one.at, "event": ref(one.event), "old": one.old, "new": one.new}
    return say("line", "change", **parts) if one.count == 1 else say("line", "change_many", more=one.count - 1, **parts)


def flat(text: str) -> str:
    """Text on one line: each run of white space is one blank, also at its ends."""
    return re.sub(r"\s+", " ", text)


def notes(teller: Teller) -> Iterator[str]:
    """What is to be known of a telling: that it is not simply asserted, its teller's own deed, a headline."""
    if teller.status is not Status.ASSERTED:
        yield teller.status.value
    if teller.own_deed:
        yield say("telling", "own")
    if teller.heading:
        yield say("telling", "heading")


def more_times(number: int) -> str:
    """That a voice tells it so many times more."""
    return say("telling", "more_once") if number == 1 else say("telling", "more", count=number)


def and_more(number: int) -> str:
    """How many values are not named, "" where none."""
    return f" {say('line', 'more', number)}" if number else ""


def fields(view: IncidentView, *, quarrel: bool) -> list[tuple[str, tuple[Told, ...]]]:
    """The fields in conflict, or all others, in the order of ``data/incident.toml``, each with its values."""
    order = [*load("incident")["fields"]]
    found = [(name, told) for name, told in view.incident.values if (name in view.incident.conflicts) is quarrel]
    return sorted(found, key=lambda x: (order.index(x[0]) if x[0] in order else len(order), x[0]))


def quarrel(tellers: Sequence[Teller], view: IncidentView) -> Iterator[tuple[str, list[tuple[str, Told]]]]:
    """The fields in conflict, each with the values that ``tellers`` tell: in words, a toll with whom it counts."""
    refs = {t.ref for t in tellers}
    for name, told in fields(view, quarrel=True):
        mine = [(_of(name, t, refs, view), t) for t in told if not refs.isdisjoint(t.by)]
        if mine:
            yield name, mine


def _of(name: str, told: Told, refs: set[EventRef], view: IncidentView) -> str:
    target = _targets(refs & set(told.by), view) if name in _TOLLS else ""
    return say("line", "toll", value=told.value, target=target) if target else told.value


def _targets(refs: set[EventRef], view: IncidentView) -> str:
    """Whom the tellings ``refs`` tell to have suffered it."""
    told = dict(view.incident.values).get("target", ())
    return ", ".join(t.value for t in told if not refs.isdisjoint(t.by))


def copies(outlets: Sequence[str]) -> str:
    """How many copies carry a telling on, and whose they are."""
    return say("telling", "copies", count=counted("copy", len(outlets)), names=", ".join(outlets))


def denials(tellers: Sequence[Teller], view: IncidentView) -> Iterator[tuple[EventRef, str]]:
    """What ``tellers`` deny, each in words: by whom it is told and the words that are denied."""
    known = {t.ref: t for t in view.tellers}
    for denied in dict.fromkeys(d for t in tellers for d in view.denied_by(t.ref)):
        other = known[denied]
        trigger = other.quote[other.trigger.start : other.trigger.end]
        yield denied, say("telling", "denies", outlet=who(other), trigger=flat(trigger))


def tellers_of(name: str, told: Told, view: IncidentView) -> str:
    """Who tells a value of a field: speakers with their outlets, outlets that tell it themselves; of a toll, whom it counts."""
    tellers = (t for t in view.tellers if t.ref in told.by)
    return "; ".join(dict.fromkeys(_counts(name, t, view) for t in tellers))


def _counts(name: str, teller: Teller, view: IncidentView) -> str:
    target = _targets({teller.ref}, view) if name in _TOLLS else ""
    return say("line", "toll_by", who=who(teller), target=target) if target else who(teller)


def who(teller: Teller) -> str:
    """Who tells it: a speaker with the outlet, or the outlet itself."""
    return say("telling", "who", speaker=teller.speaker, outlet=teller.outlet) if teller.speaker else teller.outlet
