"""Noun phrases in one sentence whose head the lexicon knows as an actor: "two police officers", "the army's"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.read.actor_line import Line, is_plural, kind_of, nouns, table
from reportedly.read.capitals import modifies
from reportedly.read.names import bodies, calendar
from reportedly.read.wordclass import endings, participles
from reportedly.types.mention import ActorMention
from reportedly.types.span import Span
from reportedly.types.world import ActorKind

_FEW_WORDS = 6
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


def nominal(line: Line) -> Iterator[ActorMention]:
    """The noun phrases in a sentence, left to right; names may overlap them."""
    known = nouns()
    openers, heads = _openers()
    i = 0
    while i < len(line.words):
        size = _longest(line, i, table("no_actors")) if line.low[i] in openers else 0
        if size:
            i += size
            continue
        size = _longest(line, i, known) if line.low[i] in heads else 0
        if size and _is_head(line, i, i + size):
            phrase = " ".join(line.low[i : i + size])
            yield _phrase(line, i, i + size, *known[phrase])
        elif _does(line, i):
            yield _doing(line, i)
        elif line.low[i] in table("generic") and _stands_alone(line, i):
            yield _phrase(line, i, i + 1, "", table("generic")[line.low[i]])
        elif line.tags[i] == "s" and _owner(line, i):
            yield _owner_phrase(line, i)
        elif line.low[i] in table("means") and (_has_owner(line, i) or _of_a_name(line, i)) and _is_head(line, i, i + 1):
            yield _phrase(line, i, i + 1, ActorKind.STATE_FORCES.value, table("means")[line.low[i]])
        i += max(size, 1)


def _does(line: Line, i: int) -> bool:
    """Whether a noun or a word for a people stands right before a word for its deed ("a rebel attack", "Qatari air raids")."""
    of_people = line.words[i].span.start in line.peoples
    if not of_people and (table("doing").get(line.low[i]) != "actors#doing.who" or line.tags[i] not in "xC"):
        return False
    behind = line.low[i + 1 : i + 3]
    return (
        _deed(behind[:1]) or (table("doing").get(behind[0]) == "actors#doing.between" and _deed(behind[1:]))
        if behind
        else False
    )


def _deed(word: Sequence[str]) -> bool:
    return any(table("doing").get(w) == "actors#doing.what" for w in word)


def _doing(line: Line, i: int) -> ActorMention:
    """Whoever a noun or a word for a people before a deed tells; of a people alone it tells no kind."""
    low, span = line.low[i], line.span(i, i + 1)
    if line.words[i].span.start in line.peoples:
        return ActorMention(span, span, line.words[i].text, kind_of(""), "actors#doing.people", plural=True)
    many = low if low in nouns() and is_plural(low) else f"{low}s"
    kind, entry = nouns().get(many) or nouns().get(low, ("", "actors#doing.who"))
    whole = line.span(i - 1, i + 1) if i and line.words[i - 1].span.start in line.peoples else span
    return ActorMention(whole, span, many if many in nouns() else low, kind_of(kind), entry, plural=many in nouns())


@cache
def _openers() -> tuple[frozenset[str], frozenset[str]]:
    """The first words of what is no actor, and of actor nouns."""
    return (frozenset(p.split()[0] for p in table("no_actors")), frozenset(p.split()[0] for p in nouns()))


def _stands_alone(line: Line, i: int) -> bool:
    """Whether a general noun is a whole phrase: "the group said", not "the group of men"."""
    after = line.low[i + 1] if i + 1 < len(line.low) else ""
    return i > 0 and line.low[i - 1] in ("the", "this") and after != "of" and _is_head(line, i, i + 1)


def _owner(line: Line, i: int) -> str:
    """The actor noun of a possessive ("the army's"), "" where it is none."""
    noun = line.low[i][:-2]
    return noun if noun in nouns() else ""


def _owner_phrase(line: Line, i: int) -> ActorMention:
    whole = _phrase(line, i, i + 1, *nouns()[_owner(line, i)])
    end = line.words[i].span.end - 2
    name = whole.name[:-2]
    return replace(whole, span=Span(whole.span.start, end), head=Span(whole.head.start, end), name=name, plural=is_plural(name))


def _longest(line: Line, i: int, known: Mapping[str, object]) -> int:
    """How many words the longest entry of ``known`` that begins at word ``i`` has; 0 if there is none."""
    return next((k for k in (3, 2, 1) if i + k <= len(line.words) and " ".join(line.low[i : i + k]) in known), 0)


def _is_head(line: Line, start: int, end: int) -> bool:
    """Whether the noun ends its phrase: "police" in "police said" does, in "police station" it does not."""
    if end >= len(line.words):
        return True
    following = line.tags[end]
    if following in "xC" and line.words[end].span.start == line.words[end - 1].span.end + 1:
        noun = line.low[end]
        if following == "C":
            return not line.caps or noun not in nouns()
        plural = is_plural(line.low[end - 1])
        if noun in table("since"):
            return True
        return noun not in nouns() and (plural or _looks_finite(noun) or noun in participles())
    return line.low[start] not in ("one", "second", "march")


def _looks_finite(low: str) -> bool:
    return low.endswith(("ed", "s", "ing")) or low in ("told", "said", "spoke", "wrote", "found", "had")


def _of_a_name(line: Line, i: int) -> bool:
    """Whether "of" and a name follow: "the air unit of the Marsh Front"."""
    behind = line.low[i + 1 : i + 3]
    at = i + 2 + (behind[1:] == ["the"])
    if table("means")[line.low[i]] != "actors#means.units":
        return False
    return (
        behind[:1] == ["of"] and at < len(line.words) and line.tags[at] == "C" and line.words[at].span.start not in line.places
    )


def _has_owner(line: Line, i: int) -> bool:
    if i == 0:
        return False
    before = line.low[i - 1]
    return (
        line.tags[i - 1] == "s"
        or before in ("its", "their", "our", "his", "her")
        or before in nouns()
        or before in table("before_body")
        or (line.tags[i - 1] == "C" and before not in calendar())
    )


def _phrase(line: Line, start: int, end: int, kind: str, entry: str) -> ActorMention:
    left = _left(line, start)
    right = _right(line, end)
    for low in reversed(line.low[left:start]):
        if low in nouns() and nouns()[low][0] != "person":
            kind = nouns()[low][0] if entry.startswith(("actors#means", "actors#nouns.civilians")) else kind
            break
    plural = is_plural(line.low[end - 1]) and line.low[left : left + 2] != ["one", "of"]
    return ActorMention(
        line.span(left, right), line.span(start, end), " ".join(line.low[start:end]), kind_of(kind), entry, plural
    )


def _left(line: Line, head: int) -> int:
    """Where the phrase with this head begins: at its determiner, number or possessor, or at the modifiers we are sure of."""
    i = head
    sure = head
    while i > 0 and head - i < _FEW_WORDS:
        tag, low = line.tags[i - 1], line.low[i - 1]
        if (
            low in ("'", "’")
            and i > 1
            and line.low[i - 2].endswith("s")
            and line.words[i - 2].span.end == line.words[i - 1].span.start
        ):
            return _left(line, i - 2)
        if tag == "#" and _is_year(line, i - 1):
            break
        if tag in "d#n":
            return _part(line, _counted(line, i - 1))
        if tag == "s":
            return _possessor(line, i - 1)
        named = line.words[i - 1].span.start in line.places
        if line.caps and (named or not modifies(low)):
            break
        dated = low in table("times") and is_plural(line.low[head])
        if tag not in "xC" or low in calendar() or dated or _is_verb(line, i - 1):
            break
        i -= 1
        if tag == "C" or low in participles() or low in nouns() or low.endswith(endings()) or "-" in low:
            sure = i if sure == i + 1 else sure
    return sure


def _is_year(line: Line, i: int) -> bool:
    """Whether the number at ``i`` is a year after a word such as "in", not a count."""
    return bool(_YEAR.fullmatch(line.low[i])) and i > 0 and line.low[i - 1] in table("before_year")


def _part(line: Line, start: int) -> int:
    """Where "one of" begins before a phrase that starts at ``start``, else ``start``."""
    of_one = start > 1 and line.low[start - 1] == "of" and line.low[start - 2] == "one" and line.tags[start] == "d"
    return start - 2 if of_one else start


def _is_verb(line: Line, i: int) -> bool:
    """Whether the word follows an actor noun and is itself neither such a noun nor an adjective, so that it is a verb."""
    low = line.low[i]
    if i > 0 and line.low[i - 1] in table("under"):
        return False
    return i > 0 and line.low[i - 1] in nouns() and low not in nouns() and low not in participles() and line.tags[i] == "x"


def _counted(line: Line, i: int) -> int:
    """Where a number or determiner at ``i`` begins, with "at least", "between ... and" and the thousands before a comma."""
    low, kinds = line.low, line.tags
    while i > 0:
        if (
            kinds[i] == "#"
            and i > 1
            and low[i - 1] in ",."
            and kinds[i - 2] == "#"
            and line.words[i - 1].span.end == line.words[i].span.start
        ) or (kinds[i] in "#n" and i > 1 and f"{low[i - 2]} {low[i - 1]}" in table("at_least")):
            i -= 2
        elif kinds[i] in "#n" and i > 1 and low[i - 1] in ("and", "to") and kinds[i - 2] in "#n":
            i -= 3 if i > 2 and low[i - 3] in ("between", "from") else 2
        elif (kinds[i] in "#n" and kinds[i - 1] in "nd") or (kinds[i] == "d" and low[i - 1] in ("all", "both", "half")):
            i -= 1
        else:
            break
    return i


def _possessor(line: Line, i: int) -> int:
    """Where the possessor that ends at ``i`` begins ("the interior ministry's")."""
    back = i
    while back > 0 and i - back < 4:
        if line.tags[back - 1] == "d":
            return back - 1
        if line.tags[back - 1] not in "xC":
            break
        back -= 1
    while i > 0 and line.tags[i - 1] == "C" and line.low[i - 1] not in calendar():
        i -= 1
    return i


def _right(line: Line, end: int) -> int:
    """Where the phrase ends: a following name or "of" with its short phrase belongs to it."""
    if end + 1 < len(line.words) and line.low[end] == "of":
        stop = end + 1
        while stop < len(line.words) and stop - end < _FEW_WORDS and line.tags[stop] in "dC#nxs" and not _verb(line, stop):
            stop += 1
            if line.low[stop - 1] in bodies() and line.low[stop : stop + 1] == ["of"] and stop + 1 < len(line.words):
                stop += 1
                continue
            if line.tags[stop - 1] in "xC" and stop < len(line.words) and line.tags[stop] not in "xCs":
                break
        if stop > end + 1 and line.tags[stop - 1] in "xC":
            return stop
    return end


def _verb(line: Line, i: int) -> bool:
    return line.tags[i] == "x" and line.tags[i - 1] in "xC" and _looks_finite(line.low[i]) and line.low[i] not in nouns()
