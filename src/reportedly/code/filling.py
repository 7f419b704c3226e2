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
from reportedly.types.record import UNREAL, Status
from reportedly.types.world import PlaceLevel, Precision, When

_FINE = {
    PlaceLevel.FACILITY: 0,
    PlaceLevel.TOWN: 0,
    PlaceLevel.SMALL_AREA: 1,
    PlaceLevel.ADMIN2: 2,
    PlaceLevel.ADMIN1: 3,
    PlaceLevel.REGION: 4,
}
_COARSE = frozenset({Precision.WEEK, Precision.MONTH, Precision.SEASON, Precision.YEAR})
_WEEKS = 21


def filled(
    page: Page, told: Sequence[Telling], own: Sequence[Setting], classes: Sequence[Sequence[int]]
) -> tuple[Setting, ...]:
    """``own`` with gaps filled: first within one happening, then from the telling before in the same paragraph.

    A heading, a caption and a denial that opens its paragraph take the time of the happening that they speak of.
    """
    found = list(own)
    _fill_groups(page, told, found, classes)
    ways = [way(t)[0] for t in told]
    beside, earlier = _Earlier(), _Earlier()
    for i, t in enumerate(told):
        if i and t.line.sentence.block != told[i - 1].line.sentence.block:
            beside = _Earlier()
        if t.status in UNREAL:
            continue
        when = found[i].when
        place, time = beside.last(when, None)
        place = None if _elsewhen(page, found[i], place) else place
        time = None if time and _ahead(page, time.when) else time
        waits = when is None and _speaks_of_another(t) and time is None
        found[i] = _taking(found[i], place, time, "filling#before")
        place, time = earlier.last(when, alike(ways[i]))
        place = None if _elsewhen(page, found[i], place) else place
        found[i] = _taking(found[i], place, None if waits else time, "filling#kin")
        carried = _carried(page, found[i])
        beside.add(ways[i], carried)
        earlier.add(ways[i], carried, background=_long_ago(page, found[i].when))
    _fill_leads(page, told, ways, found)
    _fill_groups(page, told, found, classes)
    return tuple(found)


def _fill_groups(page: Page, told: Sequence[Telling], found: list[Setting], classes: Sequence[Sequence[int]]) -> None:
    for group in classes:
        before = {i: found[i] for i in group}
        for i in group:
            if told[i].status not in UNREAL:
                found[i] = _from_group(page, found[i], [before[j] for j in group if j != i])


def _speaks_of_another(t: Telling) -> bool:
    return t.line.sentence.role in HEADS or t.status is Status.DENIED


def _fill_leads(page: Page, told: Sequence[Telling], ways: Sequence[str], found: list[Setting]) -> None:
    """Gives a heading, a caption or a denial without a time that of the first told in the body of its way, else of its type."""
    first: dict[str, tuple[int, Field[When]]] = {}
    for i, (t, s) in enumerate(zip(told, found, strict=True)):
        news = t.status in TOLD and t.line.sentence.role not in HEADS
        if s.when is not None and news and not _long_ago(page, s.when):
            for key in (ways[i], str(t.code["plover"])):
                first.setdefault(key, (i, s.when))
    for i, t in enumerate(told):
        if found[i].when is not None or found[i].vague is not None or not _speaks_of_another(t):
            continue
        of_way = [first[k] for k in alike(ways[i]) if k in first]
        of_type = first.get(str(t.code["plover"])) if t.line.sentence.role in HEADS else None
        best = min(of_way, key=lambda x: x[0], default=of_type)
        if best is not None:
            found[i] = replace(found[i], when=_same(best[1], "filling#lead"))


def _ahead(page: Page, when: Field[When] | None) -> bool:
    """Whether a time lies ahead of the report: what is planned lends its day to nothing that is told as done."""
    published = page.document.published
    return when is not None and not isinstance(published, Unknown) and when.value.first > published.value


def _long_ago(page: Page, when: Field[When] | None) -> bool:
    """Whether a time is told by the month or more, or lies that far behind the report."""
    published = page.document.published
    if when is None or isinstance(published, Unknown):
        return False
    last = when.value.last
    return (last - when.value.first).days > _WEEKS or (published.value - last).days > _WEEKS


