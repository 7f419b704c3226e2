"""A codebook of one's own: what triggers its categories, on which conditions, and what an event says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import reportedly
from reportedly.errors import DataError
from reportedly.settings import Settings
from reportedly.store import codec
from reportedly.types.field import Basis, Field, Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reportedly.types.record import Event, Record

Coder = Callable[[str, str], "Record"] if TYPE_CHECKING else object
HEAD = '[codebook]\nname = "own"\ntitle = "Own"\nversion = "7"\nlanguage = "en"\n'
CATEGORY = '[[category]]\ncode = "{code}"\nlabel = "L"\ndefinition = "D"\n'


def category(body: str, code: str = "x") -> str:
    return f"{CATEGORY.format(code=code)}{body}\n"


@pytest.fixture
def code(tmp_path: Path) -> Coder:
    """Reads a text by the rules and a codebook of these categories."""

    def read(categories: str, text: str) -> Record:
        file = tmp_path / "own.toml"
        file.write_text(HEAD + categories, encoding="utf-8")
        fresh = tmp_path / f"{abs(hash(categories))}.toml"
        file.rename(fresh)
        return reportedly.read(text, published="2021-03-09", settings=Settings(engine="rules", codebook=str(fresh)))

    return read


def codes(record: Record) -> list[str | None]:
    return [_code(e) for e in record.events]


def _code(event: Event) -> str | None:
    assert event.coded is not None
    return event.coded.value if isinstance(event.coded, Field) else None


@pytest.mark.parametrize(
    ("triggers", "text"),
    [
        ('verbs = ["padlock"]', "Soldiers padlocked a clinic in Kirkuk."),
        ('verbs = ["padlock"]', "A clinic was padlocked in Kirkuk."),
        ('verbs = ["boo * loudly"]', "The crowd booed the minister loudly in Kirkuk."),
        ('intransitive = ["genuflect"]', "Players genuflected before the match in Kirkuk."),
        ('intransitive = ["kneel/knelt"]', "Players knelt before the match in Kirkuk."),
        ('nouns = ["book burning"]', "Two book burnings took place in Kirkuk."),
        ('phrases = ["under lock and key"]', "The archive of Kirkuk is under lock and key."),
        ('verbs = ["arrest"]', "Police arrested two men in Kirkuk."),
        ('entries = ["triggers_coerce#arrest"]', "Police arrested two men in Kirkuk."),
        ('plover = ["COERCE"]', "Police arrested two men in Kirkuk."),
        ('plover = ["COERCE"]\nmodes = ["arrest"]', "Police arrested two men in Kirkuk."),
        ('acled = ["Arrests"]', "Police arrested two men in Kirkuk."),
    ],
)
def test_what_triggers_a_category(code: Coder, triggers: str, text: str) -> None:
    assert codes(code(category(f"[category.triggers]\n{triggers}"), text)) == ["x"]


@pytest.mark.parametrize(
    "triggers", ['plover = ["ASSAULT"]', 'modes = ["curfew"]', 'plover = ["ASSAULT"]\nmodes = ["arrest"]', 'nouns = ["arrest"]']
)
def test_what_does_not(code: Coder, triggers: str) -> None:
    record = code(category(f"[category.triggers]\n{triggers}"), "Police arrested two men in Kirkuk.")
    assert codes(record) == [None]
    assert record.events[0].coded == Unknown(Reason.NOT_IN_CODEBOOK, (record.events[0].trigger,), "no trigger of this codebook")


@pytest.mark.parametrize(
    ("when", "fits", "misses"),
    [
        ('agents = ["state"]', "Police beat two men in Kirkuk.", "Rebels beat two men in Kirkuk."),
        ('agents = ["police"]', "Police beat two men in Kirkuk.", "Soldiers beat two men in Kirkuk."),
        ('agents = ["none"]', "Two men were beaten in Kirkuk.", "Police beat two men in Kirkuk."),
        ('recipients = ["crowd"]', "Police beat protesters in Kirkuk.", "Police beat two soldiers in Kirkuk."),
        ('recipients_called = ["nurse"]', "Police beat two nurses in Kirkuk.", "Police beat two men in Kirkuk."),
        ('recipients_called = ["cellist"]', "Unknown men beat a cellist in Kirkuk.", "Unknown men beat a man in Kirkuk."),
        ('recipients_called = ["rector"]', "The rector, Ana Ruiz, was shot in Kirkuk.", "Ana Ruiz was shot in Kirkuk."),
        ('agents_called = ["riot police"]', "Riot police beat two men in Kirkuk.", "Police beat two men in Kirkuk."),
        ('object = ["clinic"]', "Rebels shelled two clinics in Kirkuk.", "Rebels shelled a market in Kirkuk."),
        ('object = ["clinic"]', "Two clinics were shelled in Kirkuk.", "A market was shelled in Kirkuk."),
        ('object_kinds = ["FINANCIAL"]', "Rebels burned a bank in Kirkuk.", "Rebels burned a shop in Kirkuk."),
        ('instruments = ["artillery"]', "Rebels attacked Kirkuk with mortars.", "Rebels attacked Kirkuk with rifles."),
        ('way = ["shell"]', "Rebels shelled Kirkuk.", "Rebels stormed a base in Kirkuk."),
        ('words = ["dawn prayer"]', "Rebels shelled Kirkuk after dawn prayers.", "Rebels shelled Kirkuk at dawn."),
        ('status = ["denied"]', "No shop was burned in Kirkuk.", "A shop was burned in Kirkuk."),
        ('place = ["town"]', "Rebels shelled Kirkuk.", "Rebels shelled Iraq."),
        ('agents = ["armed"]\nobject = ["shop"]', "Rebels burned a shop in Kirkuk.", "Police burned a shop in Kirkuk."),
    ],
)
def test_conditions(code: Coder, when: str, fits: str, misses: str) -> None:
    book = category(f'[category.triggers]\nplover = ["ASSAULT"]\n[[category.when]]\n{when}')
    assert "x" in codes(code(book, fits))
    assert "x" not in codes(code(book, misses))


def test_any_of_several_conditions_is_enough_and_an_exclusion_vetoes(code: Coder) -> None:
    book = category(
        '[category.triggers]\nplover = ["ASSAULT"]\n[[category.when]]\nobject = ["shop"]\n'
        '[[category.when]]\nobject = ["clinic"]\n[[category.unless]]\nwords = ["drill"]\n'
    )
    assert codes(code(book, "Rebels shelled a clinic in Kirkuk.")) == ["x"]
    vetoed = code(book, "Rebels shelled a clinic in Kirkuk in a drill.")
    assert codes(vetoed) == [None]
    assert vetoed.events[0].coded.note == "x: left out by unless 1 (words drill)"  # type: ignore[union-attr]


def test_the_first_category_that_fits_decides(code: Coder) -> None:
    narrow = category('[category.triggers]\nplover = ["ASSAULT"]\n[[category.when]]\nobject = ["clinic"]', "narrow")
    wide = category('[category.triggers]\nplover = ["ASSAULT"]', "wide")
    text = "Rebels shelled a clinic in Kirkuk."
    assert codes(code(narrow + wide, text)) == ["narrow"]
    assert codes(code(wide + narrow, text)) == ["wide"]


def test_only_what_is_told_as_having_happened_is_coded_unless_the_codebook_says_so(code: Coder) -> None:
    book = category('[category.triggers]\nverbs = ["march"]')
    planned = "The union plans to march in Kirkuk on Friday."
    assert codes(code(book, planned)) == [None]
    assert codes(code(f'status = ["planned"]\n{book}', planned)) == ["x"]


def test_a_code_names_its_rule_its_characters_and_what_met_it(code: Coder) -> None:
    book = category('[category.triggers]\nverbs = ["padlock"]\n[[category.when]]\nobject = ["clinic"]\nagents = ["state"]')
    record = code(book, "On Monday soldiers padlocked three clinics in Kirkuk.")
    coded = record.events[0].coded
    assert isinstance(coded, Field)
    assert (coded.basis, str(coded.by)) == (Basis.INFERRED, "codebook@7 own#x.when.1")
    assert [record.document[s] for s in coded.spans] == ["soldiers", "padlocked", "clinics"]
    assert coded.note == "'padlocked'; object clinic; agents state"
    assert codec.loads(codec.dumps(record)) == record


def test_words_that_our_lexicons_lack_make_events_of_their_own_and_change_no_other(code: Coder) -> None:
    text = "Soldiers padlocked a clinic in Kirkuk on Monday. Police arrested two men in Tikrit on Sunday."
    plain = reportedly.read(text, published="2021-03-09", settings=Settings(engine="rules"))
    record = code(category('[category.triggers]\nverbs = ["padlock"]'), text)
    new, *others = record.events
    assert codes(record) == ["x", None]
    assert all(isinstance(f, Unknown) and f.reason is Reason.NOT_IN_CODEBOOK for f in (new.plover, new.mode, new.acled))
    assert [(e.trigger, e.plover, e.acled, e.when, e.agents) for e in others] == [
        (e.trigger, e.plover, e.acled, e.when, e.agents) for e in plain.events
    ]
    assert all(e.coded is None for e in plain.events)
    assert '"coded"' not in codec.dumps(plain)


def test_two_words_of_ones_own_are_two_happenings(code: Coder) -> None:
    book = category('[category.triggers]\nverbs = ["padlock"]') + category('[category.triggers]\nverbs = ["whitewash"]', "y")
    record = code(book, "Soldiers padlocked and whitewashed a clinic in Kirkuk on Monday.")
    assert codes(record) == ["x", "y"]
    assert [e.same_as for e in record.events] == [(), ()]


WRONG = """
[codebook]
name = "My Own"
title = "Own"
language = "fr"
colour = "red"

