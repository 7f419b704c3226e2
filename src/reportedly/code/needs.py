"""Whether a word of many senses tells an act here: it does where what ``data/trigger_needs.toml`` asks stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.code.codes import instruments
from reportedly.code.heard import tells, violent
from reportedly.code.objects import objects
from reportedly.code.telling import Page, Telling
from reportedly.lexicon import load
from reportedly.types.mention import ActorMention

_BESIDE = 1
"""Sentences before and behind one in which an act of violence tells what it is about."""
_MANY = 3
"""Acts of violence, protest or arrest by which a whole page is about a conflict."""
_THICK = 8
"""Sentences of such a page to each of them, at most."""
_WAYS = frozenset({"arrest", "protest", "riot", "strike"})
_UNLIKELY = 0.05
"""A sentence that the engine holds less likely than this to tell violence does not tell that a thing was hit."""
_BEHIND = 4
"""Words behind a trigger in which its object stands."""

_CONDITIONS = ("doers", "struck", "beside", "near", "words", "things", "means", "violence", "earlier", "odds")


@dataclass(frozen=True, slots=True)
class _Around:
    """What else a page tells: the sentences that tell violence by a word of one sense, the ways of the acts that such words
    tell, and whether the page is about a conflict.
    """

    violent: frozenset[int]
    ways: frozenset[str]
    conflict: bool


def meant(of: Page, told: Sequence[Telling]) -> list[Telling]:
    """The tellings whose words mean the act; those of the user's own codebook all do."""
    sure = [t for t in told if _need(t) is None]
    around = _Around(_fights(sure), frozenset(str(t.code["way"]) for t in sure), False)
    by_its_sentences = [t for t in told if _meant(of, t, around)]
    acts = sum(t.code["plover"] == "ASSAULT" or t.code["way"] in _WAYS for t in by_its_sentences)
    around = _Around(_fights(by_its_sentences), around.ways, acts >= max(_MANY, len(of.lines) / _THICK))
    found = {id(t): t.trigger.entry for t in told if _meant(of, t, around)}
    entries = set(found.values())
    return [t for t in told if id(t) in found or (t.trigger.entry in entries and _points_back(t))]


def _fights(told: Iterable[Telling]) -> frozenset[int]:
    """The sentences that tell violence, by words that are not weak."""
    return frozenset(t.line.index for t in told if t.code["plover"] == "ASSAULT" and t.trigger.lemma not in _weak())


def _points_back(t: Telling) -> bool:
    """Whether it is a noun that names again what was told ("the strike"), so that it has the sense it has elsewhere."""
    return t.trigger.noun and t.first > 0 and t.line.low[t.first - 1] in load("weak_triggers")["pointers"]


def _weak() -> Collection[str]:
    words: Collection[str] = load("weak_triggers")["words"]
    return words


@cache
def _by_name() -> Mapping[str, Mapping[str, Any]]:
    """The need of each lemma and lexicon entry, its lists of words and of kinds written out."""
    table, found = load("trigger_needs"), {}
    for need in reversed(table["need"]):
        full = dict(need)
        for key, lists in (
            ("words", "words"),
            ("never", "words"),
            ("doers", "groups"),
            ("struck", "groups"),
            ("beside", "groups"),
            ("near", "groups"),
        ):
            full[key] = frozenset(w for name in need.get(key, ()) for w in table[lists].get(name, (name,)))
        found.update(dict.fromkeys((*need.get("lemmas", ()), *need.get("entries", ())), full))
    return found


def _need(t: Telling) -> Mapping[str, Any] | None:
    """What a telling needs; nothing if the user's codebook lists its word, or a rule of sense has chosen its entry."""
    if t.trigger.listed or t.trigger.lemma not in (*t.code["verbs"], *t.code["nouns"]):
        return None
    needs = _by_name()
    return needs.get(t.trigger.lemma) or needs.get(t.trigger.entry)


def _meant(of: Page, t: Telling, around: _Around) -> bool:
    need = _need(t)
    if need is None:
        return True
    low = t.line.low
    if not need["never"].isdisjoint(low[t.first : t.last + _BEHIND]):
        return False
    if not any(need.get(key) for key in _CONDITIONS):
        return True
    return not need["words"].isdisjoint(low) or _by_whom(of, t, need) or _by_what(of, t, need) or _by_page(of, t, need, around)


def _by_whom(of: Page, t: Telling, need: Mapping[str, Any]) -> bool:
    """Whether a doer, one who is struck, or anybody in the sentence is of a kind that such acts have."""

    def any_of(mentions: Sequence[ActorMention], key: str) -> bool:
        return bool(need[key]) and any(k.value in need[key] for k in of.kinds(mentions))

    return (
        any_of(t.agents, "doers")
        or any_of(t.recipients, "struck")
        or any_of(t.line.mentions, "beside")
        or any_of(_near(t) if need["near"] else (), "near")
    )


def _near(t: Telling) -> Sequence[ActorMention]:
    """Those who are named within a few words of the trigger."""
    low, high = max(0, t.first - _BEHIND), min(len(t.line.low), t.last + _BEHIND)
    span = t.line.span(low, high)
    return [m for m in t.line.mentions if not m.pronoun and span.overlaps(m.span)]


def _by_what(of: Page, t: Telling, need: Mapping[str, Any]) -> bool:
    """Whether a weapon is told, or a thing that can be hit."""
    if need.get("means") and any(not t.trigger.span.holds(span) for _, span in instruments(t.line)):
        return True
    sure = tells(of, t.line) if violent(t) else None
    return bool(need.get("things") and (sure is None or sure >= _UNLIKELY) and objects(t))


def _by_page(of: Page, t: Telling, need: Mapping[str, Any], around: _Around) -> bool:
    """Whether the sentences beside it, the page or the learned engine tell of such acts."""
    if not around.ways.isdisjoint(need.get("earlier", ())):
        return True
    here = range(t.line.index - _BESIDE, t.line.index + _BESIDE + 1)
    if need.get("violence") and (around.conflict or any(i in around.violent for i in here)):
        return True
    return "odds" in need and (tells(of, t.line) or 0.0) >= need["odds"]
