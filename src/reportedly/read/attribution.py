"""Who says what: attributions of a whole document, joined across sentences, with outlet, day and nesting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.quotes import Quote, quotes
from reportedly.read.slogans import chanted
from reportedly.read.telling import Teller, Told
from reportedly.read.units import Unit, units
from reportedly.types.mention import ActorMention, Attribution, AttributionKind
from reportedly.types.span import Span
from reportedly.types.text import Document, Sentence
from reportedly.types.timex import Timex
from reportedly.types.world import ActorKind

_BRACKET = re.compile(r"[\s.,”’\"'‘“]{0,4}\(([^()\n]{3,90})\)")
_PRONOUN = re.compile(r"(?:he|she|they|it)$", re.I)


def attributions(
    document: Document, sentences: Sequence[Sentence], actors: Sequence[ActorMention], timexes: Sequence[Timex]
) -> tuple[Attribution, ...]:
    """Every attribution in order of its first character, with ids "a1", "a2", ... in that order.

    Quotation marks are no part of a content. Of several sources of one cue the first span is the speaker.
    """
    marks = quotes(document)
    written = {part for q, _ in chanted(document, marks) for part in q.parts}
    told = [t for t in _unique(_joined(document, units(sentences, marks), marks)) if not t.content or not written.issuperset(t.content)]
    drafts = [_attribution(document, t, actors, timexes) for t in told]
    drafts.sort(key=_first)
    drafts = [replace(a, id=f"a{i}") for i, a in enumerate(drafts, 1)]
    return tuple(_inherited(document, _bracketed(document, _nested(drafts), timexes), actors))


def _first(a: Attribution) -> tuple[int, int]:
    spans = (*a.source, *a.cue, *a.content)
    return min(s.start for s in spans), a.cue[0].start if a.cue else 0


def _joined(document: Document, found: Sequence[Unit], marks: Sequence[Quote]) -> list[Told]:
    """What the units tell; a quotation that stands alone goes on from, or belongs to, what its neighbour tells."""
    out: list[Told] = []
    last: dict[int | None, tuple[Unit, list[Told]]] = {}
    for unit in found:
        here = Teller(unit, marks, document.text).read()
        before = last.get(unit.voice)
        if not here and before is not None and before[0].block == unit.block:
            alone = [i for i, t in enumerate(unit.tags) if t == "Q"]
            if alone and all(t in "Q." for t in unit.tags) and before[1] and before[1][-1].whole:
                parts = [p for i in alone for p in marks[unit.quoted[i]].parts]
                before[1][-1].content += tuple(parts)
                here = before[1]
        out += [t for t in here if not any(t is o for o in out[-3:])]
        last[unit.voice] = (unit, here)
    return out


def _unique(told: Sequence[Told]) -> list[Told]:
    """One attribution a cue."""
    kept: dict[tuple[tuple[Span, ...], tuple[Span, ...]], Told] = {}
    for t in told:
        kept.setdefault((t.cue, t.source), t)
    return list(kept.values())


def _attribution(document: Document, told: Told, actors: Sequence[ActorMention], timexes: Sequence[Timex]) -> Attribution:
    content = tuple(sorted(set(told.content)))
    kind = AttributionKind.INDIRECT
    if told.whole:
        kind = AttributionKind.DIRECT
    elif told.belief:
        kind = AttributionKind.BELIEF
    elif any(any(c in "“”\"«»" for c in document[s]) for s in content):
        kind = AttributionKind.MIXED
    where = [s for s in (told.gap,)]
    outlets = [
        m for m in actors
        if m.kind is ActorKind.MEDIA and m.rule.startswith("actors#bodies") and any(g.holds(m.head) for g in where)
        and not any(s.overlaps(m.span) for s in (*told.source, *content))
    ]
    days = [t for t in timexes if any(g.holds(t.span) for g in where) and not any(s.overlaps(t.span) for s in content)]
    return Attribution(
        id="", source=told.source, cue=told.cue, content=content, kind=kind, rule=told.rule,
        via=outlets[-1].head if outlets else None, told_on=days[-1].span if days else None,
    )


def _nested(found: Sequence[Attribution]) -> list[Attribution]:
    """Each with the innermost other attribution whose content holds its cue."""
    out = []
    for a in found:
        holders = [
            b for b in found
            if b is not a and any(p.holds(a.cue[0]) for p in b.content) and not any(p.overlaps(b.cue[0]) for p in a.content)
            or b is not a and b.rule == "cues#quote" and a.rule == "cues#quote" and b.content == a.content and b.cue[0].start < a.cue[0].start
        ]
        holder = min(holders, key=lambda b: sum(len(p) for p in b.content), default=None)
        out.append(replace(a, parent=holder.id) if holder else a)
    return out


def _bracketed(document: Document, found: Sequence[Attribution], timexes: Sequence[Timex]) -> list[Attribution]:
    """With the outlet and day in brackets after a quotation: "(Harbour Radio, 3 May)". A day dates the paragraph's quotations before it."""
    out = list(found)
    for i, a in enumerate(out):
        bracket = _BRACKET.match(document.text, a.content[-1].end) if a.kind is AttributionKind.DIRECT and a.content else None
        if bracket is None:
            continue
        inside = Span(*bracket.span(1))
        day = next((t.span for t in timexes if inside.holds(t.span)), None)
        name = re.match(r"[^,;]+", bracket[1])
        via = Span(inside.start, inside.start + len(name[0].rstrip())) if name and name[0].strip() else None
        if via and (day and day.overlaps(via) or not document.text[via.start].isupper()):
            via = None
        block = document.block_at(inside.start)
        for k, b in enumerate(out[: i + 1]):
            near = k == i or block is not None and bool(b.content) and block.span.holds(b.content[0]) and b.kind is AttributionKind.DIRECT
            if near and b.told_on is None:
                out[k] = replace(b, told_on=day, via=b.via or (via if k == i else None))
    return out


def _inherited(document: Document, found: Sequence[Attribution], actors: Sequence[ActorMention]) -> list[Attribution]:
    """What is nested has the day of what it is nested in, and the outlet that tells it; "he said" has those of the sentence before."""
    media = [m.span for m in actors if m.kind is ActorKind.MEDIA]
    by_id: dict[str, Attribution] = {}
    out = []
    for a in found:
        parent = by_id.get(a.parent or "")
        if parent is not None:
            outlet = next((s for s in parent.source if any(s.overlaps(m) for m in media)), parent.via)
            a = replace(a, told_on=a.told_on or parent.told_on, via=a.via or outlet)
        elif a.via is None and a.source and _PRONOUN.match(document[a.source[0]]) and out and out[-1].parent is None:
            before = out[-1]
            same = before.content and document.block_at(a.cue[0].start) == document.block_at(before.cue[0].start)
            if same and before.via is not None and a.cue[0].start - before.content[-1].end < 120:
                a = replace(a, told_on=a.told_on or before.told_on, via=before.via)
        by_id[a.id] = a
        out.append(a)
    return out
