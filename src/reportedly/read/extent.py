"""Where what is said begins and ends in a unit."""

from __future__ import annotations

from reportedly.read.clauses import has_verb, phrase_after, subject
from reportedly.read.cues import Cue, phrase_at, small
from reportedly.read.voice import Voice

_END = frozenset((".", "!", "?", "…"))


class Extent(Voice):
    """Finds the beginning and the end of contents."""

    def _after_comma(self, opening: int, after: int) -> int | None:
        """Where the statement begins in "As SOURCE reported on Monday, CONTENT"; None unless that opens the sentence."""
        comma = next((i for i in range(after, min(self.end, after + 8)) if self.unit.low[i] == ","), None)
        return comma + 1 if comma is not None and opening == 0 else None

    def _content_start(self, after: int, cue: Cue) -> int | None:
        """The first item of what the verb before ``after`` introduces, or None."""
        start = after
        while start < self.end and self.unit.tags[start] == "r":
            if self.unit.low[start] == "not":
                return None
            start += 1
        if "recipient" in cue.frames:
            person = self._past_recipient(start, cue)
            if person < 0:
                return start
            start = person
        if start >= self.end:
            return None
        marked = self._marked(start, cue)
        if marked is None:
            marked = self._after_aside(start, cue)
        return self._plain(start, cue) if marked is None else marked

    def _past_recipient(self, start: int, cue: Cue) -> int:
        """The item after the one who is spoken to; -1 where he belongs to the content ("asked the mayor to leave")."""
        low, kinds = self.unit.low, self.unit.tags
        person = phrase_after(self.unit, start)
        if not start < person < self.end:
            return start
        if low[person] == "to" and person + 1 < self.end and "object" in cue.frames:
            return -1
        ends = low[person] in small("question") or low[person] in small("after_recipient") or kinds[person] in "Qpd"
        return person if ends else start

    def _marked(self, start: int, cue: Cue) -> int | None:
        """The content where a mark or a small word opens it: a quotation, a colon, "that", "whether", "to"."""
        low, kinds = self.unit.low, self.unit.tags
        if kinds[start] == "Q":
            return start
        ahead = kinds[start + 1] if start + 1 < self.end else ""
        if (
            low[start] == "that"
            or (low[start] in (":", ",") and ahead == "Q")
            or (low[start] == ":" and "quoting" in cue.frames)
        ):
            return start + 1
        asks = low[start] in small("question") and "clause" in cue.frames
        return start if asks or (low[start] == "to" and "infinitive" in cue.frames) else None

    def _plain(self, start: int, cue: Cue) -> int | None:
        """The content where nothing opens it: a noun phrase, or a statement without "that"."""
        low, kinds = self.unit.low, self.unit.tags
        if kinds[start] in ".j" and low[start] not in ("if", "whether", "no"):
            return None
        noun = kinds[start] not in "pj" and low[start] not in small("day_words")
        if "object" in cue.frames and (noun or cue.rest):
            return start
        stated = kinds[start] in "doxCns#e" and has_verb(self.unit, start + 1, self.end)
        return start if "clause" in cue.frames and stated else None

    def _after_aside(self, start: int, cue: Cue) -> int | None:
        """Past "on Tuesday", "by telephone", "in a statement" to "that", a quotation, "to" or the statement itself."""
        low, kinds = self.unit.low, self.unit.tags
        i = start
        aside = kinds[i] == "p" or low[i] in small("day_words")
        if not aside and "quoting" not in cue.frames and "clause" not in cue.frames:
            return None
        limit = min(self.end, start + 16)
        while i < limit and kinds[i] not in "wQav" and low[i] not in (";", "but", "who"):
            if low[i] == ":" or (low[i] == "," and aside and i + 1 < self.end and kinds[i + 1] == "Q"):
                return i + 1 if i + 1 < self.end else None
            if aside and low[i] == "to" and "infinitive" in cue.frames and i > start:
                return i
            i += 1
        if i < limit and (low[i] == "that" and (aside or "clause" in cue.frames) and (aside or i - start <= 1)):
            return i + 1
        if aside and i < limit and kinds[i] == "Q" and "quoting" in cue.frames:
            return i
        if aside and "clause" in cue.frames:
            return self._clause_after_aside(start)
        return None

    def _clause_after_aside(self, start: int) -> int | None:
        low, kinds = self.unit.low, self.unit.tags
        i = start
        while i < self.end and (kinds[i] == "p" or low[i] in small("day_words")):
            i = max(i + 1, phrase_after(self.unit, i + 1)) if kinds[i] == "p" else i + 1
            if (i < self.end and low[i] == ",") or (i < self.end and kinds[i] == "r"):
                i += 1
        if i > start and i < self.end and kinds[i] in "dosCx" and low[i] != "," and has_verb(self.unit, i + 1, self.end):
            return i
        return None

    def _content_end(self, start: int) -> int:
        """Where what is said ends: at the sentence's end, or before a clause that is the narrator's or another's again."""
        low = self.unit.low
        i = start + 1
        while i < self.end and not (self._resumes(i + 1) if low[i] == "," else self._breaks(i)):
            i += 1
        i = min(i, self.end) if self.end > start else i
        while i > start and (low[i - 1] in (",", ";", "and", ":") or low[i - 1] in _END):
            i -= 1
        return i

    def _breaks(self, i: int) -> bool:
        """Whether the content ends before item ``i``, which is no comma."""
        word, kinds = self.unit.low[i], self.unit.tags
        if word in ("–", "—", "--", "while", "whereas"):
            return self._cue_near(i)
        if word in ("and", "but"):
            return self._new_cue(i + 1)
        if word == "according":
            return i + 1 < self.end and self.unit.low[i + 1] == "to"
        return word == ";" or (word == "(" and kinds[i - 1] == "Q")

    def _resumes(self, i: int) -> bool:
        """Whether item ``i`` after a comma opens a clause that is no part of the content."""
        if i >= self.end:
            return False
        word = self.unit.low[i]
        if self._another_speaks(i):
            return True
        if word in small("turns"):
            return has_verb(self.unit, i + 1, self.end) or self._breaks(i)
        if word in ("and", "as"):
            return self._new_cue(i + 1) if word == "and" else self._cue_near(i)
        return word in small("resumes")

    def _new_cue(self, i: int) -> bool:
        """Whether a coordinate cue with the same subject begins at ``i`` ("and warned that")."""
        while i < self.end and self.unit.tags[i] in "ra":
            i += 1
        return any(
            at == i and c.form in ("past", "third") and ("clause" in c.frames or "quoting" in c.frames) for at, c in self.cues
        )

    def _another_speaks(self, i: int) -> bool:
        """Whether a clause like the first begins at ``i``, in which somebody else tells something: ", the rebels say B"."""
        verb, cue = next(((at, c) for at, c in self.cues if i < at <= i + 8), (0, None))
        if cue is None or "quoting" not in cue.frames or cue.form == "gerund" or subject(self.unit, verb) != (i, verb):
            return False
        start = self._content_start(verb + 1 + len(cue.rest), cue)
        return start is not None and start < self.end

    def _cue_near(self, i: int) -> bool:
        return any(i < at <= i + 7 for at, _ in self.cues)

    def _new_clause(self, i: int) -> bool:
        word = self.unit.low[i]
        return word in small("not_content") or (word == "and" and self._new_cue(i + 1))

    def _tail(self, after: int, recipient: bool = False) -> int | None:
        """Where "said" with its recipient, day and place ends, if a mark or the end follows; None if content does."""
        low, kinds = self.unit.low, self.unit.tags
        i = after
        if i < self.end and kinds[i] in "dxCn#so" and low[i] not in small("day_words"):
            if not recipient:
                return None
            i = max(phrase_after(self.unit, i), i + 1)
        while i < self.end and i - after < 24:
            if low[i] == "(":
                i = next((k for k in range(i, self.end) if low[k] == ")"), i)
            if kinds[i] == "Q" or low[i] in (",", ";", "–", "—", "--", ":"):
                return i
            if low[i] in small("question") or (kinds[i] == "a" and i - after < 3):
                return None
            i += 1
        if i < self.end:
            return None
        return self.end

    def _clause_start(self, end: int) -> int:
        """Where the clause begins that ends before item ``end``: the sentence's start, or after a semicolon or "but"."""
        low = self.unit.low
        start = 0
        for i in range(end - 1, -1, -1):
            if low[i] == ";" or (low[i] == "that" and self._cue_before(i)):
                start = i + 1
                break
        if start == 0 and phrase_at(low, 0, "small", "not_theirs"):
            start = next((i + 1 for i in range(1, end - 1) if low[i] == ","), 0)
        while start < end - 1 and low[start] in ("and", "but", ",", "–", "—", "-"):
            if low[start] == "but" and start == 0:
                break
            start += 1
        return start

    def _cue_before(self, i: int) -> bool:
        return any(i - 4 <= at < i for at, _ in self.cues)
