"""An HTML page into exact text: its paragraphs in page order, with the role of each."""

from __future__ import annotations

import trafilatura

from reportedly.errors import InputError
from reportedly.ingest.layout import layout
from reportedly.ingest.metadata import Found
from reportedly.types.text import Block


def page(html: str, where: str, url: str) -> tuple[str, tuple[Block, ...], Found]:
    text = trafilatura.extract(html, url=url or None, include_comments=False) or ""
    if not text.strip():
        raise InputError("no text is found in this page", where, "Check that it is a report.")
    return text, layout(text), Found()
