"""Which time of a sentence dates which of its happenings."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.record import Event
from tests.told_events import event, told


def _day(of: Event) -> tuple[str, str] | Reason:
    when = of.when
    return (when.value.first.isoformat(), when.value.last.isoformat()) if isinstance(when, Field) else when.reason


def _one(day: str) -> tuple[str, str]:
    return day, day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Monday rebels burned a depot, and on Tuesday police arrested two men.", "burned", "2021-05-17"),
        ("On Monday rebels burned a depot, and on Tuesday police arrested two men.", "arrested", "2021-05-18"),
        ("Police arrested ten on Friday and released them on Sunday.", "arrested", "2021-05-14"),
        ("Police arrested ten on Friday and released them on Sunday.", "released", "2021-05-16"),
        ("On 3 May he was jailed for an attack in Lille on 9 April.", "jailed", "2021-05-03"),
        ("On 3 May he was jailed for an attack in Lille on 9 April.", "attack", "2021-04-09"),
        ("Two days after the general strike in Lille, on 7 May, police arrested ten.", "strike", "2021-05-05"),
        ("Rebels shelled the barracks, the mayor said, on Friday, and warned of more.", "shelled", "2021-05-14"),
        ("Police arrested ten on 3 May, in the largest sweep since 2014, when rebels burned a hall.", "arrested", "2021-05-03"),
        ("On 3 May police arrested ten, the second sweep in a month.", "arrested", "2021-05-03"),
        ("Arden, who was arrested on 3 May, denied that he burned a depot.", "arrested", "2021-05-03"),
        ("The army said that on Friday rebels shelled the barracks.", "shelled", "2021-05-14"),
    ],
)
def test_each_happening_has_its_own_time(text: str, trigger: str, day: str) -> None:
    assert _day(event(told(text), trigger)) == _one(day)


def test_a_time_behind_a_semicolon_dates_what_is_told_there() -> None:
    record = told("Police arrested six of them; they were released on Thursday.", date(2021, 5, 19))
    assert [_day(e) for e in record.events] == [Reason.NOT_STATED, _one("2021-05-13")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The army burned a depot in the deadliest raid since 2014, when rebels shelled a hall.", ("2014-01-01", "2014-12-31")),
        ("Since May 2019, when rebels shelled a hall, the army was calm.", ("2019-05-01", "2019-05-31")),
        ("Since 3 May 2019, when rebels shelled a hall, the army was calm.", _one("2019-05-03")),
        ("Since 3 May 2019, when the shelling of the hall began, all was calm.", ("2019-05-03", "2021-05-19")),
    ],
)
def test_since_dates_what_began_then_and_when_tells_what_happened_then(text: str, days: tuple[str, str]) -> None:
    record = told(text, date(2021, 5, 19))
    assert _day(event(record, "shell")) == days


def test_a_time_whose_days_are_unknown_is_not_filled_with_others() -> None:
    record = told("On 14 January 2016 police arrested two men in Lille. Two others were arrested last week.", None)
    assert [_day(e) for e in record.events] == [_one("2016-01-14"), Reason.NOT_STATED]


def test_a_length_that_only_counts_dates_nothing() -> None:
    record = told("Police have raided the hall for the third time in a month.", date(2021, 5, 19))
    assert [_day(e) for e in record.events] == [Reason.NOT_STATED]


def test_a_time_that_only_names_what_is_spoken_of_dates_nothing_else() -> None:
    record = told("On the eve of the anniversary of the May uprising, rebels in Limerick burned a depot.")
    assert _day(event(record, "burned")) is Reason.NOT_STATED


def test_another_clause_has_its_own_day() -> None:
    record = told("He was released on 3 May and on 5 May police arrested ten.", date(2021, 5, 19))
    assert [_day(e) for e in record.events] == [_one("2021-05-03"), _one("2021-05-05")]


def test_a_deadline_does_not_date_what_is_ordered() -> None:
    record = told("The state has ordered an inquiry, which is to report within 15 days.")
    assert _day(event(record, "inquiry")) is Reason.NOT_STATED


def test_what_is_demanded_does_not_lie_behind() -> None:
    record = told("Unions demanded the release of ten workers who were arrested last month.")
    assert _day(event(record, "release")) is Reason.NOT_STATED
    assert _day(event(record, "arrested")) == ("2021-04-01", "2021-04-30")


def test_a_time_that_names_no_days_is_filled_with_none() -> None:
    record = told("On Monday rebels burned a depot. Police have killed many in recent years.")
    killed = event(record, "killed")
    assert isinstance(killed.when, Unknown)
    assert (killed.when.reason, killed.when.note) == (Reason.VAGUE, "“recent years”: names no days")


def test_the_evidence_tells_why_a_time_dates_an_event() -> None:
    record = told("On Monday rebels burned a depot. Two men were arrested.")
    notes = [e.when.note for e in record.events]
    assert notes[0] == "“Monday”, which opens its clause: last such day up to the day of publication, 2021-05-20"
    assert notes[1].startswith("as told just before in the paragraph: “Monday”")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Police deny that a depot burned\n\nLILLE, 20 May 2021 (Lac News) - Rebels burned a depot in Lille on Monday.",
            "burned",
        ),
        ("Rebels burned a depot in Lille on Monday.\n\n“There was no arson in Lille,” the mayor said.", "arson"),
    ],
)
def test_a_heading_or_denial_has_the_day_of_what_it_speaks_of(text: str, trigger: str) -> None:
    record = told(text)
    spoken = next(e for e in record.events if trigger in record.document[e.trigger])
    assert _day(spoken) == _one("2021-05-17")


def test_the_news_and_not_its_background_dates_a_heading() -> None:
    text = (
        "Gunmen kidnap trader\n\nKADUNA, 9 May 2023 (Plateau Mail) - On 8 May gunmen kidnapped a trader near Kachia.\n\n"
        "They had kidnapped a teacher in April."
    )
    record = told(text, date(2023, 5, 9))
    assert _day(record.events[0]) == _one("2023-05-08")


def test_a_sentence_above_that_tells_no_happening_dates_what_stands_behind_it() -> None:
    record = told("In the district of the north it was Saturday 15 May 2021. A march.")
    assert _day(event(record, "march")) == _one("2021-05-15")


def test_the_days_that_head_a_chronicle_date_their_entries() -> None:
    first, second = "2 May 2021\n\nMen abducted a driver.", "4 May 2021\n\nPolice arrested ten. They burned a depot."
    record = told(f"The week in Arauca, as we know it.\n\n{first}\n\n{second}")
    assert [_day(e) for e in record.events] == [_one("2021-05-02"), _one("2021-05-04"), _one("2021-05-04")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Workers marched in Lille on 3, 5 and 7 May.", ["2021-05-03", "2021-05-05", "2021-05-07"]),
        ("Workers marched in Lille on 3 May and 5 May.", ["2021-05-03", "2021-05-05"]),
        ("Workers marched in Lille on 3 May and again on the 5th.", ["2021-05-03", "2021-05-05"]),
        ("On 3 May and again on the 5th workers marched in Lille.", ["2021-05-03", "2021-05-05"]),
        ("Workers marched in Lille every day from 1 to 3 May.", ["2021-05-01", "2021-05-02", "2021-05-03"]),
    ],
)
def test_activity_on_days_that_are_told_is_an_event_for_each(text: str, days: list[str]) -> None:
    assert [_day(e) for e in told(text).events] == [_one(d) for d in days]


@pytest.mark.parametrize("text", ["Rebels shelled Lille between 1 and 3 May.", "Rebels shelled Lille from 1 to 3 May."])
def test_activity_over_a_span_is_one_event(text: str) -> None:
    assert [_day(e) for e in told(text).events] == [("2021-05-01", "2021-05-03")]
