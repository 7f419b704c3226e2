"""Who took over whose text: pairs by fingerprints, judged by the words they share and what supports it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from reportedly.lexicon import load
from reportedly.reconcile.shared import Cover, Text, cover, fingerprints, meet, passages, text
from reportedly.reconcile.signs import Names, credited, day, kin, named, names, outlet, slips, why
from reportedly.types.incident import Copy, CopyKind, Report
from reportedly.types.text import OutletKind


@dataclass(frozen=True, slots=True)
class _Pair:
    """``of`` may have its text from ``source``: how much of each stands in the other, and what supports it."""

    of: Text
    source: Text
    here: Cover
    there: Cover
    signs: tuple[tuple[str, ...], ...]
    order: str

    @property
    def whole(self) -> bool:
        """Whether the source has been taken over as a whole, however much more ``of`` tells."""
        need: float = load("copies")["needed"]["whole"]
        return self.there.share >= need and self.there.narrated >= need


def copies(reports: Sequence[Report]) -> tuple[Copy, ...]:
    """Which reports carry the text of others, sorted: each with its source, or with several where it is put together.

    Depends neither on the order of ``reports`` nor on repetition. The cost grows with the words of the reports and, for a
    text that many carry, with the number of carriers. Rules and numbers: data/copies.toml.
    """
    data = load("copies")
    told = sorted({r.id: r for r in reports}.values(), key=lambda r: (day(r) or date.max, r.id))
    texts = [text(r, data["run"], data["quoted"]) for r in told]
    known: Names | None = None
    found: dict[str, list[_Pair]] = {}
    for i, j in _meeting(texts):
        known = known or names(told)
        pair = _pair(texts[i], texts[j], known)
        if pair is not None:
            found.setdefault(pair.of.id, []).append(pair)
    rank = {t.id: n for n, t in enumerate(texts)}
    made = [c for pairs in found.values() for c in _copied(_chosen(pairs, rank))]
    return tuple(sorted(made, key=lambda c: (c.of, c.source)))


def _meeting(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    """Pairs of positions of reports with fingerprints in common; each report meets only the earliest holders of one."""
    data = load("copies")
    holders: dict[int, list[int]] = {}
    for j, one in enumerate(texts):
        met: Counter[int] = Counter()
        for number in fingerprints(one, data["window"]):
            before = holders.setdefault(number, [])
            met.update(before)
            if len(before) < data["holders"]:
                before.append(j)
        yield from ((i, j) for i, n in sorted(met.items()) if n >= data["meetings"])


def _pair(one: Text, other: Text, known: Names) -> _Pair | None:
    """The two in the order in which one copied the other; None where too little is shared."""
    need = load("copies")["needed"]
    if not meet(one, other, min(need["longest"])):
        return None
    covers = cover(one, other), cover(other, one)
    if max(c.share for c in covers) < min(need["by_signs"]):
        return None
    later, order = _later((one, covers[0]), (other, covers[1]))
    of, source = (one, other) if later is one else (other, one)
    here, there = covers if later is one else covers[::-1]
    pair = _Pair(of, source, here, there, _signs(of.report, source.report, known), order)
    return pair if _enough(pair) else None


def _signs(of: Report, source: Report, known: Names) -> tuple[tuple[str, ...], ...]:
    """What supports it, by kind: credit, kinship of the outlets, errors."""
    credit: list[str] = []
    name = outlet(source)
    if name is not None:
        quote, general = named(of, source), credited(of, source)
        credit += [why("named", name=name.name, quote=quote)] if quote else []
        credit += [why("credit", name=name.name, quote=general)] if general else []
    related = kin(of, source)
    return tuple(credit), (related,) if related else (), slips(of, source, known)


def _enough(pair: _Pair) -> bool:
    need = load("copies")["needed"]
    level = min(sum(map(bool, pair.signs)), len(need["by_signs"]) - 1)
    taken = pair.here if not pair.whole else max(pair.here, pair.there, key=lambda c: c.share)
    share: float = need["by_signs"][level]
    longest: int = need["longest"][level]
    words: int = need["words"]
    return taken.share >= share and taken.narrated >= share / 2 and taken.longest >= longest and sum(pair.here.at) >= words


def _later(one: tuple[Text, Cover], other: tuple[Text, Cover]) -> tuple[Text, str]:
    """Which of two is the copy, and what tells it: the day, who names whom, whose own news it is, how much is taken over."""
    (a, ours), (b, theirs) = one, other
    days = day(a.report), day(b.report)
    if days[0] and days[1] and days[0] != days[1]:
        return (a if days[0] > days[1] else b), why("later", day=max(days[0], days[1]), other=min(days[0], days[1]))
    cites = [bool(named(x, y) or credited(x, y)) for x, y in ((a.report, b.report), (b.report, a.report))]
    if cites[0] != cites[1]:
        return (a if cites[0] else b), why("cites")
    own = _makes(a.report), _makes(b.report)
    if bool(own[0]) != bool(own[1]):
        return (b if own[0] else a), why("made", name=own[0] or own[1])
    if abs(ours.share - theirs.share) >= load("copies")["needed"]["close"]:
        return (a if ours.share > theirs.share else b), why("less")
    return max(a, b, key=lambda t: t.id), why("untold")


def _makes(report: Report) -> str:
    """The name of the outlet if it is an agency or speaks for a body, else ""."""
    source = outlet(report)
    return source.name if source is not None and (source.kind is OutletKind.NEWS_AGENCY or source.partial) else ""


def _chosen(pairs: Sequence[_Pair], rank: Mapping[str, int]) -> list[_Pair]:
    """The source that explains most of a report, then each that adds enough: not the brothers that only share the source."""
    need = load("copies")["needed"]
    rest = sorted(pairs, key=lambda p: (-p.here.share, rank[p.source.id]))
    near = [p for p in rest if p.here.share > rest[0].here.share - need["close"]]
    chosen = [min(near, key=lambda p: (-sum(map(bool, p.signs)), rank[p.source.id]))]
    explained = chosen[0].here
    for pair in rest:
        together = pair.of.covered([a or b for a, b in zip(explained.at, pair.here.at, strict=True)])
        added = together.share - explained.share
        if added >= need["added"] or (pair.whole and added > pair.here.share / 2):
            chosen.append(pair)
            explained = together
    return chosen


def _copied(pairs: Sequence[_Pair]) -> Iterator[Copy]:
    several = (why("several", count=len(pairs)),) if len(pairs) > 1 else ()
    for pair in pairs:
        percent = round(100 * pair.here.share)
        said = [why("share", percent=percent, source=pair.source.id, longest=pair.here.longest)]
        said += [why("whole", percent=round(100 * pair.there.share), source=pair.source.id)] if pair.whole else []
        yield Copy(
            of=pair.of.id,
            source=pair.source.id,
            kind=CopyKind.STITCHED if several else _kind(pair.here, pair.there, load("copies")["kind"]),
            shared=round(pair.here.share, 3),
            passages=passages(pair.of, pair.source, load("copies")["passage"]),
            why=(*said, *several, *chain.from_iterable(pair.signs), pair.order),
        )


def _kind(here: Cover, there: Cover, need: Mapping[str, Any]) -> CopyKind:
    if min(here.share, there.share) >= need["identical"]:
        return CopyKind.IDENTICAL
    if here.share >= need["near"][0] and there.share >= need["near"][1]:
        return CopyKind.NEAR
    return CopyKind.SHORTENED if here.share >= need["shortened"] else CopyKind.STITCHED
