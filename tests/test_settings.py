"""Settings: what a user may set, and the digest that tells two settings apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reportedly
from reportedly.errors import DataError
from reportedly.settings import Settings, load

if TYPE_CHECKING:
    from pathlib import Path


def test_a_file_of_settings_is_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('engine = "tagger"\n', encoding="utf-8")
    assert load(file) == Settings()
    file.write_text('engine = "rules"\n', encoding="utf-8")
    assert load(file) == Settings(engine="rules")


@pytest.mark.parametrize("wrong", ['engin = "rules"', "engine = 5", 'peoples = "all"', "engine = ", "\x00"])
def test_a_wrong_file_names_itself_and_the_way_out(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(DataError, match=r"settings\.toml") as told:
        load(file)
    assert told.value.todo


@pytest.mark.parametrize("setting", ["sources", "places", "wording", "codebook"])
def test_the_digest_follows_a_files_content_and_not_its_path(tmp_path: Path, setting: str) -> None:
    one, same, other = tmp_path / "a.toml", tmp_path / "b.toml", tmp_path / "c.toml"
    one.write_text("x = 1", encoding="utf-8")
    same.write_text("x = 1", encoding="utf-8")
    other.write_text("x = 2", encoding="utf-8")
    digests = [Settings(**{setting: str(p)}).digest() for p in (one, same, other)]
    assert digests[0] == digests[1] != digests[2]
    assert Settings().digest() not in digests


def test_a_report_in_another_language_is_read_where_the_settings_ask_for_it() -> None:
    text = "La police a arrêté quatre personnes à Lyon lundi soir, a dit le maire de la ville aux journalistes. " * 5
    with pytest.raises(reportedly.RefusedInput):
        reportedly.read(text)
    assert reportedly.read(text, settings=Settings(languages="any")).document.text == text


def test_places_that_no_gazetteer_has_are_left_out_where_the_settings_ask_for_it() -> None:
    text = "The army burned the village of Natsaung, near Loikaw, on Friday."
    told = {
        s: [p.toponym.name for p in reportedly.read(text, settings=Settings(unlisted=s)).places] for s in ("places", "skip")
    }
    assert "Natsaung" in told["places"]
    assert told["skip"] == [name for name in told["places"] if name != "Natsaung"]
