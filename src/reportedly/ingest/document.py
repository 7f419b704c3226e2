"""Bytes of one report into a document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from reportedly.ingest.given import RawInput
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.span import trimmed
from reportedly.types.text import Block, BlockRole, Document, Source

_GIVEN = Origin("given", "1", "metadata")


def document(raw: RawInput, sources: Mapping[str, Source]) -> Document:
    """The document of one report (plain text for now)."""
    text = raw.data.decode("utf-8")
    digest = hashlib.sha256(raw.data).hexdigest()
    given = raw.given
    blocks = [b for m in re.finditer(r".+?(?:\n\s*\n|\Z)", text, re.DOTALL) if (b := trimmed(text, *m.span()))]
    return Document(
        id=given.id or "r-" + digest[:16],
        sha256=digest,
        text=text,
        blocks=tuple(Block(BlockRole.BODY, b) for b in blocks),
        title=Field(given.title, Basis.GIVEN, (), _GIVEN) if given.title else Unknown(Reason.NOT_STATED),
        published=Field(given.published, Basis.GIVEN, (), _GIVEN) if given.published else Unknown(Reason.NOT_STATED),
        language=Field("en", Basis.ASSUMED, (), _GIVEN),
        url=Field(given.url, Basis.GIVEN, (), _GIVEN) if given.url else Unknown(Reason.NOT_STATED),
        source=sources.get(given.source, Unknown(Reason.NOT_STATED)),
        given=given.extra,
    )
