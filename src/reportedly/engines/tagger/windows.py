"""A report's tokens as windows of word pieces: each window is read alone, so that no report depends on its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.engines.tagger.tokens import Token

SIZE = 256
"""Word pieces in the longest window, with the two that open and close it."""
OVERLAP = 48
"""Word pieces, at the least, that a window repeats of the one before it, where a report needs several."""
CLS, SEP = 101, 102
"""What opens and closes a window in the encoder's vocabulary."""

Pieces = Callable[[Sequence[str]], list[list[int]]]
"""Words to the ids of their pieces."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of tokens ``first`` to ``last`` (half-open). ``at[i]`` is the place of the first piece of token first + i.

    ``ids`` and the features have one value a piece; ``trust`` says of each token how far it lies from a cut, in tokens.
    """

    first: int
    last: int
    ids: tuple[int, ...]
    at: tuple[int, ...]
    features: tuple[tuple[int, int, int, int], ...]
    trust: tuple[int, ...]


def windows(found: Sequence[Token], pieces: Pieces) -> list[Window]:
    """The windows of a report. They begin and end with sentences where these are short enough."""
    parts = pieces([t.text for t in found])
    sizes = [len(p) for p in parts]
    out: list[Window] = []
    first = 0
    while first < len(found):
        last = _end(found, sizes, first)
        out.append(_window(found, parts, first, last))
        if last == len(found):
            break
        first = _next(found, sizes, first, last)
    return out


def _end(found: Sequence[Token], sizes: Sequence[int], first: int) -> int:
    """Where a window from ``first`` ends: after the last sentence that fits, or within one that would leave it half empty."""
    room, last, whole = SIZE - 2, first, first
    while last < len(found) and sizes[last] <= room:
        room -= sizes[last]
        last += 1
        if last == len(found) or (found[last].sentence != found[last - 1].sentence and room <= SIZE // 2):
            whole = last
    return whole if whole > first else max(last, first + 1)


def _next(found: Sequence[Token], sizes: Sequence[int], first: int, last: int) -> int:
    """Where the next window begins: with a sentence that leaves enough to repeat, if one does."""
    start, repeated, least = last, 0, first + (last - first + 1) // 2
    while start > least and repeated < OVERLAP:
        start -= 1
        repeated += sizes[start]
    whole = start
    while whole > least and found[whole].sentence == found[whole - 1].sentence and last - whole < 2 * OVERLAP:
        whole -= 1
    return whole if found[whole].sentence != found[whole - 1].sentence else start


def _window(found: Sequence[Token], parts: Sequence[Sequence[int]], first: int, last: int) -> Window:
    ids, features, at = [CLS], [(0, 0, 0, 0)], []
    for token, part in zip(found[first:last], parts[first:last], strict=True):
        at.append(len(ids))
        ids += part[: SIZE - 2]
        features += [(token.case, token.within, token.start, token.role)] * min(len(part), SIZE - 2)
    ids.append(SEP)
    features.append((0, 0, 0, 0))
    far = len(found)
    trust = [min(i - first if first else far, last - 1 - i if last < len(found) else far) for i in range(first, last)]
    return Window(first, last, tuple(ids), tuple(at), tuple(features), tuple(trust))
