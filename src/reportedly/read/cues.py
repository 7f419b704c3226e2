"""Reporting cues in all their forms, from the lexicon."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load
from reportedly.read.inflection import verb

_FRAMES = ("quoting", "clause", "object", "infinitive", "recipient", "belief", "distancing")


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a reporting verb. ``frames`` are the tables that list it; ``rest`` the small words after it."""

    lemma: str
    form: str
    frames: frozenset[str]
    rest: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The lexicon entry."""
        return f"cues#{self.lemma}"


def _longest(cue: Cue) -> tuple[int, str, str]:
    return -len(cue.rest), cue.lemma, cue.form


@cache
def _lexicon() -> Mapping[str, tuple[Cue, ...]]:
    data = load("cues")
    frames: dict[str, set[str]] = {}
    for table in _FRAMES:
        for lemma in data[table]["verbs"]:
            frames.setdefault(lemma, set()).add(table)
    found: dict[str, set[Cue]] = {}
    for lemma, tables in frames.items():
        base, *rest = lemma.split()
        forms = verb(base)
        spelled = [("base", forms.base), ("third", forms.third), ("gerund", forms.gerund)]
        spelled += [("past", p) for p in forms.past] + [("participle", p) for p in forms.participle if p not in forms.past]
        for form, text in spelled:
            found.setdefault(text, set()).add(Cue(lemma, form, frozenset(tables), tuple(rest)))
    return {text: tuple(sorted(cues, key=_longest)) for text, cues in found.items()}


def cue_at(low: Sequence[str], i: int) -> Cue | None:
    """The longest reporting verb that begins at word ``i``, or None."""
    for cue in _lexicon().get(low[i], ()):
        size = len(cue.rest)
        if not size or tuple(low[i + 1 : i + 1 + size]) == cue.rest:
            return cue
    return None


def phrase_at(low: Sequence[str], i: int, table: str, key: str = "phrases") -> int:
    """How many words the longest phrase of a lexicon table that begins at word ``i`` has; 0 if there is none."""
    begun = _phrases(table, key).get(low[i])
    return max((len(p) for p in begun if tuple(low[i : i + len(p)]) == p), default=0) if begun else 0


@cache
def _phrases(table: str, key: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in load("cues")[table][key]:
        words = tuple(entry.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@cache
def nouns() -> frozenset[str]:
    """Nouns that report."""
    return frozenset(load("cues")["nouns"]["nouns"])


@cache
def also_nouns() -> frozenset[str]:
    """Forms of reporting verbs that are nouns as often."""
    return frozenset(load("cues")["also_nouns"]["forms"])


@cache
def small(key: str) -> frozenset[str]:
    """One list of small words around a reporting verb."""
    return frozenset(load("cues")["small"][key])
