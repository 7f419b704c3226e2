"""Which reports can have text in common, without comparing all: fingerprints, and the earliest reports that hold each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from reportedly.lexicon import load
from reportedly.reconcile.shared import fingerprints, length, text
from reportedly.reconcile.signs import day, makes
from reportedly.types.incident import Report

_LONGEST = (1 << 30) - 1
"""More characters than any report has."""


def prints(report: Report) -> frozenset[int]:
    """The fingerprints of a report's news, numbers below 2³², from this report alone; none where it has no words.

    Of any eight equal words in a row in two reports both have one, of any twelve two (data/copies.toml ``window``).
    """
    return fingerprints(text(report), load("copies")["window"])


def order(report: Report) -> tuple[int, str]:
    """A number and the id, by which reports sort so that a source comes before its copies, as far as one alone tells it.

    The earliest day first and the undated last; of one day those that make their own news, then the longer, then by id.
    """
    told = (day(report) or date.max).toordinal() << 1 | (not makes(report))
    return told << _LONGEST.bit_length() | _LONGEST - min(length(report), _LONGEST), report.id


def earliest() -> int:
    """How many holders of one fingerprint count: the first by ``order``."""
    most: int = load("copies")["holders"]
    return most


def meetings() -> int:
    """How many fingerprints two reports must share to be near each other."""
    least: int = load("copies")["meetings"]
    return least


def near_ids(ident: str, numbers: Iterable[int], holders_of: Callable[[int], Iterable[str]]) -> tuple[str, ...]:
    """The ids of the reports with which the report ``ident`` is to be compared, sorted.

    ``numbers`` are its ``prints``; ``holders_of`` gives the ids of the ``earliest()`` reports that hold one, by ``order``.
    Near is who is among them for at least two prints (data/copies.toml ``meetings``), be it before or after ``ident``: so
    two of the earliest see each other, and everyone else sees the earliest. It depends on no order of adding.
    """
    met = Counter(holder for number in set(numbers) for holder in holders_of(number))
    return tuple(sorted(i for i, n in met.items() if n >= meetings() and i != ident))
