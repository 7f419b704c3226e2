"""What one line of a page looks like: running text, residue, byline, caption, note or nameplate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.ingest.dates import DATE
from reportedly.lexicon import load
from reportedly.types.span import Span

_SHORT = 110
"""Characters: a longer line is no layout line."""
_LONG = 150
"""Characters: a line of this length is running text whatever it ends with."""
_ENDS = re.compile(r"[.!?…][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[-–—•*]\s|\(?\d{1,3}[.)]\s)")
_SIZE = re.compile(r"\d{2,4}\s*[x×]\s*\d{2,4}")
_PAGE = re.compile(r"(?i)(?:page\s+)?\d+\s+of\s+\d+|-\s*\d+\s*-|\d{1,3}")
_COUNTER = re.compile(r"(?i)[\d.,]+\s*[km]?\s+(?:shares?|comments?|views?|likes?|retweets?|reads?)")
_AGO = re.compile(r"(?i)(?:(?:last )?(?:updated|published|posted|modified):?\s+)?\w+ (?:minutes?|hours?|days?|weeks?) ago")
_COUNTED = re.compile(r"\s*\(\d+\)?$")
_DAY = re.compile(DATE, re.IGNORECASE)
_DATED = re.compile(rf"(?i)(?:{DATE})\s*(?:[-–—]|:)\s*\S.{{3,150}}[^.\s]")
_QUOTED = re.compile(r":\s*[“\"].+[”\"]\s*\([^()]+\)\.?$")
_SOURCED = re.compile(r"[\"”’'»]\s*\([^()]*\d[^()]*\)$")
_CREDIT_END = re.compile(r"[.\w”\"]\s*\([^()\d]{2,40}\)$")
_INITIALS = r"[^\W\d_a-z][\w'’.-]*"
_PERSON_PLACE = re.compile(rf"{_INITIALS}(?: {_INITIALS}){{1,2}}, {_INITIALS}(?: (?:{_INITIALS}|de|del|la|of))*")
_TITLE_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a page as a candidate for a role."""

    span: Span
    text: str
    apart: bool

    @property
    def words(self) -> int:
        """The number of words, separated by white space."""
        return len(self.text.split())

    @property
    def ends(self) -> bool:
        """Whether it ends as a sentence does, or as a quotation with its outlet and day in brackets."""
        return bool(_ENDS.search(self.text) or _SOURCED.search(self.text))

    @property
    def item(self) -> bool:
        """Whether it is an item of a list."""
        return bool(_ITEM.match(self.text))

    @property
    def prose(self) -> bool:
        """Whether it is running text: long, or a sentence that ends."""
        heads = self.text.endswith(":") and self.words >= 5
        return len(self.text) >= _LONG or self.item or heads or (self.ends and self.words >= 10)


@cache
def _words(table: str, key: str) -> tuple[str, ...]:
    data: Mapping[str, list[str]] = load("layout")[table]
    return tuple(data[key])


@cache
def _separator() -> re.Pattern[str]:
    marks = "".join(re.escape(m) for m in _words("residue", "separators"))
    return re.compile(rf"\s+[{marks}]\s+|\s{{3,}}|\s*[›»]\s*")


def is_residue(line: str) -> bool:
    """Whether a line is furniture of the page: an advertisement, a way through the site, a notice of rights."""
    if len(line) > 2 * _SHORT:
        return False
    low = line.casefold().strip(" ()[]*-–—#")
    if _SIZE.fullmatch(low) or _PAGE.fullmatch(low) or _COUNTER.fullmatch(low) or _AGO.fullmatch(low):
        return True
    if _COUNTED.sub("", low) in _words("residue", "labels"):
        return True
    if low.startswith(("©", "copyright ")) or "all rights reserved" in low:
        return True
    if len(line) > _SHORT:
        return False
    if low.startswith(_words("residue", "starts")) or any(p in low for p in _words("residue", "holds")):
        return True
    return _is_way(line) or _is_row(low)


def _is_way(line: str) -> bool:
    """Whether a line is a list of short items with separators, such as "Home / News" or "Share · Print"."""
    items = [x for x in _separator().split(line) if x]
    return len(items) > 1 and all(len(x.split()) <= 7 and not _ENDS.search(x) for x in items)


