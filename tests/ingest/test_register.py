"""The outlets that come with the package, and how an outlet is found by what it is called and by where it publishes."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest

from reportedly.ingest import sources
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.ingest.register import Register, located, register
from reportedly.ingest.sources import bundled
from reportedly.lexicon import load as lexicon
from reportedly.types.field import Basis, Unknown
from reportedly.types.outlets import Outlet
from reportedly.types.text import Source

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[[source]]
id = "harbour"
name = "Harbour Radio"
kind = "broadcaster"
names = ["HR"]
domains = ["harbour.example", "news.harbour.example.org"]

[[source]]
id = "irna"
name = "Inland River News Association"
kind = "newspaper"
"""


@pytest.fixture
def known(tmp_path: Path) -> Register:
    file = tmp_path / "own.toml"
    file.write_text(OWN, encoding="utf-8")
    return register(file)


@pytest.mark.parametrize("outlet", bundled().values(), ids=lambda o: o.source.id)
def test_an_entry_of_ours_cites_pages_with_address_and_day_and_tells_only_what_has_a_form(outlet: Outlet) -> None:
    assert outlet.citations
    for citation in outlet.citations:
        assert citation.title
        assert citation.url.startswith(("https://", "http://"))
        assert citation.read is not None
        assert date(2026, 1, 1) <= citation.read
    if isinstance(outlet.source.country, str):
        assert outlet.source.country in lexicon("countries")["names"]
    assert not outlet.own


def test_no_name_and_no_host_of_ours_is_of_two() -> None:
    known = Register({})
    for ident, outlet in bundled().items():
        for name in outlet.called:
            assert known.named(name) is outlet, name
        for host in outlet.domains:
            assert known.at(f"https://www.{host}/a/b.html") is outlet, host
        assert known.get(ident) is outlet


def test_our_words_for_outlets_are_neutral() -> None:
    told = " ".join(f"{o.source.name} {o.source.owner} {' '.join(o.source.party_to)}" for o in bundled().values()).lower()
    assert not {w for w in ("propaganda", "mouthpiece", "regime", "reliable", "biased", "terrorist") if w in told}


def test_it_is_read_once_in_a_few_milliseconds_and_only_when_it_is_needed() -> None:
    lexicon.cache_clear()
    start = time.process_time()
    assert sources.bundled.__wrapped__()
    assert time.process_time() - start < 0.2
    script = (
        "import reportedly; from reportedly.ingest import sources;"
        "reportedly.read('Police arrested two men in Porto on Monday, a spokesman said.');"
        "print(sources.bundled.cache_info().misses);"
        "reportedly.read('Police arrested two men in Porto.', url='https://example.org/a');"
        "print(sources.bundled.cache_info().misses)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "1"]


@pytest.mark.parametrize(
    ("called", "ident"),
    [
        ("Tasnim News Agency", "tasnim"),
        ("tasnim", "tasnim"),
        ("TASNIM NEWS AGENCY", "tasnim"),
        ("KCNA", "kcna"),
        ("BELTA", "belta"),
        ("Nhân Dân", "nhan-dan"),
        ("Nhan Dan", "nhan-dan"),
        ("spa", None),
        ("Spa", None),
        ("Harbour Radio", "harbour"),
        ("HR", "harbour"),
        ("hr", None),
        ("", None),
        ("Quarry Observer", None),
    ],
)
def test_an_outlet_is_found_by_its_names_and_by_the_very_letters_of_its_acronym(
    known: Register, called: str, ident: str | None
) -> None:
    found = known.named(called)
    assert (found.source.id if found else None) == ident


@pytest.mark.parametrize(
    ("address", "ident"),
    [
        ("https://www.tasnimnews.com/en/news/1", "tasnim"),
        ("http://TASNIMNEWS.COM", "tasnim"),
        ("https://tasnimnews.com.example.org/", None),
        ("https://nottasnimnews.com/", None),
        ("https://web.example.org/https://tasnimnews.com/", None),
        ("https://a.b.harbour.example:8080/x?y#z", "harbour"),
        ("https://news.harbour.example.org/", "harbour"),
        ("https://harbour.example.org/", None),
        ("tasnimnews.com/en", None),
        ("https://[broken/", None),
        ("", None),
    ],
)
def test_an_outlet_is_found_by_the_host_of_an_address(known: Register, address: str, ident: str | None) -> None:
    found = known.at(address)
    assert (found.source.id if found else None) == ident


def test_an_entry_of_the_users_takes_the_place_of_ours_as_a_whole(known: Register) -> None:
    taken = known.get("irna")
    assert taken is not None
    assert taken.source.name == "Inland River News Association"
    assert isinstance(taken.source.owner, Unknown)
    assert taken.source.party_to == ()
    assert known.named("IRNA") is None, "what ours is called is no name of theirs"
    assert known.at("https://en.irna.ir/") is None
    assert known.replaced() == ("irna",)
    assert Register({}).get("irna") is bundled()["irna"]


def test_the_users_names_come_before_ours_and_a_name_of_two_finds_neither(tmp_path: Path) -> None:
    entry = '[[source]]\nid = "{0}"\nname = "{0} House"\nkind = "newspaper"\nnames = ["AP"]\n'
    (tmp_path / "one.toml").write_text(entry.format("andhra"), encoding="utf-8")
    one = register(tmp_path / "one.toml").named("AP")
    assert one is not None
    assert one.source.id == "andhra"
    (tmp_path / "two.toml").write_text(entry.format("andhra") + entry.format("alpine"), encoding="utf-8")
    two = register(tmp_path / "two.toml")
    assert two.named("AP") is None
    assert two.shared() == {"AP": {"andhra", "alpine"}}


def _read(known: Register, text: str = "Police arrested two men in Porto.", **given: str) -> Source | Unknown:
    raw = RawInput("a.txt", text.encode(), Given(**given), Kind.TEXT)
    return located(document(raw, known.given(raw.given.source)), raw.given.source, known).source


def test_the_address_tells_the_outlet_only_where_nothing_else_does(known: Register) -> None:
    found = _read(known, url="https://english.wafa.ps/1")
    assert isinstance(found, Source)
    assert found.id == "wafa"
    assert found.told is not None
    assert found.told.basis is Basis.INFERRED
    assert found.told.by.rule == "outlets#domains"
    given = _read(known, url="https://english.wafa.ps/1", source="harbour")
    assert isinstance(given, Source)
    assert (given.id, given.told) == ("harbour", None)
    printed = _read(known, "Harbour Radio\n\nPolice arrested two men in Porto.", url="https://english.wafa.ps/1")
    assert isinstance(printed, Source)
    assert (printed.id, printed.told) == ("harbour", None)
    unknown = _read(known, url="https://english.wafa.ps/1", source="no-such-outlet")
    assert isinstance(unknown, Unknown)
    assert "no-such-outlet" in unknown.note


def test_an_outlet_of_ours_can_be_given_by_its_id_but_no_nameplate_names_it(known: Register) -> None:
    given = _read(known, source="tass")
    assert isinstance(given, Source)
    assert (given.name, given.told) == ("TASS", None)
    assert isinstance(_read(known, "TASS\n\nPolice arrested two men in Porto, Dawn.\n"), Unknown)
