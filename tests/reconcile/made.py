"""Reports made up for the join: bare records over invented texts, and the demo stories as the pipeline reads them."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import as_file, files
from random import Random

from reportedly.demo import stories
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.incident import Report
from reportedly.types.record import EngineInfo, Record
from reportedly.types.span import Span
from reportedly.types.text import Block, BlockRole, Document, OutletKind, Source

NOT_TOLD = Unknown(Reason.NOT_STATED)
GIVEN = Origin("given", "0", "")
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
