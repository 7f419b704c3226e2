"""Every other name of data/place_names.toml has its reason and leads to its place."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly.errors import DataError
from reportedly.lexicon import load
from reportedly.store.gazetteer import GazetteerFile
from reportedly.store.gazetteer_rows import Row
from reportedly.store.gazetteer_sources import named_places
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel

ALIASES = load("place_names")["alias"]


def test_the_names_are_many_from_many_countries_and_have_a_reason() -> None:
    assert len(ALIASES) >= 300
    assert len({entry["country"] for entry in ALIASES}) >= 100
    assert all(entry["why"] and entry["names"] for entry in ALIASES)


def test_no_name_is_given_twice_to_a_place() -> None:
    counted = Counter((folded(e["of"]), e["country"], folded(name)) for e in ALIASES for name in e["names"])
    assert [key for key, count in counted.items() if count > 1] == []


def test_years_are_in_order() -> None:
    years = [(e.get("since", 1), e.get("until", 2100)) for e in ALIASES]
    assert all(since < until for since, until in years)


def test_every_name_leads_to_its_place() -> None:
    gazetteer = GazetteerFile()
    lost = [
        (entry["of"], name)
        for entry in ALIASES
        for name in entry["names"]
        if not any((folded(p.name), p.country) == (folded(entry["of"]), entry["country"]) for p in gazetteer.find(name))
    ]
    assert lost == []


def _row(number: int, level: PlaceLevel, population: int, name: str = "Kyiv") -> Row:
    return Row(number, name, 50.0, 30.0, "UA", None, level, population, 5.0)


def test_a_town_takes_the_name_before_its_division(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"of": "Kyiv", "country": "UA", "names": ["Kiev"], "why": "Russian form"}
    monkeypatch.setattr("reportedly.store.gazetteer_sources.load", lambda _: {"alias": [entry]})
    named = named_places([_row(1, PlaceLevel.ADMIN1, 3_000_000), _row(2, PlaceLevel.TOWN, 2_900_000)])
    assert [row.names for row in named] == [(), ("Kiev",)]


def test_a_name_of_no_place_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"of": "Nowhere", "country": "UA", "names": ["Elsewhere"], "why": "none"}
    monkeypatch.setattr("reportedly.store.gazetteer_sources.load", lambda _: {"alias": [entry]})
    with pytest.raises(DataError, match="Nowhere"):
        list(named_places([_row(1, PlaceLevel.TOWN, 10)]))
