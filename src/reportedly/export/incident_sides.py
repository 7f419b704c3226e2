"""On whose side each telling of an incident stands: a state's or a party's, else the agencies' or the others'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.export.incident_view import IncidentView, Teller
from reportedly.types.field import Unknown
from reportedly.types.incident import CopyKind, EventRef, Origin
from reportedly.types.names import folded
from reportedly.types.text import OutletKind, Source
from reportedly.types.world import ActorKind

STATE, PARTY, AGENCY, OTHER = "state", "party", "agency", "other"
_OF_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT})


@dataclass(frozen=True, slots=True)
class _Known:
    """What sides are looked up in: the origins of each telling, the tellings of each speaker, the outlets by folded name."""

    origins: Mapping[EventRef, Sequence[Origin]]
    speaking: Mapping[str, Sequence[Teller]]
    outlets: Mapping[str, Source | Unknown]
    states: Sequence[str]


def sides(view: IncidentView) -> Mapping[EventRef, str]:
    """The side of each telling: the id of the state's or party's origin on whose word alone it rests, ``AGENCY`` or ``OTHER``.

    Who counts for no origin, such as who denies, stands where he speaks elsewhere, else on the side that he is known to be of.
    """
    known = _known(view)
    roots = _roots(view)
    by_speaker = {key: _of_speaker(told, known) for key, told in known.speaking.items()}
    return {t.ref: _side(known.origins.get(t.ref, ()), by_speaker[speaks(t)], roots[t.ref.report]) for t in view.tellers}


def _known(view: IncidentView) -> _Known:
    origins: dict[EventRef, list[Origin]] = {}
    for origin in view.incident.origins:
        for ref in origin.events:
            origins.setdefault(ref, []).append(origin)
    speaking: dict[str, list[Teller]] = {}
    for teller in view.tellers:
        speaking.setdefault(speaks(teller), []).append(teller)
    states = [o.id for o in view.incident.origins if kind(o.id) == STATE]
    return _Known(origins, speaking, {folded(t.outlet): t.source for t in view.tellers}, states)


def _roots(view: IncidentView) -> Mapping[str, Source | Unknown]:
    """Of each report the outlet whose text it carries, where that tells of the incident too; else its own."""
    sources = {t.ref.report: t.source for t in view.tellers}
    whole = (c for c in view.incident.copies if c.kind is not CopyKind.STITCHED)
    carried = {c.of: c.source for c in whole if c.of in sources and c.source in sources}
    return {report: sources[end(report, carried)] for report in sources}


def _side(origins: Sequence[Origin], of_speaker: str, root: Source | Unknown) -> str:
    """The side of a telling by its own origins; where it has none, that of its speaker."""
    found = _of_origins(origins) if origins else of_speaker
    return found or (AGENCY if isinstance(root, Source) and root.kind is OutletKind.NEWS_AGENCY else OTHER)


def _of_origins(origins: Sequence[Origin]) -> str:
    ids = {o.id for o in origins}
    only = ids.pop() if len(ids) == 1 else ""
    return only if kind(only) in (STATE, PARTY) else ""


def _of_speaker(told: Sequence[Teller], known: _Known) -> str:
    """The side that all tellings of one speaker have in common, "" where there is none: by origins, else by what he is."""
    origins = [o for t in told for o in known.origins.get(t.ref, ())]
    if origins:
        return _of_origins(origins)
    found = {side for t in told if (side := _own(t, known))}
    only = found.pop() if len(found) == 1 else ""
    return known.states[0] if only == STATE and known.states else only


def _own(teller: Teller, known: _Known) -> str:
    """The side of a body of the state, or of an outlet that speaks for one and tells it itself or is quoted.

    Whoever holds an office and is quoted by an outlet of the state speaks for it.
    """
    if teller.kind in _OF_STATE:
        return STATE
    source = known.outlets.get(speaks(teller), teller.source)
    if isinstance(source, Unknown) or not source.partial:
        return ""
    state = source.kind in (OutletKind.MILITARY, OutletKind.STATE_MEDIA)
    itself = speaks(teller) in known.outlets or teller.kind is None
    if not itself and not (state and teller.office):
        return ""
    return STATE if state else f"{PARTY}:{folded(source.party_to[0] if source.party_to else source.name)}"


def speaks(teller: Teller) -> str:
    """Who tells it, as a key: outlets that are quoted by name are the outlets themselves."""
    return folded(teller.speaker or teller.outlet)


def kind(side: str) -> str:
    """What a side or an origin is: the part of its id before the colon."""
    return side.partition(":")[0]


def end(report: str, carried: Mapping[str, str]) -> str:
    """Where a chain of copies leads; at latest before it comes round."""
    seen = {report}
    while report in carried and carried[report] not in seen:
        report = carried[report]
        seen.add(report)
    return report
