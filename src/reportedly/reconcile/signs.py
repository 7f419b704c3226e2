"""What supports that a report took over another's text: credit, owners, errors that both have; alone it proves nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from reportedly.lexicon import listed, load
from reportedly.types.field import Unknown
from reportedly.types.incident import Report
from reportedly.types.names import folded
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, OutletKind, Source

_CREDITS = frozenset({BlockRole.BYLINE, BlockRole.DATELINE, BlockRole.NOTE, BlockRole.CAPTION})
_NAME = re.compile(r"[^\W\d_]{3,}(?:[-'’][^\W\d_]+)*")
_BRACKETED = re.compile(r"\(([^()\n]{2,40})\)")


def why(key: str, **parts: object) -> str:
    """A reason in words: the sentence ``why.<key>`` of data/copies.toml."""
    return str(load("copies")["why"][key]).format(**parts)


def outlet(report: Report) -> Source | None:
    """The outlet of a report, None where it is unknown."""
    source = report.record.document.source
    return None if isinstance(source, Unknown) else source


def owner(source: Source) -> str | None:
    """Who owns an outlet, None where that is not known."""
    told = source.owner
    return None if isinstance(told, Unknown) or told.casefold() in listed("copies", "owners", "none") else told


def kin(one: Report, other: Report) -> str | None:
    """Why the outlets of two reports are not independent of each other, None where nothing tells that."""
    a, b = outlet(one), outlet(other)
    if a is None or b is None:
        return None
    if a.id == b.id:
        return why("outlet", name=a.name)
    owned = owner(a)
    if owned is not None and owned == owner(b):
        return why("owner", name=owned)
    common = [p for p in a.party_to if p in b.party_to]
    return why("party", name=common[0]) if common else None


@lru_cache(maxsize=4096)
def called(outlet: str) -> tuple[re.Pattern[str], ...]:
    """How a text names an outlet: its name, its initials where they are three or more, and what the package's register adds.

    Of the latter a single word that is no acronym of three letters or more ("AP", "Fars") must be all that stands on its line.
    """
    name, initials, *others = names_of(outlet)
    words = [name, *(_bare(o) for o in others if " " in o)]
    acronyms = {a for a in (initials, *others) if len(a) > 2 and a.isalpha() and a.isupper()}
    alone = {o for o in others if " " not in o} - acronyms
    found = [re.compile(rf"(?<!\w){re.escape(w)}(?!\w)", re.IGNORECASE) for w in dict.fromkeys(words)]
    found += [re.compile(rf"(?<!\w){a}(?!\w)") for a in sorted(acronyms)]
    article = "|".join(sorted(listed("copies", "names", "articles")))
    return (*found, *(re.compile(rf"(?m)^\W*(?:(?i:{article})\s+)?{re.escape(o)}\W*$") for o in sorted(alone)))


def names_of(outlet: str) -> tuple[str, ...]:
    """Its name without an article, its initials, and its names in the package's register."""
    name = _bare(outlet)
    return name, "".join(w[0] for w in re.findall(r"\w+", name) if w[0].isupper()), *_register().get(outlet, ())


def _bare(name: str) -> str:
    """A name without its article."""
    article, _, rest = name.partition(" ")
    return rest if rest and article.casefold() in listed("copies", "names", "articles") else name


@cache
def _register() -> Mapping[str, tuple[str, ...]]:
    """By each name in data/outlets.toml all names of that outlet."""
    every = [(entry["name"], *entry.get("names", ())) for entry in load("outlets")["source"]]
    return {name: names for names in every for name in names}


def named(one: Report, other: Report) -> str | None:
    """The words by which ``one`` cites or credits the outlet of ``other``; None where it does not, or it is its own."""
    source, own = outlet(other), outlet(one)
    if source is None or (own is not None and own.id == source.id):
        return None
    document = one.record.document
    cited = [s.attribution.via for s in one.record.statements if s.via_source is not None and s.via_source.value == source.id]
    if cited and cited[0] is not None:
        return document[cited[0]]
    for place in _where(one):
        quote = document[place]
        if any(pattern.search(quote) for pattern in called(source.name)):
            return " ".join(quote.split())
    return None


