"""Whether the one who tells an event belongs to its doer: "our", the outlet's own body, its praise, a speaker's own side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from tests.told_events import value

_REGISTER = """
[[source]]
id = "valley-voice"
name = "Valley Voice"
kind = "party organ"
party_to = ["Valley Freedom Movement"]
owner = "Valley Freedom Movement"

[[source]]
id = "fort"
name = "Fort Press Office"
kind = "military"
party_to = ["Northern Police"]
owner = "Government"

[[source]]
id = "ledger"
name = "The Ledger"
kind = "newspaper"
party_to = []
owner = "Ledger House"
"""


@pytest.mark.parametrize(
    ("outlet", "text", "own"),
    [
        ("valley-voice", "On Tuesday our mortars shelled the barracks in Kirkuk.", True),
        ("valley-voice", "On Tuesday the Movement attacked a convoy in Kirkuk.", True),
        ("ledger", "On Tuesday the Movement attacked a convoy in Kirkuk.", False),
        ("valley-voice", "On Tuesday the brave youth burned the barracks in Kirkuk.", True),
        ("valley-voice", "On Tuesday soldiers attacked a village near Kirkuk.", False),
        ("fort", "On Tuesday 48 people were arrested in Kirkuk.", True),
        ("valley-voice", "On Tuesday not a single peasant was wounded in Kirkuk.", True),
        ("valley-voice", "The Movement played a key role in the uprising of 2019 in Kirkuk.", True),
        ("fort", "On Tuesday officers arrested two men in Kirkuk.", True),
        ("fort", "On Tuesday bandits attacked a village near Kirkuk.", False),
        ("ledger", "The rebels said that they had attacked a convoy in Kirkuk.", True),
        ("ledger", "The rebels said that soldiers had attacked a village near Kirkuk.", False),
    ],
)
def test_own_deed(tmp_path: Path, outlet: str, text: str, *, own: bool) -> None:
    register = tmp_path / "sources.toml"
    register.write_text(_REGISTER, encoding="utf-8")
    given = Given(published=date(2021, 5, 20), source=outlet)
    record = pipeline(Settings(sources=str(register))).read(RawInput("test", text.encode(), given, Kind.TEXT))
    assert [value(e.own_deed) for e in record.events] == [own]


def test_our_convoy_suffers_what_is_denied() -> None:
    given = Given(published=date(2021, 5, 20))
    text = "“Our convoy wasn't attacked in Kirkuk,” said the army."
    record = pipeline(Settings()).read(RawInput("test", text.encode(), given, Kind.TEXT))
    assert [[record.document[f.spans[0]] for f in e.recipients] for e in record.events] == [["Our convoy"]]
    assert not record.events[0].agents
