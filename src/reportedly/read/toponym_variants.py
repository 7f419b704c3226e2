"""Towns in another transliteration than the gazetteer's, read only in a country that their neighbours or their report give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.lexicon import load
from reportedly.ports import Gazetteer
from reportedly.read.toponym_scan import Candidate, Found, Token, words
from reportedly.read.toponym_spellings import spelling
from reportedly.types.mention import Toponym, ToponymUse
from reportedly.types.names import folded
from reportedly.types.world import PlaceLevel

RULE = "toponyms transliteration#"
_MARKS = frozenset({",", ";", "and", "or", "(", ")", "/", "&"})
_HOLDS = frozenset({PlaceLevel.COUNTRY, PlaceLevel.ADMIN1})
_ENOUGH = 2
_MOST_PLACES = 3
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Report:
    """The countries of one language that all known places of a report lie in, and the words it shows to be no place names."""

    home: frozenset[str] = _NOTHING
    barred: frozenset[str] = _NOTHING


_SILENT = Report()


@dataclass(frozen=True, slots=True)
class _Line:
    """The tokens of one sentence, the known name of a place that covers a token, by its number, and the tokens of all names."""

    tokens: Sequence[Token]
    at: Mapping[int, Candidate]
    covered: frozenset[int]


def report(lines: Sequence[tuple[Sequence[Token], Sequence[Candidate]]]) -> Report:
    """What the sentences of a report, each with its known names, tell of names that are not known."""
    return Report(_home([candidate for _, known in lines for candidate in known]), _barred([tokens for tokens, _ in lines]))


def variants(
    tokens: Sequence[Token], known: Sequence[Candidate], gazetteer: Gazetteer, told: Report = _SILENT
) -> Iterator[Toponym]:
    """The unknown names of one sentence that are a known town by rules of transliteration. name is the known spelling.

    They need two known names of one country in the same list, or the country or province right after them. Where ``told``
    gives the report's home, it is enough that they follow a word such as "in" or stand in a list with a known name of it. No
    part of the report that it tells of may show the word in another longer name, after a title, or in small letters.
    """
    covered = {i: c for c in known for i in range(c.first, c.last + 1)}
    at = {i: c for i, c in covered.items() if c.found is not Found.DEMONYM}
    line = _Line(tokens, at, frozenset(covered))
    for i, token in enumerate(tokens):
        countries = _countries(line, i, told.home) if _may_be_name(line, i) and token.low not in told.barred else _NOTHING
        if not countries or gazetteer.find(token.text):
            continue
        article = _article(line, i)
        reached = spelling(f"{article.low} {token.low}" if article else token.low, countries, gazetteer)
        if reached:
            span = article.span.join(token.span) if article else token.span
            yield Toponym(span, reached[0], ToponymUse.LITERAL, RULE + reached[1])


def _home(known: Sequence[Candidate]) -> frozenset[str]:
    """The countries of all the report's known places if they are few and speak one language; else none."""
    tops = {folded(c.name): c.places[0].country for c in known if c.found is not Found.DEMONYM and c.places}
    countries = frozenset(country for country in tops.values() if country)
    table = load("transliteration")
    families = [value["countries"] for value in table.values() if isinstance(value, dict)]
    few = len(tops) >= _ENOUGH and len(countries) <= table["most_countries"]
    return countries if few and any(countries <= set(family) for family in families) else _NOTHING


def _barred(lines: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Words that the report shows beside another capitalised word, after a title or a given name, or in small letters."""
    found: set[str] = set()
    for line in lines:
        for left, right in pairwise(line):
            if left.text.islower():
                found.add(left.low)
            if left.capital and right.capital and right.span.start - left.span.end == 1 and left.low not in _articles():
                found.update((left.low, right.low) if left.low not in words("neutral_words") else (right.low,))
            elif left.low in words("titles"):
                found.add(right.low)
    return frozenset(found)


def _may_be_name(line: _Line, i: int) -> bool:
    token = line.tokens[i]
    if i in line.covered or not token.capital or not token.text.isalpha():
        return False
    kinds = ("common", "neutral_words", "organisation_words", "titles", "given_names", "division_words")
    return not any(token.low in words(kind) for kind in kinds)


def _article(line: _Line, i: int) -> Token | None:
    """The article right before a word ("el Hasakeh", "al-Hasakeh")."""
    before = line.tokens[i - 1] if i else None
    return before if before and before.low in _articles() and line.tokens[i].span.start - before.span.end <= 1 else None


@cache
def _articles() -> frozenset[str]:
    families = (value for value in load("transliteration").values() if isinstance(value, dict))
    return frozenset(article for family in families for article in family["articles"])


def _countries(line: _Line, i: int, home: frozenset[str]) -> frozenset[str]:
    """The country that the known names of its list share, or that of the place it is said to lie in, or those of the report."""
    after = _listed(line, i, 1)
    if after and after[0].places[0].level in _HOLDS and i + 2 < len(line.tokens) and line.tokens[i + 1].text in {",", "("}:
        return frozenset({after[0].places[0].country or ""})
    named = {folded(c.name): c for c in (*after, *_listed(line, i, -1))}
    own = [{p.country or "" for p in c.places[:_MOST_PLACES]} for c in named.values()]
    shared = frozenset(set.intersection(*own)) if len(own) >= _ENOUGH else _NOTHING
    if len(shared) == 1:
        return shared
    beside = any(countries & home for countries in own)
    return home if beside or _after_locative(line, i) else _NOTHING


def _after_locative(line: _Line, i: int) -> bool:
    before = i - 1 - (_article(line, i) is not None)
    return before >= 0 and line.tokens[before].text.islower() and line.tokens[before].low in words("strong_locative")


def _listed(line: _Line, i: int, step: int) -> list[Candidate]:
    """The known names to one side that nothing but marks and other capitalised words parts from token ``i``."""
    found: list[Candidate] = []
    j, parted = i + step, False
    while 0 <= j < len(line.tokens):
        if line.tokens[j].low in _MARKS:
            parted = True
        elif not parted or not line.tokens[j].capital:
            break
        elif j in line.at:
            found.append(line.at[j])
            j = line.at[j].last if step > 0 else line.at[j].first
            parted = False
        else:
            parted = False
        j += step
    return found
