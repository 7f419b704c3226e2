"""Places and times that a telling leaves out, taken from the same happening elsewhere or from what was said just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from reportedly.code.codes import way
from reportedly.code.sameness import HEADS, TOLD, alike
from reportedly.code.setting import Setting
from reportedly.code.telling import Page, Telling
from reportedly.types.field import Basis, Field, Origin, Unknown
from reportedly.types.record import Status
from reportedly.types.world import PlaceLevel, When

_FINE = {
    PlaceLevel.FACILITY: 0,
    PlaceLevel.TOWN: 0,
    PlaceLevel.SMALL_AREA: 1,
    PlaceLevel.ADMIN2: 2,
    PlaceLevel.ADMIN1: 3,
    PlaceLevel.REGION: 4,
}
_UNREAL = frozenset({Status.DEMANDED, Status.HYPOTHETICAL, Status.PLANNED, Status.THREATENED})


def filled(
    page: Page, told: Sequence[Telling], own: Sequence[Setting], classes: Sequence[Sequence[int]]
) -> tuple[Setting, ...]:
    """``own`` with gaps filled: first within one happening, then from the telling before in the same paragraph."""
    found = list(own)
    for group in classes:
        for i in group:
            if told[i].status not in _UNREAL:
                found[i] = _from_group(page, found[i], [own[j] for j in group if j != i])
    found = [_of_lead(told, found, i) for i in range(len(told))]
    ways = [way(t)[0] for t in told]
    beside, earlier = _Earlier(), _Earlier()
    for i, t in enumerate(told):
        if i and t.line.sentence.block != told[i - 1].line.sentence.block:
            beside = _Earlier()
        if t.status in _UNREAL:
            continue
        when = found[i].when
        found[i] = _taking(found[i], *beside.last(when, None), "filling#before")
        found[i] = _taking(found[i], *earlier.last(when, alike(ways[i])), "filling#kin")
        for known in (beside, earlier):
            known.add(ways[i], _carried(page, found[i]))
    for group in classes:
        for i in group:
            if told[i].status not in _UNREAL:
                found[i] = _from_group(page, found[i], [found[j] for j in group if j != i])
    return tuple(found)


def _of_lead(told: Sequence[Telling], settings: Sequence[Setting], i: int) -> Setting:
    """A heading, a caption or a denial that opens its paragraph, without a time, has that of the happening it speaks of.

    That is the first of its way in the body; for a heading, else the first of its type.
    """
    this, setting = told[i], settings[i]
    heading, block = this.line.sentence.role in HEADS, this.line.sentence.block
    opens = not any(settings[j].when for j in range(i) if told[j].line.sentence.block == block)
    if setting.when is not None or not (heading or (this.status is Status.DENIED and opens)) or this.status in _UNREAL:
        return setting
    real = [
        (t, s.when)
        for t, s in zip(told, settings, strict=True)
        if s.when is not None and t.status in TOLD and t.line.sentence.role not in HEADS
    ]
    kin = alike(way(this)[0])
    of_way = [when for t, when in real if way(t)[0] in kin]
    of_type = [when for t, when in real if heading and t.code["plover"] == this.code["plover"]]
    best = next(iter((*of_way, *of_type)), None)
    return replace(setting, when=_same(best, "filling#lead")) if best else setting


def _carried(page: Page, setting: Setting) -> Setting:
    """What later tellings may take over. A place told by position is told of one act: of it only that no place is named."""
    derived = setting.places and all(page.resolution.places[i].anchors for i in setting.places)
    return replace(setting, places=(), near=True) if derived else setting


def _from_group(page: Page, setting: Setting, others: Sequence[Setting]) -> Setting:
    if not setting.places and not setting.near:
        placed = [s for s in others if s.places]
        best = min(placed, key=lambda s: _rank(page, s)) if placed else None
        if best and (_rank(page, best) <= 1 or not any(s.near for s in others)):
            setting = replace(setting, places=best.places)
        elif any(s.near for s in others):
            setting = replace(setting, near=True)
    if setting.when is None:
        timed = [s.when for s in others if s.when]
        if timed:
            setting = replace(setting, when=_same(min(timed, key=lambda w: w.value.last - w.value.first), "filling#same"))
    return setting


def _rank(page: Page, setting: Setting) -> int:
    fields = [page.resolution.places[i].field for i in setting.places]
    return min((_FINE.get(f.value.level, 5) for f in fields if not isinstance(f, Unknown)), default=9)


@dataclass(slots=True)
class _Earlier:
    """What was told so far: the last setting with a place by way of acting and day, and the last with a time by way."""

    placed: dict[tuple[str, tuple[date, date] | None], tuple[int, Setting]] = field(default_factory=dict)
    timed: dict[str, tuple[int, Setting]] = field(default_factory=dict)
    count: int = 0

    def add(self, kind: str, setting: Setting) -> None:
        """Count one more telling of this way of acting."""
        self.count += 1
        if setting.places or setting.near:
            self.placed[kind, _days(setting.when)] = self.count, setting
        if setting.when:
            self.timed[kind] = self.count, setting

    def last(self, own: Field[When] | None, kin: frozenset[str] | None) -> tuple[Setting | None, Setting | None]:
        """The last settings with a place, on no other days than ``own``, and with a time, of some ways or (None) any."""
        placed = [x for (kind, days), x in self.placed.items() if (kin is None or kind in kin) and not _apart(_days(own), days)]
        timed = [x for kind, x in self.timed.items() if kin is None or kind in kin]
        return max(placed, key=_order, default=(0, None))[1], max(timed, key=_order, default=(0, None))[1]


def _order(x: tuple[int, Setting | None]) -> int:
    return x[0]


def _taking(setting: Setting, placed: Setting | None, timed: Setting | None, rule: str) -> Setting:
    """``setting`` with the places of one other and the time of another where it has none."""
    if placed and not setting.places and not setting.near:
        setting = replace(setting, places=placed.places, near=placed.near)
    if timed and timed.when and setting.when is None:
        setting = replace(setting, when=_same(timed.when, rule))
    return setting


def _days(when: Field[When] | None) -> tuple[date, date] | None:
    return (when.value.first, when.value.last) if when else None


def _apart(a: tuple[date, date] | None, b: tuple[date, date] | None) -> bool:
    """Whether both times are told and share no day: then it is another happening."""
    return a is not None and b is not None and (a[0] > b[1] or b[0] > a[1])


def _same(when: Field[When], rule: str) -> Field[When]:
    return Field(when.value, Basis.INFERRED, when.spans, Origin("events", "1", rule), "told with the same happening")
