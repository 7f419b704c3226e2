"""How many independently say so: the tellings of one happening in groups that rest on one word, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.lexicon import load
from reportedly.reconcile.hearing import Page, Telling
from reportedly.reconcile.voices import Cast, Key, Voice, cast, of_cited, of_outlet
from reportedly.types.incident import Copy, CopyKind, EventRef, Origin
from reportedly.types.span import Span

_KINDS = ("state", "party", "owner", "outlet", "body", "person", "some")


@dataclass(frozen=True, slots=True)
class Heard:
    """The independent origins of a happening, sorted by id, and of each event the ids of those that it rests on, sorted."""

    origins: tuple[Origin, ...]
    behind: Mapping[EventRef, tuple[str, ...]]


def origins(told: Sequence[EventRef], pages: Mapping[str, Page], copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """The independent origins of a happening that the events ``told`` tell, sorted by id, each with its reports and why.

    ``pages``, by report id, hold those of the events, and those whose text they carry by ``copies``. Whoever denies or only
    supposes it does not say so, a rumour without a source has no origin. Depends on no order. The rule: data/origins.toml.

    Raises:
        KeyError: an event's report is not among ``pages``, or has no such event.
    """
    return heard(told, pages, copies).origins


def heard(told: Sequence[EventRef], pages: Mapping[str, Page], copies: Sequence[Copy]) -> Heard:
    """The same with what each event rests on: nothing where it is denied, supposed or a rumour.

    Raises:
        KeyError: an event's report is not among ``pages``, or has no such event.
    """
    refs = sorted(set(told))
    sources: dict[str, list[Copy]] = {}
    for copy in sorted(copies, key=lambda c: (-c.shared, c.source)):
        if copy.source in pages:
            sources.setdefault(copy.of, []).append(copy)
    among = sorted({r.report for r in refs} | {i for r in refs for i in _chain(r.report, sources)})
    cites = any(pages[r.report].telling(r.event).cited for r in refs)
    known = cast([pages[i] for i in among] if cites else ())
    groups, first = _Groups(), dict[EventRef, list[Key]]()
    for ref in refs:
        page = pages[ref.report]
        telling = page.telling(ref.event)
        carried = _carried(telling, sources.get(page.id, ()))
        root = page if carried is None else pages[[carried.source, *_chain(carried.source, sources)][-1]]
        voices = list(_voices(telling, page, root, known))
        first[ref] = [min(voice) for voice in voices]
        for voice in voices:
            groups.add(voice, page.id, carried)
    found = dict(groups.origins())
    behind = {ref: tuple(sorted({found[groups.find(key)].id for key in keys})) for ref, keys in first.items()}
    told_by: dict[str, list[EventRef]] = {}
    for ref, among_these in behind.items():
        for origin in among_these:
            told_by.setdefault(origin, []).append(ref)
    every = (replace(o, events=tuple(told_by[o.id])) for o in found.values())
    return Heard(tuple(sorted(every, key=lambda o: o.id)), behind)


def _voices(telling: Telling, page: Page, root: Page, known: Cast) -> Iterator[Voice]:
    """The voices behind one telling: those cited, and the narrator's, which is also that of the one whose text it is."""
    for i in telling.cited:
        yield of_cited(page.cited[i], known, root)
    if telling.narrated:
        yield of_outlet(page) | of_outlet(root)


def _chain(ident: str, sources: Mapping[str, Sequence[Copy]]) -> list[str]:
    """The reports whose text this one carries, one after the other: of each its main source."""
    seen, at = [ident], ident
    while (copies := sources.get(at)) and copies[0].source not in seen:
        at = copies[0].source
        seen.append(at)
    return seen[1:]


def _carried(telling: Telling, copies: Sequence[Copy]) -> Copy | None:
    """The copy by which the words for the happening came: of stitched texts that which has a passage in the sentence."""
    if not copies or copies[0].kind is not CopyKind.STITCHED:
        return copies[0] if copies else None
    sentences = [Span(*s) for s in telling.sentences]
    return next((c for s in sentences for c in copies if any(p.here.overlaps(s) for p in c.passages)), None)


class _Groups:
    """Voices that have a key in common are one group, however long the chain."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}
        self._reports: dict[Key, set[str]] = {}
        self._copies: dict[Key, set[tuple[str, str]]] = {}

    def add(self, voice: Voice, report: str, copy: Copy | None) -> None:
        """A telling of ``report`` with the keys of its voice."""
        first = self.find(min(voice))
        for key in sorted(voice):
            self._parent[self.find(key)] = first
            self._reports.setdefault(key, set()).add(report)
            if copy is not None:
                self._copies.setdefault(key, set()).add((copy.of, copy.source))

    def find(self, key: Key) -> Key:
        """The key that stands for the group of this one."""
        self._parent.setdefault(key, key)
        while (above := self._parent[key]) != key:
            self._parent[key] = self._parent[above]
            key = above
        return key

    def origins(self) -> Iterator[tuple[Key, Origin]]:
        """The groups by the keys that stand for them, each with what holds it together.

        Where one state alone is named, those of an untold one are its own.
        """
        states = sorted(k for k in self._reports if k.kind == "state")
        if len(states) == 2 and not states[0].name:
            self._parent[self.find(states[0])] = self.find(states[1])
        groups: dict[Key, list[Key]] = {}
        for key in sorted(self._parent, key=lambda k: (_KINDS.index(k.kind), k.name)):
            groups.setdefault(self.find(key), []).append(key)
        for stands, keys in groups.items():
            reports = {r for k in keys for r in self._reports[k]}
            copied = sorted({c for k in keys for c in self._copies.get(k, ())})
            name = ":".join(p for p in (keys[0].kind, keys[0].name) if p)
            yield stands, Origin(name, tuple(sorted(reports)), tuple(self._why(keys, reports, copied)))

    def _why(self, keys: Sequence[Key], reports: set[str], copied: Sequence[tuple[str, str]]) -> Iterator[str]:
        say = load("origins")["why"]
        yield from (say["copy"].format(of=of, source=source) for of, source in copied)
        shared = [k for k in keys if len(self._reports[k]) > 1]
        if shared or keys[0].kind not in ("outlet", "owner"):
            for key in shared or keys[:1]:
                yield say[key.kind].format(reports=", ".join(sorted(self._reports[key])), name=key.label)
        elif len(reports) == 1:
            yield say["own"].format(report=min(reports))
