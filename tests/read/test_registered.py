"""The register of actors: what is found by it, what it tells, and what a user's file may say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import reportedly
from reportedly.errors import DataError
from reportedly.ingest.actors_register import built_in, load, own
from reportedly.settings import Settings
from reportedly.types.citations import Citation
from reportedly.types.field import Basis, Field, Unknown
from reportedly.types.record import Actor
from reportedly.types.world import ActorKind, ListedActor

CSV = """id,name,names,kind,country,source
sollen,Sollen Watch,SW;the Sollen monitors,rights group,DE,our interviews
vey,Omar Vey,,person,,
"""


def _read(text: str, register: Path | None = None) -> dict[str, Actor]:
    record = reportedly.read(text, settings=Settings(actors=str(register) if register else ""))
    return {a.name: a for a in record.actors}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(CSV, encoding="utf-8")
    return path


@pytest.mark.parametrize("entry", built_in(), ids=lambda e: e.id)
def test_every_entry_of_ours_cites_a_page_that_was_read(entry: ListedActor) -> None:
    assert entry.citations
    assert not entry.own
    for citation in entry.citations:
        assert citation.title
        assert citation.url.startswith(("https://", "http://"))
        assert citation.read is not None
        assert date(2026, 1, 1) <= citation.read


def test_long_and_short_name_are_one_actor_of_the_register() -> None:
    (actor,) = _read("NATO left. The North Atlantic Treaty Organization did not comment.").values()
    assert isinstance(actor.register_id, Field)
    assert (actor.register_id.value, actor.register_id.basis) == ("nato", Basis.GIVEN)
    assert isinstance(actor.kind, Field)
    assert (actor.kind.value, actor.kind.by.rule) == (ActorKind.INTERNATIONAL_BODY, "actors_register#nato")
    assert len(actor.spans) == 2


@pytest.mark.parametrize(
    "text", ["NATO-led patrols left.", "They asked who it was.", "WHO KILLED THE FARMERS OF SOLLEN LAST NIGHT AT HOME"]
)
def test_a_part_of_a_word_and_a_word_of_other_case_are_no_name(text: str) -> None:
    assert all(isinstance(a.register_id, Unknown) for a in _read(text).values())


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Fatah al-Islam left Sollen.", "fatah-al-islam"),
        ("The Real IRA left Sollen.", "real-ira"),
        ("The Pakistani Taliban left Sollen.", "ttp"),
        ("THE MEDELLIN CARTEL HAS LEFT THE TOWN OF SOLLEN, THE POLICE SAID.", "medellin-cartel"),
    ],
)
def test_the_longest_name_counts_in_capitals_too(text: str, entry: str) -> None:
    assert {a.register_id.value for a in _read(text).values() if isinstance(a.register_id, Field)} == {entry}


def test_an_abbreviation_that_the_report_explains_otherwise_is_not_the_registers() -> None:
    people = _read("The Inner Cotton Council (ICC) met on Monday. The ICC sold nothing.")
    assert all(isinstance(a.register_id, Unknown) for a in people.values())
    assert len(people["Inner Cotton Council"].spans) == 3


def test_what_an_entry_leaves_open_stays_as_the_report_has_it() -> None:
    (actor,) = _read("The Taliban left Sollen.").values()
    assert isinstance(actor.country, Field)
    assert actor.country.value == "AF"
    assert not isinstance(actor.kind, Field) or actor.kind.basis is not Basis.GIVEN


def test_a_users_actor_is_found_where_no_rule_finds_it(register: Path) -> None:
    text = "On Monday the Sollen monitors counted nine lorries. Omar Vey wept."
    assert "Sollen monitors" not in {n for n, a in _read(text).items() if isinstance(a.register_id, Field)}
    people = _read(text, register)
    told = people["Sollen monitors"]
    assert isinstance(told.register_id, Field)
    assert isinstance(told.country, Field)
    assert isinstance(told.kind, Field)
    assert (told.register_id.value, told.country.value, told.kind.value) == ("sollen", "DE", ActorKind.RIGHTS_GROUP)
    assert told.kind.by.rule == "own_actors#sollen"
    assert not people["Omar Vey"].private


def test_the_users_entry_wins_by_id_and_by_name(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[[actor]]\nid = "alliance"\nname = "NATO"\nkind = "party"\n', encoding="utf-8")
    assert "nato" not in {e.id for e in load(path)}
    (actor,) = _read("NATO left.", path).values()
    assert isinstance(actor.kind, Field)
    assert (actor.kind.value, actor.kind.basis) == (ActorKind.PARTY, Basis.GIVEN)


def test_all_that_is_wrong_is_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        '[[actor]]\nid = "a"\nname = "Sollen Watch"\nkind = "club"\ncountry = "Germany"\n'
        '[[actor]]\nid = "a"\nname = "12"\ncolour = "red"\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError) as wrong:
        own(path)
    for part in ("entry 1 (a): kind", "entry 1 (a): country", "entry 2 (a): name", "entry 2 (a): colour", "got 'a' 2 times"):
        assert part in wrong.value.what


def test_a_user_may_cite_and_toml_and_csv_say_the_same(tmp_path: Path) -> None:
    cited = 'citation = { title = "About us", url = "https://sollen.example/about", read = 2026-05-01 }'
    (tmp_path / "own.toml").write_text(f'[[actor]]\nid = "sollen"\nname = "Sollen Watch"\n{cited}\n')
    columns = "id,name,citation_title,citation_url,citation_read\n"
    (tmp_path / "own.csv").write_text(f"{columns}sollen,Sollen Watch,About us,https://sollen.example/about,2026-05-01\n")
    (entry,) = own(tmp_path / "own.toml")
    assert entry.citations == (Citation("About us", "https://sollen.example/about", date(2026, 5, 1)),)
    assert own(tmp_path / "own.csv") == (entry,)


@pytest.mark.parametrize("column", ["citation_url\na,Sollen Watch,sollen.example", "citation_read\na,Sollen Watch,in May"])
def test_a_citation_without_title_address_or_day_is_named(tmp_path: Path, column: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"id,name,{column}\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"entry 1 \(a\): citation: expected a table"):
        own(path)


def test_two_entries_may_not_share_a_name(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id;name\na;Sollen Watch\nb;sollen watch\n", encoding="utf-8")
    with pytest.raises(DataError, match="expected each of one entry, got 'sollen watch' in 2"):
        own(path)


def test_the_digest_of_the_settings_follows_the_content(register: Path) -> None:
    before = Settings(actors=str(register)).digest()
    register.write_text(CSV.replace("DE", "AT"), encoding="utf-8")
    assert Settings(actors=str(register)).digest() not in (before, Settings().digest())
