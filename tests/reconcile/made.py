"""Reports made up for the join: bare records over invented texts, and the demo stories as the pipeline reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import as_file, files
from random import Random

from reportedly.demo import stories
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.incident import Report
from reportedly.types.mention import Attribution, AttributionKind
from reportedly.types.record import NARRATOR, Actor, EngineInfo, Event, Record, Statement, Status, TimeFrame
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole, Document, OutletKind, Source
from reportedly.types.world import ActorKind

NOT_TOLD = Unknown(Reason.NOT_STATED)
GIVEN = Origin("given", "0", "")


@dataclass(frozen=True)
class Telling:
    """An event by its trigger, with the words for its source ("" for the narrator) and what the source is."""

    trigger: str
    source: str = ""
    kind: ActorKind | None = None
    name: str = ""
    status: Status = Status.ASSERTED
    private: bool = False
    country: str = ""


DAY = date(2031, 5, 4)
_WORDS = ["".join(Random(n).choices("aeioklmnrst", k=2 + n % 7)) for n in range(3000)]


def outlet(ident: str, kind: OutletKind = OutletKind.NEWSPAPER, *, owner: str = "", party: tuple[str, ...] = ()) -> Source:
    """An outlet called as its id, each word with a capital."""
    name = ident.replace("-", " ").title()
    return Source(ident, name, kind, owner or NOT_TOLD, party)


def report(ident: str, text: str, day: date | None = DAY, source: Source | None = None, byline: str = "") -> Report:
    """A report with one block of text, under a byline if one is given, and nothing read in it."""
    whole = f"{byline}\n{text}" if byline else text
    start = len(whole) - len(text)
    blocks = [Block(BlockRole.BYLINE, Span(0, start - 1))] if byline else []
    blocks.append(Block(BlockRole.BODY, Span(start, len(whole))))
    published: Field[date] | Unknown = Field(day, Basis.GIVEN, (), GIVEN) if day else NOT_TOLD
    document = Document(ident, "ab" * 32, whole, tuple(blocks), NOT_TOLD, published, NOT_TOLD, NOT_TOLD, source or NOT_TOLD)
    return Report(ident, Record(EngineInfo("rules", "0", "0f"), document, (), (), (), (), (), (), (), (), ()))


def told(one: Report, *tellings: Telling) -> Report:
    """The report with an event for each telling, "e1", "e2", ..., and the statements and actors that these need."""
    text = one.record.document.text
    actors: dict[str, Actor] = {}
    statements, events = [], []
    for n, t in enumerate(tellings, 1):
        by = NARRATOR
        if t.source:
            span = _at(text, t.source)
            name = t.name or t.source
            kind: Field[ActorKind] | Unknown = Field(t.kind, Basis.INFERRED, (span,), GIVEN) if t.kind else NOT_TOLD
            country = Field(t.country, Basis.INFERRED, (span,), GIVEN) if t.country else NOT_TOLD
            actor = actors.setdefault(name, Actor(f"p{n}", name, kind, country, (span,), t.private))
            by = f"a{n}"
            said = Attribution(by, (span,), (), (), AttributionKind.INDIRECT, "")
            statements.append(Statement(said, Field(actor.id, Basis.STATED, (span,), GIVEN), NOT_TOLD))
        events.append(_event(f"e{n}", _at(text, t.trigger), t.status, by))
    record = replace(one.record, actors=tuple(actors.values()), statements=tuple(statements), events=tuple(events))
    return Report(one.id, record)


def _at(text: str, quote: str) -> Span:
    return Span(text.index(quote), text.index(quote) + len(quote))


def _event(ident: str, trigger: Span, status: Status, by: str) -> Event:
    kinds = (NOT_TOLD, NOT_TOLD, NOT_TOLD)
    frame = TimeFrame.CURRENT
    return Event(ident, trigger, *kinds, status, frame, (), (), (), NOT_TOLD, (), (), (), (), by, NOT_TOLD)


def prose(seed: int, words: int = 120) -> str:
    """Sentences of invented words, of which some are as common as those of any language."""
    random = Random(seed)
    told = [_WORDS[min(int(random.paretovariate(0.6)), 2999)] for _ in range(words)]
    return ". ".join(" ".join(told[i : i + 12]).capitalize() for i in range(0, words, 12)) + "."


@cache
def demo() -> tuple[tuple[Report, ...], ...]:
    """The reports of each demo story, as the pipeline reads them."""
    with as_file(files("reportedly.demo")) as folder:
        line = pipeline(Settings(sources=str(folder / "sources.toml")))
        return tuple(tuple(Report(str(raw.given.id), line.read(raw)) for raw in story.reports) for story in stories(folder))
