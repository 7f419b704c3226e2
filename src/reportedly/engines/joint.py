"""The default reader: rules and tagger together. Without the model's file it is the rules alone, and says so."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from reportedly.engines.rules import RulesReader
from reportedly.engines.tagger.listen import listen
from reportedly.engines.tagger.model import MODEL, bundled, model
from reportedly.ports import Gazetteer
from reportedly.types.record import EngineInfo
from reportedly.version import VERSION


def reader(gazetteer: Gazetteer, digest: str, own: Path | None = None) -> RulesReader:
    """Rules and tagger, stamped with the digest of the settings that chose them. Entry point "tagger".

    Args:
        gazetteer: what finds places.
        digest: that of the settings.
        own: the folder of a user's model, instead of the one that comes with the package.

    Raises:
        DataError: the model cannot be read.
    """
    folder = own or bundled()
    if own is None and not (folder / MODEL).is_file():
        return RulesReader(gazetteer, EngineInfo("rules", VERSION, digest))
    return RulesReader(gazetteer, EngineInfo("tagger", VERSION, digest), partial(listen, model(folder)))
