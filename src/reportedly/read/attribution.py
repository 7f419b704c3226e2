"""Who says what: attributions of a whole document, joined across sentences, with outlet, day and nesting."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from reportedly.lexicon import listed
from reportedly.read.cues import small
from reportedly.read.heard import heard
from reportedly.read.quotes import Quote, quotes
from reportedly.read.slogans import chanted
from reportedly.read.telling import Teller
from reportedly.read.units import Unit, units
from reportedly.read.voice import Told
from reportedly.types.mention import ActorMention, Attribution, AttributionKind, Hearing
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import Document, Sentence
from reportedly.types.timex import Timex, TimexType
from reportedly.types.world import ActorKind

M = TypeVar("M", ActorMention, Timex)
_BRACKET = re.compile(r"[\s.,”’\"'‘“]{0,4}\(([^()\n]{3,90})\)")
_WORD = re.compile(r"\w+")
_SOON = 120
_PRONOUN = re.compile(r"(?:he|she|they|it)$", re.IGNORECASE)


def attributions(
    document: Document,
    sentences: Sequence[Sentence],
    actors: Sequence[ActorMention],
    timexes: Sequence[Timex],
    hearing: Hearing = Hearing(),  # noqa: B008 - a frozen value
) -> tuple[Attribution, ...]:
    """Every attribution in order of its first character, with ids "a1", "a2", ... in that order.

    Quotation marks are no part of a content. Of several sources of one cue the first span is the speaker. ``hearing`` is
    what a learned engine proposes besides.
    """
    marks = quotes(document)
    written = {part for q, _ in chanted(document, marks) for part in q.parts}
    ruled = _unique(_joined(document, units(sentences, marks), marks))
    told = [
        t for t in heard(document, ruled, hearing, marks) if not (_of_the_narrator(document, t) or _only(document, t, written))
    ]
    drafts = [_attribution(document, t, actors, timexes) for t in told]
    drafts.sort(key=_first)
    drafts = [replace(a, id=f"a{i}") for i, a in enumerate(drafts, 1)]
    return tuple(_inherited(document, _bracketed(document, _nested(drafts), timexes), actors))


def _of_the_narrator(document: Document, told: Told) -> bool:
    """Whether the source is what the narrator has itself: "our archive shows" brings in no other voice."""
    named = [document[s].lower().split() for s in told.source]
    return bool(named) and all(len(words) == 2 and words[0] == "our" and words[1] in small("own_records") for words in named)


def _only(document: Document, told: Told, written: Collection[Span]) -> bool:
    """Whether a content is nothing but words that were written or chanted: a part of them, or several with an "and" between."""
    for c in told.content:
        inside = [w for w in written if w.overlaps(c)]
        words = sum(
            1 for m in _WORD.finditer(document.text, c.start, c.end) if not any(w.holds(Span(*m.span())) for w in inside)
        )
        if not inside or words >= len(inside):
            return False
    return bool(told.content)


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
    elif told.attitude:
        kind = AttributionKind.ATTITUDE
    elif told.belief:
        kind = AttributionKind.BELIEF
    elif any(any(c in '“”"«»' for c in document[s]) for s in content):
        kind = AttributionKind.MIXED
    told_by = (*told.source, *content)
    outlets = [
        m.head if m.rule.startswith("actors#bodies") else m.span
        for m in _inside(actors, told.gap)
        if m.kind is ActorKind.MEDIA and _named(document, m) and not any(s.overlaps(m.span) for s in told_by)
    ]
    days = [
        t
        for t in _inside(timexes, told.gap)
        if t.type is not TimexType.SET and not any(s.overlaps(t.span) for s in content) and not _aside(document, told.gap, t)
    ]
    days = days or _leading_days(document, told, timexes)
    return Attribution(
        id="",
        source=told.source,
        cue=told.cue,
        content=content,
        kind=kind,
        rule=told.rule,
        via=outlets[-1] if outlets else told.carrier,
        told_on=days[-1].span if days else None,
    )


def _named(document: Document, outlet: ActorMention) -> bool:
    """Whether a mention names an outlet: "the Marsh agency" does, "the agency" and "reporters" do not."""
    return any(w[0].isupper() for w in document[outlet.span].split()[1:]) or outlet.rule.startswith("actors#bodies")


def _aside(document: Document, gap: Span, day: Timex) -> bool:
    """Whether a day stands in a clause on the speaker that tells no speaking: "Arden, who was freed on 3 May, denied it"."""
    before = re.findall(r"\w+", document.text[gap.start : day.span.start].lower())
    at = next((i for i, w in enumerate(before) if w in listed("grammar", "relative_pronouns")), None)
    if at is None or "," not in document.text[day.span.end : gap.end]:
        return False
    return not any(w in listed("timex", "clause", "speaking") for w in before[at:])


def _leading_days(document: Document, told: Told, timexes: Sequence[Timex]) -> list[Timex]:
    """The day that opens the clause of the speaking: "On Monday, the mayor said", "In a statement on Monday, she said"."""
    if told.lead is None or told.belief:
        return []
    days = list(_inside(timexes, told.lead))
    rest = " ".join(document.text[a:b] for a, b in _around(told.lead, days)).lower()
    words = [w for w in re.findall(r"[^\W\d_]+", rest) if w not in small("before_day")]
    return days if not words or any(w in small("speeches") for w in words) else []


def _around(stretch: Span, mentions: Sequence[Timex]) -> list[tuple[int, int]]:
    """The ranges of a stretch that no mention covers."""
    ends = [stretch.start, *(m.span.end for m in mentions)]
    return list(zip(ends, [*(m.span.start for m in mentions), stretch.end], strict=True))


def _inside(mentions: Sequence[M], stretch: Span) -> Iterator[M]:
    """Those of some mentions, in order of their first character, that lie in a stretch of the text."""
    for i in range(bisect_left(mentions, stretch.start, key=_start), len(mentions)):
        if mentions[i].span.start >= stretch.end:
            return
        if stretch.holds(mentions[i].span):
            yield mentions[i]


def _start(mention: ActorMention | Timex) -> int:
    return mention.span.start


def _nested(found: Sequence[Attribution]) -> list[Attribution]:
    """Each with the innermost other attribution whose content holds its cue."""
    out = []
    contents = Spans((p, b) for b in found for p in b.content)
    quoted: dict[tuple[Span, ...], list[Attribution]] = {}
    for a in found:
        if a.rule.startswith("cues#quote"):
            quoted.setdefault(a.content, []).append(a)
    for a in found:
        holders = [b for _, b in contents.around(a.cue[0]) if b is not a and not any(p.overlaps(b.cue[0]) for p in a.content)]
        if a.rule.startswith("cues#quote"):
            holders += [b for b in quoted[a.content] if b.cue[0].start < a.cue[0].start]
        holder = min(holders, key=lambda b: sum(len(p) for p in b.content), default=None)
        out.append(replace(a, parent=holder.id) if holder else a)
    return out


def _bracketed(document: Document, found: Sequence[Attribution], timexes: Sequence[Timex]) -> list[Attribution]:
    """With the outlet and day in brackets after a quotation: "(Harbour Radio, 3 May)".

    The day also dates the quotations before it in its paragraph.
    """
    out = list(found)
    for i, a in enumerate(out):
        bracket = _BRACKET.match(document.text, a.content[-1].end) if a.kind is AttributionKind.DIRECT and a.content else None
        if bracket is None:
            continue
        inside = Span(*bracket.span(1))
        day = next((t.span for t in timexes if inside.holds(t.span)), None)
        block = document.block_at(inside.start)
        for k, b in enumerate(out[: i + 1]):
            here = block is not None and bool(b.content) and block.span.holds(b.content[0])
            if b.told_on is None and (k == i or (here and b.kind is AttributionKind.DIRECT)):
                out[k] = replace(b, told_on=day, via=b.via or (_outlet(document, inside, day) if k == i else None))
    return out


def _outlet(document: Document, inside: Span, day: Span | None) -> Span | None:
    """The outlet's name in a bracket: what stands before its first comma, if it is a name and not the day."""
    name = re.match(r"[^,;]*[^,;\s]", document[inside])
    outlet = Span(inside.start, inside.start + len(name[0])) if name else None
    if outlet is None or (day is not None and day.overlaps(outlet)) or not document.text[outlet.start].isupper():
        return None
    return outlet


