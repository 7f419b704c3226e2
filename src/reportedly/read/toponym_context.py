"""What speaks for and against a candidate being a place here: features of the name, its neighbours and its document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import log10

from reportedly.lexicon import other_names
from reportedly.read.toponym_scan import Candidate, Found, Token, words
from reportedly.types.names import folded
from reportedly.types.text import BlockRole
from reportedly.types.world import Place, PlaceLevel

_TITLE_CASE_SHARE = 0.7
_DASHES = frozenset({"—", "–", "--", "-"})
_WITHIN = frozenset({",", "(", "in"})
_GOES_ON = frozenset({"after.capital", "after.capital.titled", "after.organisation", "after.speech"})
_SCENE_REACH, _LONGEST_BODY = 7, 5
_OWN = "town5"  # a name of the user's own list counts as the main name of a large town
_WEAK = frozenset({"none", "town0", "town1", "town2", "town3"})
_WIDE = frozenset({PlaceLevel.ADMIN1, PlaceLevel.COUNTRY, PlaceLevel.REGION})


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its tokens and candidates. ``shouted``: all capitals; ``titled``: most words have a capital."""

    tokens: tuple[Token, ...]
    candidates: tuple[Candidate, ...]
    role: BlockRole
    shouted: bool
    titled: bool


def line(tokens: tuple[Token, ...], found: tuple[Candidate, ...], role: BlockRole) -> Line:
    """The sentence with its letter case judged."""
    alphabetic = [t for t in tokens if t.text[0].isalpha() and len(t.text) > 1]
    shouted = len(alphabetic) > 1 and all(not any(c.islower() for c in t.text) for t in alphabetic)
    content = [t for t in alphabetic if len(t.text) > 3]
    titled = not shouted and len(content) > 1 and sum(t.capital for t in content) / len(content) >= _TITLE_CASE_SHARE
    return Line(tokens, found, role, shouted, titled)


def standing(line: Line, index: int) -> tuple[str, ...]:
    """The features of where one candidate of a line stands: letter case, what is before, after and beside it."""
    candidate = line.candidates[index]
    here = [*_of_case(line, candidate), *_before(line, candidate), *_after(line, candidate), *_beside(line, index)]
    if _scene(line, candidate) and not _GOES_ON.intersection(here):
        here.append("before.scene")
    return tuple(here)


def joined(name: Sequence[str], here: Sequence[str]) -> Iterator[str]:
    """All features of a candidate: of its name, of where it stands, and for the doubtful kinds of names their pairs."""
    yield from ("always", *name, *here)
    kind = next((k for k in ("common", "given", "weak") if f"name.{k}" in name), "")
    yield from (f"{kind}+{mark}" for mark in here if kind)


def within(line: Line, candidate: Candidate) -> Iterator[str]:
    """How a longer name holds the candidate; marks that settle its use and are no matter of weights."""
    if line.shouted or (line.titled and line.role is BlockRole.HEADLINE):
        return
    following = line.tokens[candidate.last + 1 : candidate.last + 1 + _LONGEST_BODY]
    run = list(takewhile(lambda t: t.capital and not t.possessive, following))
    if not line.tokens[candidate.last].possessive and any(t.low in words("organisation_words") for t in run[1:]):
        yield "within.body"
    if len(following) > 1 and following[0].low in words("particles") and following[1].capital:
        yield "within.head"
    before = line.tokens[max(0, candidate.first - 3) : candidate.first]
    if [t.low in words("particles") for t in before] == [False, True, False] and before[0].capital and before[2].capital:
        yield "within.tail"


def of_name(candidate: Candidate) -> Iterator[str]:
    """The features of the name itself: who bears it, how long it is, what else it may be."""
    name = folded(candidate.name)
    if candidate.found is Found.SHORT:
        yield "name.short"
        return
    main = [p for p in candidate.places if folded(p.name) == name or p.country in other_names().get(name, ())]
    size = _OWN if candidate.own else _size(main)
    yield f"name.main.{size}"
    yield f"name.any.{_OWN if candidate.own else _size(candidate.places)}"
    count = name.count(" ") + 1
    yield f"name.words.{min(count, 3)}"
    if count == 1 and name in words("common"):
        yield "name.common"
    if name in words("given_names"):
        yield "name.given"
    if len(name) <= 3:
        yield "name.tiny"
    if size in _WEAK and not any(p.level in _WIDE for p in candidate.places[:1]):
        yield "name.weak"


def _size(places: Sequence[Place]) -> str:
    """The largest of some places as a word: its level, or for towns the digits of its people."""
    if not places:
        return "none"
    for level in (PlaceLevel.COUNTRY, PlaceLevel.REGION, PlaceLevel.ADMIN1):
        if any(p.level is level for p in places):
            return level.value
    towns = [p for p in places if p.level is PlaceLevel.TOWN]
    if not towns:
        return "admin2"
    return f"town{min(7, int(log10(max(1, *(p.population for p in towns), 1))))}"


def _of_case(line: Line, candidate: Candidate) -> Iterator[str]:
    if line.shouted:
        yield "case.shouted"
    elif line.titled:
        yield "case.titled"
    elif all(not t.capital for t in line.tokens[: candidate.first] if t.text[0].isalnum()):
        before = any(t.text[0].isalnum() for t in line.tokens[: candidate.first])
        if not before:
            yield "case.first"
    text = "".join(t.text for t in line.tokens[candidate.first : candidate.last + 1])
    if not line.shouted and candidate.found is Found.NAME and text.isupper():
        yield "case.capitals"
    if candidate.first == 0 and any(t.text in _DASHES for t in line.tokens[candidate.last + 1 : candidate.last + 12]):
        yield "case.dateline"


