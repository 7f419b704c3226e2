"""Time expressions are found with their exact words, and what only looks like one is left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.timex import (
    Anchor,
    Beside,
    Bound,
    Calendar,
    Clock,
    Edge,
    Length,
    Part,
    Range,
    Repeat,
    Shift,
    Timex,
    TimexType,
    Unit,
)
from tests.told_times import found, quotes, whole


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The hall burned on Friday.", ["Friday"]),
        ("It closed last week after two years of work.", ["last week", "two years"]),
        ("Sales fell in the third quarter and rose in March 1996.", ["the third quarter", "March 1996"]),
        ("At about five o'clock on Monday morning a shot was heard.", ["At about five o'clock on Monday morning"]),
        ("They met between June 26 and June 24.", ["between June 26 and June 24"]),
        ("They met between 11 and 9 March in Porto.", ["between 11 and 9 March"]),
        ("The post was shelled 05:10 yesterday.", ["05:10 yesterday"]),
        ("He has led it in more than five decades.", ["in more than five decades"]),
        ("Nine people died so far this year.", ["so far this year"]),
        ("Two nights earlier, on Saturday, the bridge fell.", ["Two nights earlier, on Saturday"]),
        ("It lasted from the 13th to the 16th.", ["from the 13th to the 16th"]),
        ("Our report, 8 to 15 March 2019", ["8 to 15 March 2019"]),
        ("In the early hours of September 15 a shop burned.", ["In the early hours of September 15"]),
        ("Before the month is out they will go.", ["Before the month is out"]),
        ("Dated 22.02.2017 and 30-Jan-90 and 4 FEB 90.", ["22.02.2017", "30-Jan-90", "4 FEB 90"]),
        ("The log says 04.10, 15.09 and no more.", ["04.10, 15.09"]),
        ("At half past eleven and at 7 this evening bells rang.", ["At half past eleven", "at 7 this evening"]),
        ("He was seen on Friday, Jan. 12, 2007, in Lille.", ["Friday, Jan. 12, 2007"]),
        ("The 1960s and the early 1990s were quiet.", ["The 1960s", "the early 1990s"]),
        ("It ran until the 25th, from April 24 and 25.", ["until the 25th", "from April 24 and 25"]),
        ("Held ever since last autumn, since about 2pm.", ["ever since last autumn", "since about 2pm"]),
        ("It stands until midnight on Sunday or till dawn.", ["until midnight on Sunday", "till dawn"]),
        ("They stopped from November 7 onwards.", ["from November 7 onwards"]),
        ("From the 10th a strike will stop the 10th Brigade.", ["the 10th"]),
        ("A clash went on from noon until nightfall.", ["from noon until nightfall"]),
        ("They were taken Wednesday night into Thursday.", ["Wednesday night into Thursday"]),
        ("In the night from the 10th to the 11th police came.", ["In the night from the 10th to the 11th"]),
        ("They died between 7th and 8th Sept. It is false.", ["between 7th and 8th Sept."]),
        ("In the week from 1 to 7 May some were held.", ["the week from 1 to 7 May"]),
        ("The weekend of 6 and 7. Growers came.", ["The weekend of 6 and 7"]),
        ("It rained from late May to early June.", ["from late May to early June"]),
        ("Between 3 and 4am on Tuesday gunmen came.", ["Between 3 and 4am on Tuesday"]),
        ("On Friday from 6 to 9 p.m. they met.", ["Friday from 6 to 9 p.m."]),
        ("At 3:15 a.m. local time (0115 GMT) on Thursday it fell.", ["At 3:15 a.m. local time (0115 GMT) on Thursday"]),
        ("He was seen on Tuesday (May 7) in Lille.", ["Tuesday (May 7)"]),
        ("It was the eve of the vote, the whole of last year.", ["the eve of the vote", "the whole of last year"]),
        ("Five went on trial earlier this week, on Wednesday.", ["earlier this week, on Wednesday"]),
        ("He was held on Monday, a week after Heroes' Day.", ["Monday, a week after Heroes' Day"]),
        ("They pay before New Year, a few days before Christmas.", ["before New Year", "a few days before", "Christmas"]),
    ],
)
def test_extents(text: str, expected: list[str]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "728 x 90",
        "The team won 21-14 and paid $1998 for 2000 people.",
        "Call 555 1984 or room 2010b; flight 1549 has 1,998 seats.",
        "A 44-year-old man and his son, 9 years old, may march on Lille.",
        "The march ended. It may fall. She took a second look and a quarter of it.",
        "Resolution 1701 was read to 1500 delegates.",
        "Judge Farida Noon and Theresa May of the March 23 Movement left.",
        "Police on the 3rd floor counted 3/4 of the 26 September Brigade.",
        "The vote was 5-3 on Article 19; 20.5 mm fell; News ID 20190417; the Golden Dawn party.",
        "Section 15.09 of the act and version 2.10 were kept after the fall of the wall.",
    ],
)
def test_numbers_names_and_verbs_are_no_dates(text: str) -> None:
    assert quotes(text) == []


def test_no_break_spaces_stand_between_the_parts_of_a_date() -> None:
    assert quotes("on 9\u00a0March\u00a02019 and last\u00a0week") == ["9\u00a0March\u00a02019", "last\u00a0week"]


def test_a_dash_glued_to_a_date_stays_outside() -> None:
    assert quotes("Lille, June 27, 2020—The rally") == ["June 27, 2020"]
    assert quotes("991025-Jan 14, 2021 (NW)") == ["Jan 14, 2021"]


def test_a_range_keeps_both_ends_and_time_ml_extents() -> None:
    text = "It ran from 22.02.2017 to 20.02.2017, until Friday."
    first, second = found(text)
    assert isinstance(first.says, Range)
    assert [text[e.extent.start : e.extent.end] for e in first.ends] == ["22.02.2017", "20.02.2017"]
    assert (text[second.extent.start : second.extent.end], second.bound) == ("Friday", Bound.UNTIL)


def test_what_expressions_say() -> None:
    says = [
        (t.says, t.clock, t.edge, t.type)
        for t in found("Early in June 2011, daily, two and a half years; yesterday at 18:05 GMT")
    ]
    assert says == [
        (Calendar(year=2011, month=6), None, Edge.EARLY, TimexType.DATE),
        (Repeat(unit=Unit.DAY), None, None, TimexType.SET),
        (Length(2.5, Unit.YEAR), None, None, TimexType.DURATION),
        (Shift(-1, Unit.DAY, whole=True), Clock(18, 5, zone="Z"), None, TimexType.TIME),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("on the eve of Good Friday", Beside(-1, Unit.DAY, Calendar(feast="easter-2"))),
        ("a year ago today", Beside(-1, Unit.YEAR, Shift(0, Unit.DAY, whole=True))),
        ("on Monday week", Beside(1, Unit.WEEK, Calendar(weekday=1, lean=1))),
        ("the first five months of 2019", Part(1, 5, Unit.MONTH, Calendar(year=2019))),
        ("the last days of May", Part(-1, None, Unit.DAY, Calendar(month=5))),
        ("the first half of the month", Part(1, 0.5, Unit.MONTH, Shift(0, Unit.MONTH, Anchor.CURRENT, whole=True))),
        ("dated 7/10/2019", Calendar(2019, 10, 7, either=True)),
        ("dated 17/10/2019", Calendar(2019, 10, 17)),
        ("on Monday the 27th", Calendar(day=27, weekday=1)),
        ("on the fifth anniversary of the raid", Shift(5, Unit.YEAR, Anchor.EVENT)),
        ("on the second evening", Shift(1, Unit.DAY, Anchor.CONTEXT, whole=True)),
        ("a fortnight ago", Shift(-2, Unit.WEEK)),
    ],
)
def test_what_expressions_of_two_parts_say(text: str, says: object) -> None:
    (t,) = found(f"It was {text}.")
    assert t.says == says


def test_bounds_and_nights_that_go_on() -> None:
    assert _bounds("since May, by the end of the month, before New Year, from 3 May onwards, from 4 May") == [
        Bound.SINCE,
        Bound.BY,
        Bound.BEFORE,
        Bound.SINCE,
        Bound.FROM,
    ]
    (t,) = found("Two were held overnight Tuesday.")
    assert (t.says, t.clock) == (Calendar(weekday=2), Clock(part="NI", through=True))


def _bounds(text: str) -> list[Bound | None]:
    told: list[Timex] = found(f"They met {text}.")
    return [t.bound for t in told]


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    spans = [t.span for t in found(text)]
    assert all(whole(s, text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["on Monday morn\u0130ng", "\u017funday", "the LAST WEEK OF MAY", "1" * 5000 + " years ago"])
def test_odd_letters_capitals_and_endless_digits_are_read(text: str) -> None:
    said = f"They met {text}."
    assert all(whole(t.span, said) for t in found(said))


_WORDS = (
    "in on until between and to , . 5 31 99 2019 March may Monday last next the two years ago 11:30 p.m. week Holi 1990s "
    "half past first quarter third early since a day after every 00 30.02.2020 February from 24 – into overnight the 10th "
    "eve of / ( ) dawn until noon anniversary weekend fortnight 12/3 onwards before whole last days"
)
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_any_heap_of_time_words_is_read_the_same_way_twice(text: str) -> None:
    spans = [t.span for t in found(text)]
    assert found(text) == found(text)
    assert all(whole(s, text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
