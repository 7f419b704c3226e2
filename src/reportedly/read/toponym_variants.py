"""Towns in another transliteration than the gazetteer's, read only where they stand among known places of one country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from reportedly.lexicon import load
from reportedly.ports import Gazetteer
from reportedly.read.toponym_scan import Candidate, Found, Token
from reportedly.types.mention import Toponym, ToponymUse
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel

RULE = "toponyms transliteration#"
_MARKS = frozenset({",", ";", "and", "or", "(", ")", "/", "&"})
_HOLDS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADMIN1})
_ENOUGH = 2
_MOST_PLACES = 3


def variants(tokens: Sequence[Token], known: Sequence[Candidate], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """The unknown names of one sentence that are a known town of their neighbours' country by a rule of transliteration.

    They need two known names in the same list, or the country or province right after them. name is the known spelling.
    """
    at = {i: c for c in known if c.found is not Found.DEMONYM for i in range(c.first, c.last + 1)}
    for i, token in enumerate(tokens):
        if i in at or not token.capital or not token.text.isalpha() or gazetteer.find(token.text):
            continue
        for country in _countries(tokens, i, at):
            found = _spelling(token.low, country, gazetteer)
            if found:
                yield Toponym(token.span, found[0], ToponymUse.LITERAL, RULE + found[1])
                break


def _countries(tokens: Sequence[Token], i: int, at: Mapping[int, Candidate]) -> list[str]:
    """The one country that the known names of its list share, or that of the place it is said to lie in."""
    after = _listed(tokens, i, at, 1)
    if after and after[0].places[0].level in _HOLDS and i + 2 < len(tokens) and tokens[i + 1].text in {",", "("}:
        return [after[0].places[0].country or ""]
    beside = {folded(c.name): c for c in (*after, *_listed(tokens, i, at, -1))}
    if len(beside) < _ENOUGH:
        return []
    shared = set.intersection(*({p.country or "" for p in c.places[:_MOST_PLACES]} for c in beside.values()))
    return sorted(shared) if len(shared) == 1 else []


def _listed(tokens: Sequence[Token], i: int, at: Mapping[int, Candidate], step: int) -> list[Candidate]:
    """The known names to one side that nothing but marks and other capitalised words parts from token ``i``."""
    found: list[Candidate] = []
    j, parted = i + step, False
    while 0 <= j < len(tokens):
        if tokens[j].low in _MARKS:
            parted = True
        elif not parted or not tokens[j].capital:
            break
        elif j in at:
            found.append(at[j])
            j = at[j].last if step > 0 else at[j].first
            parted = False
        else:
            parted = False
        j += step
    return found


def _spelling(name: str, country: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """The known spelling that the fewest rules lead to, with those rules; None if several places are reached."""
    table = load("transliteration")
    family = next((key for key, value in table.items() if isinstance(value, dict) and country in value["countries"]), "")
    if not family or len(name) < table["least_letters"]:
        return None
    reached = {name: ""}
    edge = dict(reached)
    for _ in range(table["most_rules"]):
        following: dict[str, str] = {}
        for word, rules in edge.items():
            for changed, rule in _changed(word, table[family]):
                if changed not in reached:
                    following.setdefault(changed, f"{rules} {rule}".strip())
        reached |= following
        places = {w: _places(w, country, gazetteer) for w in following}
        hits = {w: p for w, p in places.items() if p}
        if hits:
            word = next(iter(hits))
            return (word.title(), f"{family} {following[word]}") if len(set(hits.values())) == 1 else None
        edge = following
    return None


def _places(name: str, country: str, gazetteer: Gazetteer) -> frozenset[int]:
    return frozenset(p.gazetteer_id for p in gazetteer.find(name) if p.country == country)


def _changed(word: str, family: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every spelling one rule away, with the rule."""
    for one, other in (*family["pairs"], *((c + c, c) for c in family["double"])):
        for old, new in ((one, other), (other, one)):
            at = word.find(old)
            while at >= 0:
                yield word[:at] + new + word[at + len(old) :], f"{old}/{new}"
                at = word.find(old, at + 1)
    for one, other in family["ends"]:
        for old, new in ((one, other), (other, one)):
            if word.endswith(old):
                yield word[: len(word) - len(old)] + new, f"-{old}/-{new}"
    for article in family["articles"]:
        if word.startswith(article):
            yield word[len(article) :], f"{article}-/"
