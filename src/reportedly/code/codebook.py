"""The code that a user's own codebook gives an event: the first category whose trigger and conditions fit, or why none does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.code.codes import instruments, kinds_of, way
from reportedly.code.hosting import Hosted
from reportedly.code.objects import both_numbers, objects
from reportedly.code.telling import Line, Page, Telling
from reportedly.types.codebook import Category, Codebook, Condition, Triggers
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention
from reportedly.types.record import Event
from reportedly.types.span import Span

NONE = "none"
"""Among the values of a test: nobody, or no place, is told."""
_MOST = 3
"""Reasons that a miss names, and values of a condition."""
_REACH = 60
"""Words to either side of a trigger that count as its sentence."""
_NEAR, _RIGHT_BEFORE = 10, 2
"""Words between a trigger and the thing that it happens to, as in the rules of ``data/acled.toml``."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An event with the words that tell it. ``ways`` are the ways of acting that each line tells, by its index."""

    page: Page
    hosted: Hosted
    event: Event
    ways: Mapping[int, Sequence[str]]

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """The act and its results."""
        return (self.hosted.act, *self.hosted.results)


Met = Iterator[tuple[str, Span | None]]
"""The values that stand in the telling, each with its characters (None: those of the trigger)."""


def own_code(book: Codebook, seen: Seen) -> Field[str] | Unknown:
    """The code of the first category that fits.

    Its spans are the trigger and the words that met the conditions, its rule is ``codebook#code``. An unknown tells in its
    note which conditions failed in the categories whose trigger stands there.
    """
    span = seen.event.trigger
    misses = []
    for category in book.categories:
        trigger = next((t for t in seen.tellings if _triggers(category, t, seen.event)), None)
        if trigger is None:
            continue
        fit = _fit(book, category, seen)
        if isinstance(fit, str):
            misses.append(f"{category.code}: {fit}")
            continue
        number, met = fit
        rule = f"{book.name}#{category.code}" + (f".when.{number}" if number else "")
        spans = dict.fromkeys((trigger.trigger.span, *(s for _, s in met if s)))
        note = "; ".join((f"'{seen.page.document[trigger.trigger.span]}'", *(told for told, _ in met)))
        return Field(category.code, Basis.INFERRED, tuple(sorted(spans)), Origin("codebook", book.version, rule), note)
    return Unknown(Reason.NOT_IN_CODEBOOK, (span,), "; ".join(misses[:_MOST]) or "no trigger of this codebook")


def _triggers(category: Category, told: Telling, event: Event) -> bool:
    """Whether one of the category's triggers stands here."""
    wanted: Triggers = category.triggers
    if category.code in told.trigger.listed or told.trigger.entry in wanted.entries:
        return True
    if wanted.acled and isinstance(event.acled, Field) and event.acled.value in wanted.acled:
        return True
    if not (wanted.plover or wanted.modes):
        return False
    of_type = not wanted.plover or told.code["plover"] in wanted.plover
    return of_type and (not wanted.modes or way(told)[1] in wanted.modes)


def _fit(book: Codebook, category: Category, seen: Seen) -> tuple[int, list[tuple[str, Span | None]]] | str:
    """The number of the condition that holds (0: there is none) with what met it, or the reason of the miss."""
    missed = ""
    for number, tests in enumerate(category.when or ((),), 1):
        told = {t.key for t in tests}
        wanted = tests if "status" in told else (*tests, Condition("status", book.status))
        met = _met(wanted, seen)
        if isinstance(met, str):
            missed = missed or met
            continue
        for veto, against in enumerate(category.unless, 1):
            left_out = _met(against, seen)
            if not isinstance(left_out, str):
                return f"left out by unless {veto} ({', '.join(told for told, _ in left_out)})"
        return (number if category.when else 0), [m for m, t in zip(met, wanted, strict=True) if t.key in told]
    return missed


def _met(tests: Sequence[Condition], seen: Seen) -> list[tuple[str, Span | None]] | str:
    """What meets each test, or the first test that nothing meets and what is there instead."""
    found: list[tuple[str, Span | None]] = []
    for test in tests:
        there = list(CONDITIONS[test.key](seen, test.values))
        hit = next(((value, span) for value, span in there if value in test.values), None)
        if hit is None:
            return _miss(test, there)
        found.append((f"{test.key} {hit[0]}", hit[1]))
    return found