def _before(line: Line, candidate: Candidate) -> Iterator[str]:
    if candidate.first == 0:
        return
    token = line.tokens[candidate.first - 1]
    close = line.tokens[candidate.first].span.start - token.span.end <= 1
    of = token.low == "of" and candidate.first > 1
    if of and line.tokens[candidate.first - 2].low in words("of_places"):
        yield "before.place_of"
    elif token.low in words("strong_locative"):
        yield "before.in"
    elif token.low in words("locative"):
        yield f"before.{token.low}" if token.low in {"of", "from", "to", "at"} else "before.locative"
    elif token.low in words("taking"):
        yield "before.taking"
    elif token.low == "the":
        yield "before.the"
    else:
        yield from _before_name(line, candidate, token, close)


def _scene(line: Line, candidate: Candidate) -> bool:
    """Whether a preposition ties the name to a happening: "clashed with rebels at X", "the battle of X", "return to X"."""
    at = candidate.first - 1
    if at < 1 or line.tokens[at].low not in words("scene_prepositions"):
        return False
    if line.tokens[at].low == "of":
        return line.tokens[at - 1].low in words("scene_words")
    return any(t.low in words("scene_words") for t in line.tokens[max(0, at - _SCENE_REACH) : at])


def _before_name(line: Line, candidate: Candidate, token: Token, close: bool) -> Iterator[str]:
    if token.low in words("titles") and close:
        yield "before.title"
    elif token.low in words("given_names") and token.capital and close and not line.shouted:
        yield "before.given"
    elif len(token.text) == 1 and token.text.isupper() and token.low != "a":
        yield "before.initial"
    elif token.text == "." and candidate.first > 1 and _title_or_initial(line.tokens[candidate.first - 2]):
        yield "before.title"
    elif _foreign(token) and close and not line.shouted and not token.possessive:
        yield "before.capital.first" if candidate.first == 1 else "before.capital"
    elif token.possessive:
        yield "before.possessive"
    elif not token.text[0].isalnum():
        yield "before.mark"


def _title_or_initial(token: Token) -> bool:
    return token.low in words("titles") or (len(token.text) == 1 and token.text.isupper())


def _foreign(token: Token) -> bool:
    """Whether a neighbour looks like a part of a longer name."""
    return token.capital and token.low not in words("neutral_words")


def _after(line: Line, candidate: Candidate) -> Iterator[str]:
    if candidate.last + 1 >= len(line.tokens) or line.tokens[candidate.last].possessive:
        if line.tokens[candidate.last].possessive:
            yield "after.possessive"
        return
    token = line.tokens[candidate.last + 1]
    close = token.span.start - candidate.span.end <= 1
    if token.low in words("organisation_words") and close and (token.capital or line.shouted):
        yield "after.organisation"
    elif token.low in words("street_words") and token.capital and close:
        yield "after.street"
    elif token.low in words("facility_words") and (token.capital or line.shouted) and close:
        yield "after.facility"
    elif token.low in words("feature_words") and token.capital and close:
        yield "after.feature"
    elif token.low in words("division_words"):
        yield "after.division"
    elif token.low in words("speech"):
        yield "after.speech"
    elif _foreign(token) and close and not line.shouted:
        yield "after.capital.titled" if line.titled else "after.capital"
    elif token.text in {"-", "‐", "‑"} or line.tokens[candidate.last].span.end < token.span.start:
        yield "after.space"


def _beside(line: Line, index: int) -> Iterator[str]:
    """Whether it stands in a list of candidates, next to the place it lies in, or holds the place before it."""
    candidate = line.candidates[index]
    left = line.candidates[index - 1] if index else None
    right = line.candidates[index + 1] if index + 1 < len(line.candidates) else None
    if right and _listed(line, candidate, right) is not None:
        between = _listed(line, candidate, right)
        if between in _WITHIN and contained(candidate.places, right.places):
            yield "beside.container"
        elif between != "in" and right.found is not Found.DEMONYM:
            yield "beside.list"
    if left and _listed(line, left, candidate) is not None:
        between = _listed(line, left, candidate)
        if between in _WITHIN and contained(left.places, candidate.places):
            yield "beside.contained"
        elif between != "in" and left.found is not Found.DEMONYM:
            yield "beside.list"


def _listed(line: Line, left: Candidate, right: Candidate) -> str | None:
    """The marks or conjunction between two candidates if nothing else stands there."""
    between = [t.low for t in line.tokens[left.last + 1 : right.first]]
    if between in ([","], [";"], ["("], ["in"], ["and"], ["or"], [",", "and"], ["/"], ["-"], ["–"], ["&"]):
        return between[0]
    return None


def contained(inner: Sequence[Place], outer: Sequence[Place]) -> bool:
    """Whether some place of ``inner`` lies in a country or first-level division of ``outer``."""
    countries = {p.country for p in outer if p.level is PlaceLevel.COUNTRY}
    firsts = {(p.country, p.admin1) for p in outer if p.level is PlaceLevel.ADMIN1}
    return any(
        (p.country in countries and p.level is not PlaceLevel.COUNTRY)
        or ((p.country, p.admin1) in firsts and p.level not in _WIDE)
        for p in inner
    )
