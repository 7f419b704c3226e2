"""Names of the register of actors in a report: mentions that have one are tied to its entry, others are added."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.read.names import shouts
from reportedly.read.wordclass import closed
from reportedly.types.field import Unknown
from reportedly.types.mention import ActorMention, Reading
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document
from reportedly.types.world import ActorKind, ListedActor

_FIRST = re.compile(r"[^\W_]+")
_SAME = str.maketrans("’‘ʼ‐‑–\n\t\u00a0", "'''---   ")
_ARTICLE = re.compile(r"\b(?:the|The|THE)\s+$")


@dataclass(frozen=True, slots=True)
class Register:
    """The entries of a register of actors by id, and their names by the first word in lower case, longest first."""

    entries: Mapping[str, ListedActor]
    names: Mapping[str, tuple[tuple[str, ListedActor], ...]]


def indexed(entries: Iterable[ListedActor]) -> Register:
    """A register to look names up in."""
    listed = tuple(entries)
    names: dict[str, list[tuple[str, ListedActor]]] = defaultdict(list)
    for entry in listed:
        for name in entry.names:
            plain = _plain(name).removeprefix("the ").removeprefix("The ")
            first = _FIRST.search(plain)
            if first:
                names[first[0].lower()].append((plain, entry))
    by_length = {first: tuple(sorted(found, key=lambda x: -len(x[0]))) for first, found in names.items()}
    return Register({e.id: e for e in listed}, by_length)


def registered(document: Document, reading: Reading, register: Register) -> Reading:
    """The reading with every mention of a registered actor tied to its entry, by the whole name alone.

    A name that is only a part of another name or that only says more of a noun ("NATO troops") ties nothing.
    """
    hits = [h for h in _hits(document, reading, register) if not _inside_pronoun(h, reading)]
    if not hits:
        return reading
    known = Spans((m.span, m) for m in reading.actors)
    changed: dict[Span, ActorMention | None] = {}
    added: list[ActorMention] = []
    for span, entry in hits:
        over = [m for _, m in known.over(span) if not m.pronoun]
        tied = next((m for m in over if span.holds(m.head) or m.head == span), None)
        if tied:
            changed |= {m.span: None for m in over if span.holds(m.span)}
            changed[tied.span] = _tied(document, tied, span, entry)
        elif not over:
            added.append(_tied(document, None, span, entry))
    kept = (changed.get(m.span, m) for m in reading.actors)
    actors = sorted([*(m for m in kept if m), *added], key=lambda m: (m.span.start, m.span.end))
    return replace(reading, actors=tuple(actors))


def _inside_pronoun(hit: tuple[Span, ListedActor], reading: Reading) -> bool:
    at = bisect_left(reading.actors, hit[0].start, key=lambda m: m.span.start)
    return at < len(reading.actors) and reading.actors[at].pronoun and reading.actors[at].span == hit[0]


def _tied(document: Document, mention: ActorMention | None, span: Span, entry: ListedActor) -> ActorMention:
    name = " ".join(document[span].split())
    rule = rule_of(entry)
    if mention is None:
        article = _ARTICLE.search(document.text, max(0, span.start - 8), span.start)
        whole = Span(article.start() if article else span.start, span.end)
        person = entry.kind is ActorKind.PERSON
        return ActorMention(whole, span, name, entry.kind, "actors#name" if person else rule, entry=entry.id)
    kind = mention.kind if isinstance(entry.kind, Unknown) else entry.kind
    if mention.rule == "actors#name" and kind is ActorKind.PERSON and entry.kind is not ActorKind.PERSON:
        kind = entry.kind
    kept = mention.rule if kind is ActorKind.PERSON else rule
    whole = mention.span.join(span)
    return replace(mention, span=whole, head=span, name=name, kind=kind, rule=kept, private=False, entry=entry.id)


def rule_of(entry: ListedActor) -> str:
    """What a value from the register is found by: ``actors_register#id``, or ``own_actors#id`` for the user's own entries."""
    return f"{'own_actors' if entry.own else 'actors_register'}#{entry.id}"


def _hits(document: Document, reading: Reading, register: Register) -> Iterator[tuple[Span, ListedActor]]:
    text, names = _plain(document.text), register.names
    for sentence in reading.sentences:
        if sentence.role is BlockRole.RESIDUE:
            continue
        end, loud = 0, None
        for word in sentence.words:
            start = word.span.start
            first = _FIRST.match(word.text)
            if start < end or first is None or first[0].lower() not in names:
                continue
            loud = shouts(sentence.words) if loud is None else loud
            found = _longest(text, start, names[first[0].lower()], loud=loud)
            if found:
                end = start + len(found[0])
                yield Span(start, end), found[1]


def _longest(text: str, start: int, names: Sequence[tuple[str, ListedActor]], *, loud: bool) -> tuple[str, ListedActor] | None:
    for name, entry in names:
        end = start + len(name)
        whole = not text[end : end + 1].isalnum() and text[end : end + 2][:1] != "-"
        if whole and _alike(name, text[start:end], loud=loud):
            return name, entry
    return None


def _alike(name: str, written: str, *, loud: bool) -> bool:
    """Whether words are that name as one writes it: in its own case, begun large, or all in capitals.

    In a line that is all in capitals, "WHO" and "IT" are words.
    """
    if name.isupper() and loud and name.lower() in closed():
        return False
    return written in (name, name[0].upper() + name[1:]) or (written == name.upper() and (loud or " " in name))


def _plain(text: str) -> str:
    return text.translate(_SAME)
