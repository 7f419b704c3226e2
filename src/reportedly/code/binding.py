"""Which time expression of a sentence dates a telling: by what it hangs on, the clause it opens, and what stands between."""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from reportedly.code.each_day import each_day
from reportedly.code.place_days import Item, PlaceDays, place_days
from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import listed
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.record import UNREAL, Status, TimeMention
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole
from reportedly.types.timex import Anchor, Bound, Calendar, Length, Shift, Timex, TimexType, Unit
from reportedly.types.world import Precision, When

_DEADLINES = frozenset({Bound.BY, Bound.WITHIN, Bound.UNTIL})
_SINCE, _HANGS, _BESIDE, _MOST, _HEAD, _SEQUEL = 6, 5, 3, 30, 6, 4
_BEFORE, _OPENED = 2, 10
_YEAR, _MONTH = len("2014"), len("2014-05")
_OTHER, _ELSEWHERE, _RELATIVE, _BRACKET = 4, 6, 6, 10
"""Costs in words: another happening between, another clause, a relative clause, a bracket."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A time of a sentence: its expression, its days, the day of the event it is counted from, and its words (half-open).

    ``starts``: a clause starts with it; ``opens``: one that tells a happening. ``compared``: what happens is only measured by
    it ("the deadliest since 2014", "the third in a month").
    """

    timex: Timex
    mention: TimeMention
    event_day: date | None
    first: int
    last: int
    starts: bool
    opens: bool = False
    compared: bool = False


