"""Who took over whose text: pairs by fingerprints, judged by the words they share and what supports it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from reportedly.lexicon import load
from reportedly.reconcile.near import earliest, near_ids, order
from reportedly.reconcile.shared import Cover, Text, cover, fingerprints, meet, passages, text
from reportedly.reconcile.signs import Names, credited, day, kin, makes, named, names, outlet, slips, why
from reportedly.types.incident import Copy, CopyKind, Report


@dataclass(frozen=True, slots=True)
class _Pair:
    """``of`` may have its text from ``source``: how much of each stands in the other, what supports it.

    ``first`` is what tells that the source came first.
    """

    of: Text
    source: Text
    here: Cover
    there: Cover
    signs: tuple[tuple[str, ...], ...]
    first: str

    @property
    def whole(self) -> bool:
        """Whether the source has been taken over as a whole, however much more ``of`` tells."""
        need: float = load("copies")["needed"]["whole"]
        return self.there.share >= need and self.there.narrated >= need


def copied(of: Report, near: Iterable[Report]) -> tuple[Copy, ...]:
    """The copies by which ``of`` carries the text of reports that are ``near`` it (``near_ids``), sorted by source.

    One with its source, several where it is put together, none where it is nobody's. What makes a spelling rare is told by
    ``of`` and ``near`` alone. Depends on no order and no repetition. Rules and numbers: data/copies.toml.
    """
    return _copied(text(of), [text(r) for r in near])


def copies(reports: Iterable[Report]) -> tuple[Copy, ...]:
    """Which reports carry the text of others, sorted: ``copied`` for each of ``reports``, with those near it.

    The cost grows with the words of the reports and, for a text that many carry, with the number of carriers.
    """
    told = {r.id: r for r in reports}
    texts = {i: text(told[i]) for i in sorted(told, key=lambda i: order(told[i]))}
    held = {i: fingerprints(t, load("copies")["window"]) for i, t in texts.items()}
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for ident, numbers in held.items():
        for number in numbers:
            if len(holders[number]) < earliest():
                holders[number].append(ident)
    near = {i: near_ids(i, held[i], holders.__getitem__) for i in sorted(texts)}
    return tuple(c for i, ids in near.items() for c in _copied(texts[i], [texts[j] for j in ids]))


def _copied(of: Text, near: Sequence[Text]) -> tuple[Copy, ...]:
    others = {t.id: t for t in near if t.id != of.id}
    known = names(t.report for t in (of, *others.values()))
    pairs = [pair for i in sorted(others) if (pair := _pair(of, others[i], known))]
    return tuple(sorted(_told(_chosen(pairs)), key=lambda c: c.source)) if pairs else ()


def _pair(of: Text, source: Text, known: Names) -> _Pair | None:
    """What ``of`` has from ``source``; None where too little is shared, or where ``of`` is the one that came first."""
    need = load("copies")["needed"]
    told = _told_apart(of.report, source.report)
    if (told is not None and not told[0]) or not meet(of, source, min(need["longest"])):
        return None
    here, there = cover(of, source), cover(source, of)
    if max(here.share, there.share) < min(need["by_signs"]):
        return None
    later, first = told or _by_share((of, here), (source, there))
    pair = _Pair(of, source, here, there, _signs(of.report, source.report, known), first)
    return pair if later and _enough(pair) else None


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


def _told_apart(of: Report, source: Report) -> tuple[bool, str] | None:
    """Whether ``of`` is the copy, and what tells it: the day, who names whom, whose own news it is; None where none does."""
    days = day(of), day(source)
    if days[0] and days[1] and days[0] != days[1]:
        return days[0] > days[1], why("later", day=max(days[0], days[1]), other=min(days[0], days[1]))
    cites = [bool(named(x, y) or credited(x, y)) for x, y in ((of, source), (source, of))]
    if cites[0] != cites[1]:
        return cites[0], why("cites")
    own = makes(of), makes(source)
    if bool(own[0]) != bool(own[1]):
        return bool(own[1]), why("made", name=own[0] or own[1])
    return None


def _by_share(of: tuple[Text, Cover], source: tuple[Text, Cover]) -> tuple[bool, str]:
    """Whether ``of`` is the copy, where nothing else tells it: more of it stands in the other; else by ``order``."""
    more = of[1].share - source[1].share
    if abs(more) >= load("copies")["needed"]["close"]:
        return more > 0, why("less")
    return order(of[0].report) > order(source[0].report), why("untold")


def _chosen(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The source that explains most of a report, then each that adds enough: not the brothers that only share the source."""
    need = load("copies")["needed"]
    rest = sorted(pairs, key=lambda p: (-p.here.share, order(p.source.report)))
    near = [p for p in rest if p.here.share > rest[0].here.share - need["close"]]
    chosen = [min(near, key=lambda p: (-sum(map(bool, p.signs)), order(p.source.report)))]
    explained = chosen[0].here
    for pair in rest:
        together = pair.of.covered([a or b for a, b in zip(explained.at, pair.here.at, strict=True)])
        added = together.share - explained.share
        if added >= need["added"] or (pair.whole and added > pair.here.share / 2):
            chosen.append(pair)
            explained = together
    return chosen


def _told(pairs: Sequence[_Pair]) -> Iterator[Copy]:
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
            why=(*said, *several, *chain.from_iterable(pair.signs), pair.first),
        )


def _kind(here: Cover, there: Cover, need: Mapping[str, Any]) -> CopyKind:
    if min(here.share, there.share) >= need["identical"]:
        return CopyKind.IDENTICAL
    if here.share >= need["near"][0] and there.share >= need["near"][1]:
        return CopyKind.NEAR
    return CopyKind.SHORTENED if here.share >= need["shortened"] else CopyKind.STITCHED
