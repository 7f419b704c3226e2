"""Frozen values as nested JSON lists and back, made from their type hints: small and quick, for what the store makes itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
_Turn = Callable[[Any], Any]
_PLAIN = (str, int, float, bool, NoneType)


def dumps(value: Any) -> str:
    """A frozen dataclass as one JSON list: the values of its fields in their order."""
    return json.dumps(_writer(value.__class__)(value), ensure_ascii=False, separators=(",", ":"))


def loads(kind: type[T], line: str) -> T:
    """The value of a line that :func:`dumps` wrote.

    Raises:
        TypeError: the dataclass has other fields now.
    """
    shape: Any = kind
    made: T = _reader(shape)(json.loads(line))
    return made


@cache
def _writer(kind: Any) -> _Turn:
    """How a value of ``kind`` becomes JSON; the same function for all that JSON has itself."""
    told, inner = get_origin(kind), get_args(kind)
    if kind in _PLAIN or (isinstance(kind, type) and issubclass(kind, StrEnum)):
        return _same
    if told in (Union, UnionType):
        some = [_writer(k) for k in inner if k is not NoneType]
        one = some[0]
        return _same if all(w is _same for w in some) else lambda v: None if v is None else one(v)
    if told is tuple and inner[-1] is not Ellipsis:
        each = [_writer(k) for k in inner]
        return list if all(w is _same for w in each) else lambda v: [w(x) for w, x in zip(each, v, strict=True)]
    if told is frozenset:
        item = _writer(inner[0])
        return sorted if item is _same else lambda v: [item(x) for x in sorted(v)]
    if told is tuple:
        item = _writer(inner[0])
        return list if item is _same else lambda v: [item(x) for x in v]
    parts = [(name, _writer(hint)) for name, hint in _hints(kind)]
    return lambda v: [getattr(v, name) if w is _same else w(getattr(v, name)) for name, w in parts]


@cache
def _reader(kind: Any) -> _Turn:
    told, inner = get_origin(kind), get_args(kind)
    if kind in _PLAIN:
        return _same
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {m.value: m for m in kind}.__getitem__
    if told in (Union, UnionType):
        some = [_reader(k) for k in inner if k is not NoneType]
        one = some[0]
        return _same if all(r is _same for r in some) else lambda v: None if v is None else one(v)
    if told is tuple and inner[-1] is not Ellipsis:
        each = [_reader(k) for k in inner]
        return tuple if all(r is _same for r in each) else lambda v: tuple([r(x) for r, x in zip(each, v, strict=True)])
    if told in (tuple, frozenset):
        item = _reader(inner[0])
        return told if item is _same else lambda v: told([item(x) for x in v])
    parts = [_reader(hint) for _, hint in _hints(kind)]
    return lambda v: kind(*[x if r is _same else r(x) for r, x in zip(parts, v, strict=True)])


def _same(value: Any) -> Any:
    return value


def _hints(kind: Any) -> list[tuple[str, Any]]:
    if not is_dataclass(kind):
        raise TypeError(f"{kind} has no compact form: it is made of dataclasses, tuples, sets and plain values")
    hints = get_type_hints(kind)
    return [(f.name, hints[f.name]) for f in fields(kind)]
