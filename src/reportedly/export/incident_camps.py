"""The tellings of an incident by camp: each state or party with all who tell it on its word, the agencies, the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.export import phrases
from reportedly.export.incident_view import IncidentView, Teller
from reportedly.export.incident_words import say
from reportedly.types.field import Unknown
from reportedly.types.incident import CopyKind, Incident, Origin
from reportedly.types.names import folded
from reportedly.types.text import OutletKind, Source
from reportedly.types.world import ActorKind

K = TypeVar("K")
_STATE = "state"
_SIDES = (_STATE, "party")
"""The kinds of origins that are a camp of their own: for these a state or a party answers."""
_OF_STATE = frozenset({ActorKind.STATE_FORCES, ActorKind.POLICE, ActorKind.GOVERNMENT})
_NAMES = 3
_Key = tuple[str, str]
"""A report and who speaks in it."""
_Groups = Mapping[_Key, Sequence[Teller]]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker tells in one report: its fullest telling, the rest of them, and those of copies that carry it on."""

    main: Teller
    more: tuple[Teller, ...]
    carried: tuple[Teller, ...]

    @property
    def tellers(self) -> tuple[Teller, ...]:
        """All its own tellings, the fullest first."""
        return (self.main, *self.more)

    @property
    def copies(self) -> tuple[str, ...]:
        """The outlets that carry it on."""
        return tuple(dict.fromkeys(t.outlet for t in self.carried))


@dataclass(frozen=True, slots=True)
class Camp:
    """One column of the quarrel. ``key`` is the id of its origin, "agency" or "other"."""

    key: str
    title: str
    voices: tuple[Voice, ...]


def camps(view: IncidentView) -> tuple[Camp, ...]:
    """The camps: states and parties, the one with most tellings first, then agencies, then the others."""
    roots = _roots(view)
    grouped: dict[str, list[Teller]] = {}
    for teller in view.tellers:
        grouped.setdefault(_key(teller, roots[teller.ref.report], view), []).append(teller)
    order = sorted(grouped, key=lambda k: (k == "other", k == "agency", -len(grouped[k]), k))
    return tuple(Camp(key, _title(key, grouped[key]), _voices(grouped[key], view)) for key in order)


def _roots(view: IncidentView) -> Mapping[str, Source | Unknown]:
    """Of each report the outlet whose text it carries, where that tells of the incident too; else its own."""
    sources = {t.ref.report: t.source for t in view.tellers}
    carried = {
        c.of: c.source for c in view.incident.copies if c.kind is not CopyKind.STITCHED and {c.of, c.source} <= sources.keys()
    }
    return {report: sources[_end(report, carried)] for report in sources}


def _key(teller: Teller, root: Source | Unknown, view: IncidentView) -> str:
    """The camp of a telling: the side on whose word alone it rests; of who denies, that on which he speaks elsewhere."""
    origins = view.incident.origins
    behind = [o for o in origins if teller.ref in o.events] or _elsewhere(teller, view)
    if len(behind) == 1 and _kind(behind[0].id) in _SIDES:
        return behind[0].id
    side = "" if behind else _own_side(teller)
    if side:
        return next((o.id for o in origins if o.id == side or (side == _STATE and _kind(o.id) == side)), side)
    return "agency" if isinstance(root, Source) and root.kind is OutletKind.NEWS_AGENCY else "other"


def _elsewhere(teller: Teller, view: IncidentView) -> list[Origin]:
    """Of a telling that counts for no origin, such as a denial: the origins of its speaker's other tellings."""
    mine = _speaks(teller)
    same = {t.ref for t in view.tellers if _speaks(t) == mine}
    return [o for o in view.incident.origins if not same.isdisjoint(o.events)]


def _own_side(teller: Teller) -> str:
    """The side of a telling that counts for no origin: of a body of the state, or of the outlet where nobody else is known."""
    source = teller.source
    if teller.kind in _OF_STATE:
        return _STATE
    if teller.kind is not None or isinstance(source, Unknown) or not source.partial:
        return ""
    if source.kind in (OutletKind.MILITARY, OutletKind.STATE_MEDIA):
        return _STATE
    return f"party:{folded(source.party_to[0] if source.party_to else source.name)}"


def _speaks(teller: Teller) -> str:
    return folded(teller.speaker) if teller.speaker else f"outlet {teller.outlet}"


def _kind(key: str) -> str:
    return key.partition(":")[0]


def _title(key: str, told: Sequence[Teller]) -> str:
    kind, _, name = key.partition(":")
    if kind not in _SIDES:
        return say("camps", kind)
    parties = [p for t in told if isinstance(t.source, Source) and (kind != _STATE or not t.speaker) for p in t.source.party_to]
    speaking = [t.speaker for t in told if t.speaker]
    by_name = [n for n in (*parties, *speaking) if folded(n) == name][:1]
    return say("camps", kind, names=", ".join([*dict.fromkeys(by_name or parties or speaking)][:_NAMES]))


def _voices(told: Sequence[Teller], view: IncidentView) -> tuple[Voice, ...]:
    """One voice for each speaker of each report, in order of publication; those of copies are folded under their source."""
    groups: dict[_Key, list[Teller]] = {}
    for teller in sorted(told, key=lambda t: (phrases.day(t.published), t.ref.report)):
        groups.setdefault((teller.ref.report, _speaks(teller)), []).append(teller)
    folds = {key: root for key in groups if (root := _root(key, groups, view.incident))}
    carried: dict[_Key, list[Teller]] = {}
    for key in folds:
        carried.setdefault(_end(key, folds), []).extend(groups[key])
    return tuple(_voice(groups[key], carried.get(key, ()), view.incident) for key in groups if key not in folds)


def _voice(group: Sequence[Teller], carried: Sequence[Teller], incident: Incident) -> Voice:
    main = max(group, key=lambda t: _fullness(t, incident))
    return Voice(main, tuple(t for t in group if t is not main), tuple(carried))


def _end(key: K, folds: Mapping[K, K]) -> K:
    """Where a chain of copies leads; at latest before it comes round."""
    seen = {key}
    while key in folds and folds[key] not in seen:
        key = folds[key]
        seen.add(key)
    return key


def _root(key: _Key, groups: _Groups, incident: Incident) -> _Key | None:
    """The voice of the camp that this one only carries on: its source, if that tells all that its fullest has in conflict."""
    main = max(groups[key], key=lambda t: _fullness(t, incident))
    for copy in incident.copies:
        sources = [k for k in groups if copy.of == key[0] and k[0] == copy.source]
        for source in sorted(sources, key=lambda k: (k[1] != key[1], k)):
            if _quarrel([main], incident) <= _quarrel(groups[source], incident):
                return source
    return None


def _quarrel(group: Sequence[Teller], incident: Incident) -> set[tuple[str, str]]:
    """The values in conflict that a group tells."""
    refs = {t.ref for t in group}
    values = ((f, t) for f, told in incident.values if f in incident.conflicts for t in told)
    return {(field, told.value) for field, told in values if not refs.isdisjoint(told.by)}


def _fullness(teller: Teller, incident: Incident) -> tuple[int, bool, int]:
    return len(_quarrel([teller], incident)), not teller.heading, -len(teller.quote)
