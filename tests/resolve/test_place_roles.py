"""A report names places for different ends; only where something happened is it an event's place."""

from __future__ import annotations

import time

import pytest

from tests.told_places import roles


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Gunmen attacked a bank in Mosul, Kirkuk and Erbil.", {"Mosul": "event", "Kirkuk": "event", "Erbil": "event"}),
        ("Gunmen opened fire 12 km south of Mosul.", {"Mosul": "description"}),
        (
            "A bomb went off in Qom, a city between Tehran and Isfahan.",
            {"Qom": "event", "Tehran": "description", "Isfahan": "description"},
        ),
        ("A mine blew up on the road from Gao to Kidal.", {"Gao": "description", "Kidal": "description"}),
        ("Clashes broke out in Aktau (Mangystau).", {"Aktau": "event", "Mangystau": "description"}),
        ("They took boys from Kano and Kaduna to the camp.", {"Kano": "origin", "Kaduna": "origin"}),
        ("A resident of Lviv was hurt in Kyiv.", {"Lviv": "origin", "Kyiv": "event"}),
        ("The government of Chad protested.", {"Chad": "affiliation"}),
        ("Iran's army fired rockets.", {"Iran": "affiliation"}),
        (
            "NAIROBI, Kenya, May 3 (Reuters) - Police fired on a crowd in Kisumu.",
            {"NAIROBI": "dateline", "Kenya": "dateline", "Kisumu": "event"},
        ),
        ("The minister ordered the deployment of police to Kafanchan.", {"Kafanchan": "event"}),
        ("Washington accused Tehran of the attack.", {"Washington": "affiliation", "Tehran": "affiliation"}),
        ("Talks between Ankara and Athens broke down.", {"Ankara": "affiliation", "Athens": "affiliation"}),
        ("The junta in Niamey blamed the ambush on rebels.", {"Niamey": "affiliation"}),
        ("Police arrested two students from Malmö over the shooting.", {"Malmö": "origin"}),
        ("Reinforcements from Peshawar and Kohat were sent.", {"Peshawar": "origin", "Kohat": "origin"}),
        ("Hundreds fled to Adré after the massacre in El Geneina.", {"Adré": "other", "El Geneina": "event"}),
        ("Two were shot in Paris, Texas, on Friday.", {"Paris": "event", "Texas": "description"}),
        ("Drones hit a depot in Shendi in northern Sudan.", {"Shendi": "event", "Sudan": "description"}),
        ("NAIROBI (Relay) Gunmen shot a priest in Garissa.", {"NAIROBI": "dateline", "Garissa": "event"}),
        ("A strike is planned in Cochabamba for Friday.", {"Cochabamba": "event"}),
        ("Bandits robbed a bus on the Kaduna-Abuja highway.", {"Kaduna": "description", "Abuja": "description"}),
        ("Troops took part in the siege of Loikaw.", {"Loikaw": "event"}),
        ("Police held thirty people.\n\nMinsk — 12 people.\n\nBrest — six people.", {"Minsk": "event", "Brest": "event"}),
        ("Two of the wounded are being treated in Nairobi.", {"Nairobi": "other"}),
    ],
)
def test_the_words_around_a_place_tell_its_role(text: str, told: dict[str, str]) -> None:
    assert roles(text) == told


def test_one_town_may_be_named_for_two_ends() -> None:
    first, second = "Shots were fired in Gao.", "A village east of Gao burned."
    assert (roles(first)["Gao"], roles(second)["Gao"]) == ("event", "description")


def test_a_shouted_line_is_read_in_time() -> None:
    text = "STRIKE OF THE UNITED FRONT OF THE WORKERS OF THE PORTS AND OF THE RAILWAYS IN SANTIAGO AND VALPARAISO TODAY."
    start = time.process_time()
    assert set(roles(text)) == {"SANTIAGO", "VALPARAISO"}
    assert time.process_time() - start < 5
