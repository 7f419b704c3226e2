"""Groups, institutions and persons: names, and noun phrases whose head the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.read.actor_line import Line, table
from reportedly.read.actor_names import named
from reportedly.read.actor_phrases import nominal
from reportedly.read.capitals import abbreviations
from reportedly.read.names import titles
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import ActorMention, Toponym, ToponymUse
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document, Sentence

_LISTS_ON = re.compile(r"[^,.;:()\n]{0,80}?\sand\s")
"""After "President NAME, the mayor of Qom": the two are members of a list."""
_DESCRIBED = re.compile(
    r"(?:an?|the) (?:[\w’'-]+ ){0,4}?[\w’'-]+(?: (?:from|at|in|of|with|who) (?!and\b)(?:[\w’'-]+ ?){1,6})?[,.;)](?! and\b)"
)
"""After "NAME,": one more word for the same person, closed by a mark ("NAME, a driver from Qom, said")."""
_COMMA = re.compile(r"\s*,\s*(?:\d{1,3}\s*,\s*)?")
"""Between a name and what is said of it: a comma, or an age between two."""
_GOES_ON = re.compile(r",?\s+and\s")


def actors(document: Document, sentences: Sequence[Sentence], toponyms: Sequence[Toponym]) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in order; none crosses a sentence and none overlaps another, save pronouns never inside.

    Residue is not read. A bare place name is no actor.
    """
    places = {t.span.start: t for t in toponyms if t.use is ToponymUse.LITERAL}
    peoples = frozenset(t.span.start for t in toponyms if t.use is ToponymUse.DEMONYM)
    known: dict[str, str] = {}
    found: list[ActorMention] = []
    short = tuple(abbreviations(document))
    for sentence in sorted(sentences, key=lambda s: s.role is BlockRole.HEADLINE):
        if sentence.role is BlockRole.RESIDUE or not sentence.words:
            continue
        line = Line(sentence, places, peoples)
        here = _joined(document, [*named(line, known), *nominal(line), *_within(short, sentence.span)])
        found += here
        found += [p for p in (*_pronouns(line), *_objects(line)) if not any(m.span.overlaps(p.span) for m in here)]
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end)))


def _within(mentions: Sequence[ActorMention], sentence: Span) -> Iterator[ActorMention]:
    return (m for m in mentions if sentence.holds(m.span))


def _pronouns(line: Line) -> Iterator[ActorMention]:
    for i, low in enumerate(line.low):
        if low in table("pronouns") and (low != "i" or line.words[i].text == "I") and not (low == "it" and _is_object(line, i)):
            span, plural = line.words[i].span, table("pronouns")[low] == "actors#pronouns.several"
            yield ActorMention(span, span, low, Unknown(Reason.NOT_STATED), "actors#pronoun", plural, pronoun=True)


def _objects(line: Line) -> Iterator[ActorMention]:
    """Those whose words these are, as objects: "us" and "me"."""
    for i, low in enumerate(line.low):
        entry = table("object_pronouns").get(low)
        if entry and line.words[i].text.islower():
            span, name = line.words[i].span, entry.rpartition(".")[2]
            yield ActorMention(span, span, name, Unknown(Reason.NOT_STATED), "actors#pronoun", name == "we", pronoun=True)


def _is_object(line: Line, i: int) -> bool:
    """Whether a clause ends at a pronoun, so that it is nobody who acts: "the army denied it."."""
    return i > 0 and line.tags[i + 1 : i + 2] == ["."]


def _joined(document: Document, found: list[ActorMention]) -> list[ActorMention]:
    """No two overlap: a name beats a noun phrase inside it; "the mayor, Name" and "Name, the mayor" are one mention."""
    out: list[ActorMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        last = out[-1] if out else None
        if last is None or (document.text[last.span.end : mention.span.start].strip() and not _gap(document, last, mention)):
            out.append(mention)
        elif last.span.overlaps(mention.span):
            out[-1] = _stronger(last, mention)
        elif _apposed(document, last, mention):
            out[-1] = _merged(last, mention)
        else:
            out.append(mention)
    return out


def _gap(document: Document, last: ActorMention, mention: ActorMention) -> bool:
    return last.span.end > mention.span.start or bool(_COMMA.fullmatch(document.text, last.span.end, mention.span.start))


def _apposed(document: Document, last: ActorMention, mention: ActorMention) -> bool:
    between = document.text[last.span.end : mention.span.start]
    office, name = (last, mention) if mention.rule == "actors#name" else (mention, last)
    if name.rule != "actors#name" or office.rule in ("actors#name", "actors#acronym") or office.plural:
        return False
    if not between.strip():
        return office is last and not office.rule.startswith("actors#bodies")
    if office is mention and name.span.start < name.head.start and _LISTS_ON.match(document.text, office.span.end):
        return False
    if office is last:
        return not office.rule.startswith("actors#bodies") and _titled(document, mention)
    return office.name.split()[-1] in table("offices") or bool(_DESCRIBED.match(document.text, office.span.start))


def _titled(document: Document, name: ActorMention) -> bool:
    """Whether nothing but titles goes before a name, and no list goes on after it ("the mayor, Colonel NAME, and ...")."""
    before = document[Span(name.span.start, name.head.start)].lower() if name.head.start > name.span.start else ""
    listed = before and _GOES_ON.match(document.text, name.span.end)
    return not listed and all(w.strip(".") in titles() for w in before.split())


def _stronger(one: ActorMention, two: ActorMention) -> ActorMention:
    """One mention for two that overlap: a name that holds the noun's head wins, else the noun phrase around it does."""
    name, noun = (one, two) if one.rule == "actors#name" or one.rule.startswith("actors#bodies") else (two, one)
    if name.span.overlaps(noun.head):
        return _merged(name, noun) if name.rule == "actors#name" else replace(name, span=name.span.join(noun.span))
    return replace(noun, span=noun.span.join(name.span))


def _merged(one: ActorMention, two: ActorMention) -> ActorMention:
    """One mention of a person's name and an office or noun beside it: it bears the name; an office makes a person public."""
    name, other = (two, one) if two.rule == "actors#name" else (one, two)
    public = any(w in table("offices") for w in other.name.split())
    return replace(name, span=one.span.join(two.span), private=name.private and not public)
