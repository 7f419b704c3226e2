"""Where the subject before a verb begins, where a noun phrase after it ends, and where a clause ends."""

from __future__ import annotations

from reportedly.lexicon import listed
from reportedly.read.names import calendar, titles
from reportedly.read.units import Unit

_STOPS = frozenset((",", ";", ":", "–", "—", "-", "(", ")", "…", ".", "!", "?", "|", "--"))


def subject(unit: Unit, verb: int) -> tuple[int, int] | None:
    """The half-open item range of the subject of the verb at ``verb``, appositions and relative clauses with it, or None."""
    end = verb
    while end > 0 and (
        unit.tags[end - 1] in "ar"
        or (unit.low[end - 1] == "to" and end > 1 and unit.low[end - 2] in listed("grammar", "before_to"))
    ):
        end -= 1
    if end > 0 and unit.low[end - 1] == ",":
        return _before_comma(unit, end - 1)
    bare = _before_bracket(unit, end)
    start = phrase_before(unit, bare)
    return None if start is None else (_with_name(unit, start), end)


def _before_bracket(unit: Unit, end: int) -> int:
    """The end of what stands before a bracket that ends at ``end``: "Ann Poe (North Coast) said"."""
    if end > 2 and unit.low[end - 1] == ")":
        for i in range(end - 2, max(0, end - 10), -1):
            if unit.low[i] == "(":
                return i
    return end


def _before_comma(unit: Unit, comma: int) -> tuple[int, int] | None:
    """The subject before a verb that follows a comma: a phrase, a comma, an apposition or an aside, a comma."""
    opening = comma - 1
    while opening > 0 and unit.low[opening] != "," and comma - opening < 30:
        if unit.tags[opening] == "Q":
            return None
        opening -= 1
    if opening <= 0 or unit.low[opening] != ",":
        return None
    start = phrase_before(unit, opening)
    if start is None or opening + 1 >= comma:
        return None
    if unit.tags[start:opening] == "#":
        return _before_comma(unit, opening)
    if unit.low[opening + 1] not in listed("grammar", "asides") and any(
        t in "av" or w in ("said", "says", "told") for t, w in _between(unit, opening, comma)
    ):
        return None
    aside = unit.tags[opening + 1] in "pr" or unit.low[opening + 1] in listed("grammar", "speaking_asides")
    return _with_name(unit, start), opening if aside else comma


def _between(unit: Unit, start: int, end: int) -> list[tuple[str, str]]:
    return list(zip(unit.tags[start + 1 : end], unit.low[start + 1 : end], strict=True))


def _with_name(unit: Unit, start: int) -> int:
    """The start of "Name, the mayor of X" where ``start`` is that of "the mayor of X"."""
    if start > 1 and unit.low[start - 1] == "," and unit.tags[start - 2] == "C" and unit.tags[start] != "C":
        name = phrase_before(unit, start - 1)
        opens = name is not None and (name == 0 or unit.low[name - 1] in ("that", ":", ";"))
        if name is not None and opens and all(t in "C.o" for t in unit.tags[name : start - 1]):
            return name
    return start


def phrase_before(unit: Unit, end: int) -> int | None:
    """The start of the noun phrase that ends before item ``end``, or None."""
    start = end
    while start > 0:
        low, tag = unit.low[start - 1], unit.tags[start - 1]
        if tag in "xCn#s" or (tag == "e" and start < end and start > 1 and unit.tags[start - 2] in "d#nsx"):
            start -= 1
        elif tag == "d":
            start -= 1
            while start > 0 and (unit.tags[start - 1] == "d" or unit.low[start - 1] in ("neither", "either", "not")):
                start -= 1
            joined = _joined(unit, start, end)
            if joined is None:
                break
            start = joined
        elif low in listed("grammar", "lone_subjects") and start == end:
            start -= 1
            break
        elif (
            low == "." and start < end and start > 1 and (len(unit.low[start - 2]) == 1 or unit.low[start - 2] in titles())
        ) or (low in ("'", "’") and start > 1 and start < end and unit.low[start - 2].endswith("s")):
            start -= 1
        else:
            joined = _joined(unit, start, end)
            if joined is None:
                break
            start = joined
    start = _trimmed(unit, start, end)
    relative = _relative(unit, start)
    if relative is not None:
        return relative
    return start if start < end else None


