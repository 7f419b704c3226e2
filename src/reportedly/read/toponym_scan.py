"""Every stretch of capitalised words that some place of the gazetteer, or a people, is called by: longest match first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from reportedly.lexicon import load, phrases
from reportedly.ports import Gazetteer
from reportedly.types.names import folded
from reportedly.types.span import Span
from reportedly.types.text import Sentence
from reportedly.types.world import Place

_POSSESSIVE = re.compile(r"(?:['’‘]s|(?<=[sS])['’])$", re.IGNORECASE)
_POSSESSIVE_ENDS = "sSſ'’"  # the long s too is one, without regard to case
_PART = re.compile(r"[^\-‐‑]+")
_OTHER_SCRIPTS = 0x370
_LONGEST = 6
_POSSESSIVE_GAP = 3  # the 's and a space


class Remembered:
    """A gazetteer for one report: what was looked up once is not looked up again. Implements ``ports.Gazetteer``."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.at, self.own, self.get, self.near = gazetteer.at, gazetteer.own, gazetteer.get, gazetteer.near
        self.find = cache(gazetteer.find)
        self.starts = cache(gazetteer.starts)


class Found(StrEnum):
    """How a stretch was found; ``script``: in another script than Latin, so that in English it can hardly be a word.

    ``unknown``: by its neighbours and form alone, as no gazetteer has it.
    """

    NAME = "name"
    SHORT = "short"
    DEMONYM = "demonym"
    SCRIPT = "script"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a part of a hyphenated word, or a mark. ``low`` is its lower case; ``possessive`` if an 's was cut off."""

    span: Span
    text: str
    low: str
    possessive: bool = False
    capital: bool = field(init=False)
    """Whether it starts with a capital or a letter of a script that has none, be it behind an article: "al-Bab"."""

    def __post_init__(self) -> None:
        first = self.text[0]
        if first.islower() and "-" in self.text:
            article, _, rest = self.text.partition("-")
            first = rest[:1] if article in words("articles") else first
        object.__setattr__(self, "capital", first.isalpha() and not first.islower())


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first`` to ``last`` (inclusive) of a sentence, the name to look up, and the places that bear it.

    ``own``: the name stands in the user's own list.
    """

    first: int
    last: int
    span: Span
    name: str
    places: tuple[Place, ...]
    found: Found
    own: bool = False


@cache
def words(table: str) -> frozenset[str]:
    """One list of data/toponym_words.toml."""
    return frozenset(load("toponym_words")[table])


@cache
def _demonyms() -> Mapping[str, str]:
    """Each folded word for a people with the name of its place."""
    return {folded(phrase): key.partition(".")[2] for phrase, key in phrases("demonyms", "demonyms").items()}


@cache
def _never() -> frozenset[str]:
    """Words that are no place when they stand alone: kinds of streets, bodies and divisions, directions, months, weekdays."""
    streets = ("street_words", "facility_words", "feature_words")
    tables = ("division_words", "neutral_words", "organisation_words", *streets, "titles", "locative")
    return frozenset().union(*map(words, tables))


def tokens(sentence: Sentence, gazetteer: Gazetteer) -> tuple[Token, ...]:
    """The words and marks of a sentence. A hyphenated word stays whole only if a place is called so."""
    return tuple(t for word in sentence.words for t in _tokens(word.text, word.span.start, gazetteer))


def _tokens(text: str, start: int, gazetteer: Gazetteer) -> Iterator[Token]:
    whole = _token(text, start)
    if _PART.fullmatch(whole.text) or not any(c.isupper() for c in text) or gazetteer.find(whole.text):
        yield whole
        return
    parts = list(_PART.finditer(text))
    for left, part in zip([None, *parts], parts, strict=False):
        article = left is not None and left[0].lower() in words("articles") and left[0][0].isupper()
        if part[0].lower() not in words("articles") or part is parts[-1]:
            begin = left.start() if left and article else part.start()
            yield _token(text[begin : part.end()], start + begin)


def _token(text: str, start: int) -> Token:
    cut = _POSSESSIVE.search(text) if text[-1] in _POSSESSIVE_ENDS else None
    kept = text[: cut.start()] if cut and cut.start() else text
    return Token(Span(start, start + len(kept)), kept, kept.lower(), kept is not text)


def candidates(line: Sequence[Token], text: str, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The candidates of one sentence, left to right, none overlapping another."""
    at = 0
    while at < len(line):
        found = _at(line, at, text, gazetteer) if line[at].capital else None
        if found:
            yield found
        at = found.last + 1 if found else at + 1


