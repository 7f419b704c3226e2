"""Time expressions: the longest pattern at each place, if what stands around it bears it out, joined with its neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.read import calendar_words
from reportedly.read.timex_grammar import Rule, grammar, words
from reportedly.read.timex_guards import Around, borne_out
from reportedly.read.timex_join import joined
from reportedly.read.timex_says import built, part
from reportedly.types.span import Span
from reportedly.types.text import Document, Sentence
from reportedly.types.timex import Calendar, Clock, Repeat, Shift, Timex, TimexType, Unit

LOOKALIKES = re.compile("[\u0130\u0131\u017f\u212a]")
"""Letters (dotted and dotless I, long s, the kelvin sign) that a pattern without regard to case takes for i, s and k."""
TOKEN = re.compile(r"[^\W_]+")


def timexes(document: Document, sentences: Sequence[Sentence]) -> tuple[Timex, ...]:
    """Every English time expression, in order; a range or a day with its hour is one expression.

    ``span`` follows the codebook of our dispatches (with "until", "between … and …"), ``core`` and the ends of a range
    follow TimeML 1.2.1.
    """
    return tuple(t for s in sentences for t in joined(document.text, s.span, list(cores(document.text, s.span))))


def cores(text: str, sentence: Span) -> Iterator[Timex]:
    """Single expressions of one sentence, left to right, none overlapping."""
    places = [(m.start(), m[0].lower()) for m in TOKEN.finditer(text, sentence.start, sentence.end)]
    told = [word for _, word in places]
    digits = [word for word in told if word[0].isdigit()]
    if not digits and _heads().isdisjoint(told):
        return
    starting, others = grammar().starting, _tells_others(told, digits)
    done, previous = sentence.start, None
    for start, word in places:
        if start < done:
            continue
        found = _longest(text, start, starting(word, others=others), Around(sentence, previous))
        if found:
            found = _with_part(text, found, sentence)
            yield found
            done, previous = found.span.end, found


@cache
def _heads() -> frozenset[str]:
    """Words of which a sentence must hold one, if it has no digit, to tell any time."""
    names = ("month", "weekday", "season", "part", "unit", "tens", "reference", "adjective", "repeat", "feast")
    told = frozenset(re.split(r"[\s\-'’]", p)[0] for n in names for p in words(n)) | set(load("timex")["heads"]["words"])
    return told | calendar_words.heads()


def _tells_others(told: Sequence[str], digits: Sequence[str]) -> bool:
    """Whether the words of a sentence hold one, or a year, that a date of another calendar than the Gregorian needs."""
    year = calendar_words.head_year()
    return any(year.match(word) for word in digits) or not calendar_words.heads().isdisjoint(told)


def _longest(text: str, start: int, rules: Sequence[Rule], around: Around) -> Timex | None:
    best: Timex | None = None
    for rule in rules:
        match = rule.pattern.match(text, start, around.sentence.end)
        longer = match is not None and (best is None or match.end() > best.span.end)
        if match and longer and not LOOKALIKES.search(match[0]) and borne_out(rule, match, around):
            best = built(rule.name, rule.says, match) or best
    return best


def _with_part(text: str, found: Timex, sentence: Span) -> Timex:
    """A day ("Monday", "yesterday") with the part of day that follows."""
    daily = isinstance(found.says, Calendar) and (found.says.weekday or found.says.day or found.says.feast)
    if found.clock or not (daily or (isinstance(found.says, Shift) and found.says.unit is Unit.DAY)):
        return found
    following = grammar().part.match(text, found.span.end, sentence.end)
    if not following or LOOKALIKES.search(following[0]):
        return found
    span = Span(found.span.start, following.end())
    if following["part"].lower().endswith("s") and isinstance(found.says, Calendar) and found.says.weekday:
        return Timex(span, TimexType.SET, found.rule, says=Repeat(weekday=found.says.weekday))
    return Timex(span, TimexType.TIME, found.rule, says=found.says, clock=Clock(part=part(following["part"])))
