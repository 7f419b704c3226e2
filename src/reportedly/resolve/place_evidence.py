"""Readable evidence for each place that a name may mean: the place itself and what stands beside the name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log10

from reportedly.lexicon import load, other_names
from reportedly.types.earth import kilometres
from reportedly.types.names import folded
from reportedly.types.world import Place, PlaceLevel

_SAME_AREA_KM = 200.0
_USUAL_PEOPLE = 3000
_LARGE_SHARE = 0.1
_OWN_PEOPLE = 100_000
_OF_OUR_CHOICE = frozenset({PlaceLevel.REGION, PlaceLevel.FACILITY})  # all their names were chosen by hand: none is a by-name
_WIDE = frozenset({PlaceLevel.COUNTRY, PlaceLevel.REGION})
_POINTS = frozenset({PlaceLevel.TOWN, PlaceLevel.SMALL_AREA, PlaceLevel.FACILITY})
WORDS = {
    "own": "it is in your own list of places",
    "inside": "the text names what it lies in",
    "holds": "it holds the place named before it",
    "focus.country": "the report is about its country",
    "focus.admin1": "the report is about its province",
    "focus.inside": "other places of the report lie in it",
    "named.country": "its country is named",
    "named.admin1": "its province is named",
    "dateline.country": "the report is sent from its country",
    "home.country": "the outlet is of its country",
    "near.50": "other places of the report lie within 50 km",
    "near.200": "other places of the report lie within 200 km",
    "usual": "news usually mean it by this name",
    "listed.town": "it is listed with towns",
    "division.word": "a word such as district follows",
    "name.main": "it is known by this name",
}


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a report with the places that bear it and what stands beside any of its mentions.

    ``after`` are the places of the name that follows in a comma or bracket, ``before`` those of the name before;
    ``division`` tells that a word such as "district" follows, ``listed`` that a town stands beside it in a list,
    ``dateline`` that the report is sent from there; ``home`` is the country of its outlet ("": not known); ``own`` holds
    the ids of the places that bear it by the user's own list, with the user's reasons.
    """

    text: str
    options: tuple[Place, ...]
    after: tuple[Place, ...] = ()
    before: tuple[Place, ...] = ()
    division: bool = False
    listed: bool = False
    dateline: bool = False
    home: str = ""
    own: tuple[tuple[int, str], ...] = ()

    def __hash__(self) -> int:
        """Of a few fields: hashing all places of all mentions takes longer than reading them."""
        beside = (p.gazetteer_id for p in (*self.after[:1], *self.before[:1]))
        return hash((self.text, self.division, self.listed, self.dateline, len(self.after), len(self.before), *beside))


Evidence = Mapping[str, float]
NONE: Evidence = {"none": 1.0}
"""That a name means none of the places that bear it."""


def evidence(name: Name, place: Place) -> Evidence:
    """The evidence of the name itself that it means ``place``: each between 0 and 1, the population a decimal logarithm."""
    found = {f"level.{place.level.value}": 1.0, "population": log10(_people(name, place) + 1)}
    if place.level in {PlaceLevel.ADMIN1, PlaceLevel.ADMIN2}:
        found["population.division"] = found["population"]
    if _own(name, place):
        found["own"] = 1.0
    main = folded(place.name)
    chosen = place.level in _OF_OUR_CHOICE or place.country in other_names().get(name.text, ())
    if main == name.text or chosen:
        found["name.main"] = 1.0
    elif f" {name.text} " in f" {main} ":
        found["name.part"] = 1.0
    found |= dict.fromkeys(_beside(name, place), 1.0)
    if name.division:
        found["division.word" if place.level in {PlaceLevel.ADMIN1, PlaceLevel.ADMIN2} else "division.town"] = 1.0
    if place.gazetteer_id == _usual().get(name.text):
        found["usual"] = 1.0
    if place.level is PlaceLevel.ADMIN1 and any(_namesake(other, place) for other in name.options):
        found["namesake"] = 1.0
    if name.listed and place.level is PlaceLevel.TOWN:
        found["listed.town"] = 1.0
    if name.home and place.country == name.home:
        found["home.country"] = 1.0
    return found


