"""The quarrel on one screen."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pytest

from reportedly.export.incident_terminal import show
from reportedly.export.incident_view import view
from reportedly.export.terminal import NARROWEST, PIPE_WIDTH, console
from reportedly.lexicon import load
from tests.export.joined import joined, quarrel, records


def _shown(found=None, *, width: int = PIPE_WIDTH, verbose: bool = False) -> str:
    stream = io.StringIO()
    to = console(stream)
    to.width = width
    show(found or quarrel(), to, verbose=verbose)
    return stream.getvalue()


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_it_says_first_what_it_is_and_that_it_is_no_fact():
    head = _flat(_shown().partition("What each camp says")[0])
    incident = quarrel().incident
    assert incident.label in head
    assert incident.id in head
    assert f"{incident.independent} independent of {len(incident.events)} tellings in 6 reports" in head
    assert load("incident")["grade"][str(incident.grade)] in head
    assert "– (given by a person only)" in head
    assert load("incident")["law"]["words"] in head


def test_the_camps_stand_side_by_side_and_below_each_other_where_it_is_narrow():
    titles = ("On the word of the", "On the word of Frente", "News agencies", "Others")
    wide = next(line for line in _shown().splitlines() if "News agencies" in line)
    assert all(title in wide for title in titles)
    narrow = _shown(width=NARROWEST).splitlines()
    assert [sum(line.startswith(title) for line in narrow) for title in titles] == [1, 1, 1, 1]
    assert max(map(len, narrow)) <= NARROWEST


def test_each_voice_has_its_values_its_quote_and_whom_it_denies():
    out = _flat(_shown(width=NARROWEST))
    assert "killed: 12 of soldiers" in out
    assert "“Four soldiers *died*, according to the San Carlos hospital.”" in out
    assert "denies: Radio Frailejón, “ambushed”" in out
    assert "+ 1 copy: Trocha Digital" in out


def test_the_parts_that_say_how_it_was_put_together():
    out = _flat(_shown())
    for key in ("conflicts", "agreed", "origins", "copies", "contenders", "history"):
        assert load("incident")["sections"][key] in out
    assert "s1-cpa#e2 and 1 more went from i-old to i-new" in out
    assert load("incident")["sections"]["links"] not in out
    first = quarrel().incident.members[0]
    assert f"{first.reasons[0].points:+.2f}" in _shown(verbose=True).partition(load("incident")["sections"]["links"])[2]


def test_a_corrected_value_says_so():
    found = quarrel()
    values = tuple((f, (replace(t[0], corrected=True), *t[1:])) for f, t in found.incident.values)
    out = _flat(_shown(replace(found, incident=replace(found.incident, values=values))))
    assert "(corrected)" in out


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_style_ends_where_its_words_end(monkeypatch: pytest.MonkeyPatch):
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "200")
    screen = _Screen()
    show(quarrel(), console(screen))
    lines = screen.getvalue().splitlines()
    head = next(line for line in lines if "independent of" in line)
    assert re.fullmatch(r"\x1b\[[\d;]+m\d+ independent of \d+ tellings in \d+ reports\x1b\[0m", head)
    quote = next(line for line in lines if "killed\x1b[0m" in line)
    assert re.search(r"[^\x1b]{5}\x1b\[[\d;]+mkilled\x1b\[0m", quote)
    assert "*killed*" not in quote


def test_a_pipe_gets_plain_text():
    out = _shown()
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= PIPE_WIDTH
    assert all(line == line.rstrip() for line in out.splitlines())


def test_nothing_on_a_page_steers_the_terminal():
    found = quarrel()
    tellers = tuple(replace(t, quote="\x1b[2J" + t.quote[4:], outlet="\u202eX", speaker="\x07Y") for t in found.tellers)
    out = _shown(replace(found, tellers=tellers))
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


@pytest.mark.parametrize("width", [NARROWEST, PIPE_WIDTH])
def test_every_incident_has_a_screen(width: int):
    for incident in joined():
        assert incident.id in _shown(view(incident, records()), width=width, verbose=True)
