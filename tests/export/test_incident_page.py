"""One page for each incident, and the incidents in the index."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from reportedly.export.incident_index import Joined, section
from reportedly.export.incident_page import incident_page
from reportedly.export.incident_view import IncidentView, view
from reportedly.export.index import Entry, Group, index
from reportedly.lexicon import load
from reportedly.types.field import Reason, Unknown
from tests.export.joined import joined, quarrel, records
from tests.export.reading import OUTSIDE, read

PAGES = {name: f"{name}.html" for name in ("s1-cpa", "s1-army", "s1-radio", "s1-macizo", "s1-mesa", "s1-trocha")}


def _flat(markup: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def test_every_part_of_the_incident_is_on_its_page():
    made = _flat(incident_page(quarrel(), PAGES, "index.html"))
    assert all(name in made for name in load("incident")["sections"].values())
    for words in (load("incident")["law"]["words"], "– (given by a person only)", "5 independent of", "possibly true"):
        assert words in made
    assert all(
        camp in made for camp in ("On the word of the state: Army", "On the word of Frente Páramo", "News agencies", "Others")
    )
    assert "+ 1 copy: Trocha Digital" in made
    assert "i-old to i-new" in made


def test_quotes_lead_to_their_event_on_the_page_of_their_report():
    made = read(incident_page(quarrel(), PAGES, "index.html"))
    numbers = {t.ref: t.number for t in quarrel().tellers}
    assert {f"{PAGES[ref.report]}#e{n}" for ref, n in numbers.items()} <= set(made.links)
    assert "index.html" in made.links


def test_without_pages_of_reports_every_link_stays_on_the_page():
    made = read(incident_page(quarrel(), {}))
    assert len(made.ids) == len(set(made.ids))
    assert {link[1:] for link in made.links} <= set(made.ids)
    assert not OUTSIDE.search(incident_page(quarrel(), {}))


def test_denials_lead_to_what_they_deny_and_places_to_who_tells_them():
    made = incident_page(quarrel(), {})
    assert re.search(r'<a href="#v\d+" data-a="v\d+">denies: Radio Frailejón, “ambushed”</a>', made)
    assert re.search(r'<a href="#v\d+" class="pin[^"]*"[^>]*aria-label="Toribío ±', made)


def test_each_copy_has_its_own_row_and_day_of_publication():
    times = incident_page(quarrel(), {}).partition('id="time"')[2].partition("</section>")[0]
    assert "<title>Trocha Digital</title>" in times
    assert "<title>published 2019-03-13</title>" in times
    assert "Rhomb: published." in times


def _hostile() -> IncidentView:
    found, bad = quarrel(), '"><img src=x onerror=alert(1)>\u202e<script>'
    tellers = tuple(
        replace(t, outlet=bad, speaker=bad, title=bad, quote=bad + t.quote[t.trigger.start : t.trigger.end])
        for t in found.tellers
    )
    values = tuple((f, tuple(replace(t, value=bad) for t in told)) for f, told in found.incident.values)
    return replace(found, tellers=tellers, incident=replace(found.incident, values=values, label=bad))


def test_hostile_text_stays_text():
    made = read(incident_page(_hostile(), PAGES))
    assert made.tags.count("script") == 1
    assert "img" not in made.tags


def test_a_corrected_value_is_struck():
    found = quarrel()
    values = tuple((f, (replace(t[0], corrected=True), *t[1:])) for f, t in found.incident.values)
    made = incident_page(replace(found, incident=replace(found.incident, values=values)), {})
    assert "<s " in made
    assert ">corrected<" in made


def test_every_incident_has_a_page_and_the_same_gives_the_same():
    for incident in joined():
        shown = view(incident, records())
        made = incident_page(shown, {})
        assert made == incident_page(shown, {})
        assert read(made).tags.count("h1") == 1


def _index() -> str:
    return section([Joined(i, f"{i.id}.html") for i in joined()], ())


def test_incidents_of_several_reports_come_first_in_the_index():
    several, _, alone = _index().partition("<details>")
    told = {i.id: len({e.report for e in i.events}) for i in joined()}
    links = [re.findall(r'<td data-label="What"><a href="([^"]+)\.html"', part) for part in (several, alone)]
    assert sorted(links[0] + links[1]) == sorted(told)
    assert [told[i] for i in links[0]] == sorted((n for n in told.values() if n > 1), reverse=True)
    assert {told[i] for i in links[1]} == {1}


def test_map_and_time_line_of_the_index_are_coloured_by_grade():
    made = _index()
    grades = {i.grade for i in joined() if len({e.report for e in i.events}) > 1}
    assert all(f'class="grade g{g}"' in made for g in grades)
    assert set(re.findall(r'class="pin g(\d)"', made)) <= set(map(str, grades))
    assert set(re.findall(r'class="bar g(\d)"', made)) <= set(map(str, grades))
    assert 'class="pin g' in made
    assert 'class="bar g' in made


@pytest.mark.parametrize("none", [True, False])
def test_an_incident_of_no_known_place_and_day_is_listed(none: bool):
    incident = next(i for i in joined() if len({e.report for e in i.events}) > 1)
    unknown = Unknown(Reason.NOT_STATED)
    bare = replace(incident, place=unknown, when=unknown, type=unknown, label="")
    made = section([] if none else [Joined(bare, "x.html")], ())
    assert ("No two reports tell of one incident." in made) is none
    assert ("not stated" in made) is not none


def test_an_index_without_incidents_is_as_it_was():
    record = records()["s1-cpa"]
    group = Group("One", (Entry(record, "a.html"),))
    assert 'id="incidents"' not in index("T", [group])
    assert 'id="incidents"' in index("T", [group], [Joined(joined()[0], "x.html")])
