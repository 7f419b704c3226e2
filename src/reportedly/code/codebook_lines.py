"""On which line each table of a codebook's file begins, for messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_HEADER = re.compile(r"^[ \t]*\[(\[)?[ \t]*([A-Za-z0-9_.-]+)[ \t]*\]", re.MULTILINE)

Lines = Mapping[str, int]
"""Line numbers from 1 by the path of a table: ``category.2.when.1`` is the first condition of the second category."""


def lines(text: str) -> Lines:
    """The lines of all table headers; a table that is written in another way has none."""
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    home = ""
    for match in _HEADER.finditer(text):
        name = match[2]
        top, _, rest = name.partition(".")
        path = f"{home}.{rest}" if rest and home.startswith(f"{top}.") else name
        if match[1]:
            counts[path] += 1
            path = f"{path}.{counts[path]}"
            home = home if rest else path
        found[path] = text.count("\n", 0, match.start()) + 1
    return found
