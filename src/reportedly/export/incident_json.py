"""An incident as JSON, schema ``reportedly-incident/1``."""

from __future__ import annotations

import json
from typing import Any

from reportedly.export.incident_view import Carried, IncidentView, Quoted
from reportedly.export.incident_words import ref
from reportedly.types.field import Unknown
from reportedly.types.incident import Change, Contender, Member, Origin, Passage, Reason, Spot, Told
from reportedly.types.span import Span
from reportedly.types.world import When

SCHEMA = "reportedly-incident/1"


def as_json(view: IncidentView) -> dict[str, Any]:
    """The incident as a JSON object with keys in a fixed order; docs/schema/reportedly-incident-1.schema.json describes it."""
    found = view.incident
    return {
        "schema": SCHEMA,
        "id": found.id,
        "label": found.label,
        "events": [_member(m) for m in found.members],
        "place": _unknown(found.place) if isinstance(found.place, Unknown) else _spot(found.place),
        "when": _unknown(found.when) if isinstance(found.when, Unknown) else _when(found.when),
        "type": _unknown(found.type) if isinstance(found.type, Unknown) else found.type,
        "values": {field: [_told(t) for t in told] for field, told in found.values},
        "conflicts": [_conflict(field, told) for field, told in found.values if field in found.conflicts],
        "denials": [{"denies": ref(denied), "by": ref(by)} for denied, by in found.denials],
        "origins": [_origin(o) for o in found.origins],
        "independent": found.independent,
        "grade": found.grade,
        "copies": [_copy(c) for c in view.carried],
        "contenders": [_contender(c) for c in found.contenders],
        "history": [_change(c) for c in view.history],
    }


def dumps(view: IncidentView) -> str:
    """The incident as one line of JSON: the same view always gives the same characters."""
    return json.dumps(as_json(view), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _member(member: Member) -> dict[str, Any]:
    return {
        "report": member.ref.report,
        "event": member.ref.event,
        "judgement": member.judgement.value,
        "score": member.score,
        "reasons": _reasons(member.reasons),
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[dict[str, Any]]:
    return [{"name": r.name, "points": r.points, "values": r.values} for r in reasons]


def _unknown(value: Unknown) -> dict[str, str]:
    return {"unknown": value.reason.value}


def _spot(spot: Spot) -> dict[str, Any]:
    country = spot.country or None
    return {"name": spot.name, "lat": spot.lat, "lon": spot.lon, "precision_km": spot.km, "area": spot.wide, "country": country}


def _when(when: When) -> dict[str, str]:
    return {"first": when.first.isoformat(), "last": when.last.isoformat(), "precision": when.precision.value}


def _told(told: Told) -> dict[str, Any]:
    by = [ref(e) for e in told.by]
    plain = {"value": told.value, "by": by, "speaker": list(told.speakers), "origin": list(told.origins)}
    return {**plain, "corrected": True} if told.corrected else plain


def _conflict(field: str, told: tuple[Told, ...]) -> dict[str, Any]:
    return {"field": field, "values": [t.value for t in told if not t.corrected]}


def _origin(origin: Origin) -> dict[str, Any]:
    return {"id": origin.id, "reports": list(origin.reports), "why": list(origin.why)}


def _copy(carried: Carried) -> dict[str, Any]:
    copy = carried.copy
    return {
        "report": copy.of,
        "of": copy.source,
        "how": copy.kind.value,
        "shared": copy.shared,
        "why": list(copy.why),
        "passages": [_passage(p, q) for p, q in zip(copy.passages, carried.quotes, strict=True)],
    }


def _passage(passage: Passage, quoted: Quoted) -> dict[str, Any]:
    return {"here": _span(passage.here, quoted.here), "there": _span(passage.there, quoted.there)}


def _span(span: Span, text: str | None) -> dict[str, Any]:
    """A span with its words; where the source's record is not at hand its words are null."""
    return {"start": span.start, "end": span.end, "text": text}


def _contender(other: Contender) -> dict[str, Any]:
    return {
        "incident": other.incident,
        "event": ref(other.event),
        "other": ref(other.other),
        "score": other.score,
        "reasons": _reasons(other.reasons),
    }


def _change(change: Change) -> dict[str, Any]:
    return {"old": change.old, "new": change.new, "event": ref(change.event), "count": change.count, "at": change.at}
