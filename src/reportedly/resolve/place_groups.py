"""Names that stand together: lists ("in A, B and C"), ways ("the A-B road"), places named with what they lie in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.resolve.named import Named, even
from reportedly.resolve.place_evidence import lies_in
from reportedly.types.text import Document
from reportedly.types.world import PlaceLevel

_APART = "|"
_LIST = re.compile(
    r"\)?(?:, ?(?:and |or )?|; ?| (?:and|or|&) )(?:as far away as |also )?(?:even )?(?:in |at |from |to )?(?:the )?"
)
_WAYS = frozenset({" to ", " to the ", " through ", " till "})
_JOINTS = frozenset("-–")
_BRACKET = re.compile(r" ?\(")
_DATED = frozenset({", ", "/", " / "})
_NEAR = re.compile(r",? (?:near|close to|outside|just outside|not far from|beside|next to) (?:the )?")
_INSIDE = re.compile(r",? (?:(?:over |down |up |out )?in )?(?:(?:the|\w+ern|north|south|east|west|central) )*")
_OWNER = re.compile(r"(?: \w+)?['’]s (?:\w+ ){0,2}")
_OF_NEXT = re.compile(r" \w+ of (?:the )?")
_PART = re.compile(r" (?:\w+ ){1,2}of (?:the )?")
_CLOSE = frozenset((",", ".", ";", ":", ")", "—", "–", "-"))
_CONTAINERS = frozenset({"pair.within", "pair.second"})


@dataclass(frozen=True, slots=True)
class Company:
    """What a name stands with: the first and last of its group, and marks of the group and of the place it lies in or holds.

    ``dated``: only a comma, slash or bracket parts it from the name before, as in a dateline.
    """

    first: int
    last: int
    marks: tuple[str, ...]
    dated: bool


def companies(document: Document, names: Sequence[Named]) -> tuple[Company, ...]:
    """The company of each name, in order."""
    gaps = ["|", *(_gap(document, a, b) for a, b in pairwise(names))]
    pairs = [tuple(_pairs(names, gaps, i)) for i in range(len(names))]
    groups = [(group, tuple(_joint(gaps, group))) for group in _groups(names, gaps, pairs)]
    home = {i: (group, joint) for group, joint in groups for i in group}
    found = []
    for i in range(len(names)):
        group, joint = home[i]
        marks = (*joint, *("listed" for _ in group[:1] if group[0] != i), *pairs[i])
        found.append(Company(group[0], group[-1], marks, gaps[i] in _DATED or _BRACKET.fullmatch(gaps[i]) is not None))
    return tuple(found)


def _gap(document: Document, a: Named, b: Named) -> str:
    """The text between two names of one sentence."""
    return even(document.text[a.toponym.span.end : b.toponym.span.start]) if a.words is b.words else _APART


def _groups(names: Sequence[Named], gaps: Sequence[str], pairs: Sequence[Sequence[str]]) -> Iterator[list[int]]:
    """The names by groups. What a name lies in stands alone and does not part a list: "in Qom, Iran, and Basra"."""
    open_group: list[int] = []
    for i, this in enumerate(names):
        if gaps[i] == _APART or not open_group:
            if open_group:
                yield open_group
            open_group = [i]
        elif _CONTAINERS.intersection(pairs[i]):
            yield [i]
        elif this.literal and names[open_group[-1]].literal and _joins(gaps[i], after_pair=open_group[-1] != i - 1):
            open_group.append(i)
        else:
            yield open_group
            open_group = [i]
    if open_group:
        yield open_group


def _joins(gap: str, *, after_pair: bool) -> bool:
    return _LIST.fullmatch(gap) is not None or (not after_pair and (gap in _WAYS or gap in _JOINTS))


def _joint(gaps: Sequence[str], group: Sequence[int]) -> Iterator[str]:
    if any(gaps[i] in _WAYS for i in group[1:]):
        yield "group.range"
    if any(gaps[i] in _JOINTS for i in group[1:]):
        yield "group.joined"


def _pairs(names: Sequence[Named], gaps: Sequence[str], i: int) -> Iterator[str]:
    """Marks of a place that stands beside the one it lies in."""
    this = names[i]
    if gaps[i] != _APART:
        yield from _inner(names[i - 1], this, gaps[i], gaps[i + 1] if i + 1 < len(names) else _APART)
    if i + 1 < len(names) and gaps[i + 1] != _APART:
        after = names[i + 1]
        if _holds(this, after, gaps[i + 1]):
            yield "pair.first"
        if _OF_NEXT.fullmatch(gaps[i + 1]):
            yield "pair.outer_of"
        if _OWNER.fullmatch(gaps[i + 1]) and _lies(after, this):
            yield "pair.holds_next"


def _inner(before: Named, this: Named, gap: str, next_gap: str) -> Iterator[str]:
    if _holds(before, this, gap):
        yield "pair.within"
    elif gap == ", " and not _LIST.fullmatch(next_gap) and _closed(this):
        yield "pair.second"
        if this.place and this.place.level is not PlaceLevel.TOWN:
            yield "pair.second.wide"
    if _NEAR.fullmatch(gap):
        yield "pair.near"
    if _PART.fullmatch(gap) and _lies(before, this):
        yield "pair.of"


def _lies(inner: Named, outer: Named) -> bool:
    return bool(inner.place and outer.place and lies_in(inner.place, outer.place))


def _closed(this: Named) -> bool:
    """Whether a mark or the end of the sentence follows, as after "in Qom, Iran, ..."."""
    rest = this.words[this.last : this.last + 1]
    return not this.tail and (not rest or rest[0] in _CLOSE)


def _holds(inner: Named, outer: Named, gap: str) -> bool:
    """Whether the second place is named to say where the first lies: "X (Y)", "X, Y", "X in northern Y"."""
    if not (inner.place and outer.place) or outer.place.level is PlaceLevel.TOWN:
        return _BRACKET.fullmatch(gap) is not None
    beside = _BRACKET.fullmatch(gap) or (gap != " " and _INSIDE.fullmatch(gap))
    return bool(beside) and lies_in(inner.place, outer.place)
