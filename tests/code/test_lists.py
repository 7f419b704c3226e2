"""Lists by place and acts all over a country."""

from __future__ import annotations

from reportedly.types.field import Field
from reportedly.types.record import Event, Record
from tests.told_events import event, told, value

LIST = """At least 20 people were detained on Tuesday, a rights group said. The list by town:

Lyon — 12 people. Among them is a teacher.
Nantes — 6 people were taken away by police.
Lille — 2 people.

The weather was fine."""


def _places(record: Record, of: Event) -> list[str]:
    return [f.value.name for f in (record.places[i].field for i in of.places) if isinstance(f, Field)]


def test_the_heading_of_a_list_has_its_places() -> None:
    record = told(LIST)
    assert _places(record, event(record, "detained")) == ["Lyon", "Nantes", "Lille"]


def test_an_item_of_a_list_has_its_own_place_and_the_day_of_the_heading() -> None:
    record = told(LIST)
    taken = event(record, "taken away")
    assert _places(record, taken) == ["Nantes"]
    assert value(taken.when) == value(event(record, "detained").when)


def test_a_nationwide_act_has_the_country() -> None:
    record = told("Unions in Peru called it a success. A nationwide strike paralysed the mines on Tuesday.")
    assert _places(record, event(record, "nationwide strike")) == ["Peru"]
