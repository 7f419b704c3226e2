"""Stores of made-up reports, and all that a join says of one, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from benchmarks.made_corpus import corpus
from reportedly.reconcile.join import incidents
from reportedly.store.housed import every_incident
from reportedly.store.joined import JoinTables
from reportedly.store.sqlite import SqliteStore
from reportedly.types.incident import EventRef, Incident, Report
from reportedly.types.record import EngineInfo, Record


def made(events: int, seed: int = 1) -> list[Record]:
    """Records of a made-up corpus."""
    return [m.report.record for m in corpus(events, seed)]


def put(store: Path, records: Iterable[Record]) -> None:
    """Adds records to a store, each as an input of its own."""
    with SqliteStore(store, make=True) as kept:
        for record in records:
            page = record.document
            key = sha256(f"{page.id} {page.text}".encode()).hexdigest()
            kept.add(record, page.text.encode(), key)


def reread(record: Record, version: str) -> Record:
    """The same record as a later version of the engine would make it."""
    return replace(record, engine=EngineInfo(record.engine.name, version, record.engine.settings))


def joined(store: Path) -> dict[str, Incident]:
    """All incidents of a joined store by id."""
    with JoinTables(store) as tables:
        assert [tables.counted(q) for q in ("unlinked", "uncopied", "unsettled")] == [0, 0, 0]
        found = {i.id: i for i in every_incident(tables)}
        assert sorted(found) == list(tables.incidents.ids())
        assert sum(len(i.events) for i in found.values()) == tables.counted("events")
        return found


def in_memory(records: Sequence[Record]) -> dict[str, Incident]:
    """The same by the join that needs no store."""
    return {i.id: i for i in incidents([Report(r.document.id, r) for r in records])}


def bare(found: dict[str, Incident]) -> dict[str, Incident]:
    """Without the runners-up: those of the whole store are looked for when an incident is looked at."""
    return {name: replace(i, contenders=()) for name, i in found.items()}


def homes(found: dict[str, Incident]) -> dict[EventRef, str]:
    """The incident of each event."""
    return {ref: i.id for i in found.values() for ref in i.events}
