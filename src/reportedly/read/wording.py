"""Loaded words in the narrator's own voice: labels, praise, soft words, certainties, and marks of distance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from reportedly.lexicon import load
from reportedly.read.quotes import quotes
from reportedly.read.wordclass import tags
from reportedly.types.mention import Attribution, AttributionKind, Slogan, Wording, WordingCategory
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence, Source

_READ = frozenset({BlockRole.HEADLINE, BlockRole.BODY, BlockRole.CAPTION, BlockRole.NOTE})
_OURS = frozenset({"our", "we", "us"})
_SCARE_WORDS = 3
"""Words: a longer quotation is somebody's words, not a mark of distance."""
_NEAR = 60
"""Characters: a verb of saying this near makes a short quotation somebody's words."""
_RUN = 6
"""Words that an adjective may stand before its noun ("selfless, determined, and spirited men")."""


@dataclass(frozen=True, slots=True)
class _Group:
    """One group of the lexicon."""

    key: str
    category: WordingCategory
    form: str
    neutral: str
    party: bool
    heads: frozenset[str]
    unless: frozenset[str]


@cache
def _lexicon() -> Mapping[str, tuple[tuple[tuple[str, ...], _Group], ...]]:
    """The entries by their first word, longest first."""
    entries: dict[str, list[tuple[tuple[str, ...], _Group]]] = {}
    for row in load("wording")["group"]:
        group = _group(row)
        for phrase in row["words"]:
            words = tuple(phrase.split())
            entries.setdefault(words[0], []).append((words, group))
    return {k: tuple(sorted(v, key=lambda e: (-len(e[0]), e[1].form != "adjective", e[1].key))) for k, v in entries.items()}


def _group(row: Mapping[str, Any]) -> _Group:
    heads, unless = frozenset(row.get("heads", ())), frozenset(row.get("unless", ()))
    category = WordingCategory(row["category"])
    return _Group(f"wording#{row['key']}", category, row["form"], row["neutral"], bool(row.get("party")), heads, unless)


def wording(
    document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution], slogans: Sequence[Slogan]
) -> tuple[Wording, ...]:
    """Loaded words that the narrator uses in its own voice, in order; neighbours are one.

    Words of others are left out: quotations, what somebody is said to have said, slogans, and a heading printed twice.
    Words that a neutral observer may use are loaded only if the outlet belongs to a party, or says "our".
    """
    others = Spans((s, s) for s in (*_words_of_others(document, attributions), *(s.span for s in slogans)))
    partial = _partial(document, sentences)
    found: list[Wording] = list(_scare_quotes(document, attributions, slogans))
    for sentence in sentences:
        block = document.blocks[sentence.block]
        if sentence.role not in _READ or (sentence.role is BlockRole.HEADLINE and block.copy_of is not None):
            continue
        own = [w for w in _in_sentence(sentence, partial=partial) if not others.over(w.span)]
        found += _joined(document, own)
    return tuple(sorted(found, key=lambda w: w.span))


def _partial(document: Document, sentences: Sequence[Sentence]) -> bool:
    """Whether the narrator is a party: by its outlet, or because it says "our" outside quotations."""
    source = document.source
    if isinstance(source, Source):
        return source.partial
    quoted = [q.whole for q in quotes(document)]
    return any(w.text.lower() in _OURS and not any(q.holds(w.span) for q in quoted) for s in sentences for w in s.words)


def _words_of_others(document: Document, attributions: Sequence[Attribution]) -> Iterator[Span]:
    """Quotations, and contents of reported speech; beliefs and what nobody is named for are told in the narrator's words."""
    for quote in quotes(document):
        yield quote.whole
    for said in attributions:
        speaks = " ".join(document[x] for x in said.source).lower()
        own = said.kind is AttributionKind.BELIEF or speaks in _OURS or not speaks or _announces(document, said)
        if not own or said.kind is AttributionKind.DIRECT:
            yield from said.content


