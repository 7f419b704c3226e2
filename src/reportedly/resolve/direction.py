"""Where the clause of an expression looks: ahead ("will … on Saturday"), back ("burned on Monday"), or nowhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import listed, load
from reportedly.resolve.anchors import Page
from reportedly.types.timex import Bound, Timex

_CLAUSE = re.compile(r"[.;:!?()\"“”\n—]|\s[-–]\s")
_WORD = re.compile(r"['’]?\w+(?:-\w+)*(?:['’]t)?")
_BEEN = ("been", "had", "become")
_POSSESSED = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Looks:
    """Where a clause looks: 1 ahead, -1 back, 0 untold.

    ``plain``: it tells a happening and nothing else, by no verb of saying, with no infinitive and no word that looks the other
    way ("burned on 3 May", not "said on 3 May" nor "told him to leave on 3 May").
    """

    way: int
    plain: bool = False


def looks(page: Page, timex: Timex) -> Looks:
    """Where the clause of ``timex`` looks, told by the nearest verb before it, else by the first after it."""
    text = page.document.text
    before = _clause_before(page, timex.extent.start)
    if _POSSESSED.match(text, timex.span.end):
        return Looks(-1)
    if _pattern("urged").search(before):
        return Looks(1)
    if _pattern("announced").search(before):
        return Looks(-1 if _pattern("was").match(text, timex.span.end) else 1)
    words = _WORD.findall(before)
    if (timex.bound is Bound.UNTIL or _pattern("until").search(before)) and not any(
        w.lower() in listed("timex", "clause", "backward") for w in words
    ):
        return Looks(1)
    for i in range(len(words) - 1, -1, -1):
        way = _cue(words, i)
        if way:
            saying = words[i].lower() in listed("timex", "clause", "saying")
            other = any(w == "to" or _cue(words, k) == -way for k, w in enumerate(words))
            return Looks(way, plain=not saying and not other)
    following = _after(page, timex)
    way = next((c for c in (_cue(following, i) for i in range(len(following))) if c), 0)
    return Looks(way or (1 if _pattern("limit").search(before) and words[1:] else 0))


@cache
def _cues() -> dict[str, int]:
    data, irregular = load("timex"), load("inflection")["irregular"]
    past = [form for base, forms in irregular.items() for form in forms if form != base]
    ahead = (*data["future"]["words"], *data["future"]["present"])
    return dict.fromkeys(past, -1) | dict.fromkeys(ahead, 1) | dict.fromkeys(data["past"]["words"], -1)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(load("timex")["clause"][name])


def _cue(words: Sequence[str], index: int) -> int:
    """What a word tells among its neighbours: "was scheduled" looks back, "is scheduled", "plans to" and "to be held" ahead."""
    word, before = words[index], words[max(0, index - 3) : index]
    if before and before[-1] == "be":
        return 0
    if word in load("timex")["future"]["before_to"]:
        return int(words[index + 1 : index + 2] == ["to"])
    if word.lower() in listed("timex", "future", "negated"):
        denied = any(w.lower() in listed("timex", "future", "negations") for w in (*before, *words[index : index + 2]))
        return -1 if denied else 1
    known = _cues().get(word.lower(), 0)
    if (
        known > 0
        and word.endswith(("ed", "ue"))
        and any(w.lower() in listed("timex", "clause", "past_auxiliaries") for w in before)
    ):
        return -1
    if word in ("has", "have") and not any(
        _cue(words, i) < 0 or words[i] in _BEEN for i in range(index + 1, min(index + 4, len(words)))
    ):
        return 0
    return known or (-1 if word.endswith("ed") and len(word) > 4 and word.islower() and "-" not in word else 0)


def _clause_before(page: Page, offset: int) -> str:
    sentence = page.sentence_at(offset)
    start = max(sentence.span.start if sentence else 0, offset - 120)
    return _CLAUSE.split(page.document.text[start:offset])[-1]


def _after(page: Page, timex: Timex) -> Sequence[str]:
    """The first words of the clause after ``timex``."""
    sentence = page.sentence_at(timex.span.start)
    limit = sentence.span.end if sentence else timex.span.end
    following = page.document.text[timex.span.end : min(limit, timex.span.end + 90)]
    return _WORD.findall(_CLAUSE.split(following, maxsplit=1)[0])[:10]
