"""Reads an outlets register: who publishes, who owns it, whom it speaks for, and what was read to know it."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reportedly.errors import DataError
from reportedly.ingest import citations
from reportedly.lexicon import load as lexicon
from reportedly.types.field import Reason, Unknown
from reportedly.types.outlets import Outlet
from reportedly.types.text import OutletKind, Source

_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_HOST = re.compile(r"[^\W_A-Z](?:[^\W_A-Z]|-)*(?:\.(?:[^\W_A-Z]|-)+)+")
_NO_OWNER = "unknown"
"""What a register may write for an owner that is not known; to leave the owner out says the same."""
_KINDS = tuple(k.value for k in OutletKind)
_LISTS = ("names", "party_to", "language", "domains")


def load(path: Path | None) -> Mapping[str, Outlet]:
    """The outlets of a user's register by their id; none if there is no register.

    A register is TOML (``[[source]]`` tables) or CSV (a header with the same names; lists are separated by semicolons).

    Raises:
        DataError: the register cannot be read, or entries break its rules; all of them are named at once.
    """
    if path is None:
        return {}
    rows = _rows(path)
    wrong = [problem for number, row in enumerate(rows, 1) for problem in _problems(row, number)]
    ids = [str(row.get("id")) for row in rows if isinstance(row, dict)]
    wrong += [f"id: expected each once, got '{x}' {ids.count(x)} times" for x in sorted(set(ids)) if ids.count(x) > 1]
    if wrong:
        raise DataError("; ".join(wrong), str(path), "Mend these entries of the outlets register.")
    return {row["id"]: _outlet(row, own=True) for row in rows}


@cache
def bundled() -> Mapping[str, Outlet]:
    """The outlets that come with the package (``data/outlets.toml``) by their id."""
    return {row["id"]: _outlet(row, own=False) for row in lexicon("outlets")["source"]}


def _outlet(row: Mapping[str, Any], *, own: bool) -> Outlet:
    untold = Unknown(Reason.NOT_STATED)
    owner = row.get("owner", _NO_OWNER)
    told = untold if owner == _NO_OWNER else owner
    parties = tuple(row.get("party_to", ()))
    source = Source(row["id"], row["name"], OutletKind(row["kind"]), told, parties, row.get("country", untold))
    names, domains = tuple(row.get("names", ())), tuple(row.get("domains", ()))
    return Outlet(source, names, tuple(_listed(row.get("language", []))), domains, citations.cited(row), own)


def _rows(path: Path) -> Sequence[Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.casefold() == ".csv":
            return [_from_csv(row) for row in csv.DictReader(text.splitlines())]
        told = tomllib.loads(text)
        rows, others = told.pop("source", []), sorted(told)
    except (OSError, ValueError, csv.Error) as e:
        raise DataError(f"this register cannot be read: {e}", str(path), "Write it as TOML ([[source]] tables) or CSV.") from e
    if others or not isinstance(rows, list):
        what = f"expected [[source]] tables, got {', '.join(others) or 'something else'}"
        raise DataError(what, str(path), "Write each outlet as [[source]].")
    return rows


def _from_csv(row: Mapping[str | None, Any]) -> dict[str, Any]:
    told = {k: v for k, v in row.items() if k and v}
    lists = {k: [p.strip() for p in told.pop(k).split(";") if p.strip()] for k in _LISTS if k in told}
    return citations.gathered(told) | lists


def _problems(row: Any, number: int) -> list[str]:
    """What is wrong with one entry: field, what was expected, what was got."""
    if not isinstance(row, dict):
        return [f"entry {number}: expected a table, got {row!r}"]
    name = f"entry {number} ({row.get('id', 'no id')})"
    told = [f for f in _FIELDS if f in row or f in _NEEDED]
    wrong = [f"{name}: {f}: expected {_FIELDS[f][0]}, got {_got(row, f)}" for f in told if not _FIELDS[f][1](row.get(f))]
    unknown = sorted(row.keys() - _FIELDS.keys())
    return wrong + [f"{name}: {f}: expected no such field, got {row[f]!r}" for f in unknown]


def _got(row: Mapping[str, Any], field: str) -> str:
    return repr(row[field]) if field in row else "nothing"


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(_text(x) for x in value)


def _listed(value: Any) -> list[Any]:
    """A list as it is, and anything else as a list of one."""
    return value if isinstance(value, list) else [value]


def _matching(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _each(fits: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: all(fits(x) for x in _listed(value))


_NEEDED = ("id", "name", "kind")
_FIELDS: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    "id": ("a text", _text),
    "name": ("a text", _text),
    "kind": (f"one of {', '.join(_KINDS)}", lambda value: value in _KINDS),
    "owner": ("a text, or no such field", _text),
    "party_to": ("a list of texts", _texts),
    "country": ("two capitals (ISO 3166-1), or no such field", _matching(_COUNTRY)),
    "names": ("a list of texts", _texts),
    "language": ("codes of ISO 639 such as 'en'", _each(_matching(_LANGUAGE))),
    "domains": ("a list of hosts in small letters such as 'example.org'", _each(_matching(_HOST))),
    citations.FIELD: (citations.EXPECTED, citations.fits),
}
"""What each field of an entry takes, in words and as a check."""