def _joined(unit: Unit, start: int, end: int) -> int | None:
    """Where to go on leftwards over "of", "at", "and", which tie the phrase to the one before; None if they do not."""
    if start < 2 or start == end:
        return None
    low, before = unit.low[start - 1], unit.tags[start - 2]
    if low in listed("grammar", "joins") and before in "xCn#o" and unit.low[start - 2] not in calendar():
        return start - 2 if before != "o" else None
    if low in ("and", "or", "&") and before in "xC":
        left = phrase_before(unit, start - 1)
        if left is not None and (
            left == 0
            or unit.low[left - 1] in _STOPS
            or unit.low[left - 1] in ("that", "but", "while")
            or unit.tags[left - 1] == "Q"
        ):
            return left
    return None


def _trimmed(unit: Unit, start: int, end: int) -> int:
    while start < end and ((unit.low[start] in calendar() and unit.low[start] != "i") or unit.low[start] in (".", "’", "'")):
        start += 1
    return start


def _relative(unit: Unit, start: int) -> int | None:
    """The start of the phrase before "who" or "which", where ``start`` lies in its relative clause."""
    at = start - 1
    while at > 0 and start - at < 20 and unit.tags[at] != "Q" and unit.low[at] not in _STOPS:
        if unit.low[at] in ("who", "which") and unit.tags[at - 1] in "xCs":
            return phrase_before(unit, at)
        if unit.low[at] in ("who", "which", "that"):
            return None
        at -= 1
    return None


def phrase_after(unit: Unit, start: int) -> int:
    """The end of the noun phrase that begins at item ``start``, without what may follow it; ``start`` if there is none."""
    end = start
    if end < len(unit) and unit.low[end] in listed("grammar", "objects"):
        return end + 1
    while end < len(unit):
        low, tag = unit.low[end], unit.tags[end]
        if tag == "d":
            if end > start and unit.tags[end - 1] in "xCs":
                break
        elif (
            low == "."
            and end > start
            and end + 1 < len(unit)
            and (len(unit.low[end - 1]) == 1 or unit.low[end - 1] in titles())
        ) or (
            low in listed("grammar", "particles")
            and end > start
            and end + 1 < len(unit)
            and unit.tags[end - 1] == unit.tags[end + 1] == "C"
        ):
            pass
        elif tag not in "xCn#s" or low in calendar():
            break
        end += 1
    return end


def speaker_after(unit: Unit, start: int) -> int:
    """The end of the noun phrase of a speaker that begins at item ``start``, with its "of" phrases and its appositions."""
    end = phrase_after(unit, start)
    if end == start or unit.low[start] in listed("grammar", "objects"):
        return end
    while end + 1 < len(unit) and (
        (unit.low[end] in listed("grammar", "joins") and unit.low[end] != "to") or unit.low[end] in ("and", "or", "&")
    ):
        further = phrase_after(unit, end + 1)
        if further == end + 1 or (unit.low[end] in ("on", "in", "at") and unit.low[end + 1] in calendar()):
            break
        end = further
    if end < len(unit) and unit.low[end] in ("who", "which", "that"):
        return end
    if end + 2 < len(unit) and unit.low[end] == ",":
        return _apposition(unit, end)
    return end


def _apposition(unit: Unit, comma: int) -> int:
    """The end of the apposition or relative clause after ``comma``, or ``comma`` where something else follows."""
    first = comma + 1
    if unit.low[first] in ("who", "whose", "which"):
        end = first
        while end < len(unit) and unit.low[end] not in _STOPS and unit.tags[end] != "Q":
            end += 1
        return end
    if unit.tags[first] not in "dxC#":
        return comma
    end = phrase_after(unit, first)
    while end + 1 < len(unit) and unit.low[end] in listed("grammar", "joins") | {"and", "&"}:
        further = phrase_after(unit, end + 1)
        if further == end + 1:
            break
        end = further
    if end >= len(unit) or unit.low[end] in _STOPS or unit.tags[end] == "Q":
        return end if end > first else comma
    return comma


def has_verb(unit: Unit, start: int, end: int) -> bool:
    """Whether a stretch holds a finite verb."""
    return any(t in "ave" for t in unit.tags[start:end]) or any(
        unit.tags[i] == "x" and unit.tags[i - 1] in "xCo" and unit.low[i].endswith("s") for i in range(start + 1, end)
    )
