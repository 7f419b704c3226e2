"""The forms in which one sentence tells who says what, before anything is joined across sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.read.clauses import has_verb, phrase_after, phrase_before, speaker_after, subject
from reportedly.read.cues import Cue, also_nouns, cue_at, nouns, phrase_at
from reportedly.read.quotes import Quote
from reportedly.read.units import Unit
from reportedly.types.span import Span, trimmed
from reportedly.types.text import BlockRole

_END = frozenset((".", "!", "?", "…"))
_BREAKS = frozenset(("but", "while", "although", "though", "whereas", "even"))
_WH = frozenset(("that", "whether", "how", "why", "what", "if", "when", "where", "who", "which"))


@dataclass(slots=True)
class Told:
    """One attribution in the making. ``gap`` is the stretch from the source to the content, where outlet and day are told."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    gap: Span
    belief: bool = False
    quotes: tuple[int, ...] = ()
    whole: bool = False
    unit: int = -1
    opener: bool = field(default=False)


class Teller:
    """Reads one unit from left to right."""

    def __init__(self, unit: Unit, quotes: Sequence[Quote], text: str) -> None:
        self.unit = unit
        self.quotes = quotes
        self.text = text
        self.end = len(unit)
        while self.end > 0 and unit.low[self.end - 1] in _END:
            self.end -= 1
        self.cues = self._cues()
        self.found: list[Told] = []
        self.last_subject: tuple[int, int] | None = None

    def read(self) -> list[Told]:
        """Everything the unit tells, in order of its cues."""
        self._colon()
        self._fixed_phrases()
        for at, cue in self.cues:
            told = self._verb(at, cue)
            if told is not None:
                self.found.append(told)
        self._nouns()
        return self.found

    # --- what counts as a cue

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
        if i == 0 or kinds[i] == "C" and self.unit.role is not BlockRole.HEADLINE and not self._shouting():
            return False
        before = kinds[i - 1]
        if before in "ds#n" and low[i - 1] not in _STANDING or before == "p" and cue.form != "gerund" and low[i - 1] != "to":
            return False
        after = i + 1 + len(cue.rest)
        if after < self.end and kinds[after] in "av" and cue.form != "gerund" and "clause" not in cue.frames:
            return False
        if any(low[k] in _NEGATIVE for k in range(max(0, i - 2), i)) and cue.lemma in ("confirm", "verify", "comment", "comment on"):
            return False
        return low[i] not in also_nouns() or self._surely_verb(i, after, cue)

    def _surely_verb(self, i: int, after: int, cue: Cue) -> bool:
        """Whether a form that may be a noun is a verb: after "to", an auxiliary or a pronoun, or between a fitting subject and an object."""
        low, kinds = self.unit.low, self.unit.tags
        if kinds[i - 1] in "ao" or low[i - 1] == "to" or low[i - 1] in ("who", "which") or cue.form in ("past", "gerund"):
            return True
        follows = after < self.end and (kinds[after] in "dQow" or low[after] == "to" and "infinitive" in cue.frames)
        plural = low[i - 1].endswith("s") and not low[i - 1].endswith("ss") or low[i - 1] in ("police", "people", "men", "women")
        if cue.form == "third":
            return not plural and (after >= self.end or follows or after < self.end and kinds[after] in "C#n") or kinds[i - 1] == "C" and follows
        if kinds[i - 1] == "r":
            return follows
        return plural and (follows or after < self.end and kinds[after] in "C#nx")

    def _shouting(self) -> bool:
        return not any(self.text[s.start].islower() for s in self.unit.spans)

    # --- one verb

    def _verb(self, at: int, cue: Cue) -> Told | None:
        low = self.unit.low
        after = at + 1 + len(cue.rest)
        if self._passive(at, cue):
            return self._quoted_as(at, after) if low[at] == "quoted" else None
        if low[at] == "quoted" or low[at] == "quotes":
            return self._quotes_as(at, after)
        if cue.form == "gerund" and not (self.unit.tags[at - 1] == "a"):
            return self._participle(at, after, cue)
        if cue.form == "base" and low[at - 1] == "to" and not (at > 1 and low[at - 2] in ("had", "has", "have")):
            return None
        inverted = self._inverted(at, after, cue)
        if inverted is not None:
            return inverted
        source = subject(self.unit, at)
        if source is None:
            source = self._shared(at, cue)
            if source is None:
                return None
            told = self._leading(source, at, after, cue)
            if told is not None:
                told.gap = Span(told.cue[0].start, max(told.gap.end, told.cue[0].end))
            return told
        if self.unit.low[source[1] - 1] in ("which", "that", "this", "there") and "quoting" not in cue.frames:
            return None
        trailing = self._trailing(source, at, after, cue)
        if trailing is not None:
            return trailing
        return self._leading(source, at, after, cue)

    def _passive(self, at: int, cue: Cue) -> bool:
        if cue.form not in ("past", "participle"):
            return False
        k = at - 1
        while k > 0 and self.unit.tags[k] == "r":
            k -= 1
        return self.unit.low[k] in _BE

    def _shared(self, at: int, cue: Cue) -> tuple[int, int] | None:
        """The subject of an earlier verb, for "and warned that" and ", but added"."""
        k = at
        while k > 0 and self.unit.tags[k - 1] in "ar":
            k -= 1
        if self.last_subject is None or k == 0 or self.unit.low[k - 1] not in ("and", "but", "or") or cue.form == "base":
            return None
        return self.last_subject

    # --- where the content stands

    def _leading(self, source: tuple[int, int], at: int, after: int, cue: Cue) -> Told | None:
        """SOURCE CUE [recipient, outlet, day] [that] CONTENT."""
        as_told = source[0] > 0 and self.unit.low[source[0] - 1] == "as"
        start = self._after_comma(source[0] - 1, after) if as_told else self._content_start(after, cue)
        if start is None or start >= self.end or self.unit.low[source[1] - 1] in ("nobody", "none"):
            return None
        self.last_subject = source
        end = self._content_end(start)
        if end <= start:
            return None
        return self._told([source], at, after, self._pieces(start, end), cue, self._gap(source[0], start))

    def _after_comma(self, opening: int, after: int) -> int | None:
        """Where the statement begins in "As SOURCE reported on Monday, CONTENT"; None unless that opens the sentence."""
        comma = next((i for i in range(after, min(self.end, after + 8)) if self.unit.low[i] == ","), None)
        return comma + 1 if comma is not None and opening == 0 else None

    def _content_start(self, after: int, cue: Cue) -> int | None:
        low, kinds = self.unit.low, self.unit.tags
        start = after
        while start < self.end and kinds[start] == "r":
            if low[start] == "not":
                return None
            start += 1
        if "recipient" in cue.frames:
            person = phrase_after(self.unit, start)
            if person > start and person < self.end and (low[person] in _WH or low[person] in ("to", ",", ":", "in", "on", "at", "of", "about", "by", "during", "after", "he", "she", "they", "it", "there", "we", "i") or kinds[person] in "Qpd"):
                if low[person] == "to" and person + 1 < self.end and "object" in cue.frames:
                    return start
                start = person
        if start >= self.end:
            return None
        if low[start] == "that":
            return start + 1
        if kinds[start] == "Q" or low[start] in (":", ",") and start + 1 < self.end and kinds[start + 1] == "Q":
            return start if kinds[start] == "Q" else start + 1
        if low[start] == ":" and "quoting" in cue.frames:
            return start + 1
        if low[start] in _WH and "clause" in cue.frames:
            return start
        if low[start] == "to" and "infinitive" in cue.frames:
            return start
        aside = self._after_aside(start, cue)
        if aside is not None:
            return aside
        if kinds[start] in ".j" and low[start] not in ("if", "whether", "no"):
            return None
        if "object" in cue.frames and kinds[start] not in "pj" and low[start] not in CALENDAR_DAYS:
            return start
        if "clause" in cue.frames and kinds[start] in "doxCns#e" and has_verb(self.unit, start + 1, self.end):
            return start
        if "object" in cue.frames and cue.rest:
            return start
        return None

    def _after_aside(self, start: int, cue: Cue) -> int | None:
        """Past "on Tuesday", "by telephone", "in a statement" to "that", a quotation, "to" or the statement itself."""
        low, kinds = self.unit.low, self.unit.tags
        i = start
        aside = kinds[i] == "p" or low[i] in CALENDAR_DAYS
        if not aside and "quoting" not in cue.frames and "clause" not in cue.frames:
            return None
        limit = min(self.end, start + 16)
        while i < limit and kinds[i] not in "wQav" and low[i] not in (";", "but", "who"):
            if low[i] == ":" or low[i] == "," and aside and i + 1 < self.end and kinds[i + 1] == "Q":
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
        while i < self.end and (kinds[i] == "p" or low[i] in CALENDAR_DAYS):
            i = max(i + 1, phrase_after(self.unit, i + 1)) if kinds[i] == "p" else i + 1
            if i < self.end and low[i] == "," or i < self.end and kinds[i] == "r":
                i += 1
        if i > start and i < self.end and kinds[i] in "dosCx" and low[i] != "," and has_verb(self.unit, i + 1, self.end):
            return i
        return None

    def _content_end(self, start: int) -> int:
        """Where what is said ends: at the sentence's end, or before a clause that is the narrator's or another's again."""
        low, kinds = self.unit.low, self.unit.tags
        i = start + 1
        while i < self.end:
            word = low[i]
            if word == ";" or word in ("–", "—", "--") and self._cue_near(i):
                break
            if word == "," and i + 1 < self.end:
                following = low[i + 1]
                if following in _BREAKS and has_verb(self.unit, i + 2, self.end):
                    break
                if following in ("adding", "saying", "according", "calling", "noting", "citing", "suggesting", "arguing", "accusing", "telling"):
                    break
                if following == "as" and self._cue_near(i + 1):
                    break
                if following in ("and",) and self._new_cue(i + 2):
                    break
            if word in ("and", "but") and self._new_cue(i + 1):
                break
            if word in ("while", "whereas") and self._cue_near(i):
                break
            if word == "(" and kinds[i - 1] == "Q":
                break
            if word == "according" and i + 1 < self.end and low[i + 1] == "to":
                break
            i += 1
        while i > start and (low[i - 1] in (",", ";", "and", ":") or low[i - 1] in _END):
            i -= 1
        return i

    def _new_cue(self, i: int) -> bool:
        """Whether a coordinate cue with the same subject begins at ``i`` ("and warned that")."""
        while i < self.end and self.unit.tags[i] in "ra":
            i += 1
        return any(at == i and c.form in ("past", "third") and ("clause" in c.frames or "quoting" in c.frames) for at, c in self.cues)

    def _cue_near(self, i: int) -> bool:
        return any(i < at <= i + 7 for at, _ in self.cues)

    def _trailing(self, source: tuple[int, int], at: int, after: int, cue: Cue) -> Told | None:
        """CONTENT, SOURCE CUE [recipient, day] [, CONTENT]."""
        low, kinds = self.unit.low, self.unit.tags
        s = source[0]
        if s == 0 or "quoting" not in cue.frames and cue.lemma not in ("show", "find", "indicate", "believe"):
            return None
        as_told = low[s - 1] == "as"
        s -= as_told
        if s == 0:
            return None
        quoted = kinds[s - 1] == "Q"
        if not (quoted or low[s - 1] in (",", "–", "—", "--", "?") and s > 1):
            return None
        tail = self._tail(after, "recipient" in cue.frames or as_told)
        if tail is None:
            return None
        before = s if quoted else s - 1
        start = self._clause_start(before)
        first = [] if kinds[before - 1] == "w" and before else self._pieces(start, before)
        rest: list[tuple[int, int]] = []
        if tail < self.end and low[tail] in (",", ":", ";", "–", "—") and tail + 1 < self.end:
            if low[tail + 1] not in _BREAKS and not self._new_clause(tail + 1):
                rest = [(tail + 1, self._content_end(tail + 1))]
        elif tail < self.end and kinds[tail] == "Q":
            rest = [(tail, tail + 1)]
        if not first and not rest:
            return None
        content = first + [p for r in rest if r[1] > r[0] for p in self._pieces(*r)]
        self.last_subject = source
        return self._told([source], at, after, content, cue, self._gap(s, max(tail, after)))

    def _new_clause(self, i: int) -> bool:
        return self.unit.low[i] in ("who", "which", "adding", "citing", "noting", "referring", "saying", "speaking", "as", "when", "after") or (
            self.unit.low[i] == "and" and self._new_cue(i + 1)
        )

    def _tail(self, after: int, recipient: bool = False) -> int | None:
        """Where "said" with its recipient, day and place ends, if a mark or the sentence's end follows; None if content does."""
        low, kinds = self.unit.low, self.unit.tags
        i = after
        if i < self.end and kinds[i] in "dxCn#so" and low[i] not in CALENDAR_DAYS:
            if not recipient:
                return None
            i = max(phrase_after(self.unit, i), i + 1)
        while i < self.end and i - after < 24:
            if kinds[i] == "Q" or low[i] in (",", ";", "–", "—", "--", ":"):
                return i
            if low[i] in _WH or kinds[i] == "a" and i - after < 3:
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
            if low[i] == ";" or low[i] == "that" and self._cue_before(i):
                start = i + 1
                break
        while start < end - 1 and low[start] in ("and", "but", ",", "–", "—", "-"):
            if low[start] == "but" and start == 0:
                break
            start += 1
        return start

    def _cue_before(self, i: int) -> bool:
        return any(i - 4 <= at < i for at, _ in self.cues)

    def _inverted(self, at: int, after: int, cue: Cue) -> Told | None:
        """CONTENT, CUE SOURCE: "...," said the mayor."""
        low, kinds = self.unit.low, self.unit.tags
        if "quoting" not in cue.frames or cue.rest or cue.form not in ("past", "third") or cue.lemma in ("tell", "inform", "assure"):
            return None
        quoted = kinds[at - 1] == "Q"
        if not quoted and low[at - 1] not in (",", "–", "—") or after >= self.end or kinds[after] not in "dxCn#s" and low[after] not in ("he", "she", "they"):
            return None
        end = speaker_after(self.unit, after)
        if end == after or end < self.end and (low[end] in ("that", ":") or kinds[end] == "a") or low[end - 1] == "to":
            return None
        if not quoted and end < self.end and low[end] not in (",", "–", "—", "in", "on", "at", "during", "after", "who", "when", "about", "as"):
            return None
        before = at if quoted else at - 1
        content = self._pieces(self._clause_start(before), before)
        if not content:
            return None
        tail = self._tail(end)
        if tail is not None and tail < self.end:
            nearer = tail if kinds[tail] == "Q" else tail + 1
            if nearer < self.end and kinds[nearer] == "Q":
                content += self._pieces(nearer, nearer + 1)
        self.last_subject = (after, end)
        return self._told([(after, end)], at, after, content, cue, self._gap(at, tail if tail else end))

    def _participle(self, at: int, after: int, cue: Cue) -> Told | None:
        """..., saying CONTENT: the subject is that of the sentence. State television, citing the ministry, reported CONTENT."""
        low = self.unit.low
        if low[at] in ("citing", "quoting"):
            return self._citing(at, after)
        if low[at - 1] != "," and at - 1 > 0 and low[at - 1] not in ("and", "in", "by", "before", "after", "while"):
            return None
        source = self.last_subject or self._opening_subject(at)
        if source is None or source[1] > at:
            return None
        kept = self.last_subject
        told = self._leading(source, at, after, cue)
        self.last_subject = kept or (source if told else None)
        return told

    def _opening_subject(self, at: int) -> tuple[int, int] | None:
        """The first noun phrase of the sentence that a finite verb follows."""
        kinds = self.unit.tags
        for verb in range(1, at):
            if kinds[verb] in "ave" or kinds[verb] == "x" and self.unit.low[verb - 1] in ("he", "she", "they", "it", "we"):
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

    # --- quoted by another

    def _quoted_as(self, at: int, after: int) -> Told | None:
        """SOURCE was quoted [by OUTLET] as saying CONTENT."""
        saying = next((i for i in range(after, min(self.end - 1, after + 20)) if self.unit.low[i] == "as" and self.unit.low[i + 1] == "saying"), None)
        source = subject(self.unit, at)
        if saying is None or source is None:
            return None
        return self._saying(source, at, saying, self.unit.low[at - 1] in _BE)

    def _quotes_as(self, at: int, after: int) -> Told | None:
        """OUTLET quoted SOURCE as saying CONTENT: the outlet tells it all, the source speaks inside."""
        low = self.unit.low
        saying = next((i for i in range(after, min(self.end - 1, after + 30)) if low[i] == "as" and low[i + 1] == "saying"), None)
        outlet = subject(self.unit, at)
        if saying is None or outlet is None or saying == after:
            return None
        inner = self._saying((after, saying), saying, saying, False)
        if inner is None:
            return None
        outer = self._bare([outlet], [(at, after), (saying, saying + 2)], [], "cues#quote", self._gap(outlet[0], after))
        outer.content, outer.quotes, outer.whole = inner.content, inner.quotes, inner.whole
        outer.opener = True
        self.found.append(outer)
        return inner

    def _saying(self, source: tuple[int, int], at: int, saying: int, passive: bool) -> Told | None:
        start = saying + 2
        while start < self.end and self.unit.low[start] in (":", ",", "that"):
            start += 1
        if start >= self.end:
            return None
        content = self._pieces(start, self._content_end(start))
        cue = [(at - 1, at + 1), (saying, saying + 2)] if passive else [(saying, saying + 2)] if at == saying else [(at, at + 1), (saying, saying + 2)]
        return self._bare([source], cue, content, "cues#quote", self._gap(source[0], start)) if content else None

    # --- forms without a verb

    def _colon(self) -> None:
        """NAME, TITLE: “...”, and in headlines NAME: what it says."""
        low, kinds = self.unit.low, self.unit.tags
        at = next((i for i in range(1, min(self.end, 30)) if low[i] == ":"), None)
        if at is None or at + 1 >= self.end or any(c[0] < at for c in self.cues):
            return
        quoted = kinds[at + 1] == "Q" and not any(low[i] in ("with", "slogans", "slogan", "words", "reading", "chanting") for i in range(at))
        headline = self.unit.role is BlockRole.HEADLINE and at <= 4 and low[at - 1] in _SPEAKING_NOUNS
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

    def _fixed_phrases(self) -> None:
        """"According to X", "it was learned that"."""
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
        if at == 0 or at == 1 and self.unit.tags[0] in "jr":
            comma = next((i for i in range(end, self.end) if low[i] == ","), None)
            if comma is None:
                return
            content = self._pieces(comma + 1, self.end)
            end = end if end <= comma else comma
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
            if low[i] in nouns() and low[i + 1] == "that" and not any(at == i for at, _ in self.cues) and i + 2 < self.end and kinds[i - 1] in "sdxC":
                owner = phrase_before(self.unit, i) if kinds[i - 1] == "s" or low[i - 1] in ("his", "her", "their") else None
                source = [(owner, i)] if owner is not None and owner < i else []
                end = self._noun_end(i + 2)
                content = self._pieces(i + 2, end)
                if content:
                    self.found.append(self._bare(source, [(i, i + 1)], content, f"cues#nouns.{low[i]}", self._gap(i, i + 2)))

    def _noun_end(self, start: int) -> int:
        end = self._content_end(start)
        comma = next((i for i in range(start, end) if self.unit.low[i] == ","), end)
        return comma

    # --- pieces

    def _pieces(self, start: int, end: int) -> list[tuple[Span, int]]:
        """The spans of a stretch with the index of the quotation that each is, or -1; a lone quotation gives its inner parts."""
        kinds, low = self.unit.tags, self.unit.low
        while start < end and low[start] in (",", ":", "–", "—"):
            start += 1
        while start < end and low[end - 1] in (",", "–", "—", ":"):
            end -= 1
        if start >= end:
            return []
        alone = [i for i in range(start, end) if kinds[i] == "Q"]
        plain = [i for i in range(start, end) if kinds[i] not in "Qj." and low[i] not in ("“",)]
        if alone and not plain:
            return [(part, self.unit.quoted[i]) for i in alone for part in self._parts(i)]
        return [(self.unit.span(start, end), -1)]

    def _parts(self, i: int) -> tuple[Span, ...]:
        """The inner parts of the quotation that item ``i`` stands for."""
        return self.quotes[self.unit.quoted[i]].parts

    def _gap(self, start: int, end: int) -> Span:
        return self.unit.span(start, max(start + 1, min(end, len(self.unit))))

    def _told(
        self, source: list[tuple[int, int]], at: int, after: int, content: list[tuple[Span, int]], cue: Cue, gap: Span
    ) -> Told:
        told = self._bare(source, [(at, after)], content, cue.rule, gap)
        told.belief = "belief" in cue.frames
        return told

    def _bare(
        self, source: list[tuple[int, int]], cue: list[tuple[int, int]], content: list[tuple[Span, int]], rule: str, gap: Span
    ) -> Told:
        source = [r for one in source for r in self._antecedent(*one)]
        return Told(
            source=tuple(s for r in source if (s := self._clean(*r)) is not None),
            cue=tuple(self.unit.span(*r) for r in cue),
            content=tuple(span for span, _ in content),
            rule=rule,
            gap=gap,
            quotes=tuple(q for _, q in content if q >= 0),
            whole=bool(content) and all(q >= 0 for _, q in content),
        )

    def _antecedent(self, start: int, end: int) -> list[tuple[int, int]]:
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


_STANDING = frozenset(("all", "both", "some", "many", "another", "several", "few", "this", "that"))
_NEGATIVE = frozenset(("not", "cannot", "never", "nor", "can't", "couldn't", "can’t", "couldn’t", "didn't", "didn’t"))
_BE = frozenset(("is", "are", "was", "were", "been", "be", "being"))
CALENDAR_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "earlier", "later", "last"))
_SPEAKING_NOUNS = frozenset((
    "ministry", "police", "army", "president", "minister", "official", "officials", "government", "report", "poll", "survey", "study",
    "union", "un", "mayor", "governor", "court", "lawyer", "lawyers", "rebels", "opposition", "agency", "witnesses", "judge", "pope",
    "spokesman", "prosecutor", "prosecutors", "military", "commander", "analyst", "expert", "experts", "source", "sources", "media",
))
