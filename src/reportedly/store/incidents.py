"""Incidents in the store: which events are in which, a row to find each by, rulings, and the history of merges and splits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportedly.reconcile.components import chained
from reportedly.types.field import Unknown
from reportedly.types.incident import Change, EventRef, Incident, Judgement, Listed


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person has judged of two events, by whom, when (ISO 8601, UTC) and why."""

    one: EventRef
    other: EventRef
    judgement: Judgement
    by: str
    at: str
    why: str


@dataclass(frozen=True, slots=True)
class Kept:
    """An incident as it is kept: its row (see :func:`row`) and those of its events. All else is made again for who looks."""

    row: tuple[object, ...]
    events: tuple[int, ...]


_COLUMNS = "id, label, type, place, lat, lon, km, first, last, events, reports, independent, conflicts, denials, grade"
_HOME = (
    "SELECT j.input, e.at, e.event FROM join_events AS e JOIN join_reports AS j ON j.id = e.report"
    " WHERE j.name = ? AND e.event = ?"
)
_NOW = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')"


class IncidentTables:
    """The incidents of one open store; made by :class:`reportedly.store.joined.JoinTables`, which opens transactions."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # --- what hangs together

    def component(self, event: int) -> list[int]:
        """All events that edges tie to this one, however long the chain, sorted."""
        return sorted(chained([event], self.neighbours))

    def neighbours(self, event: int) -> list[int]:
        """The events to which it has an edge."""
        return [i for (i,) in self._db.execute("SELECT other FROM join_edges WHERE one = ?", (event,))]

    def refs(self, events: Iterable[int]) -> dict[int, EventRef]:
        """Each event's reference."""
        sought = "SELECT j.name, e.event FROM join_events AS e JOIN join_reports AS j ON j.id = e.report WHERE e.id = ?"
        rows = ((i, self._db.execute(sought, (i,)).fetchone()) for i in events)
        return {i: EventRef(*row) for i, row in rows if row}

    def numbers(self, ref: EventRef) -> list[int]:
        """The row of an event, if it is filed."""
        sought = "SELECT e.id FROM join_events AS e JOIN join_reports AS j ON j.id = e.report WHERE j.name = ? AND e.event = ?"
        return [i for (i,) in self._db.execute(sought, (ref.report, ref.event))]

    def pages(self, names: Iterable[str]) -> dict[str, bytes]:
        """The compact pages of reports by name."""
        rows = ((n, self._db.execute("SELECT page FROM join_reports WHERE name = ?", (n,)).fetchone()) for n in names)
        return {n: row[0] for n, row in rows if row}

    # --- writing

    def keep(self, events: Sequence[int], found: Sequence[Kept]) -> None:
        """Puts the incidents of a whole component in the place of those that its events were in, and tells what changed."""
        before = {i: self.home(i) for i in events}
        self._db.executemany("DELETE FROM incidents WHERE id = ?", [(i,) for i in {*before.values()} - {""}])
        moved: dict[tuple[str, str], list[int]] = {}
        for kept in found:
            new = str(kept.row[0])
            self._db.execute(f"INSERT OR REPLACE INTO incidents VALUES ({', '.join('?' * 15)})", kept.row)
            goers = [i for i in kept.events if before[i] != new]
            self._db.executemany("INSERT OR REPLACE INTO join_homes VALUES (?, ?)", [(i, new) for i in goers])
            for i in goers:
                if before[i]:
                    moved.setdefault((before[i], new), []).append(i)
        for (old, new), who in sorted(moved.items()):
            first = min(self.refs(who).values())
            change = f"INSERT INTO incident_changes (old, new, report, event, count, at) VALUES (?, ?, ?, ?, ?, {_NOW})"
            self._db.execute(change, (old, new, first.report, first.event, len(who)))
        self._db.executemany("DELETE FROM join_unsettled WHERE event = ?", [(i,) for i in events])

    # --- rulings

    def rule(self, ruling: Ruling) -> None:
        """Appends a ruling, ties the two so that they are weighed together, and has them settled anew.

        Raises:
            KeyError: one of the events is not in the join.
        """
        ends = [self._db.execute(_HOME, (r.report, r.event)).fetchone() for r in (ruling.one, ruling.other)]
        for ref, row in zip((ruling.one, ruling.other), ends, strict=True):
            if row is None:
                raise KeyError(f"{ref.report}#{ref.event}")
        told = (*ends[0], *ends[1], ruling.judgement.value, ruling.by, ruling.at, ruling.why)
        self._db.execute(
            "INSERT INTO rulings (one_input, one_at, one_event, other_input, other_at, other_event, judgement, by, at, why)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            told,
        )
        (one,), (other,) = self.numbers(ruling.one), self.numbers(ruling.other)
        self._db.executemany("INSERT OR IGNORE INTO join_edges VALUES (?, ?)", [(one, other), (other, one)])
        self._db.executemany("INSERT OR IGNORE INTO join_unsettled VALUES (?)", [(one,), (other,)])

    def rulings(self, names: Iterable[str]) -> list[tuple[EventRef, EventRef, Judgement]]:
        """What was judged of pairs of events of these reports, the oldest first; those of events that are gone are left out."""
        found: dict[int, tuple[EventRef, EventRef, Judgement]] = {}
        sought = "SELECT r.* FROM rulings AS r JOIN join_reports AS j ON j.input = r.one_input WHERE j.name = ?"
        for name in sorted(names):
            for row in self._db.execute(sought, (name,)).fetchall():
                one, other = self._event(*row[1:4]), self._event(*row[4:7])
                if one and other:
                    found[row[0]] = (one, other, Judgement(row[7]))
        return [found[i] for i in sorted(found)]

    def ruled(self, event: int) -> list[int]:
        """The events with which a person has judged this one."""
        sought = (
            "SELECT r.{0}_input, r.{0}_at, r.{0}_event FROM rulings AS r JOIN join_reports AS j ON j.input = r.{1}_input"
            " JOIN join_events AS e ON e.report = j.id AND e.at = r.{1}_at WHERE e.id = ?"
        )
        ways = (sought.format("other", "one"), sought.format("one", "other"))
        told = [self._event(*row) for way in ways for row in self._db.execute(way, (event,)).fetchall()]
        return [i for ref in told if ref for i in self.numbers(ref)]

    def _event(self, key: str, at: int, event: str) -> EventRef | None:
        """The event of the present reading of an input whose trigger starts there; of several the one with the old id."""
        rows = self._db.execute(
            "SELECT j.name, e.event FROM join_reports AS j JOIN join_events AS e ON e.report = j.id"
            " WHERE j.input = ? AND e.at = ? ORDER BY e.event <> ?, e.event LIMIT 1",
            (key, at, event),
        ).fetchall()
        return EventRef(*rows[0]) if rows else None

    def any_rulings(self) -> bool:
        """Whether anybody has ruled at all."""
        return self._db.execute("SELECT 1 FROM rulings LIMIT 1").fetchone() is not None

    # --- reading

    def of(self, incident: str) -> list[int]:
        """The events of an incident."""
        sought = "SELECT event FROM join_homes WHERE incident = ? ORDER BY event"
        return [i for (i,) in self._db.execute(sought, (incident,))]

    def home(self, event: int) -> str:
        """The incident of an event, "" before it is settled."""
        row = self._db.execute("SELECT incident FROM join_homes WHERE event = ?", (event,)).fetchone()
        return row[0] if row else ""

    def matching(self, beginning: str, most: int = 6) -> list[str]:
        """The ids that begin so, sorted."""
        sought = "SELECT id FROM incidents WHERE id >= ? AND id < ? ORDER BY id LIMIT ?"
        return [i for (i,) in self._db.execute(sought, (beginning, beginning + "\U0010ffff", most))]

    def ids(self) -> Iterator[str]:
        """All ids, sorted."""
        last = ""
        while rows := self._db.execute("SELECT id FROM incidents WHERE id > ? ORDER BY id LIMIT 1000", (last,)).fetchall():
            for (last,) in rows:
                yield last

    def listed(self, most: int) -> list[Listed]:
        """The incidents that most reports tell, with those in quarrel before others."""
        order = "ORDER BY reports DESC, independent DESC, (conflicts <> '') + denials DESC, id LIMIT ?"
        return [_listed(found) for found in self._db.execute(f"SELECT {_COLUMNS} FROM incidents {order}", (most,))]

    def history(self, incident: str) -> tuple[Change, ...]:
        """How events came to an incident and went from it, the oldest first."""
        rows = self._db.execute(
            "SELECT old, new, report, event, count, at FROM incident_changes WHERE old = ? OR new = ? ORDER BY id",
            (incident, incident),
        )
        return tuple(Change(old, new, EventRef(report, event), n, at) for old, new, report, event, n, at in rows)


def row(incident: Incident) -> tuple[object, ...]:
    """The columns by which an incident is found and listed."""
    place = None if isinstance(incident.place, Unknown) else incident.place
    when = None if isinstance(incident.when, Unknown) else incident.when
    return (
        incident.id,
        incident.label,
        None if isinstance(incident.type, Unknown) else incident.type,
        place and place.name,
        place and place.lat,
        place and place.lon,
        place and place.km,
        when and when.first.isoformat(),
        when and when.last.isoformat(),
        len(incident.members),
        len({m.ref.report for m in incident.members}),
        incident.independent,
        ",".join(incident.conflicts),
        len(incident.denials),
        incident.grade,
    )


def _listed(told: tuple[Any, ...]) -> Listed:
    ident, label, kind, place, lat, lon, km, first, last, events, reports, independent, quarrel, denials, grade = told
    names = tuple(f for f in quarrel.split(",") if f)
    days = first or "", last or ""
    numbers = events, reports, independent
    return Listed(ident, label, kind or "", place or "", lat, lon, km, *days, *numbers, names, denials, grade)