def _where(report: Report) -> Iterator[Span]:
    """Where a report names whose words it has: sources of statements, brackets, bylines and the like."""
    for s in report.record.statements:
        yield from s.attribution.source
        if s.attribution.via is not None:
            yield s.attribution.via
    document = report.record.document
    yield from (b.span for b in document.blocks if b.role in _CREDITS)
    yield from (Span(m.start(), m.end()) for m in _BRACKETED.finditer(document.text))


def credited(one: Report, other: Report) -> str | None:
    """The words by which ``one`` credits agencies in general, where ``other`` is of a news agency; None where it does not."""
    source = outlet(other)
    if source is None or source.kind is not OutletKind.NEWS_AGENCY:
        return None
    document = one.record.document
    spans = [b.span for b in document.blocks if b.role in _CREDITS]
    spans += [Span(m.start(1), m.end(1)) for m in _BRACKETED.finditer(document.text)]
    for span in spans:
        for line in document[span].splitlines():
            if folded(line) in listed("copies", "credits", "any"):
                return line.strip()
    return None


@dataclass(frozen=True, slots=True)
class Names:
    """Of each name that stands in some reports, in its capitals, in how many it does."""

    count: Mapping[str, int]

    def usual(self, name: str) -> str | None:
        """How the others spell a name that few of them spell so; None where it is not unusual."""
        data = load("copies")["slips"]
        if self.count[name] > data["most"]:
            return None
        often = (o for o, n in self.count.items() if n >= data["times"] * self.count[name] and _alike(name, o))
        return min(often, key=lambda o: (-self.count[o], o), default=None)


def names(reports: Iterable[Report]) -> Names:
    """The names of the reports."""
    return Names(Counter(n for r in reports for n in _spelled(r.record.document.text)))


@lru_cache(maxsize=4096)
def _spelled(text: str) -> frozenset[str]:
    return frozenset(m[0] for m in _NAME.finditer(text) if m[0][0].isupper())


def _alike(one: str, other: str) -> bool:
    """Whether two names differ by few letters and not only in their ending."""
    if one[0] != other[0] or one.startswith(other) or other.startswith(one):
        return False
    return not _less(one).isdisjoint(_less(other))


@lru_cache(maxsize=1 << 16)
def _less(name: str) -> frozenset[str]:
    """A name and what is left of it without one letter or, if it is long, without two."""
    edits = max((most for least, most in load("copies")["slips"]["letters"] if len(name) >= least), default=0)
    found = {name}
    for _ in range(edits):
        found |= {n[:i] + n[i + 1 :] for n in found for i in range(1, len(n))}
    return frozenset(found) if edits else frozenset()


def slips(one: Report, other: Report, known: Names) -> tuple[str, ...]:
    """The rare errors that both have, in words: a fingerprint of one hand. ``known`` are the names of the reports around."""
    found = [why("slip", quote=quote, code=code) for code, quote in sorted(_warned(one) & _warned(other))]
    common = _spelled(one.record.document.text) & _spelled(other.record.document.text)
    usual = ((n, known.usual(n)) for n in sorted(common))
    return (*found, *(why("spelling", quote=n, other=o) for n, o in usual if o is not None))


def _warned(report: Report) -> frozenset[tuple[str, str]]:
    codes = listed("copies", "slips", "warnings")
    document = report.record.document
    return frozenset(
        (w.code.value, folded(document[w.span])) for w in report.record.warnings if w.span and w.code.value in codes
    )


def day(report: Report) -> date | None:
    """The day on which a report was published, None where it is unknown."""
    told = report.record.document.published
    return None if isinstance(told, Unknown) else told.value


def makes(report: Report) -> str:
    """The name of the outlet if it is an agency or speaks for a body, else ""."""
    source = outlet(report)
    return source.name if source is not None and (source.kind is OutletKind.NEWS_AGENCY or source.partial) else ""
