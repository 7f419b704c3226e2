"""Names of towns in many scripts fold to one spelling where their writers vary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.names import folded

# (language, one way to write the town, another way)
TOWNS = [
    ("Persian", "کرمان", "كرمان"),
    ("Persian", "اصفهانی", "اصفهاني"),
    ("Persian", "نجف\u200cآباد", "نجف آباد"),
    ("Persian", "قائم\u200cشهر", "قايم شهر"),
    ("Arabic", "أربيل", "اربيل"),
    ("Arabic", "إدلب", "ادلب"),
    ("Arabic", "القاهرة", "القاهره"),
    ("Arabic", "مَكَّة", "مكة"),
    ("Arabic", "بغـــداد", "بغداد"),
    ("Arabic", "صنعاء", "صنعا"),
    ("Arabic", "آمد", "امد"),
    ("Kurdish", "ھەولێر", "هەولێر"),
    ("Urdu", "کراچی", "كراچي"),
    ("Russian", "Королёв", "Королев"),
    ("Russian", "ОРЁЛ", "орел"),
    ("Ukrainian", "Кам'янець", "Кам’янець"),
    ("Greek", "Θεσσαλονίκη", "ΘΕΣΣΑΛΟΝΙΚΗ"),
    ("Greek", "Βόλος", "ΒΟΛΟΣ"),
    ("Greek", "Ἀθῆναι", "Αθηναι"),
    ("Hebrew", "בְּאֵר שֶׁבַע", "באר שבע"),
    ("Hebrew", "תל־אביב", "תל אביב"),
    ("Hebrew", "צ׳כיה", "צ'כיה"),
    ("Amharic", "አዲስ አበባ", "ኣዲስ ኣበባ"),
    ("Amharic", "ሐረር", "ሀረር"),
    ("Amharic", "ዐዲግራት", "አዲግራት"),
    ("Hindi", "ग़ाज़ियाबाद", "गाजियाबाद"),
    ("Hindi", "चाँदपुर", "चांदपुर"),
    ("Japanese", "ﾄｳｷｮｳ", "トウキョウ"),
    ("Japanese", "茅ヶ崎", "茅ケ崎"),
    ("Korean", "\u1109\u1165\u110b\u116e\u11af", "서울"),
    ("Chinese", "Ｂｅｉｊｉｎｇ", "Beijing"),
    ("Azerbaijani", "Gəncə", "Gence"),
    ("Turkish", "DİYARBAKIR", "Diyarbakir"),
    ("German", "Gießen", "GIESSEN"),
    ("Swedish", "Luleå", "Lulea"),
    ("Danish", "Helsingør", "Helsingor"),
    ("Spanish", "Ocaña", "Ocana"),
    ("Polish", "Łomża", "Lomza"),
    ("Icelandic", "Þórshöfn", "Thorshofn"),
    ("Vietnamese", "Đà Nẵng", "Da Nang"),
    ("Romanian", "Timișoara", "Timişoara"),
    ("Hausa", "Ɓirnin Ƙebbi", "Birnin Kebbi"),
    ("Hawaiian", "Kahaluʻu", "Kahaluu"),
    ("Maltese", "Ħamrun", "Hamrun"),
]


@pytest.mark.parametrize(("language", "one", "other"), TOWNS)
def test_the_ways_to_write_a_town_are_one(language: str, one: str, other: str) -> None:
    assert folded(one) == folded(other) != "", language


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ရန်ကုန်", "ရကန"),
        ("ตาก", "ตก"),
        ("दिल्ली", "दल्ल"),
        ("ঢাকা", "ঢক"),
        ("がま", "かま"),
        ("北京", "東京"),
        ("قم", "قمر"),
        ("Йошкар", "Ошкар"),
    ],
)
def test_what_tells_towns_apart_stays(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@pytest.mark.parametrize("unseen", ["\u200e", "\u200f", "\u200d", "\ufeff", "\u00ad", "\u2060"])
def test_unseen_characters_do_not_count(unseen: str) -> None:
    assert folded(f"{unseen}Ba{unseen}ku{unseen}") == "baku"


SCRIPTS = st.one_of(
    *(
        st.characters(min_codepoint=low, max_codepoint=high)
        for low, high in ((0x250, 0x6FF), (0x900, 0x1380), (0x1F00, 0x30FF))
    ),
    st.characters(min_codepoint=0xF900, max_codepoint=0xFFEF),
)


@given(st.text(SCRIPTS, max_size=12))
def test_folding_twice_changes_nothing_in_any_script(name: str) -> None:
    assert folded(folded(name)) == folded(name)
