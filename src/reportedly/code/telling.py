"""One trigger being coded: where it stands, who tells it, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.lexicon import load
from reportedly.types.field import Unknown
from reportedly.types.mention import ActorMention, Participant, Quantity, Reading, Trigger
from reportedly.types.record import NARRATOR, Actor, Resolution, Statement, Status
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence
from reportedly.types.world import ActorKind


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its words in lower case, and the actor mentions in it."""

    index: int
    sentence: Sentence
    low: tuple[str, ...]
    mentions: tuple[ActorMention, ...]

    def at(self, offset: int) -> int:
        """The index of the word that holds or follows the character at ``offset``; the number of words if none does."""
        return bisect_right(self.sentence.words, offset, key=lambda w: w.span.end)

    def text(self, first: int, last: int) -> str:
        """The lower-case words ``first`` to ``last`` (half-open) with single spaces, and one at each end."""
        return f" {' '.join(self.low[max(0, first) : last])} "

    def span(self, first: int, last: int) -> Span:
        """The characters of the words ``first`` to ``last`` (half-open, not empty)."""
        return Span(self.sentence.words[first].span.start, self.sentence.words[last - 1].span.end)


@dataclass(frozen=True, slots=True)
class Telling:
    """One clause that tells a happening. Word indexes count in ``line``; ``clause`` is half-open."""

    trigger: Trigger
    line: Line
    first: int
    last: int
    clause: tuple[int, int]
    claimed_by: str
    code: Mapping[str, Any]
    status: Status = Status.ASSERTED
    agents: tuple[ActorMention, ...] = ()
    recipients: tuple[ActorMention, ...] = ()
    by: str = field(default="")

    @property
    def result(self) -> bool:
        """Whether it tells what an act led to ("killed", "wounded") rather than the act."""
        return bool(self.code.get("result"))


@dataclass(frozen=True, slots=True)
class Page:
    """A document with its reading and resolution, and the look-ups that coding needs."""

    document: Document
    reading: Reading
    resolution: Resolution
    lines: tuple[Line, ...]
    actor_at: Mapping[Span, Actor]
    statements: Mapping[str, Statement]
    said: Spans[Statement]
    quantities: Spans[Quantity]
    speakers: Spans[Statement]
    heard: Spans[Participant]
    names: Mapping[str, frozenset[str]]
    """What each actor, by its id, is called on the page, in lower case."""

    def actor(self, mention: ActorMention) -> Actor | None:
        """The actor that a mention stands for."""
        return self.actor_at.get(mention.span)

    def kinds(self, mentions: Sequence[ActorMention]) -> frozenset[ActorKind]:
        """The known kinds of some mentions, those of the actors they stand for first."""
        found = set()
        for mention in mentions:
            actor = self.actor(mention)
            kind = actor.kind.value if actor and not isinstance(actor.kind, Unknown) else mention.kind
            if isinstance(kind, ActorKind):
                found.add(kind)
        return frozenset(found)

    def claimant(self, span: Span) -> str:
        """The id of the statement whose content holds ``span`` (the smallest such), or the narrator."""
        holding = [(sum(len(c) for c in s.attribution.content), s.attribution.id) for _, s in self.said.around(span)]
        return min(holding)[1] if holding else NARRATOR


def page(document: Document, reading: Reading, resolution: Resolution) -> Page:
    """The look-ups of one document."""
    lines = []
    mentions = Spans((m.span, m) for m in reading.actors)
    for i, sentence in enumerate(reading.sentences):
        here = tuple(m for _, m in mentions.within(sentence.span))
        low = _months([w.text.lower().replace("’", "'") for w in sentence.words])
        lines.append(Line(i, sentence, low, here))
    actor_at = {span: actor for actor in resolution.actors for span in actor.spans}
    statements = {s.attribution.id: s for s in resolution.statements}
    said = Spans((c, s) for s in resolution.statements if s.attribution.states for c in s.attribution.content)
    quantities = Spans((q.span, q) for q in reading.quantities)
    speakers = Spans((c, s) for s in resolution.statements for c in s.attribution.source)
    heard = Spans((p.span, p) for p in reading.participants)
    names = {a.id: frozenset(document[s].lower() for s in a.spans) for a in resolution.actors}
    return Page(document, reading, resolution, tuple(lines), actor_at, statements, said, quantities, speakers, heard, names)


