"""Reads a page as a browser would: its elements, anchors, links and the characters of its text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

OUTSIDE = re.compile(r"""(?:src|href|action|xlink:href)="(?!#)[^"]|url\(|@import|https?://|//cdn""")


class Reader(HTMLParser):
    """Collects the characters of the element with id "text", and what each anchor holds there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.marked: dict[str, str] = {}
        self._open: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.ids += [known["id"]] if known.get("id") else []
        self.links += [known["href"]] if known.get("href") else []
        if tag != "meta":
            self._open.append((tag, known))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(known.get("id") == "text" for _, known in self._open):
            self.text += data
            for anchor in (self._open[-1][1].get("data-a") or "").split():
                self.marked[anchor] = self.marked.get(anchor, "") + data


def read(markup: str) -> Reader:
    """The page as it was read; every element is closed."""
    reader = Reader()
    reader.feed(markup)
    reader.close()
    assert reader._open == []
    return reader
