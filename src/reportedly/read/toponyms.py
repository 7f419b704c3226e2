"""Place names by gazetteer and context: every candidate is weighed by its name, its neighbours and the rest of its document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.lexicon import load
from reportedly.ports import Gazetteer
from reportedly.read.toponym_context import Line, joined, line, of_name, standing, within
from reportedly.read.toponym_report import fits, surroundings
from reportedly.read.toponym_scan import Candidate, Found, Remembered, candidates, tokens, words
from reportedly.read.toponym_unknown import Judged, taken, unknown
from reportedly.read.toponym_variants import report, variants
from reportedly.read.toponym_window import vote, window
from reportedly.types.mention import Toponym, ToponymUse
from reportedly.types.names import folded
from reportedly.types.text import Document, Sentence

_PERSON = frozenset({"before.given", "before.title", "before.initial"})
_WITHIN = frozenset({"after.organisation", "after.facility", "within.body", "within.tail"})
_NEVER = frozenset({"after.street", "before.given", "within.head"})
_PLACE = frozenset({"before.in", "before.place_of", "beside.container", "case.dateline"})


@dataclass(frozen=True, slots=True)
class Weighed:
    """One sentence with its candidates, each with the names of its features; ``seen``: what the document shows of each name."""

    line: Line
    judged: tuple[Judged, ...]
    seen: Mapping[str, tuple[str, ...]]

    def kept(self) -> tuple[Judged, ...]:
        """The candidates that are more likely places than not, and the words for peoples."""
        return tuple((c, marks) for c, marks in self.judged if _kept(c, marks))


def toponyms(document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[Toponym, ...]:
    """The place names of ``document``, in order; words for peoples ("Iranian") come as demonyms.

    ``Toponym.name`` is what to look up: "Virginia" for "Va.", "Iran" for "Iranian".
    """
    book = Remembered(gazetteer)
    found: list[Toponym] = []
    doubtful: list[tuple[Line, tuple[tuple[Candidate, float], ...]]] = []
    rows = [(x, x.kept()) for x in weighed(document, sentences, book)]
    told = report([(x.line.tokens, [candidate for candidate, _ in kept]) for x, kept in rows])
    for x, kept in rows:
        found += [_toponym(candidate, marks) for candidate, marks in kept]
        known = [candidate for candidate, _ in kept]
        spelled = list(variants(x.line.tokens, known, book, told)) if known or told.home else []
        found += spelled
        new = [
            (c, score(m, "unknown"))
            for c, m in unknown(x.line, known, x.seen)
            if not any(c.span.overlaps(t.span) for t in spelled)
        ]
        if new:
            doubtful.append((x.line, tuple(new)))
    found += [_toponym(candidate, ()) for candidate in taken(doubtful, load("toponym_weights")["least"])]
    return tuple(sorted(found, key=lambda t: t.span))


def weighed(document: Document, sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Iterator[Weighed]:
    """Every sentence of the document with its candidates weighed."""
    lines = [_line(document, s, gazetteer) for s in sentences]
    kinds = {(c.name, c.found): c for x in lines for c in x.candidates}
    names = {kind: tuple(of_name(c)) for kind, c in kinds.items()}
    here = [[standing(x, i) for i in range(len(x.candidates))] for x in lines]
    seen = _seen(lines, here)
    first = (
        (c, score(tuple(joined(names[c.name, c.found], (*h, *seen.get(folded(c.name), ())))), "first_look"))
        for x, row in zip(lines, here, strict=True)
        for c, h in zip(x.candidates, row, strict=True)
    )
    around = surroundings(first)
    fitting = {kind: tuple(fits(c, around)) for kind, c in kinds.items()}
    for x, row in zip(lines, here, strict=True):
        judged = (
            (
                c,
                (
                    *joined(names[c.name, c.found], (*h, *seen.get(folded(c.name), ()))),
                    *fitting[c.name, c.found],
                    *within(x, c),
                    *window(x, c),
                ),
            )
            for c, h in zip(x.candidates, row, strict=True)
        )
        yield Weighed(x, tuple(judged), seen)


def score(marks: Sequence[str], table: str = "recognition") -> float:
    """The sum of the weights of some features and of the window's vote, in log-odds; above 0 it is likely a place."""
    weights = load("toponym_weights")[table]
    return float(sum(weights.get(mark, 0.0) for mark in marks)) + vote(marks, table)


def _line(document: Document, sentence: Sentence, gazetteer: Gazetteer) -> Line:
    parts = tokens(sentence, gazetteer)
    return line(parts, tuple(candidates(parts, document.text, gazetteer)), sentence.role)


def _seen(lines: Sequence[Line], here: Sequence[Sequence[tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """What the document shows of each name: borne by a person, standing where only places stand, written in lower case."""
    shown: dict[str, set[str]] = defaultdict(set)
    given = words("given_names")
    for x, row in zip(lines, here, strict=True):
        for candidate, marks in zip(x.candidates, row, strict=True):
            if _PERSON.intersection(marks):
                shown[folded(candidate.name)].add("seen.person")
            if _PLACE.intersection(marks):
                shown[folded(candidate.name)].add("seen.place")
        for left, right in zip(x.tokens, x.tokens[1:], strict=False):
            if left.capital and left.low in given and right.capital:
                shown[folded(right.text)].add("seen.person")
        for token in x.tokens:
            if token.text.islower() and len(token.text) > 3:
                shown[token.low].add("seen.lower")
    return {name: tuple(sorted(marks)) for name, marks in shown.items()}


def _kept(candidate: Candidate, marks: tuple[str, ...]) -> bool:
    return candidate.found in {Found.DEMONYM, Found.SCRIPT} or (
        not _NEVER.intersection(marks) and score(marks) > load("toponym_weights")["least"]["recognition"]
    )


def _toponym(candidate: Candidate, marks: tuple[str, ...]) -> Toponym:
    use = ToponymUse.LITERAL
    if candidate.found is Found.DEMONYM:
        use = ToponymUse.DEMONYM
    elif _WITHIN.intersection(marks):
        use = ToponymUse.IN_NAME
    return Toponym(candidate.span, candidate.name, use, f"toponyms {candidate.found.value}")
