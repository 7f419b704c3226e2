"""Which tellings of one report tell the same happening: headline and caption repeats, several claimants on one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from reportedly.code.codes import way
from reportedly.code.setting import Setting
from reportedly.code.telling import Page, Telling
from reportedly.lexicon import load
from reportedly.types.earth import kilometres
from reportedly.types.field import Field
from reportedly.types.mention import ActorMention
from reportedly.types.record import Status
from reportedly.types.text import BlockRole
from reportedly.types.world import Place, PlaceLevel

TOLD = frozenset({Status.ASSERTED, Status.ALLEGED})
_PEOPLE = frozenset({"crowd", "civilian"})  # youths, workers, a party: nobody draws the line
_COUNTER = "counter"
_CAMPAIGN = frozenset({"banner", "campaign"})
HEADS = frozenset({BlockRole.HEADLINE, BlockRole.CAPTION})
_MOST = 40
"""Tellings of one happening in one report; a page that repeats itself more often is cut there, so that links stay few."""
_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADMIN1, PlaceLevel.ADMIN2, PlaceLevel.REGION})


def groups(page: Page, told: Sequence[Telling], settings: Sequence[Setting]) -> tuple[tuple[int, ...], ...]:
    """The indexes of ``told`` in classes of one happening each; symmetric and transitive by construction."""
    pairs = _Pairs(page, told, settings, [way(t)[0] for t in told])
    classes: list[list[int]] = []
    open_to: dict[str, list[list[int]]] = {}
    for i, kind in enumerate(pairs.ways):
        home = next((c for c in open_to.get(kind, ()) if len(c) < _MOST and pairs.fits(i, c)), None)
        if home is None:
            home = []
            classes.append(home)
            for other in alike(kind):
                open_to.setdefault(other, []).append(home)
        home.append(i)
    return tuple(tuple(c) for c in classes)


@cache
def alike(kind: str) -> frozenset[str]:
    """The ways of acting under which the same happening may be told."""
    return frozenset({kind}).union(*(ways for ways in load("sameness")["alike"] if kind in ways))


@dataclass(frozen=True, slots=True)
class _Pairs:
    """The tellings of one page, to be compared two by two; ``ways`` are their ways of acting."""

    page: Page
    told: Sequence[Telling]
    settings: Sequence[Setting]
    ways: Sequence[str]

    def fits(self, i: int, others: Sequence[int]) -> bool:
        """Whether nothing sets a telling apart from any of the others, and something joins it to one of them."""
        return all(self._compatible(i, j) for j in others) and any(self._evidence(i, j) for j in others)

    def _compatible(self, i: int, j: int) -> bool:
        a, b = self.told[i], self.told[j]
        if self.ways[j] not in alike(self.ways[i]):
            return False
        if (a.status in TOLD) != (b.status in TOLD) or (a.status not in TOLD and a.status is not b.status):
            return False
        if a.trigger.lemma.startswith(_COUNTER) != b.trigger.lemma.startswith(_COUNTER):
            return False
        here, there = self.settings[i], self.settings[j]
        if not _same_days(here, there) or not _same_places(self.page, here, there):
            return False
        things = "property" in (self.ways[i], self.ways[j])
        if _reversed(self.page, a, b) or _reversed(self.page, b, a):
            return False
        return (things or not _apart(self.page, a.recipients, b.recipients)) and not _apart(self.page, a.agents, b.agents)

    def _evidence(self, i: int, j: int) -> bool:
        """Something positive that says the two are one: a heading or caption, or a day that both tell."""
        a, b, here, there = self.told[i], self.told[j], self.settings[i], self.settings[j]
        one, other = a.line.sentence, b.line.sentence
        if (one.role in HEADS) != (other.role in HEADS):
            return True
        if here.when and there.when:
            return bool(here.places or there.places) or a.trigger.lemma == b.trigger.lemma or a.claimed_by != b.claimed_by
        bare = any(not s.when and not s.places for s in (here, there))
        if bare and (a.trigger.lemma == b.trigger.lemma or self.ways[i] in _CAMPAIGN):
            return abs(one.block - other.block) <= 1
        return one.block == other.block and abs(a.line.index - b.line.index) <= 1


def _same_days(a: Setting, b: Setting) -> bool:
    if a.when is None or b.when is None:
        return True
    x, y = a.when.value, b.when.value
    return x.first <= y.last and y.first <= x.last and abs((x.last - x.first) - (y.last - y.first)) <= timedelta(days=7)


def _same_places(page: Page, a: Setting, b: Setting) -> bool:
    if not a.places or not b.places:
        return True
    left, right = ([page.resolution.places[i].field for i in s.places] for s in (a, b))
    known = [[f.value for f in side if isinstance(f, Field)] for side in (left, right)]
    if abs(len(known[0]) - len(known[1])) > 1:
        return False
    if any(_one_place(x, y) for x in known[0] for y in known[1]):
        return True
    return any(
        x.country == y.country and x.level is not y.level and bool({x.level, y.level} & _WIDE)
        for x in known[0]
        for y in known[1]
    )


def _one_place(x: Place, y: Place) -> bool:
    """Whether two are one: derived points carry the id of their anchor, which may lie farther off than either may be wrong."""
    return x.gazetteer_id == y.gazetteer_id and kilometres(x.lat, x.lon, y.lat, y.lon) <= max(x.precision_km, y.precision_km)


def _reversed(page: Page, a: Telling, b: Telling) -> bool:
    """Whether the doers of one are those whom the other is done to ("police beat marchers", "marchers attacked police")."""
    doers = page.kinds(a.agents)
    return bool(b.agents and doers & page.kinds(b.recipients)) and not doers & page.kinds(b.agents)


def _sides(page: Page, mentions: Sequence[ActorMention]) -> set[str]:
    """The groups of ``data/acled.toml`` to which some mentions belong."""
    kinds = page.kinds(mentions)
    return {name for name, members in load("acled")["kinds"].items() if any(k.value in members for k in kinds)}


def _apart(page: Page, a: Sequence[ActorMention], b: Sequence[ActorMention]) -> bool:
    """Whether two sides are known to be different people."""
    if not a or not b:
        return False
    ids = [{x.id for x in (page.actor(m) for m in side) if x} for side in (a, b)]
    if ids[0] & ids[1]:
        return False
    if not page.kinds(a) or not page.kinds(b):
        return False
    soft = [side | _PEOPLE if side & _PEOPLE else side for side in (_sides(page, a), _sides(page, b))]
    return not soft[0] & soft[1]
