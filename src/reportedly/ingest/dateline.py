"""Finds the dateline: the place, day and agency that stand before the first sentence or on a line of their own."""

from __future__ import annotations

import re

from reportedly.ingest.dates import DATE
from reportedly.lexicon import load

_NAME = r"[^\W\d_a-z][\w'’.]*(?:[ /-](?:[^\W\d_a-z][\w'’.]*|de|del|la|el|al|of|the|and|on|upon))*"
_PLACE = rf"{_NAME}(?:, ?{_NAME}){{0,2}}"
_DATE = rf"(?i:{DATE})"
_AGENCY = r"\([^()\n]{2,60}\)"
_DASH = r"(?:\s?[—–]|\s--?|\s_)(?=\s|\w|[\"“‘'])"
_MARK = r"(?:\s*\[(?:TEXT|EXCERPTS?|SUMMARY|REPORT|Text|Excerpts?|Summary)\])?"
_INLINE = tuple(
    re.compile(p)
    for p in (
        rf"{_PLACE},?\s+\(?{_DATE}\)?(?:\s*[,/]?\s*{_AGENCY})?{_DASH}{_MARK}",
        rf"{_PLACE}\s+{_AGENCY}{_DASH}{_MARK}",
        rf"{_NAME}, {_NAME}\s(?:[—–]|--?)(?=\s)",
        rf"{_DATE}(?:\s*{_AGENCY})?\s?[—–]",
        rf"(?:From\s+(?:[\w'’-]+\s+){{0,5}}?)?{_PLACE},\s+{_DATE}\.(?:\s?[—–])?(?=\s)",
        rf"{_DATE}\.(?:\s?[—–])?(?=\s)",
        r"[^\W\d_a-z][^\d\n:.!?\"“a-z]{2,40}(?:, [^\W\d_a-z][\w. ]{2,25})?(?:\s?[—–]|\s--?(?=\s))(?=\s?[^\W\d_])",
    )
)
_COLON = re.compile(rf"{_NAME}:(?=\s+[^\W\d_a-z\"“])")
_LEAD = r"(?:(?i:issued|dated|date|published|posted|released|updated)(?:\s+on|\s+at)?:?\s+)?"
_WHOLE = re.compile(rf"{_LEAD}(?:{_PLACE},?\s+(?:\(|[-–—]\s)?)?{_DATE}\)?(?:[,.;]?\s+.{{0,30}})?[.:]?(?:\s*[—–-])?")
_AGENT = re.compile(rf"{_PLACE}\s*{_AGENCY}\s?(?:[—–_]|--?)")
_LATER = re.compile(rf"(?i:press|news|official)\b.{{0,50}}(?i:dated|issued)\s+{_DATE}\.?")


def inline(paragraph: str, *, headed: bool) -> int:
    """How many characters at the start of the first body paragraph are its dateline; 0 if it has none or is nothing else.

    Only below a heading (``headed``) is a name with a colon a dateline: without one it may be the heading itself.
    """
    opening = paragraph.split(maxsplit=1)[:1]
    if opening and opening[0].casefold() in load("layout")["dateline"]["never"]:
        return 0
    for form in _INLINE:
        if (found := form.match(paragraph)) and found.end() < len(paragraph.rstrip()):
            return found.end()
    found = _COLON.match(paragraph)
    return found.end() if headed and found and len(found[0].split()) <= 3 and len(paragraph) > 120 else 0


def whole(line: str) -> bool:
    """Whether a line is nothing but a dateline: a day, with a place before it or a time of day after it."""
    return len(line) <= 90 and bool(_WHOLE.fullmatch(line) or _LATER.fullmatch(line) or _AGENT.fullmatch(line))
