"""What the join needs of a report, made once: when it is coded, or later by a version that needs other parts."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load
from reportedly.reconcile.blocks import block_keys
from reportedly.reconcile.facts import facts
from reportedly.reconcile.hearing import page
from reportedly.reconcile.near import order, prints
from reportedly.store import compact
from reportedly.types.incident import Report
from reportedly.version import VERSION

_DATA = ("links", "copies", "origins", "usual_words", "grammar", "actors", "codebook_acled", "outlets")


@dataclass(frozen=True, slots=True)
class EventParts:
    """An event as it is filed: its id in the record, where its trigger starts, compact facts, the keys that it is under."""

    event: str
    at: int
    facts: bytes
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """A report as it is filed: the rank by which sources come before copies, fingerprints, compact page, events."""

    rank: int
    prints: tuple[int, ...]
    page: bytes
    events: tuple[EventParts, ...]


def parts(report: Report) -> Parts:
    """The parts of a report."""
    found = facts(report)
    return Parts(
        rank=order(report)[0],
        prints=tuple(sorted(prints(report))),
        page=compact.dumps(page(report)),
        events=tuple(EventParts(f.ref.event, f.at, compact.dumps(f), tuple(sorted(block_keys(f)))) for f in found),
    )


@cache
def made_by() -> str:
    """A digest of what parts and joins are made with: where it is another, all is made again."""
    told = [VERSION, *(json.dumps(load(name), sort_keys=True, default=str) for name in _DATA)]
    return hashlib.sha256("\0".join(told).encode()).hexdigest()[:16]
