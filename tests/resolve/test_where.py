"""A name is taken for the place that the report's own words speak for, and for none where they do not."""

from __future__ import annotations

import pytest

from reportedly.types.field import Basis, Field, Reason, Unknown
from reportedly.types.world import PlaceLevel
from tests.told_places import found, mentions


@pytest.mark.parametrize(
    ("text", "name", "country", "admin1"),
    [
        ("A fire broke out in Paris.", "Paris", "FR", "Île-de-France"),
        ("A fire broke out in Paris, Texas, on Sunday.", "Paris", "US", "Texas"),
        ("Riots in Tripoli, Benghazi and Misrata shook Libya.", "Tripoli", "LY", None),
        ("Riots in Tripoli, Sidon and Beirut shook Lebanon.", "Tripoli", "LB", None),
        ("Troops crossed from Armenia into Georgia near Tbilisi.", "Georgia", "GE", None),
        ("Troops left Atlanta and Savannah in Georgia for Alabama.", "Georgia", "US", "Georgia"),
        ("Two people were killed in Tuluá, Valle, and one in Popayán, Cauca.", "Valle", "CO", "Valle del Cauca"),
        ("A bus burned in Aurangabad, Bihar, near Gaya.", "Aurangabad", "IN", "Bihār"),
    ],
)
def test_the_text_decides(text: str, name: str, country: str, admin1: str | None) -> None:
    place = found(text, name)
    assert place.country == country
    if admin1:
        assert place.admin1 == admin1


def test_one_sense_holds_for_the_whole_report() -> None:
    ids = {
        m.field.value.gazetteer_id
        for m in _known("London, Ontario, is quiet.\n\nPolice in London saw nothing.")
        if m.toponym.name == "London"
    }
    assert ids == {6058560}


def _known(text: str) -> list:  # type: ignore[type-arg]
    return [m for m in mentions(text) if isinstance(m.field, Field)]


def test_a_word_such_as_district_means_the_division() -> None:
    assert found("Floods hit Karaganda region in Kazakhstan.", "Karaganda region").level is PlaceLevel.ADMIN1


@pytest.mark.parametrize(
    "text", ["A barn burned in Tulsa, Okla., on Sunday.", "A barn burned in Buffalo, N.Y.", "He left Yakima, Wash."]
)
def test_the_abbreviation_of_a_state_means_no_town_of_its_name(text: str) -> None:
    town, state = (m.field.value for m in mentions(text) if isinstance(m.field, Field))
    assert (state.level, state.name) == (PlaceLevel.ADMIN1, town.admin1)


def test_the_town_that_named_a_division_is_meant_where_nothing_says_division() -> None:
    assert found("Gunmen raided Birnin Gwari and Kaduna in Nigeria.", "Birnin Gwari").level is PlaceLevel.TOWN
    assert found("Birnin Gwari district in Kaduna, Nigeria, is vast.", "Birnin Gwari district").level is PlaceLevel.ADMIN2


def test_every_answer_says_why_and_how_surely() -> None:
    field = mentions("A fire broke out in Paris, Texas.")[0].field
    assert isinstance(field, Field)
    assert field.basis is Basis.STATED
    assert "lies in" in field.note
    assert field.confidence is not None
    assert 0.5 < field.confidence <= 1
    assert all(c.score <= field.confidence for c in field.contenders)


def test_another_transliteration_is_inferred_and_names_its_rule() -> None:
    field = mentions("Strikes went on in Roudan, Karaj and Shiraz.")[0].field
    assert isinstance(field, Field)
    assert (field.basis, field.value.country) == (Basis.INFERRED, "IR")
    assert "ou/u" in field.note


def test_peoples_count_only_if_asked_for() -> None:
    text = "Kenyan troops left."
    assert mentions(text) == ()
    assert mentions(text, peoples=True)[0].field.value.country == "KE"  # type: ignore[union-attr]


def test_a_place_that_does_not_fit_the_report_is_not_taken() -> None:
    text = "Three people were killed in Tripoli, Libya, when shells hit the Abu Salim district. Misrata and Sirte stayed calm."
    field = next(m.field for m in mentions(text) if text[m.toponym.span.start : m.toponym.span.end] in {"Salim", "Abu Salim"})
    assert isinstance(field, Unknown)
    assert field.reason is Reason.NOT_IN_GAZETTEER
    assert "fits the report" in field.note


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Floods hit Kansas, Oklahoma and Texas.", ["admin1"] * 3),
        ("Rallies were held in Georgia, Alabama and Tennessee.", ["admin1"] * 3),
        ("Shells hit Homs, Idlib and Hama in Syria.", ["town", "town", "town", "country"]),
    ],
)
def test_a_list_names_like_beside_like(text: str, levels: list[str]) -> None:
    assert [m.field.value.level.value for m in _known(text)] == levels


def test_what_the_text_says_a_town_lies_in_outweighs_what_the_report_is_about() -> None:
    text = "Two men from Paris, Texas, were held in Little Rock, Arkansas. Police in Fayetteville and Conway said so."
    assert found(text, "Paris").admin1 == "Texas"
