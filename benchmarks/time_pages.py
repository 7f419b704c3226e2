"""Times on our own hand-coded pages: ``python -m benchmarks.time_pages [FOLDER …]``; by default learned/ and held/.

Found or not, the days they name, what was noted of them, and the days of events. benchmarks/pages_of_times/README.md tells
the format. ``--errors FOLDER`` lists single errors instead, and refuses the pages that are held out.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import reportedly
from benchmarks.coded_pages import Mark, gold_of, marks, paired, prf, share
from benchmarks.sets import TIMES_HELD, TIMES_LEARNED, to_learn
from benchmarks.shapes import dated
from reportedly.types.field import Field, Unknown
from reportedly.types.record import Event, TimeMention
from reportedly.types.span import Span
from reportedly.types.text import BlockRole
from reportedly.types.world import When

Days = tuple[str, str] | None
"""First and last day; None where the page tells none, or the record says Unknown."""
AROUND = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its gold; in ``residue`` no time too many counts, in ``residue`` and ``copies`` no event."""

    name: str
    text: str
    published: str | None
    times: tuple[Mark, ...]
    events: tuple[Mark, ...]
    residue: tuple[Span, ...] = ()
    copies: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """A page beside its record: each time and event of the gold with the record's, or one of them alone (None)."""

    page: Page
    times: tuple[tuple[Mark | None, TimeMention | None], ...]
    events: tuple[tuple[Mark | None, Event | None], ...]


def page(path: Path) -> Page:
    """The page at ``path`` (.txt) with its gold beside it (.toml).

    Raises:
        OSError: one of the two files is not there.
        ValueError: the gold is no TOML, a quote of it is not in the text, or an event is the same as one that is not there.
    """
    text, gold = gold_of(path)
    published = gold["document"].get("published")
    events, blocks = marks(text, gold.get("event", []), "trigger"), marks(text, gold.get("block", []))
    unknown = {name for e in events for name in e.told.get("same_as", [])} - {e.told["id"] for e in events}
    if unknown:
        raise ValueError(f"{path.with_suffix('.toml')}: same_as names no event of the page: {', '.join(sorted(unknown))}")
    return Page(
        path.stem,
        text,
        str(published) if published else None,
        marks(text, gold.get("time", [])),
        events,
        tuple(b.span for b in blocks if b.told["role"] == BlockRole.RESIDUE),
        tuple(b.span for b in blocks if b.told.get("copy_of")),
    )


def compared(gold: Page) -> Compared:
    """The page beside what the pipeline that users get makes of it, without the times that the format does not list."""
    record = reportedly.read(gold.text, published=gold.published)
    told, junk = [t for t in record.times if dated(t)], gold.residue + gold.copies
    times = dict(paired([m.span for m in gold.times], [t.timex.span for t in told]))
    events = dict(paired([m.span for m in gold.events], [e.trigger for e in record.events]))
    more = [t for k, t in enumerate(told) if k not in times.values() and not _inside(t.timex.span, gold.residue)]
    beyond = [e for k, e in enumerate(record.events) if k not in events.values() and not _inside(e.trigger, junk)]
    return Compared(
        gold,
        (*((m, told[times[i]] if i in times else None) for i, m in enumerate(gold.times)), *((None, t) for t in more)),
        (
            *((m, record.events[events[i]] if i in events else None) for i, m in enumerate(gold.events)),
            *((None, e) for e in beyond),
        ),
    )


def _inside(span: Span, blocks: Sequence[Span]) -> bool:
    return any(b.holds(span) for b in blocks)


def days(told: Mapping[str, Any] | Field[When] | Unknown) -> Days:
    """The days of an entry of the gold or of a field of the record."""
    if isinstance(told, Field):
        return str(told.value.first), str(told.value.last)
    return (str(told["first"]), str(told["last"])) if isinstance(told, Mapping) and told.get("first") else None


def meant(gold: Page, event: Mark) -> set[Days]:
    """The days that are right for an event: its own, or those of a mention of the same happening."""
    same = set(event.told.get("same_as", []))
    return {days(event.told), *(days(m.told) for m in gold.events if m.told["id"] in same)}


def scored(found: Compared) -> Counter[str]:
    """The counts of one page."""
    counts: Counter[str] = Counter()
    for gold, time in found.times:
        counts.update(_time(gold, time))
    for mark, event in found.events:
        counts.update(_event(found.page, mark, event))
    return counts


def _time(gold: Mark | None, told: TimeMention | None) -> Counter[str]:
    counts = Counter({"gold": int(gold is not None), "told": int(told is not None)})
    if gold and told:
        noted, flags = set(gold.told.get("flags", [])), {str(f) for f in told.flags}
        counts.update({"matched": 1, "exact": gold.span == told.timex.span, "days": days(gold.told) == days(told.field)})
        counts.update({"flags gold": len(noted), "flags told": len(flags), "flags": len(noted & flags)})
    return counts


def _event(page: Page, gold: Mark | None, told: Event | None) -> Counter[str]:
    answer = days(told.when) if told else None
    counts = Counter({"events gold": int(gold is not None), "pairs beyond": int(gold is None and answer is not None)})
    if gold is None:
        return counts
    kind, right = "with a day" if days(gold.told) else "without a day", told is not None and answer in meant(page, gold)
    pair = right and answer is not None
    wanted = int(days(gold.told) is not None or pair)
    counts.update({f"events {kind} gold": 1, "pairs gold": wanted})
    if told:
        frame = gold.told.get("time_frame") == told.time_frame
        counts.update({"events": 1, f"events {kind}": 1, "events right": right, f"events {kind} right": right, "frame": frame})
        counts.update({"pairs wanted": wanted, "pairs told": answer is not None, "pairs": pair})
    return counts


