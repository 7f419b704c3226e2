"""What a report names a place for: where it happened, where something lies, whom it belongs to, who comes from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load
from reportedly.resolve.place_evidence import lies_in
from reportedly.types.mention import Reading, Toponym, ToponymUse
from reportedly.types.spans import Spans
from reportedly.types.text import Block, BlockRole, Document
from reportedly.types.world import Place, PlaceLevel, PlaceRole

_LIST = re.compile(r"\)?(?:, ?(?:and |or )?|; ?| (?:and|or|&) )(?:in |at |near )?(?:the )?")
_BRACKET = re.compile(r" ?\(")
_WITHIN = re.compile(r"(?:['’]s|,)? ?(?:in )?")
_DATELINE = re.compile(r"^(?:,? ?(?:[A-Z][\w.]*|\d+|\([^)]*\)|/)){0,8},? ?(?:—|–|--|-) ?(?=\S)")
_HEADING = re.compile(r"^(?:\W|\d)*$")
_AFTER_HEADING = re.compile(r"^(?:,? ?(?:[\w.]+ ){0,4}\d{1,4}|:| \([^)]*\):)")
_SPACE = re.compile(r"\s+")
_RANGE = re.compile(r" to [A-Z]")
_OFFICE_BEFORE = re.compile(
    r"(?:superintendent|commander|commissioner|master|chief|secretary|office|police|command|headquarters)\b.*,$", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"[A-Z]\w+$")
_NAME_AFTER = re.compile(r" [A-Z]\w+")
_LETTERHEAD = frozenset({BlockRole.RESIDUE, BlockRole.NOTE, BlockRole.BYLINE})
_HEADED = frozenset({BlockRole.HEADLINE, BlockRole.CAPTION})
_ASIDE = frozenset({BlockRole.RESIDUE, BlockRole.NOTE})


@dataclass(frozen=True, slots=True)
class Named:
    """A toponym with the place it was taken for, its sentence, and the text before and after it within that sentence.

    ``told``: its block tells a happening; ``struck``: an attack has it as object; ``opening``: its block opens the body.
    """

    toponym: Toponym
    place: Place | None
    block: Block
    left: str
    right: str
    told: bool
    struck: bool
    opening: bool


def roles(document: Document, reading: Reading, found: Sequence[tuple[Toponym, Place | None]]) -> tuple[PlaceRole, ...]:
    """The role of each toponym, in order. A list shares the role of its first member; what a place lies in describes it."""
    named = list(_named(document, reading, found))
    given: list[PlaceRole] = []
    head = PlaceRole.OTHER
    for i, this in enumerate(named):
        before = named[i - 1] if i and named[i - 1].block is this.block else None
        gap = _even(document.text[before.toponym.span.end : this.toponym.span.start]) if before else ""
        if before and _holds(before, this, gap):
            role = PlaceRole.DATELINE if given[-1] is PlaceRole.DATELINE else PlaceRole.DESCRIPTION
        elif before and this.toponym.use is ToponymUse.LITERAL and _goes_on(before, gap):
            role = head
        else:
            role = _alone(this)
            if i + 1 < len(named) and _holds_next(this, named[i + 1], document):
                role = PlaceRole.DESCRIPTION if role is not PlaceRole.DATELINE else role
        given.append(role)
        head = head if role is PlaceRole.DESCRIPTION and before and _holds(before, this, gap) else role
    return tuple(given)


def _named(document: Document, reading: Reading, found: Sequence[tuple[Toponym, Place | None]]) -> Iterator[Named]:
    sentences, triggers = Spans((s.span, s) for s in reading.sentences), Spans((t.span, t) for t in reading.triggers)
    telling = {i for i, b in enumerate(document.blocks) if not reading.triggers or triggers.within(b.span)}
    first = next((i for i, b in enumerate(document.blocks) if b.role is BlockRole.BODY), None)
    verbs = (t for t in reading.triggers if t.entry.startswith("triggers_assault#") and not t.noun and not t.passive)
    after = (_SPACE.match(document.text, t.span.end) for t in verbs)
    struck = {space.end() for space in after if space}
    for toponym, place in found:
        sentence = sentences.around(toponym.span)[0][1]
        left = _even(document.text[sentence.span.start : toponym.span.start])
        right = _even(document.text[toponym.span.end : sentence.span.end])
        told, opening = sentence.block in telling, first in (None, sentence.block)
        block = document.blocks[sentence.block]
        yield Named(toponym, place, block, left, right, told, toponym.span.start in struck, opening)


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _goes_on(before: Named, gap: str) -> bool:
    """Whether a list, or "from X to", leads from one name to the next."""
    return bool(_LIST.fullmatch(gap)) or (gap == " to " and before.left.rstrip().lower().endswith("from"))


def _holds(inner: Named, outer: Named, gap: str) -> bool:
    """Whether the second place is named to say where the first lies: "X (Y)", "X, Y", "X in Y"."""
    if not (inner.place and outer.place) or outer.place.level is PlaceLevel.TOWN:
        return _BRACKET.fullmatch(gap) is not None
    beside = _BRACKET.fullmatch(gap) or gap in {", ", " in ", ", in "}
    return bool(beside) and lies_in(inner.place, outer.place)


def _holds_next(outer: Named, inner: Named, document: Document) -> bool:
    """Whether the first place says where the second lies: "Y's X", "Y state's X"."""
    gap = _even(document.text[outer.toponym.span.end : inner.toponym.span.start])
    beside = re.fullmatch(r"(?: \w+)?['’]s ", gap) is not None
    return beside and bool(inner.place and outer.place and lies_in(inner.place, outer.place))


def _alone(this: Named) -> PlaceRole:
    left = this.left.rstrip()
    if this.block.role is BlockRole.DATELINE:
        return PlaceRole.DATELINE
    if this.toponym.use is not ToponymUse.LITERAL or (this.block.role in _LETTERHEAD and _in_letterhead(left, this.right)):
        return PlaceRole.AFFILIATION
    if this.block.role is BlockRole.BYLINE:
        return PlaceRole.DATELINE
    if this.block.role in _ASIDE:
        return PlaceRole.OTHER
    if not left and _DATELINE.match(this.right):
        return PlaceRole.DATELINE if this.opening else PlaceRole.EVENT
    if _HEADING.match(left) and _AFTER_HEADING.match(this.right):
        return PlaceRole.EVENT
    return _by_words(this, left)


def _in_letterhead(left: str, right: str) -> bool:
    """Whether a name in a letterhead, signature or menu is a part of a body's name or follows an office."""
    return bool(
        _left("affiliation").search(left)
        or _OFFICE_BEFORE.search(left)
        or _NAME_BEFORE.search(left)
        or _NAME_AFTER.match(right)
    )


