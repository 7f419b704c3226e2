"""The time of an event as ACLED, UCDP GED and GTD write it."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.export.dating import (
    PLAIN,
    AcledDate,
    Expression,
    GedDate,
    GtdDate,
    acled,
    expression,
    ged,
    gtd,
)
from reportedly.export.dating_rules import parsed
from reportedly.export.rows import event_rows
from reportedly.lexicon import load
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.span import Span
from reportedly.types.timex import Edge
from reportedly.types.world import Precision, When
from tests.told_events import told as read

BY = Origin("rules", "0.1.0", "timex#range")
EARLY, MID, LATE = Expression(Edge.EARLY), Expression(Edge.MID), Expression(Edge.LATE)
OPEN = Reason.NOT_STATED
NOT_CODED = Reason.NOT_IN_CODEBOOK


def when(first: str, last: str = "", precision: Precision = Precision.SPAN) -> Field[When]:
    days = When(date.fromisoformat(first), date.fromisoformat(last or first), precision if last else Precision.DAY)
    return Field(days, Basis.STATED, (Span(3, 9),), BY)


def month(name: str) -> Field[When]:
    first = date.fromisoformat(f"{name}-01")
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return when(first.isoformat(), last.isoformat(), Precision.MONTH)


SEASON = when("2020-06-01", "2020-08-31", Precision.SEASON)
YEAR = when("2020-01-01", "2020-12-31", Precision.YEAR)


@pytest.mark.parametrize(
    ("days", "told", "expected"),
    [
        (when("2020-06-25"), PLAIN, ("2020-06-25", 1)),
        (when("2020-06-25"), EARLY, ("2020-06-25", 1)),
        (when("2020-06-24", "2020-06-26"), PLAIN, ("2020-06-25", 2)),  # the seed: one row a town, never three days
        (when("2020-06-24", "2020-06-26"), Expression(lasts=True), ("2020-06-25", 2)),
        (when("2020-06-27", "2020-06-28"), PLAIN, ("2020-06-27", 2)),  # a weekend: of two middle days the earlier
        (when("2020-06-22", "2020-06-28", Precision.WEEK), PLAIN, ("2020-06-25", 2)),
        (when("2020-06-22", "2020-06-28", Precision.WEEK), EARLY, ("2020-06-25", 2)),
        (when("2020-06-21", "2020-06-28"), PLAIN, ("2020-06-24", 3)),  # eight days
        (when("2020-06-10", "2020-07-09"), PLAIN, ("2020-06-24", 3)),  # 30 days
        (when("2020-06-10", "2020-07-10"), PLAIN, ("2020-06-25", 3)),  # 31 days
        (when("2020-06-10", "2020-07-11"), PLAIN, NOT_CODED),  # 32 days
        (month("2020-06"), PLAIN, ("2020-06-15", 3)),
        (month("2020-07"), PLAIN, ("2020-07-16", 3)),
        (month("2020-06"), EARLY, ("2020-06-01", 3)),
        (month("2020-06"), MID, ("2020-06-15", 3)),
        (month("2020-06"), LATE, ("2020-06-30", 3)),
        (when("2020-06-01", "2020-06-30"), EARLY, ("2020-06-15", 3)),  # "from early June to late June" is no month
        (SEASON, PLAIN, NOT_CODED),
        (YEAR, LATE, NOT_CODED),
    ],
)
def test_acled_takes_a_day_of_what_it_codes(days: Field[When], told: Expression, expected: tuple[str, int] | Reason) -> None:
    found = acled(days, told)
    if isinstance(expected, Reason):
        assert isinstance(found, Unknown)
        assert (found.reason, found.spans) == (expected, days.spans)
    else:
        assert found == AcledDate(date.fromisoformat(expected[0]), expected[1])


@pytest.mark.parametrize(
    ("days", "prec"),
    [
        (when("2020-06-25"), 1),
        (when("2020-06-24", "2020-06-26"), 2),
        (when("2020-06-27", "2020-06-28"), 2),
        (when("2020-06-23", "2020-06-28"), 2),
        (when("2020-06-22", "2020-06-28", Precision.WEEK), 3),
        (when("2020-06-21", "2020-06-28"), 4),
        (when("2020-06-10", "2020-07-09"), 4),
        (month("2020-07"), 4),
        (when("2020-06-10", "2020-07-11"), 5),
        (SEASON, 5),
        (YEAR, 5),
    ],
)
def test_ged_keeps_the_interval_and_grades_its_length(days: Field[When], prec: int) -> None:
    assert ged(days) == GedDate(days.value.first, days.value.last, prec)


def test_ged_codes_nothing_longer_than_a_year() -> None:
    found = ged(when("2019-01-01", "2020-12-31"))
    assert isinstance(found, Unknown)
    assert found.reason is NOT_CODED


@pytest.mark.parametrize(
    ("days", "told", "expected"),
    [
        (when("2020-06-25"), PLAIN, (2020, 6, 25, None, 0)),
        (when("2020-06-24", "2020-06-26"), PLAIN, (2020, 6, 25, "June 24-26, 2020", OPEN)),
        (when("2020-06-24", "2020-06-26"), Expression(lasts=True), (2020, 6, 24, None, 1)),
        (when("2020-06-29", "2020-07-02"), PLAIN, (2020, 6, 30, "June 29 - July 2, 2020", OPEN)),
        (when("2019-12-30", "2020-01-02"), PLAIN, (2019, 12, 31, "December 30, 2019 - January 2, 2020", OPEN)),
        (month("2020-06"), EARLY, (2020, 6, 15, "early June 2020", OPEN)),
        (month("2020-06"), LATE, (2020, 6, 15, "late June 2020", OPEN)),
        (YEAR, PLAIN, (2020, 7, 1, "2020", OPEN)),
        (month("1978-06"), PLAIN, (1978, 6, 0, "June 1978", OPEN)),
        (month("1978-06"), MID, (1978, 6, 0, "mid-June 1978", OPEN)),
        (when("1978-06-24", "1978-06-26"), PLAIN, (1978, 6, 0, "June 24-26, 1978", OPEN)),
        (when("1978-06-24", "1978-06-26"), Expression(lasts=True), (1978, 6, 24, None, 1)),
        (when("1978-01-01", "1978-06-30"), PLAIN, (1978, 0, 0, "January 1 - June 30, 1978", OPEN)),
        (when("2011-01-01", "2011-12-31", Precision.YEAR), LATE, (2011, 0, 0, "late 2011", OPEN)),
        (when("2011-12-30", "2012-01-02"), PLAIN, NOT_CODED),  # no sign for an unknown year
        (when("2013-01-01", "2015-12-31"), PLAIN, NOT_CODED),
        (when("9999-01-01", "9999-12-31", Precision.YEAR), PLAIN, (9999, 7, 2, "9999", OPEN)),
    ],
)
def test_gtd_writes_what_is_known_and_its_signs_for_the_rest(
    days: Field[When], told: Expression, expected: tuple[Any, ...] | Reason
) -> None:
    found = gtd(days, told)
    if isinstance(expected, Reason):
        assert isinstance(found, Unknown)
        assert found.reason is expected
        return
    assert isinstance(found, GtdDate)
    extended = found.extended.reason if isinstance(found.extended, Unknown) else found.extended
    assert (found.iyear, found.imonth, found.iday, found.approxdate, extended) == expected


@pytest.mark.parametrize(
    ("words", "timex", "expected"),
    [
        ("in early June", "2020-06", EARLY),
        ("the beginning of June 2020", "2020-06", EARLY),
        ("mid-June", "2020-06", MID),
        ("late June", "2020-06", LATE),
        ("the end of June", "2020-06", LATE),
        ("June", "2020-06", PLAIN),
        ("earlier this month", "2020-06", PLAIN),
        ("later in June", "2020-06", PLAIN),
        ("from early June to late June", "2020-06/2020-06", PLAIN),
        ("from 24 to 26 June", "2020-06-24/2020-06-26", Expression(lasts=True)),
        ("From 24 to 26 June", "2020-06-24/2020-06-26", Expression(lasts=True)),
        ("24-26 June", "2020-06-24/2020-06-26", PLAIN),
        ("between 26 June and 24 June", "2020-06-26/2020-06-24", PLAIN),
        ("from June to August", "2020-06/2020-08", PLAIN),
    ],
)
def test_what_words_tell_beyond_the_days(words: str, timex: str, expected: Expression) -> None:
    assert expression(words, timex) == expected


UNKNOWNS = [Unknown(reason, (Span(1, 4),)) for reason in Reason]


@pytest.mark.parametrize("unknown", UNKNOWNS)
@pytest.mark.parametrize("told", [PLAIN, EARLY, Expression(lasts=True)])
def test_no_day_is_made_for_an_unknown(unknown: Unknown, told: Expression) -> None:
    assert acled(unknown, told) is unknown
    assert ged(unknown) is unknown
    assert gtd(unknown, told) is unknown


def test_a_vague_time_has_no_day() -> None:
    vague = when("2020-06-01", "2020-06-05", Precision.VAGUE)
    assert {f.reason for f in (acled(vague), ged(vague), gtd(vague)) if isinstance(f, Unknown)} == {Reason.VAGUE}


intervals = st.builds(
    lambda first, length, precision: Field(
        When(first, first + timedelta(days=length), precision), Basis.STATED, (Span(0, 2),), BY
    ),
    st.dates(max_value=date(9990, 1, 1)),
    st.integers(0, 60) | st.integers(0, 1500),
    st.sampled_from([p for p in Precision if p is not Precision.VAGUE]),
)
expressions = st.builds(Expression, st.none() | st.sampled_from(Edge), st.booleans())


@given(intervals, expressions)
def test_the_day_of_acled_lies_in_the_interval(days: Field[When], told: Expression) -> None:
    found = acled(days, told)
    if isinstance(found, AcledDate):
        assert days.value.first <= found.event_date <= days.value.last
        assert (found.time_precision == 1) == (days.value.first == days.value.last)
    else:
        assert (days.value.last - days.value.first).days >= 31


@given(intervals, intervals)
def test_a_longer_interval_has_no_finer_grade_in_ged(a: Field[When], b: Field[When]) -> None:
    shorter, longer = sorted((a, b), key=lambda f: f.value.last - f.value.first)
    one, other = ged(shorter), ged(longer)
    if isinstance(other, GedDate):
        assert isinstance(one, GedDate)
        assert one.date_prec <= other.date_prec
        assert (other.date_start, other.date_end) == (longer.value.first, longer.value.last)


@given(intervals, expressions)
def test_gtd_agrees_with_the_interval(days: Field[When], told: Expression) -> None:
    found, first, last = gtd(days, told), days.value.first, days.value.last
    if isinstance(found, Unknown):
        assert found.reason is NOT_CODED
        return
    assert first.year <= found.iyear <= last.year
    assert found.imonth or not found.iday
    if found.iday:
        assert first <= date(found.iyear, found.imonth, found.iday) <= last
    elif found.imonth:
        assert (first.year, first.month) == (last.year, last.month) == (found.iyear, found.imonth)
    assert (found.approxdate is None) == (found.extended in (0, 1)) == (first == last or told.lasts)


def _cells(text: str) -> list[Mapping[str, Any]]:
    return list(event_rows(read(text, date(2020, 7, 1))))


def test_the_words_of_the_report_decide_in_the_table() -> None:
    (early,) = _cells("Police arrested three men in Kirkuk in early June.")
    assert (early["acled_event_date"], early["acled_time_precision"], early["ged_date_prec"]) == ("2020-06-01", 3, 4)
    (late,) = _cells("Police arrested three men in Kirkuk at the end of June.")
    assert (late["acled_event_date"], late["gtd_approxdate"]) == ("2020-06-30", "late June 2020")
    (lasting,) = _cells("Rebels attacked Kirkuk from 24 to 26 June.")
    assert [lasting[f"gtd_{c}"] for c in ("iyear", "imonth", "iday", "extended")] == [2020, 6, 24, 1]


def test_a_span_of_days_in_towns_is_one_row_a_town() -> None:
    rows = _cells("Activists posted banners in Qom, Karaj and Semnan between 26 June and 24 June 2020.")
    assert [r["place"] for r in rows] == ["Qom", "Karaj", "Semnan"]
    assert {(r["acled_event_date"], r["acled_time_precision"]) for r in rows} == {("2020-06-25", 2)}
    assert {(r["ged_date_start"], r["ged_date_end"]) for r in rows} == {("2020-06-24", "2020-06-26")}
    assert {(r["gtd_extended"], r["gtd_extended_unknown"]) for r in rows} == {(None, "not_stated")}


def test_an_unknown_day_leaves_the_columns_empty_with_its_reason() -> None:
    (row,) = _cells("Police arrested three men in Kirkuk.")
    columns = {c: v for c, v in row.items() if c.startswith(("acled_event", "acled_time", "acled_date", "ged_", "gtd_"))}
    assert {c for c, v in columns.items() if v is not None} == {c for c in columns if c.endswith("_unknown")}
    assert {v for v in columns.values() if v is not None} == {"not_stated"}


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        (("acled", "grade"), None, "acled.grade"),
        (("acled", "grade"), [], "acled.grade"),
        (("acled", "grade"), [{"code": 2, "longest": 1}, {"code": 1, "longest": 7}], "acled.grade"),
        (("ged", "grade"), [{"code": 1}], "ged.grade.1.longest"),
        (("ged", "grade"), ["one"], "ged.grade.1.code"),
        (("acled", "grade"), [{"code": 1, "longest": 1, "day": "noon"}], "acled.grade.1.day"),
        (("acled", "grade"), [{"code": 1, "longest": 1, "month": {"soon": "first"}}], "acled.grade.1.month"),
        (("acled", "even"), "both", "acled.even"),
        (("gtd", "unknown"), [{"last_year": 2011, "write": "zero"}], "gtd.unknown"),
        (("gtd", "unknown"), [{"last_year": 9999, "write": "99"}], "gtd.unknown.1.write"),
        (("gtd", "approxdate", "months"), ["January"], "gtd.approxdate.months"),
        (("gtd", "approxdate", "year"), "{century}", "gtd.approxdate.year"),
        (("words", "late"), ["late", ""], "words.late"),
    ],
)
def test_a_file_that_breaks_its_rules_is_refused_with_the_place(path: tuple[str, ...], value: object, where: str) -> None:
    data: Any = deepcopy(load("dating"))
    table = data
    for key in path[:-1]:
        table = table[key]
    table[path[-1]] = value
    with pytest.raises(DataError) as refused:
        parsed(data)
    assert refused.value.where == f"data/dating.toml#{where}"
    assert refused.value.todo
