"""Whether a doer is of an outlet's side, by the names that the outlets register has."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon import listed, load
from reportedly.types.field import Unknown
from reportedly.types.text import Source

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class _Name:
    """The words of a name without plural s: all; those that tell more than its kind; those that few share; its countries."""

    words: frozenset[str]
    telling: frozenset[str]
    rare: frozenset[str]
    lands: frozenset[str]


def belongs(source: Source, names: Collection[str], *, crowd: bool) -> bool:
    """Whether a doer, by one of its ``names`` in lower case, is the outlet, its owner or a body whose outlet it is.

    A country's name alone tells only its government ("Iran", "Iranian forces"), and never a ``crowd`` of its people.
    """
    doer = [_name(n) for n in names]
    parties = [_name(p) for p in source.party_to]
    owner = () if isinstance(source.owner, Unknown) else (source.owner,)
    itself = [_name(x) for x in (*owner, source.name)]
    return any(_is(d, p) or (not crowd and _rules(d, p)) for d in doer for p in parties) or any(
        i.words <= d.words or (source.partial and _short(d, i)) for d in doer for i in itself if i.words
    )


def _is(doer: _Name, party: _Name) -> bool:
    """Whether both share a word that few names share, or the doer is called by a part of the party's name."""
    return bool(doer.rare & party.rare) or _short(doer, party) or (bool(doer.words) and doer.words == party.words)


def _short(doer: _Name, whole: _Name) -> bool:
    return bool(doer.telling) and doer.words <= whole.words


def _rules(doer: _Name, party: _Name) -> bool:
    """Whether both are told by the same country and nothing else but words such as government or forces."""
    return bool(party.lands) and not (doer.telling or party.telling) and doer.lands == party.lands


@lru_cache(maxsize=4096)
def _name(name: str) -> _Name:
    lands: set[str] = set()

    def told(found: re.Match[str]) -> str:
        lands.add(_countries()[found[0]])
        return " "

    rest = _bare(_country_names().sub(told, name.lower()))
    telling = rest - _words_of("common")
    return _Name(rest | lands, telling, telling - _words_of("ordinary"), frozenset(lands))


def _bare(text: str) -> frozenset[str]:
    return frozenset(w.removesuffix("s") for w in _WORD.findall(text) if w not in listed("coreference", "light"))


@cache
def _words_of(key: str) -> frozenset[str]:
    return _bare(" ".join(load("ownership")[key]))


@cache
def _countries() -> Mapping[str, str]:
    """The names of countries and the words for what is theirs, in lower case, each with the country's name."""
    names = {name.lower() for name in load("countries")["names"].values()}
    adjectives = {w.lower(): land.lower() for land, words in load("demonyms")["demonyms"].items() for w in words}
    return {n: n for n in names} | {w: land for w, land in adjectives.items() if land in names}


@cache
def _country_names() -> re.Pattern[str]:
    longest = sorted(_countries(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