def _by_words(this: Named, left: str) -> PlaceRole:
    for name in ("description", "origin"):
        if _left(name).search(left):
            return PlaceRole(name)
    if _right("description").match(this.right):
        return PlaceRole.DESCRIPTION
    for name in ("affiliation", "other"):
        if _left(name).search(left):
            return PlaceRole(name)
    return _happening(this, left)


def _happening(this: Named, left: str) -> PlaceRole:
    """Event where something is told to happen there, else whose it is, else other."""
    wide = this.place is None or this.place.level in {PlaceLevel.COUNTRY, PlaceLevel.REGION}
    told = this.told or not wide
    if this.struck or (told and (_left("event").search(left) or (left.lower().endswith("from") and _RANGE.match(this.right)))):
        return PlaceRole.EVENT
    if _right("affiliation").match(this.right):
        return PlaceRole.AFFILIATION
    compound = _right("event").match(this.right) is not None and not left.endswith((" to", " from"))
    headed = this.block.role in _HEADED and not wide
    return PlaceRole.EVENT if (this.told and compound) or headed else PlaceRole.OTHER


@cache
def _left(name: str) -> re.Pattern[str]:
    parts = "|".join(_spelled(p) for p in load("place_roles")["left"][name])
    return re.compile(rf"(?:^|[^\w])(?:{parts})$", re.IGNORECASE)


@cache
def _right(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_spelled(p) for p in load("place_roles")["right"][name]))


def _spelled(pattern: str) -> str:
    """A pattern of data/place_roles.toml with its capitalised list names written out."""
    lists: Mapping[str, list[str]] = load("place_roles")["words"]
    return re.sub(r"\b([A-Z]{4,})(?=\b|s\b)", lambda m: f"(?:{'|'.join(lists[m[1]])})" if m[1] in lists else m[0], pattern)