def _elsewhen(page: Page, setting: Setting, other: Setting | None) -> bool:
    """Whether one tells the background and the other the news: what happened in a whole year was not where today's news was."""
    return other is not None and _long_ago(page, setting.when) and not _long_ago(page, other.when)


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
    if setting.when is None and setting.vague is None:
        timed = [s.when for s in others if s.when]
        if timed:
            setting = replace(
                setting,
                when=_same(min(timed, key=lambda w: (_long_ago(page, w), w.value.precision in _COARSE)), "filling#same"),
            )
    own = setting.when
    if own and own.value.precision in _COARSE and own.basis is not Basis.STATED:
        inside = [s.when for s in others if s.when and s.when.value.precision not in _COARSE and _within(s.when, own)]
        setting = replace(setting, when=_same(inside[0], "filling#same")) if inside else setting
    return setting


def _within(inner: Field[When], outer: Field[When]) -> bool:
    return outer.value.first <= inner.value.first and inner.value.last <= outer.value.last


def _rank(page: Page, setting: Setting) -> int:
    fields = [page.resolution.places[i].field for i in setting.places]
    return min((_FINE.get(f.value.level, 5) for f in fields if not isinstance(f, Unknown)), default=9)


@dataclass(slots=True)
class _Earlier:
    """What was told so far: the last setting with a place by way of acting and day, and the last with a time by way."""

    placed: dict[tuple[str, tuple[date, date] | None], tuple[int, Setting]] = field(default_factory=dict)
    timed: dict[str, tuple[int, Setting]] = field(default_factory=dict)
    count: int = 0
    news: int = 0
    """The last telling of the news, not of the background, with a time."""
    background: set[str] = field(default_factory=set)
    """The ways of which only the background was told."""

    def add(self, kind: str, setting: Setting, *, background: bool = False) -> None:
        """Count one more telling of this way of acting. One of the background does not stand in for one of the news."""
        self.count += 1
        if setting.places or setting.near:
            self.placed[kind, _days(setting.when)] = self.count, setting
        if setting.when and not (background and kind in self.timed):
            self.timed[kind] = self.count, setting
            (self.background.add if background else self.background.discard)(kind)
        if setting.when and not background:
            self.news = self.count

    def last(self, own: Field[When] | None, kin: frozenset[str] | None) -> tuple[Setting | None, Setting | None]:
        """The last settings with a place, on no other days than ``own``, and with a time, of some ways or (None) any.

        The time of the background is not handed on past the news.
        """
        placed = [
            x for (kind, days), x in self.placed.items() if (kin is None or kind in kin) and not _share_no_day(_days(own), days)
        ]
        told = [(kind, x) for kind, x in self.timed.items() if kin is None or kind in kin]
        timed = [x for kind, x in told if kind not in self.background or x[0] > self.news]
        return max(placed, key=_order, default=(0, None))[1], max(timed, key=_order, default=(0, None))[1]


def _order(x: tuple[int, Setting | None]) -> int:
    return x[0]


def _taking(setting: Setting, placed: Setting | None, timed: Setting | None, rule: str) -> Setting:
    """``setting`` with the places of one other and the time of another where it has none."""
    if placed and not setting.places and not setting.near:
        setting = replace(setting, places=placed.places, near=placed.near)
    if timed and timed.when and setting.when is None and setting.vague is None:
        setting = replace(setting, when=_same(timed.when, rule))
    return setting


def _days(when: Field[When] | None) -> tuple[date, date] | None:
    return (when.value.first, when.value.last) if when else None


def _share_no_day(a: tuple[date, date] | None, b: tuple[date, date] | None) -> bool:
    """Whether both times are told and share no day: then it is another happening."""
    return a is not None and b is not None and (a[0] > b[1] or b[0] > a[1])


_WHY = {
    "filling#same": "as the same happening is told elsewhere",
    "filling#before": "as told just before in the paragraph",
    "filling#kin": "of the happening of its kind that was told last",
    "filling#lead": "of the happening that it speaks of",
}


def _same(when: Field[When], rule: str) -> Field[When]:
    return Field(when.value, Basis.INFERRED, when.spans, Origin("events", "1", rule), f"{_WHY[rule]}: {when.note}")
