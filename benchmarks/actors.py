"""Who is who, on reports with their actors coded by hand: ``python -m benchmarks.actors [FOLDER …]``.

Mentions found, mentions joined, kind, private or not, and whose words they are; one column for each story. By default the
dispatches, the golden reports and our own pages of actors. ``--errors`` lists single errors instead.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import reportedly
from benchmarks import sets
from benchmarks.coded_pages import gold_of, paired, prf, share
from reportedly.types.field import Field
from reportedly.types.record import Actor, Record
from reportedly.types.span import Span

GOLDEN = Path(__file__).resolve().parents[1] / "tests" / "golden" / "reports"
OWN = Path(__file__).resolve().parent / "pages_of_actors"
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "him", "her", "us", "them"})
_PERSON = "person"


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of the gold: where it stands and the id of its actor."""

    span: Span
    actor: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its gold: actors by id, their mentions, whose words stand where; ``facts``: country and office are coded."""

    name: str
    story: str
    text: str
    published: str | None
    actors: Mapping[str, Mapping[str, Any]]
    mentions: tuple[Named, ...]
    said: tuple[tuple[Span, str], ...]
    facts: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A page beside its record: the actor of the record for each mention of the gold (None: not found)."""

    page: Page
    record: Record
    told: tuple[tuple[Named, Actor | None], ...]

    def joined(self) -> tuple[tuple[Named, Actor], ...]:
        """The mentions that were found, each with the record's actor."""
        return tuple((m, a) for m, a in self.told if a is not None)

    def most(self, actor: str) -> set[str]:
        """The ids of the record's actors that hold the most mentions of a gold actor; several where they hold as many."""
        held = Counter(a.id for m, a in self.joined() if m.actor == actor)
        return {ident for ident, n in held.items() if n == max(held.values())}


def page(path: Path) -> Page:
    """The page at ``path`` (.txt) with its gold beside it (.toml).

    A quote of an actor is a mention wherever it stands as whole words, longer quotes first; one that two actors share or a
    pronoun that stands more than once is left out, save where it is the source of an attribution.

    Raises:
        OSError: one of the two files is not there.
        ValueError: the gold is no TOML.
    """
    text, gold = gold_of(path)
    actors = {a["id"]: a for a in gold.get("actor", [])}
    said = [(a, _whole(text, a, "source"), _whole(text, a, "content")) for a in gold.get("attribution", []) if a["speaker"]]
    published = gold["document"].get("published")
    return Page(
        path.stem,
        path.parent.name,
        text,
        str(published) if published else None,
        actors,
        tuple(_mentions(text, actors, [(source, a["speaker"]) for a, source, _ in said if source])),
        tuple((content, a["speaker"]) for a, _, content in said if content),
        gold["document"].get("facts", False),
    )


def _whole(text: str, told: Mapping[str, Any], key: str) -> Span | None:
    """Where the first quote under ``key`` of an attribution stands."""
    if not told[key]:
        return None
    nth, start = told.get(f"{key}_nth", [1])[0], -1
    for _ in range(nth):
        start = text.find(told[key][0], start + 1)
    return Span(start, start + len(told[key][0])) if start >= 0 else None


def _mentions(text: str, actors: Mapping[str, Mapping[str, Any]], sources: Sequence[tuple[Span, str]]) -> Iterator[Named]:
    owners: dict[str, set[str]] = defaultdict(set)
    for ident, actor in actors.items():
        for quote in actor["quotes"]:
            owners[quote].add(ident)
    taken: list[Span] = []
    for span, ident in sources:
        if text[span.start : span.end] in actors[ident]["quotes"] and not any(span.overlaps(t) for t in taken):
            taken.append(span)
            yield Named(span, ident)
    for quote in sorted(owners, key=lambda q: (-len(q), q)):
        found = [Span(*m.span()) for m in re.finditer(rf"(?<!\w){re.escape(quote)}(?!\w)", text)]
        free = [s for s in found if not any(s.overlaps(t) for t in taken)]
        if len(owners[quote]) > 1 or (quote.lower() in _PRONOUNS and len(found) > 1):
            continue
        taken += free
        yield from (Named(s, next(iter(owners[quote]))) for s in free)


def compared(gold: Page) -> Compared:
    """The page beside what the pipeline that users get makes of it; mentions that start alike go together before others."""
    record = reportedly.read(gold.text, published=gold.published)
    spans = [(s, a) for a in record.actors for s in a.spans]
    wanted, told = [m.span for m in gold.mentions], [s for s, _ in spans]
    same = {s.start: k for k, s in enumerate(told)}
    pairs = {i: same[s.start] for i, s in enumerate(wanted) if s.start in same}
    rest, free = [i for i in range(len(wanted)) if i not in pairs], [k for k in range(len(told)) if k not in pairs.values()]
    pairs |= {rest[i]: free[k] for i, k in paired([wanted[i] for i in rest], [told[k] for k in free])}
    return Compared(gold, record, tuple((m, spans[pairs[i]][1] if i in pairs else None) for i, m in enumerate(gold.mentions)))


def scored(found: Compared) -> Counter[str]:
    """The counts of one page; B-cubed sums (Bagga and Baldwin 1998) are in thousandths of a mention."""
    joined = found.joined()
    counts: Counter[str] = Counter({"gold": len(found.told), "found": len(joined)})
    for mention, actor in joined:
        same_told = [m for m, a in joined if a.id == actor.id]
        both = sum(m.actor == mention.actor for m in same_told)
        counts["b3 precision"] += round(1000 * both / len(same_told))
        counts["b3 recall"] += round(1000 * both / sum(m.actor == mention.actor for m, _ in joined))
    for (m, a), (n, b) in combinations(joined, 2):
        counts.update({"pairs gold": m.actor == n.actor, "pairs told": a.id == b.id})
        counts["pairs"] += m.actor == n.actor and a.id == b.id
    counts.update(_about(found))
    for content, speaker in found.page.said:
        counts.update({"said": 1, "said right": _speaker(found, content) in found.most(speaker)})
    return counts


