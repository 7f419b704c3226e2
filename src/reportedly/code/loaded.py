"""Whom the narrator's loaded words are used of, whose words they are, and the group's own name as a counterpart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.lexicon import listed, phrases
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.mention import ActorMention, Reading, ToponymUse, Wording, WordingCategory
from reportedly.types.record import Event, Resolution
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document
from reportedly.version import VERSION

_NAMES = ("actors#name", "actors#acronym", "actors#bodies")
_NAMED = frozenset({WordingCategory.EPITHET, WordingCategory.DEHUMANISING, WordingCategory.PRAISE, WordingCategory.DISTANCING})
_GAP = 60
"""Characters between loaded words and the actor that they are told of."""
_LEAD = 3
"""Words between them: an auxiliary, an adverb, a verb."""
_WORD = re.compile(r"['’]s\b|\w+(?:-\w+)*|[^\w\s]")


def loaded(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> tuple[Wording, ...]:
    """The loaded words of ``reading``, each with the actor it is used of, the side that uses it, and its counterpart.

    An actor is the one whose mention the words stand in, else the one to whom or by whom the deed that they tell is done,
    else the one told beside them in the sentence; unknown where nobody or several fit.
    """
    if not reading.wording:
        return ()
    page = _Page(document, reading, resolution, events)
    return tuple(page.bound(one) for one in reading.wording)


def _side(document: Document) -> Field[str] | Unknown:
    source = document.source
    if isinstance(source, Unknown):
        return Unknown(Reason.NOT_STATED, (), "the outlet is not known")
    if not source.party_to:
        return Unknown(Reason.NOT_STATED, (), f"{source.name} belongs to no party by the register")
    note = f"{source.name} speaks for it by the register"
    return Field("; ".join(source.party_to), Basis.GIVEN, (), Origin("rules", VERSION, "wording#side"), note)


_NAME = r"[A-Z][\w’'.-]*(?:\s+(?:(?:of|for|and|the)\s+){0,2}[A-Z][\w’'.-]*)*"
_OF = re.compile(rf"\s+of\s+(?:the\s+)?({_NAME})")
_LEADING = re.compile(rf"(?:[a-zA-Z]+\s+)?({_NAME})\s+")


class _Page:
    """One report while its loaded words are bound."""

    __slots__ = ("_actors", "_document", "_events", "_mentions", "_named", "_of", "_places", "_sentences", "_side")

    def __init__(self, document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> None:
        self._document = document
        self._actors = {a.id: a for a in resolution.actors}
        self._of = {span: a.id for a in resolution.actors for span in a.spans}
        self._mentions = Spans((m.span, m) for m in reading.actors if m.span in self._of)
        self._named = {self._of[m.span] for m in reading.actors if m.span in self._of and m.rule.startswith(_NAMES)}
        self._events = Spans((e.trigger, e) for e in events)
        self._places = Spans((t.span, None) for t in reading.toponyms if t.use is ToponymUse.LITERAL)
        self._sentences = Spans((s.span, s) for s in reading.sentences)
        self._side = _side(document)

    def bound(self, one: Wording) -> Wording:
        """The same words with actor, side and counterpart."""
        held = [m for _, m in self._mentions.over(one.span) if not m.pronoun]
        meant = [m for m in held if m.head.overlaps(one.span) or self._before_head(one.span, m)]
        if len({self._of[m.span] for m in meant}) > 1:
            return replace(one, about=Unknown(Reason.AMBIGUOUS, (one.span,), "several actors are told"), side=self._side)
        if meant:
            return replace(one, about=self._mentioned(meant[0]), side=self._side, neutral=self._neutral(one, meant[0]))
        about = self._elsewhere(one) if held else self._by_deed(one) or self._beside(one)
        return replace(one, about=about, side=self._side)

    def _before_head(self, span: Span, mention: ActorMention) -> bool:
        """Whether the words stand in a mention before its head and own nothing ("the regime's soldiers")."""
        between = self._document.text[span.end : mention.head.start]
        return mention.span.holds(span) and span.end <= mention.head.start and not between.startswith(("'", "’"))

    def _mentioned(self, mention: ActorMention) -> Field[str]:
        ident = self._of[mention.span]
        note = f"{self._quote(mention.span)} is {self._actors[ident].name}"
        return Field(ident, Basis.STATED, (mention.span,), Origin("rules", VERSION, "wording#mention"), note)

    def _elsewhere(self, one: Wording) -> Field[str] | Unknown:
        """The only actor that is called so elsewhere, for words inside another's mention ("the soldiers of the regime")."""
        last = self._quote(one.span).split()[-1].casefold()
        same = [a for a in self._actors.values() if a.name.split()[-1:] and a.name.split()[-1].casefold() == last]
        if len(same) != 1:
            return Unknown(Reason.AMBIGUOUS if same else Reason.NOT_STATED, (one.span,))
        note = f"{same[0].name} is called so elsewhere"
        return Field(same[0].id, Basis.INFERRED, same[0].spans[:1], Origin("rules", VERSION, "wording#elsewhere"), note)

    def _neutral(self, one: Wording, mention: ActorMention) -> str:
        """The own name of the actor that the words stand for, if the report tells it; else the lexicon's counterpart."""
        stands = one.category in _NAMED and one.span.overlaps(mention.head) and one.span.start >= mention.head.start
        name = self._own_name(mention) if stands else ""
        return name if name and self._quote(one.span).casefold() not in name.casefold() else one.neutral

    def _own_name(self, mention: ActorMention) -> str:
        """The name of the actor, or that of a body in the mention: behind "of" or before its head."""
        actor = self._of[mention.span]
        if actor in self._named:
            return self._actors[actor].name
        known = {self._actors[ident].name.casefold() for ident in self._named}
        bodies = phrases("actors", "bodies")
        for start, end, pattern in (
            (mention.head.end, mention.span.end, _OF),
            (mention.span.start, mention.head.start, _LEADING),
        ):
            name = pattern.fullmatch(self._document.text[start:end])
            words = name[1].split() if name else []
            if not name or self._places.over(Span(start + name.start(1), start + name.end(1))):
                continue
            body = {words[0].lower(), words[-1].lower()} & bodies.keys()
            if (
                body
                or (len(words) > 1 and " ".join(words).casefold() in known)
                or (len(words) == 1 < len(words[0]) and words[0].isupper())
            ):
                return " ".join(words)
        return ""

    def _quote(self, span: Span) -> str:
        return " ".join(self._document[span].split())

    def _by_deed(self, one: Wording) -> Field[str] | Unknown | None:
        """Whom a deed that the words tell is done to, if they soften it, else who does it; None if they tell none."""
        deeds = [event for _, event in self._events.over(one.span)]
        if one.category is not WordingCategory.EUPHEMISM:
            return self._only([f for e in deeds for f in e.agents], "it is their deed")
        hit = self._only([f for e in deeds for f in e.recipients], "it is done to them")
        if hit is None and deeds and isinstance(beside := self._beside(one), Field):
            return beside
        return hit or self._only([f for e in deeds for f in e.agents], "it is their deed")

    def _only(self, fields: Sequence[Field[str]], note: str) -> Field[str] | Unknown | None:
        """The one actor of some fields; unknown if there are several, None if there is none."""
        if not fields:
            return None
        spans = fields[0].spans
        if len({f.value for f in fields}) > 1:
            return Unknown(Reason.AMBIGUOUS, spans, "several actors are told")
        return Field(fields[0].value, Basis.INFERRED, spans, Origin("rules", VERSION, "wording#deed"), note)

    def _beside(self, one: Wording) -> Field[str] | Unknown:
        """The actor told right beside the words: whose they are, who does it, or, of softened deeds, whom it is done to."""
        untold = Unknown(Reason.NOT_STATED, (one.span,))
        around = self._sentences.over(one.span)
        if not around or one.category is WordingCategory.CERTAINTY:
            return untold
        sentence = around[0][0]
        before, lead = self._last_before(sentence, one.span)
        after, link = self._next_after(sentence, one.span)
        closed = listed("grammar", "determiners") | listed("grammar", "prepositions")
        soft = one.category is WordingCategory.EUPHEMISM
        passive = soft and bool(lead) and lead[-1] in listed("grammar", "be")
        if before and lead in (["'s"], ["’s"], ["’"], ["'"]):
            return self._near(before, "the words follow its name")
        if after and link and link[0] in ("by", "of") and len(link) == 1:
            return self._near(after, "the words are said to be theirs")
        if after and not link and not soft and self._of[after.span] in self._named:
            return self._near(after, "it is named right after them")
        if soft and after and not link and not passive:
            return self._near(after, "it is done to them")
        if before and len(lead) <= _LEAD and not closed & set(lead) and (passive or not soft):
            return self._near(before, "it is done to them" if soft else "it is told of them")
        return untold

    def _near(self, mention: ActorMention, note: str) -> Field[str]:
        return Field(self._of[mention.span], Basis.INFERRED, (mention.span,), Origin("rules", VERSION, "wording#beside"), note)

    def _last_before(self, sentence: Span, at: Span) -> tuple[ActorMention | None, list[str]]:
        """The last mention before the words in their sentence, and the words between."""
        start = max(sentence.start, at.start - _GAP)
        held = self._mentions.over(Span(start, at.start)) if start < at.start else []
        found = max((m for s, m in held if s.end <= at.start), key=lambda m: m.span.end, default=None)
        return found, self._words(found.span.end, at.start) if found else []

    def _next_after(self, sentence: Span, at: Span) -> tuple[ActorMention | None, list[str]]:
        """The first mention after the words in their sentence, and the words between."""
        end = min(sentence.end, at.end + _GAP)
        held = self._mentions.over(Span(at.end, end)) if at.end < end else []
        found = min((m for s, m in held if s.start >= at.end), key=lambda m: m.span.start, default=None)
        return found, self._words(at.end, found.span.start) if found else []

    def _words(self, start: int, end: int) -> list[str]:
        return _WORD.findall(self._document.text[start:end].lower())
