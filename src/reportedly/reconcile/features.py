"""The list of features by which two events are compared: each has a few answers, and shows the two values it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.reconcile.facts import Facts, Party, cut, interval
from reportedly.types.earth import kilometres
from reportedly.types.incident import Spot
from reportedly.types.record import UNREAL

_MILE = 3.0
"""Two points nearer than this many km are one: half of a small town."""
_COPIED = 7
"""Unusual words in common by which two sentences are one text: copies shift days ("yesterday") and round places."""
UNTOLD = "untold"
TWICE = "report.twice"
"""One page was taken in twice, under two ids."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A question about two events: ``answer`` is one of few words, ``shown`` tells people the two values."""

    name: str
    answer: Callable[[Facts, Facts], str]
    shown: Callable[[Facts, Facts], str]


def answers(one: Facts, other: Facts) -> tuple[str, ...]:
    """The answer of each feature as ``name.answer``, in the order of the list; symmetric in the two events."""
    return tuple([f"{f.name}.{f.answer(one, other)}" for f in FEATURES])


def _both(shown: Callable[[Facts], str]) -> Callable[[Facts, Facts], str]:
    return lambda one, other: f"{shown(one) or '–'} / {shown(other) or '–'}"


# --- where


def distance(a: Spot, b: Spot) -> float:
    """Kilometres between two places."""
    return 0.0 if (a.lat, a.lon) == (b.lat, b.lon) else kilometres(a.lat, a.lon, b.lat, b.lon)


def _nearness(a: Spot, b: Spot) -> int:
    """4: one point; 3: within both radii; 2: one lies in the other, an area; 1: two areas, or near; 0: apart."""
    km = distance(a, b)
    if not km and not a.wide and not b.wide:
        return 4
    if a.wide or b.wide:
        if a.wide and b.wide:
            return 3 if km <= _MILE else 1 if km <= max(a.km, b.km) else 0
        return 2 if km <= max(a.km, b.km) else 0
    if km <= max(_MILE, min(a.km, b.km)):
        return 4
    return 3 if km <= a.km + b.km else 1 if km <= 2 * (a.km + b.km) else 0


_PLACES = ("apart", "near", "within", "precision", "same")


def _place(one: Facts, other: Facts) -> str:
    if not one.spots or not other.spots:
        return "sole" if one.alone and other.alone and _dated(one) and _dated(other) and _abroad(one, other) else UNTOLD
    if len(one.spots) == 1 == len(other.spots):
        return _PLACES[_nearness(one.spots[0], other.spots[0])]
    return _PLACES[max(_nearness(a, b) for a in one.spots[:_MOST] for b in other.spots[:_MOST])]


_MOST = 12
"""Places of one event that are compared; a list of more says little of any one."""


def _abroad(one: Facts, other: Facts) -> bool:
    """Whether two reports tell them."""
    return one.ref.report != other.ref.report


def _dated(facts: Facts) -> bool:
    return facts.first is not None


def _places_shown(one: Facts, other: Facts) -> str:
    both = _both(lambda f: ", ".join(f"{s.name} ±{s.km:g} km" for s in f.spots))(one, other)
    if not one.spots or not other.spots:
        return both
    return f"{both}, {min(distance(a, b) for a in one.spots[:_MOST] for b in other.spots[:_MOST]):.0f} km"


def _spread(one: Facts, other: Facts) -> str:
    """Whether one tells of one place and the other of several: a summary is not one of its parts."""
    a, b = sorted((len(one.spots), len(other.spots)))
    return "one of many" if a <= 1 and b >= 3 else "alike"


# --- when


def _days(one: Facts, other: Facts) -> str:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return UNTOLD
    gap = max(one.first, other.first) - min(one.last, other.last)
    if gap > 0:
        return "beside" if gap == 1 else "week" if gap <= 7 else "apart"
    if (one.first, one.last) == (other.first, other.last):
        return "same"
    longer, shorter = sorted((one.last - one.first, other.last - other.first), reverse=True)
    return "overlap" if longer - shorter <= 4 else "within"


def _scene(one: Facts, other: Facts) -> str:
    """Whether both tell one point or one day and not the same: "apart", unless the words are those of one text."""
    if one.ref in other.same or len(one.words & other.words) >= _COPIED:
        return "open"
    points = len(one.spots) == 1 == len(other.spots) and _place(one, other) in ("near", "apart")
    days = _one_day(one) and _one_day(other) and one.first != other.first
    return "apart" if points or days else "open"


def _one_day(facts: Facts) -> bool:
    return facts.first is not None and facts.first == facts.last


def _days_shown(facts: Facts) -> str:
    return interval(facts.first, facts.last)


# --- what


def _mode(one: Facts, other: Facts) -> str:
    """Whether two ways of acting may be told of one happening, by the lists of ``data/links.toml``."""
    return _code(one.mode, other.mode, _alike("modes"))


def _acled(one: Facts, other: Facts) -> str:
    """The same of ACLED's sub-types, by the event types that they belong to."""
    return _code(one.acled, other.acled, _alike("acled"))


