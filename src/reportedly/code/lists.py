"""Lists by place: a line that ends in a colon, then lines that each begin with a place ("– Lyon: 14")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.code.telling import Line

_MARKS = frozenset(("–", "—", "-", "•", "*", "·"))
_ENDS = frozenset((":", "–", "—", "-", "("))


@dataclass(frozen=True, slots=True)
class PlaceList:
    """The lines of the paragraph that opens a list, and its items, as indexes of lines.

    ``places`` are the first places of the items, as indexes of the places by line that were given.
    """

    opening: tuple[int, ...]
    items: tuple[int, ...]
    places: tuple[int, ...]


def place_lists(lines: Sequence[Line], places: Mapping[int, Sequence[int]], starts: Sequence[int]) -> Iterator[PlaceList]:
    """Every list by place with two items or more. ``starts`` are the first characters of the places."""
    for line in lines:
        if not line.low or line.low[-1] != ":":
            continue
        items: list[Line] = []
        for item in lines[line.index + 1 :]:
            here = places.get(item.index, ())
            if not here or not _opens(item, item.at(starts[here[0]])):
                if item.sentence.block != (items[-1].sentence.block if items else -1):
                    break
                continue
            items.append(item)
        if len(items) > 1:
            block = line.sentence.block
            opening = tuple(x.index for x in lines[: line.index + 1] if x.sentence.block == block)
            yield PlaceList(opening, tuple(i.index for i in items), tuple(places[i.index][0] for i in items))


def _opens(line: Line, at: int) -> bool:
    """Whether the place at word ``at`` opens an item."""
    if any(w not in _MARKS for w in line.low[:at]):
        return False
    return any(w in _ENDS for w in line.low[at + 1 : at + 4])
