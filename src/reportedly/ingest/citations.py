"""The citations of an entry of a register: one table or a list of them in TOML, three columns in CSV."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from reportedly.types.citations import Citation

FIELD = "citation"
EXPECTED = "a table (or a list of them) with title and, if known, url and read, a day"
COLUMNS = ("citation_title", "citation_url", "citation_read")
"""The columns of a CSV file that make up one citation."""


def cited(row: Mapping[str, Any]) -> tuple[Citation, ...]:
    """The citations of an entry that :func:`fits`; none if it has none."""
    return tuple(Citation(c["title"], c.get("url", ""), c.get("read")) for c in _listed(row.get(FIELD, [])))


def fits(value: object) -> bool:
    """Whether the field ``citation`` of an entry is what is :data:`EXPECTED`."""
    return all(map(_is_citation, _listed(value)))


def gathered(cells: Mapping[str, Any]) -> dict[str, Any]:
    """The cells of a row of CSV with those of a citation as one field; a day that is none stays a text, for the complaint."""
    told = {k: v for k, v in cells.items() if k not in COLUMNS}
    citation = {k.removeprefix(f"{FIELD}_"): cells[k] for k in COLUMNS if k in cells}
    if "read" in citation:
        citation["read"] = _day(citation["read"])
    return told | ({FIELD: citation} if citation else {})


def _is_citation(value: object) -> bool:
    if not isinstance(value, dict) or value.keys() - {"title", "url", "read"}:
        return False
    title, addressed = value.get("title"), str(value.get("url", "https://")).startswith(("https://", "http://"))
    return isinstance(title, str) and bool(title.strip()) and addressed and type(value.get("read", date.min)) is date


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _day(told: Any) -> Any:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return told
