"""Which mentions are the subject of a verb, stand together, or are ruled by a preposition, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.code.telling import Line
from reportedly.lexicon import load
from reportedly.types.mention import ActorMention

_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def before_aside(line: Line, verb: int) -> tuple[ActorMention, ...]:
    """The subject before a clause between commas: "The dockers, who have been idle since May, threw bottles"."""
    i = verb - 1
    while i > 0 and (auxiliary(line.low[i]) or line.low[i] in load("grammar")["adverbs"]):
        i -= 1
    relatives = load("grammar")["relatives"]
    opens = next((k for k in range(i - 1, 0, -1) if line.low[k] == "," and line.low[k + 1] in relatives), 0)
    return ending_at(line, opens) if opens and line.low[i] == "," else ()


def subject(line: Line, verb: int, start: int) -> tuple[ActorMention, ...]:
    """The mentions that are the subject of the verb at word ``verb``, searched back to word ``start``."""
    grammar = load("grammar")
    i = verb - 1
    while i >= start and (line.low[i] in grammar["adverbs"] or line.low[i].endswith("ly") or auxiliary(line.low[i])):
        i -= 1
    relative = i if i >= start else start - 1
    if relative > 0 and line.low[relative] in ("who", "which") and (i < start or line.low[i] in ("who", "which")):
        return ending_at(line, relative)
    low = start
    for k in range(i, start - 1, -1):
        if line.low[k] in grammar["coordinators"] and not _inside(line, k):
            if _subjects(line, k + 1, i + 1):
                low = k + 1 if not _joins(line, k) else low
                break
            if i > k + 1 and line.low[k + 1] in grammar["determiners"]:
                return ()
        if line.low[k] in grammar["relatives"] and k < i:
            low = k + 1
            break
    found = _subjects(line, low, i + 1)
    return coordinated(line, found[-1] if _adjacent(line, found, i) else found[0]) if found else ()


def auxiliary(word: str) -> bool:
    """Whether a word only helps a verb ("was", "had", "will")."""
    grammar = load("grammar")
    word = word.removesuffix("n't")
    return word in grammar["be"] or word in grammar["have"] or word in grammar["modals"] or word == "to"


def _subjects(line: Line, start: int, stop: int) -> list[ActorMention]:
    """Mentions inside words ``start`` to ``stop`` that no preposition governs and to whom no noun there belongs."""
    found = []
    for mention in line.mentions:
        first, last = words_of(line, mention)
        inside = start <= first and last <= stop
        owns = possessor(line, mention) and last + 1 < stop
        if inside and not owns and not _governed(line, first, start) and not _pronoun_object(line, mention, start):
            found.append(mention)
    return found


def _pronoun_object(line: Line, mention: ActorMention, start: int) -> bool:
    """Whether "it" stands behind a verb ("boys stopped it by the canal and fled")."""
    first = line.at(mention.span.start)
    before = line.low[first - 1] if first > start else ""
    return (
        mention.name == "it"
        and before.isalpha()
        and not any(before in load("grammar")[k] for k in ("coordinators", "relatives"))
    )


def possessor(line: Line, mention: ActorMention) -> bool:
    """Whether "'s" stands right behind a mention, in its last word or as a word of its own."""
    last = words_of(line, mention)[1]
    return last < len(line.low) and line.low[last].endswith("'s") and line.at(mention.span.end) <= last


def _inside(line: Line, word: int) -> bool:
    """Whether a word belongs to a mention ("between 10 and 15 boys")."""
    return any(first <= word < last for first, last in (words_of(line, m) for m in line.mentions))


def words_of(line: Line, mention: ActorMention) -> tuple[int, int]:
    """The words of a mention, half-open; its last word is left out where it only begins a longer one ("magistrate's")."""
    first = line.at(mention.span.start)
    last = first
    words = line.sentence.words
    while last < len(words) and words[last].span.end <= mention.span.end:
        last += 1
    return first, last


def _governed(line: Line, first: int, start: int) -> bool:
    """Whether a preposition of its clause rules the mention; "about 50", "members of" and "in 1998" are no such thing."""
    grammar = load("grammar")
    i = first - 1
    counted = False
    if i > 0 and _YEAR.fullmatch(line.low[i]) and line.low[i - 1] in grammar["before_a_month"]:
        return False
    while i >= start and (
        line.low[i] in grammar["determiners"] or line.low[i][0].isdigit() or line.low[i] in grammar["small_numbers"]
    ):
        counted = counted or line.low[i] not in grammar["determiners"]
        i -= 1
    if i >= start and line.low[i] == "to":
        return True
    if i < start or line.low[i] not in grammar["prepositions"]:
        return False
    if line.low[i] in grammar["approximate"] and (counted or line.low[first][0].isdigit()):
        return False
    return not (line.low[i] == "of" and i > 0 and _counts(line.low[i - 1]))


def _counts(word: str) -> bool:
    """Whether it tells how many of those behind "of" are meant."""
    grammar = load("grammar")
    return word in grammar["parts"] or word in grammar["small_numbers"] or word[0].isdigit()


def _adjacent(line: Line, found: Sequence[ActorMention], last: int) -> bool:
    return bool(found) and words_of(line, found[-1])[1] == last + 1


def _joins(line: Line, coordinator: int) -> bool:
    """Whether the coordinator joins two mentions ("rebels and the army")."""
    before = any(_ends(line, m) == coordinator for m in line.mentions)
    after = any(words_of(line, m)[0] == coordinator + 1 for m in line.mentions)
    return before and after


def _ends(line: Line, mention: ActorMention) -> int:
    """The word behind a mention, or behind the place or two that it is told with ("fishermen from Ama and ...")."""
    last = words_of(line, mention)[1]
    if last < len(line.low) and line.low[last] in ("from", "in", "of", "at", "near"):
        return next((i for i in range(last + 2, min(last + 4, len(line.low))) if line.low[i] == "and"), last)
    return last


def coordinated(line: Line, one: ActorMention) -> tuple[ActorMention, ...]:
    """A mention with those that "and" or a comma joins to it."""
    start_of_one, last = words_of(line, one)
    group = [one]
    for mention in line.mentions:
        start, end = words_of(line, mention)
        if start == last + 1 and line.low[last] == "and":
            group.append(mention)
            last = end
        elif start_of_one > 0 and _ends(line, mention) == start_of_one - 1 and line.low[start_of_one - 1] == "and":
            group.insert(0, mention)
    return tuple(group)


def bare_number(line: Line, i: int) -> bool:
    """Whether the word at ``i`` is a number or "one" that no noun follows: what it counts was told before."""
    grammar = load("grammar")
    word, after = line.low[i], line.low[i + 1] if i + 1 < len(line.low) else ""
    if i and line.low[i - 1] in ("no", "every", "any"):
        return False
    counts = word in grammar["small_numbers"] or word in grammar["taking_up"]["counting"] or word.isdigit()
    closed = any(after in grammar[k] for k in ("prepositions", "be", "have", "conjunctions"))
    return counts and (not after.isalpha() or closed or after.endswith(("ed", "en")))


def ending_at(line: Line, stop: int) -> tuple[ActorMention, ...]:
    """The mention that ends at word ``stop``, a comma aside."""
    while stop > 0 and line.low[stop - 1] == ",":
        stop -= 1
    return tuple(m for m in line.mentions if words_of(line, m)[1] == stop)[:1]
