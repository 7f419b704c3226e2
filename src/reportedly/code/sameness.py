"""Which tellings of one report tell the same happening: headline and caption repeats, several claimants on one event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from reportedly.code.candidates import Candidates, Seen
from reportedly.code.codes import way
from reportedly.code.counts import own_counts
from reportedly.code.setting import Setting
from reportedly.code.telling import Page, Telling
from reportedly.lexicon import listed, load
from reportedly.types.earth import kilometres
from reportedly.types.field import Field
from reportedly.types.mention import ActorMention
from reportedly.types.record import NARRATOR, CountOf, Status
from reportedly.types.text import BlockRole
from reportedly.types.world import ActorKind, Place, PlaceLevel

TOLD = frozenset({Status.ASSERTED, Status.ALLEGED})
_PEOPLE = frozenset({"crowd", "civilian"})  # youths, workers, a party: nobody draws the line
_CAMPAIGN = frozenset({"banner", "campaign"})
_FORCES = (ActorKind.POLICE, ActorKind.STATE_FORCES, ActorKind.REBEL_GROUP, ActorKind.MILITIA)
HEADS = frozenset({BlockRole.HEADLINE, BlockRole.CAPTION})
_MOST = 40
"""Tellings of one happening in one report; a page that repeats itself more often is cut there, so that links stay few."""
_NEWS = timedelta(days=7)
_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADMIN1, PlaceLevel.ADMIN2, PlaceLevel.REGION})


def groups(page: Page, told: Sequence[Telling], settings: Sequence[Setting]) -> tuple[tuple[int, ...], ...]:
    """The indexes of ``told`` in classes of one happening each; symmetric and transitive by construction.

    Only classes that may hold evidence are looked at: of the same days, of the paragraphs beside, of headings, and the
    last of its way; of each sort the first and last few.
    """
    ways, parties = [way(t)[0] for t in told], [_parties(page, t) for t in told]
    days = [s.when.value.last for t, s in zip(told, settings, strict=True) if s.when and t.status in TOLD]
    pairs = _Pairs(page, told, settings, ways, parties, max(days, default=None))
    classes: list[list[int]] = []
    near = Candidates()
    for i, kind in enumerate(pairs.ways):
        t, when = told[i], settings[i].when
        done = t.status in TOLD
        seen = Seen(t.trigger.lemma, kind, t.line.sentence.block, when, head=_head(t), told=done, result=t.result)
        last = near.last(seen)
        found = near.find(seen)
        home = next((c for c in found if len(classes[c]) < _MOST and pairs.fits(i, classes[c], last=c == last)), len(classes))
        if home == len(classes):
            classes.append([])
        classes[home].append(i)
        near.add(seen, home, alike(kind))
    return tuple(tuple(c) for c in classes)


def _head(told: Telling) -> bool:
    return told.line.sentence.role in HEADS


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
    parties: Sequence[_Parties]
    latest: date | None

    def fits(self, i: int, others: Sequence[int], *, last: bool) -> bool:
        """Whether nothing sets a telling apart from any of the others, and something joins it to one of them.

        ``last``: nothing of its way was told since the others.
        """
        return all(self._compatible(i, j) for j in others) and any(self._evidence(i, j, last=last) for j in others)

    def _compatible(self, i: int, j: int) -> bool:
        a, b = self.told[i], self.told[j]
        if self.ways[j] not in alike(self.ways[i]):
            return False
        if (a.status in TOLD) != (b.status in TOLD) or (a.status not in TOLD and a.status is not b.status):
            return False
        if _counter(a) != _counter(b) or (self.ways[i] == "none" and a.code["plover"] != b.code["plover"]):
            return False
        if self._one_of_many(i, j) or self._one_of_many(j, i):
            return False
        here, there = self.settings[i], self.settings[j]
        if not _same_days(here, there) or not _same_places(self.page, here, there):
            return False
        things = "property" in (self.ways[i], self.ways[j])
        one, other = self.parties[i], self.parties[j]
        if one.struck_back(other) or other.struck_back(one):
            return False
        return (things or not _apart(one.struck, other.struck)) and not _apart(one.doers, other.doers)

    def _is_news(self, body: Setting) -> bool:
        """Whether it is not told to have happened long before the last that the page tells: headings tell no background."""
        return body.when is None or self.latest is None or self.latest - body.when.value.last <= _NEWS

    def _one_of_many(self, i: int, j: int) -> bool:
        """Whether the first tells when one person died whom a name tells, and the second only how many died."""
        a, b = self.told[i], self.told[j]
        if not (a.result and b.result and self.settings[i].when) or ActorKind.PERSON not in self.parties[i].struck.kinds:
            return False
        return any(c.what is CountOf.KILLED and c.low > 1 for c in own_counts(self.page, b))

    def _evidence(self, i: int, j: int, *, last: bool) -> bool:
        """Something positive that says the two are one.

        A heading or caption of the news, a day that both tell, the paragraph beside; or another voice that tells no day and
        so speaks of what was told last.
        """
        a, b, here, there = self.told[i], self.told[j], self.settings[i], self.settings[j]
        one, other = a.line.sentence, b.line.sentence
        if _head(a) != _head(b) and self._is_news(there if _head(a) else here):
            return True
        if here.when and there.when:
            return bool(here.places or there.places) or a.trigger.lemma == b.trigger.lemma or a.claimed_by != b.claimed_by
        bare = any(not s.when and not s.places for s in (here, there))
        like = a.trigger.lemma == b.trigger.lemma or self.ways[i] in _CAMPAIGN
        if bare and like and abs(one.block - other.block) <= 1:
            return True
        if last and not here.when and a.claimed_by != b.claimed_by and (a.result or self.ways[i] == self.ways[j]):
            return True
        return not (bare and like) and one.block == other.block and abs(a.line.index - b.line.index) <= 1


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
    wide = any(f.level in _WIDE for side in known for f in side)
    if abs(len(known[0]) - len(known[1])) > 1 and not wide:
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


def _counter(told: Telling) -> bool:
    """Whether it tells what was done against an act ("counter-attack", "repelled")."""
    return any(told.trigger.lemma.startswith(w) for w in load("sameness")["counter"])


@dataclass(frozen=True, slots=True)
class _Side:
    """The people on one side of a telling: their actors' ids and their known kinds."""

    ids: frozenset[str]
    kinds: frozenset[ActorKind]


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who did it and who was struck, as far as a telling says it: what a pronoun stands for is a guess and parts nothing."""

    doers: _Side
    struck: _Side

    def struck_back(self, other: _Parties) -> bool:
        """Whether the other strikes the doers of this ("police beat marchers", "marchers attacked police")."""
        turned = bool(self.doers.kinds & other.struck.kinds) and not self.doers.kinds & other.doers.kinds
        return turned and not other.struck.kinds & self.struck.kinds


def _parties(page: Page, told: Telling) -> _Parties:
    """The sides of a telling, those of "three dead rebels" too. An outlet, and men whom nobody knows, are no known doers."""
    described = [m for m in told.line.mentions if m.span.holds(told.trigger.span) and m.span != told.trigger.span]
    unknown = listed("sameness", "unknown")
    doers = [m for m in told.agents if page.document[m.head].lower() not in unknown and page.kinds([m]) != {ActorKind.MEDIA}]
    return _Parties(_side(page, told, doers), _side(page, told, told.recipients or described))


def _side(page: Page, told: Telling, mentions: Sequence[ActorMention]) -> _Side:
    named = [m for m in mentions if not m.pronoun]
    ids = frozenset(x.id for x in (page.actor(m) for m in named) if x)
    own = [m for m in named if page.document[m.span].lower().split()[0] in listed("sameness", "own")]
    kinds = page.kinds([m for m in named if m not in own]) | (_speakers(page, told) or page.kinds(own) if own else frozenset())
    return _Side(ids, kinds)


def _speakers(page: Page, told: Telling) -> frozenset[ActorKind]:
    """The forces that a speaker is told to be of, so that "her officers" are: "the superintendent of police said"."""
    if told.claimed_by == NARRATOR:
        return frozenset()
    words = {w for s in page.statements[told.claimed_by].attribution.source for w in page.document[s].lower().split()}
    return frozenset(k for k in _FORCES if words & _nouns(k))


@cache
def _nouns(kind: ActorKind) -> frozenset[str]:
    return listed("actors", "nouns", kind.value)


@cache
def _groups(kinds: frozenset[ActorKind]) -> frozenset[str]:
    """The groups of ``data/acled.toml`` to which some kinds belong; a crowd and civilians are one."""
    found = frozenset(name for name, members in load("acled")["kinds"].items() if any(k.value in members for k in kinds))
    return found | _PEOPLE if found & _PEOPLE else found


def _apart(a: _Side, b: _Side) -> bool:
    """Whether two sides are known to be different people."""
    if a.ids & b.ids or not a.kinds or not b.kinds:
        return False
    return not _groups(a.kinds) & _groups(b.kinds)
