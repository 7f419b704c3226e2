"""Corpora made up for tests, and a store's content without the times of writing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

TOWNS = ("Lille", "Turin", "Leeds", "Malmo", "Porto", "Graz", "Ghent", "Bergen", "Split", "Gdansk")
_COLUMNS = {
    "originals": "sha256, size, bytes",
    "reports": "digest, original, document, title, published, source, url, text",
    "records": "input, engine, version, settings, words, body",
    "refused": "input, why, original",
}
_JOINED = {
    "assertions": "r.input, subject, field, seq, value, unknown, basis, spans, a.by, at, why",
    "claims": "r.input, place, kind, claimed_by, text",
}

Content = dict[str, list[tuple[object, ...]]]


def report(number: int) -> str:
    """A report that differs from every other one."""
    town = TOWNS[number % len(TOWNS)]
    return (
        f"Protesters march in {town} for the {number}th time\n\n"
        f"Police arrested {number + 2} protesters in {town} on Monday, a spokesman said. "
        f"The mayor of {town} denied that officers had fired tear gas at the crowd. "
        "The organisers said that they would march again next week.\n"
    )


def jsonl(path: Path, many: int) -> Path:
    """A file of ``many`` reports."""
    lines = (json.dumps({"id": f"d{i:05}", "text": report(i), "published": "2024-05-06"}) for i in range(many))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def content(store: Path) -> Content:
    """All that the store holds, in an order of its own, without row numbers and times of writing."""
    with closing(sqlite3.connect(store)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = {t: db.execute(f"SELECT {c} FROM {t}").fetchall() for t, c in _COLUMNS.items()}
        for table, columns in _JOINED.items():
            found[table] = db.execute(f"SELECT {columns} FROM {table} AS a JOIN records AS r ON r.id = a.record").fetchall()
        return {table: sorted(rows, key=repr) for table, rows in found.items()}