[[category]]
code = "a"
label = "A"
definition = ""

[category.triggers]
plover = ["ASAULT"]
entries = ["triggers_coerce#arest"]

[[category.when]]
agents = ["armd"]
object = "clinic"

[[category]]
code = "a"
label = "A"
definition = "D"
parent = "b"
"""


def test_all_that_is_wrong_is_told_at_once_with_its_line_and_a_way_out(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(WRONG.lstrip(), encoding="utf-8")
    with pytest.raises(DataError) as told:
        reportedly.read("x", settings=Settings(codebook=str(file)))
    assert told.value.where == str(file)
    assert "docs/codebooks.md" in told.value.todo
    for part in (
        "line 1, [codebook]: version is missing",
        "line 1, [codebook]: name = 'My Own'",
        "line 1, [codebook]: language = 'fr'",
        "line 1, [codebook]: there is no key 'colour'",
        "line 7, category 1 (a): definition: expected a text, got ''",
        "line 12, category 1 (a), triggers: plover: there is no 'ASAULT'; perhaps 'ASSAULT'",
        "entries: there is no 'triggers_coerce#arest'; perhaps 'triggers_coerce#arrest'",
        "line 16, category 1 (a), when 1: agents: there is no 'armd'; perhaps 'armed'",
        "line 16, category 1 (a), when 1: object: expected a list of texts, got 'clinic'",
        "line 20, category 2 (a): nothing triggers it",
        "code 'a' stands 2 times",
        "parent 'b' is no code",
    ):
        assert part in told.value.what, part


@pytest.mark.parametrize("text", ["", "x = [", "category = 3", "[[category]]\n[codebook]", "\udcff"])
def test_what_is_no_codebook_is_refused_politely(tmp_path: Path, text: str) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataError) as told:
        reportedly.read("x", settings=Settings(codebook=str(file)))
    assert told.value.todo
