"""Events that the claims of a report tell: type, status, doer, target, place, time and toll of each clause that tells one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.code import codes
from reportedly.code.arguments import arguments, speaking_doer
from reportedly.code.carried import taken_up, told_again, whole
from reportedly.code.codebook import Seen, own_code
from reportedly.code.confidence import assured
from reportedly.code.factuality import status, time_frame
from reportedly.code.filling import filled
from reportedly.code.heard import DOERS, STRUCK, THINGS, gathered, heard, tells, violent
from reportedly.code.hosting import Hosted, hosted
from reportedly.code.needs import meant
from reportedly.code.objects import kind_of_thing, objects
from reportedly.code.ownership import of_the_outlet, own_deed
from reportedly.code.parties import of_the_teller, parties
from reportedly.code.sameness import groups
from reportedly.code.setting import Setting, Settings
from reportedly.code.telling import Page, Telling, entry, page, tellings
from reportedly.code.tolls import tolls
from reportedly.lexicon import load
from reportedly.types.codebook import Codebook
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Reading, Role
from reportedly.types.record import Actor, Count, Event, Resolution, Status, TimeFrame
from reportedly.types.span import Span
from reportedly.types.text import Document
from reportedly.types.world import PlaceLevel

VERSION = "1"
_BESIDE = 4
"""Words in which a weapon is what is seized, not the people told beside it."""


@dataclass(frozen=True, slots=True)
class _Coded:
    """An act with its results, its place and time, and the ids of the events that tell the same."""

    hosted: Hosted
    setting: Setting
    same_as: tuple[str, ...]
    counts: tuple[Count, ...]


def events(document: Document, reading: Reading, resolution: Resolution, book: Codebook | None = None) -> tuple[Event, ...]:
    """The events of one report in order of their triggers; ids count from "e1". ``book`` is the user's own codebook."""
    of = page(document, reading, resolution)
    told = meant(of, [_judged(of, t) for t in tellings(of)])
    acts = taken_up(of, gathered(of, [whole(h) for h in hosted(of, told)]))
    where_when = Settings(of)
    own = [where_when.own(h.act) for h in acts]
    for i in range(len(acts) - 1, -1, -1):
        each = where_when.each(acts[i].act, own[i])
        acts[i : i + 1] = [acts[i]] * len(each)
        own[i : i + 1] = each
    classes = groups(of, [h.act for h in acts], own)
    settings = filled(of, [h.act for h in acts], own, classes)
    acts = told_again(of, acts, classes)
    home = {i: c for c in classes for i in c}
    counts = tolls(of, acts, where_when.lists)
    coded = [_Coded(h, settings[i], tuple(f"e{j + 1}" for j in home[i] if j != i), counts[i]) for i, h in enumerate(acts)]
    ways: dict[int, list[str]] = {}
    for t in told:
        ways.setdefault(t.line.index, []).append(codes.way(t)[0])
    outlet = of_the_outlet(of)
    found = assured(of, [_event(of, f"e{i + 1}", c, ways, outlet) for i, c in enumerate(coded)])
    if book is None:
        return found
    return tuple(replace(e, coded=own_code(book, Seen(of, c.hosted, e, ways))) for e, c in zip(found, coded, strict=True))


def _judged(of: Page, t: Telling) -> Telling:
    agents, recipients = arguments(t)
    agents = agents or speaking_doer(of, t)
    found, rule = status(of, t)
    people = recipients and "of_people" in t.code and not codes.names(t, "weapons", _BESIDE)
    other = str(t.code.get("of_people"))
    code = {**entry(other), "key": other} if people else t.code
    return replace(t, status=found, by=rule, agents=agents, recipients=recipients, code=code)


def _event(of: Page, name: str, coded: _Coded, ways: Mapping[int, Sequence[str]], outlet: Actor | None) -> Event:
    act, when, own = coded.hosted.act, coded.setting.when, own_deed(of, coded.hosted.act)
    kind, mode, rule = codes.way(act)
    span = act.trigger.span
    frame = time_frame(of, act, when.value if when else None, _published(of))
    return Event(
        id=name,
        trigger=span,
        plover=_field(str(act.code["plover"]), span, act.trigger.entry, f"'{of.document[span]}'"),
        mode=_field(mode, span, rule, f"way: {kind}"),
        acled=_acled(of, coded, ways, frame),
        status=act.status,
        time_frame=frame,
        agents=parties(of, coded.hosted, act.agents, DOERS) or of_the_teller(of, act, own, outlet),
        recipients=parties(of, coded.hosted, act.recipients, STRUCK),
        places=coded.setting.places,
        when=when or coded.setting.vague or Unknown(Reason.NOT_STATED, (span,)),
        counts=coded.counts,
        instruments=_instruments(of, coded.hosted),
        objects=_objects(of, coded.hosted),
        effects=_effects(of, coded.hosted),
        claimed_by=act.claimed_by,
        own_deed=own,
        same_as=coded.same_as,
        status_rule="" if act.status is Status.ASSERTED else act.by,
        heard=_heard(of, act),
    )


