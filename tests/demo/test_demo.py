import io
import re
from html import unescape
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from reportedly.demo import run, stories
from reportedly.export.terminal import console


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("demo") / "pages"
    stream = io.StringIO()
    run(out, console(stream), browser=False)
    return out, stream.getvalue()


def test_every_story_has_its_reports_with_outlet_and_day():
    with as_file(files("reportedly.demo")) as folder:
        told = list(stories(folder))
    assert [len(story.reports) for story in told] == [6, 5, 6, 6]
    assert all(raw.given.published and raw.given.source and raw.data for story in told for raw in story.reports)


def test_the_index_and_a_page_for_each_report_are_written(written):
    out, said = written
    pages = sorted(p.name for p in out.glob("s*.html"))
    assert len(pages) == 23
    index = unescape((out / "index.html").read_text(encoding="utf-8"))
    assert all(f'href="{name}"' in index for name in pages)
    assert str(out / "index.html") in said.replace("\n", "")


def test_incidents_have_pages_that_lead_to_their_reports_and_back(written):
    out, _ = written
    index = (out / "index.html").read_text(encoding="utf-8")
    pages = {p.name: unescape(p.read_text(encoding="utf-8")) for p in out.glob("i-*.html")}
    assert pages
    assert all(f'href="{name}"' in index for name in pages)
    assert all('href="index.html"' in made for made in pages.values())
    links = {link for made in pages.values() for link in re.findall(r'href="(s\d[^"]*)"', made)}
    for link in links:
        name, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (out / name).read_text(encoding="utf-8")


def test_the_summary_sets_the_accounts_of_each_story_side_by_side(written):
    _, said = written
    assert said.count("Who says what of") == 4
    assert "\x1b" not in said


def test_a_browser_is_opened_where_there_is_one(monkeypatch, tmp_path):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    run(tmp_path, console(io.StringIO()), browser=True)
    assert opened == [(tmp_path / "index.html").resolve().as_uri()]
