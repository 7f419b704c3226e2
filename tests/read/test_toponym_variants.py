"""Names in another transliteration lead to their town by the rules of their language, where the context gives a country."""

from __future__ import annotations

import pytest

from reportedly.read.sentences import sentences
from reportedly.read.toponym_spellings import spelling
from reportedly.read.toponyms import toponyms
from reportedly.store.gazetteer import GazetteerFile
from reportedly.types.names import folded
from tests.read.pages import page

GAZETTEER = GazetteerFile()

# language, country, as written, GeoNames' main name
PAIRS = """
Persian IR Nahavaand Nahavand; Persian IR Delidjan Delijan; Persian IR Roudan Rudan; Persian IR Kouhbanan Kuhbanan
Persian IR Damawand Damavand; Persian IR Pishwa Pishva; Persian IR Varameen Varamin; Persian IR Shirwan Shirvan
Persian IR Ghayen Qaen; Persian IR Djiroft Jiroft; Persian IR Ardestaan Ardestan; Persian AF Goriyan Ghoriyan
Persian TJ Dangharah Danghara; Kurdish IR Kamiaran Kamyaran; Kurdish IQ Sulaymania Sulaymaniyah
Arabic SY Qaryatein Al_Qaryatayn; Arabic IQ Baqoubah Baqubah; Arabic IQ Diwaniyeh Al_Diwaniyah; Arabic IQ Nassiriyeh Nasiriyah
Arabic LY Zouwarah Zuwarah; Arabic LY Tarhounah Tarhuna; Arabic LY Misrateh Misratah; Arabic YE Mukalleh Mukalla
Arabic YE Dhamaar Dhamar; Arabic EG Damanhoor Damanhur; Arabic EG Qalioub Qalyub; Arabic EG Faraskour Faraskur
Arabic MA Khuribga Khouribga; Arabic MA Warzazate Ouarzazate; Arabic SD Kassalah Kassala; Arabic SD Kadougly Kadugli
Arabic SD Dongolah Dongola; Arabic LB Marjayoon Marjayoun; Arabic SA Bouraydah Buraydah
Turkish TR Nevshehir Nevsehir; Turkish TR Eskishehir Eskisehir; Turkish TR Kirshehir Kirsehir; Turkish TR Akchakoca Akcakoca
Russian RU Yaroslawl Yaroslavl; Russian RU Volgodonnsk Volgodonsk; Belarusian BY Lepiel Lyepyel
Ukrainian UA Synelnikove Synelnykove; Ukrainian UA Pavlogrod Pavlohrad; Ukrainian UA Druzhkiwka Druzhkivka
Ukrainian UA Drogobytch Drohobych; Ukrainian UA Shpolla Shpola; Ukrainian UA Swatove Svatove; Ukrainian UA Bohodukhow Bohodukhiv
Serbian RS Kraguyevac Kragujevac; Serbian RS Krusevatz Krusevac; Serbian RS Zayechar Zajecar; Bosnian BA Priyedor Prijedor
Bosnian BA Biyeljina Bijeljina; Croatian HR Yasenovac Jasenovac; Albanian AL Perrmet Permet
Greek GR Halkida Chalkida; Greek GR Kalamatta Kalamata; Hebrew IL Hertzliya Herzliya; Hebrew IL Rechovoth Rehovot
Hebrew IL Sderoth Sderot; Hebrew IL Dimonah Dimona; Chinese CN Hsiangtan Xiangtan; Chinese CN Hsinhsiang Xinxiang
Chinese CN Tatung Datong; Chinese CN Penhsi Benxi; Chinese CN Kiahsing Jiaxing; Chinese CN Shaohsing Shaoxing
Korean KR Puchon Bucheon-si; Korean KR Songnam Seongnam-si; Korean KR Wonjoo Wonju-si; Japanese JP Hatinohe Hachinohe
Burmese MM Pakoku Pakokku; Burmese MM Meikhtila Meiktila; Burmese MM Htaton Thaton; Burmese MM Lashyo Lashio
Amharic ET Jimmah Jimma; Amharic ET Dillah Dila; Amharic ET Ziwai Ziway; Amharic ET Harrer Harar; Amharic ET Woldiyya Weldiya
Somali SO Borame Borama; Somali SO Berberra Berbera; Hindi IN Jubbalpur Jabalpur; Hindi IN Muzaffurnagar Muzaffarnagar
Hindi IN Purneah Purnia; Bengali BD Rajshahee Rajshahi; Bengali BD Dinajpoor Dinajpur; Bengali BD Noakhaly Noakhali
Nepali NP Butwaal Butwal; Tamil IN Cuddalur Cuddalore; Tamil IN Thirupur Tiruppur; Tamil IN Tiruvanamalai Tiruvannamalai
Tamil LK Mannaar Mannar; Sinhala LK Kurunegalla Kurunegala; Malay MY Koeching Kuching; Thai TH Naratiwat Narathiwat
Thai TH Patthalung Phatthalung; Thai TH Sureen Surin; Georgian GE Samtredya Samtredia; Kazakh KZ Balkhasch Balqash
Uzbek UZ Djizzakh Jizzax; Turkmen TM Tedjenn Tejen; Hausa NG Bautchi Bauchi; Hausa NG Potiskoum Potiskum; Hausa NE Marady Maradi
"""
ROWS = [tuple(row.split()) for line in PAIRS.strip().splitlines() for row in line.split(";")]


