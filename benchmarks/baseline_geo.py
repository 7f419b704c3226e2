"""The baseline for places: the longest capitalised stretch that the gazetteer knows is its most populous bearer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from reportedly.store.gazetteer import GazetteerFile

_CAPITAL = re.compile(r"[A-Z]\w+(?:[ -][A-Z]\w+){0,4}")


@cache
def _gazetteer() -> GazetteerFile:
    return GazetteerFile()


def most_populous(row: Mapping[str, Any]) -> dict[str, Any]:
    """The toponyms of a text by capitals and population alone."""
    return {
        "doc_id": row["doc_id"],
        "toponyms": [found for m in _CAPITAL.finditer(row["text"]) for found in _in(m[0], m.start())],
    }


def _in(stretch: str, start: int) -> Iterator[dict[str, Any]]:
    words = [(m.start(), m.end()) for m in re.finditer(r"\w+", stretch)]
    at = 0
    while at < len(words):
        for last in range(len(words) - 1, at - 1, -1):
            first, end = words[at][0], words[last][1]
            places = _gazetteer().find(stretch[first:end])
            if places:
                best = places[0]
                yield {
                    "start": start + first,
                    "end": start + end,
                    "geonameid": best.gazetteer_id if best.gazetteer_id > 0 else None,
                    "lat": best.lat,
                    "lon": best.lon,
                }
                at = last
                break
        at += 1
