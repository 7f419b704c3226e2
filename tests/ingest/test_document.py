import hashlib
from datetime import date

import pytest

from reportedly.errors import InputError, RefusedInput
from reportedly.ingest.document import document, in_any_language
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.types.field import Basis, Field, Reason, Unknown
from reportedly.types.text import OutletKind, Source

NEWS = "The police said on Sunday that nobody had been hurt in the fire at the old market of the town."
FRENCH = (
    "Les manifestants ont défilé dans les rues de la capitale pour demander la libération des étudiants qui sont détenus "
    "depuis le mois dernier, selon la police et les avocats des familles."
)
RUSSIAN = (
    "Полиция сообщила, что на улицы вышли сотни людей, и что после этого были задержаны студенты, которые не ушли с площади."
)
GAZETTE = Source("gazette", "Harbour Gazette", OutletKind.NEWSPAPER, "Harbour Press")


def raw(text: str | bytes, given: Given = Given(), kind: Kind = Kind.UNKNOWN) -> RawInput:  # noqa: B008 - frozen
    return RawInput("a.txt", text if isinstance(text, bytes) else text.encode(), given, kind)


def test_plain_text_is_kept_character_by_character() -> None:
    text = "\n Fire\u00a0at the market\r\n\r\nThe fire was put out,\u202f they said.  \n"
    assert document(raw(text), {}).text == text


def test_the_id_is_given_or_comes_from_the_bytes() -> None:
    digest = hashlib.sha256(NEWS.encode()).hexdigest()
    page = document(raw(NEWS), {})
    assert (page.id, page.sha256) == ("r-" + digest[:16], digest)
    assert document(raw(NEWS, Given(id="n1")), {}).id == "n1"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Le maire, André, said: “nobody”.".encode("cp1252"), "cp1252"),
        (NEWS.encode("utf-16"), "utf-16"),
        (b'<meta charset="iso-8859-1"><p>' + "The mayor of Orléans said so.".encode("latin-1"), "iso8859-1"),
    ],
)
def test_other_encodings_are_read_and_noted(data: bytes, encoding: str) -> None:
    page = document(raw(data), {})
    assert "�" not in page.text
    assert dict(page.given)["encoding"].startswith(encoding[:5])


def test_a_few_western_letters_are_not_taken_for_another_alphabet() -> None:
    text = "Police in São Paulo arrested José on Monday, the mayor said to reporters in the city."
    assert document(raw(text.encode("latin-1")), {}).text == text


def test_a_byte_order_mark_is_no_character() -> None:
    page = document(raw(b"\xef\xbb\xbf" + NEWS.encode()), {})
    assert page.text == NEWS
    assert page.given == ()


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", bytes(range(256)) * 40])
def test_empty_and_binary_input_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt: .*(empty|binary|encoding)"):
        document(raw(data), {})


def test_fifty_megabytes_are_refused_at_once() -> None:
    with pytest.raises(InputError, match="50 MB"):
        document(raw(b"a" * (50 * 1024 * 1024)), {})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FRENCH, "French"),
        ("قالت الشرطة في المدينة إن المتظاهرين خرجوا إلى الشوارع بعد صلاة الجمعة من أجل المطالبة بالإفراج عن الطلاب", "Arabic"),
        (RUSSIAN, "Russian"),
        ("今天下午警方在市中心逮捕了十名示威者，目击者说现场没有人受伤。", "Chinese"),
    ],
)
def test_what_is_not_english_is_refused_by_name(text: str, name: str) -> None:
    with pytest.raises(RefusedInput, match=name):
        document(raw(text), {})
    assert isinstance(in_any_language(raw(text), {}).language, Unknown)


def test_names_in_other_scripts_are_fine_in_english() -> None:
    text = f"Ахмет Байтұрсынов (Қазақша) and 王小明 were named. {NEWS}"
    assert document(raw(text), {}).text == text


def test_the_day_in_the_dateline_is_stated() -> None:
    page = document(raw(f"Fire at the market\n\nKhartoum, 19 June 2022 – {NEWS}"), {})
    assert isinstance(page.published, Field)
    assert (page.published.value, page.published.basis) == (date(2022, 6, 19), Basis.STATED)
    assert page[page.published.spans[0]] == "19 June 2022"


def test_the_given_day_wins_and_no_day_is_ever_guessed() -> None:
    given = document(raw(f"Khartoum, 19 June 2022 – {NEWS}", Given(published=date(2022, 6, 20))), {}).published
    assert isinstance(given, Field)
    assert (given.value, given.basis) == (date(2022, 6, 20), Basis.GIVEN)
    assert document(raw(NEWS), {}).published == Unknown(Reason.NOT_STATED)
    short = document(raw(f"KHARTOUM, June 19 (TSN) – {NEWS}"), {}).published
    assert isinstance(short, Unknown)
    assert short.reason is Reason.AMBIGUOUS


def test_the_outlet_is_known_by_its_id_or_its_nameplate() -> None:
    sources = {"gazette": GAZETTE}
    assert document(raw(NEWS, Given(source="gazette")), sources).source is GAZETTE
    assert document(raw(f"Harbour Gazette\nFire at the market\n\n{NEWS}"), sources).source is GAZETTE
    unknown = document(raw(NEWS, Given(source="herald")), sources).source
    assert isinstance(unknown, Unknown)
    assert "herald" in unknown.note
