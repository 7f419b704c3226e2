"""Hand-coded reports: what a careful coder finds in a page, by quotation and occurrence, and which of it a record has.

The pages in ``reports`` and their records are our own: the towns are real, everything else is invented. A part of a gold
record has a name, such as ``event e3 place``; :func:`parts` says for each part whether a record of the line has it right.
``python -m tests.golden.gold`` writes ``missed.toml``, the parts that no record has right yet.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import reportedly
from reportedly.settings import Settings
from reportedly.types.field import Field
from reportedly.types.record import Event, Record, Statement
from reportedly.types.span import Span

HERE = Path(__file__).parent
REPORTS = tuple(sorted(p.stem for p in (HERE / "reports").glob("*.txt")))
Part = tuple[str, bool]
Entry = dict[str, Any]
_NAMED = re.compile(r"\w{3,}")


@dataclass(frozen=True)
class Pair:
    """A page, its gold record and the record that the line makes of it."""

    text: str
    gold: dict[str, Any]
    record: Record

    def span(self, quote: str, nth: int = 1) -> Span:
        """The characters of the ``nth`` occurrence of a quotation; ValueError if there are fewer."""
        start = -1
        for _ in range(nth):
            start = self.text.index(quote, start + 1)
        return Span(start, start + len(quote))

    def entry(self, of: Entry, key: str = "quote") -> Span:
        """The characters of a gold entry."""
        return self.span(of[key], of.get("nth", 1))


@cache
def pair(name: str) -> Pair:
    """The report of that name, read once."""
    text = (HERE / "reports" / f"{name}.txt").read_bytes().decode()
    gold = tomllib.loads((HERE / "reports" / f"{name}.toml").read_text(encoding="utf-8"))
    day, source = gold["document"]["published"], gold["document"]["source"]
    register = Settings(sources=str(HERE / "sources.toml"))
    return Pair(text, gold, reportedly.read(text, published=day, source=source, settings=register))


def value(field: Any) -> Any:
    """A field's value, None where it is unknown."""
    return field.value if isinstance(field, Field) else None


def days(field: Any) -> tuple[Any, Any]:
    """First and last day, None where they are unknown."""
    when = value(field)
    return (when.first, when.last) if when else (None, None)


def parts(report: Pair) -> dict[str, bool]:
    """Every part of the gold record, by its name, and whether the record has it right."""
    layers: tuple[Callable[[Pair], Iterator[Part]], ...] = (_blocks, _places, _times, _attributions, _events, _warnings)
    return {name: right for layer in layers for name, right in layer(report)}


def _name(kind: str, entry: Entry) -> str:
    quote = " ".join(entry["quote"].split())
    return f"{kind} {quote[:40]} #{entry.get('nth', 1)}"


def _blocks(report: Pair) -> Iterator[Part]:
    for entry in report.gold["block"]:
        span = report.entry(entry)
        told = [b for b in report.record.document.blocks if b.span.overlaps(span)]
        yield _name("block", entry), {b.role.value for b in told} == {entry["role"]}


def _places(report: Pair) -> Iterator[Part]:
    for entry in report.gold["place"]:
        span = report.entry(entry)
        found = [p for p in report.record.places if p.toponym.span.overlaps(span) and not p.anchors]
        name = _name("place", entry)
        yield f"{name} role", any(p.role.value == entry["role"] for p in found)
        ids = {place.gazetteer_id for place in map(value, (p.field for p in found)) if place}
        if "geonameid" in entry:
            yield f"{name} id", entry["geonameid"] in ids


def _times(report: Pair) -> Iterator[Part]:
    for entry in report.gold["time"]:
        span = report.entry(entry)
        found = [t for t in report.record.times if t.timex.span.overlaps(span)]
        name = _name("time", entry)
        yield f"{name} days", any(days(t.field) == (entry.get("first"), entry.get("last")) for t in found)
        yield f"{name} flags", any({f.value for f in t.flags} == set(entry["flags"]) for t in found)


def _words(report: Pair, spans: tuple[Span, ...]) -> set[int]:
    return {m.start() for s in spans for m in re.finditer(r"\w+", report.text) if s.start < m.end() and m.start() < s.end}


