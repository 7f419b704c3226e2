"""The crosswalk of incidents and reports as CSV: one row for each event of an incident, with what ties it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.export.files import written
from reportedly.export.incident_words import member_reason
from reportedly.export.rows import Row
from reportedly.export.table import begun, cell
from reportedly.types.incident import Incident

COLUMNS = ("incident", "event", "report", "judgement", "score", "reason")
"""The columns in their order; docs/formats.md tells what they hold."""


def rows(incidents: Iterable[Incident]) -> Iterator[Row]:
    """One row for each event of each incident, in their order; ``reason`` are the strongest reasons in words."""
    for incident in incidents:
        for member in incident.members:
            yield {
                "incident": incident.id,
                "event": member.ref.event,
                "report": member.ref.report,
                "judgement": member.judgement.value,
                "score": member.score,
                "reason": member_reason(member.reasons),
            }


def write(incidents: Iterable[Incident], out: Path) -> None:
    """The crosswalk into the file ``out``, which takes its name only when everything is in it.

    Raises:
        OSError: the file cannot be written.
    """
    with written(out) as file:
        table = begun(file, COLUMNS)
        for row in rows(incidents):
            table.writerow({key: cell(value) for key, value in row.items()})
