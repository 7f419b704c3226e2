"""Statements on the page: events, magnitudes, evaluations, allegations, predictions, slogans, each with who makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.lexicon import load
from reportedly.types.mention import Attribution, Reading
from reportedly.types.record import NARRATOR, Claim, ClaimKind, CountOf, Event, Resolution
from reportedly.types.span import Span, trimmed
from reportedly.types.text import BlockRole, Document, Sentence, Source
from reportedly.types.timex import TimeFlag

_TOLLS = frozenset({CountOf.KILLED, CountOf.INJURED, CountOf.ARRESTED, CountOf.ABDUCTED, CountOf.DISPLACED})
_READ = frozenset({BlockRole.BODY, BlockRole.CAPTION, BlockRole.NOTE})
_BREAK = re.compile(
    r";\s+|,?\s+(?:and|but|while|whereas)\s+(?=(?:the|an?|he|she|it|they|we|I|their|his|her|its|our|nobody)\b)|\s+—\s+|:\s+(?=[a-z])"
)
_NAME_ONLY = frozenset({"it", "him", "her", "them", "me", "us", "this", "that", "which", "who", "what", "so", "nothing", "everything"})
_LOADED = 3
"""Loaded words: a text of an unknown outlet with as many takes sides, so that its own judgements are claims."""


def claims(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> tuple[Claim, ...]:
    """The statements of one report in order. A statement that tells an event is an event claim and nothing else."""
    told = [
        *_told_events(reading, events),
        *(Claim(s.span, ClaimKind.SLOGAN, NARRATOR) for s in reading.slogans),
        *_said(document, reading, events),
        *_magnitudes(document, reading, resolution, events),
        *_own(document, reading, events),
    ]
    kept: list[Claim] = []
    for claim in told:
        clash = claim.kind is not ClaimKind.EVENT and any(c.kind is claim.kind and c.span.overlaps(claim.span) for c in kept)
        if not clash:
            kept.append(claim)
    return tuple(sorted(kept, key=lambda c: (c.span, c.kind)))


def _told_events(reading: Reading, events: Sequence[Event]) -> Iterator[Claim]:
    """One claim for each sentence and voice that tells events."""
    for sentence in reading.sentences:
        here = [e for e in events if sentence.span.holds(e.trigger)]
        for voice in dict.fromkeys(e.claimed_by for e in here):
            yield Claim(sentence.span, ClaimKind.EVENT, voice, tuple(e.id for e in here if e.claimed_by == voice))


def _said(document: Document, reading: Reading, events: Sequence[Event]) -> Iterator[Claim]:
    """What people are said to have said, where it tells no event."""
    parents = {a.parent for a in reading.attributions}
    for said in reading.attributions:
        cue = " ".join(document[c] for c in said.cue).lower()
        if said.rule and _has(cue, "no_statement"):
            continue
        inner = [c for a in reading.attributions if a.parent == said.id for c in a.content] if said.id in parents else []
        for piece in _pieces(document, reading.sentences, said, events):
            text = document[piece].lower()
            told = any(e.trigger.overlaps(piece) for e in events) and not _has(text, "verdicts")
            if not told and text not in _NAME_ONLY and not any(i.overlaps(piece) for i in inner):
                yield Claim(piece, _kind(text), said.id)


def _pieces(document: Document, sentences: Sequence[Sentence], said: Attribution, events: Sequence[Event]) -> Iterator[Span]:
    """The content of an attribution, one sentence at a time; one that tells an event, one clause at a time."""
    for content in said.content:
        for sentence in sentences:
            if not sentence.span.overlaps(content):
                continue
            start, end = max(content.start, sentence.span.start), min(content.end, sentence.span.end)
            busy = any(start <= e.trigger.start < end for e in events)
            cuts = [m.end() for m in _BREAK.finditer(document.text, start, end)] if busy else []
            for low, high in zip([start, *cuts], [*cuts, end], strict=True):
                piece = trimmed(document.text, low, high)
                if piece and re.search(r"[^\W\d_]{2}", document[piece]):
                    yield piece


def _kind(low: str) -> ClaimKind:
    """The kind of a reported statement, in lower case, that tells no event."""
    if _has(low, "future"):
        return ClaimKind.PREDICTION
    return ClaimKind.EVALUATION if _has(low, "judging") else ClaimKind.ALLEGATION


def _magnitudes(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> Iterator[Claim]:
    """Open round numbers and shares that are no toll of an event, and lengths of time that are open upwards."""
    tolls = [c.span for e in events for c in e.counts if c.what in _TOLLS]
    for number in reading.quantities:
        after = document.text[number.span.end - 10 : number.span.end + 10].lower()
        open_above = number.vague and number.high is None and number.rule.endswith("above") and number.low > 12
        share = number.low > 0 and any(w in after for w in load("claims")["shares"])
        if (open_above or share) and not any(t.overlaps(number.span) for t in tolls):
            yield Claim(number.span, ClaimKind.MAGNITUDE, _voice(reading, number.span))
    for mention in resolution.times:
        if TimeFlag.VAGUE in mention.flags and re.search(
            r"\b(?:more than|over)\b", document[mention.timex.span], re.IGNORECASE
        ):
            yield Claim(mention.timex.span, ClaimKind.MAGNITUDE, _voice(reading, mention.timex.span))


def _voice(reading: Reading, span: Span) -> str:
    """Who says what stands at ``span``: the innermost attribution, else the narrator."""
    over = [a for a in reading.attributions if any(c.holds(span) for c in a.content)]
    return over[-1].id if over else NARRATOR


def _own(document: Document, reading: Reading, events: Sequence[Event]) -> Iterator[Claim]:
    """The forecasts and judgements of a narrator that takes sides, where they tell no event."""
    source = document.source
    if not (source.partial if isinstance(source, Source) else len(reading.wording) >= _LOADED):
        return
    others = [c for a in reading.attributions for c in a.content] + [s.span for s in reading.slogans]
    for sentence in reading.sentences:
        if sentence.role not in _READ or any(o.overlaps(sentence.span) for o in others):
            continue
        low = document[sentence.span].lower()
        if _has(low, "verdicts"):
            yield Claim(sentence.span, ClaimKind.EVALUATION, NARRATOR)
        elif any(e.trigger.overlaps(sentence.span) for e in events):
            continue
        elif _has(low, "forecast"):
            yield Claim(sentence.span, ClaimKind.PREDICTION, NARRATOR)
        elif _has(low, "copulas") and (_has(low, "judging") or any(w.span.overlaps(sentence.span) for w in reading.wording)):
            yield Claim(sentence.span, ClaimKind.EVALUATION, NARRATOR)


def _has(low: str, table: str) -> bool:
    """Whether a lower-cased text holds one of the words or phrases of a table of ``data/claims.toml``."""
    return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", low) for w in load("claims")[table])
