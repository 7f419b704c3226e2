"""Place names by gazetteer and context: every candidate is weighed by its name, its neighbours and the rest of its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.lexicon import load
from reportedly.ports import Gazetteer
from reportedly.read.toponym_context import Line, features, line, within
from reportedly.read.toponym_report import fits, surroundings
from reportedly.read.toponym_scan import Candidate, Found, candidates, tokens, words
from reportedly.read.toponym_variants import variants
from reportedly.types.mention import Toponym, ToponymUse
from reportedly.types.names import folded
from reportedly.types.text import Document, Sentence

_PERSON = frozenset({"before.given", "before.title", "before.initial"})
_WITHIN = frozenset({"after.organisation", "after.facility", "within.body", "within.tail"})
_NEVER = frozenset({"after.street", "within.head"})
_PLACE = frozenset({"before.in", "before.place_of", "beside.container", "case.dateline"})


def toponyms(document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of ``document``, in order; words for peoples ("Iranian") come as demonyms.

    ``Toponym.name`` is what to look up: "Virginia" for "Va.", "Iran" for "Iranian".
    """
    kept = [(candidate, marks) for candidate, marks in weighed(document, sentences, gazetteer) if _kept(candidate, marks)]
    found = [_toponym(candidate, marks) for candidate, marks in kept]
    for sentence in sentences:
        known = [candidate for candidate, _ in kept if sentence.span.holds(candidate.span)]
        if known:
            found += variants(tokens(sentence, gazetteer), known, gazetteer)
    return tuple(sorted(found, key=lambda t: t.span))


def weighed(
    document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer
) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """Every candidate of the document with the names of its features."""
    lines = [_line(document, s, gazetteer) for s in sentences]
    plain: Mapping[str, frozenset[str]] = {}
    first = [(c, tuple(features(x, i, plain))) for x in lines for i, c in enumerate(x.candidates)]
    seen = _seen(lines, first)
    around = surroundings((c, score((*marks, *seen.get(folded(c.name), ())), "first_look")) for c, marks in first)
    for x in lines:
        for i, candidate in enumerate(x.candidates):
            yield candidate, (*features(x, i, seen), *fits(candidate, around), *within(x, candidate))


def score(marks: Iterable[str], table: str = "recognition") -> float:
    """The sum of the weights of some features, in log-odds; above 0 it is more likely a place than not."""
    weights = load("toponym_weights")[table]
    return float(sum(weights.get(mark, 0.0) for mark in marks))


def _line(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> Line:
    parts = tokens(sentence, gazetteer)
    return line(parts, tuple(candidates(parts, document.text, gazetteer)), sentence.role)


def _seen(lines: Sequence[Line], first: Iterable[tuple[Candidate, tuple[str, ...]]]) -> Mapping[str, frozenset[str]]:
    """What the document shows of each name: borne by a person, standing where only places stand, written in lower case."""
    shown: dict[str, set[str]] = defaultdict(set)
    for candidate, marks in first:
        name = folded(candidate.name)
        if _PERSON.intersection(marks):
            shown[name].add("seen.person")
        if _PLACE.intersection(marks):
            shown[name].add("seen.place")
    for x in lines:
        for left, right in zip(x.tokens, x.tokens[1:], strict=False):
            if left.low in words("given_names") and left.capital and right.capital:
                shown[folded(right.text)].add("seen.person")
        for token in x.tokens:
            if token.text.islower() and len(token.text) > 3:
                shown[token.low].add("seen.lower")
    return {name: frozenset(marks) for name, marks in shown.items()}


def _kept(candidate: Candidate, marks: tuple[str, ...]) -> bool:
    return candidate.found in {Found.DEMONYM, Found.SCRIPT} or (not _NEVER.intersection(marks) and score(marks) > 0)


def _toponym(candidate: Candidate, marks: tuple[str, ...]) -> Toponym:
    use = ToponymUse.LITERAL
    if candidate.found is Found.DEMONYM:
        use = ToponymUse.DEMONYM
    elif _WITHIN.intersection(marks):
        use = ToponymUse.IN_NAME
    return Toponym(candidate.span, candidate.name, use, f"toponyms {candidate.found.value}")
