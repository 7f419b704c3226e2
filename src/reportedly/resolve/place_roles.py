"""What a report names a place for: settled by the layout of the page, else by weighed evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from reportedly.lexicon import load
from reportedly.resolve.named import Found, Named, named
from reportedly.resolve.place_evidence import weighed
from reportedly.resolve.place_groups import companies
from reportedly.resolve.role_evidence import evidence, left
from reportedly.types.mention import Reading, ToponymUse
from reportedly.types.names import folded
from reportedly.types.text import BlockRole, Document
from reportedly.types.world import PlaceRole

_DATELINE = re.compile(
    r"(?:(?:[A-Z\d][\w.'’-]*+|\([^)]*\)|/|of|the|de|del|la),? ?){1,14}(?: ?(?:—|–|--|-) (?=\S)|(?<=\)) (?=[A-Z]))"
)
_PARTICIPLE = re.compile(r"[a-z]{2,}ed\b")
_HEADING = re.compile(r"^(?:\W|\d)*$")
_AFTER_HEADING = re.compile(r"^(?:,? ?(?:[\w.]+ ){0,4}\d{1,4}|:| \([^)]*\):)")
_OFFICE_BEFORE = re.compile(
    r"(?:superintendent|commander|commissioner|master|chief|secretary|office|police|command|headquarters)\b.*,$", re.IGNORECASE
)
_OF_OFFICE = re.compile(r"\b(?:of|for)(?: the)?$", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"[A-Z]\w+$")
_NAME_AFTER = re.compile(r" [A-Z]\w+")
_LETTERHEAD = frozenset({BlockRole.RESIDUE, BlockRole.NOTE, BlockRole.BYLINE})
_IN = frozenset({"prep.in", "prep.at", "prep.near", "prep.locative"})
_ASIDE = frozenset({BlockRole.RESIDUE, BlockRole.NOTE})


def roles(document: Document, reading: Reading, found: Found) -> tuple[PlaceRole, ...]:
    """The role of each toponym, in order."""
    once = cache(heaviest)
    return tuple(x if isinstance(x, PlaceRole) else once(x) for x in asked(document, reading, found))


def heaviest(marks: tuple[str, ...]) -> PlaceRole:
    """The role for which most of the evidence speaks (weights: data/role_weights.toml)."""
    weights, found = load("role_weights"), dict.fromkeys(marks, 1.0)
    return max(PlaceRole, key=lambda role: weighed(found, weights.get(role.value, {})))


def asked(document: Document, reading: Reading, found: Found) -> Iterator[PlaceRole | tuple[str, ...]]:
    """For each toponym its role where the page settles it, else the evidence; the learner of the weights reads the same."""
    names = list(named(document, reading, found))
    placed, dateline = _placed(names), False
    for this, company in zip(names, companies(document, names), strict=True):
        settled = _settled(this, document[this.toponym.span])
        dateline = settled is PlaceRole.DATELINE or (dateline and company.dated)
        if dateline:
            yield PlaceRole.DATELINE
        elif settled:
            yield settled
        elif "pair.within" in company.marks:
            yield PlaceRole.DESCRIPTION
        else:
            where = placed.get(_name(this), ())
            seen = ("seen.in",) if len(where) > (this.toponym.span.start in where) else ()
            yield evidence(this, names[company.first], names[company.last], (*company.marks, *seen))


def _name(this: Named) -> str:
    return folded(this.toponym.name)


def _placed(names: Sequence[Named]) -> Mapping[str, set[int]]:
    """The names that stand behind "in", "at" or "near" anywhere in the report, with where."""
    found: dict[str, set[int]] = {}
    for this in names:
        if _IN.intersection(left(this)):
            found.setdefault(_name(this), set()).add(this.toponym.span.start)
    return found


def _settled(this: Named, name: str) -> PlaceRole | None:
    """The role that the layout gives: datelines, bylines, letterheads, menus, headings of lists; peoples are whose."""
    role = this.block.role
    if this.toponym.use is ToponymUse.DEMONYM:
        return PlaceRole.AFFILIATION
    if role is BlockRole.DATELINE or (this.opening and _in_dateline(this, name)):
        return PlaceRole.DATELINE
    if role in _LETTERHEAD and (not this.literal or _in_letterhead(this)):
        return PlaceRole.AFFILIATION
    if role is BlockRole.BYLINE:
        return PlaceRole.DATELINE
    if role in _ASIDE:
        return PlaceRole.OTHER
    if _HEADING.match(this.before) and _AFTER_HEADING.match(this.after):
        return PlaceRole.DATELINE if this.opening and not this.before else PlaceRole.EVENT
    return None


def _in_dateline(this: Named, name: str) -> bool:
    """Whether the name stands before the dash or bracket of "NAIROBI, Kenya, May 3 (Reuters) - ..."."""
    space = " " if this.before and not this.before.endswith("/") else ""
    upto = f"{this.before}{space}{name}"
    head = _DATELINE.match(upto + this.after)
    return head is not None and head.end() >= len(upto) and not _PARTICIPLE.search(head[0])


def _in_letterhead(this: Named) -> bool:
    """Whether a name in a letterhead, signature or menu is a part of a body's name or follows an office."""
    return bool(
        _OF_OFFICE.search(this.before)
        or _OFFICE_BEFORE.search(this.before)
        or _NAME_BEFORE.search(this.before)
        or _NAME_AFTER.match(this.after)
    )