class Binding:
    """The times of one page by sentence, to be asked which of them dates a telling."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._triggers = Spans((t.span, t) for t in page.reading.triggers)
        said = (s.attribution.told_on for s in page.statements.values())
        self._speaking = Spans((d, d) for d in (*(d for d in said if d), *page.document.published.spans))
        self._lines: dict[int, tuple[_Dated, ...]] = {}

    @cached_property
    def _times(self) -> Mapping[int, Sequence[tuple[Timex, TimeMention, date | None]]]:
        """The expressions with their days by the index of their sentence."""
        found: dict[int, list[tuple[Timex, TimeMention, date | None]]] = {}
        at, lines, days = 0, self._page.lines, self._page.resolution
        told = zip(self._page.reading.timexes, days.times, days.event_days, strict=True)
        for each in sorted(told, key=lambda x: x[0].span):
            while at + 1 < len(lines) and lines[at + 1].sentence.span.start <= each[0].span.start:
                at += 1
            found.setdefault(at, []).append(each)
        return found

    def when(self, told: Telling, line: Line) -> Field[When] | None:
        """The time that ``line``, the telling's own or one that it stands under, tells for ``told``; None if none does."""
        hung = next((x for x in self._dated(line) if x.timex.event and line is told.line and _hangs(told, line, x)), None)
        if hung is not None:
            return self._of_event(told, hung)
        costs = [(c, x.first, x) for x in self._dated(line) if (c := self._cost(told, line, x)) is not None]
        best = min(costs, default=None, key=lambda c: c[:2])
        if best is None:
            return None
        then = _recalled(line.low, best[2], told)
        if then and best[2].timex.bound is Bound.SINCE:
            return self._then(told, line, best[2])
        return (None if then else self._since(best[2], line)) or self._field(told, line, best[2])

    def under(self, told: Telling) -> Field[When] | None:
        """The day that heads the entry of a chronicle in which ``told`` stands, where two lines or more tell days alone."""
        at = bisect_left(self._entries, told.line.index)
        line = self._page.lines[self._entries[at - 1]] if at and len(self._entries) > 1 else None
        return self.when(told, line) if line else None

    @cached_property
    def _entries(self) -> Sequence[int]:
        """The lines that hold a time and no other word."""
        return [i for i in sorted(self._times) if self._alone(self._page.lines[i])]

    def _alone(self, line: Line) -> bool:
        dated = self._dated(line)
        taken = {i for x in dated for i in range(x.first, x.last)}
        return len(dated) == 1 and not any(w[:1].isalnum() for i, w in enumerate(line.low) if i not in taken)

    def vague(self, told: Telling) -> Unknown | None:
        """Why the day of ``told`` cannot be known, where its own clause tells a time without known days.

        "In recent years" names none; those of "last week" are unknown in a report that does not tell its own day.
        """
        for x in self._dated(told.line):
            field = x.mention.field
            if not isinstance(field, Unknown) or not _tells_a_day(x.timex, field.reason):
                continue
            if x.opens or (told.clause[0] <= x.first < told.clause[1] and self._words_between(told, told.line, x) <= _OPENED):
                return replace(field, note=f"“{self._page.document[x.mention.timex.span]}”: {field.note}")
        return None

    def paired(self, told: Telling, when: Field[When], places: Sequence[Item]) -> tuple[PlaceDays, ...]:
        """The ``places`` of the telling's sentence with the time told with each, where each has its own and one is ``when``."""
        times = [(m.timex.span, m.field) for _, m, _ in self._times.get(told.line.index, ()) if isinstance(m.field, Field)]
        return place_days(self._page.document.text, [*places, *times], when) if len(times) > 1 else ()

    def days(self, told: Telling, when: Field[When]) -> tuple[Field[When], ...]:
        """The times under which ``told`` is told: days where the report tells days, else ``when`` alone."""
        times = [(timex, mention) for timex, mention, _ in self._times.get(told.line.index, ())]
        return each_day(self._page.document.text, times, when)

    def _dated(self, line: Line) -> tuple[_Dated, ...]:
        if line.index not in self._lines:
            self._lines[line.index] = tuple(self._read(line))
        return self._lines[line.index]

    def _read(self, line: Line) -> Iterator[_Dated]:
        pairs = self._times.get(line.index, ())
        if line.sentence.role is BlockRole.DATELINE:
            pairs = [(t, m, d) for t, m, d in pairs if self._heads(m)]
        taken = {i for t, _, _ in pairs for i in range(line.at(t.span.start), line.at(t.span.end - 1) + 1)}
        found = [
            _Dated(t, m, d, first, last, _opens(line, first, last, taken))
            for t, m, d in pairs
            if not self._speaking.over(m.timex.span) and not self._stamps(line, t, m)
            for first, last in [(line.at(t.span.start), line.at(t.span.end - 1) + 1)]
        ]
        closed = iter([*[x.first for x in found if x.starts][1:], len(line.low)])
        for x in found:
            yield replace(x, opens=x.starts and self._tells(line, x.last, next(closed)), compared=_compares(line.low, x))

    def _heads(self, mention: TimeMention) -> bool:
        """Whether a day in a dateline is not that of the report: then it heads the first entry of a chronicle."""
        published, field = self._page.document.published, mention.field
        return isinstance(published, Field) and isinstance(field, Field) and field.value.first != published.value

    def _stamps(self, line: Line, timex: Timex, mention: TimeMention) -> bool:
        """Whether it tells the day of the report itself at the head of a line ("Lille, 6 January 2016: …")."""
        published, field, says = self._page.document.published, mention.field, timex.says
        if isinstance(published, Unknown) or isinstance(field, Unknown) or not isinstance(says, Calendar) or not says.year:
            return False
        following = line.at(timex.span.end - 1) + 1
        mark = line.low[following] if following < len(line.low) else ":"
        own = field.value.first == field.value.last == published.value
        return own and line.at(timex.span.start) <= _HEAD and mark in listed("grammar", "stamp_marks")

    def _tells(self, line: Line, first: int, last: int) -> bool:
        """Whether the words ``first`` to ``last`` (half-open) tell a happening."""
        return first < last and bool(self._triggers.within(line.span(first, last)))

    def _cost(self, told: Telling, line: Line, x: _Dated) -> int | None:
        """How far a time is from dating ``told``, in words; None if it cannot."""
        if isinstance(x.mention.field, Unknown) or (x.compared and not _recalled(line.low, x, told)):
            return None
        if told.first != x.last and _names(line.low, x):
            return None
        if line is not told.line:
            return x.first
        possible = self._possible(told, x, x.mention.field.value)
        if x.opens:
            following = min((y.first for y in self._dated(line) if y.opens and y.first > x.first), default=len(line.low))
            if x.last <= told.first < following and (possible or told.first - x.last <= _BESIDE):
                return min(_OPENED, _BEFORE * (told.first - x.last + 1))
            return None
        cost = self._words_between(told, line, x)
        alone = len(self._dated(line)) == 1
        return cost if cost <= _BESIDE or (possible and (alone or cost <= _MOST)) else None

    def _possible(self, told: Telling, x: _Dated, when: When) -> bool:
        """Whether nothing speaks against it.

        A deadline is not the day of what is told in another clause, of what is threatened, or of what "is to" happen by
        then; what is planned or demanded does not lie behind; "after the clash" follows on a time and is not of it; behind a
        semicolon a time dates what is told there.
        """
        published, low = self._page.document.published, told.line.low
        if x.timex.bound in _DEADLINES:
            between = low[told.last : x.first] if told.first < x.first else ()
            owed = any(w == "to" or w in listed("grammar", "relative_pronouns") for w in between)
            apart = not told.clause[0] <= x.first <= told.clause[1]
            if owed or apart or _conditional(low, x, told) or told.status in (Status.DEMANDED, Status.THREATENED):
                return False
        if ";" in low[told.last : x.first] and self._tells(
            told.line, told.last + low[told.last : x.first].index(";"), len(low)
        ):
            return False
        if x.last <= told.first and told.trigger.noun and not x.opens and _sequel(low[x.last : told.first]):
            return False
        if told.status not in UNREAL:
            return isinstance(published, Unknown) or when.first <= published.value or self._beside(told, x)
        return isinstance(published, Unknown) or when.last >= published.value

    def _beside(self, told: Telling, x: _Dated) -> bool:
        """Whether no other happening is told between."""
        first, last = (told.last, x.first) if x.first >= told.last else (x.last, told.first)
        return not self._tells(told.line, first, last)

    def _words_between(self, told: Telling, line: Line, x: _Dated) -> int:
        after = x.first >= told.last
        first, last = (told.last, x.first) if after else (x.last, told.first)
        between = line.low[first:last]
        cost = len(between) + 1 if after else _BEFORE * (told.first - x.first)
        if not told.clause[0] <= x.first <= told.clause[1]:
            cost += _ELSEWHERE
        if first < last:
            cost += _OTHER * len(self._triggers.within(line.span(first, last)))
        if after and any(w in listed("grammar", "relative_pronouns") for w in between):
            cost += _RELATIVE
        if after and (x.starts or x.timex.bound in _DEADLINES):
            cost += _ELSEWHERE
        return cost + _BRACKET * ((("(" in between) != (")" in between)) + ("than" in between))

    def _of_event(self, told: Telling, x: _Dated) -> Field[When] | None:
        """The day of ``told``, where the time is counted from it: "two days after the strike" tells the strike's day, too."""
        if x.event_day is None:
            return None
        note = f"the day from which “{self._page.document[x.timex.extent]}” is counted"
        span, when = x.timex.span.join(told.trigger.span), When(x.event_day, x.event_day, Precision.DAY)
        return Field(when, Basis.INFERRED, (span,), Origin("events", "1", "binding#event"), note)

    def _field(self, told: Telling, line: Line, x: _Dated) -> Field[When] | None:
        """The days of a time, with the evidence that it dates ``told``."""
        field = x.mention.field
        if isinstance(field, Unknown):
            return None
        how = "in the line above" if line is not told.line else "which opens its clause" if x.opens else "the nearest time told"
        return replace(field, note=f"“{self._page.document[x.mention.timex.span]}”, {how}: {field.note}")

    def _then(self, told: Telling, line: Line, x: _Dated) -> Field[When] | None:
        """The time itself from which a "since" counts: of "since 2014, when rebels burned the market" the year."""
        field, value = self._field(told, line, x), x.mention.value
        if field is None:
            return None
        first = field.value.first
        if len(value) == _YEAR:
            return replace(field, value=When(first, date(first.year, 12, 31), Precision.YEAR))
        last = first.replace(day=monthrange(first.year, first.month)[1]) if len(value) == _MONTH else first
        return replace(field, value=When(first, last, Precision.MONTH if len(value) == _MONTH else Precision.DAY))

    def _since(self, x: _Dated, line: Line) -> Field[When] | None:
        """From a day up to the report: "since the offensive began last month"."""
        published, field = self._page.document.published, x.mention.field
        lead = line.low[max(0, x.first - _SINCE) : x.first]
        if "since" not in lead or any(w in lead for w in (",", "and")):
            return None
        if isinstance(published, Unknown) or isinstance(field, Unknown) or field.value.first > published.value:
            return None
        span = line.span(x.first - len(lead) + lead.index("since"), x.first).join(x.mention.timex.span)
        when = When(field.value.first, published.value, Precision.SPAN)
        return Field(when, Basis.INFERRED, (span,), Origin("events", "1", "binding#since"), "up to the day of publication")


