"""Words of a user's own codebook: which of our triggers they are, and the events that only they tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.read.triggers import Pattern, Patterns, in_sentence, indexed, of_entry
from reportedly.types.codebook import Codebook, Part, Word
from reportedly.types.mention import Trigger
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Sentence

_IRREGULAR = re.compile(r"(?:/[^\s/]+)+")
OWN = "own"
"""The file part of the entry of a trigger that our lexicons lack; its key is the word."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of a codebook in every form, and the codes of the categories that list each."""

    patterns: Patterns
    codes: Mapping[tuple[str, bool], tuple[str, ...]]


def own_words(book: Codebook) -> OwnWords:
    """The words of all categories of a codebook, ready to be found."""
    codes: dict[tuple[str, bool], tuple[str, ...]] = {}
    listed: list[Pattern] = []
    for category in book.categories:
        for word in category.triggers.words:
            listed += _forms(word)
            key = (_lemma(word), word.part is Part.NOUN)
            codes[key] = (*codes.get(key, ()), category.code)
    return OwnWords(indexed(listed), codes)


def _lemma(word: Word) -> str:
    """The base form; the irregular ones are written behind it: "kneel/knelt", "man-of-war/men-of-war"."""
    return _IRREGULAR.sub("", word.text)


def _forms(word: Word) -> Iterator[Pattern]:
    entry = "triggers_own#intransitive" if word.part is Part.INTRANSITIVE else "triggers_own#word"
    lemma, noun = _lemma(word), word.part is Part.NOUN
    if word.part is Part.PHRASE:
        yield Pattern(tuple(lemma.split()), lemma, entry, False, "phrase")
        return
    yield from of_entry(entry, () if noun else (lemma,), (lemma,) if noun else ())
    words = word.text.split()
    at = next((i for i, w in enumerate(words) if "/" in w), 0)
    for form in words[at].split("/")[1:]:
        yield Pattern((*words[:at], form, *words[at + 1 :]), lemma, entry, noun, "noun" if noun else "participle", not noun)


def with_own(sentences: Sequence[Sentence], found: Sequence[Trigger], words: OwnWords) -> tuple[Trigger, ...]:
    """Our triggers with the codes that list their words, and those that only the codebook has, by their first character.

    A word of the codebook that overlaps a trigger of ours is that trigger.
    """
    own = list(_own(sentences, words))
    at = Spans((t.span, t) for t in own)
    marked = [replace(t, listed=_listed(t, (o for _, o in at.over(t.span)))) for t in found]
    ours = Spans((t.span, t) for t in found)
    new = (t for t in own if not ours.over(t.span))
    return tuple(sorted((*marked, *new), key=lambda t: t.span))


def _listed(ours: Trigger, own: Iterable[Trigger]) -> tuple[str, ...]:
    """The codes of the codebook's words at one of our triggers; of one and the same word ours tells whether it is a noun."""
    return tuple(dict.fromkeys(c for o in own if o.span != ours.span or o.noun is ours.noun for c in o.listed))


def _own(sentences: Sequence[Sentence], words: OwnWords) -> Iterator[Trigger]:
    for sentence in sentences:
        if sentence.role is not BlockRole.RESIDUE:
            for trigger in in_sentence(sentence, words.patterns):
                codes = words.codes.get((trigger.lemma, trigger.noun)) or words.codes.get((trigger.lemma, not trigger.noun), ())
                yield replace(trigger, entry=f"{OWN}#{trigger.lemma}", listed=codes)
