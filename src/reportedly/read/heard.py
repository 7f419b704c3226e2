"""What a learned engine hears and what the rules tell, brought together: one attribution a cue, stamped with who found it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.read.cues import cue_at
from reportedly.read.quotes import Quote
from reportedly.read.voice import Told
from reportedly.types.mention import Hearing, Proposal
from reportedly.types.span import Span, trimmed
from reportedly.types.spans import Spans
from reportedly.types.text import Document

_LIKELY = 0.2
"""How likely a cue that only the rules find must be for the tagger."""
_WORD = re.compile(r"\w+")
_THAT = re.compile(r"that\b[\s,]*", re.IGNORECASE)
_STOP = re.compile(r"[.!?;:“”\"\n]|,")
_REACH = 160


def heard(document: Document, told: Sequence[Told], hearing: Hearing, marks: Sequence[Quote]) -> list[Told]:
    """The attributions of the rules and the proposals of ``hearing``, each cue once.

    Where both find a cue the tagger says where its parts begin and end, but for quotations, whose marks do. A cue of the rules
    alone stays where the tagger holds it for likely, where it goes with a quotation, or where it stands inside what
    another tells: the tagger hears the outermost voice only.
    """
    if not hearing.proposals and not hearing.odds:
        return list(told)
    quoted = _Quoted(document, marks)
    rest = list(told)
    out: list[Told] = []
    for proposal in hearing.proposals:
        same = [t for t in rest if any(c.overlaps(proposal.cue) for c in t.cue)]
        for t in same:
            rest.remove(t)
        out += [_both(t, proposal, quoted, hearing.by) for t in same[:1]] or [_alone(document, proposal, quoted, hearing.by)]
        out += same[1:]
    inside = Spans((p, t) for t in (*out, *rest) for p in t.content)
    for t in rest:
        nested = any(o is not t for c in t.cue[:1] for _, o in inside.around(c))
        if t.whole or nested or not t.cue or max(_odds(hearing, c, document) for c in t.cue) >= _LIKELY:
            out.append(t)
    return [t for t in out if t.content or t.rule == "cues#quote"]


def _odds(hearing: Hearing, cue: Span, document: Document) -> float:
    starts = [cue.start + m.start() for m in re.finditer(r"\w+|[^\w\s]", document[cue])]
    return max((hearing.odds.get(s, 0.0) for s in starts), default=0.0)


def _both(told: Told, proposal: Proposal, quoted: _Quoted, by: str) -> Told:
    """The rules' attribution with the parts that the tagger gives it."""
    content = tuple(p for c in proposal.content for p in quoted.inner(c))
    if told.whole or told.rule == "cues#quote":
        content = told.content
    source = told.source
    if proposal.source is not None and not any(s.start == proposal.source.start for s in source):
        source = (proposal.source,)
    if proposal.source is not None and len(source) == 1:
        source = (proposal.source,)
    cue = told.cue if len(told.cue) > 1 else (proposal.cue,)
    return replace(told, source=source, cue=cue, content=content, rule=f"{told.rule} {by}")


def _alone(document: Document, proposal: Proposal, quoted: _Quoted, by: str) -> Told:
    """A proposal that the rules do not know."""
    content = tuple(p for c in proposal.content for p in quoted.inner(c))
    source = () if proposal.source is None else (proposal.source,)
    return Told(
        source=source,
        cue=(proposal.cue,),
        content=content,
        rule=f"{by}#attribution",
        gap=_gap(document, proposal),
        belief=_believes(document, proposal.cue),
        whole=quoted.all(content),
    )


def _gap(document: Document, proposal: Proposal) -> Span:
    """The stretch in which outlet and day are told: from the speaker to what is said, or to the next stop."""
    start = min(s.start for s in (proposal.cue, *([proposal.source] if proposal.source else [])))
    spoken = max(s.end for s in (proposal.cue, *([proposal.source] if proposal.source else [])))
    follows = min((c.start for c in proposal.content if c.start >= proposal.cue.end), default=None)
    if follows is not None and follows > spoken:
        return Span(start, follows)
    stop = _STOP.search(document.text, spoken, spoken + _REACH)
    return Span(start, max(spoken, stop.start() if stop else spoken))


def _believes(document: Document, cue: Span) -> bool:
    """Whether the cue is a word of thinking, wishing or fearing."""
    low = [w.lower() for w in _WORD.findall(document[cue])]
    found = [c for i in range(len(low)) if (c := cue_at(low, i)) is not None]
    return bool(found) and "belief" in found[-1].frames


class _Quoted:
    """The quotations of a page, to find those that a stretch is made of."""

    def __init__(self, document: Document, marks: Sequence[Quote]) -> None:
        self._document = document
        self._by_start = {q.whole.start: q for q in marks}
        self._parts = {p for q in marks for p in q.parts}

    def inner(self, stretch: Span) -> Iterator[Span]:
        """A stretch without the "that" before it and, where it is one quotation, without the marks around it."""
        that = _THAT.match(self._document.text, stretch.start, stretch.end)
        start = that.end() if that and that.end() < stretch.end else stretch.start
        quote = self._by_start.get(start)
        if quote is not None and quote.whole.end >= stretch.end:
            for part in quote.parts:
                if part.start < stretch.end:
                    kept = trimmed(self._document.text, part.start, min(part.end, stretch.end))
                    if kept:
                        yield kept
            return
        kept = trimmed(self._document.text, start, stretch.end)
        if kept:
            yield kept

    def all(self, content: Sequence[Span]) -> bool:
        """Whether a content is nothing but the words of quotations."""
        return bool(content) and all(c in self._parts for c in content)
