"""The reader that works by rules and word lists, alone or with what a learned engine hears."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.ports import Gazetteer
from reportedly.read.actors import actors
from reportedly.read.attribution import attributions
from reportedly.read.participants import with_heard
from reportedly.read.quantities import quantities
from reportedly.read.sentences import sentences
from reportedly.read.slogans import slogans
from reportedly.read.timex import timexes
from reportedly.read.toponyms import toponyms
from reportedly.read.triggers import triggers
from reportedly.read.vicinity import vicinities
from reportedly.read.wording import wording
from reportedly.types.mention import Hearing, Reading
from reportedly.types.record import EngineInfo
from reportedly.types.text import Document, Sentence
from reportedly.version import VERSION


@dataclass(frozen=True, slots=True)
class RulesReader:
    """Implements :class:`reportedly.ports.Reader` with the functions of :mod:`reportedly.read`."""

    gazetteer: Gazetteer
    info: EngineInfo
    hears: Callable[[Document, Sequence[Sentence]], Hearing] | None = None

    def read(self, document: Document) -> Reading:
        """Everything the rules, and ``hears`` if there is one, mark in ``document``."""
        lines = sentences(document)
        towns = toponyms(document, lines, self.gazetteer.at(document.year))
        times = timexes(document, lines)
        hearing = self.hears(document, lines) if self.hears else Hearing()
        people = with_heard(document, actors(document, lines, towns), hearing.participants, hearing.by)
        said = attributions(document, lines, people, times, hearing)
        chanted = slogans(document, lines)
        return Reading(
            engine=self.info.name,
            sentences=lines,
            toponyms=towns,
            vicinities=vicinities(document, lines, towns),
            timexes=times,
            actors=people,
            attributions=said,
            slogans=chanted,
            triggers=triggers(document, lines),
            quantities=quantities(document, lines, times),
            wording=wording(document, lines, said, chanted),
            participants=hearing.participants,
            acts=hearing.acts,
            heard_by=hearing.by,
        )


def reader(gazetteer: Gazetteer, digest: str, _: Path | None = None) -> RulesReader:
    """The rules reader, stamped with the digest of the settings that chose it; it has no model. Entry point "rules"."""
    return RulesReader(gazetteer, EngineInfo("rules", VERSION, digest))
