"""Statements on the page: events, magnitudes, evaluations, allegations, predictions, slogans, each with who makes it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.types.mention import Attribution, Reading
from reportedly.types.record import NARRATOR, Claim, ClaimKind, CountOf, Event, Resolution
from reportedly.types.span import Span, trimmed
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence, Source
from reportedly.types.timex import TimeFlag

_TOLLS = frozenset({CountOf.KILLED, CountOf.INJURED, CountOf.ARRESTED, CountOf.ABDUCTED, CountOf.DISPLACED})
_READ = frozenset({BlockRole.BODY, BlockRole.CAPTION, BlockRole.NOTE})
_BREAK = re.compile(
    r";\s+|,?\s+(?:and|but|while|whereas)\s+(?=(?:the|an?|he|she|it|they|we|I|their|his|her|its|our|nobody)\b)|\s+—\s+|:\s+(?=[a-z])"
)
_LOADED = 3
"""Loaded words: a text of an unknown outlet with as many takes sides, so that its own judgements are claims."""


def claims(document: Document, reading: Reading, resolution: Resolution, events: Sequence[Event]) -> tuple[Claim, ...]:
    """The statements of one report in order. A statement that tells an event is an event claim and nothing else."""
    acts = Spans((e.trigger, e) for e in events)
    tolls = Spans((span, e) for e in events for span in (e.trigger, *(c.span for c in e.counts if c.what in _TOLLS)))
    told = [
        *(Claim(s.span, ClaimKind.SLOGAN, NARRATOR) for s in reading.slogans),
        *_said(document, reading, tolls),
        *_magnitudes(document, reading, resolution, events),
        *_own(document, reading, acts),
    ]
    kept = list(_told_events(reading, acts))
    taken: dict[ClaimKind, list[Span]] = defaultdict(list)
    for claim in told:
        others = taken[claim.kind]
        at = bisect_left(others, claim.span)
        if not any(s.overlaps(claim.span) for s in others[max(0, at - 1) : at + 1]):
            others.insert(at, claim.span)
            kept.append(claim)
    return tuple(sorted(kept, key=lambda c: (c.span, c.kind)))


def _told_events(reading: Reading, events: Spans[Event]) -> Iterator[Claim]:
    """One claim for each sentence and voice that tells events."""
    for sentence in reading.sentences:
        here = [e for _, e in events.within(sentence.span)]
        for voice in dict.fromkeys(e.claimed_by for e in here):
            yield Claim(sentence.span, ClaimKind.EVENT, voice, tuple(e.id for e in here if e.claimed_by == voice))


def _said(document: Document, reading: Reading, events: Spans[Event]) -> Iterator[Claim]:
    """What people are said to have said, where it tells no event."""
    inner: dict[str | None, list[Span]] = defaultdict(list)
    for a in reading.attributions:
        inner[a.parent] += a.content
    sentences = Spans((s.span, s) for s in reading.sentences)
    for said in (a for a in reading.attributions if a.states):
        cue = " ".join(document[c] for c in said.cue).lower()
        if said.rule and _has(cue, "no_statement"):
            continue
        for piece in _pieces(document, sentences, said, events):
            text = document[piece].lower()
            told = events.over(piece) and not _has(text, "verdicts")
            if (
                not told
                and text not in listed("claims", "name_only")
                and not any(i.overlaps(piece) for i in inner.get(said.id, ()))
            ):
                yield Claim(piece, _kind(text), said.id)


def _pieces(document: Document, sentences: Spans[Sentence], said: Attribution, events: Spans[Event]) -> Iterator[Span]:
    """The content of an attribution, one sentence at a time; one that tells an event, one clause at a time."""
    for content in said.content:
        for sentence, _ in sentences.over(content):
            start, end = max(content.start, sentence.start), min(content.end, sentence.end)
            busy = any(start <= t.start for t, _ in events.over(Span(start, end)))
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
    tolls = Spans((c.span, c) for e in events for c in e.counts if c.what in _TOLLS)
    said = Spans((c, a) for a in reading.attributions if a.states for c in a.content)
    for number in reading.quantities:
        after = document.text[number.span.end - 10 : number.span.end + 10].lower()
        open_above = number.vague and number.high is None and number.rule.endswith("above") and number.low > 12
        share = number.low > 0 and any(w in after for w in load("claims")["shares"])
        if (open_above or share) and not tolls.over(number.span):
            yield Claim(number.span, ClaimKind.MAGNITUDE, _voice(said, number.span))
    for mention in resolution.times:
        if TimeFlag.VAGUE in mention.flags and re.search(
            r"\b(?:more than|over)\b", document[mention.timex.span], re.IGNORECASE
        ):
            yield Claim(mention.timex.span, ClaimKind.MAGNITUDE, _voice(said, mention.timex.span))


def _voice(said: Spans[Attribution], span: Span) -> str:
    """Who says what stands at ``span``: the innermost attribution, else the narrator."""
    over = said.around(span)
    return over[-1][1].id if over else NARRATOR


def _own(document: Document, reading: Reading, events: Spans[Event]) -> Iterator[Claim]:
    """The forecasts and judgements of a narrator that takes sides, where they tell no event."""
    source = document.source
    if not (source.partial if isinstance(source, Source) else len(reading.wording) >= _LOADED):
        return
    others = Spans((s, s) for s in (*(c for a in reading.attributions for c in a.content), *(s.span for s in reading.slogans)))
    wording = Spans((w.span, w) for w in reading.wording)
    for sentence in reading.sentences:
        if sentence.role not in _READ or others.over(sentence.span):
            continue
        low = document[sentence.span].lower()
        if _has(low, "verdicts"):
            yield Claim(sentence.span, ClaimKind.EVALUATION, NARRATOR)
        elif events.over(sentence.span):
            continue
        elif _has(low, "forecast"):
            yield Claim(sentence.span, ClaimKind.PREDICTION, NARRATOR)
        elif _has(low, "copulas") and (_has(low, "judging") or wording.over(sentence.span)):
            yield Claim(sentence.span, ClaimKind.EVALUATION, NARRATOR)


def _has(low: str, table: str) -> bool:
    """Whether a lower-cased text holds one of the words or phrases of a table of ``data/claims.toml``."""
    return _any_of(table).search(low) is not None


@cache
def _any_of(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, load('claims')[table]))})(?!\w)")
