"""An entry of the outlets register: an outlet with what it is called, where it publishes and what was read for it."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.types.citations import Citation
from reportedly.types.text import Source


@dataclass(frozen=True, slots=True)
class Outlet:
    """One entry. ``names`` are its other names and acronyms, ``languages`` ISO 639 codes, ``domains`` hosts that are its own.

    ``own`` marks an entry of a user's register; the others come with the package.
    """

    source: Source
    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    own: bool = False

    @property
    def called(self) -> tuple[str, ...]:
        """All its names, the main one first."""
        return (self.source.name, *self.names)
