"""On whose word a telling rests: the outlet, or the body or person whom it cites, as keys that are equal where the voice is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reportedly.lexicon import listed
from reportedly.reconcile.hearing import Cited, Outlet, Page
from reportedly.reconcile.people import noun, of_state, words
from reportedly.reconcile.signs import called, names_of
from reportedly.types.names import folded
from reportedly.types.text import OutletKind


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What makes two voices one: ``kind`` is state, party, owner, outlet, body, person or some; ``label`` is for people.

    The ``name`` of a state is its country, ISO 3166-1 alpha-2, "" where it is not told.
    """

    kind: str
    name: str
    label: str = field(default="", compare=False)


def _key(kind: str, name: str) -> Key:
    return Key(kind, folded(name), name)


Voice = frozenset[Key]


def of_outlet(page: Page) -> Voice:
    """The voice of a report's narrator: its outlet with its owner and those for whom it speaks.

    A public body that speaks for itself (a harbour authority) is none of the state's, as a mayor who is cited is not.
    """
    return _of_known(page.outlet) if page.outlet is not None else frozenset({Key("outlet", page.key, page.id)})


@lru_cache(maxsize=4096)
def _of_known(outlet: Outlet) -> Voice:
    behind = [("party", p) for p in outlet.party_to] + ([("owner", outlet.owner)] if outlet.owner else [])
    itself = outlet.kind is not OutletKind.MILITARY and not of_state(outlet.name) and outlet.name in outlet.party_to
    held = [x for x in behind if of_state(x[1])]
    keys = {Key("outlet", outlet.id, outlet.name), *(_key(*x) for x in behind if not itself or x not in held)}
    state = outlet.kind in (OutletKind.MILITARY, OutletKind.STATE_MEDIA) or bool(held)
    return frozenset(keys | ({Key("state", outlet.country)} if state and not itself else set()))


@dataclass(frozen=True, slots=True)
class Cast:
    """Who can be meant in the reports of one happening: outlets by id (name, voice), bodies named there, the armed of them.

    ``ends`` are the bodies whose last word no other has; ``spoken`` and ``named`` lead from a word to the outlets and bodies
    in whose name it is the rarest.
    """

    outlets: Mapping[str, tuple[str, Voice]]
    bodies: Mapping[str, Key]
    ends: Mapping[str, Key]
    armed: frozenset[Key]
    spoken: Mapping[str, Sequence[str]]
    named: Mapping[str, Sequence[str]]


def cast(pages: Sequence[Page]) -> Cast:
    """The outlets and bodies of reports, in this order: of two spellings of a name the first is shown."""
    outlets = {p.outlet.id: (p.outlet, of_outlet(p)) for p in pages if p.outlet is not None}
    named: dict[str, Key] = {}
    armed: set[Key] = set()
    for body in (b for p in pages for b in p.bodies):
        key = named.setdefault(folded(body.name), _key("body", body.name))
        armed |= {key} if body.kind.value in listed("origins", "armed", "kinds") else set()
    for outlet, _ in outlets.values():
        for party in outlet.party_to:
            key = named[folded(party)] = _key("party", party)
            armed |= {key} if outlet.kind.value in listed("origins", "armed", "organs") else set()
    whole = {name: _whole(name, named) for name in sorted(named)}
    told = {i: (outlets[i][0].name, outlets[i][1]) for i in sorted(outlets)}
    ends: dict[str, set[Key]] = {}
    for name, key in whole.items():
        ends.setdefault(name.split()[-1], set()).add(key)
    alone = {end: min(keys) for end, keys in ends.items() if len(keys) == 1 and " " in min(keys).name}
    spoken = _by_rarest((i, _tokens(n)) for i, (name, _) in told.items() for n in names_of(name))
    by_word = _by_rarest((name, name.split()) for name in whole)
    return Cast(told, whole, alone, frozenset(whole[k.name] for k in armed), spoken, by_word)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _by_rarest(names: Iterable[tuple[str, Sequence[str]]]) -> Mapping[str, Sequence[str]]:
    """Things, each with the words of a name, by the word that fewest names have: a text that tells a name has that word."""
    every = [(ident, told) for ident, told in names if told]
    seen = Counter(w for _, told in every for w in set(told))
    found: dict[str, list[str]] = {}
    for ident, told in every:
        found.setdefault(min(told, key=lambda w: (seen[w], w)), []).append(ident)
    return found


def _whole(name: str, named: Mapping[str, Key]) -> Key:
    """The body of which one is told to be a part: "the air unit of the Marsh Movement"."""
    for between in sorted(listed("origins", "parts", "any")):
        rest = name.partition(between)[2]
        if rest in named and " " in rest:
            return named[rest]
    return named[name]


def of_cited(cited: Cited, known: Cast, root: Page) -> Voice:
    """The voice of one who is cited. ``root`` is the report whose text tells it: unnamed people are its outlet's alone."""
    person = _key("person", cited.person) if cited.person else None
    if cited.outlet:
        return known.outlets[cited.outlet][1] if cited.outlet in known.outlets else frozenset({_outlet(cited)})
    if person is None:
        for i in sorted({i for word in _tokens(cited.text) for i in known.spoken.get(word, ())}):
            name, voice = known.outlets[i]
            if any(p.search(cited.text) for p in called(name)):
                return voice
    body = _body(cited, known)
    if cited.people == "state" and (body is None or of_state(body.name)):
        if cited.anonymous:
            return frozenset({_some(root, noun(cited.text))})
        return frozenset({Key("state", cited.country), *([body] if body else []), *([person] if person else [])})
    armed = cited.kind is not None and cited.kind.value in listed("origins", "armed", "kinds")
    if body is None and armed and len(known.armed) == 1:
        return known.armed
    if body is None and person is None and cited.body:
        body = _key("body", cited.body)
    return frozenset({k for k in (body, person) if k is not None} or _unnamed(cited, root))


def _outlet(cited: Cited) -> Key:
    return Key("outlet", cited.outlet, cited.text)


def _unnamed(cited: Cited, root: Page) -> set[Key]:
    """People without a name: the one of their kind whom the report names, else those of this outlet, if it cites them again."""
    house, person = cited.meant
    if house or person:
        return ({_key("body", house)} if house else set()) | ({_key("person", person)} if person else set())
    return {Key("state", "") if cited.people == "official" else _some(root, cited.people or noun(cited.text))}


def _some(root: Page, what: str) -> Key:
    return Key("some", f"{root.key if root.outlet is None else root.outlet.id}: {what}", what)


def _body(cited: Cited, known: Cast) -> Key | None:
    """The body that is named: in full, by its last word alone where only one has it, or by the name of a house."""
    low = f" {folded(cited.text)} "
    full = [name for word in set(low.split()) for name in known.named.get(word, ()) if f" {name} " in low]
    if full:
        return known.bodies[max(full, key=lambda n: (known.bodies[n].kind == "party", len(n), n))]
    told = {folded(w.removesuffix("'s").removesuffix("’s")) for w in words(cited.text)}
    hit = [known.ends[w] for w in sorted(told & known.ends.keys())]
    if len(hit) == 1:
        return hit[0]
    return _key("body", cited.house) if cited.house else None
