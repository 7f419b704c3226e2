"""An event takes the places of its own clause, then of its sentence, then of what was said before; never a neighbour's."""

from __future__ import annotations

import pytest

import reportedly


def places(text: str) -> list[tuple[str, list[str]]]:
    """Every trigger of a report with the names of its places as written."""
    record = reportedly.read(text, published="2021-05-05")
    named = [record.document[p.toponym.span] for p in record.places]
    return [(record.document[e.trigger], [named[i] for i in e.places]) for e in record.events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Police arrested nine men in Qom, Kashan and Dorud.", ["Qom", "Kashan", "Dorud"]),
        ("Police stormed the airport of Semnan and the bazaar of Qom.", ["Semnan", "Qom"]),
        ("Police arrested two men from Slough in Reading.", ["Reading"]),
        ("The government in Baghdad says gunmen killed two in Hit.", ["Hit"]),
    ],
)
def test_an_event_has_all_places_of_its_list_and_no_other(text: str, told: list[str]) -> None:
    assert [names for _, names in places(text)] == [told]


def test_two_events_of_one_sentence_keep_their_own_places() -> None:
    text = "A rocket attack killed two in Mosul, and in Kirkuk gunmen shot a policeman."
    assert [(word, names) for word, names in places(text) if word == "shot"] == [("shot", ["Kirkuk"])]
    assert ["Mosul"] in [names for _, names in places(text)]


def test_a_place_that_is_not_known_is_not_its_neighbour() -> None:
    told = dict(places("Among them were a bombing in Khanaqin and the shelling of a village outside Makhmur."))
    assert told["bombing"] == ["Khanaqin"]
    assert "Khanaqin" not in told["shelling"]


def test_there_is_the_place_named_last() -> None:
    text = "Gunmen raided a bank in Ibadan. People still talk of Columbine. Gunmen killed thirteen people there in 1999."
    assert dict(places(text))["killed"] == ["Columbine"]


def test_background_elsewhere_does_not_leak() -> None:
    text = "Police arrested two men in Lyon on Monday.\n\nIn 2016 a driver killed 86 people in Nice.\n\nThe men were charged."
    assert dict(places(text))["arrested"] == ["Lyon"]
    assert dict(places(text))["killed"] == ["Nice"]
