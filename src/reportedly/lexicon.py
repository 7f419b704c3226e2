"""Loads the word lists of ``data/*.toml``, checks them, and gives each entry its ``file#key``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.errors import DataError
from reportedly.types.names import folded


@cache
def load(name: str) -> Mapping[str, Any]:
    """The parsed TOML file ``data/<name>.toml``.

    Raises:
        DataError: the file is missing or is not TOML.
    """
    path = files("reportedly") / "data" / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as e:
        raise DataError("this lexicon is missing", f"data/{name}.toml", "Reinstall reportedly.") from e
    except tomllib.TOMLDecodeError as e:
        raise DataError(f"this lexicon is not TOML: {e}", f"data/{name}.toml", "Mend the line that is named.") from e


@cache
def listed(name: str, *path: str) -> frozenset[str]:
    """The words of one list of ``data/<name>.toml``, as they are written there: its key, after the tables around it.

    Raises:
        DataError: there is no such list.
    """
    found: Any = load(name)
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    if not isinstance(found, list):
        raise DataError(f"the list {'.'.join(path)} is missing", f"data/{name}.toml", "Add it.")
    return frozenset(found)


@cache
def phrases(name: str, table: str) -> Mapping[str, str]:
    """The lower-cased phrases of one table of lists, each with its ``file#key``.

    ``[table]`` holds ``key = ["phrase", ...]`` lines.

    Raises:
        DataError: the table is missing, an entry is no list of texts, or a phrase stands under two keys.
    """
    data = load(name)
    if not isinstance(data.get(table), dict):
        raise DataError(f"the table [{table}] is missing", f"data/{name}.toml", "Add it.")
    found: dict[str, str] = {}
    for key, entries in data[table].items():
        if not isinstance(entries, list) or not all(isinstance(x, str) and x for x in entries):
            raise DataError("expected a list of non-empty texts", f"data/{name}.toml#{table}.{key}", "Write it as a list.")
        for phrase in entries:
            low = phrase.lower()
            if low in found:
                raise DataError(f"'{phrase}' stands twice ({found[low]})", f"data/{name}.toml#{table}.{key}", "Drop one.")
            found[low] = f"{name}#{table}.{key}"
    return found


@cache
def other_names() -> Mapping[str, frozenset[str]]:
    """The old and local names of data/place_names.toml, folded, with the countries of their places: as good as main names."""
    found: dict[str, set[str]] = {}
    for entry in load("place_names")["alias"]:
        for name in entry["names"]:
            found.setdefault(folded(name), set()).add(entry["country"])
    return {name: frozenset(countries) for name, countries in found.items()}