def _speaker(found: Compared, content: Span) -> str:
    """The id of the record's actor whose words overlap the gold's most; "" if there are none."""
    said = [(s, part) for s in found.record.statements for part in s.attribution.content]
    best = next((k for _, k in paired([content], [part for _, part in said])), None)
    speaker = said[best][0].speaker if best is not None else None
    return speaker.value if isinstance(speaker, Field) else ""


def _about(found: Compared) -> Iterator[str]:
    """What the record says of each gold actor that it found, by the actor that holds most of its mentions."""
    by_id = {a.id: a for a in found.record.actors}
    for ident, gold in found.page.actors.items():
        most = sorted(found.most(ident), key=lambda i: by_id[i].spans[0].start)
        if not most:
            continue
        told = by_id[most[0]]
        yield "actors"
        if isinstance(told.kind, Field):
            yield "kind told"
            if told.kind.value == gold["kind"]:
                yield "kind"
        for key, field in (("country", told.country), ("office", told.office)) if found.page.facts else ():
            yield from [f"{key} gold"] * (key in gold) + [f"{key} told"] * isinstance(field, Field)
            yield from [key] * (isinstance(field, Field) and field.value == gold.get(key))
        if gold["private"]:
            yield "private gold"
        if told.private:
            yield "private told"
            if gold["private"]:
                yield "private"


def figures(n: Mapping[str, int]) -> dict[str, str]:
    """The figures of some pages as text, by name."""
    precision, recall = n["b3 precision"] / max(1, n["found"]) / 1000, n["b3 recall"] / max(1, n["found"]) / 1000
    b3 = 2 * precision * recall / max(0.001, precision + recall)
    return {
        "mentions found": share(n["found"], n["gold"]),
        "joined, B-cubed": f"P {precision:.3f}  R {recall:.3f}  F1 {b3:.3f}",
        "joined, pairs": prf(n["pairs"], n["pairs told"], n["pairs gold"]),
        "kind right": share(n["kind"], n["actors"]),
        "  where one is told": share(n["kind"], n["kind told"]),
        "private": prf(n["private"], n["private told"], n["private gold"]),
        "country, our pages": prf(n["country"], n["country told"], n["country gold"]) if n["country gold"] else "",
        "office, our pages": prf(n["office"], n["office told"], n["office gold"]) if n["office gold"] else "",
        "speaker right": share(n["said right"], n["said"]),
    }


def errors(found: Compared) -> Iterator[str]:
    """Each single error of a page: what kind, and the words."""
    text, by_id = found.page.text, {a.id: a for a in found.record.actors}
    for mention, actor in found.told:
        quote = text[mention.span.start : mention.span.end]
        if actor is None:
            yield f"missed    {quote!r} ({mention.actor})"
        elif actor.id not in found.most(mention.actor):
            yield f"apart     {quote!r} ({mention.actor}) is {actor.name!r}"
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for mention, actor in found.joined():
        held[actor.id][mention.actor].append(text[mention.span.start : mention.span.end])
    for ident, golds in held.items():
        if len(golds) > 1:
            yield f"too much  {by_id[ident].name!r} holds {dict(golds)}"
    for ident, gold in found.page.actors.items():
        most = sorted(found.most(ident), key=lambda i: by_id[i].spans[0].start)
        if len(most) > 1:
            yield f"split     {ident}: {[by_id[i].name for i in most]}"
        if most:
            told = by_id[most[0]]
            kind = told.kind.value.value if isinstance(told.kind, Field) else "unknown"
            yield from [f"kind      {told.name!r} is {gold['kind']}, told {kind}"] if kind != gold["kind"] else []
            yield from [f"private   {told.name!r} told {told.private}"] if told.private != gold["private"] else []
    for content, speaker in found.page.said:
        told_by = _speaker(found, content)
        if told_by not in found.most(speaker):
            yield f"speaker   {text[content.start : content.end][:50]!r} by {speaker}, told {told_by and by_id[told_by].name!r}"


def pages(folders: Sequence[Path]) -> Iterator[Page]:
    """Every page under some folders that has its gold beside it."""
    return (page(p) for folder in folders for p in sorted(folder.rglob("*.txt")) if p.with_suffix(".toml").exists())


def show(folders: Sequence[Path]) -> None:
    """Prints one column for each story and one for all."""
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for gold in pages(folders):
        total[gold.story] += scored(compared(gold))
    if not total:
        print("No pages with actors here. Name their folder.")
        return
    columns = {name: figures(n) for name, n in total.items()}
    if len(columns) > 1:
        columns["all"] = figures(sum(total.values(), Counter[str]()))
    width = 31
    print(f"{'':22}" + "".join(f"{name:{width}}" for name in columns).rstrip())
    for row in next(iter(columns.values())):
        print(f"{row:22}" + "".join(f"{column[row]:{width}}" for column in columns.values()).rstrip())


def main(argv: Sequence[str] | None = None) -> None:
    """Prints the figures of the folders, or their single errors."""
    default = [sets.DEFAULT / "dispatches" / "stories", GOLDEN, OWN]
    parser = argparse.ArgumentParser("python -m benchmarks.actors", description=__doc__)
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="*", default=default)
    parser.add_argument("--errors", action="store_true", help="list single errors")
    options = parser.parse_args(argv)
    if not options.errors:
        show(options.folders)
        return
    for gold in pages(options.folders):
        for line in errors(compared(gold)):
            print(f"{gold.name:14} {line}")


if __name__ == "__main__":
    main()
