"""Records in the shapes of the benchmark tasks (one function each). Reshapes only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from reportedly.export.acled import sub_type
from reportedly.export.cameo import root_codes
from reportedly.export.muc4 import templates
from reportedly.reconcile.join import incidents
from reportedly.types.field import Field, Unknown
from reportedly.types.incident import Copy, Report
from reportedly.types.mention import Attribution
from reportedly.types.record import NARRATOR, ClaimKind, Event, PlaceMention, Record, TimeMention
from reportedly.types.span import Span
from reportedly.types.text import BlockRole
from reportedly.types.timex import TimeFlag, TimexType
from reportedly.types.world import When

T = TypeVar("T")
Row = dict[str, Any]


def _cut(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _value(field: Field[T] | Unknown) -> T | None:
    return field.value if isinstance(field, Field) else None


_OPENING = re.compile(r"(?:\bthat[\s,]+)?(?:[“\"‘']|``|'')\Z|\bthat[\s,]+\Z")
_CLOSING = re.compile(r"[”\"’]|''?")


def attribution(record: Record) -> Row:
    """Every attribution with its source, cue and content; the content with its marks and its "that", as the task wants.

    What is nested in another statement is left out (docs/decisions/0014).
    """
    outermost = (s.attribution for s in record.statements if s.attribution.parent is None)
    return {"attributions": [_parts(record, a) for a in outermost]}


def _parts(record: Record, a: Attribution) -> Row:
    content = [with_marks(record.document.text, x) for x in a.content]
    return {"source": [_cut(x) for x in a.source], "cue": [_cut(x) for x in a.cue], "content": content}


def with_marks(text: str, content: Span) -> Row:
    """The content with the "that" and the quotation mark before it, and the mark after it."""
    opening = _OPENING.search(text, max(0, content.start - 10), content.start)
    start = opening.start() if opening else content.start
    closing = _CLOSING.match(text, content.end) if opening and not opening[0].rstrip().endswith(("t", "T", ",")) else None
    return {"start": start, "end": closing.end() if closing else content.end}


def timex(record: Record) -> Row:
    """Every time expression with its TIMEX3 type and value, the ends of a range apart as TimeML has them."""
    told = [(end, value) for t in record.times for end, value in zip(t.timex.ends, t.value.split("/"), strict=True)]
    return {"timex": [_cut(end.span) | {"type": end.type.value, "value": value} for end, value in told]}


def geo(record: Record) -> Row:
    """Every toponym with its GeoNames id and coordinates."""
    rows = []
    for mention in _toponyms(record):
        place = _value(mention.field)
        known = place.gazetteer_id if place and place.gazetteer_id > 0 else None
        found = {"geonameid": known, "lat": place.lat, "lon": place.lon} if place else dict.fromkeys(_POINT)
        rows.append(_cut(mention.toponym.span) | found)
    return {"toponyms": rows}


def _toponyms(record: Record) -> list[PlaceMention]:
    """The places that are named; the tasks list no derived points ("12 km south of Qom") beside their anchors."""
    return [p for p in record.places if not p.anchors]


_POINT = ("geonameid", "lat", "lon")
_ARTICLE = frozenset({BlockRole.BODY, BlockRole.DATELINE})


def html(record: Record) -> Row:
    """The article's body with the headings inside it, without the title, captions and notes."""
    page = record.document
    first = next((i for i, b in enumerate(page.blocks) if b.role is BlockRole.BODY), len(page.blocks))
    inside = {i for i, b in enumerate(page.blocks) if i > first and b.role is BlockRole.HEADLINE}
    return {"text": "\n".join(page[b.span] for i, b in enumerate(page.blocks) if b.role in _ARTICLE or i in inside)}


def muc4(record: Record) -> Row:
    """MUC-4 templates."""
    return {"templates": list(templates(record))}


def acled(record: Record) -> Row:
    """The one ACLED sub-type of a snippet, or None."""
    return {"sub_type": sub_type(record)}


def cameo(record: Record) -> Row:
    """The CAMEO root codes of a text."""
    return {"events": [{"eventcode": code} for code in root_codes(record)]}