def _code(a: str, b: str, alike: frozenset[tuple[str, str]]) -> str:
    if not a or not b:
        return UNTOLD
    return "same" if a == b else "akin" if (a, b) in alike else "differ"


@cache
def _alike(table: str) -> frozenset[tuple[str, str]]:
    """The pairs of codes that are alike: those of one list, or under the parents of one list."""
    under = {c["code"]: c.get("parent", c["code"]) for c in load("codebook_acled")["category"]}
    lists = load("links")["alike"][table]
    codes = {c for codes in lists for c in codes} | set(under)
    return frozenset((a, b) for x in lists for a in codes for b in codes if under.get(a, a) in x and under.get(b, b) in x)


def _type(one: Facts, other: Facts) -> str:
    if one.plover == other.plover:
        return "same"
    return "akin" if one.group == other.group else "differ"


def _status(one: Facts, other: Facts) -> str:
    unreal = (one.status in UNREAL) + (other.status in UNREAL)
    return ("told", "mixed", "unreal")[unreal]


# --- who


def _side(one: Party, other: Party) -> str:
    if not one or not other:
        return UNTOLD
    if one.marks & other.marks:
        return "named"
    if not one.groups or not other.groups:
        return "unsorted"
    return "kind" if one.groups & other.groups else "apart"


def _turned(one: Facts, other: Facts) -> str:
    """Whether each side does to the other what it suffers from it."""
    crossed = one.doers.groups & other.struck.groups or one.struck.groups & other.doers.groups
    straight = one.doers.groups & other.doers.groups or one.struck.groups & other.struck.groups
    return "turned" if crossed and not straight else "straight"


def _named(side: Callable[[Facts], Party]) -> Callable[[Facts, Facts], str]:
    return _both(lambda f: ", ".join(side(f).names))


# --- how many


def _tolls(one: Facts, other: Facts) -> str:
    """The nearest of the tolls of one kind that both tell."""
    found = [_toll(a[1:], b[1:]) for a in one.tolls for b in other.tolls if a[0] == b[0]]
    return ("same", "near", "far")[min(found)] if found else UNTOLD


def _toll(a: tuple[int, int | None], b: tuple[int, int | None]) -> int:
    if a[0] == b[0]:
        return 0
    low, high = sorted((a[0], b[0]))
    return 1 if high <= 2 * low + 1 else 2


def _tolls_shown(facts: Facts) -> str:
    return ", ".join(
        f"{what} {low}{'' if high == low else '+' if high is None else f'–{high}'}" for what, low, high in facts.tolls
    )


# --- words


def _words(one: Facts, other: Facts) -> str:
    """How many unusual words two reports share; the sentences of one report share theirs anyway."""
    if not _abroad(one, other):
        return "own"
    shared = len(one.words & other.words)
    return ("none", "one", "two", "two", "few", "few", "few")[shared] if shared < _COPIED else "many"


def _words_shown(one: Facts, other: Facts) -> str:
    return ", ".join(sorted(one.words & other.words)) or "–"


_stems = lru_cache(maxsize=1 << 12)(cut)
"""The words of a trigger, each cut."""


def _trigger(one: Facts, other: Facts) -> str:
    """Whether two reports have one word for it."""
    if not _abroad(one, other):
        return "own"
    a, b = _stems(one.trigger), _stems(other.trigger)
    return UNTOLD if not a or not b else "same" if a & b else "differ"


def _report(one: Facts, other: Facts) -> str:
    if one.key == other.key:
        return "twice"
    if one.ref.report != other.ref.report:
        return "other"
    return "same_as" if other.ref in one.same or one.ref in other.same else "own"


FEATURES: tuple[Feature, ...] = (
    Feature("place", _place, _places_shown),
    Feature("spread", _spread, _both(lambda f: f"{len(f.spots)} places")),
    Feature("days", _days, _both(_days_shown)),
    Feature("scene", _scene, lambda a, b: f"{_places_shown(a, b)}; {_both(_days_shown)(a, b)}"),
    Feature("type", _type, _both(lambda f: f.plover)),
    Feature("mode", _mode, _both(lambda f: f.mode)),
    Feature("acled", _acled, _both(lambda f: f.acled)),
    Feature("status", _status, _both(lambda f: f.status.value)),
    Feature("doers", lambda a, b: _side(a.doers, b.doers), _named(lambda f: f.doers)),
    Feature("struck", lambda a, b: _side(a.struck, b.struck), _named(lambda f: f.struck)),
    Feature("sides", _turned, _named(lambda f: f.doers)),
    Feature("tolls", _tolls, _both(_tolls_shown)),
    Feature("words", _words, _words_shown),
    Feature("trigger", _trigger, _both(lambda f: f.trigger)),
    Feature("report", _report, _both(lambda f: f.ref.report)),
)
SCENE = _scene
_BY_NAME: Mapping[str, Feature] = {f.name: f for f in FEATURES}


def answer(feature: str, one: Facts, other: Facts) -> str:
    """The answer of one feature."""
    return _BY_NAME[feature].answer(one, other)


def values(told: str, one: Facts, other: Facts) -> str:
    """The two values behind an answer ("place.same"), in words."""
    return _BY_NAME[told.partition(".")[0]].shown(one, other)
