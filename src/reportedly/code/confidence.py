"""How likely each value of an event is right: a chance that its reasons for doubt lower, by ``data/event_confidence.toml``."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from math import exp
from typing import Any

from reportedly.code.sameness import HEADS
from reportedly.code.telling import Line, Page
from reportedly.lexicon import listed, load
from reportedly.types.field import Basis, Field, Unknown
from reportedly.types.mention import ActorMention, Trigger
from reportedly.types.record import NARRATOR, Confidence, Count, Event, Status, TimeFrame
from reportedly.types.span import Span
from reportedly.types.world import When

ALWAYS = "always"
"""The weight that every value of a field has: how surely it is right where nothing speaks against it."""
_FIELDS, _LISTS = ("plover", "mode", "acled", "when", "own_deed"), ("agents", "recipients", "counts")
_OTHERS = ("status", "time_frame", "places")
FIELDS = (*_FIELDS, *_LISTS, *_OTHERS)
"""What a probability is told of."""
_FAR, _CROWDED = 6, 3
_SURE, _HEARD = 0.95, 0.5
_LATELY, _LONG = 5, 30
"""Days before the report between which news and background are told apart with doubt."""


@dataclass(frozen=True, slots=True)
class _Act:
    """An event where it stands, with the other tellings of its happening.

    ``numbers`` is how many quantities its sentence has, ``always`` what speaks against any reading of its clause,
    ``kindless`` are the actors of unknown kind.
    """

    of: Page
    event: Event
    line: Line
    trigger: Trigger
    rivals: Sequence[Event]
    numbers: int
    always: AbstractSet[str]
    mentions: Mapping[Span, ActorMention]
    kindless: AbstractSet[str]

    def standing(self, *asked: str) -> Iterator[str]:
        """Which of these speak against any reading of its clause."""
        return (name for name in asked if name in self.always)

    def away(self, *spans: Span) -> Iterator[str]:
        """Whether these stand in other sentences, or more than a few words from the trigger."""
        line, trigger = self.line, self.trigger.span
        here = [s for s in spans if line.sentence.span.holds(s)]
        if not here:
            yield "elsewhere"
        elif all(_gap(line, s, trigger) > _FAR for s in here):
            yield "far"


def _gap(line: Line, a: Span, b: Span) -> int:
    """Words between two stretches of a sentence; 0 where they touch."""
    first, second = sorted((a, b))
    close = second.start - first.end <= _FAR  # so few characters hold no more words
    return 0 if close else line.at(second.start) - line.at(first.end)


def _always(event: Event, trigger: Trigger, line: Line, crowd: int) -> frozenset[str]:
    found = {
        "heading": line.sentence.role in HEADS,
        "voiced": event.claimed_by != NARRATOR,
        "crowded": crowd >= _CROWDED,
        "noun": trigger.noun,
        "unasserted": event.status is not Status.ASSERTED,
        "unheard": event.heard is not None and event.heard < _HEARD,
        "once": not event.same_as,
    }
    return frozenset(name for name, so in found.items() if so)


def assured(of: Page, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, each value with the probability that it is right; a value of which too little was learned has none."""
    return tuple(_assured(act) for act in _acts(of, events))


def doubts(of: Page, events: Sequence[Event]) -> Iterator[Mapping[str, list[tuple[str, ...]]]]:
    """For each event the reasons to doubt its values, by field, as :func:`assured` weighs them."""
    for act in _acts(of, events):
        yield {name: [tuple(why) for why in _doubts(act, name)] for name in FIELDS}


def probability(name: str, why: Iterable[str]) -> float | None:
    """How likely a value that these reasons speak against is right; None where nothing was learned of its field."""
    weights: Mapping[str, float] = load("event_confidence").get(name, {})
    return chance(weights, why) if weights else None


def chance(weights: Mapping[str, float], why: Iterable[str]) -> float:
    """The probability, in [.01, .99], by weights in log-odds (logistic regression); a reason without a weight tells nothing."""
    odds = weights[ALWAYS] + sum(weights.get(reason, 0.0) for reason in why)
    return min(0.99, max(0.01, round(1 / (1 + exp(-odds)), 2)))


def _acts(of: Page, events: Sequence[Event]) -> Iterator[_Act]:
    starts = [line.sentence.span.start for line in of.lines]
    at = {e.id: bisect_right(starts, e.trigger.start) - 1 for e in events}
    crowd = Counter(at.values())
    numbers = Counter(bisect_right(starts, q.span.start) - 1 for q in of.reading.quantities)
    by_id = {e.id: e for e in events}
    triggers = {t.span: t for t in of.reading.triggers}
    mentions = {m.span: m for m in of.reading.actors}
    kindless = frozenset(a.id for a in of.resolution.actors if isinstance(a.kind, Unknown))
    for e in events:
        i, trigger, rivals = at[e.id], triggers[e.trigger], [by_id[other] for other in e.same_as]
        always = _always(e, trigger, of.lines[i], crowd[i])
        yield _Act(of, e, of.lines[i], trigger, rivals, numbers[i], always, mentions, kindless)


def _assured(act: _Act) -> Event:
    told = {name: [probability(name, why) for why in _doubts(act, name)] for name in FIELDS}
    sure: dict[str, Any] = {"confidence": Confidence(**{name: told[name][0] for name in _OTHERS if told[name]})}
    for name in (*_FIELDS, *_LISTS):
        value: Any = getattr(act.event, name)
        if name in _LISTS:
            sure[name] = tuple(replace(x, confidence=p) for x, p in zip(value, told[name], strict=True))
        elif told[name]:
            sure[name] = replace(value, confidence=told[name][0])
    return replace(act.event, **sure)


