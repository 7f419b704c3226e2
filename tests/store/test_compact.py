from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import pytest
from msgspec import ValidationError

import reportedly
from reportedly.reconcile.copies import copies
from reportedly.reconcile.facts import Facts, facts
from reportedly.reconcile.hearing import Page, page
from reportedly.store import compact
from reportedly.types.incident import Copy, EventRef, Report

PAGE = """Rebels blew up a bridge near Qom on 8 March 2021, killing three soldiers, the army said. "We did it," a spokesman of
the Grey Hand told Radio Tarn. Residents denied that anybody was killed. Police arrested two men in Lille on Monday."""


class _Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class _Inner:
    name: str
    high: int | None


@dataclass(frozen=True, slots=True)
class _Outer:
    colour: _Colour
    pairs: tuple[tuple[str, int, int | None], ...]
    words: frozenset[str]
    refs: frozenset[EventRef]
    inner: tuple[_Inner, ...]
    maybe: _Inner | None
    sure: float


def test_every_shape_comes_back() -> None:
    refs = frozenset({EventRef("b", "e1"), EventRef("a", "e2")})
    value = _Outer(_Colour.RED, (("killed", 3, None),), frozenset("ba"), refs, (_Inner("é", 1),), None, 0.5)
    line = compact.dumps(value)
    assert compact.loads(_Outer, line) == value
    assert line == compact.dumps(replace(value, words=frozenset("ab"), refs=frozenset(sorted(refs))))


@pytest.mark.parametrize("kind", [Facts, Page, Copy])
def test_what_the_join_keeps_comes_back(kind: Any) -> None:
    one, other = (Report(n, reportedly.read(PAGE + n, published=f"2021-03-{9 + i:02}")) for i, n in enumerate("xy"))
    found: dict[Any, tuple[Any, ...]] = {Facts: facts(one), Page: (page(one),), Copy: copies([one, other])}
    assert found[kind]
    for value in found[kind]:
        assert compact.loads(kind, compact.dumps(value)) == value


def test_what_is_no_such_value_is_refused() -> None:
    with pytest.raises(TypeError, match="unsupported"):
        compact.dumps(object())
    with pytest.raises(ValidationError, match="missing required field `high`"):
        compact.loads(_Inner, compact.dumps({"name": "a"}))
