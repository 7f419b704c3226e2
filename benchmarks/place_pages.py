"""Places on our own hand-coded pages: ``python -m benchmarks.place_pages [FOLDER …]``; by default learned/ and held/.

Found or not, what for, where, derived points, and the places of events. benchmarks/pages/README.md tells the format.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import reportedly
from benchmarks.coded_pages import Mark, gold_of, marks, paired, prf, share
from benchmarks.sets import HELD, LEARNED
from reportedly.types.earth import kilometres
from reportedly.types.field import Field
from reportedly.types.mention import ToponymUse
from reportedly.types.record import PlaceMention, Record
from reportedly.types.world import Place, PlaceLevel, PlaceRole

TOWN_KM = 20.0
NEAR_KM = {"town": 20.0, "facility": 20.0, "small area": 30.0, "admin2": 60.0, "admin1": 150.0}
WIDE_KM = 400.0  # countries and regions
WIDTH = 13


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its gold."""

    text: str
    published: str | None
    places: tuple[Mark, ...]
    derived: tuple[Mark, ...]
    settings: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of some pages, by name, and of matched places by (role in the gold, role in the record). Tallies add up."""

    counts: Counter[str] = field(default_factory=Counter)
    roles: Counter[tuple[PlaceRole, PlaceRole]] = field(default_factory=Counter)

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.counts + other.counts, self.roles + other.roles)


def page(path: Path) -> Page:
    """The page at ``path`` (.txt) with its gold beside it (.toml).

    Raises:
        OSError: one of the two files is not there.
        ValueError: the gold is no TOML, or a quote of it is not in the text.
    """
    text, gold = gold_of(path)
    published = gold["document"].get("published")
    places, derived, settings = (marks(text, gold.get(title, [])) for title in ("place", "derived", "setting"))
    return Page(text, str(published) if published else None, places, derived, settings)


def scored(gold: Page) -> Tally:
    """The counts of one page, read by the pipeline that users get."""
    record = reportedly.read(gold.text, published=gold.published)
    named = [p for p in record.places if not p.anchors and p.toponym.use is not ToponymUse.DEMONYM]
    pairs = paired([m.span for m in gold.places], [p.toponym.span for p in named])
    matched = [(gold.places[i].told, named[k]) for i, k in pairs]
    counts = Counter({"gold": len(gold.places), "named": len(named), "matched": len(matched)})
    counts.update(_town(told, mention) for told, mention in matched if told["level"] == PlaceLevel.TOWN and "lat" in told)
    counts.update(_derived(gold, record))
    counts.update(_settings(gold, record))
    return Tally(counts, Counter((PlaceRole(told["role"]), mention.role) for told, mention in matched))


def _point(mention: PlaceMention) -> Place | None:
    return mention.field.value if isinstance(mention.field, Field) else None


def _km(place: Place, told: Mapping[str, Any]) -> float:
    return kilometres(place.lat, place.lon, told["lat"], told["lon"])


def _town(told: Mapping[str, Any], mention: PlaceMention) -> str:
    place = _point(mention)
    if place is None:
        return "town abstained"
    return "town right" if _km(place, told) <= TOWN_KM else "town wrong"


def _derived(gold: Page, record: Record) -> Counter[str]:
    told = [p for p in record.places if p.anchors]
    pairs = paired([m.span for m in gold.derived], [p.toponym.span for p in told])
    points = [(_point(told[k]), gold.derived[i].told) for i, k in pairs]
    near = sum(place is not None and _km(place, point) <= point["km"] for place, point in points)
    return Counter({"derived gold": len(gold.derived), "derived told": len(told), "derived": len(pairs), "derived near": near})


def _settings(gold: Page, record: Record) -> Counter[str]:
    """The (event, place) pairs; those of events that the record lacks are told apart."""
    pairs = dict(paired([m.span for m in gold.settings], [e.trigger for e in record.events]))
    named: dict[str, Mapping[str, Any]] = {}
    for mark in gold.places:
        named.setdefault(mark.told["name"], mark.told)
    counts = Counter({"events gold": len(gold.settings), "events": len(pairs)})
    for i, setting in enumerate(gold.settings):
        wanted = [named[name] for name in setting.told["places"]]
        counts["pairs gold"] += len(wanted)
        if i in pairs:
            derived = [m.told for m in gold.derived if m.told["quote"] in setting.told["derived"]]
            mentions = [record.places[k] for k in record.events[pairs[i]].places]
            counts.update(_event(gold, wanted, derived, mentions))
    return counts


def _event(
    gold: Page, wanted: Sequence[Mapping[str, Any]], derived: Sequence[Mapping[str, Any]], mentions: Sequence[PlaceMention]
) -> Counter[str]:
    """The pairs of one event. What the record could not resolve is no answer; a gold derived point is no wrong one."""
    told = [(mention, place) for mention in mentions if (place := _point(mention)) is not None]
    hits = sum(any(_meant(gold, want, mention, place) for mention, place in told) for want in wanted)
    wrong = [
        place
        for mention, place in told
        if not any(_meant(gold, want, mention, place) for want in wanted)
        and not any(_km(place, point) <= max(TOWN_KM, point["km"]) for point in derived)
    ]
    exact = hits == len(wanted) and not wrong
    return Counter(
        {"pairs wanted": len(wanted), "pairs told": hits + len(wrong), "pairs": hits, "events exact": int(exact)},
    )


def _meant(gold: Page, want: Mapping[str, Any], mention: PlaceMention, place: Place) -> bool:
    """Whether an event's place is the gold's: a mention of it wherever it was put, or near its point, or the same division."""
    if any(m.told["name"] == want["name"] and m.span.overlaps(mention.toponym.span) for m in gold.places):
        return True
    if "lat" in want and _km(place, want) <= NEAR_KM.get(want["level"], WIDE_KM):
        return True
    if want["level"] != place.level or want["country"] != place.country:
        return False
    return place.level is PlaceLevel.COUNTRY or (place.level is PlaceLevel.ADMIN1 and place.name == want["name"])


def shown(tally: Tally) -> str:
    """The figures of some pages as text, one a line."""
    n, right = tally.counts, sum(count for (gold, told), count in tally.roles.items() if gold is told)
    towns = n["town right"] + n["town wrong"] + n["town abstained"]
    lines = [
        f"recognition                    {prf(n['matched'], n['named'], n['gold'])} of {n['gold']}",
        f"role, of matched               {share(right, n['matched'])}",
        "  gold, told  " + "".join(f"{role:>{WIDTH}}" for role in PlaceRole),
    ]
    lines += [f"  {gold:12}" + "".join(f"{tally.roles[gold, told]:{WIDTH}}" for told in PlaceRole) for gold in PlaceRole]
    lines += [
        f"towns within {TOWN_KM:.0f} km, of matched  {share(n['town right'], towns)}",
        f"  right {n['town right']}, wrong {n['town wrong']}, abstained {n['town abstained']}",
        f"derived points found           {prf(n['derived'], n['derived told'], n['derived gold'])} of {n['derived gold']}",
        f"  near enough, of found        {share(n['derived near'], n['derived'])}",
        f"events found                   {share(n['events'], n['events gold'])}",
        f"  all its places right         {share(n['events exact'], n['events'])}",
        f"(event, place), found events   {prf(n['pairs'], n['pairs told'], n['pairs wanted'])} of {n['pairs wanted']}",
        f"(event, place), all events     {prf(n['pairs'], n['pairs told'], n['pairs gold'])} of {n['pairs gold']}",
    ]
    return "\n".join(lines)


def main(folders: Sequence[Path]) -> None:
    """Prints the figures of each folder; only figures, so that held-out pages stay unread."""
    for folder in folders:
        paths = sorted(folder.rglob("*.txt"))
        print(f"{folder.name}, {len(paths)} pages")
        print(shown(sum((scored(page(path)) for path in paths), Tally())) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="*", default=[LEARNED, HELD])
    main(parser.parse_args().folders)
