"""The lexicon of loaded words: its groups, every form of their words, and the neutral counterpart in the same form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

from reportedly.errors import DataError
from reportedly.lexicon import load
from reportedly.read.inflection import Forms, plural, verb
from reportedly.types.mention import WordingCategory

_FORMS = ("noun", "verb", "adjective", "phrase")
_TEXTS = ("key", "category", "form", "neutral", "reason")
_LISTS = ("words", "heads", "unless", "before")
_FLAGS = ("party", "near")
_NEEDED = ("key", "category", "form", "words", "reason")


@dataclass(frozen=True, slots=True)
class Group:
    """One group of the lexicon: when its words are loaded, and why."""

    key: str
    category: WordingCategory
    form: str
    party: bool
    near: bool
    heads: frozenset[str]
    unless: frozenset[str]
    before: frozenset[str]
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one word or phrase, lower case, with its counterpart ("" where there is none)."""

    words: tuple[str, ...]
    neutral: str
    group: Group


Lexicon = Mapping[str, tuple[Entry, ...]]
"""The entries by their first word: the longest first, a user's own before ours, adjectives before nouns."""


@cache
def lexicon(own: Path | None = None) -> Lexicon:
    """Our entries, after those of the user's own file.

    Raises:
        DataError: the file cannot be read, is not TOML, or has groups that break the rules of ``data/wording.toml``.
    """
    ours = (e for row in load("wording")["group"] for e in _entries(row, "wording"))
    found: dict[str, list[Entry]] = {}
    for entry in chain(() if own is None else _own(own), ours):
        found.setdefault(entry.words[0], []).append(entry)
    return {first: tuple(sorted(es, key=lambda e: (-len(e.words), e.group.form != "adjective"))) for first, es in found.items()}


def _own(path: Path) -> Sequence[Entry]:
    todo = "Write [[group]] tables like those of docs/wording.md."
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as e:
        raise DataError(f"this list of loaded words cannot be read: {e}", str(path), todo) from e
    rows = told.get("group")
    if set(told) != {"group"} or not isinstance(rows, list):
        raise DataError("expected [[group]] tables and nothing else", str(path), todo)
    if wrong := [f"group {n}: {fault}" for n, row in enumerate(rows, 1) for fault in _faults(row)]:
        raise DataError("; ".join(wrong), str(path), todo)
    return [e for row in rows for e in _entries(row, path.stem)]


def _faults(row: object) -> Iterator[str]:
    """What is wrong with one group, in words."""
    if not isinstance(row, dict):
        yield "expected a table"
        return
    yield from (f"{name} is missing" for name in _NEEDED if not row.get(name))
    for name, value in row.items():
        if name in _TEXTS:
            sound = isinstance(value, str)
        elif name in _LISTS:
            sound = isinstance(value, list) and all(isinstance(x, str) and x.split() for x in value)
        else:
            sound = name in _FLAGS and isinstance(value, bool)
        if not sound:
            yield f"{name} = {value!r} is unknown or of a wrong type"
    for name, known in (("category", [c.value for c in WordingCategory]), ("form", _FORMS)):
        if isinstance(told := row.get(name), str) and told not in known:
            yield f"{name} is one of {', '.join(known)}, not '{told}'"


def _entries(row: Mapping[str, Any], file: str) -> Iterator[Entry]:
    group = Group(
        key=f"{file}#{row['key']}",
        category=WordingCategory(row["category"]),
        form=row["form"],
        party=row.get("party", False),
        near=row.get("near", False),
        heads=frozenset(row.get("heads", ())),
        unless=frozenset(row.get("unless", ())),
        before=frozenset(row.get("before", ())),
        reason=row["reason"],
    )
    inflect = {"noun": _noun, "verb": _verb}.get(group.form, lambda word, neutral: [(word, neutral)])
    for word in row["words"]:
        for form, neutral in inflect(word, row.get("neutral", "")):
            yield Entry(tuple(form.lower().split()), neutral, group)


def _noun(word: str, neutral: str) -> Iterator[tuple[str, str]]:
    """Singular and plural, each with its counterpart; "a/b" tells an irregular plural, "a/" none, "/b" no singular."""
    for form, counterpart in zip(_numbers(word), _numbers(neutral), strict=True):
        if form:
            yield form, counterpart


def _numbers(noun: str) -> tuple[str, str]:
    one, slash, several = noun.partition("/")
    return (one, several) if slash or not noun else (one, plural(one))


def _verb(word: str, neutral: str) -> Iterator[tuple[str, str]]:
    """Every form of a verb, each with the counterpart's; the words after the first stay."""
    (first, *rest), (other, *tail) = word.split(), neutral.split() or [""]
    counterparts = _listed(verb(other)) if other else ("",) * 5
    for form, counterpart in dict(zip(_listed(verb(first)), counterparts, strict=True)).items():
        yield " ".join((form, *rest)), " ".join((counterpart, *tail)).strip()


def _listed(forms: Forms) -> tuple[str, str, str, str, str]:
    return forms.base, forms.third, forms.gerund, forms.past[0], forms.participle[0]
