"""The one town that a name stands for by the rules of data/transliteration.toml; no other letter may differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reportedly.lexicon import load
from reportedly.ports import Gazetteer
from reportedly.types.world import Place, PlaceLevel

_Ways = dict[str, str]


def spelling(name: str, countries: frozenset[str], gazetteer: Gazetteer) -> tuple[str, str] | None:
    """The known spelling of ``name`` (small letters) in some countries that the fewest rules lead to, with those rules.

    None if no town or more than one is reached. An article before the name ("el hasakeh") stands for any other, and for none.
    """
    table = load("transliteration")
    families = [(k, v) for k, v in table.items() if isinstance(v, dict) and countries & set(v["countries"])]
    if len(name.rpartition(" ")[2]) < table["least_letters"]:
        return None
    edges = [_start(name, family) for _, family in families]
    reached = [set(edge) | {name} for edge in edges]
    for step in range(table["most_rules"] + 1):
        ways = {w: f"{key} {way}" for (key, _), edge in zip(families, edges, strict=True) for w, way in edge.items()}
        hits = {w: _places(w, countries, gazetteer) for w in ways if w != name}
        if any(hits.values()):
            best = _one({p.gazetteer_id: p for places in hits.values() for p in places}, table["clear_share"])
            word = next((w for w, places in hits.items() if best in places), "")
            return (word.title(), ways[word]) if best else None
        if step < table["most_rules"]:
            edges = [_further(edge, v, seen) for (_, v), edge, seen in zip(families, edges, reached, strict=True)]
    return None


def _start(name: str, family: Mapping[str, Any]) -> _Ways:
    """The name itself, and where it has an article, the name with every other article and without."""
    article, _, bare = name.rpartition(" ")
    others = {f"{other} {bare}": f"{article}/{other}" for other in family["articles"]} if article else {}
    return {name: "as written", **others, bare: f"{article}/-"} if article in family["articles"] else {name: "as written"}


def _further(edge: _Ways, family: Mapping[str, Any], seen: set[str]) -> _Ways:
    """Every spelling one rule away from those of ``edge`` that was not reached before, with all its rules."""
    found: _Ways = {}
    for word, rules in edge.items():
        for changed, rule in _changed(word, family):
            if changed not in seen:
                found.setdefault(changed, f"{rules} {rule}".removeprefix("as written "))
    seen.update(found)
    return found


def _places(name: str, countries: frozenset[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    return tuple(p for p in gazetteer.find(name) if p.country in countries)


def _one(places: Mapping[int, Place], clear_share: float) -> Place | None:
    """The one town among some places, or the one place if there is no town; a far larger town stands for all."""
    towns = [p for p in places.values() if p.level is PlaceLevel.TOWN] or list(places.values())
    first, *others = sorted(towns, key=lambda p: (-p.population, p.gazetteer_id))
    clear = not others or first.population >= clear_share * max(1, others[0].population)
    return first if clear else None


def _changed(word: str, family: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every spelling one rule away, with the rule. Letters that a rule wrote are capitals, which no other rule finds."""
    for one, other in (*family["pairs"], *((c + c, c) for c in family["double"])):
        for old, new in ((one, other), (other, one)):
            at = word.find(old) if old else -1
            while at >= 0:
                yield word[:at] + new.upper() + word[at + len(old) :], f"{old}/{new}"
                at = word.find(old, at + 1)
    for one, other in family["ends"]:
        for old, new in ((one, other), (other, one)):
            if word.endswith(old):
                yield word[: len(word) - len(old)] + new.upper(), f"-{old}/-{new}"
    article, _, bare = word.rpartition(" ")
    for one, other in family["starts"]:
        for old, new in ((one, other), (other, one)):
            if bare.startswith(old):
                yield f"{article} {new.upper()}{bare[len(old) :]}".strip(), f"{old}-/{new}-"
    if not article:
        yield from ((f"{other} {word}", f"{other}-") for other in family["articles"])
        yield from ((word[len(other) :], f"{other}-/") for other in family["articles"] if word.startswith(other))
