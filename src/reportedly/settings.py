"""What a user may set. Read by the edges only; its digest is stored with every record."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from reportedly.errors import DataError

_CHOICES = {"peoples": ("skip", "places"), "languages": ("english", "any")}


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that change what a record says. ``engine`` names the reader, ``sources`` an outlets register (path or "").

    ``peoples`` is "places" if words for peoples ("Iranian") are to count as mentions of their places, else "skip".
    ``languages`` is "english" if a report in another language is to be refused, "any" if it is to be read all the same
    (which gives its article, and little else).

    Raises:
        DataError: a setting has a value that it cannot have.
    """

    engine: str = "rules"
    sources: str = ""
    peoples: str = "skip"
    languages: str = "english"

    def __post_init__(self) -> None:
        for name, known in _CHOICES.items():
            if (told := getattr(self, name)) not in known:
                raise DataError(f"{name} cannot be '{told}'", "settings", f"Known: {', '.join(known)}.")

    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of these settings; the register counts by its content, not its path.

        Raises:
            DataError: the register cannot be read.
        """
        plain = asdict(self)
        if self.sources:
            try:
                plain["sources"] = hashlib.sha256(Path(self.sources).read_bytes()).hexdigest()
            except OSError as e:
                raise DataError(f"this register cannot be read: {e.strerror}", self.sources, "Check the path.") from e
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
    try:
        return Settings(**given)
    except DataError as e:
        raise DataError(e.what, str(path), e.todo) from e
