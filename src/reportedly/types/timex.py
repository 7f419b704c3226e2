"""A time expression as written: its TIMEX3 type and what it says, before any calendar is consulted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.types.span import Span


class TimexType(StrEnum):
    """TIMEX3 types (TimeML 1.2.1, section 2.2)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeFlag(StrEnum):
    """What a careful coder notes beside a resolved time."""

    INVERTED_RANGE = "inverted_range"
    YEAR_INFERRED = "year_inferred"
    RELATIVE = "relative"
    VAGUE = "vague"
    WEEKDAY_MISMATCH = "weekday_mismatch"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its span, its TIMEX3 type and the rule that found it."""

    span: Span
    type: TimexType
    rule: str