def _recalled(low: Sequence[str], x: _Dated, told: Telling) -> bool:
    """Whether the words behind a time say that ``told`` happened then: "since 2014, when rebels burned the market".

    What "began" then went on.
    """
    between, behind = low[x.last : told.first], low[told.last :]
    clause = behind[: behind.index(",")] if "," in behind else behind
    lasting = any(w in listed("grammar", "beginnings") for w in clause)
    return "when" in between[:2] and "," not in between[2:] and not lasting


def _tells_a_day(timex: Timex, reason: Reason) -> bool:
    """Whether a time without known days still is that of a happening: not a length, a repetition or an hour."""
    if timex.type is TimexType.SET or isinstance(timex.says, Length):
        return False
    return reason is not Reason.NOT_STATED or isinstance(timex.says, Calendar) or _by_the_day(timex)


def _by_the_day(timex: Timex) -> bool:
    """Whether it counts days or more from the report: what counts from another happening may have its day told elsewhere."""
    says = timex.says
    clocked = isinstance(says, Shift) and says.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND)
    return isinstance(says, Shift) and not clocked and says.anchor is not Anchor.EVENT


def _compares(low: Sequence[str], x: _Dated) -> bool:
    """Whether a time only measures what happens: "the deadliest attack since 2014", "for the third time in a month"."""
    lead = low[max(0, x.first - _SINCE) : x.first]
    measures = x.timex.bound is Bound.SINCE or isinstance(x.timex.says, Length) or "since" in lead[-_BESIDE:]
    return measures and any(w in listed("grammar", "compared") for w in lead)


