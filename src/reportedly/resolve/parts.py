"""The days of a stretch of a longer period ("the last week of June") and of a day counted from a date ("the eve of Easter")."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reportedly.resolve import calendar, timex3
from reportedly.resolve.told import Told
from reportedly.types.timex import Beside, Length, Part, Shift, Unit
from reportedly.types.world import Precision, When

_PIECES = {Unit.DAY: Precision.DAY, Unit.WEEK: Precision.WEEK, Unit.MONTH: Precision.MONTH, Unit.YEAR: Precision.YEAR}
_HALF_YEAR = range(180, 184)
_SOME = 7
"""The days that "the last days of May" may mean: a week."""


def told_of(says: Part | Beside, whole: Told) -> Told:
    """What a part of ``whole``, or a day so far from it, comes to."""
    if whole.when is None:
        return replace(whole, value=_blank(says))
    if isinstance(says, Beside):
        return _beside(says, whole, whole.when)
    when = _piece(says, whole.when) if says.count and says.count < 1 else _stretch(says, whole.when)
    if when is None:
        return whole
    return replace(whole, value=_value(says, when), when=when, grain=says.unit, relative=whole.relative)


def _blank(says: Part | Beside) -> str:
    return timex3.of_length(Length(says.count, says.unit)) if isinstance(says, Part) else "XXXX-XX-XX"


def _beside(says: Beside, whole: Told, when: When) -> Told:
    day = calendar.later(when.first if says.count < 0 else when.last, says.count, says.unit)
    if day is None:
        return Told("XXXX-XX-XX", relative=True, note="outside the calendar")
    note = f"{whole.note}; counted from that day"
    unit = says.of.unit if isinstance(says.of, Shift) and says.of.whole else Unit.DAY
    told, value = calendar.unit(day, unit), timex3.of_unit(day, unit)
    return replace(whole, value=value, when=told, note=note, relative=True, inferred=True, grain=unit)


def _piece(says: Part, when: When) -> When:
    """The half, third or quarter of a period."""
    days = (when.last - when.first).days + 1
    pieces = round(1 / (says.count or 1))
    index = says.nth - 1 if says.nth > 0 else pieces + says.nth
    first = when.first + timedelta(days=-(-days * index // pieces))
    last = when.first + timedelta(days=-(-days * (index + 1) // pieces) - 1)
    return When(first, last, Precision.SPAN)


def _stretch(says: Part, when: When) -> When | None:
    """So many units of a period, from its start or up to its end."""
    if says.unit is Unit.WEEKEND:
        return _weekend(says.nth, when)
    unit, count = (Unit.DAY, _SOME) if says.count is None and says.unit is Unit.DAY else (says.unit, says.count or 2)
    steps = round(count)
    if says.nth > 0:
        first = calendar.later(when.first, (says.nth - 1) * steps, unit)
        end = calendar.later(first, steps, unit) if first else None
        last = calendar.shifted(end, -1) if end else None
    else:
        last = calendar.later(when.last, (says.nth + 1) * steps, unit)
        first = _before(last, steps, unit) if last else None
    if first is None or last is None or not when.first <= first <= when.last:
        return None
    precision = _PIECES.get(unit, Precision.SPAN) if (steps == 1 and first != last) or unit is Unit.DAY else Precision.SPAN
    return When(first, min(last, when.last), precision if steps == 1 else Precision.SPAN)


def _before(last: date, steps: int, unit: Unit) -> date | None:
    """The first day of so many units that end on ``last``."""
    following = calendar.shifted(last, 1)
    return calendar.later(following, -steps, unit) if following else None


def _weekend(nth: int, when: When) -> When | None:
    """The nth Saturday of a period and the Sunday after it."""
    edge = when.first if nth > 0 else when.last - timedelta(days=1)
    step = (6 - edge.isoweekday()) % 7 + 7 * (nth - 1) if nth > 0 else -((edge.isoweekday() - 6) % 7) + 7 * (nth + 1)
    saturday = calendar.shifted(edge, step)
    return calendar.weekend(saturday) if saturday and when.first <= saturday <= when.last else None


def _value(says: Part, when: When) -> str:
    """A TIMEX3 value: of one unit that unit, of more their length, of a piece the period itself."""
    if says.count == 1:
        return timex3.of_unit(when.first, says.unit)
    if when.first.day == 1 and when.first.month in (1, 7) and (when.last - when.first).days in _HALF_YEAR:
        return f"{when.first.year:04d}-H{1 + when.first.month // 7}"
    return timex3.of_length(Length(says.count, says.unit))