def dispatch(record: Record) -> Row:
    """One report as score_dispatch.py takes it; ``copied_text`` is for the join to add."""
    stated = (s.attribution for s in record.statements if s.attribution.states)
    at = {a.id: i for i, a in enumerate(stated)}
    left_out = {ClaimKind.EVENT, ClaimKind.SLOGAN}
    return {
        "blocks": [_cut(b.span) | {"role": b.role.value} for b in record.document.blocks],
        "places": [_cut(p.toponym.span) | _point(_value(p.field)) | {"role": p.role.value} for p in _toponyms(record)],
        "times": [_cut(t.timex.span) | _days(t.field) | {"flags": [*t.flags]} for t in record.times if dated(t)],
        "attributions": _attributions(record, at),
        "events": [_event(record, e, at) for e in record.events],
        "claims": [_cut(c.span) | {"kind": c.kind.value} for c in record.claims if c.kind not in left_out],
        "wording": [_cut(w.span) | {"category": w.category.value} for w in record.wording],
        "warnings": [{"code": w.code.value} | (_cut(w.span) if w.span else {}) for w in record.warnings],
    }


def dated(mention: TimeMention) -> bool:
    """Whether the codebook lists it: not "now", "daily" nor a length of time that hangs on no day ("a four-hour strike")."""
    told, known = mention.timex, isinstance(mention.field, Field)
    hangs = TimeFlag.RELATIVE in mention.flags
    free = told.type is TimexType.DURATION and told.bound is None and not known and not hangs
    word = mention.value.endswith("_REF") and told.rule.endswith(("#reference", "#adjective"))
    return not free and told.type is not TimexType.SET and not word


def _point(place: Any) -> Row:
    return {"lat": place.lat, "lon": place.lon} if place else {"lat": None, "lon": None}


def _days(field: Field[When] | Unknown) -> Row:
    when = _value(field)
    return {"first": str(when.first), "last": str(when.last)} if when else {"first": None, "last": None}


def _attributions(record: Record, at: Mapping[str, int]) -> list[Row]:
    rows = []
    for statement in (s for s in record.statements if s.attribution.states):
        said = _value(statement.said)
        via, parent = statement.attribution.via, statement.attribution.parent
        more = {"via": _cut(via) if via else None, "said": str(said) if said else None, "parent": at.get(parent or "")}
        rows.append(_parts(record, statement.attribution) | more)
    return rows


def _event(record: Record, event: Event, at: Mapping[str, int]) -> Row:
    index = {e.id: i for i, e in enumerate(record.events)}
    places = [_point(_value(record.places[i].field)) for i in event.places]
    return {
        "trigger": _cut(event.trigger),
        "plover": _value(event.plover) or "",
        "mode": _value(event.mode) or "",
        "acled": _value(event.acled) or "",
        "status": event.status.value,
        "time_frame": event.time_frame.value,
        "places": [p for p in places if p["lat"] is not None],
        "agents": [_cut(f.spans[0]) for f in event.agents],
        "targets": [_cut(f.spans[0]) for f in event.recipients],
        "counts": [{"what": c.what.value, "low": c.low, "high": c.high} for c in event.counts],
        "claimed_by": NARRATOR if event.claimed_by == NARRATOR else at[event.claimed_by],
        "own_deed": bool(_value(event.own_deed)),
        "same_as": [index[i] for i in event.same_as],
    } | _days(event.when)


def story(name: str, reports: Sequence[Report], copied: Sequence[Copy]) -> Row:
    """One story: its incidents as the join has them, who has whose text, who denies what."""
    at = {ref: f"{r.id}#{i}" for r in reports for i, (ref, _) in enumerate(r.events())}
    found = incidents(reports)
    return {
        "story": name,
        "incidents": [{"reports": [at[e] for e in i.events], "independent": i.independent} for i in found],
        "copies": [[c.of, c.source] for c in copied],
        "denials": [[at[denied], at[by]] for i in found for denied, by in i.denials],
    }


def copied_text(copied: Sequence[Copy]) -> dict[str, Row]:
    """By report the warning that it carries the text of others: the stretch from the first shared passage to the last."""
    found: dict[str, list[Span]] = {}
    for copy in copied:
        found.setdefault(copy.of, []).extend(p.here for p in copy.passages)
    return {of: {"code": "copied_text"} | _stretch(spans) for of, spans in found.items()}


def _stretch(spans: Sequence[Span]) -> Row:
    return {"start": min(s.start for s in spans), "end": max(s.end for s in spans)} if spans else {}