def _names(low: Sequence[str], x: _Dated) -> bool:
    """Whether a time only names what is spoken of: "the anniversary of the October uprising", "since the June war"."""
    follows = low[x.last : x.last + 1]
    return (
        x.first > 1
        and low[x.first - 1] == "the"
        and (low[x.first - 2] == "of" or low[x.first - 2] in listed("grammar", "sequels"))
        and bool(follows)
        and follows[0].isalpha()
        and not any(
            follows[0] in listed("grammar", k) for k in ("prepositions", "conjunctions", "coordinators", "be", "have", "modals")
        )
    )


def _hangs(told: Telling, line: Line, x: _Dated) -> bool:
    """Whether ``told`` is the event that the time is counted from: it is the first that is named behind it."""
    between = line.low[x.last : told.first]
    return x.last <= told.first <= x.last + _HANGS and not any(
        w in listed("timex", "event", "stop") or w == "," for w in between
    )


def _conditional(low: Sequence[str], x: _Dated, told: Telling) -> bool:
    """Whether a deadline belongs to a condition: "if they are not free by Friday, we march"."""
    before = low[: x.first]
    start = max((i for i, w in enumerate(before) if w == ","), default=-1)
    return "," in low[x.last : told.first] and any(w in ("if", "unless") for w in before[start + 1 :])


def _sequel(between: Sequence[str]) -> bool:
    """Whether "after", "before" or "since" leads to what is told behind it."""
    return any(w in listed("grammar", "sequels") for w in between[-_SEQUEL:])


def _opens(line: Line, first: int, last: int, taken: set[int]) -> bool:
    """Whether the time of the words ``first`` to ``last`` opens a clause: at its start, or behind a comma or "and".

    "…, on Friday, and left" closes one, and the "and" of "on Friday and Saturday" joins two times.
    """
    at = first - 1
    while at >= 0 and line.low[at] in listed("grammar", "before_a_time"):
        at -= 1
    if at < 0 or line.low[at] in listed("grammar", "clause_marks"):
        return True
    following = line.low[last] if last < len(line.low) else "."
    joins = line.low[at] in listed("grammar", "clause_joints") and at - 1 not in taken
    return joins and following not in listed("grammar", "clause_joints") and following not in (".", ")")
