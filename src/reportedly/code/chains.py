"""Numbers and single people that "and" joins into one toll: "two policemen, a boy and Ali Haddad were killed"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import listed, load
from reportedly.types.mention import ActorMention, Quantity
from reportedly.types.span import Span
from reportedly.types.world import ActorKind

_JOINTS = (("and",), (",", "and"))


@dataclass(frozen=True, slots=True)
class Part:
    """A number with its noun, or one person, at words ``start`` to ``end``; ``span`` are the words that tell how many."""

    start: int
    end: int
    low: int
    high: int | None
    span: Span
    named: bool = False


def single(page: Page, mention: ActorMention) -> bool:
    """Whether it is one person: behind "a", "an" or "one", or by name."""
    return _article(page, mention) or page.kinds([mention]) == {ActorKind.PERSON}


def number(line: Line, quantity: Quantity) -> Part:
    """A number as a part."""
    end = line.at((quantity.unit or quantity.span).end - 1) + 1
    return Part(line.at(quantity.span.start), end, quantity.low, quantity.high, quantity.span)


def person(page: Page, line: Line, mention: ActorMention) -> Part:
    """One person as a part."""
    named = not _article(page, mention)
    return Part(line.at(mention.span.start), line.at(mention.span.end - 1) + 1, 1, 1, mention.span, named)


def joined(page: Page, told: Telling, base: Part, numbers: Iterable[Quantity]) -> Part:
    """``base`` with the parts of the same subject or object; itself where no "and" joins it to another."""
    line = told.line
    counted = [number(line, q) for q in numbers if q.unit and q.low]
    people = [person(page, line, m) for m in line.mentions if not (m.plural or m.pronoun) and single(page, m)]
    alone = [p for p in people if not any(p.start < c.end and c.start < p.end for c in (*counted, base))]
    parts = sorted((*(c for c in counted if c.start != base.start), *alone, base), key=lambda p: p.start)
    at = parts.index(base)
    first = last = at
    while first and _chained(line, parts[first - 1], parts[first]):
        first -= 1
    while last + 1 < len(parts) and _chained(line, parts[last], parts[last + 1]):
        last += 1
    chain = _listed(line, parts[first : last + 1], base)
    if len(chain) == 1 or base.low == 0 or any(p.start < told.last and p.end > told.first for p in chain):
        return base
    highs = [p.high for p in chain if p.high is not None]
    high = sum(highs) if len(highs) == len(chain) else None
    whole = chain[0].span.join(chain[-1].span)
    return Part(chain[0].start, chain[-1].end, sum(p.low for p in chain), high, whole)


def _article(page: Page, mention: ActorMention) -> bool:
    return page.document[mention.span].lower().split()[0] in load("counts")["single"]


def _joint(line: Line, a: Part, b: Part) -> tuple[str, ...]:
    return line.low[a.end : b.start]


def _chained(line: Line, a: Part, b: Part) -> bool:
    """Whether two stand in one list. "Ali Haddad, a baker" are one person, "three killed and nine wounded" two tolls."""
    if line.low[a.end - 1] in listed("numbers", "participles", "words"):
        return False
    return _joint(line, a, b) in _JOINTS or (_joint(line, a, b) == (",",) and not a.named)


def _listed(line: Line, chain: Sequence[Part], base: Part) -> Sequence[Part]:
    """The chain where its last joint is "and"; else the base alone."""
    return chain if len(chain) > 1 and _joint(line, chain[-2], chain[-1]) in _JOINTS else [base]
