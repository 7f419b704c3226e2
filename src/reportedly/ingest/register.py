"""Finds an outlet of the register by its id, by what it is called, or by the address of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from reportedly.ingest import sources
from reportedly.types.field import Basis, Field, Origin, Unknown
from reportedly.types.names import folded
from reportedly.types.outlets import Outlet
from reportedly.types.text import Document, Source
from reportedly.version import VERSION


@dataclass(frozen=True, slots=True)
class _Index:
    """Outlets by id, and the ids that bear a name or own a host."""

    outlets: Mapping[str, Outlet]
    by_name: Mapping[str, frozenset[str]]
    by_host: Mapping[str, frozenset[str]]


def _index(outlets: Mapping[str, Outlet]) -> _Index:
    by_name = _grouped((_key(name), o) for o in outlets.values() for name in o.called)
    return _Index(outlets, by_name, _grouped((host, o) for o in outlets.values() for host in o.domains))


def _grouped(pairs: Iterable[tuple[str, Outlet]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for key, outlet in pairs:
        found[key] = found.get(key, frozenset()) | {outlet.source.id}
    return found


def _key(name: str) -> str:
    """What a name is found by: an acronym by its very letters ("AP" is no "ap"), any other however it is spelt."""
    return name if _acronym(name) else folded(name)


def _acronym(name: str) -> bool:
    return name.isupper() and len(name.split()) == 1


@cache
def _bundled() -> _Index:
    return _index(sources.bundled())


class Register:
    """The user's outlets over those that come with the package, which are read when they are first needed.

    An entry of the user's takes the place of the package's entry with the same id, as a whole. What the user's entries are
    called and where they publish comes first; a name or host that several entries share finds none of them.
    """

    def __init__(self, own: Mapping[str, Outlet]) -> None:
        self._own = _index(own)

    @property
    def own(self) -> Mapping[str, Source]:
        """The outlets of the user's register by id: those that a nameplate on the page may name."""
        return {ident: outlet.source for ident, outlet in self._own.outlets.items()}

    def all(self) -> Mapping[str, Outlet]:
        """Every entry by id."""
        return {**_bundled().outlets, **self._own.outlets}

    def get(self, ident: str) -> Outlet | None:
        """The entry with this id."""
        return self._own.outlets.get(ident) or _bundled().outlets.get(ident)

    def given(self, ident: str) -> Mapping[str, Source]:
        """The user's outlets, with the package's that has the id which was given with a report."""
        known = self.get(ident) if ident else None
        return {**self.own, ident: known.source} if known else self.own

    def named(self, name: str) -> Outlet | None:
        """The one entry that is called so."""
        exact = (name,) if _acronym(name) else ()
        return next((o for key in (*exact, folded(name)) if (o := self._only(*self._called(key)))), None)

    def at(self, address: str) -> Outlet | None:
        """The one entry that publishes at the host of an address (or at a host above it, the nearest first)."""
        for host in _hosts(address):
            own, theirs = self._own.by_host.get(host, frozenset()), _bundled().by_host.get(host, frozenset())
            if found := self._only(own, theirs):
                return found
        return None

    def replaced(self) -> tuple[str, ...]:
        """The ids of the user's entries that take the place of one of the package's."""
        return tuple(sorted(self._own.outlets.keys() & _bundled().outlets.keys()))

    def shared(self) -> Mapping[str, frozenset[str]]:
        """The names and hosts that several of the user's entries have, and which."""
        every = {**self._own.by_name, **self._own.by_host}
        return {key: bearers for key, bearers in every.items() if len(bearers) > 1}

    def _called(self, key: str) -> tuple[frozenset[str], frozenset[str]]:
        return self._own.by_name.get(key, frozenset()), _bundled().by_name.get(key, frozenset())

    def _only(self, own: frozenset[str], theirs: frozenset[str]) -> Outlet | None:
        found = own or theirs - self._own.outlets.keys()
        return self.get(next(iter(found))) if len(found) == 1 else None


def register(path: Path | None) -> Register:
    """The register with the user's file, if there is one.

    Raises:
        DataError: the file cannot be read or breaks its rules.
    """
    return Register(sources.load(path))


def located(page: Document, given: str, known: Register) -> Document:
    """The document with the outlet that its address tells, where none was given (``given`` is an id) nor stands on the page."""
    if given or not isinstance(page.source, Unknown) or isinstance(page.url, Unknown):
        return page
    outlet = known.at(page.url.value)
    if outlet is None:
        return page
    by = Origin("ingest", VERSION, "outlets#domains")
    told = Field(outlet.source.id, Basis.INFERRED, (), by, f"by the host of the report's address, {page.url.value}")
    return replace(page, source=replace(outlet.source, told=told))


def _hosts(address: str) -> Iterator[str]:
    """The host of an address and those above it, save the last label alone."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return
    labels = host.rstrip(".").split(".")
    yield from (".".join(labels[at:]) for at in range(len(labels) - 1))
