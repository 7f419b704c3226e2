"""Tolls as told: which number of a sentence counts whom for which telling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.code.chains import joined, number
from reportedly.code.one import one_person, one_thing
from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import listed, load
from reportedly.types.mention import Quantity
from reportedly.types.record import UNREAL, Count, CountOf

_REACH = 9
_CLOSE = 3
_RISE = 8
# A number of acts is no number of these: "two explosions", "three protests".
_THINGS = frozenset({CountOf.DESTROYED, CountOf.PARTICIPANTS})
_HURT = frozenset({CountOf.KILLED, CountOf.INJURED})
_TOLLS = _HURT | {CountOf.ARRESTED}
_LED = frozenset({CountOf.PARTICIPANTS, CountOf.DISPLACED, CountOf.PLACES})
"""What its people do themselves, so that they stand before an active verb."""
_DEEDS = frozenset({"ASSAULT", "PROTEST"})


def own_counts(page: Page, told: Telling) -> tuple[Count, ...]:
    """The counts that the words of this telling give: "three soldiers were killed", "34 arrests"."""
    what = counted(told)
    here = [q for _, q in page.quantities.within(told.line.sentence.span)]
    found = []
    if what and (told.status not in UNREAL or what is CountOf.PARTICIPANTS):
        found += _suffered(page, told, here, what)
    if told.status not in UNREAL and told.code["plover"] in _DEEDS:
        found += [*_doers(told, here), *_treated(page, told, here)]
    towns = _towns(page, told, here)
    if towns and what is not CountOf.PLACES:
        found.append(_count(CountOf.PLACES, towns))
    return tuple(found)


def counted(told: Telling) -> CountOf | None:
    """What a number beside the trigger counts, by ``data/counts.toml``."""
    table = load("counts")["of"]
    key = str(told.code.get("key", told.trigger.entry))
    lemma = table["lemma"].get(told.trigger.lemma)
    value = lemma or table["entry"].get(key)
    return CountOf(value) if value else None


def _suffered(page: Page, told: Telling, here: Sequence[Quantity], what: CountOf) -> list[Count]:
    """Those to whom it is done: the number that is told, the one who alone suffers it, else nobody."""
    best = _of_trigger(told, here, what)
    risen = next((q for q in here if what in _TOLLS and _risen(told.line, told.line.at(q.span.start))), None)
    if risen and (best is None or _adds(told.line, best)) and not _other_span(told.line, risen):
        best = risen
    if best is not None and best.low == 0 and what not in _HURT:
        return []
    base = number(told.line, best) if best else one_thing(told) if what is CountOf.DESTROYED else one_person(page, told, what)
    if base is None:
        return []
    whole = base if what is CountOf.DESTROYED else joined(page, told, base, (q for q in here if _whom(told.line, q, what)))
    return [Count(what, whole.low, whole.high, whole.span)]


def _whom(line: Line, quantity: Quantity, what: CountOf) -> bool:
    return _fits(line, line.at((quantity.unit or quantity.span).end - 1) + 1, what)


def _count(what: CountOf, quantity: Quantity) -> Count:
    return Count(what, quantity.low, quantity.high, quantity.span)


def _doers(told: Telling, here: Iterable[Quantity]) -> list[Count]:
    """Those who do it, where they are many: "dozens of miscreants attacked", "between 10 and 15 boys set it alight"."""
    if told.trigger.noun or told.trigger.passive or counted(told) is CountOf.PARTICIPANTS:
        return []
    line, doers = told.line, [m.span for m in told.agents if m.plural and not m.pronoun]
    for q in here:
        whole = q.span.join(q.unit or q.span)
        many = q.low > 0 and (q.high is None or q.high > 1)
        at, end = line.at(q.span.start), line.at(whole.end - 1) + 1
        if many and end <= told.first and not _governed(line, at) and any(whole.overlaps(s) for s in doers):
            return [_count(CountOf.PARTICIPANTS, q)] if _fits(line, end, CountOf.PARTICIPANTS) else []
    return []


def _treated(page: Page, told: Telling, here: Sequence[Quantity]) -> list[Count]:
    """The injured by what is done with them: "two men were being treated", "eight are in the wards"."""
    line, found = told.line, []
    for phrase in load("counts")["signs"]["injured"]:
        words = tuple(phrase.split())
        for i in range(line.low.index(words[0]) if words[0] in line.low else len(line.low), len(line.low)):
            if line.low[i : i + len(words)] != words or page.claimant(line.span(i, i + 1)) != told.claimed_by:
                continue
            near = [q for q in here if 0 < i - line.at(q.span.end - 1) <= _REACH and not _part(line, line.at(q.span.start))]
            if near and _fits(line, line.at(near[-1].span.end - 1) + 1, CountOf.INJURED):
                found.append(_count(CountOf.INJURED, near[-1]))
    return found


def _towns(page: Page, told: Telling, here: Iterable[Quantity]) -> Quantity | None:
    """In how many towns it happened; "in four of them" where the sentence before counts towns."""
    places = listed("counts", "places")
    for q in here:
        at = told.line.at(q.span.start)
        if not told.clause[0] <= at < told.clause[1]:
            continue
        unit = _unit_word(page, q)
        if unit in places:
            return q
        if unit == "them" and at and told.line.low[at - 1] == "in" and told.line.index:
            before = [b for _, b in page.quantities.within(page.lines[told.line.index - 1].sentence.span) if b.unit]
            if before and _unit_word(page, before[-1]) in places:
                return q
    return None


def _unit_word(page: Page, quantity: Quantity) -> str:
    return page.document[quantity.unit].lower().split()[-1] if quantity.unit else ""


def _of_trigger(told: Telling, here: Iterable[Quantity], what: CountOf) -> Quantity | None:
    """The nearest number on the side where the counted stand: before a passive, after an active verb, around a noun."""
    best: tuple[int, Quantity] | None = None
    for quantity in here:
        gap = _gap(told, quantity, what)
        if gap is not None and (best is None or gap < best[0]):
            best = (gap, quantity)
    return best[1] if best else None


def _gap(told: Telling, quantity: Quantity, what: CountOf) -> int | None:
    """The words between the trigger and a number that it may count; None where it cannot."""
    line = told.line
    if told.trigger.noun and what in _THINGS and quantity.unit and quantity.unit.overlaps(told.trigger.span):
        return None
    at, end = line.at(quantity.span.start), line.at(quantity.span.end - 1) + 1
    beyond = at < told.clause[0] or (at > told.clause[1] and not told.trigger.noun)
    if beyond or _risen(line, at) or not _fits(line, end, what):
        return None
    if at < told.last and end > told.first:
        return 0
    if _part(line, at) or (what is not CountOf.PLACES and _governed(line, at)):
        return None
    before = end <= told.first
    if not told.trigger.noun and before != told.trigger.passive and not (before and what in _LED):
        return None
    between = line.low[end : told.first] if before else line.low[told.last : at]
    far = len(between) > (_CLOSE if what is CountOf.PARTICIPANTS and told.trigger.noun else _REACH)
    loose = told.trigger.noun and not (_beside(between, what) if before else _tied(between, what))
    return None if far or loose or _blocked(between) else len(between)


def _beside(between: Sequence[str], what: CountOf) -> bool:
    """Whether a number before a noun counts it: "12 reported deaths", but not "three men are on trial for murder"."""
    grammar = load("grammar")
    return what in _LED or not any(w in grammar["prepositions"] or w in grammar["be"] for w in between)


def _tied(between: Sequence[str], what: CountOf) -> bool:
    """Whether the words between a noun and a number behind it tie the two: "the burning of two buses", "a march of 400"."""
    if what is CountOf.DESTROYED:
        return between[:1] == ("of",)
    return what is not CountOf.PARTICIPANTS or bool(listed("counts", "of_whom") & set(between))


def _risen(line: Line, at: int) -> bool:
    """Whether the number is what a toll has come to ("has risen to four", "bringing to 9 the number of dead")."""
    words = load("counts")
    if at and line.low[at - 1] in words["reaching"]:
        return any(w in words["tolls"] for w in line.low[max(0, at - _RISE) : at])
    before = line.low[max(0, at - _RISE) : at - 1]
    return at > 1 and line.low[at - 1] in ("to", "at") and any(w in words["rising"] for w in before)


def _adds(line: Line, quantity: Quantity) -> bool:
    """Whether the number only adds to the toll that is told beside it: "two more died"."""
    at, end = line.at(quantity.span.start), line.at(quantity.span.end - 1) + 1
    return any(w in load("counts")["more"] for w in line.low[max(0, at - 1) : end + 1])


def _other_span(line: Line, risen: Quantity) -> bool:
    """Whether the toll that was reached is that of a longer time: "to nine this year", "since January"."""
    return any(w in load("counts")["longer"] for w in line.low[line.at(risen.span.end - 1) + 1 :])


def _part(line: Line, at: int) -> bool:
    """Whether the number tells a part of another: "five people, including two children"."""
    return any(line.text(at - len(p.split()), at).strip() == p for p in load("counts")["parts"])


def _governed(line: Line, at: int) -> bool:
    """Whether a preposition ties the number to the noun before it ("nine students of two colleges")."""
    words, i = load("counts"), at - 1
    while i > 0 and line.low[i] in load("grammar")["determiners"]:
        i -= 1
    return i > 0 and line.low[i] in words["governing"] and line.low[i - 1] not in words["sums"]


def _blocked(between: Sequence[str]) -> bool:
    words = load("counts")["block"]
    return any(w in words for w in between)


def _fits(line: Line, end: int, what: CountOf) -> bool:
    """Whether the unit of the number can be killed, arrested or destroyed."""
    words = load("counts")
    unit = line.low[end - 1]
    if what is CountOf.DESTROYED:
        return unit not in words["persons"]
    if unit in words["things"]:
        return False
    return unit not in words["places"] or what is CountOf.PLACES
