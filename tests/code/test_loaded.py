from pathlib import Path

import pytest

import reportedly
from reportedly.settings import Settings
from reportedly.types.field import Basis, Field, Reason, Unknown
from reportedly.types.record import Record

SOURCES = """
[[source]]
id = "front"
name = "Front Radio"
kind = "party organ"
party_to = ["Northern Front", "Front Council"]
owner = "Northern Front"

[[source]]
id = "paper"
name = "Harbour Gazette"
kind = "newspaper"
party_to = []
owner = "Harbour Press"
"""


@pytest.fixture
def register(tmp_path: Path) -> Settings:
    file = tmp_path / "sources.toml"
    file.write_text(SOURCES, encoding="utf-8")
    return Settings(sources=str(file))


def bound(record: Record) -> list[tuple[str, str, str | Reason]]:
    """Each loaded word with its counterpart and the name of the actor it is used of, or why that is unknown."""
    names = {a.id: a.name for a in record.actors}
    return [
        (record.document[w.span], w.neutral, names[w.about.value] if isinstance(w.about, Field) else w.about.reason)
        for w in record.wording
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bandits of the Northern Front fled.", ("bandits", "Northern Front", "bandits")),
        ("Soldiers shot the Northern Front bandits.", ("bandits", "Northern Front", "Northern Front bandits")),
        ("The thugs of the Land Army fled.", ("thugs", "Land Army", "thugs")),
        ("The bandits of the Corinto district fled.", ("bandits", "fighters", "bandits")),
        ("The brave rebels held the bridge.", ("brave rebels", "rebels", "brave rebels")),
        ("The army neutralised three rebels near Corinto.", ("neutralised", "killed", "rebels")),
        ("Three rebels were neutralised near Corinto.", ("neutralised", "killed", "rebels")),
        ("The cowardly attack by the Northern Front killed two men.", ("cowardly attack", "attack", "Northern Front")),
        ("The tyrant Harun Sadiq fled the capital.", ("tyrant", "ruler", "Harun Sadiq")),
        ("The soldiers fought valiantly at the ford.", ("valiantly", "", "soldiers")),
        ("Undoubtedly the army burned the mill.", ("Undoubtedly", "", Reason.NOT_STATED)),
        ("Thugs and bandits burned the post.", ("Thugs and bandits", "fighters", Reason.AMBIGUOUS)),
    ],
)
def test_loaded_words_are_bound_to_whom_they_are_used_of(text: str, words: tuple[str, str, str | Reason]) -> None:
    assert bound(reportedly.read(text)) == [words]


def test_a_verdict_on_a_deed_is_not_bound_to_who_condemns_it() -> None:
    (word,) = reportedly.read("Villagers saw the cowardly act in the market hall.").wording
    assert isinstance(word.about, Unknown)


def test_an_owner_in_a_phrase_is_not_its_head() -> None:
    record = reportedly.read("The regime's soldiers fled. The regime denied it.")
    assert bound(record) == [("regime", "government", "regime"), ("regime", "government", "regime")]


def test_the_side_is_that_of_the_outlet_by_the_register(register: Settings) -> None:
    text = "The thugs fled from Corinto."
    (ours,) = reportedly.read(text, source="front", settings=register).wording
    assert isinstance(ours.side, Field)
    assert (ours.side.value, ours.side.basis) == ("Northern Front; Front Council", Basis.GIVEN)
    for source in ("paper", None):
        (other,) = reportedly.read(text, source=source, settings=register).wording
        assert isinstance(other.side, Unknown)


def test_both_camps_are_bound_alike() -> None:
    one, other = (
        "The thugs of the Northern Front neutralised two soldiers.",
        "The thugs of the Land Army neutralised two rebels.",
    )
    swap = {"Northern Front": "Land Army", "soldiers": "rebels"}
    told = [tuple(swap.get(str(x), x) for x in row) for row in bound(reportedly.read(one))]
    assert told == bound(reportedly.read(other))
