"""Places and times that a telling leaves out, taken from the same happening elsewhere or from what was said just before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportedly.code.codes import way
from reportedly.code.sameness import alike
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
            found[i] = _from_group(page, found[i], [own[j] for j in group if j != i])
    ways = [way(t)[0] for t in told]
    for i in range(len(told)):
        if told[i].status not in _UNREAL:
            found[i] = _from_before(told, ways, found, i)
    for group in classes:
        for i in group:
            found[i] = _from_group(page, found[i], [found[j] for j in group if j != i])
    return tuple(found)


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


def _from_before(told: Sequence[Telling], ways: Sequence[str], found: Sequence[Setting], i: int) -> Setting:
    """First what was told just before in the same paragraph, then what was told before of the like."""
    setting = found[i]
    own = setting.when
    block = told[i].line.sentence.block
    kin = alike(ways[i])
    for rule in ("filling#before", "filling#kin"):
        for j in range(i - 1, -1, -1):
            beside = told[j].line.sentence.block == block
            if _settled(setting) or (rule == "filling#before" and not beside):
                break
            if rule == "filling#kin" and ways[j] not in kin:
                continue
            if told[j].status not in _UNREAL and not _other_days(own, found[j].when):
                setting = _taking(setting, found[j], rule)
    return setting


def _settled(setting: Setting) -> bool:
    return bool(setting.places or setting.near) and setting.when is not None


def _taking(setting: Setting, other: Setting, rule: str) -> Setting:
    """``setting`` with the places and the time of another one where it has none."""
    if not setting.places and not setting.near:
        setting = replace(setting, places=other.places, near=other.near)
    if setting.when is None and other.when:
        setting = replace(setting, when=_same(other.when, rule))
    return setting


def _other_days(a: Field[When] | None, b: Field[When] | None) -> bool:
    """Whether both times are told and share no day: then it is another happening."""
    return a is not None and b is not None and (a.value.first > b.value.last or b.value.first > a.value.last)


def _same(when: Field[When], rule: str) -> Field[When]:
    return Field(when.value, Basis.INFERRED, when.spans, Origin("events", "1", rule), "told with the same happening")
