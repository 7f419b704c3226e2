from dataclasses import replace
from datetime import date

import pytest

from reportedly.code.warnings import warnings
from reportedly.ingest.document import document
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.read.quantities import quantities
from reportedly.read.sentences import sentences
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Reading, Toponym, ToponymUse
from reportedly.types.record import Event, PlaceMention, Resolution, Status, TimeFrame, TimeMention
from reportedly.types.span import Span
from reportedly.types.text import Document
from reportedly.types.timex import TimeFlag, Timex, TimexType
from reportedly.types.world import PlaceRole

BY = Origin("test", "1", "r")
NONE = Unknown(Reason.NOT_STATED)
EMPTY = Resolution((), (), (), (), ())
NEWS = "Police said so on Monday, and the mayor of the town agreed with them."


def page(text: str) -> Document:
    return document(RawInput("a.txt", text.encode(), Given(published=date(2019, 3, 12)), Kind.TEXT), {})


def found(text: str, resolution: Resolution = EMPTY, events: tuple[Event, ...] = ()) -> list[tuple[str, str]]:
    doc = page(text)
    lines = sentences(doc)
    reading = Reading("test", lines, quantities=quantities(doc, lines, ()))
    told = warnings(doc, reading, resolution, events)
    return [(w.code.value, doc[w.span] if w.span else "") for w in told]


def event(number: int, trigger: Span, status: Status = Status.ASSERTED, places: tuple[int, ...] = ()) -> Event:
    kind, mode = Field("ASSAULT", Basis.STATED, (trigger,), BY), Field("destroy", Basis.STATED, (trigger,), BY)
    return Event(
        f"e{number}",
        trigger,
        kind,
        mode,
        NONE,
        status,
        TimeFrame.CURRENT,
        (),
        (),
        places,
        NONE,
        (),
        (),
        (),
        (),
        "narrator",
        NONE,
    )


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("So far 48 persons have been arrested: 31 at Obra, 9 at Gaya and 6 at Rafiganj.", "48 persons"),
        ("The brigade has arrested 41 rebels this year, 25 in Cauca and 14 in Valle.", "41 rebels"),
        ("Held on Sunday, by town as of tonight:\n– Almaty: 14\n– Semey: 5\nTotal: 20", "Total: 20"),
    ],
)
def test_a_total_that_is_not_its_parts_is_flagged(text: str, quote: str) -> None:
    assert [(code, quote in told) for code, told in found(text)] == [("count_mismatch", True)]


@pytest.mark.parametrize(
    "text",
    [
        "So far 46 persons have been arrested: 31 at Obra, 9 at Gaya and 6 at Rafiganj.",
        "Three soldiers were killed and nine wounded in Cauca on Monday.",
        "Held on Sunday, by town as of tonight:\n– Almaty: 14\n– Semey: 5\nTotal: 19",
    ],
)
def test_sums_that_are_right_or_no_sums_are_not_flagged(text: str) -> None:
    assert found(text) == []


def test_open_round_magnitudes_are_vague_and_small_or_exact_numbers_are_not() -> None:
    assert found("Dozens of students were held in the town on Monday.") == [("vague_quantity", "Dozens of students")] or [
        ("vague_quantity", "Dozens")
    ]
    assert [c for c, _ in found("They were active in more than 60 towns.")] == ["vague_quantity"]
    assert found("At least 12 soldiers and several officers of the 47 were hurt.") == []


def test_flags_of_dates_become_warnings_with_a_message() -> None:
    text = f"Between 11 and 9 March they marched. {NEWS}"
    timex = Timex(Span(0, 24), TimexType.DATE, "r")
    times = (TimeMention(timex.tag, "2019-03-11/2019-03-09", NONE, (TimeFlag.INVERTED_RANGE, TimeFlag.YEAR_INFERRED)),)
    assert found(text, replace(EMPTY, times=times)) == [
        ("inverted_range", "Between 11 and 9 March t"),
        ("year_inferred", "Between 11 and 9 March t"),
    ]


def test_one_voice_that_tells_and_denies_the_same_contradicts_itself() -> None:
    text = "They burned the office in Temirtau. They never burned it."
    toponym = Toponym(Span(26, 34), "Temirtau", ToponymUse.LITERAL, "r")
    where = replace(EMPTY, places=(PlaceMention(toponym, NONE, PlaceRole.EVENT),))
    told, denied = event(1, Span(5, 11), places=(0,)), event(2, Span(47, 53), Status.DENIED, (0,))
    assert found(text, where, (told, denied)) == [("self_contradiction", "burned")]
    assert found(text, where, (told, replace(denied, claimed_by="a1"))) == []


def test_all_and_then_an_exception_is_a_contradiction() -> None:
    codes = [c for c, _ in found("All six boats reached the island; two were lost on the way.")]
    assert codes == ["self_contradiction"]


def test_a_nationwide_event_has_no_place_in_the_country() -> None:
    text = "The nationwide protests went on."
    assert found(text, EMPTY, (event(1, Span(15, 23)),)) == [("country_only", "nationwide protests")]
