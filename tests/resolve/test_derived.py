"""What is told by its position to named places is a point with a radius, and the place of what happened there."""

from __future__ import annotations

import pytest

from reportedly.types.earth import kilometres
from reportedly.types.field import Basis, Field, Reason, Unknown
from reportedly.types.record import PlaceMention, Record
from reportedly.types.world import Place, PlaceLevel
from tests.told_events import event, told


def _derived(text: str) -> tuple[Record, PlaceMention]:
    record = told(text)
    (found,) = (p for p in record.places if p.anchors)
    return record, found


def _point(mention: PlaceMention) -> Field[Place]:
    assert isinstance(mention.field, Field)
    return mention.field


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius"),
    [
        ("Gunmen opened fire on a bus 12 km south-east of Mosul on Monday.", 36.26, 43.21, 19),
        ("A bomb exploded 20 kilometres (12 miles) to the north of the city of Kirkuk.", 35.65, 44.39, 19),
        ("Soldiers shot dead two herders 5km NW of Jos.", 9.96, 8.86, 13),
        ("Police arrested nine men 30 miles west of Lagos.", 6.45, 2.96, 42),
        ("A mine blew up under a lorry twenty-five kilometres north-east of Kidal.", 18.60, 1.58, 13),
        ("Rebels attacked a convoy 10-15 km south of Goma.", -1.79, 29.23, 13),
        ("A drone struck a lorry some 40 kilometres east of Mekelle.", 13.50, 39.85, 25),
        ("Fighters shelled a camp 7 kilometers south-southwest of Marib.", 15.40, 45.30, 4),
        ("A bomb went off two and a half miles south of Kandahar.", 31.58, 65.71, 9),
        ("Gunmen killed a teacher a few kilometres north of Maiduguri.", 11.87, 13.16, 14),
        ("Gunmen killed a farmer about 90 km to the south-west of Ouagadougou.", 11.79, -2.12, 61),
        ("Pirates seized a trawler 200 nautical miles east of Mogadishu.", 2.04, 48.68, 243),
        ("Rebels burned a bus half a mile east of Loikaw.", 19.68, 97.22, 2),
        ("The army bombed a hill 1,500 metres north of Tijuana.", 32.52, -117.00, 15),
        ("Protesters blocked a bridge 18 km to the south of Juliaca.", -15.66, -70.13, 13),
        ("Coast guards shot at a boat 300 km east of Suva.", -18.12, -178.74, 186),
        ("A shell hit a farm 8 km due east of Donetsk.", 48.02, 37.91, 13),
        ("Gunmen killed a guard 6 km from Cali.", 3.43, -76.52, 23),
        ("Rebels ambushed a patrol within 15 km of Bangui.", 4.36, 18.55, 27),
        ("Police fired on miners in a 30 km radius around Lubumbashi.", -11.66, 27.48, 50),
        ("Gunmen attacked a farm just south of Bulawayo.", -20.26, 28.58, 21),
        ("The army bombed a village north of Homs.", 34.83, 36.73, 22),
        ("Troops clashed with rebels north and east of Homs.", 34.80, 36.82, 28),
        ("Police raided a house on the outskirts of Karachi.", 24.86, 67.01, 24),
        ("Jets bombed the southern suburbs of Beirut.", 33.76, 35.50, 14),
        ("Riot police arrested students on the western edge of Dhaka.", 23.71, 90.21, 18),
        ("Unknown men killed a priest near Magway.", 20.15, 94.93, 15),
        ("Gunmen abducted six nuns close to the town of Kachia.", 9.87, 7.95, 14),
        ("Raiders killed two guards outside Kassala.", 15.45, 36.40, 18),
        ("Soldiers shot a driver not far from Chernihiv.", 51.51, 31.29, 18),
        ("Pirates boarded a ship off the coast of Mombasa.", -4.05, 39.66, 36),
        ("The navy sank a boat off Latakia on Friday.", 35.53, 35.79, 34),
        ("Gunmen stopped a coach between Qom and Kashan and shot the driver.", 34.31, 51.15, 54),
        ("Gunmen shot at a bus halfway between Bamako and Segou.", 13.02, -7.12, 72),
        ("Rebels burned a lorry halfway between Bamako and Segou.", 13.02, -7.12, 72),
        ("A mine blew up on the Qom–Tehran highway.", 35.17, 51.15, 84),
        ("Bandits abducted ten people on the road from Gao to Kidal.", 17.36, 0.68, 147),
        ("Protesters blocked the highway between Cochabamba and Oruro.", -17.68, -66.63, 69),
        ("Gunmen shot at a train on the railway linking Abuja with Kaduna.", 9.79, 7.47, 99),
        ("Troops fired on a car on the Aleppo–Damascus road.", 34.86, 36.73, 170),
        ("Gunmen killed a colonel between the towns of Tumaco and Pasto.", 1.50, -78.04, 97),
        ("Rebels burned a truck 15 km from Gao on the road from Gao to Kidal.", 16.39, 0.03, 8),
        ("Police killed two robbers 3 km outside Soweto.", -26.27, 27.86, 17),
        ("Hindu youths burned a shop eight kilometres west of Muzaffarnagar.", 29.47, 77.62, 10),
        ("A grenade exploded 11 miles or 18 km, north of Davao.", 7.23, 125.61, 22),
        ("Villagers clashed with police 25 km inland from Valdivia.", -39.81, -73.25, 32),
        ("A bomb killed four soldiers 60 km north-west of Arkhangelsk.", 64.93, 39.66, 33),
        ("A patrol shot at smugglers 35 km north of Ushuaia.", -54.50, -68.32, 18),
        ("Vandals torched a church a couple of kilometres south of Nuuk.", 64.17, -51.72, 3),
    ],
)
def test_a_phrase_is_a_point_with_a_radius(text: str, lat: float, lon: float, radius: float) -> None:
    record, mention = _derived(text)
    field = _point(mention)
    assert kilometres(lat, lon, field.value.lat, field.value.lon) <= 5
    assert field.value.precision_km == pytest.approx(radius, abs=1)
    anchors = [record.places[i] for i in mention.anchors]
    known = [a.field for a in anchors if isinstance(a.field, Field)]
    assert len(known) == len(mention.anchors)
    assert all(mention.toponym.span.holds(a.toponym.span) for a in anchors)
    assert (field.basis, field.value.level) == (Basis.INFERRED, PlaceLevel.SMALL_AREA)
    assert field.value.gazetteer_id == known[0].value.gazetteer_id
    assert field.confidence == min(f.confidence for f in known if f.confidence is not None)


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Gunmen opened fire 12 km south of Mosul.", "opened fire", "12 km S of Mosul"),
        ("Gunmen killed five people in a village 9 km east of Mosul.", "killed", "9 km E of Mosul"),
        ("In Iraq, gunmen killed a judge near Mosul.", "killed", "near Mosul"),
        ("Rebels burned a lorry between the towns of Gao and Kidal.", "burned", "between Gao and Kidal"),
    ],
)
def test_what_happens_there_has_the_point_as_its_place_and_not_the_town(text: str, trigger: str, place: str) -> None:
    record = told(text)
    assert [_point(record.places[i]).value.name for i in event(record, trigger).places] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Dorud, 80 km south-east of Borujerd.",
        "A bomb went off in Dorud (Lorestan), a town 80 km south-east of Borujerd.",
        "A bomb went off in Dorud, which lies 80 km south-east of Borujerd.",
        "A bomb went off in Dorud district, 80 km south-east of Borujerd.",
        "Two were hurt at the Abu Shouk camp, north of El Fasher.",
        "A coach crashed 80 km south-east of Borujerd, in the town of Dorud.",
        "Police shot a man in Temirtau, a steel town north of Karaganda.",
        "Police shot a man in the north of Mosul.",
        "Police shot a man in and around Mosul.",
        "Talks between Tehran and Baghdad failed.",
        "The match between Lagos and Ibadan was stopped.",
        "Police held a man near Nairobi airport.",
        "Police held a man near Mosul University.",
        "The winger scored off Leeds defenders.",
        "A court near Iran's border fined a bank.",
    ],
)
def test_words_that_only_describe_a_named_place_or_tell_none_add_nothing(text: str) -> None:
    assert [p for p in told(text).places if p.anchors] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The court of appeal lies south of Qom.", "description"),
        ("A resident of a village south of Mosul was killed.", "origin"),
        ("Two farmers from a village near Mosul were shot in Erbil.", "origin"),
        ("Farmers who live near Qom were arrested in Tehran.", "other"),
        ("Police fired on a crowd near Kisumu.", "event"),
        ("Road from Gao to Kidal, 3 May\n\nTwo men were shot.", "event"),
        ("A desert lies between Qom and Kashan.", "description"),
        ("The river between Qom and Kashan is dry.", "other"),
    ],
)
def test_the_words_around_a_phrase_tell_its_role(text: str, role: str) -> None:
    assert _derived(text)[1].role.value == role


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("A shell hit a village an hour's drive north of Kandahar.", "a time on the way tells no distance"),
        ("Soldiers clashed along the border between Sudan and Chad.", "too large to measure from"),
        ("A plane crashed halfway between Perth and Adelaide.", "km apart"),
        ("Pirates seized a ship 300 km east of Somalia.", "too large to measure from"),
    ],
)
def test_what_is_too_vague_for_a_point_says_why(text: str, note: str) -> None:
    record, mention = _derived(text)
    assert isinstance(mention.field, Unknown)
    assert mention.field.reason is Reason.VAGUE
    assert note in mention.field.note
    assert all(i not in e.places for e in record.events for i, p in enumerate(record.places) if p.anchors)


def test_an_unknown_anchor_leaves_the_point_unknown_for_the_same_reason() -> None:
    text = "Two men were shot 5 km north of Springfield. Springfield is quiet."
    record = told(text)
    for mention in (p for p in record.places if p.anchors):
        anchor = record.places[mention.anchors[0]].field
        assert isinstance(anchor, Unknown) == isinstance(mention.field, Unknown)


def test_a_place_told_by_position_is_told_of_one_act_only() -> None:
    record = told("Gunmen shot at a bus 12 km south of Mosul. Police later arrested four men.")
    assert [len(event(record, word).places) for word in ("shot at", "arrested")] == [1, 0]
