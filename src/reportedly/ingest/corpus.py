"""Reads a .jsonl corpus: one report a line, as an object with its text or HTML and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from reportedly.errors import InputError
from reportedly.ingest.given import Given, Kind, RawInput

_OURS = frozenset({"text", "html", "id", "published", "source", "url", "title"})
_SHAPE = 'Write one object a line: {"text": "..."} or {"html": "..."}, optionally id, published, source, url, title.'


def reports(path: Path) -> Iterator[RawInput | InputError]:
    """The reports of the corpus at ``path``, line by line; a broken line is yielded as an error that names file and line."""
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _report(line, f"{path}:{number}")
    except OSError as e:
        yield InputError(f"this file cannot be read ({e.strerror})", str(path), "Check its permissions.")


def _report(line: bytes, where: str) -> RawInput | InputError:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as e:
        return InputError(f"this line is not JSON ({e})", where, _SHAPE)
    if not isinstance(row, dict):
        return InputError(f"expected an object, got {type(row).__name__}", where, _SHAPE)
    wrong = [f"'{k}' is no text but {type(row[k]).__name__}" for k in sorted(_OURS & row.keys()) if not _plain(row[k])]
    contents = [k for k in ("text", "html") if row.get(k)]
    if len(contents) != 1:
        wrong.append(f"expected one of 'text' and 'html', got {' and '.join(contents) or 'neither'}")
    day = _day(row.get("published"))
    if row.get("published") and day is None:
        wrong.append(f"'published' is no day such as 2020-06-27, but {row['published']!r}")
    if wrong:
        return InputError("; ".join(wrong), where, _SHAPE)
    try:
        data = str(row[contents[0]]).encode()
    except UnicodeEncodeError:
        return InputError("half of a surrogate pair stands in its text", where, "Write the character in full.")
    told = {k: str(row.get(k) or "") for k in ("id", "source", "url", "title")}
    return RawInput(where, data, Given(published=day, extra=_extra(row), **told), Kind(contents[0]))


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool))


def _extra(row: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The keys that are not ours, as texts: a text stays as it is, anything else becomes JSON."""
    return tuple((k, v if isinstance(v, str) else json.dumps(v, ensure_ascii=False)) for k, v in row.items() if k not in _OURS)


def _day(written: object) -> date | None:
    """The day of an ISO 8601 date or date and time, or None."""
    try:
        return date.fromisoformat(str(written)[:10]) if written else None
    except ValueError:
        return None