def _heard(of: Page, act: Telling) -> float | None:
    sure = tells(of, act.line) if violent(act) else None
    return None if sure is None else round(sure, 3)


def _published(of: Page) -> date | None:
    field = of.document.published
    return None if isinstance(field, Unknown) else field.value


def _origin(rule: str) -> Origin:
    return Origin("events", VERSION, rule)


def _field(value: str, span: Span, rule: str, note: str) -> Field[str] | Unknown:
    if not value:
        return Unknown(Reason.NOT_IN_CODEBOOK, (span,), note)
    return Field(value, Basis.INFERRED, (span,), _origin(rule), note)


def _acled(of: Page, coded: _Coded, ways: Mapping[int, Sequence[str]], frame: TimeFrame) -> Field[str] | Unknown:
    """ACLED's sub-type. Its codebook leaves out what is told of a whole country; of the news itself a town may yet be told."""
    told = coded.hosted.act
    span = told.trigger.span
    if frame is TimeFrame.BACKGROUND and not coded.same_as and _country_wide(of, coded.setting):
        return Unknown(Reason.NOT_IN_CODEBOOK, (span,), "background told of a whole country (ACLED: country-only is not coded)")
    value, rule = codes.acled(of, told, ways.get(told.line.index, ()))
    return _field(value, span, rule, f"{told.status.value} by {told.claimed_by}")


def _country_wide(of: Page, setting: Setting) -> bool:
    fields = [of.resolution.places[i].field for i in setting.places]
    return bool(fields) and all(isinstance(f, Field) and f.value.level is PlaceLevel.COUNTRY for f in fields)


def _instruments(of: Page, hosted_: Hosted) -> tuple[Field[str], ...]:
    """The means of an act that its sentences name; where an engine was asked, those that it hears to be means."""
    act = hosted_.act
    if act.code["plover"] != "ASSAULT":
        return ()
    lines = (act.line, *hosted_.lines)
    named = [(key, span) for line in lines for key, span in codes.instruments(line) if not act.trigger.span.holds(span)]
    if of.reading.acts:
        named = [(key, span) for key, span in named if any(p.role is Role.MEANS for _, p in of.heard.over(span))]
    return tuple(Field(key, Basis.STATED, (span,), _origin(f"instruments#{key}")) for key, span in named)


def _objects(page_: Page, of: Hosted) -> tuple[Field[str], ...]:
    """Things hit, as kinds of ``data/objects.toml``; only acts that strike things have any."""
    found: dict[Span, Field[str]] = {}
    for telling in (of.act, *of.results):
        if telling.code["plover"] in ("ASSAULT", "PROTEST"):
            for kind, span in objects(telling):
                found.setdefault(span, Field(kind, Basis.STATED, (span,), _origin("objects"), page_.document[span]))
    thing = f"objects {page_.reading.heard_by}#thing"
    for p in heard(page_, of, THINGS) if violent(of.act) else ():
        known = next((s for s in found if p.span.overlaps(s)), None)
        if known is None:
            text = page_.document[p.span]
            found[p.span] = Field(kind_of_thing(text), Basis.INFERRED, (p.span,), _origin(thing), text)
        else:
            found[known] = replace(found[known], spans=(known, p.span), by=_origin(thing))
    return tuple(found[s] for s in sorted(found))


def _effects(page_: Page, of: Hosted) -> tuple[Field[str], ...]:
    """What the act led to: killed, injured, destroyed (``data/counts.toml``); and how each participant is heard to fare."""
    table = load("counts")["of"]["entry"]
    found: dict[str, Field[str]] = {}
    for telling in (of.act, *of.results):
        what = table.get(telling.trigger.entry)
        if what in ("killed", "injured", "destroyed"):
            span = telling.trigger.span
            found.setdefault(what, Field(what, Basis.STATED, (span,), _origin(telling.trigger.entry)))
    fared = [p for p in heard(page_, of, STRUCK | THINGS) if p.harm] if violent(of.act) else []
    return (
        *found.values(),
        *(Field(p.harm, Basis.INFERRED, (p.span,), _origin(f"effects {page_.reading.heard_by}#harm")) for p in fared),
    )
