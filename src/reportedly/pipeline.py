"""Joins the stages: bytes in, a record out. The only module that knows them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from reportedly.code.claims import claims
from reportedly.code.codebook_file import own as own_codebook
from reportedly.code.events import events
from reportedly.code.loaded import loaded
from reportedly.code.warnings import warnings
from reportedly.errors import DataError
from reportedly.ingest.actors_register import load as load_actors
from reportedly.ingest.document import document, in_any_language
from reportedly.ingest.given import RawInput
from reportedly.ingest.register import Register, located, register
from reportedly.ports import Gazetteer, Reader
from reportedly.read.loaded_words import Lexicon, lexicon
from reportedly.read.own_triggers import OwnWords, own_words, with_own
from reportedly.read.registered import Register as KnownActors
from reportedly.read.registered import indexed, registered
from reportedly.read.toponym_unknown import listed
from reportedly.read.wording import wording
from reportedly.resolve.derived import with_derived
from reportedly.resolve.happening import days_of_events
from reportedly.resolve.outlets import cited
from reportedly.resolve.when import times
from reportedly.resolve.where import places
from reportedly.resolve.who import actors, statements
from reportedly.settings import Settings
from reportedly.store.gazetteer import GazetteerFile
from reportedly.store.own_gazetteer import own_gazetteer
from reportedly.types.codebook import Codebook
from reportedly.types.mention import Reading
from reportedly.types.record import Record, Resolution
from reportedly.types.text import Document


@dataclass(frozen=True, slots=True)
class Pipeline:
    """One engine with its gazetteer and its registers of outlets and actors. Holds nothing that reading a report changes.

    ``words`` are the loaded words where the user has a list of its own, ``book`` its own codebook with its words, else None.
    """

    reader: Reader
    gazetteer: Gazetteer
    sources: Register
    actors: KnownActors
    settings: Settings
    words: Lexicon | None = None
    book: tuple[Codebook, OwnWords] | None = None

    def read(self, raw: RawInput) -> Record:
        """The record of one report.

        Raises:
            InputError: the report cannot be read; RefusedInput if it is not for us.
        """
        ingest = in_any_language if self.settings.languages == "any" else document
        given = raw.given.source
        return self.code(located(ingest(raw, self.sources.given(given)), given, self.sources))

    def code(self, page: Document) -> Record:
        """The record of one document that was ingested already."""
        return self.record(page, *self.resolved(page))

    def resolved(self, page: Document) -> tuple[Reading, Resolution]:
        """What a document was read to say, and what its mentions stand for: all that coding goes by."""
        found = self._with_own_words(page, self.reader.read(page))
        reading = found if self.settings.unlisted == "places" else listed(found)
        days = times(page, reading)
        reading = registered(page, reading, self.actors)
        named = places(page, reading, self.gazetteer.at(page.year), peoples=self.settings.peoples == "places")
        people = actors(page, reading, named, self.actors.entries)
        resolution = Resolution(
            places=with_derived(page, reading, named),
            times=days,
            actors=people,
            statements=cited(page, statements(page, reading, people, days), self.sources.named),
            event_days=days_of_events(reading, days),
        )
        return reading, resolution

    def record(self, page: Document, reading: Reading, resolution: Resolution) -> Record:
        """The record of a document that was read and resolved."""
        told = events(page, reading, resolution, self.book[0] if self.book else None)
        return Record(
            engine=self.reader.info,
            document=page,
            places=resolution.places,
            times=resolution.times,
            actors=resolution.actors,
            statements=resolution.statements,
            events=told,
            claims=claims(page, reading, resolution, told),
            wording=loaded(page, reading, resolution, told),
            warnings=warnings(page, reading, resolution, told),
            refusals=reading.refusals,
        )

    def _with_own_words(self, page: Document, found: Reading) -> Reading:
        """The reading with loaded words and triggers by the user's own lists, where there are any."""
        if self.words is not None:
            loaded_words = wording(page, found.sentences, found.attributions, found.slogans, self.words)
            found = replace(found, wording=loaded_words)
        if self.book is not None:
            found = replace(found, triggers=with_own(found.sentences, found.triggers, self.book[1]))
        return found


@cache
def pipeline(settings: Settings) -> Pipeline:
    """The pipeline that these settings name.

    Raises:
        DataError: the settings name an engine that is not installed, or a register, list of places, list of loaded
            words or codebook that breaks its rules.
    """
    gazetteer = own_gazetteer(Path(settings.places)) if settings.places else GazetteerFile()
    model = Path(settings.tagger) if settings.tagger else None
    reader = _engine(settings.engine)(gazetteer, settings.digest(), model)
    words = lexicon(Path(settings.wording)) if settings.wording else None
    sources = register(Path(settings.sources) if settings.sources else None)
    known = indexed(load_actors(Path(settings.actors) if settings.actors else None))
    book = own_codebook(Path(settings.codebook)) if settings.codebook else None
    return Pipeline(reader, gazetteer, sources, known, settings, words, (book, own_words(book)) if book else None)


def _engine(name: str) -> Callable[[Gazetteer, str, Path | None], Reader]:
    """The engine that is registered as ``name`` under the entry point group "reportedly.engines"."""
    found = {e.name: e for e in entry_points(group="reportedly.engines")}
    if name not in found:
        raise DataError(f"there is no engine '{name}'", "settings", f"Installed: {', '.join(sorted(found))}.")
    made: Callable[[Gazetteer, str, Path | None], Reader] = found[name].load()
    return made