def _inherited(document: Document, found: Sequence[Attribution], actors: Sequence[ActorMention]) -> list[Attribution]:
    """What is nested has the day of what it is nested in and the outlet that tells it.

    "He said" right after a sentence told through an outlet has that outlet and day.
    """
    media = [m.span for m in actors if m.kind is ActorKind.MEDIA]
    by_id: dict[str, Attribution] = {}
    out: list[Attribution] = []
    for a in found:
        parent = by_id.get(a.parent or "")
        before = out[-1] if out else None
        new = a
        if parent is not None:
            outlet = next(
                (s for s in parent.source if any(s.overlaps(m) for m in media)), parent.via if parent.parent else None
            )
            new = replace(a, told_on=a.told_on or parent.told_on, via=a.via or outlet)
        elif before is not None and before.parent is None and a.via is None and _goes_on(document, before, a):
            new = replace(a, told_on=a.told_on or before.told_on, via=before.via)
        by_id[new.id] = new
        out.append(new)
    return out


def _goes_on(document: Document, before: Attribution, a: Attribution) -> bool:
    """Whether "he said" follows at once in the same paragraph on what was told through an outlet."""
    if not a.source or not _PRONOUN.match(document[a.source[0]]) or before.via is None or not before.content:
        return False
    same = document.block_at(a.cue[0].start) == document.block_at(before.cue[0].start)
    ends = max(s.end for s in (*before.source, *before.cue, *before.content))
    return same and _first(a)[0] - ends < _SOON