def _at(line: Sequence[Token], at: int, text: str, gazetteer: Gazetteer) -> Candidate | None:
    short = _short(line, at, text, gazetteer)
    if short:
        return short
    owned = gazetteer.starts(f"{line[at].text}'s") if line[at].possessive else 0
    reach = max(gazetteer.starts(line[at].text), owned, 2)
    for last in reversed(list(_ends(line, at, reach, owned > 1))):
        span = line[at].span.join(line[last].span)
        name = text[span.start : span.end]
        people = _demonyms().get(folded(name))
        if people:
            return Candidate(at, last, span, people, gazetteer.find(people), Found.DEMONYM)
        places = gazetteer.find(name) if last > at or line[at].low not in _never() else ()
        if places and len(name) > 1:
            found = Found.SCRIPT if ord(name[0]) >= _OTHER_SCRIPTS else Found.NAME
            return Candidate(at, last, span, name, places, found, bool(gazetteer.own(name)))
    return None


def _short(line: Sequence[Token], at: int, text: str, gazetteer: Gazetteer) -> Candidate | None:
    """Short names ("UAE", "U.S.", "Va." after a comma), taken as written, with the stop that belongs to them."""
    token, tables = line[at], load("toponym_words")
    written, last = _spaced(line, at, text) or (token.text, at)
    stop = line[last].span.end < len(text) and text[line[last].span.end] == "." and not token.possessive
    full = tables["short"].get(written)
    if not full and _abbreviates(line, at, last, text, stop):
        full = tables["abbreviated"].get(written)
    if not full:
        return None
    dotted = stop and (not written.isupper() or "." in written)
    span = Span(token.span.start, line[last].span.end + dotted)
    last += dotted and last + 1 < len(line) and line[last + 1].text == "."
    return Candidate(at, last, span, full, gazetteer.find(full), Found.SHORT)


def _spaced(line: Sequence[Token], at: int, text: str) -> tuple[str, int] | None:
    """An abbreviation of two words ("W. Va.") that starts at ``at``, with its last token."""
    end = min(len(line), at + 3) - 1
    written = text[line[at].span.start : line[end].span.end]
    return (written, end) if len(line[at].text) == 1 and written in load("toponym_words")["abbreviated"] else None


def _abbreviates(line: Sequence[Token], at: int, last: int, text: str, stop: bool) -> bool:
    """Whether an abbreviation of a state may stand here: after its town or a party ("D-N.J."), or with stops in a clause."""
    start = line[at].span.start
    if at > 0 and (line[at - 1].text in {",", "("} or text[start - 1] == "-"):
        return stop or line[at].text.isupper()
    following = line[last + 2] if last + 2 < len(line) else None
    within = following is not None and following.text[0].islower() and line[at].low not in words("titles")
    return stop and (within or last > at or "." in line[at].text)


def _ends(line: Sequence[Token], at: int, reach: int, owned: bool) -> Iterator[int]:
    """The tokens at which a name that starts at ``at`` may end; ``owned`` if it may go on after an 's: "People's Republic"."""
    taken = 0
    for i in range(at, min(len(line), at + _LONGEST + 2)):
        token = line[i]
        if i > at and not _joined(line[i - 1], token):
            return
        if token.text == ".":
            continue
        taken += 1
        if taken > reach or not token.text[0].isalnum():
            return
        if token.capital or (i > at and token.low in words("division_words")):
            yield i
        if token.possessive and not (owned and i == at) and token.low not in words("owners"):
            return


def _joined(left: Token, right: Token) -> bool:
    """Whether two tokens can stand in one name: side by side, or with the full stop of "St." or an 's between them."""
    gap = right.span.start - left.span.end
    if right.text == ".":
        return gap == 0 and left.low in words("stopped")
    return gap <= (_POSSESSIVE_GAP if left.possessive else 1)
