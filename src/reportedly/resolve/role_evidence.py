"""What speaks for each role of a place name: the words that govern it, what follows it, what its clause tells.

Every mark is a word or two that data/role_weights.toml weighs for each role: "prep.in" stands behind "in", "from<person"
behind "from" with a word for people before it, "right.road" before "road", "told.before" in a clause that told a happening.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly.lexicon import load
from reportedly.resolve.named import Named
from reportedly.types.text import BlockRole

_REACH, _CHAIN, _ASIDE, _SHORT = 6, 8, 6, 4
_HEADED = frozenset({BlockRole.HEADLINE, BlockRole.CAPTION})
_STOPS = frozenset(',;:—–()[]"“”?!')
_APOSTROPHES = ("'", "’")
_POSSESSIVE = frozenset({"'", "’", "'s", "’s"})
_HYPHENS = frozenset("-–")
_VERBS = frozenset({"right.verb", "right.speech", "right.blame"})


def evidence(this: Named, head: Named, end: Named, company: Sequence[str]) -> tuple[str, ...]:
    """All marks of one name. A list has its ``head`` governed and its ``end`` followed; ``company`` is what it stands with."""
    return tuple(dict.fromkeys(_marks(this, [*left(head), *company], right(end))))


def _marks(this: Named, governed: Sequence[str], followed: Sequence[str]) -> Iterator[str]:
    plain, about = [*governed, *followed], list(_clause(this))
    yield from ("always", f"level.{this.level}", f"block.{this.block.role.value}", *plain, *about)
    if not this.literal:
        yield "in_name"
    for way in ("group.range", "group.joined"):
        if way in governed:
            yield from (f"{way}+{m}" for m in plain if "<" in m or m.startswith("right"))
    if this.wide:
        yield from (f"wide+{m}" for m in plain)
    if {"bare", "left.start", "left.comma"}.intersection(governed):
        if _VERBS.intersection(plain) and "bare" not in governed and "listed" not in governed:
            yield from ("subject", f"subject+{this.level}")
        yield from (f"bare+{m}" for m in plain if m.startswith(("right", "seen")))
    if any(m.startswith("loc<house") for m in governed) and "clause.staff" in about:
        yield "staff_of_house"
    told = "told" if this.telling or {"told.word", "told.act"}.intersection(about) else "untold"
    yield from (f"{told}+{m}" for m in governed if m.startswith(("prep.", "bare", "left.start")) and "<" not in m)
    if this.block.role in _HEADED:
        yield from (f"headed+{m}" for m in (f"level.{this.level}", *governed) if "<" not in m)


def left(this: Named) -> tuple[str, ...]:
    """What governs the name: the preposition before it and the words before that, nearest first."""
    low = this.low
    marks: list[str] = ["left.joined"] if this.lead else []
    at = _skipped(this, low, marks)
    word = low[at - 1] if at else ""
    if "left.direction_of" in marks:
        return tuple(marks)
    if not word or word in _words("opening"):
        marks.append("left.start")
    elif word in _words("preposition"):
        marks += [f"prep.{word if word in _words('apart') else 'locative'}", *_governors(this, low, at - 1)]
        if at == 1 or low[at - 2] in _words("opening"):
            marks.append("left.fronted")
        if at > 1 and (low[at - 2], word) == ("out", "of"):
            marks.append("left.out_of")
    elif word == ",":
        marks += ["left.comma", *_before_comma(this, low, at - 1)]
        marks += ["left.comma.side"] if "left.side" in marks else []
    elif word in _STOPS:
        marks.append("left.mark")
    else:
        marks += ["bare", *([f"bare<{c}" for c in _classes(word)] or ["bare<none"])]
        marks += ["bare<trigger"] if at - 1 in this.telling else []
        marks += ["bare<capital"] if at > 1 and this.capital(at - 1) else []
    return tuple(marks)


def _skipped(this: Named, low: Sequence[str], marks: list[str]) -> int:
    """Where articles, sides and "the city of" begin before the name; adds what they tell to ``marks``."""
    at = this.first
    for _ in range(_CHAIN):
        word, before = (low[at - 1] if at else ""), (low[at - 2] if at > 1 else "")
        if word in _words("side"):
            marks += ["left.side"] if word != "the" else []
            at -= 1
        elif word == "of" and before in _words("direction"):
            marks.append("left.direction_of")
            return at - 2
        elif word == "of" and before in _words("spot"):
            marks.append("left.spot_of")
            at -= 2
            if at and this.capital(at - 1) and low[at - 1] not in _words("side"):
                marks.append("left.named_spot_of")
                at -= 1
        elif before and word in _words("spot") and this.capital(at - 1):
            at -= 1
        else:
            break
    return at


def _governors(this: Named, low: Sequence[str], at: int) -> Iterator[str]:
    """The classes of the words before the preposition at ``at`` up to a stop; "+" marks the word right before it."""
    start = f"{_way(low[at])}<"
    found: dict[str, None] = {}
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        word, nearest = low[i], i == at - 1
        if nearest and i and this.capital(i) and not _classes(word):
            yield f"{start}capital"
        if word in _STOPS or word in _words("boundary"):
            break
        classes = [*(["number"] if nearest and word.isdigit() else []), *_classes(word)]
        classes += ["trigger"] if i in this.telling else []
        found |= dict.fromkeys(classes)
        if nearest:
            yield from (f"{start}{c}+" for c in classes)
    if at > 1 and low[at - 1] == "," and low[at - 2].isdigit():
        found["age"] = None
    yield from (f"{start}{c}" for c in found or ("none",))


def _way(preposition: str) -> str:
    """Prepositions that work alike under one name."""
    if preposition in _words("locative"):
        return "loc"
    return "to" if preposition in _words("goal") else preposition


def _before_comma(this: Named, low: Sequence[str], comma: int) -> Iterator[str]:
    """Whether the comma at ``comma`` follows a name, and one that is placed: "in Barangay Tulo, ..."."""
    if comma and this.capital(comma - 1):
        yield "left.comma<capital"
        if any(w in _words("locative") for w in low[max(0, comma - _ASIDE + 1) : comma - 1]):
            yield "left.comma<place"


def right(this: Named) -> tuple[str, ...]:
    """What follows the name."""
    following = [*this.low[this.last : this.last + 3], "", "", ""]
    word = following[0]
    if this.tail.startswith(_APOSTROPHES) or word in _POSSESSIVE:
        rest = following[word in _POSSESSIVE :]
        return ("right.possessive", *(f"'s<{c}" for c in [c for w in rest[:2] for c in _classes(w)] or ["none"]))
    if this.tail[:1] in _HYPHENS and this.tail[1:2].isupper():
        return ("right.joined", *(f"right.{c}" for c in _classes(word)))
    if this.tail:
        tail = this.tail.lstrip("-–").lower()
        return (f"right.tail.{tail if tail in _words('tails') else 'other'}",)
    marks = [f"right.{c}" for c in _classes(word)]
    marks += ["right.trigger"] if this.last in this.telling else []
    marks += _next(this, word, following[1]) or ([] if marks else ["right.word"])
    if word.endswith("ed") or word in _words("auxiliary"):
        marks.append("right.verb")
    return tuple(marks)


def _next(this: Named, word: str, then: str) -> list[str]:
    """Marks of punctuation, "to" and capitals after the name."""
    if word in {"", "."}:
        return ["right.end"]
    if word in _STOPS:
        mark = {",": "right.comma", "(": "right.bracket"}.get(word, "right.mark")
        return [mark, "right.where"] if then == "where" else [mark]
    if word == "to" and this.last + 1 < len(this.words) and this.words[this.last + 1][:1].isupper():
        return ["right.to_place"]
    return ["right.capital"] if this.capital(this.last) else []


def _clause(this: Named) -> Iterator[str]:
    """What the clause and the sentence tell."""
    line = _line(this.low)
    before, after = bisect_left(line.ends, this.first), bisect_left(line.ends, this.last)
    start = line.ends[before - 1] + 1 if before else 0
    stop = line.ends[after] if after < len(line.ends) else len(this.low)
    here = [i for i in this.telling if start <= i < stop]
    if not this.told:
        yield "told.nothing"
    elif any(i < this.first for i in here):
        yield "told.before"
    elif here:
        yield "told.after"
    else:
        yield "told.sentence" if this.telling else "told.paragraph"
    if line.happening:
        yield "told.word"
    if bisect_left(line.acts, start) < bisect_left(line.acts, stop):
        yield "told.act"
    yield from dict.fromkeys(f"clause.{c}" for i, c in line.clausal if start <= i < this.first)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence: where its clauses end, its verbs in "-ed", its words of classes that matter in a clause, by index."""

    ends: tuple[int, ...]
    acts: tuple[int, ...]
    clausal: tuple[tuple[int, str], ...]
    happening: bool


@lru_cache(maxsize=64)
def _line(low: tuple[str, ...]) -> _Line:
    return _Line(
        tuple(i for i, w in enumerate(low) if w in _words("boundary")),
        tuple(i for i, w in enumerate(low) if w.endswith("ed") and len(w) > _SHORT and not _quiet().intersection(_classes(w))),
        tuple((i, c) for i, w in enumerate(low) for c in _classes(w) if c in _words("clausal")),
        any("happening" in _classes(w) for w in low),
    )


@cache
def _words(name: str) -> frozenset[str]:
    lists: Mapping[str, Sequence[str]] = load("place_roles")["words"]
    return frozenset(lists[name])


def _classes(word: str) -> tuple[str, ...]:
    """The classes of data/place_roles.toml that hold a word in lower case."""
    return _classes_by_word().get(word, ())


@cache
def _quiet() -> frozenset[str]:
    """Classes of verbs that tell no happening."""
    return _words("quiet")


@cache
def _classes_by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, words in load("place_roles")["classes"].items():
        for word in dict.fromkeys(words):
            found[word] = (*found.get(word, ()), name)
    return found