@pytest.mark.parametrize(("language", "country", "written", "town"), ROWS)
def test_rules_of_a_language_lead_to_its_town(language: str, country: str, written: str, town: str) -> None:
    assert not GAZETTEER.find(written)
    reached = spelling(written.lower(), frozenset({country}), GAZETTEER)
    assert reached is not None, language
    mains = {folded(p.name) for p in GAZETTEER.find(reached[0]) if p.country == country}
    assert folded(town.replace("_", " ")) in mains


def test_the_pairs_are_many_and_of_many_languages() -> None:
    assert len(ROWS) >= 60
    assert len({row[0] for row in ROWS}) >= 15


@pytest.mark.parametrize(
    ("country", "written"),
    [
        ("IR", "Sarbendun"),  # two letters from Sarbandan
        ("IR", "Rouhani"),
        ("IR", "Ghalibaf"),
        ("IR", "Pezeshkian"),
        ("IR", "Larijani"),
        ("IQ", "Maliki"),
        ("IQ", "Kadhimi"),
        ("SY", "Jolani"),
        ("EG", "Morsi"),
        ("RU", "Lavrov"),
        ("RU", "Prigozhin"),
        ("UA", "Zelensky"),
        ("UA", "Zaluzhny"),
        ("RS", "Vucic"),
        ("GR", "Mitsotakis"),
        ("TR", "Erdogan"),
        ("IN", "Kejriwal"),
        ("CN", "Jinping"),
        ("MM", "Hlaing"),
        ("KR", "Yoon"),
        ("IR", "Mashhod"),  # one letter from Mashhad, by no rule
        ("DE", "Boroujert"),  # no rules for German
        ("IR", "Xi"),
    ],
)
def test_no_town_is_reached_by_likeness_alone(country: str, written: str) -> None:
    assert spelling(written.lower(), frozenset({country}), GAZETTEER) is None


def read(text: str) -> list[str]:
    """The names of a text, as written, that are read in another spelling."""
    doc = page(text)
    return [doc[t.span] for t in toponyms(doc, sentences(doc), GAZETTEER) if "transliteration" in t.rule]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Strikes went on in Karaj, Delidjan and Shiraz.", "Delidjan"),
        ("A fire was put out in Damawand, Iran, on Monday.", "Damawand"),
        ("Shelling was heard in Synelnikove, Nikopol and Pavlohrad.", "Synelnikove"),
        ("Traders shut their shops in Kassala, Kadougly and Nyala.", "Kadougly"),
        ("Police fired tear gas in Eskishehir (Turkey) overnight.", "Eskishehir"),
        ("Shops were shut in Karaj and Shiraz. A crowd of hundreds gathered in Delidjan at night.", "Delidjan"),
        ("Clashes were heard in Benghazi and Tripoli. Roads were cut in Misrateh.", "Misrateh"),
        ("Police broke up marches in Tripoli, Libya, in Benghazi and in al-Zouwarah.", "Zouwarah"),
    ],
)
def test_a_list_or_a_country_gives_the_country(text: str, name: str) -> None:
    assert name in read(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Delidjan was quiet.", "Delidjan"),
        ("They met in Delidjan, Paris and Berlin.", "Delidjan"),
        ("They met in Sarbendun, Ahvaz and Dezful.", "Sarbendun"),
        ("Ministers met in Paris and Berlin. Unions called strikes in Delidjan.", "Delidjan"),
        ("Shops were shut in Karaj and Shiraz. Mina Damawand spoke. Trust in Damawand fell.", "Damawand"),
        ("Shops were shut in Karaj and Shiraz. President Damawand spoke. Trust in Damawand fell.", "Damawand"),
    ],
)
def test_nothing_is_read_without_its_country_or_as_a_person(text: str, name: str) -> None:
    assert name not in read(text)
