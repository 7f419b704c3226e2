"""Which days a time expression names: closed intervals with their evidence, or an unknown with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from reportedly.resolve import calendar
from reportedly.resolve.anchors import Page, page
from reportedly.resolve.days import told
from reportedly.resolve.direction import looks
from reportedly.resolve.happening import event_days
from reportedly.resolve.speaking import Voice, at, voices
from reportedly.resolve.told import Around, Told
from reportedly.resolve.twins import compared
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import Reading
from reportedly.types.record import TimeMention
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.types.timex import Bound, Calendar, Range, TimeFlag, Timex, Unit
from reportedly.types.world import Precision, When
from reportedly.version import VERSION


def times(document: Document, reading: Reading) -> tuple[TimeMention, ...]:
    """The days that the time expressions of ``reading`` name, with the TIMEX3 value and the evidence in words.

    Anchors, in this order: what the expression itself tells, the expressions around it, the event it hangs on, the day on
    which the words that hold it were said (a dated quotation, an entry of a log), the day of publication or of the dateline.
    A report without any of these leaves relative expressions unknown.
    """
    where = page(document, reading.sentences, reading.timexes)
    found = _resolved(where, Spans(()), {})
    spoken, days = voices(where, reading.attributions, found), event_days(where, found)
    if spoken or days:
        found = _resolved(where, Spans((v.span, v) for v in spoken), days)
    told_days = zip(reading.timexes, compared(where, found), strict=True)
    return tuple(_mention(reading.engine, t, whole) for t, whole in told_days)


def _resolved(page: Page, spoken: Spans[Voice], days: Mapping[int, date]) -> list[Told]:
    """What each expression comes to, in order.

    ``spoken`` are the words that speak from other days than the report; ``days`` are those of the events that expressions hang
    on, by their index.
    """
    found: list[Told] = []
    for index, timex in enumerate(page.timexes):
        here = _from(page, timex, spoken)
        clause, (line, block) = looks(here, timex), page.place(timex.span.start)
        way = clause.way or _goes_on(page, found, line)
        around = Around(found, way, clause.plain, line, block, days.get(index))
        leaves = tuple((leaf, told(here, leaf, around)) for leaf in _shared(timex))
        whole = _ranged(here, leaves) if isinstance(timex.says, Range) else leaves[0][1]
        found.append(replace(_bounded(here, timex, whole), line=line, block=block))
    return found


def _goes_on(page: Page, found: Sequence[Told], line: int) -> int:
    """1 where the expression before in the sentence ``line`` lies ahead: "no strike tomorrow, only a march on Friday"."""
    last = found[-1] if found else None
    ahead = last and last.line == line and last.when and page.base and last.when.first > page.base
    return 1 if ahead else 0


def _from(page: Page, timex: Timex, spoken: Spans[Voice]) -> Page:
    """The page as the words that hold ``timex`` see it: counted from the day on which they were said.

    A chronicle that was written later names the weekdays after an entry, too, so that they count from the report.
    """
    voice = at(spoken, timex.span)
    if voice is None or (voice.entry and isinstance(timex.says, Calendar)):
        return page
    return replace(page, base=voice.day, why_base=voice.why, entry=voice.entry)


def _shared(timex: Timex) -> tuple[Timex, ...]:
    """The ends of a range, each with the month and year that only the other one tells."""
    leaves = timex.ends
    if len(leaves) != 2 or not all(isinstance(t.says, Calendar) for t in leaves):
        return leaves
    a, b = (t.says for t in leaves)
    assert isinstance(a, Calendar)
    assert isinstance(b, Calendar)
    if a.day and b.day:
        year, month = b.year or a.year, b.month or a.month
        system = b.system if b.month else a.system
        if year is None and a.year_lean is None:
            a = replace(a, year_lean=b.year_lean)
        a = replace(a, year=a.year or year, month=a.month or month, system=system)
        b = replace(b, year=b.year or year, month=b.month or month, system=system)
    elif a.month and b.month and not a.day:
        a = replace(a, year=a.year or b.year, common_year=a.common_year or b.common_year)
    return replace(leaves[0], says=a), replace(leaves[1], says=b)


def _ranged(where: Page, leaves: tuple[tuple[Timex, Told], ...]) -> Told:
    """Both ends of a range as one interval, also where they stand in the wrong order."""
    a, b = leaves[0][1], leaves[-1][1]
    value = f"{a.value}/{b.value}"
    relative, inferred = a.relative or b.relative, a.inferred or b.inferred
    if a.when is None or b.when is None:
        return Told(value, relative=relative, vague=a.vague or b.vague, note="one end is not known")
    first, last = a.when, b.when
    if last.last < first.first and all(isinstance(t.says, Calendar) and t.says.weekday and not t.says.day for t, _ in leaves):
        first = _a_week(first, -7) if where.base and last.last <= where.base else first
        last = _a_week(last, 7) if last.last < first.first else last
    inverted = first.first > last.last
    when = When(min(first.first, last.first), max(first.last, last.last), Precision.SPAN)
    note = "the ends stand in the wrong order; both are kept" if inverted else "from the one to the other"
    borrowed, mismatch = a.borrowed or b.borrowed, a.mismatch or b.mismatch
    grain = Unit.WEEK if 6 <= (when.last - when.first).days + 1 <= 8 else Unit.DAY
    assumed = a.assumed or b.assumed
    told = Told(value, when, f"{note}; {a.note}", relative, False, inferred, borrowed, mismatch, grain=grain, assumed=assumed)
    return replace(told, inverted=inverted)


def _a_week(when: When, days: int) -> When:
    first, last = calendar.shifted(when.first, days), calendar.shifted(when.last, days)
    return When(first, last, when.precision) if first and last else when


def _bounded(where: Page, timex: Timex, found: Told) -> Told:
    """What "until", "by" and "since" make of an interval: it starts or ends on the day of the report."""
    when, base = found.when, where.base
    if when is None or base is None or timex.bound is None:
        return found
    note = f"{found.note}; {timex.bound.value}: counted to or from the day of {where.why_base}"
    if timex.bound in (Bound.UNTIL, Bound.BY) and when.last >= base:
        return replace(found, when=When(base, when.last, Precision.SPAN), note=note)
    if timex.bound is Bound.SINCE and when.first <= base:
        return replace(found, when=When(when.first, base, Precision.SPAN), note=note)
    return found


def _mention(engine: str, timex: Timex, whole: Told) -> TimeMention:
    flags = {
        TimeFlag.RELATIVE: whole.relative,
        TimeFlag.VAGUE: whole.vague,
        TimeFlag.YEAR_INFERRED: whole.borrowed,
        TimeFlag.WEEKDAY_MISMATCH: whole.mismatch,
        TimeFlag.INVERTED_RANGE: whole.inverted,
    }
    told_flags = tuple(sorted(f for f, is_set in flags.items() if is_set))
    by = Origin(engine, VERSION, whole.assumed or timex.rule)
    if whole.when is None:
        reason = Reason.VAGUE if whole.vague else Reason.AMBIGUOUS if whole.ambiguous else Reason.NOT_STATED
        return TimeMention(timex.tag, whole.value, Unknown(reason, (timex.span,), whole.note), told_flags)
    basis = Basis.INFERRED if whole.inferred or whole.relative else Basis.STATED
    basis = Basis.ASSUMED if whole.assumed else basis
    return TimeMention(timex.tag, whole.value, Field(whole.when, basis, (timex.span,), by, whole.note), told_flags)
