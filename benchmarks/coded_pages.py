"""Hand-coded pages, NAME.txt with NAME.toml beside it: where their quotes stand, which go with what is told, shares as text."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reportedly.types.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry of a page's gold, with its own keys, and where its quote stands."""

    span: Span
    told: Mapping[str, Any]


def gold_of(path: Path) -> tuple[str, Mapping[str, Any]]:
    """The text at ``path`` (.txt) and the gold beside it (.toml).

    Raises:
        OSError: one of the two files is not there.
        ValueError: the gold is no TOML.
    """
    return path.read_bytes().decode("utf-8"), tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))


def marks(text: str, entries: Sequence[Mapping[str, Any]], quote: str = "quote") -> tuple[Mark, ...]:
    """The entries with the places of what they quote under the key ``quote``.

    Raises:
        ValueError: a quote is not in the text.
    """
    return tuple(Mark(_span(text, told[quote], told.get("nth", 1)), told) for told in entries)


def _span(text: str, quote: str, wanted: int) -> Span:
    start = -1
    for nth in range(1, wanted + 1):
        start = text.find(quote, start + 1)
        if start < 0:
            raise ValueError(f"occurrence {nth} of {quote!r} is not in the text; mend the quote in the gold or its nth")
    return Span(start, start + len(quote))


def paired(gold: Sequence[Span], told: Sequence[Span]) -> list[tuple[int, int]]:
    """Which gold span goes with which told one (indexes): those that share most of their characters first, each once."""
    shared = [(_shared(g, t), i, k) for i, g in enumerate(gold) for k, t in enumerate(told) if g.overlaps(t)]
    left, right, found = set(range(len(gold))), set(range(len(told))), []
    for _, i, k in sorted(shared, key=lambda x: (-x[0], x[1], x[2])):
        if i in left and k in right:
            left.remove(i)
            right.remove(k)
            found.append((i, k))
    return found


def _shared(a: Span, b: Span) -> float:
    return (min(a.end, b.end) - max(a.start, b.start)) / len(a.join(b))


def share(part: int, whole: int) -> str:
    """A share and what it is of."""
    return f"{part / max(1, whole):.3f} of {whole}"


def prf(hits: int, told: int, gold: int) -> str:
    """Precision, recall and their harmonic mean."""
    precision, recall, f1 = hits / max(1, told), hits / max(1, gold), 2 * hits / max(1, told + gold)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}"