def _gold_spans(report: Pair, entry: Entry, key: str, near: int | None = None) -> tuple[Span, ...]:
    """Quotations of an attribution; one without an occurrence is the nearest to the first character of the content."""
    spans = []
    for i, quote in enumerate(entry[key]):
        nth = entry.get(f"{key}_nth", [0] * (i + 1))[i]
        starts = [m.start() for m in re.finditer(f"(?={re.escape(quote)})", report.text)]
        start = starts[nth - 1] if nth else min(starts, key=lambda s: abs(s - (near or 0)))
        spans.append(Span(start, start + len(quote)))
    return tuple(spans)


def said(report: Pair, entry: Entry) -> Statement | None:
    """The record's statement with this gold attribution's words: half of both and a word of the source in common."""
    content = _words(report, _gold_spans(report, entry, "content"))
    source = _gold_spans(report, entry, "source", min(content))
    for told in report.record.statements:
        theirs = _words(report, told.attribution.content)
        who = any(a.overlaps(b) for a in source for b in told.attribution.source)
        if who and 2 * len(content & theirs) >= 0.5 * (len(content) + len(theirs)):
            return told
    return None


def _attributions(report: Pair) -> Iterator[Part]:
    told = {entry["id"]: said(report, entry) for entry in report.gold["attribution"]}
    for entry in report.gold["attribution"]:
        name, found = f"says {entry['id']}", told[entry["id"]]
        yield name, found is not None
        if found:
            quoted = found.attribution
            via = report.text[quoted.via.start : quoted.via.end] if quoted.via else ""
            outlet = entry.get("via", "")
            yield f"{name} via", via == outlet or bool(set(_NAMED.findall(via)) & set(_NAMED.findall(outlet)))
            yield f"{name} said", value(found.said) == entry.get("said")
            parent = told.get(entry.get("parent", ""))
            yield f"{name} parent", quoted.parent == (parent.attribution.id if parent else None)


def event(report: Pair, entry: Entry) -> Event | None:
    """The record's event with this gold event's trigger."""
    trigger = report.entry(entry, "trigger")
    return next((e for e in report.record.events if e.trigger.overlaps(trigger)), None)


def _events(report: Pair) -> Iterator[Part]:
    told = {entry["id"]: said(report, entry) for entry in report.gold["attribution"]}
    ids = {p["name"]: p.get("geonameid") for p in report.gold["place"]}
    for entry in report.gold["event"]:
        name, found = f"event {entry['id']}", event(report, entry)
        yield name, found is not None
        if found is None:
            continue
        by = told.get(entry["claimed_by"])
        mentions = (report.record.places[i] for i in found.places)
        fields = (p.field for p in mentions if len(p.anchors) < 2)  # what lies between two towns lies in neither
        named = {place.gazetteer_id for place in map(value, fields) if place}
        counts = {(c.what.value, c.low, c.high) for c in found.counts}
        yield f"{name} type", (value(found.plover) or "", value(found.mode) or "") == (entry["plover"], entry["mode"])
        yield f"{name} acled", (value(found.acled) or "") == entry["acled"]
        yield f"{name} status", (found.status.value, found.time_frame.value) == (entry["status"], entry["time_frame"])
        yield f"{name} places", named == {ids[p] for p in entry["places"]}
        yield f"{name} days", days(found.when) == (entry.get("first"), entry.get("last"))
        yield f"{name} claimed_by", found.claimed_by == (by.attribution.id if by else entry["claimed_by"])
        yield f"{name} own_deed", bool(value(found.own_deed)) == entry["own_deed"]
        yield f"{name} counts", counts >= {(c["what"], c["low"], c.get("high")) for c in entry.get("count", [])}


def _warnings(report: Pair) -> Iterator[Part]:
    for entry in report.gold.get("warning", []):
        span = report.entry(entry)
        found = [w for w in report.record.warnings if w.code.value == entry["code"] and w.span and w.span.overlaps(span)]
        yield _name(f"warning {entry['code']}", entry), bool(found)


def missed() -> dict[str, list[str]]:
    """The parts that ``missed.toml`` names, by report."""
    return tomllib.loads((HERE / "missed.toml").read_text(encoding="utf-8"))


def main() -> None:
    """Writes ``missed.toml`` anew."""
    lines = ["# What the line does not get right yet in each report: parts of its gold record (python -m tests.golden.gold).\n"]
    for name in REPORTS:
        wrong = sorted(part for part, right in parts(pair(name)).items() if not right)
        quoted = "".join(f"  {json.dumps(part, ensure_ascii=False)},\n" for part in wrong)
        lines.append(f"{name} = [\n{quoted}]\n")
    (HERE / "missed.toml").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
