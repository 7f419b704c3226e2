"""Words on walls and in choirs."""

from __future__ import annotations

from reportedly.read.sentences import sentences
from reportedly.read.slogans import slogans
from tests.read.pages import page


def _slogans(text: str) -> list[str]:
    doc = page(text)
    return [doc[s.span] for s in slogans(doc, sentences(doc))]


def test_a_list_of_slogans() -> None:
    assert _slogans(
        "Students carried banners with the slogans of the movement's founder: “Bread now,” “Open the port” and “No tax.”"
    ) == [
        "Bread now,",
        "Open the port",
        "No tax.",
    ]


def test_chanting() -> None:
    assert _slogans("Hundreds chanted “Out, out!” before the gate.") == ["Out, out!"]


def test_speech_near_a_banner_is_no_slogan() -> None:
    assert _slogans("They hung banners, and the mayor said: “Take them down.”") == []
    assert _slogans("Ann Poe was quoted as saying: “The bridge holds.”") == []


def test_slogans_end_with_their_own_sentence() -> None:
    assert _slogans('Marchers held banners reading "Bread now". "We will win," the mayor said.') == ["Bread now"]
    assert _slogans('They chanted "Bread now!" "We will win," the mayor said.') == ["Bread now!"]
    assert _slogans("They chanted “Bread now.” “Jobs now.” “Out with them.”") == ["Bread now.", "Jobs now.", "Out with them."]
