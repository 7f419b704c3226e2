"""One unit as it is read: where its reporting verbs are, and the pieces that an attribution is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.read.clauses import phrase_before
from reportedly.read.cues import Cue, also_nouns, cue_at, small
from reportedly.read.quotes import Quote
from reportedly.read.units import Unit
from reportedly.types.span import Span, trimmed
from reportedly.types.text import BlockRole

_END = frozenset((".", "!", "?", "…"))

Range = tuple[int, int]
"""A half-open range of a unit's items."""
Piece = tuple[Span, int]
"""A stretch of content, and the index of the quotation that it is, or -1."""


@dataclass(slots=True)
class Told:
    """One attribution in the making. ``gap`` is the stretch from the source to the content, where outlet and day are told.

    ``lead`` is what stands before the source in its clause: "On Monday,". ``carrier`` is whoever is said to quote the source.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    gap: Span
    belief: bool = False
    quotes: tuple[int, ...] = ()
    whole: bool = False
    attitude: bool = False
    lead: Span | None = None
    carrier: Span | None = None


class Voice:
    """A unit with its reporting verbs. ``end`` is the item after its last word; ``last_subject`` the speaker found last."""

    def __init__(self, unit: Unit, quotes: Sequence[Quote], text: str) -> None:
        self.unit = unit
        self.quotes = quotes
        self.text = text
        self.end = len(unit)
        while self.end > 0 and unit.low[self.end - 1] in _END:
            self.end -= 1
        self.cues = self._cues()
        self.found: list[Told] = []
        self.last_subject: Range | None = None

    def _cues(self) -> list[tuple[int, Cue]]:
        found = []
        i = 0
        while i < self.end:
            cue = cue_at(self.unit.low, i) if self.unit.tags[i] in "xveCrn" else None
            if cue is not None and self._is_verb(i, cue):
                found.append((i, cue))
                i += len(cue.rest)
            i += 1
        return found

    def _is_verb(self, i: int, cue: Cue) -> bool:
        low, kinds = self.unit.low, self.unit.tags
        if i == 0 or (kinds[i] == "C" and self.unit.role is not BlockRole.HEADLINE and not self._shouting()):
            return False
        before = kinds[i - 1]
        if (before in "ds#n" and low[i - 1] not in small("pronoun_like")) or (
            before == "p" and cue.form != "gerund" and low[i - 1] != "to"
        ):
            return False
        after = i + 1 + len(cue.rest)
        if after < self.end and kinds[after] in "av" and cue.form != "gerund" and "clause" not in cue.frames and not cue.rest:
            return False
        if cue.lemma in small("empty_when_negated") and any(word in small("negative") for word in low[max(0, i - 2) : i]):
            return False
        return low[i] not in also_nouns() or self._surely_verb(i, after, cue)

    def _surely_verb(self, i: int, after: int, cue: Cue) -> bool:
        """Whether a form that may be a noun is a verb: after an auxiliary or pronoun, or between subject and object."""
        low, kinds = self.unit.low, self.unit.tags
        if kinds[i - 1] in "ao" or low[i - 1] == "to" or low[i - 1] in ("who", "which") or cue.form in ("past", "gerund"):
            return True
        if after + 1 < self.end and low[after] == "that" and kinds[after + 1] in "ave":
            return False
        follows = after < self.end and (kinds[after] in "dQow" or (low[after] == "to" and "infinitive" in cue.frames))
        before = low[i - 1]
        plural = (before.endswith("s") and not before.endswith("ss")) or before in ("police", "people", "men", "women")
        if cue.form == "third":
            return (not plural and (after >= self.end or follows or (after < self.end and kinds[after] in "C#n"))) or (
                kinds[i - 1] == "C" and follows
            )
        if kinds[i - 1] == "r":
            return follows
        return plural and (follows or (after < self.end and kinds[after] in "C#nx"))

    def _shouting(self) -> bool:
        return not any(self.text[s.start].islower() for s in self.unit.spans)

    def _passive(self, at: int, cue: Cue) -> bool:
        if cue.form not in ("past", "participle"):
            return False
        k = at - 1
        while k > 0 and self.unit.tags[k] == "r":
            k -= 1
        return self.unit.low[k] in small("be")

    def _pieces(self, start: int, end: int) -> list[Piece]:
        """The pieces of a stretch; where it is nothing but quotations they are the inner parts of these."""
        kinds, low = self.unit.tags, self.unit.low
        while start < end and low[start] in (",", ":", "–", "—"):
            start += 1
        while start < end and low[end - 1] in (",", "–", "—", ":"):
            end -= 1
        if start >= end or (end - start == 1 and low[start] in small("relatives")):
            return []
        alone = [i for i in range(start, end) if kinds[i] == "Q"]
        plain = [i for i in range(start, end) if kinds[i] not in "Qj." and low[i] != "“"]
        if alone and not plain:
            return [(part, self.unit.quoted[i]) for i in alone for part in self._parts(i)]
        return [(self.unit.span(start, end), -1)]

    def _parts(self, i: int) -> tuple[Span, ...]:
        """The inner parts of the quotation that item ``i`` stands for."""
        return self.quotes[self.unit.quoted[i]].parts

    def _gap(self, start: int, end: int) -> Span:
        return self.unit.span(start, max(start + 1, min(end, len(self.unit))))

    def _told(self, source: Range, at: int, cue: Cue, content: list[Piece], gap: Span) -> Told:
        told = self._bare([source], [(at, at + 1 + len(cue.rest))], content, cue.rule, gap)
        told.belief = "belief" in cue.frames
        told.attitude = cue.lemma in small("deeds") and bool(content) and self.text[content[0][0].start :].startswith("to ")
        return told

    def _bare(self, source: list[Range], cue: list[Range], content: list[Piece], rule: str, gap: Span) -> Told:
        spoken = [r for one in source for r in self._antecedent(*one)]
        return Told(
            source=tuple(s for r in spoken if (s := self._clean(*r)) is not None),
            cue=tuple(self.unit.span(*r) for r in cue),
            content=tuple(span for span, _ in content),
            rule=rule,
            gap=gap,
            quotes=tuple(q for _, q in content if q >= 0),
            whole=bool(content) and all(q >= 0 for _, q in content),
        )

    def _antecedent(self, start: int, end: int) -> list[Range]:
        """What "who" stands for, and the word itself."""
        if end - start != 1 or self.unit.low[start] not in ("who", "which") or start < 2:
            return [(start, end)]
        stop = start - 1 if self.unit.low[start - 1] == "," else start
        if self.last_subject is not None and self.last_subject[1] == stop:
            return [self.last_subject, (start, end)]
        begin = phrase_before(self.unit, stop)
        return [(start, end)] if begin is None else [(begin, stop), (start, end)]

    def _clean(self, start: int, end: int) -> Span | None:
        """A source's span without commas at its ends."""
        while start < end and self.unit.low[start] in (",", "and", "but", "as"):
            start += 1
        while end > start and self.unit.low[end - 1] in (",", ":", "–", "—"):
            end -= 1
        return trimmed(self.text, self.unit.spans[start].start, self.unit.spans[end - 1].end) if end > start else None
