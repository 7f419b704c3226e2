import io
import re

import pytest

from reportedly.export import phrases
from reportedly.export.terminal import PIPE_WIDTH, console, show
from tests.export.hostile import TEXT, record
from tests.told_events import told


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(stream: io.StringIO, **how: bool) -> str:
    show(record(), to=console(stream), **how)
    return stream.getvalue()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> _Screen:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm-256color")
    return _Screen()


def test_a_pipe_gets_plain_text_of_one_width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "37")
    out = _shown(io.StringIO())
    assert "\x1b" not in out
    assert "─" not in out
    assert max(map(len, out.splitlines())) <= PIPE_WIDTH
    assert all(line == line.rstrip() for line in out.splitlines())


def test_a_derived_point_tells_how_far_off_it_may_be():
    found = told("A bomb exploded 80 km north of Yazd.")
    assert phrases.where(found, found.events[0]).startswith("80 km N of Yazd ±")
    assert phrases.place(found.places[1].field) == "Yazd (IR)"
    assert phrases.size(found.places[0].field).startswith("small area in Yazd ±")


def test_a_namesake_of_another_level_is_told_from_the_place_that_was_taken():
    found = told("A bomb exploded in Kaduna, Nigeria, on Monday. Kaduna State police came.")
    town, _, state = found.places
    assert phrases.place(town.field) == phrases.place(state.field) == "Kaduna (NG)"
    assert phrases.size(town.field).startswith("town ±")
    assert phrases.size(state.field).startswith("admin1 ±")
    paris = told("A bomb exploded in Paris on Monday, the mayor of Paris said.").places[0]
    assert re.search(r"weighed and not taken: .*Paris \(Texas, US\), town: 0\.\d\d", phrases.weighed(paris.field))


def test_the_whole_text_is_shown_with_the_roles_of_its_blocks():
    words = _shown(io.StringIO()).split()
    safe = TEXT.translate(dict.fromkeys((0x07, 0x1B, 0x202E), "\ufffd"))
    assert set(safe.split()) <= set(words)
    assert {"residue", "headline"} <= set(words)


def test_a_terminal_gets_colours_within_its_width_and_nothing_that_steers_it(screen):
    out = _shown(screen)
    assert "\x1b[1;31mshelled\x1b[0m" in out
    assert "\x1b[31m stay" not in out
    assert "\x07" not in out
    assert "\u202e" not in out


def test_a_dumb_terminal_gets_no_escape_sequence(screen, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    out = _shown(screen)
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_an_unknown_value_is_shown_with_its_reason():
    out = _shown(io.StringIO())
    assert "Atlantis (not in gazetteer)" in out
    assert "day too vague" in out
    assert "ACLED: not in codebook" in out
    assert "by not stated" in out


def test_voices_are_nested_and_quoted():
    lines = _shown(io.StringIO()).splitlines()
    outer = next(line for line in lines if line.endswith("“Three men died in Suva on 3 May,”"))
    inner = next(line for line in lines if line.endswith("“nobody in Atlantis fired”"))
    assert len(inner) - len(inner.lstrip()) > len(outer) - len(outer.lstrip())


def test_quiet_is_one_line_an_event():
    lines = _shown(io.StringIO(), quiet=True).splitlines()
    assert sum(line.startswith("e") and " | " in line for line in lines) == 3
    assert any(line.startswith("! year_inferred") for line in lines)
    assert len(lines) == 8


def test_verbose_adds_rules_and_evidence():
    assert "rules@0.1.0" not in _shown(io.StringIO())
    out = _shown(io.StringIO(), verbose=True)
    assert "rules@0.1.0 lexicon#key" in out
    assert "assumed" in out


def test_an_encoding_without_the_characters_does_not_stop_the_output():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", errors="strict")
    show(record(), to=console(stream))
    stream.flush()
    assert b"shelled" in raw.getvalue()