def _miss(test: Condition, there: Sequence[tuple[str, Span | None]]) -> str:
    """What was asked for, and what stands there instead."""
    asked = " or ".join((*test.values[:_MOST], *(("...",) if len(test.values) > _MOST else ())))
    first = {span: value for value, span in reversed(there)}
    got = ", ".join(dict.fromkeys(reversed(first.values())))
    return f"{test.key} {got}, not {asked}" if got else f"no {test.key}: {asked}"


def _kinds(page: Page, mentions: Sequence[ActorMention]) -> Met:
    if not mentions:
        yield NONE, None
    for mention in mentions:
        for kind in page.kinds((mention,)):
            yield kind.value, mention.span
        for group in sorted(kinds_of(page, (mention,))):
            yield group, mention.span


def _called(page: Page, mentions: Sequence[ActorMention], words: tuple[str, ...]) -> Met:
    for mention in mentions:
        called = [page.document[mention.span].lower()]
        if actor := page.actor(mention):
            office = actor.office.value.lower() if isinstance(actor.office, Field) else ""
            called += [*sorted(page.names[actor.id]), office]
        for name in called:
            yield from ((word, mention.span) for word, _, _ in _phrases(name.replace("’", "'").split(), words))


def _victims(seen: Seen, words: tuple[str, ...]) -> Met:
    """What the recipients are called; where none was read, the words where one would stand."""
    recipients = seen.hosted.act.recipients
    return _called(seen.page, recipients, words) if recipients else _object(seen, words)


def _ways(seen: Seen, _: tuple[str, ...]) -> Met:
    return ((way(t)[0], t.trigger.span) for t in seen.tellings)


def _near(seen: Seen, _: tuple[str, ...]) -> Met:
    return ((kind, None) for kind in seen.ways.get(seen.hosted.act.line.index, ()))


def _object(seen: Seen, words: tuple[str, ...]) -> Met:
    """What stands behind the trigger, or before a passive one, or right before a noun, in its clause."""
    for told in seen.tellings:
        before = _NEAR if told.trigger.passive else _RIGHT_BEFORE if told.trigger.noun else 0
        stop = told.last if told.trigger.passive else told.last + _NEAR
        yield from _on(told.line, max(told.first - before, told.clause[0]), min(stop, told.clause[1]), words)


def _object_kinds(seen: Seen, _: tuple[str, ...]) -> Met:
    return (thing for told in seen.tellings for thing in objects(told))


def _instruments(seen: Seen, _: tuple[str, ...]) -> Met:
    return (means for told in seen.tellings for means in instruments(told.line))


def _words(seen: Seen, words: tuple[str, ...]) -> Met:
    for line in {t.line.index: t.line for t in seen.tellings}.values():
        first = min(t.first for t in seen.tellings if t.line is line)
        yield from _on(line, max(0, first - _REACH), min(len(line.low), first + _REACH), words)


def _places(seen: Seen, _: tuple[str, ...]) -> Met:
    if not seen.event.places:
        yield NONE, None
    for index in seen.event.places:
        mention = seen.page.resolution.places[index]
        if isinstance(mention.field, Field):
            yield mention.field.value.level.value, mention.toponym.span


def _on(line: Line, start: int, stop: int, words: tuple[str, ...]) -> Met:
    for word, first, last in _phrases(line.low[start:stop], words):
        yield word, line.span(start + first, start + last)


def _phrases(low: Sequence[str], words: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    """The words and phrases, in either number, that stand in ``low``, with their half-open places."""
    forms = _forms(words)
    lengths = sorted({len(form) for form in forms}, reverse=True)
    bare = [w.removesuffix("'s") for w in low]
    for i in range(len(bare)):
        for length in lengths:
            word = forms.get(tuple(bare[i : i + length]))
            if word is not None and i + length <= len(bare):
                yield word, i, i + length
                break


@cache
def _forms(words: tuple[str, ...]) -> Mapping[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for word in words:
        *lead, last = word.split()
        for form in both_numbers(last):
            found.setdefault((*lead, form), word)
    return found


CONDITIONS: Mapping[str, Callable[[Seen, tuple[str, ...]], Met]] = {
    "way": _ways,
    "near": _near,
    "agents": lambda seen, _: _kinds(seen.page, seen.hosted.act.agents),
    "recipients": lambda seen, _: _kinds(seen.page, seen.hosted.act.recipients),
    "agents_called": lambda seen, words: _called(seen.page, seen.hosted.act.agents, words),
    "recipients_called": _victims,
    "object": _object,
    "object_kinds": _object_kinds,
    "instruments": _instruments,
    "words": _words,
    "status": lambda seen, _: iter(((seen.event.status.value, None),)),
    "place": _places,
}
"""What a condition may ask, by its key in a codebook's file: each gives what stands in the telling."""
