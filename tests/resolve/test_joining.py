"""Which mentions are one actor, on our own hand-coded pages; countries, offices, private persons."""

from __future__ import annotations

import pytest

import reportedly
from benchmarks.actors import OWN, compared, page, scored
from reportedly.types.field import Basis, Field, Reason, Unknown
from reportedly.types.record import Actor

PAGES = sorted(p.stem for p in OWN.glob("*.txt"))


def _actors(text: str) -> dict[str, Actor]:
    return {a.name: a for a in reportedly.read(text).actors}


@pytest.mark.parametrize("name", PAGES)
def test_a_hand_coded_page_is_joined_as_its_coder_joined_it(name: str) -> None:
    n = scored(compared(page(OWN / f"{name}.txt")))
    assert n["found"] == n["gold"]
    assert n["pairs"] == n["pairs gold"] == n["pairs told"]
    assert n["private"] == n["private gold"] == n["private told"]
    assert (n["country"], n["office"]) == (n["country gold"], n["office gold"]) == (n["country told"], n["office told"])


@pytest.mark.parametrize(
    ("text", "name", "code", "basis"),
    [
        ("Peruvian police closed the road.", "Peruvian police", "PE", Basis.STATED),
        ("The army of Chad closed the road.", "army", "TD", Basis.STATED),
        ("Lima Police closed the road.", "Lima Police", "PE", Basis.INFERRED),
        ("Villagers from Peru closed the road.", "Villagers", "PE", Basis.STATED),
        ("The president of Chad, Idris Malloum, left.", "Idris Malloum", "TD", Basis.STATED),
    ],
)
def test_a_country_is_told_by_a_people_a_country_or_a_place(text: str, name: str, code: str, basis: Basis) -> None:
    told = next(a for n, a in _actors(text).items() if n.lower() == name.lower()).country
    assert isinstance(told, Field)
    assert (told.value, told.basis) == (code, basis)
    assert told.spans


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Iran-backed fighters closed the road.", Reason.NOT_STATED),
        ("Anti-Iranian protesters closed the road.", Reason.NOT_STATED),
        ("Police closed the road to Chad.", Reason.NOT_STATED),
        ("Congolese soldiers closed the road.", Reason.AMBIGUOUS),
        ("The ambassador to Peru left.", Reason.NOT_STATED),
        ("The troops in Chad left.", Reason.NOT_STATED),
    ],
)
def test_a_country_that_is_only_near_is_not_the_actors(text: str, reason: Reason) -> None:
    (told,) = [a.country for a in _actors(text).values()]
    assert isinstance(told, Unknown)
    assert told.reason is reason


def test_of_two_offices_the_one_that_says_most_is_taken_and_a_rank_where_there_is_no_other() -> None:
    text = "Colonel Ivo Rand left. The minister, Olga Brandt, spoke. Olga Brandt, the minister of health, left."
    told = {n: a.office.value for n, a in _actors(text).items() if isinstance(a.office, Field)}
    assert told == {"Ivo Rand": "Colonel", "Olga Brandt": "minister of health"}


def test_two_persons_of_one_office_are_not_joined_with_the_office_alone() -> None:
    text = "The deputy minister wept. The minister, Olga Brandt, spoke. Ivo Rand, the minister of Teiv, left."
    people = _actors(text)
    assert len(people["Olga Brandt"].spans) == len(people["Ivo Rand"].spans) == 1


def test_whoever_speaks_for_a_body_is_no_private_person_and_a_victim_is_one() -> None:
    people = _actors("Ann Poe of the Harbour League said that a guard had hit Karl Lindt. Karl Lindt, a baker, died.")
    assert {n: a.private for n, a in people.items() if n in ("Ann Poe", "Karl Lindt")} == {"Ann Poe": False, "Karl Lindt": True}


def test_a_woman_who_speaks_is_a_person_and_a_hospital_is_none() -> None:
    people = _actors("A woman said that the road was open. The hospital said that nobody was hurt.")
    kinds = {n: a.kind.value.value for n, a in people.items() if isinstance(a.kind, Field)}
    assert kinds == {"woman": "person", "hospital": "civilians"}
