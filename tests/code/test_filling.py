"""A telling that leaves out its day takes that of the same story; the day of the background is not handed past the news."""

from __future__ import annotations

from tests.told_events import event, told, value

BACKGROUND = "In May 2019 troops shot dead two people there. "


def test_the_day_of_the_background_is_not_handed_past_the_news() -> None:
    news = "On Monday students marched through Limerick.\n\nPolice later opened fire on the crowd."
    record = told(f"Students marched in Limerick. {BACKGROUND}\n\n{news}")
    assert value(event(record, "shot dead").when) is not None
    assert value(event(record, "opened fire").when) != value(event(record, "shot dead").when)


def test_what_goes_on_with_the_background_has_its_day() -> None:
    record = told(f"Troops held a parade. {BACKGROUND}\n\nThe troops also opened fire on a driver.")
    assert value(event(record, "opened fire").when) == value(event(record, "shot dead").when) is not None
