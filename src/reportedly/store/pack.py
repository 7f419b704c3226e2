"""A record as the rows that the store keeps: pure work, done beside the reading and not by the one who writes."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.store import compact
from reportedly.store.codec import encode
from reportedly.store.parts import made_by, parts
from reportedly.store.shape import Json
from reportedly.types.incident import Report
from reportedly.types.record import EngineInfo, Record

Assertion = tuple[str, str, str | None, str | None, str | None, str, str]
"""subject, field, value, unknown, basis, spans, by"""

_COMPRESSION = 6
_MARKINGS = {
    "places": ("role",),
    "attributions": ("kind", "parent"),
    "events": ("status", "time_frame", "claimed_by", "counts", "places", "same_as"),
    "claims": ("kind", "claimed_by", "events"),
    "times": ("timex", "flags"),
    "wording": ("category", "neutral"),
}
_FIELDS = {
    "document": ("title", "published", "language", "url"),
    "places": ("field",),
    "times": ("field",),
    "actors": ("kind", "country"),
    "attributions": ("speaker", "said"),
    "events": (
        "plover",
        "mode",
        "acled",
        "when",
        "own_deed",
        "agents",
        "recipients",
        "instruments",
        "objects",
        "effects",
        "coded",
    ),
    "wording": ("about", "side"),
}
_PLACE_OF = {"events": "trigger"}


@dataclass(frozen=True, slots=True)
class Packed:
    """One record with its original bytes, both compressed, ready to be inserted.

    ``input`` tells one input from another: same bytes and same given metadata, same input. ``report`` holds digest, sha256,
    document id, title, published, source, url and text; ``claims`` index, kind, claimed_by and text; ``joining`` what the parts
    for the join are made by, and these, compact.
    """

    input: str
    engine: EngineInfo
    body: bytes
    original: bytes
    size: int
    words: int
    events: int
    report: tuple[str | None, ...]
    claims: tuple[tuple[int, str, str, str], ...]
    assertions: tuple[Assertion, ...]
    joining: tuple[str, bytes]


def pack(record: Record, original: bytes, key: str = "") -> Packed:
    """The rows of ``record``; ``key`` is the input's digest (default: the digest of its bytes and the document's id)."""
    data = encode(record)
    page = data["document"]
    text = record.document.text
    source = page["source"].get("id")
    told = [page[name].get("value") for name in ("title", "published", "url")]
    digest = _digest([page, data["blocks"]])
    return Packed(
        input=key or _digest([page["sha256"], page["id"]]),
        engine=record.engine,
        body=zlib.compress(_json(data).encode(), _COMPRESSION),
        original=zlib.compress(original, _COMPRESSION),
        size=len(original),
        words=len(text.split()),
        events=len(record.events),
        report=(digest, page["sha256"], page["id"], told[0], told[1], source, told[2], text),
        claims=tuple((i, c["kind"], c["claimed_by"], c["span"]["text"]) for i, c in enumerate(data["claims"])),
        assertions=tuple(_assertions(data)),
        joining=(made_by(), compact.dumps(parts(Report(page["id"], record)))),
    )


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _digest(value: Json) -> str:
    return hashlib.sha256(_json(value).encode()).hexdigest()


def _assertions(data: dict[str, Json]) -> Iterator[Assertion]:
    by = f"{data['engine']['name']}@{data['engine']['version']} "
    yield from _fields("document", data["document"], _FIELDS["document"], by)
    for name, singular in (
        ("places", "place"),
        ("times", "time"),
        ("actors", "actor"),
        ("attributions", "attribution"),
        ("events", "event"),
        ("claims", "claim"),
        ("wording", "wording"),
    ):
        for i, entry in enumerate(data[name]):
            subject = f"{singular}:{entry.get('id', i)}"
            yield from _fields(subject, entry, _FIELDS.get(name, ()), by)
            where = entry.get(_PLACE_OF.get(name, "span"))
            spans = _spans([where] if where else [])
            origin = by + entry.get("rule", "")
            told = [marking for marking in _MARKINGS.get(name, ()) if entry[marking] not in (None, [])]
            for marking in told:
                yield subject, marking, _json(entry[marking]), None, None, spans, origin


def _fields(subject: str, entry: dict[str, Json], names: tuple[str, ...], by: str) -> Iterator[Assertion]:
    for name in (n for n in names if n in entry):
        member = entry[name]
        listed = enumerate(member) if isinstance(member, list) else [("", member)]
        for i, field in listed:
            label = f"{name}.{i}" if i != "" else name
            spans = _spans(field["spans"])
            if "unknown" in field:
                yield subject, label, None, field["unknown"], None, spans, by
            else:
                yield subject, label, _json(field["value"]), None, field["basis"], spans, field["by"]


def _spans(spans: list[Json]) -> str:
    return _json([[s["start"], s["end"]] for s in spans])
