import io
from dataclasses import replace

from reportedly.export.compare import accounts
from reportedly.export.index import Entry, Group, index
from reportedly.export.terminal import console
from reportedly.export.terminal_compare import show_accounts
from tests.export.hostile import record


def test_the_place_that_most_reports_tell_of_comes_with_every_speaker():
    told = accounts([record(), record()])
    assert told is not None
    assert told.place.name == "Suva"
    assert [(a.report, a.teller, a.status, a.toll) for a in told.told[:2]] == [
        (0, "in its own voice", "asserted", "no toll told"),
        (0, 'Ana "Bo" O\'Dell', "alleged", "3+ killed"),
    ]
    assert len(told.told) == 4


def test_one_report_alone_is_not_compared():
    assert accounts([record()]) is None
    assert accounts([record(), replace(record(), events=())]) is None


def test_the_index_links_each_report_and_each_account():
    made = index("Two <reports>", [Group("Harbour", (Entry(record(), "a.html"), Entry(record(), "b.html")))])
    assert "Two &lt;reports&gt;" in made
    assert 'href="a.html"' in made
    assert 'href="b.html#e2"' in made
    assert "Who says what of Suva" in made
    assert "has not been judged" in made
    assert "<i>Wire" not in made


def test_accounts_on_a_terminal_name_the_report_once():
    stream = io.StringIO()
    show_accounts("Harbour", [record(), record()], console(stream))
    out = stream.getvalue()
    assert out.count("Coral <i>Wire</i>") == 2
    assert out.count("in its own voice") == 2
