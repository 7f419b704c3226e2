"""What comes with a report from outside its text, and the raw report itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """How the bytes of a report are to be read."""

    TEXT = "text"
    HTML = "html"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that was given with a report. Empty texts and None mean that nothing was given."""

    id: str = ""
    published: date | None = None
    source: str = ""
    url: str = ""
    title: str = ""
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RawInput:
    """One report before it is read: where it was found, its bytes, what was given with it."""

    where: str
    data: bytes
    given: Given = Given()
    kind: Kind = Kind.UNKNOWN