def figures(n: Mapping[str, int]) -> dict[str, str]:
    """The figures of some pages as text, by name."""
    everything = n["pairs told"] + n["pairs beyond"]
    return {
        "times, exact extent": prf(n["exact"], n["told"], n["gold"]),
        "times, overlapping extent": prf(n["matched"], n["told"], n["gold"]),
        "  days right, of matched": share(n["days"], n["matched"]),
        "times, extent overlaps and days right": prf(n["days"], n["told"], n["gold"]),
        "flags, of matched": prf(n["flags"], n["flags told"], n["flags gold"]),
        "events found": share(n["events"], n["events gold"]),
        "  days right, of found": share(n["events right"], n["events"]),
        "    of those with a day": share(n["events with a day right"], n["events with a day"]),
        "    of those without a day": share(n["events without a day right"], n["events without a day"]),
        "  time frame right, of found": share(n["frame"], n["events"]),
        "(event, days), found events": prf(n["pairs"], n["pairs told"], n["pairs wanted"]),
        "(event, days), all events": prf(n["pairs"], everything, n["pairs gold"]),
    }


def errors(found: Compared) -> Iterator[str]:
    """Each single error of a page: what kind, the words in their context, the gold's days and the record's."""
    gold = found.page
    for mark, time in found.times:
        span = mark.span if mark else time.timex.span if time else Span(0, 1)
        for kind, told in _wrong_time(mark, time):
            yield f"{gold.name}  {kind:14} {_context(gold.text, span)}  {told}"
    for mark, event in found.events:
        span = mark.span if mark else event.trigger if event else Span(0, 1)
        for kind, told in _wrong_event(gold, mark, event):
            yield f"{gold.name}  {kind:14} {_context(gold.text, span)}  {told}"


def _wrong_event(page: Page, gold: Mark | None, told: Event | None) -> Iterator[tuple[str, str]]:
    if gold is None or told is None:
        side = days(gold.told) if gold else days(told.when) if told else None
        yield ("event missed", f"gold {_dash(side)}") if gold else ("event too many", f"told {_dash(side)}")
    elif days(told.when) not in meant(page, gold):
        yield "event's days", f"gold {_dash(days(gold.told))}, told {_dash(days(told.when))}"


def _wrong_time(gold: Mark | None, told: TimeMention | None) -> Iterator[tuple[str, str]]:
    if gold is None or told is None:
        side = days(gold.told) if gold else days(told.field) if told else None
        yield ("time missed", f"gold {_dash(side)}") if gold else ("time too many", f"told {_dash(side)}")
        return
    if gold.span != told.timex.span:
        yield "time's extent", f"told {told.timex.span.start - gold.span.start:+d}, {told.timex.span.end - gold.span.end:+d}"
    if days(gold.told) != days(told.field):
        yield "time's days", f"gold {_dash(days(gold.told))}, told {_dash(days(told.field))}"
    noted, flags = set(gold.told.get("flags", [])), {str(f) for f in told.flags}
    if noted != flags:
        yield "time's flags", f"gold {', '.join(sorted(noted)) or '-'}; told {', '.join(sorted(flags)) or '-'}"


def _dash(told: Days) -> str:
    return "-" if told is None else told[0] if told[0] == told[1] else "..".join(told)


def _context(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return " ".join(f"{before}[{text[span.start : span.end]}]{after}".split())


def _pages(folder: Path) -> list[Page]:
    return [page(path) for path in sorted(folder.rglob("*.txt"))]


def show(folders: Sequence[Path]) -> None:
    """Prints one column for each folder that has pages; only figures, so that held-out pages stay unread."""
    columns: list[tuple[str, dict[str, str]]] = []
    for folder in folders:
        pages = _pages(folder)
        if not pages:
            print(f"No pages in {folder}: nothing to score there.")
            continue
        total = sum((scored(compared(p)) for p in pages), Counter[str]())
        columns.append((f"{folder.name}, {len(pages)} pages", figures(total)))
    if columns:
        print(f"{'':40}" + "".join(f"{title:32}  " for title, _ in columns).rstrip())
        for name in columns[0][1]:
            print(f"{name:40}" + "".join(f"{column[name]:34}" for _, column in columns).rstrip())


def main(argv: Sequence[str] | None = None) -> None:
    """Prints the figures of the folders, or the single errors of one."""
    parser = argparse.ArgumentParser("python -m benchmarks.time_pages", description=__doc__)
    parser.add_argument("folders", metavar="FOLDER", type=Path, nargs="*", default=[TIMES_LEARNED, TIMES_HELD])
    parser.add_argument("--errors", metavar="FOLDER", type=to_learn, help="list single errors; never of held-out pages")
    options = parser.parse_args(argv)
    if options.errors is None:
        show(options.folders)
        return
    pages = _pages(options.errors)
    print(*(error for p in pages for error in errors(compared(p))) if pages else [f"No pages in {options.errors}."], sep="\n")


if __name__ == "__main__":
    main()
