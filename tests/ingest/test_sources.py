from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.errors import DataError
from reportedly.ingest.sources import load
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
    assert load(tmp_path / "s.toml")["gazette"].party_to == ("Port Union", "Dockers")


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
    assert load(tmp_path / "s.toml")["gazette"].country == "NG"
    (tmp_path / "s.toml").write_text(f"[[source]]\n{ROW}")
    assert load(tmp_path / "s.toml")["gazette"].country == Unknown(Reason.NOT_STATED)
    (tmp_path / "s.toml").write_text(f'[[source]]\n{ROW}country = "Nigeria"\n')
    with pytest.raises(DataError, match="country: expected two capitals"):
        load(tmp_path / "s.toml")


@pytest.mark.parametrize("row", [ROW.replace('owner = "Harbour Press"\n', ""), ROW.replace("Harbour Press", "unknown")])
def test_an_owner_that_the_register_does_not_tell_is_unknown(tmp_path: Path, row: str) -> None:
    (tmp_path / "s.toml").write_text(f"[[source]]\n{row}")
    assert load(tmp_path / "s.toml")["gazette"].owner == Unknown(Reason.NOT_STATED)


def test_the_register_that_comes_with_the_package_keeps_its_rules() -> None:
    assert load(Path(str(files("reportedly") / "demo" / "sources.toml")))
