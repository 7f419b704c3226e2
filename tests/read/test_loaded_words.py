from pathlib import Path

import pytest

import reportedly
from reportedly.errors import DataError
from reportedly.read.loaded_words import lexicon
from reportedly.settings import Settings

OWN = """
[[group]]
key = "mine"
category = "epithet"
form = "noun"
words = ["speculator", "scrooge/scrooges"]
neutral = "trader"
reason = "blames traders for prices"
"""


def counterpart(phrase: str) -> set[str]:
    words = tuple(phrase.split())
    return {e.neutral for e in lexicon()[words[0]] if e.words == words and e.group.form != "adjective"}


@pytest.mark.parametrize(
    ("phrase", "neutral"),
    [
        ("bandit", "fighter"),
        ("bandits", "fighters"),
        ("henchmen", "supporters"),
        ("neutralised", "killed"),
        ("liquidating", "killing"),
        ("eliminates", "kills"),
        ("pacified", "cleared by force"),
        ("surgical strikes", "air strikes"),
        ("vermin", "people"),
        ("undoubtedly", ""),
    ],
)
def test_the_counterpart_has_the_form_of_the_word(phrase: str, neutral: str) -> None:
    assert counterpart(phrase) == {neutral}


def test_a_users_own_words_are_found_beside_ours(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    record = reportedly.read("Speculators hid from the thugs in Qom.", settings=Settings(wording=str(own)))
    first = record.wording[0]
    assert (record.document[first.span], first.neutral, first.rule, first.why) == (
        "Speculators",
        "traders",
        "own#mine",
        "blames traders for prices",
    )
    assert [record.document[w.span] for w in record.wording] == ["Speculators", "thugs"]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (OWN.replace('"epithet"', '"insult"'), "category is one of"),
        (OWN.replace('"noun"', '"adverb"'), "form is one of"),
        (OWN.replace('reason = "blames traders for prices"', ""), "reason is missing"),
        (OWN.replace('"speculator"', "5"), "words"),
        (OWN + "colour = 1", "colour"),
        (OWN + "party = 1", "party"),
        ("x = 1", "group"),
        ("group = [1]", "expected a table"),
        ("[[group", "cannot be read"),
    ],
)
def test_a_wrong_list_is_refused_with_its_faults(tmp_path: Path, wrong: str, told: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(wrong, encoding="utf-8")
    with pytest.raises(DataError, match=r"own\.toml") as error:
        lexicon(own)
    assert told in str(error.value)
    assert error.value.todo


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text("[[group]]\nkey = 'a'\n[[group]]\nkey = 'b'", encoding="utf-8")
    with pytest.raises(DataError) as error:
        lexicon(own)
    assert "group 1: category is missing" in str(error.value)
    assert "group 2: reason is missing" in str(error.value)