def _beside(name: Name, place: Place) -> Iterator[str]:
    """Whether it lies in the place named after it, or another of its name does; whether it holds the place named before it."""
    if any(lies_in(place, outer) for outer in name.after):
        yield "inside"
    elif place.level is PlaceLevel.TOWN and any(lies_in(other, outer) for outer in name.after for other in name.options):
        yield "outside"
    if any(lies_in(inner, place) for inner in name.before):
        yield "holds"


def _people(name: Name, place: Place) -> int:
    """The population, for an own place the largest of this name's and at least that of a large town.

    Where GeoNames knows none (0), that of a town that gave a division its name is the division's, and that of any other
    town some thousands: without a known population only towns get in that are the seat of some division.
    """
    if _own(name, place):
        return max(_OWN_PEOPLE, *(p.population for p in name.options))
    if place.population or place.level is not PlaceLevel.TOWN:
        return place.population
    seats = [p.population for p in name.options if p.level is PlaceLevel.ADMIN2 and _seat(place, p)]
    return max([_USUAL_PEOPLE, *seats]) if folded(place.name) == name.text else _USUAL_PEOPLE


def _own(name: Name, place: Place) -> bool:
    """Whether the user says that the name means this place, unless the text names what only others of this name lie in."""
    if not any(place.gazetteer_id == own for own, _ in name.own):
        return False
    told = any(lies_in(p, outer) for p in name.options for outer in name.after)
    return not told or any(lies_in(place, outer) for outer in name.after)


def _seat(town: Place, division: Place) -> bool:
    """Whether a second-level division around a town bears its name."""
    same = (town.country, town.admin1, folded(town.name)) == (division.country, division.admin1, folded(division.name))
    return same and kilometres(town.lat, town.lon, division.lat, division.lon) <= _SAME_AREA_KM


@cache
def _usual() -> Mapping[str, int]:
    """What some names usually mean in the news, by folded name."""
    return {folded(name): int(gazetteer_id) for name, gazetteer_id in load("toponym_words")["usual"].items()}


def _namesake(other: Place, division: Place) -> bool:
    """Whether a first-level division has a large town in it, or a country around it, that bears the same name."""
    if other.country != division.country or other.level is PlaceLevel.COUNTRY:
        return other.country == division.country
    large = other.population >= _LARGE_SHARE * division.population
    return other.level is PlaceLevel.TOWN and other.admin1 == division.admin1 and large


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether one place lies in another: same country, division, or the circle of a second-level division."""
    if inner.gazetteer_id == outer.gazetteer_id or inner.country != outer.country or inner.country is None:
        return False
    if outer.level is PlaceLevel.COUNTRY:
        return inner.level is not PlaceLevel.COUNTRY
    if outer.level is PlaceLevel.ADMIN1:
        return inner.admin1 == outer.admin1 and inner.level not in {PlaceLevel.COUNTRY, PlaceLevel.ADMIN1}
    if outer.level is not PlaceLevel.ADMIN2 or inner.level not in _POINTS:
        return False
    return kilometres(inner.lat, inner.lon, outer.lat, outer.lon) <= min(outer.precision_km, _SAME_AREA_KM)


def weighed(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The weighted sum of some evidence, in log-odds."""
    return sum(weights.get(key, 0.0) * value for key, value in found.items())


def in_words(found: Mapping[str, float], weights: Mapping[str, float]) -> str:
    """The evidence that speaks for a place, strongest first, as a reader can check it."""
    told = sorted((-weights.get(k, 0.0) * v, k) for k, v in found.items() if k in WORDS and weights.get(k, 0.0) * v > 0)
    return "; ".join(WORDS[k] for _, k in told) or "the most populous place of this name"


def likely_town(name: str, options: Sequence[Place]) -> bool:
    """Whether a name is likely a town's: a large one that has no more in its name, as Kansas City has for "Kansas"."""
    large = [p for p in options[:2] if p.level is PlaceLevel.TOWN and p.population >= _LARGE_SHARE * options[0].population]
    return any((own := folded(p.name)) == name or f" {name} " not in f" {own} " for p in large)


def shortlist(options: Sequence[Place], size: int) -> tuple[Place, ...]:
    """At most ``size`` places, most populous first, countries and regions always among them."""
    wide = [p for p in options[size:] if p.level in _WIDE]
    return (*options[:size], *wide)
