"""Attributions without a reporting verb: colons, "according to", "it was learned that", "the claim that"."""

from __future__ import annotations

from reportedly.read.clauses import phrase_after, phrase_before, speaker_after
from reportedly.read.cues import nouns, phrase_at, small
from reportedly.read.extent import Extent
from reportedly.types.text import BlockRole


class Verbless(Extent):
    """Finds what is told by a fixed phrase, a noun or a colon; puts it to ``found``."""

    def _colon(self) -> None:
        """NAME, TITLE: “...”, and in headlines NAME: what it says."""
        low, kinds = self.unit.low, self.unit.tags
        at = next((i for i in range(1, min(self.end, 30)) if low[i] == ":"), None)
        if at is None or at + 1 >= self.end or any(c[0] < at for c in self.cues):
            return
        quoted = kinds[at + 1] == "Q" and not any(
            low[i] in ("with", "slogans", "slogan", "words", "reading", "chanting") for i in range(at)
        )
        headline = self.unit.role is BlockRole.HEADLINE and at <= 4 and low[at - 1] in small("speaking_nouns")
        if not quoted and not headline:
            return
        start = phrase_before(self.unit, at)
        if start is not None and start > 1 and low[start - 1] == ",":
            name = phrase_before(self.unit, start - 1)
            start = name if name == 0 else start
        if start != 0 or any(t in "ave" for t in kinds[:at]):
            return
        content = [(at + 1, at + 2)] if quoted else [(at + 1, self.end)]
        pieces = [p for c in content for p in self._pieces(*c)]
        self.found.append(self._bare([(0, at)], [(at, at + 1)], pieces, "cues#colon", self._gap(0, at + 1)))

    def _signed(self) -> None:
        """“...”: NAME, TITLE."""
        low, kinds = self.unit.low, self.unit.tags
        if self.end < 3 or kinds[0] != "Q" or low[1] not in (":", "–", "—") or any(t in "aveQ" for t in kinds[2 : self.end]):
            return
        first = phrase_after(self.unit, 2)
        if first == 2 or kinds[2] not in "Cd" or (first < self.end and low[first] not in (",", "(")):
            return
        pieces = self._pieces(0, 1)
        self.found.append(self._bare([(2, self.end)], [(1, 2)], pieces, "cues#colon", self._gap(0, self.end)))

    def _fixed_phrases(self) -> None:
        """What fixed phrases tell: "according to" and "it was learned that"."""
        i = 0
        while i < self.end:
            size = phrase_at(self.unit.low, i, "according")
            if size:
                self._according(i, i + size)
            elif phrase_at(self.unit.low, i, "impersonal"):
                size = phrase_at(self.unit.low, i, "impersonal")
                self._impersonal(i, i + size)
            elif phrase_at(self.unit.low, i, "impersonal", "openers"):
                size = phrase_at(self.unit.low, i, "impersonal", "openers")
                self._learned_from(i, i + size)
            i += max(size, 1)

    def _according(self, at: int, after: int) -> None:
        low = self.unit.low
        end = speaker_after(self.unit, after)
        if end == after:
            return
        if at == 0 or (at == 1 and self.unit.tags[0] in "jr"):
            comma = next((i for i in range(end, self.end) if low[i] == ","), None)
            if comma is None:
                return
            content = self._pieces(comma + 1, self.end)
            end = min(end, comma)
        else:
            before = at - 1 if low[at - 1] in (",", "–", "—") else at
            content = self._pieces(self._clause_start(before), before)
            if end < self.end and low[end] == "," and end + 1 < self.end and low[end + 1] not in ("who", "which", "and", "but"):
                content += self._pieces(end + 1, self._content_end(end + 1))
        if content:
            self.found.append(self._bare([(after, end)], [(at, after)], content, "cues#according", self._gap(at, end)))

    def _impersonal(self, at: int, after: int) -> None:
        that = self.unit.low[after - 1] == "that"
        content = self._pieces(after, self._content_end(after)) if after < self.end else []
        if content:
            self.found.append(self._bare([], [(at, after - that)], content, "cues#impersonal", self._gap(at, after)))

    def _learned_from(self, at: int, after: int) -> None:
        if after + 1 >= self.end or self.unit.low[after] != "from":
            return
        end = phrase_after(self.unit, after + 1)
        if end < self.end and self.unit.low[end] == "that":
            content = self._pieces(end + 1, self._content_end(end + 1))
            if content:
                self.found.append(self._bare([(after + 1, end)], [(at, after)], content, "cues#impersonal", self._gap(at, end)))

    def _nouns(self) -> None:
        """X's claim that CONTENT."""
        low, kinds = self.unit.low, self.unit.tags
        for i in range(1, self.end - 1):
            if (
                low[i] in nouns()
                and low[i + 1] == "that"
                and not any(at == i for at, _ in self.cues)
                and i + 2 < self.end
                and kinds[i - 1] in "sdxC"
                and kinds[i + 2] not in "ave"
            ):
                owner = phrase_before(self.unit, i) if kinds[i - 1] == "s" or low[i - 1] in ("his", "her", "their") else None
                source = [(owner, i)] if owner is not None and owner < i else []
                end = self._noun_end(i + 2)
                content = self._pieces(i + 2, end)
                if content:
                    self.found.append(self._bare(source, [(i, i + 1)], content, f"cues#nouns.{low[i]}", self._gap(i, i + 2)))

    def _noun_end(self, start: int) -> int:
        end = self._content_end(start)
        return next((i for i in range(start, end) if self.unit.low[i] == ","), end)
