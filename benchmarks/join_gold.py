"""Gold stories as records, so that a join can be measured without the errors of reading, and joins as the scorer takes them."""

from __future__ import annotations

import argparse
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import sets
from benchmarks.floors import module
from benchmarks.predict import _raw
from reportedly.pipeline import pipeline
from reportedly.resolve.great_circle import halfway
from reportedly.settings import Settings
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.incident import EventRef, Report
from reportedly.types.mention import Attribution, AttributionKind, Toponym, ToponymUse
from reportedly.types.record import (
    NARRATOR,
    Actor,
    Count,
    CountOf,
    EngineInfo,
    Event,
    PlaceMention,
    Record,
    Statement,
    Status,
    TimeFrame,
)
from reportedly.types.span import Span, trimmed
from reportedly.types.text import Block, BlockRole, Document, OutletKind, Source
from reportedly.types.world import ActorKind, Place, PlaceLevel, PlaceRole, Precision, When

Row = dict[str, Any]
_BY = Origin("gold", "1", "")
_KM = {"town": 5, "facility": 2, "small area": 10, "admin2": 40, "admin1": 150, "region": 300, "country": 800}
"""Radii of places by their levels, since the gold tells none."""


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its reports as records and, of each event, the incident that the gold puts it in ("" for none)."""

    name: str
    reports: tuple[Report, ...]
    gold: Any
    home: Mapping[EventRef, str]

    def denials(self) -> set[tuple[EventRef, EventRef]]:
        """Who denies what: (denied, denying)."""
        every = (d for i in self.gold["story"]["incident"] for d in i.get("denial", ()))
        return {(_ref(d["denies"]), _ref(d["by"])) for d in every}


def scorer(shared: Path) -> ModuleType:
    """The scorer of the dispatches."""
    return module(shared / "bench" / "score" / "score_dispatch.py")


def stories(shared: Path, folder: Path | None = None) -> list[Story]:
    """All stories of a folder (the dispatches) with their gold as records."""
    home = folder or shared / "dispatches" / "stories"
    outlets = _outlets(home)
    return [_story(name, gold, outlets) for name, gold in sorted(scorer(shared).load(str(home)).items())]


def _outlets(home: Path) -> dict[str, Source]:
    path = next((p for p in (home / "sources.toml", home.parent / "sources.toml") if p.exists()), None)
    told = tomllib.loads(path.read_text(encoding="utf-8"))["source"] if path else []
    return {s["id"]: Source(s["id"], s["name"], OutletKind(s["kind"]), s["owner"], tuple(s["party_to"])) for s in told}


def _story(name: str, gold: Any, outlets: Mapping[str, Source]) -> Story:
    home = {_ref(x): f"{name}/{i['id']}" for i in gold["story"]["incident"] for x in i["reports"]}
    reports = [Report(key, record(report, outlets)) for key, report in sorted(gold["reports"].items())]
    return Story(name, tuple(reports), gold, home)


def _ref(told: str) -> EventRef:
    report, _, event = told.partition("#")
    return EventRef(report, event)


def record(gold: Any, outlets: Mapping[str, Source]) -> Record:
    """The record of one gold report, as the scorer loads it: its places, actors, statements and events."""
    raw, page = gold["raw"], _document(gold, outlets)
    places = [_place(p) for p in gold["place"]]
    events = [_event(gold, e, places) for e in gold["event"]]
    return Record(
        engine=EngineInfo("gold", "1", ""),
        document=page,
        places=tuple(places),
        times=(),
        actors=tuple(_actor(gold["text"], a) for a in raw.get("actor", ())),
        statements=tuple(_statement(a) for a in gold["attribution"]),
        events=tuple(events),
        claims=(),
        wording=(),
        warnings=(),
        refusals=(),
    )


def _document(gold: Any, outlets: Mapping[str, Source]) -> Document:
    about, text = gold["raw"]["document"], gold["text"]
    told = [Block(BlockRole(b["role"]), _span(b)) for b in sorted(gold["block"], key=lambda b: b["start"])]
    edges = [0, *(x for b in told for x in (b.span.start, b.span.end)), len(text)]
    between = [trimmed(text, start, end) for start, end in list(pairwise(edges))[::2] if start < end]
    bodies = [Block(BlockRole.BODY, s) for s in between if s]
    return Document(
        id=gold["id"],
        sha256="",
        text=text,
        blocks=tuple(sorted((*told, *bodies), key=lambda b: b.span)),
        title=_field(about["title"]),
        published=_field(date.fromisoformat(str(about["published"]))),
        language=_field("en"),
        url=Unknown(Reason.NOT_STATED),
        source=outlets.get(about["source"], Unknown(Reason.NOT_STATED)),
    )


def _span(told: Mapping[str, int]) -> Span:
    return Span(told["start"], told["end"])


def _field(value: Any, *spans: Span) -> Any:
    return Field(value, Basis.GIVEN, spans, _BY) if value not in ("", None) else Unknown(Reason.NOT_STATED)


def _place(told: Mapping[str, Any]) -> PlaceMention:
    return PlaceMention(Toponym(_span(told), told["quote"], ToponymUse.LITERAL, ""), _point(told), PlaceRole(told["role"]))


def _point(told: Mapping[str, Any]) -> Field[Place] | Unknown:
    if told.get("lat") is None:
        return Unknown(Reason.NOT_IN_GAZETTEER)
    level, country = PlaceLevel(told["level"]), told.get("country") or None
    place = Place(1, told["name"], told["lat"], told["lon"], country, None, level, 0, float(_KM[level]))
    return Field(place, Basis.GIVEN, (_span(told),), _BY)


def _actor(text: str, told: Mapping[str, Any]) -> Actor:
    starts = [(text.find(q), q) for q in told["quotes"]]
    spans = tuple(Span(at, at + len(q)) for at, q in starts if at >= 0)
    kind = _field(ActorKind(told["kind"]))
    return Actor(told["id"], told["name"], kind, Unknown(Reason.NOT_STATED), spans, private=bool(told.get("private")))


def _statement(told: Any) -> Statement:
    source, cue, content = (tuple(map(_span, told[k])) for k in ("source", "cue", "content"))
    said = Attribution(told["id"], source, cue, content, AttributionKind(told["kind"]), "")
    return Statement(said, _field(told.get("speaker")), Unknown(Reason.NOT_STATED))


def _event(gold: Any, told: Any, places: list[PlaceMention]) -> Event:
    """One gold event; what it tells "near" or "between" becomes a derived place behind the others, as reading has it."""
    names = {p["name"]: i for i, p in reversed([*enumerate(gold["place"])])}
    where = [names[n] for n in told.get("places", ()) if n in names]
    beside = [names[n] for n in told.get("near", ()) if n in names]
    if beside:
        places.append(_derived([places[i] for i in beside], beside))
        where.append(len(places) - 1)
    voice, trigger = told["claimed_by"], _span(told["trigger"])
    return Event(
        id=told["id"],
        trigger=trigger,
        plover=_field(told["plover"], trigger),
        mode=_field(told["mode"], trigger),
        acled=_field(told["acled"], trigger),
        status=Status(told["status"]),
        time_frame=TimeFrame(told["time_frame"]),
        agents=tuple(_field(a) for a in _ids(told, "agents", gold)),
        recipients=tuple(_field(a) for a in _ids(told, "targets", gold)),
        places=tuple(where),
        when=_when(told),
        counts=tuple(_count(gold, c) for c in told["count"]),
        instruments=(),
        objects=(),
        effects=(),
        claimed_by=NARRATOR if voice == NARRATOR else voice,
        own_deed=_field(told["own_deed"]),
        same_as=tuple(gold["event"][i]["id"] for i in told["same"]),
    )


def _ids(told: Any, key: str, gold: Any) -> list[str]:
    """The actor ids of one side of an event: the scorer puts their spans in the place of the ids."""
    raw = next(e for e in gold["raw"]["event"] if e["id"] == told["id"])
    return list(raw.get(key, ()))


def _derived(anchors: Sequence[PlaceMention], at: Sequence[int]) -> PlaceMention:
    known = [a.field.value for a in anchors if isinstance(a.field, Field)]
    first = anchors[0].toponym
    if not known:
        return PlaceMention(first, Unknown(Reason.NOT_IN_GAZETTEER), PlaceRole.EVENT, tuple(at))
    one, other = known[0], known[-1]
    (lat, lon), half = halfway((one.lat, one.lon), (other.lat, other.lon))
    radius = half + max(k.precision_km for k in known) + (10 if len(known) == 1 else 0)
    name = " – ".join(k.name for k in known)
    place = Place(one.gazetteer_id, name, lat, lon, one.country, None, PlaceLevel.SMALL_AREA, 0, radius)
    return PlaceMention(first, Field(place, Basis.INFERRED, (first.span,), _BY), PlaceRole.EVENT, tuple(at))


def _when(told: Any) -> Field[When] | Unknown:
    if not told["first"]:
        return Unknown(Reason.NOT_STATED)
    first, last = map(date.fromisoformat, (told["first"], told["last"]))
    when: Field[When] = _field(When(first, last, Precision.DAY if first == last else Precision.SPAN))
    return when


def _count(gold: Any, told: Any) -> Count:
    start = max(0, gold["text"].find(told["quote"]))
    return Count(CountOf(told["what"]), told["low"], told.get("high"), Span(start, start + len(told["quote"])))


def read_stories(shared: Path, gold: Iterable[Story]) -> list[Story]:
    """The same stories read from their texts by the pipeline."""
    every = sets.chosen(argparse.Namespace(shared=shared, train=False, tasks=["dispatch"]))
    chosen = next(s for s in every if s.name == "dispatches")
    line = pipeline(Settings(sources=str(sets.register(chosen) or "")))
    read = {str(row["doc"]): line.read(_raw(row)) for row in sets.rows(chosen)}
    return [Story(s.name, tuple(Report(r.id, read[r.id]) for r in s.reports), s.gold, {}) for s in gold]


def scored(shared: Path, rows: Iterable[Row], gold: Sequence[Story]) -> Mapping[str, Any]:
    """The figures of the scorer for predicted lines of reports and stories."""
    score, every = scorer(shared), list(rows)
    docs, told = {r["doc"]: r for r in every if "doc" in r}, {r["story"]: r for r in every if "story" in r}
    counts: Counter[Any] = Counter()
    for story in gold:
        maps = {d: score.score_doc(g, docs.get(d, {}), counts) for d, g in story.gold["reports"].items()}
        score.score_story(story.gold, told.get(story.name, {}), docs, maps, counts)
    figures: Mapping[str, Any] = score.result(counts)
    return figures


def perfect(shared: Path, gold: Sequence[Story]) -> list[Row]:
    """What a reader without errors would predict of each report."""
    return [row for row in scorer(shared).perfect({s.name: s.gold for s in gold}) if "doc" in row]
