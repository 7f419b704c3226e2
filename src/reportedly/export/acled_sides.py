"""The two sides of a row of ACLED: actors by the names and kinds that its codebook gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportedly.export.acled_types import listing
from reportedly.export.coded import BETWEEN, EMPTY, Sheet, Value, blank, place_of
from reportedly.export.expand import Spot, union
from reportedly.lexicon import load
from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import Actor

_STATE, _MILITIA, _RIOTERS, _PROTESTERS, _CIVILIANS, _EXTERNAL = 1, 3, 5, 6, 7, 8
_UNARMED = frozenset({_RIOTERS, _PROTESTERS, _CIVILIANS})


Fields: TypeAlias = tuple[Field[str], ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """The main actor's name and inter code, and the others; ``code`` is None where nobody is told or the kind is open."""

    name: Value
    others: Value
    code: int | None
    why: Value = EMPTY


def sides(of: Sheet, spots: Sequence[Spot], event_type: str, sub_type: str) -> dict[str, Value]:
    """The columns of the two actors (ACLED Codebook, "Actors", "Interaction codes", "Civilian targeting").

    Those who act in demonstrations are protesters or rioters, those who suffer violence against civilians are civilians. Where
    the report tells no doer, the codebook's name for unnamed ones stands, marked as made by its rule.
    """
    rules: Mapping[str, int] = load("rows")["acled"]["sides"].get(event_type, {})
    place = place_of(spots[0])
    country = place.country if place else None
    doers = {f.value: f for s in spots for f in union(s, lambda e: e.agents)}
    struck = {f.value: f for s in spots for f in union(s, lambda e: e.recipients) if f.value not in doers}
    one, other = tuple(doers.values()), tuple(struck.values())
    if "crowd" in rules:
        one, other = _crowd_first(of, one, other, peaceful=sub_type == load("rows")["acled"]["peaceful"])
    first = _side(of, one, country, {k: v for k, v in rules.items() if k != "struck"})
    second = _side(of, other, country, {"doer": rules.get("struck", 0)})
    return {
        "actor1": first.name,
        "assoc_actor_1": first.others,
        "inter1": _label(first),
        "actor2": second.name,
        "assoc_actor_2": second.others,
        "inter2": _label(second),
        "interaction": _interaction(first, second),
        "civilian_targeting": _targeted(event_type, sub_type, (first, second)),
    }


def _crowd_first(of: Sheet, doers: Fields, struck: Fields, *, peaceful: bool) -> tuple[Fields, Fields]:
    """The two sides of a demonstration: the crowd, and armed or state forces; who it is held against is no actor."""
    kinds = load("acled")["kinds"]

    def armed(field: Field[str]) -> bool:
        kind = of.actors[field.value].kind if field.value in of.actors else None
        return isinstance(kind, Field) and kind.value.value in (*kinds["state"], *kinds["armed"])

    crowd = tuple(f for f in doers if not armed(f))
    if peaceful:
        return crowd, ()
    forces = tuple(f for f in (*doers, *struck) if armed(f))
    others = tuple(f for f in struck if not armed(f))
    return (crowd, (*forces, *others)) if crowd and len(crowd) == len(doers) else ((*crowd, *others), forces)


def _side(of: Sheet, fields: Fields, country: str | None, rules: Mapping[str, int]) -> _Side:
    within = load("countries")["names"].get(country, country) if country else None
    unnamed = load("rows")["acled"]["unnamed"]
    if not fields:
        code = rules.get("doer")
        if not code:
            return _Side(EMPTY if "doer" in rules else blank(), EMPTY, None, EMPTY if "doer" in rules else blank())
        name = f"{unnamed[str(code)]} ({within})" if within else unnamed[str(code)]
        return _Side(Value(name, rule="nobody is told (Actors)"), EMPTY, code)
    first = fields[0]
    code = _code(of, first, country, rules)
    named = [(f, of.actors[f.value]) for f in fields if f.value in of.actors]
    shown = {f.value: a.name for f, a in named if not a.private}
    proper = [f.value for f, a in named if f.value in shown and of.proper(a)]
    main = shown.get(first.value)
    generic = code in _UNARMED or (code == _MILITIA and first.value not in proper)
    others = [shown[x] for x in proper if generic or x != first.value]
    rest = Value(BETWEEN.join(dict.fromkeys(others)), tuple(s for f in fields for s in f.spans)) if others else EMPTY
    if generic:
        name = f"{unnamed[str(code)]} ({within})" if within else unnamed[str(code)]
        return _Side(Value(name, first.spans, "ACLED's name for them (Actors)"), rest, code)
    return _Side(Value(main, first.spans) if main else blank(), rest, code, EMPTY if code else blank(Reason.AMBIGUOUS))


def _code(of: Sheet, field: Field[str], country: str | None, rules: Mapping[str, int]) -> int | None:
    """The inter code of an actor; None where its kind is not known or stands for several."""
    actor: Actor | None = of.actors.get(field.value)
    if actor is None or isinstance(actor.kind, Unknown):
        return rules.get("crowd") or rules.get("armed")
    code: int | None = load("rows")["acled"]["inter"].get(actor.kind.value.value)
    if code == _STATE and isinstance(actor.country, Field) and country and actor.country.value != country:
        return _EXTERNAL
    if not code and not of.proper(actor):
        return _MILITIA
    if code in _UNARMED:
        return rules.get("crowd") or rules.get("armed") or code
    return code or None


def _label(side: _Side) -> Value:
    if side.code is None:
        return side.why
    return Value(listing("acled", "kinds of actors")[str(side.code)][0], side.name.spans, side.name.rule)


def _interaction(one: _Side, other: _Side) -> Value:
    """Of the two kinds, the lower code first; one alone where there is no second actor."""
    if one.code is None or (other.code is None and other.name is not EMPTY):
        return one.why if one.code is None else other.why
    codes = sorted(c for c in (one.code, other.code) if c is not None)
    code = f"{codes[0]}{codes[1] if len(codes) > 1 else 0}"
    told = "".join(listing("acled", "interactions").get(code, ()))
    return (
        Value(told, (*one.name.spans, *other.name.spans), one.name.rule or other.name.rule)
        if told
        else blank(Reason.NOT_IN_CODEBOOK)
    )


def _targeted(event_type: str, sub_type: str, sides_: tuple[_Side, _Side]) -> Value:
    book = load("rows")["acled"]
    hit = sides_[1].code in (_PROTESTERS, _CIVILIANS)
    always = {event_type, sub_type} & set(book["targeting_always"])
    if always or (hit and event_type in book["targeting_if_hit"]):
        spans = tuple(s for side in sides_ for s in side.name.spans if side.code in _UNARMED)
        return Value(book["targeting"], spans, "by type and target (Civilian targeting)")
    return EMPTY
