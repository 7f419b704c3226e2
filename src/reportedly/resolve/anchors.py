"""What a time expression is counted from: the day of the report, the dates around it, the tense of its clause, an event."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.resolve.calendar import day
from reportedly.types.field import Field
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document, Sentence
from reportedly.types.timex import Calendar, Timex

_CLAUSE = re.compile(r"[.;:!?()\"“”\n—]|\s[-–]\s")
_WORD = re.compile(r"['’]?\w+(?:['’]t)?")
_NOUN = re.compile(r"[^\W\d_]{4,}")
_POSSESSED = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Page:
    """A report as the resolver of times sees it. ``base`` is the day it speaks from (None: the text tells none).

    ``dated`` are the full dates that the text tells, as (offset, year, month), in order.
    """

    document: Document
    sentences: Sequence[Sentence]
    timexes: Sequence[Timex]
    base: date | None
    why_base: str
    dated: tuple[tuple[int, int, int], ...]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character at ``offset``."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.span.start) - 1
        return self.sentences[index] if index >= 0 and offset < self.sentences[index].span.end else None


def page(document: Document, sentences: Sequence[Sentence], timexes: Sequence[Timex]) -> Page:
    """The anchors of one report: its publication day, else the day of its dateline, else none."""
    leaves = [leaf for t in timexes for leaf in t.ends]
    dated = tuple(
        (t.span.start, t.says.year, t.says.month)
        for t in leaves
        if isinstance(t.says, Calendar) and t.says.year and t.says.month
    )
    if isinstance(document.published, Field):
        return Page(document, sentences, timexes, document.published.value, "publication", dated)
    return Page(document, sentences, timexes, _dateline(document, leaves), "dateline", dated)


def _dateline(document: Document, leaves: Sequence[Timex]) -> date | None:
    """The first full date of a headline, byline, dateline or of the first 300 characters of body."""
    for t in leaves:
        says = t.says
        if isinstance(says, Calendar) and says.year and says.month and says.day:
            block = document.block_at(t.span.start)
            if (block and block.role is BlockRole.DATELINE) or t.span.start < 300:
                return day(says.year, says.month, says.day)
    return None


@cache
def _cues() -> dict[str, int]:
    data, irregular = load("timex"), load("inflection")["irregular"]
    past = [form for base, forms in irregular.items() for form in forms if form != base]
    ahead = (*data["future"]["words"], *data["future"]["present"])
    return dict.fromkeys(past, -1) | dict.fromkeys(ahead, 1) | dict.fromkeys(data["past"]["words"], -1)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("timex")["clause"][name])


def direction(page: Page, timex: Timex) -> int:
    """Where the clause looks: 1 ahead ("will … on Saturday"), -1 back ("said on Monday"), 0 if no word tells."""
    text = page.document.text
    before = _clause_before(page, timex.extent.start)
    if _POSSESSED.match(text, timex.span.end):
        return -1
    if _pattern("announced").search(before):
        return -1 if _pattern("was").match(text, timex.span.end) else 1
    words = _WORD.findall(before)
    if (
        _pattern("until").search(before)
        and words[2:]
        and not any(w.lower() in listed("timex", "clause", "backward") for w in words)
    ):
        return 1
    cue = next((c for c in (_cue(words, i) for i in range(len(words) - 1, -1, -1)) if c), 0)
    if cue:
        return cue
    sentence = page.sentence_at(timex.span.start)
    limit = sentence.span.end if sentence else timex.span.end
    following = _WORD.findall(_CLAUSE.split(text[timex.span.end : min(limit, timex.span.end + 90)], maxsplit=1)[0])[:10]
    return next(
        (c for c in (_cue(following, i) for i in range(len(following))) if c),
        1 if _pattern("limit").search(before) and words[1:] else 0,
    )


def _cue(words: Sequence[str], index: int) -> int:
    """What a word tells among its neighbours: "was scheduled" looks back, "is scheduled", "plans to" and "to be held" ahead."""
    word, before = words[index], words[max(0, index - 3) : index]
    if before and before[-1] == "be":
        return 0
    if word in load("timex")["future"]["before_to"]:
        return int(words[index + 1 : index + 2] == ["to"])
    if word.lower() in listed("timex", "future", "negated"):
        return (
            -1 if any(w.lower() in listed("timex", "future", "negations") for w in (*before, *words[index : index + 2])) else 1
        )
    known = _cues().get(word.lower(), 0)
    if (
        known > 0
        and word.endswith(("ed", "ue"))
        and any(w.lower() in listed("timex", "clause", "past_auxiliaries") for w in before)
    ):
        return -1
    return known or (-1 if word.endswith("ed") and len(word) > 4 and word.islower() else 0)


def _clause_before(page: Page, offset: int) -> str:
    sentence = page.sentence_at(offset)
    start = max(sentence.span.start if sentence else 0, offset - 120)
    return _CLAUSE.split(page.document.text[start:offset])[-1]


def neighbour_year(page: Page, timex: Timex, month: int) -> int | None:
    """The year of the nearest full date of about the same month: the one before or after in the text.

    Both neighbours count if they lie within 1500 characters and one month; of two that disagree the nearer wins.
    """
    near = [(abs(o - timex.span.start), y) for o, y, m in page.dated if abs(o - timex.span.start) < 1500 and _close(m, month)]
    return min(near)[1] if near else None


def enclosed_year(page: Page, timex: Timex, month: int) -> int | None:
    """The year in which both the full date before and the full date after lie, if both are of about the same month."""
    before = [(o, y) for o, y, m in page.dated if o < timex.span.start and timex.span.start - o < 1500 and _close(m, month)]
    after = [(o, y) for o, y, m in page.dated if o > timex.span.start and o - timex.span.start < 1500 and _close(m, month)]
    return before[-1][1] if before and after and before[-1][1] == after[0][1] else None


def _close(a: int, b: int) -> bool:
    return min((a - b) % 12, (b - a) % 12) <= 1


def event_nouns(page: Page, span: Span) -> tuple[str, ...]:
    """The nouns of the event that an expression is counted from ("the day of the strike")."""
    words = _NOUN.findall(page.document.text[span.start : span.end].split(",")[0].split(".")[0])
    stop = load("timex")["event"]["stop"]
    kept: list[str] = []
    for word in words:
        if word.lower() in stop:
            break
        kept.append(word.lower())
    return tuple(kept)


def sentences_with(page: Page, nouns: Sequence[str], apart_from: int) -> list[Sentence]:
    """The sentences elsewhere that name most of the nouns of the event."""
    own = page.sentence_at(apart_from)
    scored = []
    for s in page.sentences:
        low = page.document[s.span].lower()
        hits = sum(n in low for n in nouns)
        if hits and s is not own:
            scored.append((hits, s))
    most = max((hits for hits, _ in scored), default=0)
    return [s for hits, s in scored if hits == most]


def opens_report(page: Page, timex: Timex) -> bool:
    """Whether the expression starts the first sentence of the body."""
    body = next((s for s in page.sentences if s.role is BlockRole.BODY), None)
    return body is not None and timex.span.start == body.span.start
