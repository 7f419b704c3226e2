"""Values of events beside what coders say of them: each with its reasons for doubt and whether it is right."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import floors, sets, time_pages
from benchmarks.learning import GOLDEN
from benchmarks.predict import _raw
from benchmarks.shapes import dispatch
from reportedly.code.confidence import doubts
from reportedly.code.telling import page
from reportedly.export.acled import sub_type
from reportedly.ingest.document import document
from reportedly.ingest.register import located
from reportedly.lexicon import load
from reportedly.pipeline import Pipeline, pipeline
from reportedly.settings import Settings
from reportedly.types.field import Field
from reportedly.types.record import Record

Doubts = Mapping[str, Sequence[tuple[str, ...]]]
FOLDS, DEFAULT = 4, Settings().engine
"""Parts in which a set of single pages is left out of learning, as a story is."""


@dataclass(frozen=True, slots=True)
class Case:
    """One value: its field, the story that it is left out with, the reasons to doubt it, whether it is right."""

    field: str
    story: str
    why: tuple[str, ...]
    right: bool


def cases(shared: Path, engine: str = DEFAULT) -> list[Case]:
    """All values that our own pages or a public set have an answer for."""
    return [*_told(shared, engine), *_days(sets.TIMES_LEARNED, engine), *_snippets(shared, engine)]


def held(engine: str = DEFAULT) -> list[Case]:
    """Days of events on our own pages that nothing was learned from."""
    return list(_days(sets.TIMES_HELD, engine))


def _line(engine: str, register: Path | None = None) -> Pipeline:
    return pipeline(Settings(engine=engine, sources=str(register) if register else ""))


def _read(line: Pipeline, row: Mapping[str, Any]) -> tuple[Record, list[Doubts]]:
    raw = _raw(row)
    text = located(document(raw, line.sources.given(raw.given.source)), raw.given.source, line.sources)
    reading, resolution = line.resolved(text)
    record = line.record(text, reading, resolution)
    return record, list(doubts(page(text, reading, resolution), record.events))


def _told(shared: Path, engine: str) -> Iterator[Case]:
    """The dispatches and the golden reports: every field."""
    chosen = sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["dispatch"]))
    scorer = floors.module(chosen[0].scorer)
    folders = [(s.gold, sets.register(s)) for s in chosen] + [(GOLDEN, GOLDEN.parent / "sources.toml")]
    for folder, register in folders:
        line = _line(engine, register)
        paths = sorted(p for p in folder.rglob("*.toml") if p.with_suffix(".txt").exists())
        for number, path in enumerate(paths):
            gold = scorer.load_report(str(path))
            single = not (path.parent / "story.toml").exists()
            story = f"golden {number % FOLDS}" if single else path.parent.name
            row = {"text": gold["text"], **{k: str(gold["raw"]["document"][k]) for k in ("published", "source")}}
            record, why = _read(line, row)
            yield from _judged(scorer, gold, record, why, story)


def _judged(scorer: ModuleType, gold: Any, record: Record, why: Sequence[Doubts], story: str) -> Iterator[Case]:
    told = dispatch(record)
    home, ignored = scorer.score_doc(gold, told, Counter())
    for i, row in enumerate(told["events"]):
        if i not in home:
            if i not in ignored:
                yield from (Case("plover", story, reasons, right=False) for reasons in why[i]["plover"])
            continue
        right = _right(scorer, gold["event"], gold["event"][home[i]], row)
        for field, values in why[i].items():
            for k, reasons in enumerate(values):
                yield Case(field, story, reasons, right[field][k])


def _right(scorer: ModuleType, all_: Any, meant: Any, row: Any) -> dict[str, list[bool]]:
    """Which values of an event are those of the gold, as the scorer of the dispatches has it."""
    same = ("plover", "mode", "acled", "status", "time_frame", "own_deed")
    found = {k: [meant[k] == row[k]] for k in same}
    found["places"] = [scorer.place_ok(meant, all_, row["places"])]
    found["when"] = [scorer.date_ok(meant, all_, row)]
    for mine, field in (("agents", "agents"), ("targets", "recipients")):
        found[field] = [any(scorer.ov(s, z) > 0 for who in meant[mine] for z in who) for s in row[mine]]
    tolls = [(c["what"], c["low"] + more, c.get("high")) for c in meant["count"] for more in (0, _above(c))]
    found["counts"] = [(c["what"], c["low"], c["high"]) in tolls for c in row["counts"]]
    return found


def _above(toll: Mapping[str, Any]) -> bool:
    """Whether it may be told from one more ("more than 30")."""
    return str(toll["quote"]).lower().startswith(("more than ", "over "))


def _days(folder: Path, engine: str) -> Iterator[Case]:
    """Our own pages of times: the day of each event."""
    for number, path in enumerate(sorted(folder.glob("*.txt"))):
        gold = time_pages.page(path)
        record, why = _read(_line(engine), {"text": gold.text, "published": gold.published})
        for event, reasons in zip(record.events, why, strict=True):
            mark = next((m for m in gold.events if m.span.overlaps(event.trigger)), None)
            if mark and isinstance(event.when, Field):
                yield from (
                    Case("when", f"times {number % FOLDS}", w, time_pages.days(event.when) in time_pages.meant(gold, mark))
                    for w in reasons["when"]
                )


def _snippets(shared: Path, engine: str) -> Iterator[Case]:
    """CASE-21: the ACLED sub-type under which a snippet is filed."""
    line, short = _line(engine), load("acled")["short"]
    for gold in sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["acled"])):
        for number, row in enumerate(sets.rows(gold)):
            record, why = _read(line, row)
            filed = sub_type(record)
            chosen = (
                reasons["acled"][0]
                for e, reasons in zip(record.events, why, strict=True)
                if isinstance(e.acled, Field) and short[e.acled.value] == filed
            )
            yield from (
                Case("acled", f"snippets {number % FOLDS}", w, filed == row["gold"]["sub_type"]) for w in _first(chosen)
            )


def _first(found: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    yield from [*found][:1]
