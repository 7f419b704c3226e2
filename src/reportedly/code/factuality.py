"""What the teller says of an event's truth, and whether it is the news or its background."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import load
from reportedly.types.record import NARRATOR, Status, TimeFrame
from reportedly.types.world import Precision, When

_REACH = 8
_GOVERNED = 3
"""Words before a verb in which "fear of" and its like govern it ("for fear of new fighting")."""


def status(page: Page, told: Telling) -> tuple[Status, str]:
    """The status of a telling for the one who tells it, with the rule that decided."""
    seen = _Seen(told, _spoken(page, told), _around(page, told))
    for decide in (_regretted, _announced, _denied, _demanded, _threatened, _planned, _hypothetical, _alleged):
        found = decide(seen)
        if found:
            return found
    return Status.ASSERTED, "factuality asserted"


def time_frame(page: Page, told: Telling, when: When | None, published: date | None) -> TimeFrame:
    """Whether the event is earlier history: told days long before the report, a summary, or words that say so."""
    rules = load("factuality")["background"]
    text = told.line.text(0, len(told.line.low))
    if when and published:
        if when.precision is Precision.MONTH and (when.last.year, when.last.month) < (published.year, published.month):
            return TimeFrame.BACKGROUND
        if (when.last - when.first).days > rules["summary_days"]:
            return TimeFrame.BACKGROUND
        if published - when.last > timedelta(days=rules["days"]):
            return TimeFrame.BACKGROUND
        return TimeFrame.CURRENT
    if any(f" {w} " in text for w in rules["words"]):
        return TimeFrame.BACKGROUND
    said = page.statements[told.claimed_by].said if told.claimed_by != NARRATOR else None
    day = getattr(said, "value", None)
    if published and day and published - day > timedelta(days=rules["days"]):
        return TimeFrame.BACKGROUND
    return TimeFrame.CURRENT


@dataclass(frozen=True, slots=True)
class _Seen:
    """A telling with the words by which it is attributed and the text of its sentence and the next one."""

    told: Telling
    cue: str
    around: str


def _around(page: Page, told: Telling) -> str:
    lines = page.lines[told.line.index : told.line.index + 2]
    return "".join(_whole(x) for x in lines if x.sentence.block == told.line.sentence.block)


def _spoken(page: Page, told: Telling) -> str:
    """The words by which the claimant tells it, "" for the narrator."""
    if told.claimed_by == NARRATOR:
        return ""
    said = page.statements[told.claimed_by].attribution
    opening = page.document[said.content[0]].lower().split(maxsplit=1)[0] if said.content else ""
    return " ".join(
        [
            *(page.document[c].lower() for c in said.cue),
            *([opening] if opening in load("grammar")["aiming"] or opening == "for" else []),
        ]
    )


def _before(told: Telling, phrases: Iterable[str], reach: int = _REACH) -> str:
    """The phrase that stands in the clause, at most ``reach`` words before the trigger; "" if none does."""
    text = told.line.text(max(told.clause[0], told.first - reach), told.first)
    return next((p for p in phrases if f" {p} " in text), "")


def _governable(told: Telling) -> bool:
    """Whether a word such as "threatening" or "plan to" before it may govern it: not a verb that is told in the past."""
    word = told.line.low[told.first]
    return told.trigger.noun or told.trigger.passive or word == told.trigger.lemma.split()[0] or word.endswith("ing")


def _whole(line: Line) -> str:
    return line.text(0, len(line.low))


def _said_so(cue: str, words: Iterable[str]) -> bool:
    said = cue.split()
    return any(w == cue or w in said or (" " in w and w in cue) for w in words)


def _regretted(seen: _Seen) -> tuple[Status, str] | None:
    """What should not have happened: it did."""
    hit = _before(seen.told, load("factuality")["asserted"]["before"])
    return (Status.ASSERTED, f"factuality#asserted.{hit}") if hit else None


def _denied(seen: _Seen) -> tuple[Status, str] | None:
    told = seen.told
    rules = load("factuality")["denied"]
    text = _whole(told.line)
    if _said_so(seen.cue, rules["cues"]):
        return Status.DENIED, "factuality#denied.cues"
    start = told.clause[0]
    if start > 1 and told.line.low[start - 1] == "that":
        start -= 1
        lead = told.line.text(start - 4, start)
        if any(f" {w} " in lead for w in ("denied", "deny", "denies", "denying")):
            return Status.DENIED, "factuality#denied.before"
    near = _negating(told)
    spared = next((s for s in rules["spare"] if f" {s} " in text), "")
    for word in rules["before"]:
        if f" {word} " in near or (word == "n't" and "n't " in near):
            if spared and word in spared.split():
                continue
            return Status.DENIED, f"factuality#denied.{word}"
    hit = next((w for w in rules["anywhere"] if f" {w} " in text), "")
    return (Status.DENIED, f"factuality#denied.{hit}") if hit else None


def _negating(told: Telling) -> str:
    """The words before the trigger in which a negation is its own: behind "but" or "only"; for a verb, "not" behind a comma."""
    low, start = told.line.low, max(told.clause[0], told.first - _REACH)
    parts = load("factuality")["denied"]["parts"]
    start = max((i + 1 for i in range(start, told.first) if low[i] in parts and low[i - 1] != "not"), default=start)
    words = list(low[start : told.last])
    if not told.trigger.noun and "," in words[: told.first - start]:
        comma = max(i for i in range(told.first - start) if words[i] == ",")
        words = [w for w in words[:comma] if w not in ("not", "never")] + words[comma:]
    return f" {' '.join(words)} "


def _demanded(seen: _Seen) -> tuple[Status, str] | None:
    told = seen.told
    rules = load("factuality")["demanded"]
    if _said_so(seen.cue, rules["cues"]) and not told.trigger.passive:
        return Status.DEMANDED, "factuality#demanded.cues"
    hit = (
        ""
        if _describes(told) or not _governable(told)
        else _before(told, rules["before"]) or _asked_that(told, rules["before"]) or _cut_off(told)
    )
    return (Status.DEMANDED, f"factuality#demanded.{hit}") if hit else None


def _cut_off(told: Telling) -> str:
    """The demand right before words that a speaker is quoted with ("to press for | the release of all")."""
    lead = told.line.text(told.clause[0] - 3, told.clause[0])
    return next((p for p in load("factuality")["demanded"]["before"] if lead.endswith(f" {p} ")), "")


def _describes(told: Telling) -> bool:
    """Whether a participle behind its noun only tells whom it is about ("the reinstatement of workers dismissed in May")."""
    before = told.line.low[told.first - 1] if told.first else ""
    grammar = load("grammar")
    bare = not any(before in grammar[k] for k in ("be", "have", "modals", "adverbs")) and before.isalpha()
    return told.trigger.passive and not told.trigger.noun and bare and not told.result


def _asked_that(told: Telling, phrases: Iterable[str]) -> str:
    """The phrase before "that", where the clause goes on in the subjunctive ("demand that all be freed")."""
    low, start = told.line.low, told.clause[0]
    if not told.first or start < 1 or low[start - 1] != "that" or low[told.first - 1] != "be":
        return ""
    lead = told.line.text(start - 4, start - 1)
    return next((p for p in phrases if f" {p} " in lead), "")


def _threatened(seen: _Seen) -> tuple[Status, str] | None:
    told = seen.told
    rules = load("factuality")["threatened"]
    hit = _before(told, rules["before"])
    if hit and _governable(told):
        return Status.THREATENED, f"factuality#threatened.{hit}"
    future = _future(told)
    if _said_so(seen.cue, rules["cues"]) and (future or _before(told, ("would", "to"))):
        return Status.THREATENED, "factuality#threatened.cues"
    words = set(told.line.low)
    conditional = any((w in words) if " " not in w else f" {w} " in _whole(told.line) for w in rules["future_with"])
    whoever = told.line.low[told.first - 1 : told.first] == ("who",)  # the doers are threatened, not with their own deed
    if (future or _before(told, ("would",))) and conditional and not whoever:
        return Status.THREATENED, "factuality#threatened.future_with"
    if future and told.code["plover"] == "ASSAULT":
        return Status.THREATENED, "factuality#threatened.future"
    return None


def _future(told: Telling) -> bool:
    line = told.line
    words = line.low[max(told.clause[0], told.first - 5) : min(told.clause[1], told.last + (4 if told.trigger.noun else 0))]
    rules = load("factuality")["planned"]
    ahead = line.low[told.last : min(told.clause[1], told.last + _REACH)]
    return any(w in rules["future"] for w in words) or any(w in rules["later"] for w in ahead)


def _announced(seen: _Seen) -> tuple[Status, str] | None:
    """A noun that the next words announce: "the march that they have called for Sunday"."""
    told = seen.told
    behind = told.line.text(told.last, min(len(told.line.low), told.last + _REACH))
    rules, whole = load("factuality"), _whole(told.line)
    if not told.trigger.noun or any(f" {w} " in whole for w in rules["denied"]["anywhere"]):
        return None
    hit = next((w for w in rules["planned"]["after"] if f" {w} " in behind), "")
    return (Status.PLANNED, f"factuality#planned.{hit}") if hit else None


def _planned(seen: _Seen) -> tuple[Status, str] | None:
    told = seen.told
    rules = load("factuality")["planned"]
    if _said_so(seen.cue, rules["cues"]) and _before(told, ("to",)):
        return Status.PLANNED, "factuality#planned.cues"
    hit = _before(told, rules["before"], 5)
    if hit and not (told.trigger.passive and hit in ("was to", "were to", "is to", "are to")):
        return Status.PLANNED, f"factuality#planned.{hit}"
    return (Status.PLANNED, "factuality#planned.future") if _future(told) else None


def _hypothetical(seen: _Seen) -> tuple[Status, str] | None:
    told = seen.told
    start = told.clause[0]
    opener = told.line.low[start - 1] if start else ""
    phrases = load("factuality")["hypothetical"]["before"]
    hit = _before(told, phrases if told.trigger.noun else (p for p in phrases if not p.endswith(" of")), 5)
    hit = hit or _before(told, (p for p in phrases if p.endswith(" of")), _GOVERNED)
    if opener in ("if", "unless", "whether"):
        hit = opener
    if hit == "would" and told.claimed_by != NARRATOR:
        return Status.PLANNED, "factuality#planned.would"
    return (Status.HYPOTHETICAL, f"factuality#hypothetical.{hit}") if hit else None


def _alleged(seen: _Seen) -> tuple[Status, str] | None:
    told = seen.told
    rules = load("factuality")["alleged"]
    if _said_so(seen.cue, rules["cues"]):
        return Status.ALLEGED, "factuality#alleged.cues"
    hit = _before(told, rules["before"], 2)
    if hit:
        return Status.ALLEGED, f"factuality#alleged.{hit}"
    words = rules["doubt"] if told.claimed_by == NARRATOR else rules["doubt_of_others"]
    hit = next((w for w in words if f" {w} " in seen.around), "")
    return (Status.ALLEGED, f"factuality#alleged.{hit}") if hit else None
