"""The forms of an English verb or noun, by rule, with the irregular ones from ``data/inflection.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Forms:
    """What a verb looks like: base, with -s, with -ing, past, past participle."""

    base: str
    third: str
    gerund: str
    past: tuple[str, ...]
    participle: tuple[str, ...]


@cache
def verb(base: str) -> Forms:
    """The forms of a verb. "stop" gives stops, stopping, stopped; "shoot" gives shoots, shooting, shot.

    Args:
        base: one word, lower case.
    """
    if base == "be":
        return Forms("be", "is", "being", ("was", "were", "are"), ("been",))
    data = load("inflection")
    stem = base + base[-1] if base in data["doubles"] else base
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        stem = base[:-1]
    gerund = base[:-2] + "ying" if base.endswith("ie") else stem + "ing"
    if base in data["irregular"]:
        past, *participles = data["irregular"][base]
        return Forms(base, plural(base), gerund, (past, *participles[1:]), tuple(participles))
    regular = (base[:-1] + "ied",) if base.endswith("y") and base[-2:-1] not in _VOWELS else (stem.removesuffix("e") + "ed",)
    return Forms(base, plural(base), gerund, regular, regular)


@cache
def plural(noun: str) -> str:
    """The plural of a noun, and the third person of a verb: "clash" gives clashes, "injury" injuries."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in tuple(_VOWELS):
        return noun[:-1] + "ies"
    return noun + "s"
