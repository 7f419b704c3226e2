"""Joins the stages: bytes in, a record out. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from reportedly.code.claims import claims
from reportedly.code.events import events
from reportedly.code.warnings import warnings
from reportedly.errors import DataError
from reportedly.ingest.actors_register import load as load_actors
from reportedly.ingest.document import document, in_any_language
from reportedly.ingest.given import RawInput
from reportedly.ingest.sources import load as load_sources
from reportedly.ports import Gazetteer, Reader
from reportedly.read.registered import Register, indexed, registered
from reportedly.read.toponym_unknown import listed
from reportedly.resolve.derived import with_derived
from reportedly.resolve.happening import days_of_events
from reportedly.resolve.when import times
from reportedly.resolve.where import places
from reportedly.resolve.who import actors, statements
from reportedly.settings import Settings
from reportedly.store.gazetteer import GazetteerFile
from reportedly.store.own_gazetteer import own_gazetteer
from reportedly.types.record import Record, Resolution
from reportedly.types.text import Document, Source


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One engine with its gazetteer and its registers of outlets and actors. Holds nothing that reading a report changes."""

    reader: Reader
    gazetteer: Gazetteer
    sources: Mapping[str, Source]
    actors: Register
    settings: Settings

    def read(self, raw: RawInput) -> Record:
        """The record of one report.

        Raises:
            InputError: the report cannot be read; RefusedInput if it is not for us.
        """
        ingest = in_any_language if self.settings.languages == "any" else document
        return self.code(ingest(raw, self.sources))

    def code(self, page: Document) -> Record:
        """The record of one document that was ingested already."""
        found = self.reader.read(page)
        reading = found if self.settings.unlisted == "places" else listed(found)
        days = times(page, reading)
        reading = registered(page, reading, self.actors)
        named = places(page, reading, self.gazetteer.at(page.year), peoples=self.settings.peoples == "places")
        people = actors(page, reading, named, self.actors.entries)
        resolution = Resolution(
            places=with_derived(page, reading, named),
            times=days,
            actors=people,
            statements=statements(page, reading, people, days),
            event_days=days_of_events(reading, days),
        )
        told = events(page, reading, resolution)
        return Record(
            engine=self.reader.info,
            document=page,
            places=resolution.places,
            times=resolution.times,
            actors=resolution.actors,
            statements=resolution.statements,
            events=told,
            claims=claims(page, reading, resolution, told),
            wording=reading.wording,
            warnings=warnings(page, reading, resolution, told),
            refusals=reading.refusals,
        )


@cache
def pipeline(settings: Settings) -> Pipeline:
    """The pipeline that these settings name.

    Raises:
        DataError: the settings name an engine that is not installed, or a register or list of places that breaks its rules.
    """
    gazetteer = own_gazetteer(Path(settings.places)) if settings.places else GazetteerFile()
    reader = _engine(settings.engine)(gazetteer, settings.digest())
    register = load_sources(Path(settings.sources) if settings.sources else None)
    known = indexed(load_actors(Path(settings.actors) if settings.actors else None))
    return Pipeline(reader, gazetteer, register, known, settings)


def _engine(name: str) -> Callable[[Gazetteer, str], Reader]:
    """The engine that is registered as ``name`` under the entry point group "reportedly.engines"."""
    found = {e.name: e for e in entry_points(group="reportedly.engines")}
    if name not in found:
        raise DataError(f"there is no engine '{name}'", "settings", f"Installed: {', '.join(sorted(found))}.")
    made: Callable[[Gazetteer, str], Reader] = found[name].load()
    return made
