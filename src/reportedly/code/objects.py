"""What was hit, burned or blown up: the thing beside the trigger whose head noun ``data/objects.toml`` knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from reportedly.code.telling import Line, Telling
from reportedly.lexicon import load
from reportedly.types.span import Span

_REACH = 14
_ALONE = frozenset({"property", "blast"})
"""Ways of acting whose verbs tell, without an object, what befell their subject ("the depot burned down")."""


def both_numbers(noun: str) -> tuple[str, str]:
    """A noun and its plural by rule."""
    return noun, noun[:-1] + "ies" if noun.endswith("y") else noun + ("es" if noun.endswith(("s", "ch", "x")) else "s")


@cache
def _nouns() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Object nouns, singular and plural, by their last word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, nouns in load("objects")["types"].items():
        for noun in nouns:
            *lead, last = noun.split()
            for word in both_numbers(last):
                found.setdefault(word, []).append(((*lead, word), kind))
    return {last: tuple(sorted(all_, key=lambda x: -len(x[0]))) for last, all_ in found.items()}


def objects(told: Telling) -> tuple[tuple[str, Span], ...]:
    """The kinds (of ``data/objects.toml``) and the noun phrases of the things that suffer the act."""
    if told.trigger.passive and not told.trigger.noun:
        return tuple(_things(told.line, told.clause[0], told.first))
    stop = min(told.clause[1], told.last + _REACH)
    block = next(
        (i for i in range(told.last, stop) if told.line.low[i] in ("by", "who", "which", "when", "after", "because")), stop
    )
    found = tuple(_things(told.line, told.last, block))
    if found or told.trigger.noun:
        return found
    inside = tuple(_things(told.line, told.first, told.last))
    alone = not inside and not told.agents and told.code["way"] in _ALONE
    return tuple(_things(told.line, told.clause[0], told.first)) if alone else inside


def kind_of_thing(text: str) -> str:
    """The kind of a thing by the last noun in its name that ``data/objects.toml`` knows; OTHER where it knows none."""
    low = text.lower().split()
    for i in range(len(low) - 1, -1, -1):
        for words, kind in _nouns().get(low[i].strip(".,'"), ()):
            if tuple(low[max(0, i - len(words) + 1) : i + 1]) == words:
                return kind
    return "OTHER"


def _things(line: Line, start: int, stop: int) -> Iterator[tuple[str, Span]]:
    grammar = load("grammar")
    for i in range(start, stop):
        for words, kind in _nouns().get(line.low[i], ()):
            first = i - len(words) + 1
            if first < start or line.low[first : i + 1] != words:
                continue
            if i + 1 < stop and (line.low[i + 1] in _nouns() or (line.low[i + 1] in ("of", "'s") and kind == "OTHER")):
                break
            while (
                first > start
                and line.low[first - 1].isalpha()
                and not any(
                    line.low[first - 1] in grammar[k]
                    for k in ("prepositions", "determiners", "coordinators", "be", "have", "conjunctions")
                )
                and first > i - 3
            ):
                first -= 1
            yield kind, line.span(first, i + 1)
            break
