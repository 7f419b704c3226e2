"""Which tellings of one report tell the same happening: headline and caption repeats, several claimants on one event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from reportedly.code.codes import way
from reportedly.code.setting import Setting
from reportedly.code.telling import Page, Telling
from reportedly.lexicon import load
from reportedly.types.field import Field
from reportedly.types.mention import ActorMention
from reportedly.types.record import Status
from reportedly.types.text import BlockRole
from reportedly.types.world import PlaceLevel

_TOLD = frozenset({Status.ASSERTED, Status.ALLEGED})
_CAMPAIGN = frozenset({"banner", "campaign"})
_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADMIN1, PlaceLevel.ADMIN2, PlaceLevel.REGION})


def groups(page: Page, told: Sequence[Telling], settings: Sequence[Setting]) -> tuple[tuple[int, ...], ...]:
    """The indexes of ``told`` in classes of one happening each; symmetric and transitive by construction."""
    classes: list[list[int]] = []
    for i in range(len(told)):
        home = next(
            (
                c
                for c in classes
                if all(_compatible(page, told, settings, i, j) for j in c) and any(_evidence(told, settings, i, j) for j in c)
            ),
            None,
        )
        if home is None:
            classes.append([i])
        else:
            home.append(i)
    return tuple(tuple(c) for c in classes)


def alike(a: Telling, b: Telling) -> bool:
    """Whether two tellings may tell one happening by what they say was done."""
    x, y = way(a)[0], way(b)[0]
    return x == y or any(x in ways and y in ways for ways in load("sameness")["alike"])


def _compatible(page: Page, told: Sequence[Telling], settings: Sequence[Setting], i: int, j: int) -> bool:
    a, b = told[i], told[j]
    if not alike(a, b) or (a.status in _TOLD) != (b.status in _TOLD) or (a.status not in _TOLD and a.status is not b.status):
        return False
    if not _same_days(settings[i], settings[j]) or not _same_places(page, settings[i], settings[j]):
        return False
    things = "property" in (way(a)[0], way(b)[0])
    return (things or not _apart(page, a.recipients, b.recipients)) and not _apart(page, a.agents, b.agents)


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
    if any(x.gazetteer_id == y.gazetteer_id for x in known[0] for y in known[1]):
        return True
    return any(
        x.country == y.country and x.level is not y.level and bool({x.level, y.level} & _WIDE)
        for x in known[0]
        for y in known[1]
    )


def _apart(page: Page, a: Sequence[ActorMention], b: Sequence[ActorMention]) -> bool:
    """Whether two sides are known to be different people."""
    if not a or not b:
        return False
    ids = [{x.id for x in (page.actor(m) for m in side) if x} for side in (a, b)]
    if ids[0] & ids[1]:
        return False
    kinds = [page.kinds(side) for side in (a, b)]
    if not kinds[0] or not kinds[1]:
        return False
    table = load("acled")["kinds"]
    sides = [{name for name, members in table.items() if any(k.value in members for k in side)} for side in kinds]
    return not sides[0] & sides[1]


def _evidence(told: Sequence[Telling], settings: Sequence[Setting], i: int, j: int) -> bool:
    """Something positive that says the two are one: a heading or caption, or a day that both tell."""
    a, b = told[i], told[j]
    heads = (BlockRole.HEADLINE, BlockRole.CAPTION)
    if (a.line.sentence.role in heads) != (b.line.sentence.role in heads):
        return True
    if settings[i].when and settings[j].when:
        return (
            bool(settings[i].places)
            or bool(settings[j].places)
            or a.trigger.lemma == b.trigger.lemma
            or a.claimed_by != b.claimed_by
        )
    bare = [not s.when and not s.places for s in (settings[i], settings[j])]
    if a.trigger.lemma == b.trigger.lemma and any(bare) and abs(a.line.sentence.block - b.line.sentence.block) <= 1:
        return True
    if way(a)[0] in _CAMPAIGN and any(bare):
        return abs(a.line.sentence.block - b.line.sentence.block) <= 1
    return a.line.sentence.block == b.line.sentence.block and abs(a.line.index - b.line.index) <= 1
