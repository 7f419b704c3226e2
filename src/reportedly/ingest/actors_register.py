"""The register of actors: groups, bodies and persons known by name, our own small one and the user's beside it."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from reportedly.errors import DataError
from reportedly.ingest import citations
from reportedly.lexicon import load as lexicon
from reportedly.types.field import Reason, Unknown
from reportedly.types.names import folded
from reportedly.types.world import ActorKind, ListedActor

_FIELDS = ("id", "name", "names", "kind", "country", "source", citations.FIELD)
_COLUMNS = frozenset({*_FIELDS, *citations.COLUMNS})
_ID = re.compile(r"[^\W_]+(?:[-_.][^\W_]+)*")
_DELIMITERS = ",;\t"
_TODO = "Mend these entries; docs/actors.md tells what each field takes."


@cache
def built_in() -> tuple[ListedActor, ...]:
    """The entries of data/actors_register.toml.

    Raises:
        DataError: an entry breaks the rules.
    """
    return _entries(lexicon("actors_register")["actor"], "data/actors_register.toml", own=False)


def own(path: Path) -> tuple[ListedActor, ...]:
    """The entries of a user's file: TOML (``[[actor]]`` tables) or CSV (a header with the same names, ``names`` parted by ;).

    Raises:
        DataError: the file cannot be read, or entries break the rules; all of them are named at once.
    """
    return _entries(_rows(path), str(path), own=True)


def load(path: Path | None) -> tuple[ListedActor, ...]:
    """The user's entries, and those of ours whose id and names the user has not given to another.

    Raises:
        DataError: as :func:`own`.
    """
    theirs = own(path) if path else ()
    ids, names = {e.id for e in theirs}, {folded(n) for e in theirs for n in e.names}
    ours = (e for e in built_in() if e.id not in ids and not names.intersection(map(folded, e.names)))
    return (*theirs, *ours)


def _entries(rows: Sequence[Any], where: str, *, own: bool) -> tuple[ListedActor, ...]:
    wrong = [problem for number, row in enumerate(rows, 1) for problem in _problems(row, number)]
    told = [row for row in rows if isinstance(row, dict)]
    wrong += [
        f"id: expected each once, got '{x}' {n} times" for x, n in Counter(str(r.get("id")) for r in told).items() if n > 1
    ]
    if not wrong:
        bearers = Counter(name for row in told for name in {folded(n) for n in _names(row)})
        wrong += [f"names: expected each of one entry, got '{n}' in {many}" for n, many in bearers.items() if many > 1]
    if wrong:
        raise DataError("; ".join(wrong), where, _TODO)
    return tuple(_entry(row, own=own) for row in told)


def _entry(row: Mapping[str, Any], *, own: bool) -> ListedActor:
    kind = ActorKind(row["kind"]) if "kind" in row else Unknown(Reason.NOT_STATED)
    country = row.get("country", Unknown(Reason.NOT_STATED))
    said = row.get("source", ""), citations.cited(row)
    return ListedActor(row["id"], row["name"].strip(), _names(row), kind, country, *said, own)


def _names(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(n.split()) for n in (row["name"], *row.get("names", ()))))


def _problems(row: Any, number: int) -> list[str]:
    """What is wrong with one entry: field, what was expected, what was got."""
    if not isinstance(row, dict):
        return [f"entry {number}: expected a table, got {row!r}"]
    name = f"entry {number} ({row.get('id', 'no id')})"
    wrong = []
    if not (isinstance(row.get("id"), str) and _ID.fullmatch(row["id"])):
        wrong.append(("id", "letters and digits, parted by - _ or .", row.get("id")))
    if not _called(row.get("name")):
        wrong.append(("name", "a name with letters", row.get("name")))
    names = row.get("names", [])
    if not isinstance(names, list) or not all(map(_called, names)):
        wrong.append(("names", "a list of names with letters", names))
    if "kind" in row and row["kind"] not in tuple(ActorKind):
        wrong.append(("kind", f"one of {', '.join(ActorKind)}, or no such field", row["kind"]))
    if "country" in row and row["country"] not in lexicon("countries")["names"]:
        wrong.append(("country", "two capitals of ISO 3166-1 such as IR, or no such field", row["country"]))
    if not isinstance(row.get("source", ""), str):
        wrong.append(("source", "a text, or no such field", row["source"]))
    if not citations.fits(row.get(citations.FIELD, [])):
        wrong.append((citations.FIELD, citations.EXPECTED, row[citations.FIELD]))
    wrong += [(field, "no such field", row[field]) for field in sorted(row.keys() - {*_FIELDS})]
    return [f"{name}: {field}: expected {what}, got {got!r}" for field, what, got in wrong]


def _called(name: object) -> bool:
    return isinstance(name, str) and any(c.isalpha() for c in name)


def _rows(path: Path) -> Sequence[Any]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        if path.suffix.casefold() in (".csv", ".tsv"):
            return _from_csv(text)
        told = tomllib.loads(text)
    except (OSError, ValueError, csv.Error) as e:
        raise DataError(f"this register cannot be read: {e}", str(path), "Write it as TOML ([[actor]] tables) or CSV.") from e
    rows, others = told.pop("actor", []), sorted(told)
    if others or not isinstance(rows, list):
        what = f"expected [[actor]] tables, got {', '.join(others) or 'something else'}"
        raise DataError(what, str(path), "Write each actor as [[actor]].")
    return rows


def _from_csv(text: str) -> list[dict[str, Any]]:
    header = text.partition("\n")[0]
    mark = max(_DELIMITERS, key=lambda d: len({c.strip(' "\r').casefold() for c in header.split(d)} & _COLUMNS))
    found = []
    for row in csv.DictReader(StringIO(text, newline=""), delimiter=mark, strict=True):
        told: dict[str, Any] = {(k or "a cell too many").strip().casefold(): v for k, v in row.items() if v}
        told = {k: v.strip() if isinstance(v, str) else v for k, v in told.items() if not isinstance(v, str) or v.strip()}
        if "names" in told:
            told["names"] = [n.strip() for n in told["names"].split(";") if n.strip()]
        if told:
            found.append(citations.gathered(told))
    return found
