"""Confidence of the values of events: a probability that doubts only lower, told of every value and kept by the store."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from reportedly.code.confidence import ALWAYS, FIELDS, chance, probability
from reportedly.lexicon import load
from reportedly.store.codec import decode, encode
from reportedly.types.field import Field
from reportedly.types.record import Event, Record
from tests.told_events import event, told

TEXT = (
    "Nine arrested in Kirkuk\n\nPolice arrested nine people in Kirkuk on Monday, a teacher said. They beat two of them. "
    "The rebels may attack the town. Gunmen of the Marsh Front shot a judge dead on 3 May and fled.\n"
)


def _sure(of: Event) -> Iterator[tuple[str, float | None]]:
    """The confidence of each value of an event, by field."""
    for name in ("plover", "mode", "acled", "when", "own_deed"):
        field: Any = getattr(of, name)
        if isinstance(field, Field):
            yield name, field.confidence
    for name in ("agents", "recipients", "counts"):
        yield from ((name, one.confidence) for one in getattr(of, name))
    yield "status", of.confidence.status
    yield "time_frame", of.confidence.time_frame
    if of.places:
        yield "places", of.confidence.places


@pytest.fixture(scope="module")
def record() -> Record:
    return told(TEXT)


def test_every_value_of_an_event_has_a_probability(record: Record) -> None:
    found = [pair for e in record.events for pair in _sure(e)]
    assert {name for name, _ in found} == set(FIELDS)
    known = load("event_confidence")
    assert all((sure is not None) == (name in known) for name, sure in found)
    assert all(0 < sure < 1 for _, sure in found if sure is not None)


def test_of_what_is_not_told_nothing_is_sure() -> None:
    bare = event(told("Gunmen attacked a clinic."), "attacked")
    assert not bare.places
    assert bare.confidence.places is None


@pytest.mark.parametrize("name", FIELDS)
def test_a_doubt_more_never_makes_a_value_surer(name: str) -> None:
    weights = load("event_confidence").get(name, {ALWAYS: 0.0})
    doubts = sorted(weights.keys() - {ALWAYS})
    assert all(weights[w] < 0 for w in doubts)
    for number in range(len(doubts)):
        for few in combinations(doubts, number):
            assert all(chance(weights, (*few, more)) <= chance(weights, few) for more in doubts)


def test_a_field_of_which_nothing_was_learned_has_none_and_an_unknown_reason_tells_nothing() -> None:
    assert probability("no such field", ()) is None
    assert probability("plover", ("no such reason",)) == probability("plover", ())


def test_nothing_is_certain() -> None:
    assert chance({ALWAYS: 50.0}, ()) == 0.99
    assert chance({ALWAYS: 0.0, "doubt": -50.0}, ("doubt",)) == 0.01


def test_a_day_of_its_own_is_no_less_sure_than_one_of_its_surroundings() -> None:
    found = told("Police arrested nine people in Kirkuk on 3 May. They beat two teachers.")
    own, taken = event(found, "arrested").when, event(found, "beat").when
    assert isinstance(own, Field)
    assert isinstance(taken, Field)
    assert taken.by.rule.startswith("filling#")
    assert (own.confidence or 1) >= (taken.confidence or 0)


def test_whom_a_pronoun_names_is_no_surer_than_whom_a_noun_names() -> None:
    found = told("Police arrested nine people in Kirkuk. They beat two teachers in Kirkuk.")
    named, meant = (event(found, word).agents[0].confidence for word in ("arrested", "beat"))
    assert named is not None
    assert meant is not None
    assert named >= meant


def test_it_is_kept_by_the_store(record: Record) -> None:
    assert decode(encode(record)) == record
