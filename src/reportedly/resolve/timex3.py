"""TIMEX3 values (TimeML 1.2.1, section 2.2.2.3; ISO 8601)."""

from __future__ import annotations

from datetime import date

from reportedly.types.timex import Clock, Length, Repeat, Unit

_LETTER = {
    Unit.SECOND: "S", Unit.MINUTE: "M", Unit.HOUR: "H", Unit.DAY: "D", Unit.WEEKEND: "WE", Unit.WEEK: "W", Unit.MONTH: "M",
    Unit.QUARTER: "Q", Unit.YEAR: "Y", Unit.DECADE: "DE", Unit.CENTURY: "CE",
}  # fmt: skip
_CLOCKED = {Unit.SECOND, Unit.MINUTE, Unit.HOUR}
_TENFOLD = {Unit.DECADE: 10, Unit.CENTURY: 100}
_SMALLER = {Unit.YEAR: (12, Unit.MONTH), Unit.HOUR: (60, Unit.MINUTE), Unit.MINUTE: (60, Unit.SECOND)}


def of_unit(d: date, which: Unit) -> str:
    """The value of the calendar unit that holds ``d``: 1998-W32, 1998-Q3, 1998-08, 1998."""
    year = f"{d.year:04d}"
    if which in (Unit.WEEK, Unit.WEEKEND):
        iso = d.isocalendar()
        return f"{iso.year:04d}-W{iso.week:02d}" + ("-WE" if which is Unit.WEEKEND else "")
    if which is Unit.MONTH:
        return f"{year}-{d.month:02d}"
    if which is Unit.QUARTER:
        return f"{year}-Q{(d.month + 2) // 3}"
    return {Unit.YEAR: year, Unit.DECADE: year[:3], Unit.CENTURY: year[:2]}.get(which, d.isoformat())


def of_clock(day: str, clock: Clock) -> str:
    """A day with its hour ("1998-08-07T05:10") or its part of day ("1998-08-07TMO")."""
    if clock.hour is None:
        return f"{day}T{clock.part}"
    return f"{day}T{clock.hour:02d}:{clock.minute or 0:02d}{clock.zone}"


def of_length(length: Length) -> str:
    """A duration: P2Y, PT10M, PXD."""
    unit, count = length.unit, length.count
    if unit in _TENFOLD:
        unit, count = Unit.YEAR, None if count is None else count * _TENFOLD[unit]
    if unit is Unit.WEEKEND:
        unit, count = Unit.DAY, None if count is None else count * 2
    head = "PT" if unit in _CLOCKED else "P"
    if count is None:
        return f"{head}X{_LETTER[unit]}"
    whole, rest = int(count), count - int(count)
    if rest and unit in _SMALLER:
        many, smaller = _SMALLER[unit]
        first = f"{whole}{_LETTER[unit]}" if whole else ""
        return f"{head}{first}{round(rest * many)}{_LETTER[smaller]}"
    return f"{head}{whole if not rest else count}{_LETTER[unit]}"


def of_repeat(repeat: Repeat) -> str:
    """A set: P1D for "daily", XXXX-WXX-2 for "every Tuesday", XXXX-07 for "every July"."""
    if repeat.weekday:
        return f"XXXX-WXX-{repeat.weekday}"
    if repeat.month:
        return f"XXXX-{repeat.month:02d}"
    return of_length(Length(1, repeat.unit or Unit.DAY))
