"""The outlets register: who publishes, who owns it, whom it speaks for."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from reportedly.errors import DataError
from reportedly.types.field import Reason, Unknown
from reportedly.types.text import OutletKind, Source

_FIELDS = ("id", "name", "kind")
_COUNTRY = re.compile("[A-Z]{2}")
_NO_OWNER = "unknown"
"""What a register may write for an owner that is not known; to leave the owner out says the same."""
_KINDS = tuple(k.value for k in OutletKind)


def load(path: Path | None) -> Mapping[str, Source]:
    """The outlets of a register by their id; none if there is no register.

    A register is TOML (``[[source]]`` tables) or CSV (a header with the same names, ``party_to`` separated by semicolons).

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
    return {row["id"]: _source(row) for row in rows}


def _source(row: Mapping[str, Any]) -> Source:
    owner = row.get("owner", _NO_OWNER)
    told = Unknown(Reason.NOT_STATED) if owner == _NO_OWNER else owner
    country = row.get("country", Unknown(Reason.NOT_STATED))
    return Source(row["id"], row["name"], OutletKind(row["kind"]), told, tuple(row.get("party_to", ())), country)


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
    parties = [p.strip() for p in str(row.get("party_to") or "").split(";") if p.strip()]
    return told | {"party_to": parties}


def _problems(row: Any, number: int) -> list[str]:
    """What is wrong with one entry: field, what was expected, what was got."""
    if not isinstance(row, dict):
        return [f"entry {number}: expected a table, got {row!r}"]
    name = f"entry {number} ({row.get('id', 'no id')})"
    wrong = [f"{name}: {f}: expected a text, got {row.get(f)!r}" for f in _FIELDS if not _text(row.get(f))]
    if "owner" in row and not _text(row["owner"]):
        wrong.append(f"{name}: owner: expected a text, or no such field, got {row['owner']!r}")
    if _text(row.get("kind")) and row["kind"] not in _KINDS:
        wrong.append(f"{name}: kind: expected one of {', '.join(_KINDS)}, got '{row['kind']}'")
    parties = row.get("party_to", [])
    if not isinstance(parties, list) or not all(_text(p) for p in parties):
        wrong.append(f"{name}: party_to: expected a list of texts, got {parties!r}")
    if "country" in row and not (_text(row["country"]) and _COUNTRY.fullmatch(row["country"])):
        wrong.append(f"{name}: country: expected two capitals (ISO 3166-1), or no such field, got {row['country']!r}")
    unknown = sorted(row.keys() - {*_FIELDS, "owner", "party_to", "country"})
    return wrong + [f"{name}: {f}: expected no such field, got {row[f]!r}" for f in unknown]


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
