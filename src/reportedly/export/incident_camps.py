"""The tellings of an incident by camp: each state or party with all who tell it on its word, the agencies, the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.export import phrases
from reportedly.export.incident_sides import AGENCY, OTHER, PARTY, STATE, kind, sides, speaks
from reportedly.export.incident_view import IncidentView, Teller
from reportedly.export.incident_words import say
from reportedly.types.names import folded
from reportedly.types.record import Status
from reportedly.types.text import Source

_NAMES = 3
_Key = tuple[str, str]
"""A report and who speaks in it."""


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
    side = sides(view)
    grouped: dict[str, list[Teller]] = {}
    for teller in view.tellers:
        grouped.setdefault(side[teller.ref], []).append(teller)
    order = sorted(grouped, key=lambda k: (k == OTHER, k == AGENCY, -len(grouped[k]), k))
    return tuple(Camp(key, _title(key, grouped[key]), _voices(grouped[key], view)) for key in order)


def _title(key: str, told: Sequence[Teller]) -> str:
    if kind(key) not in (STATE, PARTY):
        return say("camps", key)
    own = (t for t in told if not t.speaker or kind(key) == PARTY)
    parties = [p for t in own if isinstance(t.source, Source) for p in t.source.party_to]
    speaking = [t.speaker for t in told if t.speaker]
    by_name = [n for n in (*parties, *speaking) if folded(n) == key.partition(":")[2]][:1]
    return say("camps", kind(key), names=", ".join([*dict.fromkeys(by_name or parties or speaking)][:_NAMES]))


def _voices(told: Sequence[Teller], view: IncidentView) -> tuple[Voice, ...]:
    """One voice for each speaker of each report, in order of publication; those of copies are folded under their source."""
    groups: dict[_Key, list[Teller]] = {}
    for teller in sorted(told, key=lambda t: (phrases.day(t.published), t.ref.report)):
        groups.setdefault((teller.ref.report, speaks(teller)), []).append(teller)
    mains = {key: max(group, key=lambda t: _fullness(t, view)) for key, group in groups.items()}
    folds = _folds(groups, mains, view)
    carried: dict[_Key, list[Teller]] = {}
    for key in folds:
        root = key
        while root in folds:
            root = folds[root]
        carried.setdefault(root, []).extend(groups[key])
    return tuple(_voice(mains[key], groups[key], carried.get(key, ())) for key in groups if key not in folds)


def _voice(main: Teller, group: Sequence[Teller], carried: Sequence[Teller]) -> Voice:
    return Voice(main, tuple(t for t in group if t is not main), tuple(carried))


def _folds(groups: Mapping[_Key, Sequence[Teller]], mains: Mapping[_Key, Teller], view: IncidentView) -> dict[_Key, _Key]:
    """The voices that only carry another on, each with that one: in a source, it tells all that the fullest has in conflict."""
    by_report: dict[str, list[_Key]] = {}
    for key in groups:
        by_report.setdefault(key[0], []).append(key)
    folds: dict[_Key, _Key] = {}
    for copy in view.incident.copies:
        for key in by_report.get(copy.of, ()):
            sources = sorted(by_report.get(copy.source, ()), key=lambda k: (k[1] != key[1], k))
            fits = (k for k in sources if _quarrel([mains[key]], view) <= _quarrel(groups[k], view))
            source = next(fits, None)
            if source is not None and key not in folds and not _leads(source, key, folds):
                folds[key] = source
    return folds


def _leads(start: _Key, wanted: _Key, folds: Mapping[_Key, _Key]) -> bool:
    """Whether a chain of copies leads to ``wanted``: then it may not lead on."""
    while start != wanted and start in folds:
        start = folds[start]
    return start == wanted


def _quarrel(group: Sequence[Teller], view: IncidentView) -> set[tuple[str, str]]:
    """The values in conflict that a group tells."""
    quarrel = view.incident.conflicts
    return {(field, told.value) for t in group for field, told in view.told.get(t.ref, ()) if field in quarrel}


def _fullness(teller: Teller, view: IncidentView) -> tuple[int, bool, bool, int, int]:
    """What makes a telling speak for its voice: values in conflict, no headline, told as real, all values, being first."""
    real = teller.status in (Status.ASSERTED, Status.ALLEGED)
    values = len(view.told.get(teller.ref, ()))
    return len(_quarrel([teller], view)), not teller.heading, real, values, -teller.number
