"""What a user may set. Read by the edges only; its digest is stored with every record."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from reportedly.errors import DataError


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that change what a record says. ``engine`` names the reader, ``sources`` an outlets register (path or "").

    ``peoples`` is "places" if words for peoples ("Iranian") are to count as mentions of their places, else "skip".
    """

    engine: str = "rules"
    sources: str = ""
    peoples: str = "skip"

    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of these settings; the register counts by its content, not its path."""
        plain = asdict(self)
        if self.sources:
            plain["sources"] = hashlib.sha256(Path(self.sources).read_bytes()).hexdigest()
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]


def load(path: Path) -> Settings:
    """The settings of a TOML file.

    Raises:
        DataError: the file cannot be read, is not TOML, or names a setting that does not exist or has another type.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
        raise DataError(f"these settings cannot be read: {e}", str(path), 'Write TOML, such as engine = "rules".') from e
    known = asdict(Settings())
    wrong = [f"{k} = {v!r}" for k, v in given.items() if k not in known or not isinstance(v, str)]
    if wrong:
        raise DataError(f"unknown or wrong settings: {', '.join(wrong)}", str(path), f"Known, all texts: {', '.join(known)}.")
    return Settings(**given)
