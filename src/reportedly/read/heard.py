"""What a learned engine hears and what the rules tell, brought together: one attribution a cue, stamped with who found it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.read.cues import cue_at, small
from reportedly.read.quotes import Quote
from reportedly.read.sentences import words
from reportedly.read.voice import Told
from reportedly.read.wordclass import tags
from reportedly.types.mention import Hearing, Proposal
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document

_LIKELY = 0.3
"""How likely a cue that only the rules find must be for the tagger."""
_FEWEST = 3
"""Words in what is said, where only the tagger hears it: "it" and "this" tell a reader nothing."""
_WORD = re.compile(r"\w+")
_THAT = re.compile(r"that[\s,]+", re.IGNORECASE)
_STOP = re.compile(r"[.!?;:“”\"\n]|,")
_CHAINS = ("cues#quote", "cues#cite")
"""Rules that see two speakers in one sentence: who quotes and who is quoted."""
_BUILT = (*_CHAINS, "cues#colon")
"""Rules whose parts follow from the build of the sentence."""
_MARKS = '"“”„«»'
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?][”\"’')]*\s+[^\W\d_a-z]")
_NAMED = re.compile(r",\s+[^\W\d_a-z][\w’'-]*(?:\s+[^\W\d_a-z][\w.’'-]*)+$")
_REACH = 160
_GAP = 6
"""Words between two pieces of what is said that are taken for a slip of the tagger."""
_EDGES = " ,;:–—-\n\t)("


def heard(document: Document, told: Sequence[Told], hearing: Hearing, marks: Sequence[Quote]) -> list[Told]:
    """The attributions of the rules and the proposals of ``hearing``, each cue once.

    Where both find a cue the tagger says where its parts begin and end; if they name different speakers, the rules', which
    see the sentence's build, are kept. A cue of the rules alone stays where the tagger holds it for likely, or where it stands
    inside what another tells: the tagger hears the outermost voice only.
    """
    if not hearing.odds:
        return list(told)
    joint = _Joint(document, marks, hearing, told)
    by_cue = Spans((c, t) for t in told for c in t.cue)
    met: set[int] = set()
    out: list[Told] = []
    for proposal in filter(None, map(joint.within_its_block, hearing.proposals)):
        same = list({id(t): t for _, t in by_cue.over(proposal.cue) if id(t) not in met}.values())
        met.update(map(id, same))
        if same:
            out.append(joint.both(same[0], proposal))
        elif joint.tells(proposal):
            out.append(joint.alone(proposal))
        out += same[1:]
    rest = [t for t in told if id(t) not in met]
    inside = Spans((p, t) for t in (*out, *rest) for p in t.content)
    chains = {o.content for o in out if o.rule.startswith(_CHAINS)}
    heard_cues = Spans((p.cue, p) for p in hearing.proposals)
    for t in rest:
        nested = any(o is not t for c in t.cue[:1] for _, o in inside.around(c))
        chained = t.content in chains
        if (
            t.whole
            or chained
            or t.rule == "cues#colon"
            or joint.likely(t)
            or (nested and not any(heard_cues.within(part) for part in t.content))
        ):
            out.append(t)
    return [t for t in out if t.content or t.rule == "cues#quote"]


class _Joint:
    """One document with what was heard in it."""

    def __init__(self, document: Document, marks: Sequence[Quote], hearing: Hearing, told: Sequence[Told]) -> None:
        self._document = document
        self._hearing = hearing
        self._by_start = {start: q for q in marks for start in (q.parts[0].start, q.whole.start)}
        self._by_end = {q.parts[-1].end: q for q in marks}
        self._parts = {p for q in marks for p in q.parts}
        named = ((p.cue, *([p.source] if p.source else []), *p.content) for p in hearing.proposals)
        self._told = Spans((span, None) for spans in named for span in spans)
        self._sources = Spans((s, None) for t in told for s in t.source)
        self._owners: dict[Span, list[Told]] = {}
        for t in told:
            for part in t.content if t.whole else ():
                self._owners.setdefault(part, []).append(t)

    def within_its_block(self, proposal: Proposal) -> Proposal | None:
        """A proposal whose source ends with a word, and without what runs on into blocks of another role.

        A headline's words never go on in a byline.
        """
        if proposal.source is not None:
            named = self._document[proposal.source].rstrip(",: ")
            proposal = replace(
                proposal, source=Span(proposal.source.start, proposal.source.start + len(named)) if named else None
            )
        role = self._role(proposal.cue.start)
        content = []
        for c in self._whole(proposal):
            if self._role(c.start) is role and not self._apart(proposal.cue, c):
                end = self._end(c, role)
                content.append(Span(c.start, end))
        return replace(proposal, content=tuple(content)) if content else None

    def _whole(self, proposal: Proposal) -> list[Span]:
        """What is said, without gaps of a few words in a sentence where no part of any attribution stands."""
        out: list[Span] = []
        for c in proposal.content:
            gap = self._document.text[out[-1].end : c.start] if out else ""
            between = Span(out[-1].end, c.start) if out and out[-1].end < c.start else None
            if out and len(gap.split()) <= _GAP and not _STOP.search(gap) and not (between and self._told.over(between)):
                out[-1] = out[-1].join(c)
            else:
                out.append(c)
        return out

    def _apart(self, cue: Span, stretch: Span) -> bool:
        """Whether words that are no quotation stand in another sentence than the cue."""
        first, last = sorted((cue, stretch))
        between = self._document.text[first.end : last.start]
        return not self._quoted(stretch) and bool(_SENTENCE.search(between))

    def _role(self, offset: int) -> object:
        block = self._document.block_at(offset)
        return block.role if block else None

    def _end(self, stretch: Span, role: object) -> int:
        """Where a stretch ends, or the last block of this role before another begins in it."""
        blocks = self._document.blocks
        at = bisect_right(blocks, stretch.start, key=lambda b: b.span.start)
        while 0 < at < len(blocks) and blocks[at].span.start < stretch.end:
            if blocks[at].role is not role:
                return max(blocks[at - 1].span.end, stretch.start + 1)
            at += 1
        return stretch.end

    def tells(self, proposal: Proposal) -> bool:
        """Whether a proposal that the rules do not know tells who says something."""
        first = _WORD.match(self._document[proposal.source].lower()) if proposal.source else None
        by_name = first is not None and any(map(self._quoted, proposal.content))
        return (by_name or self._words(proposal.content) >= _FEWEST) and not (first and first[0] in small("nobody"))

    def likely(self, told: Told) -> bool:
        """Whether the tagger holds the cue of the rules' attribution for likely."""
        starts = [c.start + m.start() for c in told.cue for m in re.finditer(r"\w+|[^\w\s]", self._document[c])]
        return not starts or max(self._hearing.odds.get(s, 0.0) for s in starts) >= _LIKELY

    def both(self, told: Told, proposal: Proposal) -> Told:
        """The rules' attribution with the parts that the tagger gives it."""
        if told.rule in _BUILT:
            return replace(told, rule=f"{told.rule} {self._hearing.by}")
        swallows = any(c.overlaps(cue) for c in proposal.content for cue in told.cue)
        content = self._inner(proposal, told)
        if swallows or self._scraps(content, told.content) or self._headless(content, told):
            content = told.content
        source = told.source
        agree = not source or any(s.overlaps(proposal.source) for s in source) if proposal.source else False
        if proposal.source is not None and agree and len(source) <= 1 and not self._loses_a_name(source, proposal.source):
            source = (proposal.source,)
        cue = told.cue if swallows or len(told.cue) > 1 else (proposal.cue,)
        return replace(told, source=source, cue=cue, content=content, rule=f"{told.rule} {self._hearing.by}")

    def _loses_a_name(self, told: Sequence[Span], heard: Span) -> bool:
        """Whether the tagger leaves out the name behind a comma: it hears "a fruit seller" of "a fruit seller, Rosa Lindt"."""
        return any(t.start == heard.start and _NAMED.match(self._document.text, heard.end, t.end) for t in told)

    def _scraps(self, heard: Sequence[Span], told: Sequence[Span]) -> bool:
        """Whether the tagger heard no more than scraps of what the rules tell, by themselves or with something apart."""
        if self._words(heard) < _FEWEST <= self._words(told):
            return True
        inside = [h for h in heard if any(t.holds(h) for t in told)]
        return 0 < len(inside) < len(heard) and len(told) == 1 and 2 * self._words(inside) < self._words(told)

    @staticmethod
    def _headless(heard: Sequence[Span], told: Told) -> bool:
        """Whether the tagger misses the beginning of what stands before its speaker, and hears the rest as the rules do."""
        if len(heard) != 1 or len(told.content) != 1 or not told.source:
            return False
        before = told.content[0].end <= told.source[0].start
        return before and told.content[0].start < heard[0].start and abs(told.content[0].end - heard[0].end) <= 1

    def _words(self, spans: Sequence[Span]) -> int:
        return sum(len(_WORD.findall(self._document[s])) for s in spans)

    def alone(self, proposal: Proposal) -> Told:
        """A proposal that the rules do not know; "a man who asked not to be named", who then speaks, asks no more than that."""
        content = self._inner(proposal)
        speaker = next((s for s, _ in self._sources.around(proposal.cue)), None)
        if speaker is not None:
            content = tuple(Span(c.start, min(c.end, speaker.end)) for c in content if c.start < speaker.end)
        return Told(
            source=() if proposal.source is None else (proposal.source,),
            cue=(proposal.cue,),
            content=content,
            rule=f"{self._hearing.by}#attribution",
            gap=self._gap(proposal),
            belief=self._believes(proposal.cue),
            whole=bool(content) and all(c in self._parts for c in content),
            attitude=self._takes_a_thing(proposal.cue) or not any(map(self._states, content)),
        )

    def _takes_a_thing(self, cue: Span) -> bool:
        """Whether a cue ends with a preposition that no statement follows: "calls for the release of those arrested"."""
        return self._document[cue].lower().split()[-1] in small("takes_a_thing")

    def _states(self, stretch: Span) -> bool:
        """Whether a stretch is a statement: a quotation, a clause of its own, or words with a finite verb."""
        if self._quoted(stretch):
            return True
        inside = words(self._document.text, stretch)
        if "to" in [w.text.lower() for w in inside[:2]]:
            return False
        return inside[0].text.lower() in small("opens_statement") or any(t in "ave" for t in tags(inside))

    def _quoted(self, stretch: Span) -> bool:
        return any(mark in self._document[stretch] for mark in _MARKS)

    def _gap(self, proposal: Proposal) -> Span:
        """The stretch in which outlet and day are told: from the speaker to what is said, or to the next stop."""
        named = (proposal.cue,) if proposal.source is None else (proposal.cue, proposal.source)
        start, spoken = min(s.start for s in named), max(s.end for s in named)
        follows = min((c.start for c in proposal.content if c.start >= proposal.cue.end), default=None)
        if follows is not None and follows > spoken:
            return Span(start, follows)
        stop = _STOP.search(self._document.text, spoken, spoken + _REACH)
        return Span(start, stop.start() if stop else spoken)

    def _believes(self, cue: Span) -> bool:
        """Whether the cue's last verb is one of thinking, wishing or fearing."""
        low = [w.lower() for w in _WORD.findall(self._document[cue])]
        verbs = [c for i in range(len(low)) if (c := cue_at(low, i)) is not None]
        return bool(verbs) and "belief" in verbs[-1].frames

    def _inner(self, proposal: Proposal, told: Told | None = None) -> tuple[Span, ...]:
        """What is said, without the quotations that the rules give to somebody else."""
        parts = tuple(part for c in proposal.content for part in self._said(c))
        owned = tuple(p for p in parts if p not in self._owners or any(t is told for t in self._owners[p]))
        return owned or parts

    def _said(self, stretch: Span) -> Iterator[Span]:
        """A stretch without the "that" before it and, where it is one quotation, without the marks around it."""
        text = self._document.text
        that = _THAT.match(text, stretch.start, stretch.end)
        start, end = that.end() if that and that.end() < stretch.end else stretch.start, stretch.end
        quote = self._by_start.get(start)
        if quote is not None and quote.whole.end >= end:
            yield from (self._upto(part, end) for part in quote.parts if part.start < end)
            return
        around = self._by_end.get(end)
        if around is not None and around.whole.start > start:
            end = around.whole.end
        while start < end and text[start] in _EDGES and not (text[start] == "(" and ")" in text[start:end]):
            start += 1
        while end > start and text[end - 1] in _EDGES and not (text[end - 1] == ")" and "(" in text[start:end]):
            end -= 1
        if start < end:
            yield Span(start, end)

    def _upto(self, part: Span, end: int) -> Span:
        """A part of a quotation to ``end``, or to its own end where no letter stands between."""
        if end >= part.end or not _WORD.search(self._document.text, end, part.end):
            return part
        return Span(part.start, part.start + len(self._document.text[part.start : end].rstrip()))
