"""Place names are told from persons, bodies, peoples and common words."""

from __future__ import annotations

import pytest

from reportedly.types.mention import ToponymUse
from tests.told_places import literal, named, spelled


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shelling was heard in Kramatorsk, Sloviansk and Bakhmut.", ["Kramatorsk", "Sloviansk", "Bakhmut"]),
        ("The convoy left Santander de Quilichao at dawn.", ["Santander de Quilichao"]),
        ("Police closed the road at Nabinagar in Bihar.", ["Nabinagar", "Bihar"]),
        ("Iran’s envoy flew to Vienna.", ["Iran", "Vienna"]),
        ("A Kabul-based group met the U.S.-backed forces.", ["Kabul", "U.S."]),
        ("The fire began in Norfolk, Va., on Sunday.", ["Norfolk", "Va."]),
        ("The UAE and the U.K. signed.", ["UAE", "U.K."]),
        ("Troops from the KSA left the West Bank and the D.R. Congo.", ["KSA", "West Bank", "D.R. Congo"]),
        ("A mine went off on the Qom-Tehran road near a Rabat-based camp.", ["Qom", "Tehran", "Rabat"]),
        ("Police met in Reading, Bath and Nice; it was nice.", ["Reading", "Bath", "Nice"]),
        ("He flew from Newcastle upon Tyne to Washington, D.C., on Monday.", ["Newcastle upon Tyne", "Washington", "D.C."]),
        ("A missing Ill. man was found in Huntington, W. Va., on Sunday.", ["Ill.", "Huntington", "W. Va."]),
        ("Senator Jane Doe, D-N.J., spoke.", ["N.J."]),
        ("Protests spread to Dehri-on-Sone.", ["Dehri-on-Sone"]),
        ("Rebels clashed with soldiers at Loikaw on Saturday.", ["Loikaw"]),
        ("The army won the battle of Kafanchan.", ["Kafanchan"]),
        ("A column of troops marched towards Zintan at dawn.", ["Zintan"]),
        ("Nobody knows who shelled Loikaw.", ["Loikaw"]),
        ("Shelling was heard in al-Bab and el-Fasher.", ["al-Bab", "el-Fasher"]),
        ("Взрыв in Харків was heard.", ["Харків"]),
    ],
)
def test_places_are_read(text: str, names: list[str]) -> None:
    assert literal(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton sang. Jordan Belmont danced with Chelsea Clinton.",
        "Mr. Lincoln and Sergeant York met Senator Jackson.",
        "Reading is good for children. Most of them agree.",
        "The Iranian and Turkish ministers spoke French.",
        "In March the court sat. On Sunday it rose.",
        "They live on Oxford Street, near Lisbon Avenue.",
        "She read Jack London. General Paris Lagos said no.",
    ],
)
def test_persons_words_peoples_and_streets_are_no_places(text: str) -> None:
    assert literal(text) == []


def test_a_town_in_a_body_s_name_is_marked_so() -> None:
    assert ("Port Sudan", ToponymUse.IN_NAME) in named("The Port Sudan Police made an arrest in Port Sudan.")


def test_a_body_s_long_name_holds_its_town() -> None:
    uses = dict(named("The Tigray Highlands Liberation Army shelled Mekelle and Adigrat."))
    assert uses == {"Tigray": ToponymUse.IN_NAME, "Mekelle": ToponymUse.LITERAL, "Adigrat": ToponymUse.LITERAL}


def test_the_head_of_a_longer_name_is_no_town() -> None:
    assert "Mesa" not in literal("The association Mesa de Paz met in Bogota and in Cali.")


def test_peoples_come_with_their_place() -> None:
    assert named("Kenyan troops left.") == [("Kenyan", ToponymUse.DEMONYM)]


def test_capital_letters_throughout_are_read() -> None:
    assert literal("BOMBS WENT OFF IN BOGOTA, CALI AND MEDELLIN LAST NIGHT.") == ["BOGOTA", "CALI", "MEDELLIN"]


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("Strikes went on in Karaj, Delidjan and Shiraz.", "Delidjan"),
        ("Protests were held in Mariwan, Sanandaj and Bukan.", "Mariwan"),
        ("A fire was put out in Lahidjan, Iran, on Monday.", "Lahidjan"),
        ("Shelling was heard in Melitopil, Tokmak and Vasilevka.", "Vasilevka"),
    ],
)
def test_another_transliteration_is_read_among_towns_of_its_country(text: str, spelled: str) -> None:
    assert spelled in literal(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Delidjan was quiet.", "Delidjan"),
        ("They met in Delidjan, Paris and Berlin.", "Delidjan"),
        ("They met in Sarbendun, Ahvaz and Dezful.", "Sarbendun"),
    ],
)
def test_no_spelling_is_guessed_without_its_country_or_beyond_the_rules(text: str, name: str) -> None:
    assert name not in spelled(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The army burned the village of Natsaung on Friday.", "Natsaung"),
        ("Four people died in Kafr Zabadin, a village near Homs.", "Kafr Zabadin"),
        ("Fighting went on in the Al-Qasrawiya district of Aleppo.", "Al-Qasrawiya"),
        ("Shells fell between Aleppo and Zarbetan, residents said.", "Zarbetan"),
    ],
)
def test_places_that_no_gazetteer_has_are_read_from_what_stands_around_them(text: str, name: str) -> None:
    assert name in literal(text)


@pytest.mark.parametrize(
    "text",
    [
        "In a statement Zabadin Karwan thanked the Natsaung Foundation.",
        "The MEK and the Qasrawis met Colonel Tellman.",
        "They live at Zarifa Street, near Natsaung Avenue.",
        "Bloody Sunday was remembered in the Tellmanite way.",
    ],
)
def test_persons_bodies_streets_and_days_are_no_unknown_places(text: str) -> None:
    assert literal(text) == []


def test_an_article_belongs_to_the_name_that_a_hyphen_ties_to_it() -> None:
    assert literal("They were shot south of the Al-Qaim-Rawah road in Iraq.") == ["Al-Qaim", "Rawah", "Iraq"]


def test_a_name_may_hold_an_owner() -> None:
    text = "The Democratic People's Republic of Korea spoke with the People's Republic of China. King's Lynn lies in England."
    assert literal(text) == ["Democratic People's Republic of Korea", "People's Republic of China", "King's Lynn", "England"]
