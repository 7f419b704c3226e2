"""What is wrong with a codebook's file: every table and key, with what was expected."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.code.codebook import CONDITIONS
from reportedly.code.codebook_lines import Lines
from reportedly.code.codebook_vocabulary import vocabulary

_TEXT, _TEXTS, _TABLE, _TABLES = "a text", "a list of texts", "a table", "a list of tables"
_FILE = {"codebook": _TABLE, "category": _TABLES, "list": _TABLES, "not_coded": _TEXTS}
_HEAD = dict.fromkeys(("name", "title", "version", "language", "licence", "note"), _TEXT)
_HEAD |= {"status": _TEXTS, "source": _TABLES, "rules": _TEXTS}
_CATEGORY = dict.fromkeys(("code", "label", "definition", "parent", "section"), _TEXT)
_CATEGORY |= {"triggers": _TABLE, "when": _TABLES, "unless": _TABLES, "examples": _TEXTS, "counterexamples": _TEXTS}
_TRIGGERS = dict.fromkeys(("verbs", "intransitive", "nouns", "phrases", "entries", "plover", "modes", "acled"), _TEXTS)
_CONDITIONS = dict.fromkeys(CONDITIONS, _TEXTS)
_LIST = {"name": _TEXT, "note": _TEXT, "entries": _TABLE}
_SOURCE = dict.fromkeys(("title", "url", "section"), _TEXT)
_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_NO_BLANK = re.compile(r"\S+")


def faults(told: Mapping[str, Any], at: Lines, *, own: bool) -> Iterator[str]:
    """Every fault, in the order of the file. Categories of a user's ``own`` codebook must have something that triggers them."""
    yield from _shape(told, _FILE, ("codebook", "category"), "the file")
    head, rows = told.get("codebook"), told.get("category")
    if isinstance(head, dict):
        yield from _head(head, _where("codebook", at, "[codebook]"))
    good = [r for r in rows if isinstance(r, dict)] if isinstance(rows, list) else []
    for number, row in enumerate(good, 1):
        path, code = f"category.{number}", row.get("code")
        name = f"category {number}" + (f" ({code})" if isinstance(code, str) else "")
        yield from _category(row, path, name, at)
        if own:
            yield from (f"{_where(path, at, name)}: definition is missing" for _ in (1,) if "definition" not in row)
            yield from _untriggered(row, good, _where(path, at, name))
    yield from _codes(good)
    listed = told.get("list")
    for number, row in enumerate(listed if isinstance(listed, list) else (), 1):
        if isinstance(row, dict):
            yield from _shape(row, _LIST, ("name", "entries"), _where(f"list.{number}", at, f"list {number}"))


def _where(path: str, at: Lines, name: str) -> str:
    return f"line {at[path]}, {name}" if path in at else name


def _head(head: Mapping[str, Any], where: str) -> Iterator[str]:
    yield from _shape(head, _HEAD, ("name", "title", "version", "language"), where)
    for key, pattern, wanted in (("name", _NAME, "small letters and digits, parted by -"), ("version", _NO_BLANK, "no blanks")):
        if isinstance(head.get(key), str) and head[key] and not pattern.fullmatch(head[key]):
            yield f"{where}: {key} = {head[key]!r}: expected {wanted}"
    if isinstance(head.get("language"), str) and head["language"] not in ("", "en"):
        yield f"{where}: language = {head['language']!r}: expected 'en'; reports in English alone are read"
    yield from _known("status", head.get("status"), where)
    for number, row in enumerate(head["source"] if isinstance(head.get("source"), list) else (), 1):
        if isinstance(row, dict):
            yield from _shape(row, _SOURCE, ("title",), f"{where}, source {number}")


def _category(row: Mapping[str, Any], path: str, name: str, at: Lines) -> Iterator[str]:
    where = _where(path, at, name)
    yield from _shape(row, _CATEGORY, ("code", "label"), where)
    triggers = row.get("triggers")
    if isinstance(triggers, dict):
        yield from _table(triggers, _TRIGGERS, _where(f"{path}.triggers", at, f"{name}, triggers"))
    for key in ("when", "unless"):
        rows = row.get(key)
        for number, conditions in enumerate(rows if isinstance(rows, list) else (), 1):
            if isinstance(conditions, dict):
                yield from _table(conditions, _CONDITIONS, _where(f"{path}.{key}.{number}", at, f"{name}, {key} {number}"))
    both = {*_texts(row.get("examples"))} & {*_texts(row.get("counterexamples"))}
    yield from (f"{where}: {text!r} is an example and a counterexample" for text in sorted(both))


def _table(row: Mapping[str, Any], keys: Mapping[str, str], where: str) -> Iterator[str]:
    """Faults of triggers or conditions: their keys, and values that nothing is told by."""
    if not row:
        yield f"{where}: it is empty; expected one of {', '.join(keys)}"
    yield from _shape(row, keys, (), where)
    for key, values in row.items():
        if key in vocabulary():
            yield from _known(key, values, where)
        else:
            yield from (f"{where}: {key}: {w!r} has no letter" for w in _texts(values) if not any(c.isalpha() for c in w))


def _known(key: str, values: object, where: str) -> Iterator[str]:
    known = vocabulary()[key]
    for value in _texts(values):
        if value not in known:
            yield f"{where}: {key}: there is no '{value}'{_hint(value, known)}"


def _shape(row: Mapping[str, Any], keys: Mapping[str, str], needed: Iterable[str], where: str) -> Iterator[str]:
    """Keys that are missing, unknown or of a wrong type."""
    yield from (f"{where}: {key} is missing" for key in needed if key not in row)
    for key, value in row.items():
        if key not in keys:
            yield f"{where}: there is no key '{key}'{_hint(key, keys)}"
        elif not _is(value, keys[key]):
            yield f"{where}: {key}: expected {keys[key]}, got {_short(value)}"


def _is(value: object, kind: str) -> bool:
    if kind == _TEXT:
        return isinstance(value, str) and bool(value.strip())
    if kind == _TABLE:
        return isinstance(value, dict)
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(x, dict) if kind == _TABLES else isinstance(x, str) and bool(x.strip()) for x in value)


def _texts(values: object) -> tuple[str, ...]:
    return tuple(v for v in values if isinstance(v, str)) if isinstance(values, list) else ()


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."


def _hint(name: str, known: Iterable[str]) -> str:
    every = sorted(known)
    near = difflib.get_close_matches(name, every, n=1, cutoff=0.6)
    if near:
        return f"; perhaps '{near[0]}'"
    return f"; known: {', '.join(every)}" if len(every) <= 20 else ""


def _untriggered(row: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], where: str) -> Iterator[str]:
    code = row.get("code")
    if not row.get("triggers") and not any(r.get("parent") == code for r in rows):
        yield f"{where}: nothing triggers it; add [category.triggers] with {', '.join(_TRIGGERS)}"


def _codes(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    codes = Counter(r["code"] for r in rows if isinstance(r.get("code"), str))
    yield from (f"code '{code}' stands {n} times; expected once" for code, n in codes.items() if n > 1)
    for row in rows:
        parent = row.get("parent")
        if isinstance(parent, str) and parent not in codes:
            yield f"category {row.get('code')}: parent '{parent}' is no code of this file{_hint(parent, codes)}"
