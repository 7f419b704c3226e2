"""Which place each toponym names, by weighed evidence in rounds: each name alone, then all in the light of the others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp

from reportedly.lexicon import load
from reportedly.ports import Gazetteer
from reportedly.resolve.home import home
from reportedly.resolve.place_confidence import confidence
from reportedly.resolve.place_evidence import NONE, Evidence, Name, evidence, in_words, lies_in, likely_town, shortlist, weighed
from reportedly.resolve.place_focus import around, elsewhere, focus_of
from reportedly.resolve.place_roles import roles
from reportedly.types.earth import kilometres
from reportedly.types.field import Basis, Contender, Field, Origin, Reason, Unknown
from reportedly.types.mention import Reading, Toponym, ToponymUse
from reportedly.types.names import folded
from reportedly.types.record import PlaceMention
from reportedly.types.text import BlockRole, Document
from reportedly.types.world import Place, PlaceLevel
from reportedly.version import VERSION

_MOST_OPTIONS = 60
_MOST_CONTENDERS = 3
_SAME_SPOT_KM = 50.0
_ROUNDS = 3
_BETWEEN = re.compile(r"\s*[,(]\s*")
_WORD = re.compile(r"\s(\w+)")
_LIST = re.compile(r"\)?(?:\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+)")
_SPELLED = "transliteration#"
_ORIGIN = Origin("rules", VERSION, "where place_weights#resolution")


@dataclass(frozen=True, slots=True)
class Choice:
    """The places a name may mean with their chances, likeliest first, and the evidence for the first.

    ``none`` is the chance that it means none of them; all chances add up to 1. ``here`` is the chance that it means the
    first or one at the same spot, such as a town's own district.
    """

    ranked: tuple[tuple[Place, float], ...]
    note: str
    none: float
    here: float


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
    known = {name: _options(name, divisions, gazetteer) for name in dict.fromkeys(t.name for t in toponyms)}
    options = [known[t.name] for t in toponyms]
    owned = cache(lambda name: tuple(gazetteer.own(name).items()))
    country = home(document)
    for i, toponym in enumerate(toponyms):
        left, right = toponyms[i - 1] if i else None, toponyms[i + 1] if i + 1 < len(toponyms) else None
        after = options[i + 1] if right and _joined(document, toponym, right) else ()
        before = options[i - 1] if left and _joined(document, left, toponym) else ()
        following = document.text[toponym.span.end : toponym.span.end + 20].lower().split()[:1]
        division = folded(toponym.name).rpartition(" ")[2] in divisions or bool(
            {f.strip(".,;:") for f in following} & divisions
        )
        beside = [j for j, n in ((i - 1, left), (i + 1, right)) if n and _listed(document, toponym, n)]
        listed = any(likely_town(folded(toponyms[j].name), options[j]) for j in beside)
        block = document.block_at(toponym.span.start)
        dateline = block is not None and block.role is BlockRole.DATELINE
        own = owned(toponym.name)
        yield toponym, Name(folded(toponym.name), options[i], after, before, division, listed, dateline, country, own)


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
    """The choice for every distinct name."""
    weights = load("place_weights")["resolution"]
    return {name: _choice(name, marks, weights) for name, marks in weigh(told, weights).items()}


def weigh(told: Sequence[Name], weights: Mapping[str, float]) -> Mapping[Name, Sequence[Evidence]]:
    """The evidence for each place that each distinct name may mean, and last that it means none of them.

    First that of each name alone, then in rounds also that of the others, each place counting by the chance it has so
    far: mean-field inference on a log-linear model whose ``weights`` are log-odds. Mentions of one name that have no
    neighbour of their own share the neighbours of all its mentions: one sense per report.
    """
    distinct = tuple(dict.fromkeys(told))
    own = {name: [evidence(shared, place) for place in name.options] for name, shared in _shared(distinct)}
    found: Mapping[Name, Sequence[Evidence]] = {name: [*marks, NONE] for name, marks in own.items()}
    for _ in range(_ROUNDS):
        chances = {name: _chances(marks, weights) for name, marks in found.items()}
        focus = focus_of((name, tuple(zip(name.options, c, strict=False))) for name, c in chances.items())
        found = {
            name: [
                *({**mark, **dict(around(name.text, place, focus))} for place, mark in zip(name.options, marks, strict=True)),
                {**NONE, **dict(elsewhere(name.text, focus))},
            ]
            for name, marks in own.items()
        }
    return found


def _shared(distinct: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Each name as it stands, and with the neighbours of all mentions of its text where it has none of its own."""
    after: dict[str, dict[Place, None]] = defaultdict(dict)
    for name in distinct:
        after[name.text].update(dict.fromkeys(name.after))
    outer: dict[tuple[str, tuple[Place, ...]], tuple[Place, ...]] = {}
    for name in distinct:
        key = name.text, name.options
        if not name.after and key not in outer:
            outer[key] = _outer(name.options, after[name.text])
        yield name, name if name.after else replace(name, after=outer[key])


