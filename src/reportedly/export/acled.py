"""The one ACLED sub-type of a report."""

from __future__ import annotations

from reportedly.types.record import Record


def sub_type(record: Record) -> str | None:
    """The highest ACLED sub-type of the report's events, upper snake case, or None."""
    return None