def _months(low: list[str]) -> tuple[str, ...]:
    """The words with the month of May told apart from the modal: beside a number or after "in", "of", "last"."""
    for i, word in enumerate(low):
        if word == "may":
            before, after = low[i - 1] if i else "", low[i + 1] if i + 1 < len(low) else ""
            if before[:1].isdigit() or after[:1].isdigit() or before in load("grammar")["before_a_month"]:
                low[i] = "may/month"
    return tuple(low)


def entry(name: str) -> Mapping[str, Any]:
    """The lexicon entry ``file#key``; of a word that only the user's codebook has ("own#word") each is a way of its own."""
    file, _, key = name.partition("#")
    if file == "own":
        return {**load("triggers_own")["word"], "way": name}
    found: Mapping[str, Any] = load(file)[key]
    return found


def tellings(of: Page) -> Iterator[Telling]:
    """Every trigger that stands where an event may be told: no residue, slogan, verbatim copy or attribution cue."""
    copies = [b.span for b in of.document.blocks if b.copy_of is not None and b.role is BlockRole.HEADLINE]
    listed_cues = (
        s for s in of.statements.values() if s.attribution.rule.startswith("cues#")
    )  # what is on no list may be a deed
    cues = Spans((c, s) for s in listed_cues for c in s.attribution.cue)
    sources = Spans((c, s) for s in of.statements.values() for c in s.attribution.source)
    closed = [*copies, *(s.span for s in of.reading.slogans)]
    starts = [line.sentence.span.start for line in of.lines]
    at = 0
    for trigger in of.reading.triggers:
        while at + 1 < len(starts) and starts[at + 1] <= trigger.span.start:
            at += 1
        line = of.lines[at]
        code = entry(trigger.entry)
        if line.sentence.role is BlockRole.RESIDUE or any(s.holds(trigger.span) for s in closed):
            continue
        if cues.over(trigger.span) or (trigger.noun and sources.around(trigger.span)):
            continue
        first, last = line.at(trigger.span.start), line.at(trigger.span.end - 1) + 1
        by = of.claimant(trigger.span)
        yield Telling(trigger, line, first, last, _bounded(of, line, _clause(line, first, last), trigger, by), by, code)


def _clause(line: Line, first: int, last: int) -> tuple[int, int]:
    """The words from the last boundary before the trigger to the first one after it."""
    grammar = load("grammar")
    ends = {*grammar["conjunctions"], ";", ":", "—"}
    start = next((i + 1 for i in range(first - 1, -1, -1) if line.low[i] in ends or line.low[i] == "that"), 0)
    stop = next((i for i in range(last, len(line.low)) if line.low[i] in ends and not _preposition(line, i)), len(line.low))
    return start, stop


def _bounded(of: Page, line: Line, clause: tuple[int, int], trigger: Trigger, by: str) -> tuple[int, int]:
    """``clause`` cut to what its teller says: it neither leaves their words nor enters another's."""
    start, stop = clause
    for content, statement in of.said.over(line.sentence.span):
        if content.holds(trigger.span):
            if statement.attribution.id == by:
                start, stop = max(start, line.at(content.start)), min(stop, line.at(content.end - 1) + 1)
        elif content.end <= trigger.span.start:
            start = max(start, min(line.at(content.end - 1) + 1, line.at(trigger.span.start)))
        elif content.start >= trigger.span.end:
            stop = min(stop, line.at(content.start))
    return start, max(stop, line.at(trigger.span.end - 1) + 1)


def _preposition(line: Line, i: int) -> bool:
    """Whether "since", "after", "before" or "until" at ``i`` only dates the clause ("before 9 March")."""
    return (
        line.low[i] in ("since", "after", "before", "until", "as") and i + 1 < len(line.low) and line.low[i + 1][:1].isdigit()
    )
