"""What supports that a report took over another's text: credit, owners, errors that both have; alone it proves nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

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
    """How a text names an outlet: its name, its initials where they are three or more."""
    short = initials(outlet)
    found = [re.compile(rf"(?<!\w){re.escape(_bare(outlet))}(?!\w)", re.IGNORECASE)]
    if short:
        found.append(re.compile(rf"(?<!\w){short}(?!\w)"))
    return tuple(found)


def initials(outlet: str) -> str:
    """The initials of an outlet by which it may be called; "" where they are fewer than three."""
    found = "".join(w[0] for w in re.findall(r"\w+", _bare(outlet)) if w[0].isupper())
    return found if len(found) > 2 else ""


def _bare(outlet: str) -> str:
    """The name without its article."""
    article, _, rest = outlet.partition(" ")
    return rest if rest and article.casefold() in listed("copies", "names", "articles") else outlet


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
    """How many reports of a corpus have each name, in their capitals, and the unusual spellings with the usual one."""

    spelled: Mapping[str, frozenset[str]]
    usual: Mapping[str, str]


def names(reports: Sequence[Report]) -> Names:
    """The names of the reports. The cost grows with the words: names that differ by letters meet in what is left of both."""
    data = load("copies")["slips"]
    spelled = {r.id: frozenset(m[0] for m in _NAME.finditer(r.record.document.text) if m[0][0].isupper()) for r in reports}
    count = Counter(n for found in spelled.values() for n in found)
    left: dict[str, list[str]] = {}
    for name in sorted(count):
        for part in _less(name):
            left.setdefault(part, []).append(name)
    usual: dict[str, str] = {}
    for name, n in sorted(count.items()):
        if n > data["most"]:
            continue
        near = {
            o for part in _less(name) for o in left[part] if o != name and o[0] == name[0] and count[o] >= data["times"] * n
        }
        near = {o for o in near if not o.startswith(name) and not name.startswith(o)}
        if near:
            usual[name] = min(near, key=lambda o: (-count[o], o))
    return Names(spelled, usual)


@lru_cache(maxsize=1 << 16)
def _less(name: str) -> frozenset[str]:
    """A name and what is left of it without one letter or, if it is long, without two."""
    edits = max((most for least, most in load("copies")["slips"]["letters"] if len(name) >= least), default=0)
    found = {name}
    for _ in range(edits):
        found |= {n[:i] + n[i + 1 :] for n in found for i in range(1, len(n))}
    return frozenset(found) if edits else frozenset()


def slips(one: Report, other: Report, known: Names) -> tuple[str, ...]:
    """The rare errors that both have, in words: a fingerprint of one hand."""
    found = [why("slip", quote=quote, code=code) for code, quote in sorted(_warned(one) & _warned(other))]
    common = sorted(known.spelled[one.id] & known.spelled[other.id] & known.usual.keys())
    return (*found, *(why("spelling", quote=n, other=known.usual[n]) for n in common))


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
