"""What a user may set. Read by the edges only; its digest is stored with every record."""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from reportedly.errors import DataError

_FILES = dict.fromkeys(("sources", "places", "actors", "wording", "codebook"), ("",)) | {
    "tagger": ("tagger.onnx", "tagger.json")
}
"""Settings that name a file, or a folder with the files that count."""
_CHOICES = {"peoples": ("skip", "places"), "unlisted": ("places", "skip"), "languages": ("english", "any")}


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings that change what a record says. ``engine`` names the reader, ``sources`` an outlets register (path or ""),
    ``places`` a CSV file of the user's own places and names, ``actors`` the user's own register of actors, ``wording`` a
    TOML file of its own loaded words, ``codebook`` its own codebook (paths or ""), ``tagger`` the folder of a model that
    the user trained (path, or "" for the one that comes with the package).

    ``peoples`` is "places" if words for peoples ("Iranian") are to count as mentions of their places, else "skip".
    ``unlisted`` is "places" if names that no gazetteer has, but that read as places, are to be places of unknown position,
    else "skip".
    ``languages`` is "english" if a report in another language is to be refused, "any" if it is to be read all the same
    (which gives its article, and little else).

    Raises:
        DataError: a setting has a value that it cannot have.
    """

    engine: str = "tagger"
    sources: str = ""
    places: str = ""
    actors: str = ""
    wording: str = ""
    tagger: str = ""
    peoples: str = "skip"
    unlisted: str = "places"
    languages: str = "english"
    codebook: str = ""

    def __post_init__(self) -> None:
        for name, known in _CHOICES.items():
            if (told := getattr(self, name)) not in known:
                raise DataError(f"{name} cannot be '{told}'", "settings", f"Known: {', '.join(known)}.")

    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of these settings; files count by their content, not their path.

        Raises:
            DataError: one of the files cannot be read.
        """
        plain = asdict(self)
        for name, parts in _FILES.items():
            if plain[name]:
                plain[name] = _content(name, plain[name], parts)
        if not self.codebook:
            del plain["codebook"]  # a setting that came later: stores that were made before it keep their digest
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()[:16]


def _content(name: str, path: str, parts: tuple[str, ...]) -> str:
    """The SHA-256 of the files that a setting names, in hex."""
    total = hashlib.sha256()
    for part in parts:
        try:
            total.update((Path(path) / part if part else Path(path)).read_bytes())
        except OSError as e:
            raise DataError(f"the file of {name} cannot be read: {e.strerror}", path, "Check the path.") from e
    return total.hexdigest()


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
