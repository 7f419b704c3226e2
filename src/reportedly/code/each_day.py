"""Activity on several days that a report tells one by one: an event for each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.lexicon import listed
from reportedly.types.field import Basis, Field
from reportedly.types.record import TimeMention
from reportedly.types.timex import Range, Repeat, Timex, Unit
from reportedly.types.world import Precision, When

_WORD = re.compile(r"\w+|\S")
_LONG = 31
"""Days up to which "every day" tells each of them."""


def each_day(text: str, times: Sequence[tuple[Timex, TimeMention]], when: Field[When]) -> tuple[Field[When], ...]:
    """The times under which a happening is told, of the ``times`` of its sentence: days where those are told, else ``when``.

    Days are told by a list with gaps ("on 3, 5 and 7 May"), by "every day" before a range, and by "and" between two times
    ("the uprisings of 2017 and 2019"; ACLED Codebook, "Event": each day of activity is an event).
    """
    for i, (timex, mention) in enumerate(times):
        field = mention.field if isinstance(mention.field, Field) else None
        if field and mention.timex.span in when.spans and field.value == when.value:
            every = any(_daily(x) and _beside(text, x, timex) for x, _ in (*times[max(0, i - 1) : i], *times[i + 1 : i + 2]))
            return _single_days(text, field, timex, every=every) or _joined(text, times, when)
    return _joined(text, times, when)


def _beside(text: str, a: Timex, b: Timex) -> bool:
    first, second = sorted((a.span, b.span))
    return not text[first.end : second.start].strip(" ,")


def _joined(text: str, times: Sequence[tuple[Timex, TimeMention]], when: Field[When]) -> tuple[Field[When], ...]:
    """``when`` with the times that commas and "and" join to it, and with that to which "and again" joins it."""
    fields = [m.field for _, m in times if isinstance(m.field, Field)]
    again = next((f for f in fields if "again" in _joint(text, f, when)), None)
    found, closed = [when], 1
    for field in fields:
        joint = _joint(text, found[-1], field)
        if joint:
            found.append(field)
            closed = len(found) if "and" in joint else closed
    return (*([again] if again else []), *found[:closed])


def _joint(text: str, a: Field[When], b: Field[When]) -> tuple[str, ...]:
    """The words between two times, where they join them."""
    words = tuple(_WORD.findall(text[a.spans[-1].end : b.spans[0].start])) if a.spans and b.spans else ()
    return words if " ".join(words) in listed("grammar", "between_times") else ()


def _daily(timex: Timex) -> bool:
    return isinstance(timex.says, Repeat) and timex.says.unit is Unit.DAY


def _two_days(text: str, timex: Timex, first: date, last: date) -> tuple[int, ...]:
    """The days of the month of "Monday and on Wednesday": two days with others between that are not told."""
    says = timex.says
    if not isinstance(says, Range) or timex.span.start != says.first.span.start or not 1 < (last - first).days < _LONG - 2:
        return ()
    words = " ".join(_WORD.findall(text[says.first.span.end : says.last.span.start].lower()))
    return (first.day, last.day) if words in listed("grammar", "between_days") else ()


def _single_days(text: str, field: Field[When], timex: Timex, *, every: bool) -> tuple[Field[When], ...]:
    """The single days of a range that tells them; empty where it tells a span."""
    first, last = field.value.first, field.value.last
    told = timex.says.listed if isinstance(timex.says, Range) else ()
    told = told or _two_days(text, timex, first, last)
    if not told and not (every and 0 < (last - first).days < _LONG):
        return ()
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    note = f"one of the days told; {field.note}"
    return tuple(
        replace(field, value=When(d, d, Precision.DAY), basis=Basis.INFERRED, note=note) for d in days if every or d.day in told
    )
