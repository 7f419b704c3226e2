"""Places that are each told with days of their own: "in A on 3 May and in B on 4 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.lexicon import listed
from reportedly.types.field import Field
from reportedly.types.span import Span
from reportedly.types.world import When

_WORD = re.compile(r"\w+|\S")


@dataclass(frozen=True, slots=True)
class PlaceDays:
    """Places (indexes of the record) and the time that is told with them."""

    places: tuple[int, ...]
    when: Field[When]


Item = tuple[Span, int | Field[When]]
"""A place by its index or a time, and its characters."""


def place_days(text: str, items: Sequence[Item], when: Field[When]) -> tuple[PlaceDays, ...]:
    """Each group of places with its time in the chain of ``items`` of one sentence that holds ``when``, in order.

    Nothing but commas, "and" and prepositions (``grammar.toml``, ``place_times``) may stand between. Empty where the chain
    tells a single pair, or where it is open which place belongs to which time.
    """
    for chain in _chains(text, sorted(items, key=lambda x: x[0])):
        if any(isinstance(x, Field) and span in when.spans for span, x in chain):
            return _paired(chain)
    return ()


def _chains(text: str, items: Sequence[Item]) -> Iterator[list[Item]]:
    joining, chain = listed("grammar", "place_times"), list[Item]()
    for item in items:
        if chain and not set(_WORD.findall(text[chain[-1][0].end : item[0].start].lower())) <= joining:
            yield chain
            chain = []
        chain.append(item)
    if chain:
        yield chain


def _paired(chain: Sequence[Item]) -> tuple[PlaceDays, ...]:
    """The pairs of a chain in which each time stands behind its places, or each before them."""
    days_first = isinstance(chain[0][1], Field)
    if isinstance(chain[-1][1], Field) is days_first:
        return ()
    groups: list[tuple[list[int], Field[When]]] = []
    for _, item in chain if days_first else reversed(chain):
        if isinstance(item, Field):
            groups.append(([], item))
        else:
            groups[-1][0].append(item)
    if len(groups) < 2 or not all(places for places, _ in groups):
        return ()
    found = [PlaceDays(tuple(places), when) for places, when in groups]
    return tuple(found) if days_first else tuple(PlaceDays(x.places[::-1], x.when) for x in reversed(found))
