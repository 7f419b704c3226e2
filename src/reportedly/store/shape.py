"""How a value looks as JSON, said once: encoder, decoder and JSON Schema come from the same description."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Any, Generic, TypeVar

from reportedly.types.field import Basis, Contender, Field, Origin, Reason, Unknown
from reportedly.types.span import Span

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

Json = Any
"""What ``json`` reads and writes; checked by the decoders, not by the type checker."""

WHOLE_VALUE = "*"
"""As the attribute of a key: the member is made of several attributes of the value itself."""

Fault = tuple[tuple[str, ...], str]
"""Where something is wrong, outermost part first, and what."""

_ORIGIN = re.compile(r"([^@]+)@(\S+) (.*)", re.DOTALL)


class Mismatch(ValueError):
    """All faults found below one point, each as its path (outermost part first) and a message."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{'.'.join(path)}: {message}" for path, message in self.faults))

    @classmethod
    def of(cls, expected: str, got: Json) -> Mismatch:
        """One fault at this very point."""
        return cls([((), f"expected {expected}, got {_short(got)}")])


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """``encode`` and ``decode`` take the document's text as second argument, since a span carries its own characters."""

    encode: Callable[[T, str], Json]
    decode: Callable[[Json, str], T]
    schema: Mapping[str, Json]
    defs: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Key:
    """One member of a JSON object: its name, its shape and the attribute it is taken from (the name, if not told).

    A key with ``default`` is left out of the JSON where the value equals it.
    """

    name: str
    shape: Shape[Any]
    attribute: str = ""
    default: tuple[Any, ...] = ()


def _short(got: Json) -> str:
    shown = repr(got)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _plain(kind: type[T], expected: str, schema: Mapping[str, Json]) -> Shape[T]:
    def decode(data: Json, _: str) -> T:
        if not isinstance(data, kind) or (kind is not bool and isinstance(data, bool)):
            raise Mismatch.of(expected, data)
        return data

    return Shape(lambda value, _: value, decode, schema)


TEXT = _plain(str, "a text", {"type": "string"})
WHOLE = _plain(int, "a whole number", {"type": "integer"})
TRUTH = _plain(bool, "true or false", {"type": "boolean"})


def _decode_number(data: Json, _: str) -> float:
    if isinstance(data, bool) or not isinstance(data, (int, float)):
        raise Mismatch.of("a number", data)
    return float(data)


NUMBER: Shape[float] = Shape(lambda value, _: float(value), _decode_number, {"type": "number"})


def _decode_day(data: Json, _: str) -> date:
    if isinstance(data, str) and len(data) == 10:
        try:
            return date.fromisoformat(data)
        except ValueError:
            pass
    raise Mismatch.of("a day as YYYY-MM-DD", data)


DAY: Shape[date] = Shape(lambda value, _: value.isoformat(), _decode_day, {"type": "string", "format": "date"})


def _decode_span(data: Json, text: str) -> Span:
    if not isinstance(data, dict) or set(data) != {"start", "end", "text"}:
        raise Mismatch.of("a span with start, end and text", data)
    start, end = WHOLE.decode(data["start"], text), WHOLE.decode(data["end"], text)
    if not 0 <= start < end <= len(text) or text[start:end] != data["text"]:
        raise Mismatch.of(f"the characters {start} to {end} of the document, {_short(text[max(start, 0) : end])}", data["text"])
    return Span(start, end)


def named(name: str, shape: Shape[T]) -> Shape[T]:
    """The same shape, described once under ``$defs`` of the schema."""
    return Shape(shape.encode, shape.decode, {"$ref": f"#/$defs/{name}"}, {**shape.defs, name: shape.schema})


SPAN: Shape[Span] = named(
    "span",
    Shape(
        lambda value, text: {"start": value.start, "end": value.end, "text": text[value.start : value.end]},
        _decode_span,
        {
            "type": "object",
            "description": "Half-open Unicode code points into document.text; text is that slice.",
            "properties": {
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
                "text": {"type": "string", "minLength": 1},
            },
            "required": ["start", "end", "text"],
            "additionalProperties": False,
        },
    ),
)


def constant(value: str) -> Shape[str]:
    """Exactly this text."""

    def decode(data: Json, _: str) -> str:
        if data != value:
            raise Mismatch.of(repr(value), data)
        return value

    return Shape(lambda *_: value, decode, {"const": value})


def choice(members: type[E]) -> Shape[E]:
    """One member of a closed list."""
    known = {m.value: m for m in members}

    def decode(data: Json, _: str) -> E:
        if not isinstance(data, str) or data not in known:
            raise Mismatch.of(f"one of {', '.join(known)}", data)
        return known[data]

    return Shape(lambda value, _: value.value, decode, {"enum": list(known)})


