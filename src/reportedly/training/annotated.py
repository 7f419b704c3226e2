"""Annotated reports from JSON lines: ``text`` with ``attributions``, with ``acts`` and their ``participants``, or with both."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.engines.tagger.labels import KINDS, PARTS, ROLES
from reportedly.errors import DataError

Row = Mapping[str, Any]
_CHOICES: Mapping[str, Mapping[str, Sequence[str]]] = {
    "acts": {"incident": KINDS["incident"][1:]},
    "participants": {"role": ROLES, "harm": KINDS["harm"], "sure": KINDS["sure"], "stage": KINDS["stage"]},
    "unasked": {"head": ("incident", *ROLES)},
}
"""What else the spans of a layer tell, and the words for it; the first of a layer must be there."""


def annotated(paths: Sequence[Path]) -> list[Row]:
    """Every line of some files.

    Raises:
        DataError: a file cannot be read, or lines are wrong; all of one file are named at once.
    """
    return [row for path in paths for row in _file(path)]


def _file(path: Path) -> list[Row]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as e:
        raise DataError(f"these annotations cannot be read: {e}", str(path), "Give JSON lines in UTF-8.") from e
    rows, wrong = [], []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as e:
            wrong.append(f"line {number}: {e}")
            continue
        problems = list(_problems(row))
        wrong += [f"line {number}: {p}" for p in problems]
        if not problems:
            rows.append(row)
    if wrong or not rows:
        more = f"; and {len(wrong) - 8} more" if len(wrong) > 8 else ""
        raise DataError(
            "; ".join(wrong[:8]) + more or "there is no line in it", str(path), "Mend these lines; see docs/training.md."
        )
    return rows


def _problems(row: Any) -> Iterator[str]:
    """What is wrong with one line: field, what was expected, what was got."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        yield "expected an object with a text"
        return
    if "attributions" not in row and "acts" not in row:
        yield "expected attributions or acts"
    size = len(row["text"])
    yield from _attributions(row.get("attributions", []), size)
    for layer in _CHOICES:
        yield from _layer(layer, row.get(layer, []), size)


def _attributions(told: Any, size: int) -> Iterator[str]:
    if not isinstance(told, list):
        yield f"attributions: expected a list, got {told!r}"
        return
    for i, a in enumerate(told):
        for part in PARTS:
            spans = a.get(part, []) if isinstance(a, dict) else None
            if not isinstance(spans, list):
                yield f"attributions[{i}].{part}: expected a list of spans, got {spans!r}"
                continue
            yield from (f"attributions[{i}].{part}: {p}" for s in spans if (p := _wrong_span(s, size)))


def _layer(layer: str, told: Any, size: int) -> Iterator[str]:
    if not isinstance(told, list):
        yield f"{layer}: expected a list, got {told!r}"
        return
    must = next(iter(_CHOICES[layer]))
    for i, one in enumerate(told):
        wrong = _wrong_span(one, size)
        if wrong:
            yield f"{layer}[{i}]: {wrong}"
            continue
        for key, words in _CHOICES[layer].items():
            if one.get(key) not in (words if key == must else (*words, None)):
                yield f"{layer}[{i}].{key}: expected one of {', '.join(words)}; got {one.get(key)!r}"


def _wrong_span(span: Any, size: int) -> str:
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    if not isinstance(start, int) or not isinstance(end, int):
        return f"expected start and end, got {span!r}"
    return "" if 0 <= start < end <= size else f"expected 0 <= start < end <= {size}, got {start}, {end}"
