"""Full-text search over reports and claims."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_OPEN, _CLOSE, _GAP, _WORDS = "[", "]", "…", 24


@dataclass(frozen=True, slots=True)
class Hit:
    """A report or a claim that matches: ``document`` is the report's id, ``snippet`` marks the words that match with [ ].

    ``what`` is ``"report"`` or the claim's kind, ``claimed_by`` the claim's ``"narrator"`` or attribution id ("" for a report).
    """

    what: str
    document: str
    title: str
    snippet: str
    claimed_by: str = ""


def expression(query: str) -> str:
    """The FTS5 expression of a query as people type it: all words must occur, ``"a phrase"`` as it stands, ``riot*`` begins.

    ``OR`` between two words asks for either. Everything else (apostrophes, colons, hyphens) is plain text.
    """
    found, either = "", False
    plain = query.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    for phrase, word in _TERM.findall(plain):
        if word == "OR":
            either = bool(found)
        elif any(c.isalnum() for c in phrase or word):
            term = '"' + (phrase or word.strip("*")).replace('"', "") + '"' + ("*" if word.endswith("*") else "")
            found += (" OR " if either else " AND " if found else "") + term
            either = False
    return found


def hits(connection: sqlite3.Connection, query: str, limit: int) -> Iterator[Hit]:
    """Matching reports, then matching claims of current records, best first, at most ``limit`` of each."""
    wanted = expression(query)
    if not wanted:
        return
    rows = connection.execute(
        "SELECT 'report', document, coalesce(reports.title, ''), snippet(report_words, -1, ?, ?, ?, ?), ''"
        " FROM report_words JOIN reports ON reports.id = report_words.rowid"
        " WHERE report_words MATCH ? ORDER BY rank, reports.digest LIMIT ?",
        (_OPEN, _CLOSE, _GAP, _WORDS, wanted, limit),
    )
    yield from (Hit(*row) for row in rows)
    rows = connection.execute(
        "SELECT kind, document, coalesce(reports.title, ''), snippet(claim_words, 0, ?, ?, ?, ?), claimed_by"
        " FROM claim_words JOIN claims ON claims.id = claim_words.rowid"
        " JOIN current_records AS r ON r.id = claims.record JOIN reports ON reports.id = r.report"
        " WHERE claim_words MATCH ? ORDER BY rank, reports.digest, claims.place LIMIT ?",
        (_OPEN, _CLOSE, _GAP, _WORDS, wanted, limit),
    )
    yield from (Hit(*row) for row in rows)
