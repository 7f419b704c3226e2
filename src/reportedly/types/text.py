"""A report's text and its parts: spans of code points, layout blocks, outlets, the document."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reportedly.types.field import Field, Reason, Unknown
from reportedly.types.span import Span


class BlockRole(StrEnum):
    """What a stretch of a page is for."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    NOTE = "note"
    RESIDUE = "residue"


class OutletKind(StrEnum):
    """What kind of body publishes a report. Says nothing about its truth."""

    PARTY_ORGAN = "party organ"
    STATE_MEDIA = "state media"
    MILITARY = "military"
    NEWS_AGENCY = "news agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    RIGHTS_GROUP = "rights group"
    LOCAL_PARTNER = "local partner"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the page with one role. ``copy_of`` is the index of the block whose news it repeats."""

    role: BlockRole
    span: Span
    copy_of: int | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """One word (letters and digits, with inner apostrophes and hyphens) or one punctuation mark, as written."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line of a headline, with its words and the index of the block it stands in."""

    span: Span
    words: tuple[Word, ...]
    block: int
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet a report comes from, as the outlets register has it.

    ``owner`` and ``country`` (ISO 3166-1 alpha-2) are unknown where the register tells none. ``party_to`` are the bodies that
    own or run it or whose official outlet it is. ``told`` is how its id was inferred; None where it was given or stands on
    the page.
    """

    id: str
    name: str
    kind: OutletKind
    owner: str | Unknown
    party_to: tuple[str, ...] = ()
    country: str | Unknown = Unknown(Reason.NOT_STATED)  # noqa: RUF009 - a frozen value
    told: Field[str] | None = None

    @property
    def partial(self) -> bool:
        """Whether it speaks for a body that may be a party to what it tells."""
        return bool(self.party_to) or self.kind in (OutletKind.PARTY_ORGAN, OutletKind.STATE_MEDIA, OutletKind.MILITARY)


@dataclass(frozen=True, slots=True)
class Document:
    """One report as it was ingested. ``text`` never changes afterwards; ``sha256`` is that of the original bytes.

    ``blocks`` are in order of their start, do not overlap and cover every character that is not white space.
    ``given`` holds metadata that came with the report and that we do not use ourselves.
    """

    id: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: Field[str] | Unknown
    published: Field[date] | Unknown
    language: Field[str] | Unknown
    url: Field[str] | Unknown
    source: Source | Unknown
    given: tuple[tuple[str, str], ...] = field(default=())

    def __getitem__(self, span: Span) -> str:
        """The characters of ``span``: the quote."""
        return self.text[span.start : span.end]

    @property
    def year(self) -> int | None:
        """The year in which it was published, None where that is unknown."""
        return None if isinstance(self.published, Unknown) else self.published.value.year

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``, or None between blocks."""
        at = bisect_right(self.blocks, offset, key=lambda b: b.span.start) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].span.end else None
