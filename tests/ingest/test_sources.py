from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.ingest.sources import load
from reportedly.types.citations import Citation
from reportedly.types.field import Reason, Unknown

ROW = 'id = "gazette"\nname = "Harbour Gazette"\nkind = "newspaper"\nowner = "Harbour Press"\n'


def test_no_register_holds_no_outlets() -> None:
    assert load(None) == {}


def test_toml_and_csv_say_the_same(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(f'[[source]]\n{ROW}party_to = ["Port Union", "Dockers"]\n')
    (tmp_path / "s.csv").write_text(
        "id,name,kind,owner,party_to\ngazette,Harbour Gazette,newspaper,Harbour Press,Port Union; Dockers\n"
    )
    assert load(tmp_path / "s.toml") == load(tmp_path / "s.csv")
    assert load(tmp_path / "s.toml")["gazette"].source.party_to == ("Port Union", "Dockers")


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text(
        f'[[source]]\n{ROW}[[source]]\n{ROW}[[source]]\nid = "x"\nname = 3\nkind = "blog"\nowner = ""\nwoner = "y"\n'
    )
    with pytest.raises(DataError) as error:
        load(path)
    told = str(error.value)
    for part in (
        "'gazette' 2 times",
        "name: expected a text, got 3",
        "kind: expected one of",
        "owner: expected a text",
        "woner",
    ):
        assert part in told


def test_a_file_that_is_no_register_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("[[source")
    with pytest.raises(DataError, match="cannot be read"):
        load(tmp_path / "s.toml")


def test_outlets_under_other_headings_are_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('[hill-radio]\nname = "Hill Radio"\n')
    with pytest.raises(DataError, match=r"expected \[\[source\]\] tables, got hill-radio"):
        load(tmp_path / "s.toml")


def test_a_country_is_two_capitals_or_not_known(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(f'[[source]]\n{ROW}country = "NG"\n')
    assert load(tmp_path / "s.toml")["gazette"].source.country == "NG"
    (tmp_path / "s.toml").write_text(f"[[source]]\n{ROW}")
    assert load(tmp_path / "s.toml")["gazette"].source.country == Unknown(Reason.NOT_STATED)
    (tmp_path / "s.toml").write_text(f'[[source]]\n{ROW}country = "Nigeria"\n')
    with pytest.raises(DataError, match="country: expected two capitals"):
        load(tmp_path / "s.toml")


@pytest.mark.parametrize("row", [ROW.replace('owner = "Harbour Press"\n', ""), ROW.replace("Harbour Press", "unknown")])
def test_an_owner_that_the_register_does_not_tell_is_unknown(tmp_path: Path, row: str) -> None:
    (tmp_path / "s.toml").write_text(f"[[source]]\n{row}")
    assert load(tmp_path / "s.toml")["gazette"].source.owner == Unknown(Reason.NOT_STATED)


MORE = """names = ["HG", "The Gazette"]
language = "en"
domains = ["gazette.example"]
citation = [{ title = "About us", url = "https://gazette.example/about", read = 2026-05-01 }, { title = "A letter" }]
"""


def test_an_entry_may_tell_names_languages_hosts_and_what_was_read(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text(f"[[source]]\n{ROW}{MORE}")
    told = load(tmp_path / "s.toml")["gazette"]
    assert told.called == ("Harbour Gazette", "HG", "The Gazette")
    assert (told.languages, told.domains, told.own) == (("en",), ("gazette.example",), True)
    read = Citation("About us", "https://gazette.example/about", date(2026, 5, 1))
    assert told.citations == (read, Citation("A letter"))
    columns = "id,name,kind,owner,names,language,domains,citation_title,citation_url,citation_read\n"
    row = "gazette,Harbour Gazette,newspaper,Harbour Press,HG; The Gazette,en,gazette.example,About us,"
    (tmp_path / "s.csv").write_text(f"{columns}{row}https://gazette.example/about,2026-05-01\n")
    (tmp_path / "s.toml").write_text(f"[[source]]\n{ROW}{MORE}".replace(', { title = "A letter" }', ""))
    assert load(tmp_path / "s.csv") == load(tmp_path / "s.toml")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('names = "HG"', "names: expected a list of texts, got 'HG'"),
        ('language = ["English"]', "language: expected codes of ISO 639"),
        ('domains = ["https://gazette.example/"]', "domains: expected a list of hosts"),
        ('domains = ["Gazette.example"]', "domains: expected a list of hosts"),
        ('citation = "About us"', "citation: expected a table"),
        ('citation = { title = "About us", url = "gazette.example" }', "citation: expected a table"),
        ('citation = { title = "About us", read = "in May" }', "citation: expected a table"),
        ('citation = { url = "https://gazette.example/about" }', "citation: expected a table"),
    ],
)
def test_what_an_entry_may_not_say_is_named_with_what_was_expected(tmp_path: Path, line: str, complaint: str) -> None:
    (tmp_path / "s.toml").write_text(f"[[source]]\n{ROW}{line}\n")
    with pytest.raises(DataError) as error:
        load(tmp_path / "s.toml")
    assert complaint in str(error.value)


def test_a_day_that_is_none_is_named_in_a_csv_file_too(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("id,name,kind,citation_title,citation_read\ngazette,Gazette,newspaper,About us,in May\n")
    with pytest.raises(DataError, match="in May"):
        load(tmp_path / "s.csv")


@pytest.mark.parametrize("folder", ["demo/sources.toml", "data/outlets.toml"])
def test_the_registers_that_come_with_the_package_keep_the_rules(folder: str) -> None:
    assert load(Path(str(files("reportedly") / folder)))
