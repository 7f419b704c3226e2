"""Reads a codebook's TOML file: those of ``data/codebook_*.toml``, and a user's own."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from reportedly.code.codebook_faults import faults
from reportedly.code.codebook_lines import Lines, lines
from reportedly.code.codebook_vocabulary import WORDS
from reportedly.errors import DataError
from reportedly.lexicon import load
from reportedly.types.codebook import Category, Cited, Codebook, Condition, Listing, Part, Triggers, Word

_PREFIX = "codebook_"
_TODO = "docs/codebooks.md tells what a codebook's file holds."
_PARTS = {"verbs": Part.VERB, "intransitive": Part.INTRANSITIVE, "nouns": Part.NOUN, "phrases": Part.PHRASE}


@cache
def names() -> tuple[str, ...]:
    """The names of the codebooks that come with the package."""
    found = (f.name for f in (files("reportedly") / "data").iterdir())
    return tuple(sorted(f.removeprefix(_PREFIX).removesuffix(".toml") for f in found if f.startswith(_PREFIX)))


@cache
def bundled(name: str) -> Codebook:
    """The codebook ``name`` of the package.

    Raises:
        DataError: there is none, or its file breaks the rules.
    """
    if name not in names():
        raise DataError(f"there is no codebook '{name}'", "codebook", f"Known: {', '.join(names())}; or name a file.")
    return _made(load(_PREFIX + name), f"data/{_PREFIX}{name}.toml", lines(""), own=False)


def own(path: Path) -> Codebook:
    """The codebook of a user's file.

    Raises:
        DataError: the file cannot be read, is not TOML, or breaks the rules; all that is wrong is named at once.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        told = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as e:
        raise DataError(f"this codebook cannot be read: {e}", str(path), "Check the path; write the file in UTF-8.") from e
    except tomllib.TOMLDecodeError as e:
        raise DataError(f"this codebook is not TOML: {e}", str(path), "Mend the line that is named.") from e
    return _made(told, str(path), lines(text), own=True)


def _made(told: Mapping[str, Any], where: str, at: Lines, *, own: bool) -> Codebook:
    wrong = list(faults(told, at, own=own))
    if wrong:
        count = "one thing is wrong" if len(wrong) == 1 else f"{len(wrong)} things are wrong"
        raise DataError("\n  ".join((f"{count}:", *wrong)), where, f"\nMend the file; {_TODO}")
    head = told["codebook"]
    texts = {k: head.get(k, "") for k in ("name", "title", "version", "language", "licence", "note")}
    return Codebook(
        **texts,
        categories=tuple(map(_category, told["category"])),
        status=tuple(head.get("status", load("acled")["status"]["coded"])),
        cited=tuple(Cited(**c) for c in head.get("source", ())),
        lists=tuple(map(_listing, told.get("list", ()))),
        not_coded=tuple(told.get("not_coded", ())),
        rules=tuple(head.get("rules", ())),
    )


def _category(row: Mapping[str, Any]) -> Category:
    texts = {k: row.get(k, "") for k in ("code", "label", "definition", "parent", "section")}
    return Category(
        **texts,
        triggers=_triggers(row.get("triggers", {})),
        when=tuple(map(_conditions, row.get("when", ()))),
        unless=tuple(map(_conditions, row.get("unless", ()))),
        examples=tuple(row.get("examples", ())),
        counterexamples=tuple(row.get("counterexamples", ())),
    )


def _triggers(row: Mapping[str, Any]) -> Triggers:
    words = tuple(Word(_plain(w), part) for key, part in _PARTS.items() for w in row.get(key, ()))
    return Triggers(words, *(tuple(row.get(key, ())) for key in ("entries", "plover", "modes", "acled")))


def _conditions(row: Mapping[str, Any]) -> tuple[Condition, ...]:
    return tuple(Condition(key, tuple(map(_plain, values)) if key in WORDS else tuple(values)) for key, values in row.items())


def _plain(word: str) -> str:
    return " ".join(word.lower().replace("’", "'").split())


def _listing(row: Mapping[str, Any]) -> Listing:
    return Listing(row["name"], row.get("note", ""), tuple(_entries(row["entries"])))


def _entries(rows: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for code, told in rows.items():
        label, _, definition = told.partition(": ")
        yield (code, label, definition) if definition else (code, "", told)
