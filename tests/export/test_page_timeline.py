import re
from datetime import date

from reportedly.export.page_timeline import WIDTH, Bar, Row, time_line
from reportedly.types.world import Precision, When


def _row(first: date, last: date, *, hollow: bool = False) -> Row:
    return Row("x", "#e1", "e1", (Bar(When(first, last, Precision.SPAN), "e1", "note", hollow),))


def _bars(svg: str) -> list[tuple[float, float]]:
    return [(float(x), float(w)) for x, w in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)]


def test_bars_are_as_long_as_their_intervals():
    svg = time_line(
        [_row(date(2024, 5, 1), date(2024, 5, 1)), _row(date(2024, 5, 1), date(2024, 5, 4))], [date(2024, 5, 6)], "t"
    )
    (one, day), (two, four) = _bars(svg)
    assert one == two
    assert abs(four - 4 * day) < 0.5


def test_an_event_of_long_ago_does_not_flatten_the_news():
    svg = time_line(
        [_row(date(2024, 5, 1), date(2024, 5, 2)), _row(date(1999, 1, 1), date(1999, 12, 31))], [date(2024, 5, 6)], "t"
    )
    assert len(_bars(svg)) == 1
    assert "◂ 1999-01" in svg


def test_only_old_events_still_have_a_scale():
    [(x, wide)] = _bars(time_line([_row(date(1999, 1, 1), date(1999, 12, 31))], [date(2024, 5, 6)], "t"))
    assert x > 0
    assert x + wide <= WIDTH


def test_what_is_denied_or_planned_is_hollow():
    assert 'class="bar hollow"' in time_line([_row(date(2024, 5, 1), date(2024, 5, 1), hollow=True)], [], "t")


def test_without_days_it_says_so():
    assert "No day is known." in time_line([Row("x", "#e1", "e1", ())], [date(2024, 5, 6)], "t")
