"""Eight hand-coded reports through the whole line: what comes right stays right."""

from __future__ import annotations

import pytest

from tests.golden.gold import REPORTS, Pair, days, event, missed, pair, parts, said, value

# The share of all parts of a layer that are right, over all reports, and of what a record finds that the gold record has too.
FLOORS = {"block": 0.74, "place": 0.86, "time": 0.95, "says": 0.87, "event": 0.8, "warning": 0.9}
NOTHING_TOO_MUCH = {"places": 0.96, "times": 0.9, "statements": 0.86, "events": 0.77}


@pytest.mark.parametrize("name", REPORTS)
def test_what_comes_right_stays_right(name: str) -> None:
    wrong = {part for part, right in parts(pair(name)).items() if not right}
    assert wrong <= set(missed()[name]), "lost; where the trade is worth it: python -m tests.golden.gold"


@pytest.mark.parametrize("layer", FLOORS)
def test_each_layer_keeps_its_floor(layer: str) -> None:
    told = [right for name in REPORTS for part, right in parts(pair(name)).items() if part.startswith(f"{layer} ")]
    assert sum(told) / len(told) >= FLOORS[layer]


def _matched(report: Pair, layer: str) -> tuple[int, int]:
    """How many mentions of a layer the record has, and how many of these a gold entry answers."""
    record, gold = report.record, report.gold
    if layer == "statements":
        stated = [s for s in record.statements if s.attribution.states]  # the gold lists no attitudes (docs/decisions/0015)
        return len(stated), sum(said(report, a) is not None for a in gold["attribution"])
    if layer == "events":
        return len(record.events), len({found.id for e in gold["event"] if (found := event(report, e))})
    spans = [p.toponym.span for p in record.places] if layer == "places" else [t.timex.span for t in record.times]
    golden = [report.entry(e) for e in gold[layer[:-1]]]
    return len(spans), sum(any(s.overlaps(g) for g in golden) for s in spans)


@pytest.mark.parametrize("layer", NOTHING_TOO_MUCH)
def test_a_record_holds_little_that_is_not_there(layer: str) -> None:
    totals, matched = zip(*(_matched(pair(name), layer) for name in REPORTS), strict=True)
    assert sum(matched) / sum(totals) >= NOTHING_TOO_MUCH[layer]


def _told(name: str, trigger: str, nth: int = 1) -> tuple[str, list[str], str, bool]:
    """Status, places, first day and own deed of the event that a word tells."""
    report = pair(name)
    (found,) = (e for e in report.record.events if e.trigger.overlaps(report.span(trigger, nth)))
    places = [value(report.record.places[i].field).name for i in found.places]
    return found.status.value, places, str(days(found.when)[0]), bool(value(found.own_deed))


def test_all_towns_of_a_list_share_the_activity_and_its_inverted_range() -> None:
    towns = ["Baku", "Ganja", "Sumgayit", "Lankaran", "Mingachevir", "Quba"]
    assert _told("araz", "put up posters") == ("asserted", towns, "2019-08-16", True)


def test_slogans_are_words_and_no_statements() -> None:
    report = pair("araz")
    slogan = report.span("Down with the dynasty")
    assert [c.kind.value for c in report.record.claims if c.span.overlaps(slogan)] == ["slogan"]
    assert not any(x.overlaps(slogan) for s in report.record.statements for x in s.attribution.content)


def test_an_own_deed_keeps_its_day_and_its_caption() -> None:
    assert _told("araz", "torched") == _told("araz", "torch", 2) == ("asserted", ["Ganja"], "2019-08-17", True)


def test_what_is_denied_is_no_happening() -> None:
    assert _told("tigray", "bombed") == ("denied", ["Ādīgrat"], "2021-05-10", True)
    assert _told("puno", "fired on") == ("denied", ["Juliaca"], "2023-01-09", False)


def test_a_quotation_inside_a_quotation_has_its_own_speaker() -> None:
    report = pair("belarus")
    inner = next(a for a in report.gold["attribution"] if a["id"] == "a6")
    outer = next(a for a in report.gold["attribution"] if a["id"] == "a5")
    within, around = said(report, inner), said(report, outer)
    assert within is not None
    assert around is not None
    assert within.attribution.parent == around.attribution.id


def test_a_road_between_two_towns_lies_in_neither() -> None:
    assert _told("puno", "blocking") == ("asserted", ["road Sicuani–Ayaviri"], "2023-01-12", False)
