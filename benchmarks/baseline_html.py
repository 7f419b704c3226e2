"""The article of a page as a short script finds it: all that stands in paragraphs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import html  # type: ignore[import-untyped]  # lxml ships no types


def paragraphs(row: Mapping[str, Any]) -> dict[str, Any]:
    """The text of every ``<p>`` of the page."""
    page = str(row["html"]).encode("utf-8")
    tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    return {"doc_id": row["doc_id"], "text": "\n".join(p.text_content() for p in tree.iter("p"))}
