"""Which things hang together by a chain of ties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

T = TypeVar("T")


def components(things: Iterable[T], ties: Iterable[tuple[T, T]]) -> Mapping[T, T]:
    """Of each thing the one that stands for all that hang together with it (union-find)."""
    root = {thing: thing for thing in things}

    def top(thing: T) -> T:
        while (above := root[thing]) is not thing:
            root[thing] = thing = root[above]
        return thing

    for one, other in ties:
        root[top(other)] = top(one)
    return {thing: top(thing) for thing in root}


def chained(things: Iterable[T], onward: Callable[[T], Iterable[T]]) -> frozenset[T]:
    """The things, and all to which ``onward`` leads from them over any number of steps."""
    seen = set(things)
    todo = [*seen]
    while todo:
        new = set(onward(todo.pop())) - seen
        seen |= new
        todo += new
    return frozenset(seen)
