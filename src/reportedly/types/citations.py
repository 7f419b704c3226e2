"""What was read for an entry of a register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Citation:
    """A page that was read for an entry: its title, its address ("" for none) and the day it was read (None: untold)."""

    title: str
    url: str = ""
    read: date | None = None

    def row(self) -> dict[str, str]:
        """What is told of it, for JSON; what is not is left out."""
        told = {"title": self.title, "url": self.url, "read": self.read.isoformat() if self.read else ""}
        return {k: v for k, v in told.items() if v}
