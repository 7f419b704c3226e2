"""The outlets register."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from reportedly.types.text import OutletKind, Source


def load(path: Path | None) -> Mapping[str, Source]:
    """The outlets of a register by their id."""
    if path is None:
        return {}
    rows = tomllib.loads(path.read_text(encoding="utf-8")).get("source", [])
    return {r["id"]: Source(r["id"], r["name"], OutletKind(r["kind"]), r["owner"], tuple(r.get("party_to", ()))) for r in rows}
