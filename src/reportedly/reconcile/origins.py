"""How many independently say so: the tellings of one happening in groups that rest on one word, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.lexicon import load
from reportedly.reconcile.voices import Cast, Key, Voice, cast, of_outlet, of_statement
from reportedly.types.incident import Copy, CopyKind, EventRef, Origin, Report
from reportedly.types.record import NARRATOR, Event, Status
from reportedly.types.span import Span
from reportedly.types.text import BlockRole

_NO_TELLING = frozenset({Status.DENIED, Status.HYPOTHETICAL})
_KINDS = ("state", "party", "owner", "outlet", "body", "person", "some")
_END = re.compile(r"[.!?]\s|\n")


def origins(told: Sequence[EventRef], reports: Sequence[Report], copies: Sequence[Copy]) -> tuple[Origin, ...]:
    """The independent origins of a happening that the events ``told`` tell, sorted by id, each with its reports and why.

    ``reports`` hold those of the events, and those whose text they carry by ``copies``; give no more of both, for the cost
    grows with what is given. Whoever denies or only supposes it
    does not say so, a rumour without a source has no origin. Depends on no order. The rule: data/origins.toml.

    Raises:
        KeyError: an event's report is not among ``reports``.
    """
    by_id = {r.id: r for r in reports}
    refs = sorted(set(told))
    sources: dict[str, list[Copy]] = {}
    for copy in sorted(copies, key=lambda c: (-c.shared, c.source)):
        if copy.source in by_id:
            sources.setdefault(copy.of, []).append(copy)
    ids = sorted({r.report for r in refs} | {i for r in refs for i in _chain(r.report, sources)})
    house = _House(by_id, sources, cast([by_id[i] for i in ids]))
    groups = _Groups()
    for ref in refs:
        for voice, copied in _voices(ref, house):
            groups.add(voice, ref, copied)
    return tuple(sorted(groups.origins(), key=lambda o: o.id))


@dataclass(frozen=True, slots=True)
class _House:
    """What the voices of one happening are looked up in: reports by id, whose text each carries, who can be meant."""

    reports: Mapping[str, Report]
    sources: Mapping[str, Sequence[Copy]]
    known: Cast


def _voices(ref: EventRef, house: _House) -> Iterator[tuple[Voice, Copy | None]]:
    """The voices behind one telling, each with the copy by which it came: the narrator's is also that of whose text it is."""
    report = house.reports[ref.report]
    events = {e.id: e for e in report.record.events}
    event = events[ref.event]
    if event.status in _NO_TELLING or (event.status is Status.ALLEGED and event.claimed_by == NARRATOR):
        return
    statements = {s.attribution.id: s for s in report.record.statements}
    block = report.record.document.block_at(event.trigger.start)
    by = {event.claimed_by}
    if event.claimed_by == NARRATOR and block is not None and block.role is BlockRole.HEADLINE:
        by = {events[e].claimed_by for e in event.same_as if e in events} - {NARRATOR} or by
    copy = _carried(report, event, house.sources.get(report.id, ()))
    root = report.id if copy is None else [copy.source, *_chain(copy.source, house.sources)][-1]
    for claimant in sorted(by):
        if claimant in statements:
            found = of_statement(report, statements[claimant], house.known, root)
            yield from ((voice, copy) for voice in found)
            if found or event.status is Status.ALLEGED:
                continue
        yield of_outlet(report) | of_outlet(house.reports[root]), copy


def _chain(ident: str, sources: Mapping[str, Sequence[Copy]]) -> list[str]:
    """The reports whose text this one carries, one after the other: of each its main source."""
    seen, at = [ident], ident
    while (copies := sources.get(at)) and copies[0].source not in seen:
        at = copies[0].source
        seen.append(at)
    return seen[1:]


def _carried(report: Report, event: Event, copies: Sequence[Copy]) -> Copy | None:
    """The copy by which the words for the happening came: of stitched texts that which has a passage in the sentence."""
    if not copies or copies[0].kind is not CopyKind.STITCHED:
        return copies[0] if copies else None
    same = [event, *(e for e in report.record.events if e.id in event.same_as)]
    sentences = [_sentence(report.record.document.text, e.trigger) for e in same]
    return next((c for s in sentences for c in copies if any(p.here.overlaps(s) for p in c.passages)), None)


def _sentence(text: str, span: Span) -> Span:
    start = max((m.end() for m in _END.finditer(text, max(0, span.start - 600), span.start)), default=max(0, span.start - 600))
    end = _END.search(text, span.end)
    return Span(start, end.start() + 1 if end else len(text))


class _Groups:
    """Voices that have a key in common are one group, however long the chain."""

    def __init__(self) -> None:
        self._parent: dict[Key, Key] = {}
        self._reports: dict[Key, set[str]] = {}
        self._events: dict[Key, set[EventRef]] = {}
        self._copies: dict[Key, set[tuple[str, str]]] = {}

    def add(self, voice: Voice, ref: EventRef, copy: Copy | None) -> None:
        """The telling ``ref`` with the keys of its voice."""
        first = self._find(min(voice))
        for key in sorted(voice):
            self._parent[self._find(key)] = first
            self._reports.setdefault(key, set()).add(ref.report)
            self._events.setdefault(key, set()).add(ref)
            if copy is not None:
                self._copies.setdefault(key, set()).add((copy.of, copy.source))

    def _find(self, key: Key) -> Key:
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            key = self._parent[key]
        return key

    def origins(self) -> Iterator[Origin]:
        """The groups, each with what holds it together. Where one state alone is named, those of an untold one are its own."""
        states = sorted(k for k in self._reports if k.kind == "state")
        if len(states) == 2 and not states[0].name:
            self._parent[self._find(states[0])] = self._find(states[1])
        groups: dict[Key, list[Key]] = {}
        for key in sorted(self._parent, key=lambda k: (_KINDS.index(k.kind), k.name)):
            groups.setdefault(self._find(key), []).append(key)
        for keys in groups.values():
            reports = {r for k in keys for r in self._reports[k]}
            copied = sorted({c for k in keys for c in self._copies.get(k, ())})
            yield Origin(
                id=":".join(p for p in (keys[0].kind, keys[0].name) if p),
                reports=tuple(sorted(reports)),
                why=tuple(self._why(keys, reports, copied)),
                events=tuple(sorted({e for k in keys for e in self._events[k]})),
            )

    def _why(self, keys: Sequence[Key], reports: set[str], copied: Sequence[tuple[str, str]]) -> Iterator[str]:
        say = load("origins")["why"]
        yield from (say["copy"].format(of=of, source=source) for of, source in copied)
        shared = [k for k in keys if len(self._reports[k]) > 1]
        if shared or keys[0].kind not in ("outlet", "owner"):
            for key in shared or keys[:1]:
                yield say[key.kind].format(reports=", ".join(sorted(self._reports[key])), name=key.label)
        elif len(reports) == 1:
            yield say["own"].format(report=min(reports))