def many(item: Shape[T]) -> Shape[tuple[T, ...]]:
    """A list of any length."""

    def decode(data: Json, text: str) -> tuple[T, ...]:
        if not isinstance(data, list):
            raise Mismatch.of("a list", data)
        found: list[T] = []
        faults: list[Fault] = []
        for i, entry in enumerate(data):
            try:
                found.append(item.decode(entry, text))
            except Mismatch as wrong:
                faults += [((str(i), *path), message) for path, message in wrong.faults]
        if faults:
            raise Mismatch(faults)
        return tuple(found)

    return Shape(
        lambda value, text: [item.encode(entry, text) for entry in value],
        decode,
        {"type": "array", "items": item.schema},
        item.defs,
    )


def maybe(item: Shape[T]) -> Shape[T | None]:
    """The value, or null where there is none (which is not the same as unknown)."""
    return Shape(
        lambda value, text: None if value is None else item.encode(value, text),
        lambda data, text: None if data is None else item.decode(data, text),
        {"anyOf": [item.schema, {"type": "null"}]},
        item.defs,
    )


def _getter(key: Key) -> Callable[[Any], Any]:
    if key.attribute == WHOLE_VALUE:
        return lambda value: value
    return attrgetter(key.attribute or key.name)


def obj(make: Callable[..., T], description: str, *keys: Key) -> Shape[T]:
    """A JSON object with exactly these keys; ``make`` is called with the decoded members by key name."""
    readers = [(k.name, _getter(k), k.shape.encode, k.default) for k in keys]
    shapes = {k.name: k for k in keys}

    def encode(value: T, text: str) -> Json:
        found = {}
        for name, read, write, default in readers:
            member = read(value)
            if not default or member != default[0]:
                found[name] = write(member, text)
        return found

    def decode(data: Json, text: str) -> T:
        if not isinstance(data, dict):
            raise Mismatch.of("an object", data)
        faults: list[Fault] = [((name,), "is not a key of this object") for name in data if name not in shapes]
        found = {}
        for name, key in shapes.items():
            if name not in data:
                if key.default:
                    found[name] = key.default[0]
                else:
                    faults.append(((name,), "is missing"))
                continue
            try:
                found[name] = key.shape.decode(data[name], text)
            except Mismatch as wrong:
                faults += [((name, *path), message) for path, message in wrong.faults]
        return checked(make, found, faults)

    schema = {
        "type": "object",
        "description": description,
        "properties": {k.name: k.shape.schema for k in keys},
        "required": [k.name for k in keys if not k.default],
        "additionalProperties": False,
    }
    return Shape(encode, decode, schema, {n: d for k in keys for n, d in k.shape.defs.items()})


def checked(make: Callable[..., T], found: Mapping[str, Any], faults: list[Fault]) -> T:
    """``make(**found)``, or all faults at once; a rule that the type itself enforces counts as one."""
    if faults:
        raise Mismatch(faults)
    try:
        return make(**found)
    except ValueError as broken:
        raise Mismatch([((), str(broken))]) from broken


def _decode_origin(data: Json, _: str) -> Origin:
    parts = _ORIGIN.fullmatch(data) if isinstance(data, str) else None
    if parts is None:
        raise Mismatch.of("'engine@version rule'", data)
    return Origin(*parts.groups())


ORIGIN: Shape[Origin] = Shape(
    lambda value, _: str(value),
    _decode_origin,
    {"type": "string", "pattern": "^[^@]+@\\S+ ", "description": "engine@version rule"},
)


def _unknown(unknown: Reason, spans: tuple[Span, ...], note: str) -> Unknown:
    return Unknown(unknown, spans, note)


UNKNOWN: Shape[Unknown] = named(
    "unknown",
    obj(
        _unknown,
        "We do not know, and why.",
        Key("unknown", choice(Reason), "reason"),
        Key("spans", many(SPAN)),
        Key("note", TEXT, default=("",)),
    ),
)


def known(name: str, value: Shape[T]) -> Shape[Field[T]]:
    """A field that has a value of this shape; ``name`` is what the schema calls it."""
    contender = obj(Contender, "A value that was weighed and not taken.", Key("value", value), Key("score", NUMBER))
    return named(
        name,
        obj(
            Field,
            "A value, how it is known, the characters it stands on and who found it.",
            Key("value", value),
            Key("basis", choice(Basis)),
            Key("spans", many(SPAN)),
            Key("by", ORIGIN),
            Key("confidence", maybe(NUMBER), default=(None,)),
            Key("note", TEXT, default=("",)),
            Key("contenders", many(contender), default=((),)),
        ),
    )


def or_unknown(value: Shape[T]) -> Shape[T | Unknown]:
    """The value, or an unknown with its reason."""

    def decode(data: Json, text: str) -> T | Unknown:
        if isinstance(data, dict) and "unknown" in data:
            return UNKNOWN.decode(data, text)
        return value.decode(data, text)

    return Shape(
        lambda given, text: UNKNOWN.encode(given, text) if isinstance(given, Unknown) else value.encode(given, text),
        decode,
        {"oneOf": [value.schema, UNKNOWN.schema]},
        {**value.defs, **UNKNOWN.defs},
    )
