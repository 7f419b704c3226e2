"""Who did it and to whom: subjects, passives, "by", coordination, relative clauses, nouns with "of", "on" and "against"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import load
from reportedly.types.mention import ActorMention, AttributionKind
from reportedly.types.record import NARRATOR

_NEAR = 3


def arguments(told: Telling) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """The doers and the recipients of a telling, as mentioned in its own sentence."""
    if told.trigger.noun:
        return _of_noun(told)
    left = subject(told.line, told.first, told.clause[0])
    if told.trigger.passive:
        return _after(told, ("by",)), left
    right = _object(told)
    return left, tuple(m for m in right if m not in left)


def speaking_doer(page: Page, told: Telling) -> tuple[ActorMention, ...]:
    """The speaker, where the words are "to have done", "having done", "doing" or, told indirectly, "that they had done"."""
    if told.claimed_by == NARRATOR or told.trigger.noun or told.trigger.passive:
        return ()
    said = page.statements[told.claimed_by].attribution
    start = told.line.at(said.content[0].start)
    opening = [w for w in told.line.low[start : told.first + 1] if w not in ("that", '"', "“")]
    pronouns = ("we", "i") if said.kind is AttributionKind.DIRECT else load("grammar")["speaking"]
    lead = told.line.low[told.clause[0] : told.first]
    if not opening or not (opening[0] == "to" or opening[0].endswith("ing") or any(w in pronouns for w in lead)):
        return ()
    return tuple(m for m in page.reading.actors if any(s.overlaps(m.span) for s in said.source))[:1]


def subject(line: Line, verb: int, start: int) -> tuple[ActorMention, ...]:
    """The mentions that are the subject of the verb at word ``verb``, searched back to word ``start``."""
    grammar = load("grammar")
    i = verb - 1
    while i >= start and (line.low[i] in grammar["adverbs"] or line.low[i].endswith("ly") or _auxiliary(line.low[i])):
        i -= 1
    if i < start and start > 0 and line.low[start - 1] in grammar["relatives"]:
        return _ending_at(line, start - 1)
    low = start
    for k in range(i, start - 1, -1):
        if line.low[k] in grammar["coordinators"] and _subjects(line, k + 1, i + 1):
            low = k + 1 if not _joins(line, k) else low
            break
        if line.low[k] in grammar["relatives"] and k < i:
            low = k + 1
            break
    found = _subjects(line, low, i + 1)
    return _coordinated(line, found[-1] if _adjacent(line, found, i) else found[0]) if found else ()


def _auxiliary(word: str) -> bool:
    grammar = load("grammar")
    word = word.removesuffix("n't")
    return word in grammar["be"] or word in grammar["have"] or word in grammar["modals"] or word == "to"


def _subjects(line: Line, start: int, stop: int) -> list[ActorMention]:
    """Mentions inside words ``start`` to ``stop`` that no preposition governs."""
    found = []
    for mention in line.mentions:
        first, last = _words(line, mention)
        if start <= first and last <= stop and not _governed(line, first):
            found.append(mention)
    return found


def _words(line: Line, mention: ActorMention) -> tuple[int, int]:
    first = line.at(mention.span.start)
    last = first
    words = line.sentence.words
    while last < len(words) and words[last].span.end <= mention.span.end:
        last += 1
    return first, last


def _governed(line: Line, first: int) -> bool:
    """Whether a preposition rules the mention; "about 50" and "members of" are no such thing."""
    grammar = load("grammar")
    i = first - 1
    counted = False
    while i >= 0 and (
        line.low[i] in grammar["determiners"] or line.low[i][0].isdigit() or line.low[i] in grammar["small_numbers"]
    ):
        counted = counted or line.low[i] not in grammar["determiners"]
        i -= 1
    if i < 0 or line.low[i] not in grammar["prepositions"]:
        return False
    if line.low[i] in grammar["approximate"] and (counted or line.low[first][0].isdigit()):
        return False
    return not (line.low[i] == "of" and i > 0 and line.low[i - 1] in grammar["parts"])


def _adjacent(line: Line, found: Sequence[ActorMention], last: int) -> bool:
    return bool(found) and _words(line, found[-1])[1] == last + 1


def _joins(line: Line, coordinator: int) -> bool:
    """Whether the coordinator joins two mentions ("rebels and the army")."""
    before = any(_words(line, m)[1] == coordinator for m in line.mentions)
    after = any(_words(line, m)[0] == coordinator + 1 for m in line.mentions)
    return before and after


def _coordinated(line: Line, one: ActorMention) -> tuple[ActorMention, ...]:
    """A mention with those that "and" or a comma joins to it."""
    start_of_one, last = _words(line, one)
    group = [one]
    for mention in line.mentions:
        start, end = _words(line, mention)
        if start == last + 1 and line.low[last] == "and":
            group.append(mention)
            last = end
        elif end + 1 == start_of_one and line.low[end] == "and":
            group.insert(0, mention)
    return tuple(group)


def _ending_at(line: Line, stop: int) -> tuple[ActorMention, ...]:
    """The mention that ends at word ``stop``, a comma aside."""
    while stop > 0 and line.low[stop - 1] == ",":
        stop -= 1
    return tuple(m for m in line.mentions if _words(line, m)[1] == stop)[:1]


def _object(told: Telling) -> tuple[ActorMention, ...]:
    """What the verb is done to: the first mention after it that no strange preposition governs."""
    line, grammar = told.line, load("grammar")
    for mention in line.mentions:
        first, last = _words(line, mention)
        if first < told.first or last > told.clause[1]:
            continue
        if first < told.last:
            return _coordinated(line, mention)
        between = line.low[told.last : first]
        if any(w in grammar["coordinators"] and w != "or" for w in between) and any(w in ("and", "but") for w in between):
            return ()
        ruling = [w for w in between if w in grammar["prepositions"]]
        if not ruling or (len(ruling) == 1 and ruling[0] in grammar["aiming"]) or ruling[-1] in grammar["targeting"]:
            return _coordinated(line, mention)
        if "by" in ruling:
            return ()
    return ()


def _after(told: Telling, words: Sequence[str], reach: int = _NEAR) -> tuple[ActorMention, ...]:
    """The mention that stands within ``reach`` words after one of ``words``, in the clause behind the trigger."""
    line = told.line
    for i in range(told.last, told.clause[1]):
        if line.low[i] in words:
            for mention in line.mentions:
                if i < _words(line, mention)[0] <= i + reach and _words(line, mention)[1] <= told.clause[1]:
                    return _coordinated(line, mention)
    return ()


def _of_noun(told: Telling) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """Doers and recipients of "the rebels' attack on a patrol", "an ambush of a convoy by gunmen"."""
    line, grammar = told.line, load("grammar")
    recipients = _after(told, grammar["targeting"], 4) or _after(told, ("of",), 4)
    doers = _after(told, ("by",))
    if not doers and "between" in line.low[told.last : told.clause[1]]:
        at = line.low.index("between", told.last)
        return tuple(m for m in line.mentions if at < _words(line, m)[0] < told.clause[1])[:2], ()
    if not doers:
        doers = tuple(m for m in line.mentions if _words(line, m)[1] in (told.first, told.first - 1) and _owns(line, told, m))
    if not recipients:
        fending = [
            i for i in range(told.first - 1, max(told.clause[0], told.first - 6) - 1, -1) if line.low[i] in grammar["fending"]
        ]
        recipients = subject(line, fending[0], told.clause[0]) if fending else ()
    if not doers:
        light = [
            i
            for i in range(told.first - 1, max(told.clause[0], told.first - 8) - 1, -1)
            if line.low[i] in grammar["light_verbs"]
        ]
        if light and not any(line.low[k] in (",", "by") for k in range(light[0], told.first)):
            passive = light[0] > 0 and line.low[light[0] - 1] in grammar["be"]
            doers = () if passive else subject(line, light[0], told.clause[0])
    return tuple(m for m in doers if m not in recipients), recipients


def _owns(line: Line, told: Telling, mention: ActorMention) -> bool:
    """Whether a mention right before a noun is its doer ("rebel attack", "the army's offensive")."""
    last = _words(line, mention)[1]
    joint = line.low[last : told.first]
    return (
        not joint or not joint[0].isalpha() or joint[0] == "'s" or line.low[last - 1].endswith("'s") or len(joint) == 1
    ) and joint != (",",)
