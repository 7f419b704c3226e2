"""The forms in which one sentence tells who says what, before anything is joined across sentences."""

from __future__ import annotations

from reportedly.read.clauses import has_verb, phrase_after, phrase_before, speaker_after, subject
from reportedly.read.cues import Cue, phrase_at, small
from reportedly.read.verbless import Verbless
from reportedly.read.voice import Piece, Range, Told
from reportedly.types.span import Span


class Teller(Verbless):
    """Reads one unit from left to right."""

    def read(self) -> list[Told]:
        """Everything the unit tells, in order of its cues."""
        self._colon()
        self._signed()
        self._fixed_phrases()
        for at, cue in self.cues:
            told = self._verb(at, cue)
            if told is not None:
                self.found.append(told)
        self._nouns()
        return self.found

    def _verb(self, at: int, cue: Cue) -> Told | None:
        """What the reporting verb at item ``at`` tells."""
        low = self.unit.low
        after = at + 1 + len(cue.rest)
        if self._passive(at, cue):
            return self._quoted_as(at, after) if low[at] == "quoted" else None
        if low[at] in ("quoted", "quotes"):
            return self._quotes_as(at, after)
        if cue.form == "gerund" and self.unit.tags[at - 1] != "a":
            return self._participle(at, after, cue)
        if cue.form == "base" and low[at - 1] == "to" and not (at > 1 and low[at - 2] in ("had", "has", "have")):
            return self._performed(at, after, cue)
        if phrase_at(low, at, "small", "performs"):
            return None
        return self._inverted(at, after, cue) or self._with_subject(at, after, cue)

    def _performed(self, at: int, after: int, cue: Cue) -> Told | None:
        """SOURCE wishes to inform the public that CONTENT: the wish is a form of speaking, not of wishing."""
        first = next((i for i in range(max(0, at - 5), at) if i + phrase_at(self.unit.low, i, "small", "performs") == at), at)
        source = subject(self.unit, first) if first < at else None
        told = self._leading(source, at, after, cue) if source else None
        if told is not None:
            told.cue = (self.unit.span(first, after),)
        return told

    def _with_subject(self, at: int, after: int, cue: Cue) -> Told | None:
        """What a finite verb tells whose subject goes before it, or is that of the verb before."""
        source = subject(self.unit, at)
        if source is not None:
            if self.unit.low[source[1] - 1] in small("demonstratives") and "quoting" not in cue.frames:
                return None
            return self._trailing(source, at, after, cue) or self._leading(source, at, after, cue)
        shared = self._shared(at, cue)
        told = self._leading(shared, at, after, cue) if shared else None
        if told is not None:
            told.gap = Span(told.cue[0].start, max(told.gap.end, told.cue[0].end))
        return told

    def _shared(self, at: int, cue: Cue) -> Range | None:
        """The subject of an earlier verb, for "and warned that" and ", but added"."""
        k = at
        while k > 0 and self.unit.tags[k - 1] in "ar":
            k -= 1
        if k == 0 or self.unit.low[k - 1] not in ("and", "but", "or") or cue.form == "base":
            return None
        return self.last_subject or self._opening_subject(k - 1)

    def _leading(self, source: Range, at: int, after: int, cue: Cue) -> Told | None:
        """SOURCE CUE [recipient, outlet, day] [that] CONTENT."""
        as_told = source[0] > 0 and self.unit.low[source[0] - 1] == "as"
        start = self._after_comma(source[0] - 1, after) if as_told else self._content_start(after, cue)
        if start is None or start >= self.end or self.unit.low[source[1] - 1] in small("nobody"):
            return None
        if (
            self.unit.voice is not None
            and "quoting" not in cue.frames
            and self.unit.low[source[0]] in small("speaks_for_itself")
        ):
            return None
        if cue.lemma in small("finds") and self._comes_upon(source, start):
            return None
        self.last_subject = source
        end = self._content_end(start)
        if end <= start:
            return None
        told = self._told(source, at, cue, self._pieces(start, end), self._gap(source[0], start))
        opening = self._clause_start(source[0]) if source[0] > 0 else 0
        told.lead = self.unit.span(opening, source[0]) if opening < source[0] else None
        return told

    def _comes_upon(self, source: Range, start: int) -> bool:
        """Whether a thing is found, not a fact: nothing marks a statement, and the source makes no inquiries."""
        marked = self.unit.low[start - 1] == "that" or self.unit.tags[start] == "Q"
        return not marked and not any(word in small("finders") for word in self.unit.low[slice(*source)])

    def _trailing(self, source: Range, at: int, after: int, cue: Cue) -> Told | None:
        """CONTENT, SOURCE CUE [recipient, day] [, CONTENT]."""
        low, kinds = self.unit.low, self.unit.tags
        if "quoting" not in cue.frames and cue.lemma not in small("tells_after"):
            return None
        as_told = source[0] > 0 and low[source[0] - 1] == "as"
        start = source[0] - as_told
        quoted = start > 0 and kinds[start - 1] == "Q"
        if not (quoted or (start > 1 and low[start - 1] in small("before_source"))):
            return None
        tail = self._tail(after, "recipient" in cue.frames or as_told)
        if tail is None:
            return None
        before = start if quoted else start - 1
        if not quoted and self._sets_the_day(before, tail):
            return None
        content = self._pieces(before - 1 if kinds[before - 1] == "w" else self._clause_start(before), before)
        content += self._going_on(tail)
        if not content:
            return None
        self.last_subject = source
        return self._told(source, at, cue, content, self._gap(start, max(tail, after)))

    def _sets_the_day(self, end: int, tail: int) -> bool:
        """Whether what goes before the source only says when or where it spoke: "On 3 May, the mayor wrote: CONTENT"."""
        kinds = self.unit.tags
        opening = self._clause_start(end)
        follows = tail < self.end and (self.unit.low[tail] == ":" or kinds[tail] == "Q" or kinds[tail + 1 : tail + 2] == "Q")
        return follows and "Q" not in kinds[opening:end] and not has_verb(self.unit, opening, end)

    def _going_on(self, tail: int) -> list[Piece]:
        """What is said after a source that interrupts it, from item ``tail`` on."""
        low = self.unit.low
        if tail >= self.end:
            return []
        if self.unit.tags[tail] == "Q":
            return self._pieces(tail, tail + 1)
        first = tail + 1
        if first >= self.end or low[tail] == "--" or low[first] in small("turns") or self._new_clause(first):
            return []
        return self._pieces(first, self._content_end(first))

    def _inverted(self, at: int, after: int, cue: Cue) -> Told | None:
        """CONTENT, CUE SOURCE: "...," said the mayor."""
        low, kinds = self.unit.low, self.unit.tags
        if "quoting" not in cue.frames or cue.rest or cue.form not in ("past", "third") or cue.lemma in small("told_to"):
            return None
        quoted = kinds[at - 1] == "Q"
        if not (quoted or low[at - 1] in (",", "–", "—")) or not self._opens_source(after):
            return None
        end = speaker_after(self.unit, after)
        following = low[end] if end < self.end else ","
        if end == after or low[end - 1] == "to" or following in ("that", ":") or (end < self.end and kinds[end] == "a"):
            return None
        if not quoted and following not in (",", "–", "—") and following not in small("tail_after_source"):
            return None
        before = at if quoted else at - 1
        content = self._pieces(self._clause_start(before), before)
        if not content:
            return None
        tail = self._tail(end)
        if tail is not None and tail < self.end:
            nearer = tail if kinds[tail] == "Q" else tail + 1
            content += self._pieces(nearer, nearer + 1) if nearer < self.end and kinds[nearer] == "Q" else []
        self.last_subject = (after, end)
        return self._told((after, end), at, cue, content, self._gap(at, tail or end))

    def _opens_source(self, i: int) -> bool:
        return i < self.end and (self.unit.tags[i] in "dxCn#s" or self.unit.low[i] in ("he", "she", "they"))

    def _participle(self, at: int, after: int, cue: Cue) -> Told | None:
        """..., saying CONTENT: the subject is that of the sentence. State television, citing the ministry, reported CONTENT."""
        low = self.unit.low
        if low[at] in ("citing", "quoting"):
            return self._citing(at, after)
        if low[at - 1] != "," and at - 1 > 0 and low[at - 1] not in small("before_participle"):
            return None
        source = self.last_subject or self._opening_subject(at)
        if source is None or source[1] > at:
            return None
        kept = self.last_subject
        told = self._leading(source, at, after, cue)
        self.last_subject = kept or (source if told else None)
        return told

    def _opening_subject(self, at: int) -> Range | None:
        """The first noun phrase of the sentence that a finite verb follows."""
        kinds = self.unit.tags
        for verb in range(1, at):
            if kinds[verb] in "ave" or (kinds[verb] == "x" and self.unit.low[verb - 1] in ("he", "she", "they", "it", "we")):
                start = phrase_before(self.unit, verb)
                return None if start is None else (start, verb)
        return None

    def _citing(self, at: int, after: int) -> Told | None:
        end = phrase_after(self.unit, after)
        if end == after or at < 2 or self.unit.low[at - 1] != ",":
            return None
        outer = next((c for c in self.cues if c[0] > end), None)
        if outer is None or end >= len(self.unit) or self.unit.low[end] != ",":
            content = self._pieces(self._clause_start(at - 1), at - 1)
        else:
            start = self._content_start(outer[0] + 1 + len(outer[1].rest), outer[1])
            content = self._pieces(start, self._content_end(start)) if start is not None and start < self.end else []
        return self._bare([(after, end)], [(at, after)], content, "cues#cite", self._gap(at, end)) if content else None

    def _quoted_as(self, at: int, after: int) -> Told | None:
        """SOURCE was quoted [by OUTLET] as saying CONTENT."""
        saying = self._as_saying(after)
        source = subject(self.unit, at)
        if saying is None or source is None:
            return None
        return self._saying(source, at, saying, self.unit.low[at - 1] in small("be"))

    def _quotes_as(self, at: int, after: int) -> Told | None:
        """OUTLET quoted SOURCE as saying CONTENT: the outlet tells it all, the source speaks inside."""
        saying = self._as_saying(after)
        outlet = subject(self.unit, at)
        if saying is None or outlet is None or saying == after:
            return None
        inner = self._saying((after, saying), saying, saying, False)
        if inner is None:
            return None
        outer = self._bare([outlet], [(at, after), (saying, saying + 2)], [], "cues#quote", self._gap(outlet[0], after))
        outer.content, outer.quotes, outer.whole = inner.content, inner.quotes, inner.whole
        self.found.append(outer)
        return inner

    def _as_saying(self, after: int) -> int | None:
        """The item of "as" in "as saying", or None."""
        low = self.unit.low
        near = range(after, min(self.end - 1, after + 30))
        return next((i for i in near if low[i] == "as" and low[i + 1] == "saying"), None)

    def _saying(self, source: Range, at: int, saying: int, passive: bool) -> Told | None:
        low, start = self.unit.low, saying + 2
        while start < self.end and low[start] in (":", ",", "that"):
            start += 1
        before = source[0]
        fronted = before > 0 and (self.unit.tags[before - 1] == "Q" or low[before - 1] in small("before_source"))
        if fronted and (start >= self.end or self.unit.tags[start] == "p" or low[start] in ("(", *small("day_words"))):
            before -= self.unit.tags[before - 1] != "Q"
            content, start = self._pieces(self._clause_start(before), before), self.end
        elif start < self.end:
            content = self._pieces(start, self._content_end(start))
        else:
            return None
        cue = [(at - passive, at + 1), (saying, saying + 2)] if at < saying else [(saying, saying + 2)]
        if not content:
            return None
        told = self._bare([source], cue, content, "cues#quote", self._gap(source[0], start))
        told.carrier = self._carrier(at, start)
        return told

    def _carrier(self, at: int, end: int) -> Span | None:
        """The name after "by" in a stretch: "was quoted by the Coast Courier as saying", "as saying by the Coast Courier"."""
        by = next((i for i in range(at, end) if self.unit.low[i] == "by"), end)
        after = phrase_after(self.unit, by + 1)
        name = next((i for i in range(by + 1, after) if self.unit.tags[i] == "C"), after)
        return self.unit.span(name, after) if name < after else None