def _outer(inner: Sequence[Place], after: Iterable[Place]) -> tuple[Place, ...]:
    """For each place the first of ``after`` that it lies in: all that evidence asks, however many names follow."""
    found = (next((p for p in after if lies_in(place, p)), None) for place in inner)
    return tuple(dict.fromkeys(p for p in found if p))


def _note(name: Name, place: Place, mark: Evidence, weights: Mapping[str, float]) -> str:
    """The evidence in words, with the reason that the user's own list gives."""
    reason = dict(name.own).get(place.gazetteer_id)
    return in_words(mark, weights) + (f"; your reason: {reason}" if reason else "")


def _chances(marks: Sequence[Evidence], weights: Mapping[str, float]) -> list[float]:
    scores = [weighed(mark, weights) for mark in marks]
    top = max(scores)
    odds = [exp(s - top) for s in scores]
    return [o / sum(odds) for o in odds]


def _choice(name: Name, marks: Sequence[Evidence], weights: Mapping[str, float]) -> Choice:
    *chances, none = _chances(marks, weights)
    order = sorted(range(len(chances)), key=lambda i: (-chances[i], i))
    if not order:
        return Choice((), "", 1.0, 0.0)
    best = name.options[order[0]]
    spot = [kilometres(p.lat, p.lon, best.lat, best.lon) <= _SAME_SPOT_KM for p in name.options]
    here = sum(chance for chance, same in zip(chances, spot, strict=True) if same)
    ranked = tuple((name.options[i], round(chances[i], 3)) for i in order)
    return Choice(ranked, _note(name, best, marks[order[0]], weights), round(none, 3), round(here, 3))


def _field(toponym: Toponym, choice: Choice) -> Field[Place] | Unknown:
    if not choice.ranked:
        return Unknown(Reason.NOT_IN_GAZETTEER, (toponym.span,))
    (best, _), *others = choice.ranked
    contenders = tuple(Contender(place, score) for place, score in others[:_MOST_CONTENDERS] if score > 0)
    if choice.here < choice.none:
        why = f"none of its places fits the report, not even {best.name} ({best.country or 'region'})"
        return Unknown(Reason.NOT_IN_GAZETTEER, (toponym.span,), why)
    if choice.here < load("place_weights")["least_chance"]:
        return Unknown(Reason.AMBIGUOUS, (toponym.span,), f"{len(choice.ranked)} places are called so")
    _, spelled, rule = toponym.rule.partition(_SPELLED)
    note = f"read as {toponym.name} ({rule}); {choice.note}" if spelled else choice.note
    basis = Basis.INFERRED if spelled else Basis.STATED
    return Field(best, basis, (toponym.span,), _ORIGIN, note, confidence(choice.here, toponym.use, best.level), contenders)
