"""Which texts have words in common in the store, which are still to be compared, and who carries whose."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.reconcile.components import chained
from reportedly.store import compact

_NUMBERS = tuple[int, ...]


class TextTables:
    """The texts of one open store; made by :class:`reportedly.store.joined.JoinTables`, which opens transactions.

    Call ``sort_in``, ``forget``, ``queue`` and ``keep`` inside one.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def sort_in(self) -> None:
        """Puts the fingerprints of new reports among those of all, in their order: so each page of the table changes once."""
        there = "INSERT OR IGNORE INTO join_prints SELECT print, rank, report FROM join_new_prints"
        self._db.execute(f"{there} ORDER BY print, rank, report")

    def unmet(self, after: int, most: int) -> list[int]:
        """The next new reports of which it has not been seen to whom they matter, behind one."""
        sought = "SELECT DISTINCT report FROM join_new_prints WHERE report > ? ORDER BY report LIMIT ?"
        return [i for (i,) in self._db.execute(sought, (after, most))]

    def new(self) -> int:
        """How many new reports there are of which it has not been seen to whom they matter."""
        return int(self._db.execute("SELECT count(DISTINCT report) FROM join_new_prints").fetchone()[0])

    def touched(self, reports: Sequence[int], most: int, least: int) -> list[int]:
        """The reports, sorted, whose texts are to be compared because of new ones, these among them; all by their records.

        A new report matters to who shares ``least`` of the fingerprints of which it is among the first ``most`` holders, and,
        where it drives another out of these, to all that hold one.
        """
        having: dict[int, list[int]] = {}
        for report in reports:
            for (number,) in self._db.execute("SELECT print FROM join_new_prints WHERE report = ?", (report,)):
                having.setdefault(number, []).append(report)
        met, near = defaultdict[int, Counter[int]](Counter), defaultdict[int, Counter[int]](Counter)
        for number in self._shared_prints(having):
            some = self._holding(number, most + 1)
            full = len(some) > most
            first = [report for report, _ in self._first(number, most)] if full else some
            for report in having[number]:
                near[report].update(first)
                if report in first:
                    met[report].update(dict.fromkeys(self._holding(number, -1), least) if full else first)
        found = {other for me, shared in met.items() for other, times in shared.items() if times >= least and other != me}
        found |= {me for me, shared in near.items() if any(n >= least for other, n in shared.items() if other != me)}
        return sorted(found)

    def _shared_prints(self, numbers: Iterable[int]) -> list[int]:
        """Those fingerprints that several reports have."""
        some = "(SELECT 1 FROM join_prints AS p WHERE p.print = n.value LIMIT 2)"
        sought = f"SELECT n.value FROM json_each(?) AS n WHERE (SELECT count(*) FROM {some}) > 1"
        return [n for (n,) in self._db.execute(sought, (json.dumps(sorted(numbers)),))]

    def forget(self, name: str, place: tuple[int, int], numbers: bytes) -> None:
        """Takes a report out, by record and rank, with its compact fingerprints: who shared them is compared anew."""
        record, rank = place
        for number in compact.loads(_NUMBERS, numbers):
            self._db.executemany("INSERT OR IGNORE INTO join_uncopied VALUES (?)", [(n,) for n in self.holders(number, -1)])
            self._db.execute("DELETE FROM join_prints WHERE print = ? AND rank = ? AND report = ?", (number, rank, record))
        for column in ("of", "source"):
            self._db.execute(f"DELETE FROM join_copies WHERE {column} = ?", (name,))
        self._db.execute("DELETE FROM join_new_prints WHERE report = ?", (record,))
        self._db.execute("DELETE FROM join_uncopied WHERE name = ?", (name,))

    def queue(self, reports: Sequence[int], touched: Iterable[int]) -> None:
        """Puts the reports that new ones touch on the list of texts to compare."""
        named = "INSERT OR IGNORE INTO join_uncopied SELECT name FROM join_reports WHERE id = ?"
        self._db.executemany(named, [(report,) for report in touched])
        self._db.executemany("DELETE FROM join_new_prints WHERE report = ?", [(report,) for report in reports])

    def uncopied(self, after: str, most: int) -> list[str]:
        """The next reports whose copies are still to be looked for, behind one."""
        sought = "SELECT name FROM join_uncopied WHERE name > ? ORDER BY name LIMIT ?"
        return [n for (n,) in self._db.execute(sought, (after, most))]

    def prints(self, name: str) -> list[int]:
        """The fingerprints of a report."""
        (told,) = self._db.execute("SELECT prints FROM join_reports WHERE name = ?", (name,)).fetchone()
        return list(compact.loads(_NUMBERS, told))

    def holders(self, number: int, most: int) -> list[str]:
        """The names of the reports with this fingerprint, so many of the first by rank and name, all with -1."""
        return [name for _, name in self._first(number, most)]

    def _first(self, number: int, most: int) -> list[tuple[int, str]]:
        holding = "SELECT j.id, j.name FROM join_prints AS p JOIN join_reports AS j ON j.id = p.report WHERE p.print = ?"
        return self._db.execute(f"{holding} ORDER BY p.rank, j.name LIMIT ?", (number, most)).fetchall()

    def _holding(self, number: int, most: int) -> list[int]:
        """The records of so many reports with this fingerprint, in no order that matters."""
        return [i for (i,) in self._db.execute("SELECT report FROM join_prints WHERE print = ? LIMIT ?", (number, most))]

    def copied(self, name: str) -> list[bytes]:
        """Whose text a report carries, compact."""
        return [c for (c,) in self._db.execute("SELECT copy FROM join_copies WHERE of = ? ORDER BY source", (name,))]

    def keep(self, name: str, found: Mapping[str, bytes]) -> None:
        """Keeps whose text a report carries, by source, and takes it off the list. What it or who has it from there tells is
        settled anew.
        """
        if self.copied(name) != [found[s] for s in sorted(found)]:
            self._db.execute("DELETE FROM join_copies WHERE of = ?", (name,))
            self._db.executemany("INSERT INTO join_copies VALUES (?, ?, ?)", [(name, s, c) for s, c in found.items()])
            told = "SELECT e.id FROM join_events AS e JOIN join_reports AS j ON j.id = e.report WHERE j.name = ?"
            heirs = [(heir,) for heir in chained([name], self._copied_by)]
            self._db.executemany(f"INSERT OR IGNORE INTO join_unsettled {told}", heirs)
        self._db.execute("DELETE FROM join_uncopied WHERE name = ?", (name,))

    def _copied_by(self, name: str) -> Sequence[str]:
        """The reports that carry the text of one."""
        return [of for (of,) in self._db.execute("SELECT of FROM join_copies WHERE source = ?", (name,))]
