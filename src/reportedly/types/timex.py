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


class Unit(StrEnum):
    """A unit of time. A night counts as a day."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Anchor(StrEnum):
    """What a relative expression is counted from.

    NOW is the day of the report, CONTEXT the expression before, CURRENT the period the report is about ("the quarter"),
    EVENT an event.
    """

    NOW = "now"
    CONTEXT = "context"
    CURRENT = "current"
    EVENT = "event"


class Bound(StrEnum):
    """How a governing word opens or closes an expression: "until Friday", "since 2015", "by March", "within a week".

    BEFORE stands before the turn of a period, which it leaves out ("before New Year").
    """

    SINCE = "since"
    FROM = "from"
    UNTIL = "until"
    BY = "by"
    BEFORE = "before"
    WITHIN = "within"
    OVER = "over"


class Edge(StrEnum):
    """Which part of a period is meant: "early June", "mid-2011", "the end of the month", "earlier this week"."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLIER = "earlier"
    LATER = "later"


class CalendarSystem(StrEnum):
    """The calendar in which a date is told."""

    GREGORIAN = "gregorian"
    SOLAR_HIJRI = "solar_hijri"
    ISLAMIC = "islamic"
    ETHIOPIAN = "ethiopian"
    BUDDHIST = "buddhist"


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date as a calendar other than the Gregorian has it; None is not told. Months and days count from 1."""

    calendar: CalendarSystem
    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Parts of a calendar date as told; None is not told.

    ``weekday`` is ISO (Monday is 1), ``season`` one of SP, SU, FA, WI, ``decade`` the first year of ten, ``century`` the
    first two digits of its years, ``feast`` a key of the lexicon. ``lean`` is -1 for "last Friday", 0 for "this Friday",
    1 for "next Friday"; ``year_lean`` the same of the year ("April next year"). ``day`` alone is "the 25th". ``week``: the
    week that holds the day is meant ("the week of 6 March"); ``nth_week`` is a week of the month, -1 its last seven days;
    ``week_lean`` the week of a weekday ("Thursday last week"). ``either``: the same digits are another day where the month
    comes first ("7/10/2019").

    ``system`` is the calendar that ``year``, ``month`` and ``day`` belong to. In calendars other than the Gregorian ``day`` -1
    is the last day of the month, a weekday with ``nth_week`` is such a day of the month ("the last Friday of Ramadan"), and
    ``common_year`` is a Gregorian year told beside the month ("Ramadan 2020").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    feast: str | None = None
    lean: int | None = None
    year_lean: int | None = None
    week: bool = False
    nth_week: int | None = None
    week_lean: int | None = None
    either: bool = False
    system: CalendarSystem = CalendarSystem.GREGORIAN
    common_year: int | None = None

    @property
    def own(self) -> OwnDate | None:
        """The date as a calendar other than the Gregorian has it, None for a Gregorian one."""
        if self.system is CalendarSystem.GREGORIAN:
            return None
        return OwnDate(self.system, self.year, self.month, self.day if self.day != -1 else None)


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from an anchor, earlier if ``count`` is negative: "yesterday", "last week", "two years ago".

    ``whole``: the calendar unit is meant (last week: Monday to Sunday), not a distance. ``count`` None is "some" ("weeks ago").
    """

    count: int | None
    unit: Unit
    anchor: Anchor = Anchor.NOW
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """So many units of time, up to (``lean`` -1) or from (1) the anchor, or hanging free (0). ``count`` None is "some".

    ``first``: of some other period ("the first nine months"). ``most`` is the upper end of "two to three weeks".
    """

    count: float | None
    unit: Unit
    lean: int = 0
    first: bool = False
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a longer period: "the last day of August", "the first five months of 2019", "the second half of April".

    ``count`` units, the ``nth`` such stretch from the start of ``of``, from its end if negative; None is "some" ("the last
    days of May"), less than one a piece of it (half of ``unit``).
    """

    nth: int
    count: float | None
    unit: Unit
    of: Calendar | Shift


@dataclass(frozen=True, slots=True)
class Beside:
    """So many units from a day that the expression itself names: "the eve of Good Friday", "a week after Heroes' Day"."""

    count: int
    unit: Unit
    of: Calendar | Shift


@dataclass(frozen=True, slots=True)
class Repeat:
    """Something that comes back: "daily" (``unit``), "every Tuesday" (``weekday``)."""

    unit: Unit | None = None
    weekday: int | None = None
    month: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day: ``hour`` 0 to 24, ``minute`` 0 to 59, ``part`` one of MO, AF, EV, NI, MI, DT; ``zone`` "Z" for UTC.

    ``through``: the night that begins on the day told and ends on the next ("overnight Tuesday").
    """

    hour: int | None = None
    minute: int | None = None
    part: str | None = None
    zone: str = ""
    through: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """From one expression to another, in the order in which they are written.

    ``listed`` are the days of the month of a list with gaps ("3, 5 and 7 May"), which tells these days and none between.
    """

    first: Timex
    last: Timex
    listed: tuple[int, ...] = ()


Says = Calendar | Shift | Length | Part | Beside | Repeat | Reference | Range


@dataclass(frozen=True, slots=True)
class TimexEnd:
    """The characters that TimeML would mark, without governing words such as "until" or "in", and their type.

    ``original`` is the date as it is told, where that is in another calendar than the Gregorian.
    """

    span: Span
    type: TimexType
    original: OwnDate | None = None


@dataclass(frozen=True, slots=True)
class TimexTag:
    """A time expression as a record publishes it, without the parts it was taken into.

    ``ends`` are both ends of a range in the order of the text, of any other expression the one that there is.
    """

    span: Span
    type: TimexType
    rule: str
    ends: tuple[TimexEnd, ...]
    bound: Bound | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: its span, its TIMEX3 type, the rule that found it and what it says.

    ``core`` is the extent without governing words such as "until" or "in" (None: the same as ``span``). ``says`` is None
    where only a time of day is told. ``event`` holds the words of the event that the expression is counted from.
    """

    span: Span
    type: TimexType
    rule: str
    core: Span | None = None
    says: Says | None = None
    clock: Clock | None = None
    edge: Edge | None = None
    bound: Bound | None = None
    event: Span | None = None

    @property
    def ends(self) -> tuple[Timex, ...]:
        """The single expressions of a range, in the order of the text; any other expression by itself."""
        if isinstance(self.says, Range):
            return (*self.says.first.ends, *self.says.last.ends)
        return (self,)

    @property
    def extent(self) -> Span:
        """The characters that TimeML would mark: without governing words such as "until" or "in"."""
        return self.core or self.span

    @property
    def tag(self) -> TimexTag:
        """What a record publishes of it."""
        ends = tuple(
            TimexEnd(end.extent, end.type, end.says.own if isinstance(end.says, Calendar) else None) for end in self.ends
        )
        return TimexTag(self.span, self.type, self.rule, ends, self.bound)
