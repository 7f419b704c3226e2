"""A codebook: its categories with what triggers them, on which conditions, and the examples that try them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """How a word is inflected: a verb (with an object or without) in all forms, a noun in both numbers, a phrase not at all."""

    VERB = "verb"
    INTRANSITIVE = "intransitive"
    NOUN = "noun"
    PHRASE = "phrase"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or chain of words (lower case, "*" is a gap) that tells an event of a category."""

    text: str
    part: Part


@dataclass(frozen=True, slots=True)
class Condition:
    """What a telling must have: one of ``values`` of the kind ``key``, such as ``agents`` or ``object``."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Triggers:
    """What makes an event one that a category looks at: any one of these. ``modes`` narrow ``plover`` where both are told."""

    words: tuple[Word, ...] = ()
    entries: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    acled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Category:
    """One code. An event has it if a trigger fits, and all conditions of one of ``when`` (if any) and of no ``unless`` hold.

    ``parent`` is the code of a wider category, "" if there is none; ``section`` is where the codebook defines it.
    """

    code: str
    label: str
    definition: str
    parent: str = ""
    section: str = ""
    triggers: Triggers = Triggers()
    when: tuple[tuple[Condition, ...], ...] = ()
    unless: tuple[tuple[Condition, ...], ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """An example of a category, read by the whole pipeline. ``expected`` says whether the code was to be among ``got``.

    ``why`` names the rules that gave the codes, or the reasons why none did.
    """

    category: str
    text: str
    expected: bool
    got: tuple[str, ...]
    why: str

    @property
    def passed(self) -> bool:
        """Whether it came out as the codebook says."""
        return (self.category in self.got) is self.expected


@dataclass(frozen=True, slots=True)
class Cited:
    """A work that a codebook follows, and the part of it."""

    title: str
    url: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Another closed list of a codebook (kinds of actors, contexts): code, label ("" if none) and definition of each entry."""

    name: str
    note: str
    entries: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All that one TOML file tells. The first category that fits an event gives its code.

    ``status`` are the statuses that are coded where a condition names none; ``not_coded`` tells people what is left out.
    ``rules`` name the files of ``data/`` by which events are coded under a codebook that comes with the package.
    """

    name: str
    title: str
    version: str
    language: str
    categories: tuple[Category, ...]
    licence: str = ""
    note: str = ""
    status: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    lists: tuple[Listing, ...] = ()
    not_coded: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