def _doubts(act: _Act, name: str) -> Iterator[Iterator[str]]:
    """The reasons to doubt each value of a field; an event without one has none, its list of places is one value."""
    value: Any = getattr(act.event, name)
    if not isinstance(value, Unknown) and value != ():
        for one in value if name in _LISTS else (value,):
            yield _REASONS[name](act, one)


def _of_type(act: _Act, _: object) -> Iterator[str]:
    e = act.event
    yield from act.standing("heading", "voiced", "noun", "unheard")
    lemma = act.trigger.lemma
    if lemma in listed("weak_triggers", "words") or lemma in listed("weak_triggers", "verbs"):
        yield "weak"
    if not e.places:
        yield "placeless"
    if not (e.counts or e.agents or e.recipients) and "elsewhere" in act.away(*_named(act, e.places)):
        yield "bare"


def _named(act: _Act, places: Iterable[int]) -> list[Span]:
    return [act.of.resolution.places[i].toponym.span for i in places]


def _of_mode(act: _Act, mode: Field[str]) -> Iterator[str]:
    yield from act.standing("heading", "noun", "crowded", "unheard")
    if any(isinstance(r.mode, Field) and r.mode.value != mode.value for r in act.rivals):
        yield "disputed"


def _of_acled(act: _Act, code: Field[str]) -> Iterator[str]:
    e = act.event
    yield from act.standing("crowded", "unasserted", "unheard")
    if _by_default(code.by.rule):
        yield "default"
    if not e.agents:
        yield "doerless"
    if any(f.value in act.kindless for f in (*e.agents, *e.recipients)):
        yield "kindless"
    if any(isinstance(r.acled, Field) and r.acled.value != code.value for r in act.rivals):
        yield "disputed"


@cache
def _by_default(rule: str) -> bool:
    """Whether a rule of ``data/acled.toml`` takes what the rules before it, which ask who did it to whom, have left over."""
    rules = load("acled")["rule"]
    number = int(rule.rpartition(".")[2]) - 1
    asked = {way for r in rules[:number] if {"agents", "recipients"} & r.keys() for way in r["way"]}
    return not {"agents", "near", "object", "clause"} & rules[number].keys() and bool(asked & set(rules[number]["way"]))


def _of_status(act: _Act, status: Status) -> Iterator[str]:
    yield from act.standing("crowded", "noun", "voiced", "once")
    if status is Status.ASSERTED and not _unsure().isdisjoint(act.line.low):
        yield "modal"


@cache
def _unsure() -> frozenset[str]:
    """Words by which a sentence tells something as not so, or not yet."""
    parts = (("planned", "future"), ("hypothetical", "before"), ("denied", "before"), ("alleged", "before"))
    return frozenset().union(*(listed("factuality", *part) for part in parts))


def _of_frame(act: _Act, frame: TimeFrame) -> Iterator[str]:
    when, published = act.event.when, act.of.document.published
    yield from act.standing("noun", "voiced")
    if frame is TimeFrame.BACKGROUND:
        yield "background"
    if isinstance(when, Unknown):
        yield "dayless"
    elif isinstance(published, Field) and _LATELY < (published.value - when.value.last).days < _LONG:
        yield "lately"


def _of_actor(act: _Act, actor: Field[str]) -> Iterator[str]:
    e, span = act.event, next((s for s in reversed(actor.spans) if s in act.mentions), actor.spans[0])
    yield from act.standing("noun", "crowded", "voiced")
    yield from act.away(span)
    if e.heard is not None and f"{act.of.reading.heard_by}#" not in actor.by.rule:
        yield "unheard"
    mention = act.mentions.get(span)  # none where an actor is told by what is no mention of one
    if mention and mention.pronoun:
        yield "pronoun"
    if mention and not mention.plural:
        yield "single"


def _of_places(act: _Act, places: Sequence[int]) -> Iterator[str]:
    spans = _named(act, places)
    yield from act.standing("noun", "voiced", "unasserted", "once")
    yield from act.away(*spans)
    if spans[0].start < act.trigger.span.start:
        yield "before"
    fields = (act.of.resolution.places[i].field for i in places)
    if any(isinstance(f, Field) and f.confidence is not None and f.confidence < _SURE for f in fields):
        yield "unsure"


def _of_when(act: _Act, when: Field[When]) -> Iterator[str]:
    yield from act.standing("heading", "noun", "unasserted")
    if when.by.rule.startswith("filling#"):
        yield "filled"
    else:
        yield from act.away(*when.spans)
    if when.basis is not Basis.STATED:
        yield "inferred"
    published = act.of.document.published
    if isinstance(published, Field) and when.value.first == published.value:
        yield "today"


def _of_count(act: _Act, count: Count) -> Iterator[str]:
    yield from act.standing("crowded", "noun")
    yield from act.away(count.span)
    if act.numbers > 1:
        yield "rivalled"
    if count.low == 1 and count.high == 1:
        yield "one"
    if len(act.event.counts) > 1:
        yield "several"


def _of_own(act: _Act, own: Field[bool]) -> Iterator[str]:
    yield from act.standing("voiced", "heading")
    if not own.value:
        yield "others"
    if len(act.event.agents) > 1:
        yield "several"
    yield from act.away(*own.spans)


_REASONS: Mapping[str, Callable[[_Act, Any], Iterator[str]]] = {
    "plover": _of_type,
    "mode": _of_mode,
    "acled": _of_acled,
    "status": _of_status,
    "time_frame": _of_frame,
    "agents": _of_actor,
    "recipients": _of_actor,
    "places": _of_places,
    "when": _of_when,
    "counts": _of_count,
    "own_deed": _of_own,
}
