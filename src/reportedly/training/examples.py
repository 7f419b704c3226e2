"""Annotated reports as what the network is to answer: a tag a token and head, and which cue a content belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.engines.tagger.labels import KINDS, PARTS, ROLES
from reportedly.engines.tagger.tokens import Token, tokens
from reportedly.engines.tagger.windows import Pieces, Window, windows
from reportedly.ingest.document import in_any_language
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.types.text import Document

OUT, BEGIN, INSIDE = 0, 1, 2
"""The tags of every head: outside, at the first token, and further inside."""
UNASKED = -100
"""What is not asked of the network at this place."""
LINKS = ("content", "source")
"""``content`` points from a token of a content to the first token of its cue, ``source`` from that to the source's first."""


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated report as tokens: answers by head, and links by token (None: nothing asked, -1: there is none).

    A head that is not in ``tags`` is asked nowhere in this report.
    """

    key: str
    tokens: tuple[Token, ...]
    tags: Mapping[str, Sequence[int]]
    links: Mapping[str, Sequence[int | None]]


@dataclass(frozen=True, slots=True)
class Example:
    """One window with its answers a piece; a link of 0 points to the opening piece: to nothing in this window."""

    window: Window
    tags: Mapping[str, Sequence[int]]
    links: Mapping[str, Sequence[int]]


def page(text: str) -> Document:
    """A report's text as a document, as a reader would get it."""
    return in_any_language(RawInput("example", text.encode("utf-8", "surrogatepass"), Given(), Kind.TEXT), {})


def gold(row: Mapping[str, Any]) -> Gold:
    """The tokens and answers of one annotated report, with spans in code points: ``attributions``, ``acts``, or both."""
    found = tokens(page(row["text"]))
    starts = [t.span.start for t in found]
    tags: dict[str, list[int]] = {}
    links: dict[str, list[int | None]] = {link: [None] * len(found) for link in LINKS}
    if "attributions" in row:
        tags |= {part: [OUT] * len(found) for part in PARTS}
        for a in row["attributions"]:
            _attributed(a, starts, tags, links)
    if "acts" in row:
        tags |= _acts(row, starts)
    return Gold(str(row.get("doc_id", row.get("id", ""))), found, tags, links)


def _attributed(
    a: Mapping[str, Any], starts: Sequence[int], tags: Mapping[str, list[int]], links: Mapping[str, list[int | None]]
) -> None:
    told = {part: [_within(starts, s) for s in a.get(part) or ()] for part in PARTS}
    for part, stretches in told.items():
        for stretch in stretches:
            _mark(tags[part], stretch)
    cue = next((stretch[0] for stretch in told["cue"] if stretch), None)
    if cue is None:
        return
    source = next((stretch[0] for stretch in told["source"] if stretch), None)
    links["source"][cue] = -1 if source is None else source
    for i in (i for stretch in told["content"] for i in stretch):
        links["content"][i] = cue


def _acts(row: Mapping[str, Any], starts: Sequence[int]) -> dict[str, list[int]]:
    """Answers on acts: which stretches tell of one of what kind, and who and what takes part in it how."""
    tags = {role: [OUT] * len(starts) for role in ROLES} | {name: [UNASKED] * len(starts) for name in KINDS}
    tags["incident"] = [0] * len(starts)
    for act in row["acts"]:
        for i in _within(starts, act):
            tags["incident"][i] = KINDS["incident"].index(act["incident"])
    for stretch in row.get("unasked", ()):
        for i in _within(starts, stretch):
            tags[stretch["head"]][i] = UNASKED
    for one in row.get("participants", ()):
        stretch = _within(starts, one)
        _mark(tags[one["role"]], stretch)
        for name in ("harm", "sure", "stage"):
            for i in stretch if one.get(name) else ():
                tags[name][i] = KINDS[name].index(one[name])
    return tags


def _within(starts: Sequence[int], span: Mapping[str, int]) -> range:
    return range(bisect_left(starts, span["start"]), bisect_left(starts, span["end"]))


def _mark(tags: list[int], stretch: range) -> None:
    for i in stretch:
        tags[i] = INSIDE if i > stretch[0] else BEGIN


def examples(rows: Iterable[Gold], pieces: Pieces) -> list[Example]:
    """The windows of annotated reports with their answers."""
    return [_example(g, w) for g in rows for w in windows(g.tokens, pieces)]


def _example(told: Gold, window: Window) -> Example:
    size = len(window.ids)
    tags = {head: [UNASKED] * size for head in told.tags}
    links = {link: [UNASKED] * size for link in told.links}
    for i, at in enumerate(window.at):
        for head, answers in told.tags.items():
            tags[head][at] = answers[window.first + i]
        for link, targets in told.links.items():
            target = targets[window.first + i]
            if target is not None:
                links[link][at] = window.at[target - window.first] if window.first <= target < window.last else 0
    return Example(window, tags, links)
