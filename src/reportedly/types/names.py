"""One spelling for names that differ in case, accents, apostrophes, hyphens or the short forms of Saint, Fort and Mount."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f\u0640\u064b-\u0652]")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʻʼʹʾʿʽ"))
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"})
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


def folded(name: str) -> str:
    """The name as it is looked up: casefolded, words parted by one space, "" if no letter or digit is in it.

    Accents go from Latin, Greek, Cyrillic and Arabic letters; the vowel signs of other scripts stay, as they are letters there.
    """
    low = name.casefold().translate(_APOSTROPHES)
    if not low.isascii():
        low = unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", low))).translate(_LETTERS)
    words = _words(low)
    return " ".join(_SHORT.get(w, w) for w in words)


def _words(low: str) -> list[str]:
    if low.isalnum():
        return [low]
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in low)
    return kept.split()
