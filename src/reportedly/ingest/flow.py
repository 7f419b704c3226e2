"""An HTML tree as a flow of paragraphs in page order, each with the exact characters a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

_SKIPPED = frozenset(
    [
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "datalist",
        "map",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_WHITE = re.compile(r"[ \t\n\r\f]+")
"""White space that HTML collapses; a no-break space is none of it (HTML standard, "ASCII whitespace")."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of a page. ``tags`` are its block elements from the outside in, ``marks`` their classes and ids.

    ``linked`` is the share of its characters that stand in links.
    """

    text: str
    tags: tuple[str, ...]
    marks: tuple[str, ...]
    linked: float

    @property
    def key(self) -> str:
        """Its words with one space around each: what it says, apart from marks and case."""
        return " " + " ".join(_WORD.findall(self.text)).casefold() + " "

    @property
    def nearby(self) -> str:
        """The classes and ids of the element it stands in and of those two around it, the page's own left out."""
        inner = [m for t, m in zip(self.tags, self.marks, strict=True) if t not in ("html", "body", "main", "article")]
        return " ".join(inner[-3:])

    def within(self, *tags: str) -> bool:
        """Whether it stands in one of these elements."""
        return any(t in self.tags for t in tags)


@dataclass(slots=True)
class _Run:
    """The inline text that is being gathered, with the number of its characters that are linked."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0


def tree_of(html: str) -> Any:
    """The parsed page (an lxml element), or None if there is nothing to parse."""
    return etree.fromstring(html.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", huge_tree=True))


def passages(tree: Any) -> Iterator[Passage]:
    """All paragraphs of ``tree`` (an lxml element) in page order; a line break ends one. None is empty."""
    run = _Run()
    path: list[tuple[str, str]] = []
    links = skipped = 0
    for step, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = node.tag if isinstance(node.tag, str) else "!"
        hidden = tag in _SKIPPED
        if step == "start":
            skipped += hidden
            links += tag == "a"
            if tag not in _INLINE:
                yield from _passage(run, path)
                run = _Run()
                path.append((tag, f"{node.get('class') or ''} {node.get('id') or ''}".casefold()))
            _say(run, node.text, links, skipped)
            continue
        if step == "end":
            skipped -= hidden
            links -= tag == "a"
            if tag not in _INLINE:
                yield from _passage(run, path)
                run = _Run()
                path.pop()
        if node is not tree:
            _say(run, node.tail, links, skipped)


def _say(run: _Run, text: str | None, links: int, skipped: int) -> None:
    if text and not skipped:
        run.parts.append(text)
        run.linked += len(text.strip()) if links else 0


def _passage(run: _Run, path: list[tuple[str, str]]) -> Iterator[Passage]:
    text = _WHITE.sub(" ", "".join(run.parts)).strip(" ")
    if text.strip():
        tags, marks = zip(*path, strict=True) if path else ((), ())
        yield Passage(text, tags, marks, run.linked / len(text))
