"""One spelling for names that differ in case, accents, points, letter variants of their script, apostrophes or hyphens."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Accents of Latin, Greek and Cyrillic; Hebrew points; Arabic tatweel, vowel signs, hamza and madda; nukta of Hindi and Panjabi.
_MARKS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u093c\u0a3c]"
)
# Apostrophes, primes, letters for ayn and hamza, Hebrew geresh; invisible marks of direction, joiners and soft hyphens.
_SIGNS = "'’‘‛`´ʻʼʹʾʿʽˈʺ′ꞌ\uff07\u05f3\u05f4\u0621"
_UNSEEN = "\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
_DROPPED = dict.fromkeys(map(ord, _SIGNS + _UNSEEN))
_INNER_JOIN = re.compile("(?<![\u0600-\u06ff])\u200c")  # parts words in Arabic script only
_LATIN = dict(zip("øđðłıħŧĸəǝɛɔɓɗƙƴɣɨʉƶ", "oddlihtkeeeobdkygiuz", strict=True))
_LIGATURES = {"æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng"}
_YEH, _HEH = dict.fromkeys("یىېۍێ", "ي"), dict.fromkeys("ةہھەۀۂۃ", "ه")
_ARABIC = dict(zip("کڪٱںۆڕڵ", "ككانورل", strict=True))
_OTHER = {"ґ": "г", "ँ": "ं", "ヶ": "ケ"}
# Letters that Amharic writes for one sound, by the first of their series of seven.
_SERIES = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ኸ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
_ETHIOPIC = {chr(ord(one) + i): chr(ord(other) + i) for one, other in _SERIES for i in range(7)}
_ALIKE = {"ሃ": "ሀ", "ሓ": "ሀ", "ኃ": "ሀ", "ኻ": "ሀ", "ኣ": "አ", "ዓ": "አ"}
_LETTERS = str.maketrans({**_LATIN, **_LIGATURES, **_YEH, **_HEH, **_ARABIC, **_OTHER, **_ETHIOPIC, **_ALIKE})
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@lru_cache(maxsize=1 << 14)
def folded(name: str) -> str:
    """The name as it is looked up: casefolded, words parted by one space, "" if no letter or digit is in it.

    Letters that writers of one script use for one another are made one: Arabic and Persian yeh and kaf, alef with and without
    hamza, teh marbuta and heh; yo and ye; final and other sigma; full and half width; the letters of one sound in Amharic.
    Vowel signs stay where they are letters (Indic scripts, Thai, Burmese).
    """
    low = name.casefold()
    if low.isascii():
        low = low.replace("'", "").replace("`", "")
    else:
        low = unicodedata.normalize("NFKD", _INNER_JOIN.sub("", low.translate(_DROPPED))).casefold()
        low = unicodedata.normalize("NFC", _MARKS.sub("", low)).translate(_LETTERS).translate(_DROPPED)
    return " ".join(_SHORT.get(w, w) for w in _words(low))


def _words(low: str) -> list[str]:
    if low.isalnum():
        return [low]
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in low)
    return kept.split()
