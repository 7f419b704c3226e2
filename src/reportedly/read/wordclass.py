"""The class of each word of a sentence: just enough grammar to see where a noun phrase begins and ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.types.text import Word


@cache
def closed() -> Mapping[str, str]:
    """Each closed-class word with its class letter; the first class that lists a word has it."""
    found: dict[str, str] = {}
    for letter, entries in load("wordclasses")["classes"].items():
        for entry in entries:
            found.setdefault(entry, letter)
    return found


def participles() -> frozenset[str]:
    """Words in -ed and -ing that are adjectives."""
    return listed("wordclasses", "adjectives", "participles")


@cache
def endings() -> tuple[str, ...]:
    """Endings of adjectives."""
    return tuple(load("wordclasses")["adjectives"]["endings"])


def tags(words: Sequence[Word]) -> list[str]:
    """One letter a word.

    d determiner, n number word, # digits, p preposition, a auxiliary, j conjunction, o pronoun, w wh-word or "that",
    r adverb, v verb, e a word in -ed, s possessive ("Iran's"), C capitalised, x any other word, . punctuation.
    """
    known = closed()
    special = participles()
    return [_tag(w.text, known, special) for w in words]


def _tag(text: str, known: Mapping[str, str], special: frozenset[str]) -> str:
    first = text[0]
    if not first.isalnum():
        return "."
    low = text.lower()
    if low in known and text not in listed("wordclasses", "names", "capitalised"):
        return "C" if first.isupper() and len(text) > 1 and text.isupper() and low in ("us", "it", "who") else known[low]
    if first.isdigit():
        return "#"
    if low.endswith(("'s", "’s")):
        return "s"
    if first.isupper():
        return "C"
    if low in special:
        return "x"
    if low.endswith("ly") and len(low) > 4 and low not in listed("wordclasses", "adjectives", "no_adverbs"):
        return "r"
    return "e" if low.endswith("ed") and len(low) > 4 else "x"
