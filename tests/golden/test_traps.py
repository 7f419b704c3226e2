"""Ways of writing that mislead readers of news, each through the whole line."""

from __future__ import annotations

import reportedly
from reportedly.types.record import Record
from reportedly.types.span import Span
from tests.golden.gold import days, pair, value

WEDNESDAY = "2021-03-17"


def _read(text: str) -> Record:
    return reportedly.read(text, published=WEDNESDAY)


def _says(record: Record) -> list[tuple[str, str]]:
    text = record.document
    told = [s.attribution for s in record.statements]
    return [(" ".join(text[x] for x in a.source), " ".join(text[x] for x in a.content)) for a in told]


def _times(record: Record) -> list[tuple[str, str, str]]:
    ends = [(record.document[t.timex.span], *days(t.field)) for t in record.times]
    return [(quote, str(first), str(last)) for quote, first, last in ends]


def _roles(record: Record) -> list[tuple[str, str]]:
    return [(record.document[p.toponym.span], p.role.value) for p in record.places]


def test_apostrophes_are_no_quotation_marks() -> None:
    record = _read("The workers' committee said the mayor's men shot at the farmers' lorries in Zaria on Monday.")
    assert _says(record) == [
        ("The workers' committee", "the mayor's men shot at the farmers' lorries in Zaria on Monday"),
    ]


def test_an_apostrophe_inside_a_quotation_does_not_close_it() -> None:
    report = pair("karenni")
    assert (
        "Its spokesman, Major Thein Zaw",
        "Our convoy wasn't attacked; the men's truck overturned.",
    ) in _says(report.record)


def test_a_quotation_closed_with_the_wrong_mark() -> None:
    record = _read("“The army shelled the town of Idlib on Monday,\" said Omar Vey. The mayor's office was silent.")
    assert _says(record) == [("Omar Vey", "The army shelled the town of Idlib on Monday,")]
    assert ("a fruit seller, Rose-Laure Petit", "They shot at everyone. We ran,") in _says(pair("haiti").record)


def test_a_no_break_space_stays_and_does_not_part_a_date() -> None:
    text = "Gunmen burned a market in Zaria on 3\u00a0March\u00a02021."
    record = _read(text)
    assert record.document.text == text
    assert _times(record) == [("3\u00a0March\u00a02021", "2021-03-03", "2021-03-03")]
    assert ("March\u00a04, 2022", "2022-03-04", "2022-03-04") in _times(pair("samar").record)


def test_spans_count_code_points_not_bytes_nor_utf_16_units() -> None:
    text = "🔥😀 São Tomé 🇳🇬: Police arrested three people in Kano on Monday."
    record = _read(text)
    (event,) = record.events
    start = text.index("arrested")
    assert event.trigger == Span(start, start + len("arrested"))
    assert ("Kano", "event") in _roles(record)
    start = (report := pair("puno")).text.index("Ilave")
    assert any(p.toponym.span == Span(start, start + 5) for p in report.record.places)


def test_a_dash_glued_to_a_date() -> None:
    record = _read("The raid in Zaria ended on March 6, 2021—police said so. The talks lasted from 8–11 March 2021.")
    assert ("March 6, 2021", "2021-03-06", "2021-03-06") in _times(record)
    assert [(a, b) for _, a, b in _times(record)][1] == ("2021-03-08", "2021-03-11")
    report = pair("samar")
    assert any(
        b.role.value == "dateline" and report.text[b.span.start : b.span.end].endswith("2022—")
        for b in report.record.document.blocks
    )


def test_bare_numbers_are_no_years() -> None:
    record = _read("The gang stole 1987 litres of petrol and 2015 rounds from room 1999 in Zaria on Monday.")
    assert _times(record) == [("Monday", "2021-03-15", "2021-03-15")]
    assert not [t for t in pair("kaduna").record.times if str(days(t.field)[0])[:4] in {"1987", "2015"}]


def test_a_month_is_all_its_days() -> None:
    record = _read("In February 2021 rebels shelled the town of Idlib on two days.")
    assert _times(record)[0] == ("February 2021", "2021-02-01", "2021-02-28")
    (event,) = record.events
    assert tuple(map(str, days(event.when))) == ("2021-02-01", "2021-02-28")


def test_one_town_has_a_role_in_each_place_where_it_is_named() -> None:
    record = _read(
        "Rebels burned a school in Zaria on Monday, the mayor said. Zaria lies 70 km from Kaduna. "
        "Gunmen killed two traders in Kaduna on Sunday."
    )
    assert [role for name, role in _roles(record) if name == "Kaduna"] == ["description", "event"]
    burned, killed = record.events
    names = [[value(record.places[i].field).name for i in e.places] for e in (burned, killed)]
    assert names == [["Zaria"], ["Kaduna"]]


def test_a_title_that_repeats_the_news_is_no_second_event() -> None:
    record = _read(
        "Rebels burn school in Zaria\nRebels burn school in Zaria\n\n"
        "Zaria, 16 March 2021 – Rebels burned a school in Zaria on Monday. Nobody was hurt."
    )
    burnings = [e for e in record.events if value(e.mode) == "destroy"]
    body = next(e for e in burnings if record.document[e.trigger] == "burned")
    assert all(e is body or e.id in body.same_as for e in burnings)
    report = pair("araz")
    second = report.span("Free Araz youth set ablaze the portrait of the tyrant in Gandja", 2)
    blocks = report.record.document.blocks
    assert any(b.copy_of is not None and b.span.overlaps(second) for b in blocks)
    assert not [e for e in report.record.events if second.holds(e.trigger) and value(e.mode) == "destroy"]


def test_the_range_turned_round_is_put_right_and_flagged() -> None:
    report = pair("araz")
    (time,) = (t for t in report.record.times if "August 16" in report.text[t.timex.span.start : t.timex.span.end])
    assert tuple(map(str, days(time.field))) == ("2019-08-16", "2019-08-18")
    assert [f.value for f in time.flags] == ["inverted_range"]


def test_a_half_date_takes_its_year_from_its_neighbour() -> None:
    told = {(quote, first) for quote, first, _ in _times(pair("araz").record)}
    assert {("November 3", "2018-11-03"), ("November 9", "2018-11-09")} <= told


def test_a_town_struck_at_the_end_of_a_sentence_is_the_place_of_the_blow() -> None:
    assert _roles(_read("On Monday rebels shelled Idlib. The minister accused Moscow.")) == [
        ("Idlib", "event"),
        ("Moscow", "affiliation"),
    ]