def _is_row(low: str) -> bool:
    """Whether a line is nothing but labels side by side: "Share: Facebook Twitter Telegram"."""
    items = [w.strip(":,") for w in low.split()]
    return len(items) > 1 and all(w in _words("residue", "labels") for w in items)


def residue_tail(paragraph: str) -> int:
    """Where the last sentence of a paragraph starts, if it is residue and the sentences before it are not; else 0."""
    cuts = [m.end() for m in re.finditer(r"[.!?][\"”’)]?\s+(?=\S)", paragraph)]
    if not cuts or len(paragraph) > _LONG:
        return 0
    tail = paragraph[cuts[-1] :].casefold()
    return cuts[-1] if tail.startswith(_words("residue", "starts")) else 0


def is_note(line: str) -> bool:
    """Whether a line is a note of the editors: a correction, an update, who reported and edited."""
    return line.casefold().startswith(_words("note", "starts"))


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption: it says so, carries a credit, or is a dated phrase without a full stop."""
    low = line.casefold()
    if len(line) > 2 * _LONG:
        return False
    if low.startswith(_words("caption", "starts")) or _DATED.fullmatch(line):
        return True
    if _QUOTED.search(line):
        return False
    credit = "|".join(re.escape(w) for w in _words("caption", "credits"))
    if re.search(rf"[(\[](?:{credit})\b[^()\[\]]*[)\]]|\b(?:{credit})\s?:\s|^(?:\w+ ){{1,2}}(?:{credit}):", low):
        return True
    return (
        bool(_CREDIT_END.search(line))
        and len(line) <= _LONG
        and not line.isupper()
        and not low.startswith("(")
        and not re.search(r"\bsaid\b|\btold\b", low)
    )


def names_day(line: str) -> bool:
    """Whether a line that is no sentence names a day, as captions do."""
    return not _ENDS.search(line) and len(line.split()) >= 5 and bool(_DAY.search(line))


def is_byline(line: str) -> bool:
    """Whether a line above the running text says who wrote it."""
    low = line.casefold()
    if len(line) > _SHORT or _ENDS.search(line):
        return False
    if low.startswith(_words("byline", "starts")) or (low.endswith(_words("byline", "ends")) and not line.isupper()):
        return True
    before = re.split(r",\s", low, maxsplit=1)[0]
    if before != low and before.endswith(_words("byline", "ends")):
        return True
    texts = "|".join(_words("byline", "texts"))
    if re.match(rf"(?:{texts})\b.*\b(?:read|issued|signed|released)\b.*\bby\b", low):
        return True
    named = any(w in _words("nameplate", "nouns") for w in _TITLE_WORD.findall(low))
    return bool(_PERSON_PLACE.fullmatch(line)) and not line.isupper() and not named


def is_signature(line: str) -> bool:
    """Whether a line below the running text is signed by an office."""
    low = line.casefold()
    if low.startswith(("sd/", "signed", "(signed")):
        return True
    words = _TITLE_WORD.findall(low)
    short = len(words) <= 8 and (line.isupper() or not _ENDS.search(line))
    return short and any(w in words for w in _words("byline", "offices"))


def is_signed(line: str, following: str) -> bool:
    """Whether a line below the running text is a name in capitals and the one after it an office."""
    return line.isupper() and 1 < len(line.split()) <= 5 and not _ENDS.search(line) and is_signature(following)


def is_numbered(line: str) -> bool:
    """Whether a line under a heading numbers a text and tells whose it is: "Statement 27/2021 of the union"."""
    texts = "|".join(_words("byline", "texts"))
    number = r"(?:no\.?|number|#)?\s*\d[\d/.-]*"
    return len(line) <= _SHORT and bool(re.match(rf"(?:{texts})\s+{number}\s+(?:of|by|from)\s", line.casefold()))


def is_nameplate(line: str, outlet: str) -> bool:
    """Whether a line above the headline names the outlet or office, or only numbers the document."""
    low = line.casefold()
    if (outlet and outlet.casefold() in low) or low.startswith(_words("nameplate", "numbered")):
        return True
    words = _TITLE_WORD.findall(line)
    if len(words) > 14 or any(w[0].islower() and len(w) > 3 for w in words) or _ENDS.search(line):
        return False
    nouns = _words("nameplate", "nouns")
    return line.isupper() or len(words) == 1 or any(w.casefold() in nouns for w in words)
