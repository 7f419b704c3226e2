"""What benchmarks/learn_timexes.py votes on: matches of the rules, taken or left, and words, each with its features."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.read.timex import LOOKALIKES, TOKEN, cores
from reportedly.read.timex_grammar import Rule, compiled, grammar
from reportedly.read.timex_says import built
from reportedly.types.span import Span
from reportedly.types.text import Sentence
from reportedly.types.timex import Reference, Timex, TimexType

LOOSER = Rule("units", r"(?P<unit>{unit})", "some", "")
ADVERBS = compiled(r"(?:previously|already|once|earlier|then|later|future)")


@dataclass(frozen=True, slots=True)
class Case:
    """A match with its features, and whether the rules take it; or one word, where there is no ``timex``."""

    span: Span
    marks: frozenset[str]
    timex: Timex | None = None
    ruled: bool = False


def matches(text: str, sentence: Sentence) -> Iterator[Case]:
    """What the rules take in a sentence, and beside it the longest match at each place that they leave."""
    taken = list(cores(text, sentence.span))
    left = [t for t in _left(text, sentence.span) if not any(t.span.overlaps(x.span) for x in taken)]
    before: Timex | None = None
    for t in sorted([*taken, *left], key=lambda t: t.span.start):
        ruled = t in taken
        yield Case(
            t.span, frozenset(_marks(text, sentence, t, ruled)) | {f"previous={before.rule if before else '-'}"}, t, ruled
        )
        before = t if ruled else before


def _left(text: str, within: Span) -> Iterator[Timex]:
    for m in TOKEN.finditer(text, within.start, within.end):
        found = [
            _match(rule, text, m.start(), within.end) for rule in (*grammar().starting(m[0].lower(), others=False), LOOSER)
        ]
        adverb = ADVERBS.match(text, m.start(), within.end)
        if adverb:
            found.append(Timex(Span(*adverb.span()), TimexType.DATE, "adverb", says=Reference("PAST_REF")))
        longest = max((t for t in found if t), key=lambda t: len(t.span), default=None)
        if longest:
            yield longest


def _match(rule: Rule, text: str, start: int, end: int) -> Timex | None:
    match = rule.pattern.match(text, start, end)
    return built(rule.name, rule.says, match) if match and not LOOKALIKES.search(match[0]) else None


def _marks(text: str, sentence: Sentence, t: Timex, ruled: bool) -> Iterator[str]:
    """The rule, the words and the unit of a match, the words around it, their shapes and endings, and pairs of these."""
    low, shapes = _lows(sentence), [_shape(w.text) for w in sentence.words]
    first = next(i for i, w in enumerate(sentence.words) if w.span.end > t.span.start)
    last = max(i for i, w in enumerate(sentence.words) if w.span.start < t.span.end)
    body, rule = re.sub(r"\d", "0", text[t.span.start : t.span.end].lower()), f"{t.rule} {ruled}"
    l1, l2, r1, r2 = _at(low, first - 1), _at(low, first - 2), _at(low, last + 1), _at(low, last + 2)
    left, right = _at(shapes, first - 1), _at(shapes, last + 1)
    yield from (
        "always",
        f"ruled={ruled}",
        f"rule={rule}",
        f"text={body}",
        f"type={t.type}",
        f"unit={getattr(t.says, 'unit', '-')}",
    )
    yield from (f"shape={shapes[first]}", f"first={first == 0}", f"role={sentence.role}", f"words={last - first}")
    yield from (f"l1={l1}", f"l2={l2}", f"r1={r1}", f"r2={r2}", f"ll={l2} {l1}", f"rr={r1} {r2}", f"lr={l1} {r1}")
    yield from (f"sl={left}", f"sr={right}", f"slr={left}{right}", f"le={l1[-2:]}", f"re={r1[-2:]}", f"re3={r1[-3:]}")
    for name, of in (("text", body), ("rule", rule)):
        yield from (f"{name}.l={of} {l1}", f"{name}.r={of} {r1}", f"{name}.re={of} {r1[-2:]}", f"{name}.s={of} {left}{right}")


def words(sentence: Sentence, found: Sequence[Case]) -> Iterator[Case]:
    """The words of a sentence, each with those around it and what the rules say of them."""
    low, shapes = _lows(sentence), [_shape(w.text) for w in sentence.words]
    rules = [
        next((c.timex.rule for c in found if c.timex and c.ruled and c.span.overlaps(w.span)), "-") for w in sentence.words
    ]
    for i, w in enumerate(sentence.words):
        word, l1, r1 = low[i], _at(low, i - 1), _at(low, i + 1)
        marks = {
            "always",
            f"w={word}",
            f"e={word[-3:]}",
            f"l1={l1}",
            f"r1={r1}",
            f"l2={_at(low, i - 2)}",
            f"r2={_at(low, i + 2)}",
        }
        marks |= {
            f"lw={l1} {word}",
            f"wr={word} {r1}",
            f"lwr={l1} {word} {r1}",
            f"wre={word} {r1[-2:]}",
            f"role={sentence.role}",
        }
        marks |= {f"s={_at(shapes, i - 1)}{shapes[i]}{_at(shapes, i + 1)}"}
        marks |= {f"rule={rules[i]}", f"rule.w={rules[i]} {word}", f"rules={_at(rules, i - 1)} {rules[i]} {_at(rules, i + 1)}"}
        yield Case(w.span, frozenset(marks))


def _lows(sentence: Sentence) -> list[str]:
    return [re.sub(r"\d", "0", w.text.lower()) for w in sentence.words]


def _at(values: Sequence[str], index: int) -> str:
    return values[index] if 0 <= index < len(values) else "^" if index < 0 else "$"


def _shape(word: str) -> str:
    if not word[0].isalpha():
        return "d" if word[0].isdigit() else "p"
    return "l" if word[0].islower() else "A" if len(word) > 1 and word.isupper() else "C"
