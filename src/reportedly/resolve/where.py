"""Which place each toponym names, by weighed evidence in two rounds: each name alone, then all in the light of the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from reportedly.lexicon import load
from reportedly.ports import Gazetteer
from reportedly.resolve.place_evidence import Focus, Name, evidence, focus_of, in_words, shortlist, weighed
from reportedly.resolve.place_roles import roles
from reportedly.types.field import Basis, Contender, Field, Origin, Reason, Unknown
from reportedly.types.mention import Reading, Toponym, ToponymUse
from reportedly.types.names import folded
from reportedly.types.record import PlaceMention
from reportedly.types.text import Document
from reportedly.types.world import Place, PlaceLevel
from reportedly.version import VERSION

_MOST_OPTIONS = 60
_MOST_CONTENDERS = 3
_ROUNDS = 2
_BETWEEN = re.compile(r"\s*[,(]\s*")
_WORD = re.compile(r"\s(\w+)")
_LIST = re.compile(r"\)?(?:\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)")
_SPELLED = "transliteration#"
_ORIGIN = Origin("rules", VERSION, "where place_weights#resolution")


@dataclass(frozen=True, slots=True)
class Choice:
    """The places a name may mean with their chances (they add up to 1), likeliest first, and the evidence for the first."""

    ranked: tuple[tuple[Place, float], ...]
    note: str


def places(document: Document, reading: Reading, gazetteer: Gazetteer, *, peoples: bool = False) -> tuple[PlaceMention, ...]:
    """The place of every toponym of ``reading`` with its role. With ``peoples``, "Iranian" counts as a mention of Iran."""
    told = list(names(document, reading.toponyms, gazetteer))
    choices = choose([name for _, name in told])
    fields = [_field(toponym, choices[name]) for toponym, name in told if peoples or toponym.use is not ToponymUse.DEMONYM]
    kept = [toponym for toponym, _ in told if peoples or toponym.use is not ToponymUse.DEMONYM]
    taken = [(t, f.value if isinstance(f, Field) else None) for t, f in zip(kept, fields, strict=True)]
    told_for = roles(document, reading, taken)
    return tuple(PlaceMention(t, f, r) for t, f, r in zip(kept, fields, told_for, strict=True))


def names(document: Document, toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Iterator[tuple[Toponym, Name]]:
    """Each toponym with its name as evidence sees it: what may be meant, what stands beside it."""
    divisions = frozenset(load("toponym_words")["division_words"])
    options = [_options(t.name, divisions, gazetteer) for t in toponyms]
    for i, toponym in enumerate(toponyms):
        left, right = toponyms[i - 1] if i else None, toponyms[i + 1] if i + 1 < len(toponyms) else None
        after = options[i + 1] if right and _joined(document, toponym, right) else ()
        before = options[i - 1] if left and _joined(document, left, toponym) else ()
        following = document.text[toponym.span.end : toponym.span.end + 20].lower().split()[:1]
        division = folded(toponym.name).rpartition(" ")[2] in divisions or bool(
            {f.strip(".,;:") for f in following} & divisions
        )
        beside = [options[j] for j, n in ((i - 1, left), (i + 1, right)) if n and _listed(document, toponym, n)]
        listed = any(p.level is PlaceLevel.TOWN for o in beside for p in o[:2])
        yield toponym, Name(folded(toponym.name), options[i], after, before, division, listed)


def _options(name: str, divisions: frozenset[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The places that bear a name; for "X district" also the divisions that are called X alone."""
    found = gazetteer.find(name)
    bare, _, last = name.rpartition(" ")
    if bare and last.lower() in divisions:
        known = {p.gazetteer_id for p in found}
        levels = {PlaceLevel.ADMIN1, PlaceLevel.ADMIN2}
        found += tuple(p for p in gazetteer.find(bare) if p.level in levels and p.gazetteer_id not in known)
    return shortlist(found, _MOST_OPTIONS)


def _listed(document: Document, one: Toponym, other: Toponym) -> bool:
    left, right = sorted((one.span, other.span))
    gap = document.text[left.end : right.start]
    return _LIST.fullmatch(gap) is not None and other.use is not ToponymUse.DEMONYM


def _joined(document: Document, left: Toponym, right: Toponym) -> bool:
    gap = document.text[left.span.end : right.span.start]
    return right.use is not ToponymUse.DEMONYM and _BETWEEN.fullmatch(gap) is not None


def choose(told: Sequence[Name]) -> Mapping[Name, Choice]:
    """The choice for every distinct name. Mentions of one name without a neighbour of their own share all its neighbours."""
    distinct = list(dict.fromkeys(told))
    shared = {name: _merged(name, distinct) for name in distinct}
    picks: dict[Name, Place] = {}
    focus = Focus()
    for _ in range(_ROUNDS):
        choices = {name: _choice(shared[name], picks.get(name), focus) for name in distinct}
        picks = {name: c.ranked[0][0] for name, c in choices.items() if c.ranked}
        focus = focus_of((name.text, place) for name, place in picks.items())
    return {name: _choice(shared[name], picks.get(name), focus) for name in distinct}


def _merged(name: Name, distinct: Sequence[Name]) -> Name:
    """The name with the neighbours of all its mentions, unless this mention has neighbours of its own: one sense per report."""
    same = [other for other in distinct if other.text == name.text]
    after = name.after or tuple(p for other in same for p in other.after)
    return replace(name, after=after)


def _choice(name: Name, taken: Place | None, focus: Focus) -> Choice:
    weights = load("place_weights")["resolution"]
    found = [(place, evidence(name, place, taken, focus)) for place in name.options]
    if not found:
        return Choice((), "")
    scores = [weighed(marks, weights) for _, marks in found]
    top = max(scores)
    odds = [exp(s - top) for s in scores]
    order = sorted(range(len(found)), key=lambda i: (-odds[i], i))
    ranked = tuple((found[i][0], round(odds[i] / sum(odds), 3)) for i in order)
    return Choice(ranked, in_words(found[order[0]][1], weights))


def _field(toponym: Toponym, choice: Choice) -> Field[Place] | Unknown:
    if not choice.ranked:
        return Unknown(Reason.NOT_IN_GAZETTEER, (toponym.span,))
    (best, chance), *others = choice.ranked
    contenders = tuple(Contender(place, score) for place, score in others[:_MOST_CONTENDERS] if score > 0)
    if chance < load("place_weights")["least_chance"]:
        return Unknown(Reason.AMBIGUOUS, (toponym.span,), f"{len(choice.ranked)} places are called so")
    _, spelled, rule = toponym.rule.partition(_SPELLED)
    note = f"read as {toponym.name} ({rule}); {choice.note}" if spelled else choice.note
    basis = Basis.INFERRED if spelled else Basis.STATED
    return Field(best, basis, (toponym.span,), _ORIGIN, note, chance, contenders)