def _announces(document: Document, said: Attribution) -> bool:
    """Whether a party's own outlet announces: "The Command informs the public that ..." is its own voice."""
    source = document.source
    party = isinstance(source, Source) and source.partial
    cue = " ".join(document[c] for c in said.cue).lower().split()
    return party and bool(cue) and cue[-1] in load("wording")["announcing"]["cues"]


def _scare_quotes(document: Document, attributions: Sequence[Attribution], slogans: Sequence[Slogan]) -> Iterator[Wording]:
    """Quotation marks around one to three words that nobody is said to have said and that the text itself never uses."""
    said = [c for a in attributions for c in a.content if a.kind is not AttributionKind.INDIRECT]
    taken = [*said, *(s.span for s in slogans)]
    telling = [c for a in attributions if a.source for c in a.cue]
    introduced = frozenset(load("wording")["announcing"]["names"])
    for quote in quotes(document):
        inner = quote.parts[0]
        text = document[inner]
        before = document.text[max(0, quote.whole.start - 30) : quote.whole.start].lower().split()
        block = document.block_at(quote.whole.start)
        plain = text[0].islower() and text[-1].isalnum() and len(text.split()) <= _SCARE_WORDS
        if not plain or block is None or block.role not in _READ or (before and before[-1].strip(",:") in introduced):
            continue
        elsewhere = document.text[: quote.whole.start] + " " + document.text[quote.whole.end :]
        spoken = any(0 <= quote.whole.start - c.end < _NEAR or 0 <= c.start - quote.whole.end < _NEAR for c in telling)
        if not spoken and not any(t.overlaps(inner) for t in taken) and text.casefold() not in elsewhere.casefold():
            yield Wording(quote.whole, WordingCategory.DISTANCING, "", "wording#scare-quotes")


def _in_sentence(sentence: Sentence, *, partial: bool) -> Iterator[Wording]:
    entries = _lexicon()
    words = [w.text.lower().replace("’", "'") for w in sentence.words]
    kinds = tags(sentence.words)
    at = 0
    while at < len(words):
        step = 1
        for phrase, group in entries.get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase and (last := _end(words, kinds, at + len(phrase), group, partial)):
                span = sentence.words[at].span.join(sentence.words[last - 1].span)
                yield Wording(span, group.category, group.neutral, group.key)
                step = last - at
                break
        at += step


def _end(words: Sequence[str], kinds: Sequence[str], after: int, group: _Group, partial: bool) -> int:
    """The index after the last word of what is loaded, or 0 if the words are plain here."""
    following = words[after] if after < len(words) else ""
    if (group.party and not partial) or following in group.unless:
        return 0
    if group.form != "adjective":
        return after
    at, limit = after, min(len(words), after + _RUN)
    while at < limit and words[at] not in group.heads:
        joined = _past_joined(words, kinds, at)
        if joined == at and (kinds[at] not in "xenCs#" or (not group.heads and kinds[at] in "xeC")):
            break
        at = joined if joined > at else at + 1
    if at >= limit:
        return 0 if group.heads else after
    if group.heads:
        return at + 1 if words[at] in group.heads else 0
    return at + 1 if kinds[at] in "xeC" else after


def _past_joined(words: Sequence[str], kinds: Sequence[str], at: int) -> int:
    """The index after ", and" and the adjective that it joins, or ``at`` if nothing is joined there."""
    following = at
    while following < len(words) and words[following] in (",", "and"):
        following += 1
    joins = at < following < len(words) and kinds[following] in "xer"
    return following + 1 if joins else at


def _joined(document: Document, found: Sequence[Wording]) -> Iterator[Wording]:
    """The same with neighbours joined; the first one's category stands."""
    run: Wording | None = None
    for one in found:
        between = document.text[run.span.end : one.span.start] if run else ""
        if run and (one.span.start <= run.span.end or between.strip(" ,") in ("", "and")):
            run = replace(run, span=run.span.join(one.span))
            continue
        if run:
            yield run
        run = one
    if run:
        yield run
