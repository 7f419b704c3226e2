"""Towns are found by their names in the scripts of their countries, in the ways that writers vary them."""

from __future__ import annotations

import pytest

from reportedly.store.gazetteer import GazetteerFile

GAZETTEER = GazetteerFile()
TOWNS = {
    "IR": "تهران مشهد اصفهان كرج کرمانشاه نجف‌آباد قائم‌شهر",
    "IQ": "بغداد أربيل الموصل ھەولێر",
    "EG": "القاهره الإسكندرية",
    "SY": "إدلب حلب",
    "YE": "صنعا الحديدة",
    "LY": "طرابلس درنه",
    "RU": "Москва Орёл",
    "UA": "Київ Харків Запоріжжя",
    "BY": "Минск",
    "GR": "ΘΕΣΣΑΛΟΝΙΚΗ Αθήνα Πάτρα",
    "IL": "ירושלים חיפה",
    "CN": "北京 上海 ئۈرۈمچى 拉萨",
    "JP": "东京 東京 大阪",
    "KR": "ソウル 서울 부산",
    "KP": "평양",
    "ET": "አዲስ_አበባ መቀሌ",
    "ER": "አስመራ",
    "MM": "ရန်ကုန် မန္တလေး",
    "TH": "กรุงเทพมหานคร เชียงใหม่",
    "IN": "दिल्ली मुंबई কলকাতা சென்னை తిరుపతి ಬೆಂಗಳೂರು കൊച്ചി ਅੰਮ੍ਰਿਤਸਰ",
    "BD": "ঢাকা",
    "LK": "யாழ்ப்பாணம்",
    "PK": "کراچی پشاور",
    "GE": "თბილისი ქუთაისი",
    "AM": "Երևան Գյումրի",
    "AZ": "Gəncə",
    "KZ": "Алматы",
    "KG": "Бишкек",
    "TJ": "Душанбе",
    "KH": "ភ្នំពេញ",
    "LA": "ວຽງຈັນ",
    "MN": "Улаанбаатар",
    "MK": "Скопје",
    "RS": "Београд",
    "BG": "София",
    "NP": "काठमाडौं",
}


@pytest.mark.parametrize(("country", "name"), [(c, n.replace("_", " ")) for c, names in TOWNS.items() for n in names.split()])
def test_a_town_is_found_by_its_name_in_its_own_script(country: str, name: str) -> None:
    assert any(place.country == country for place in GAZETTEER.find(name))
