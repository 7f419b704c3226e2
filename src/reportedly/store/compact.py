"""Frozen values as bytes and back, by their type hints (MessagePack): for what the store makes itself and can make again."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar

from msgspec.msgpack import Decoder, Encoder

T = TypeVar("T")
_ENCODER = Encoder(order="deterministic")


def dumps(value: Any) -> bytes:
    """A frozen dataclass, or a tuple, as bytes: equal values have equal bytes."""
    return _ENCODER.encode(value)


def loads(kind: type[T], data: bytes) -> T:
    """The value of what :func:`dumps` made.

    Raises:
        msgspec.ValidationError: the dataclass has other fields now.
    """
    shape: Any = kind
    made: T = _decoder(shape).decode(data)
    return made


@cache
def _decoder(kind: Any) -> Decoder[Any]:
    return Decoder(kind)
