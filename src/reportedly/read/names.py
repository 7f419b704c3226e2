"""Runs of capitalised words that may be names, in one sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.lexicon import listed, phrases
from reportedly.types.text import Word


def calendar() -> frozenset[str]:
    """Capitalised words that belong to no name: weekdays, months that are no first names or verbs, feasts, and "I"."""
    return listed("grammar", "calendar")


@cache
def bodies() -> Mapping[str, str]:
    """Words that end or open the names of bodies, with their entry."""
    return phrases("actors", "bodies")


@cache
def titles() -> Mapping[str, str]:
    """Words that stand before a person's name, with their entry."""
    return phrases("actors", "titles")


def shouts(words: Sequence[Word]) -> bool:
    """Whether a sentence is all in capitals, so that capitals tell nothing."""
    letters = [w.text for w in words if w.text.isalpha() and len(w.text) > 1]
    return len(letters) > 5 and sum(t.isupper() for t in letters) > 0.7 * len(letters)


def runs(words: Sequence[Word], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open word ranges of names: capitalised words, with small linking words inside but never at an end."""
    found = []
    i = 0
    n = len(words)
    while i < n:
        if not _opens(words, kinds, i):
            i += 1
            continue
        end = _run(words, kinds, i)
        found.append((i, end))
        i = end
    return found


def _opens(words: Sequence[Word], kinds: Sequence[str], i: int) -> bool:
    if kinds[i] == "C":
        return words[i].text.lower() not in calendar()
    if kinds[i] == "s":
        return words[i].text[0].isupper()
    return kinds[i] in "xeo" and len(words[i].text) > 1 and words[i].text.isupper()


def _run(words: Sequence[Word], kinds: Sequence[str], i: int) -> int:
    n = len(words)
    end = i + 1
    if kinds[i] == "s":
        return end
    while end < n:
        step = end
        low = words[step].text.lower()
        if (words[step].text == "." and _abbreviated(words, step)) or _plural_owner(words, step):
            step += 1
        elif low in listed("grammar", "links") and not _stops(words, low, i, step):
            step += 1
            if step < n and words[step].text.lower() in listed("grammar", "links"):
                step += 1
        if step < n and kinds[step] in "Cs" and words[step].text[0].isupper() and words[step].text.lower() not in calendar():
            if kinds[step] == "s":
                return min(step, end)
            end = step + 1
            continue
        break
    return end


def _plural_owner(words: Sequence[Word], mark: int) -> bool:
    """Whether the mark is the apostrophe of a plural inside the name of a body: "Dock Workers' Union"."""
    before = words[mark - 1]
    if words[mark].text not in ("'", "’") or before.span.end != words[mark].span.start or not before.text.endswith("s"):
        return False
    ahead = next((k for k in range(mark + 1, len(words)) if not words[k].text[0].isupper()), len(words))
    return any(w.text.lower() in bodies() for w in words[mark + 1 : ahead])


def _abbreviated(words: Sequence[Word], stop: int) -> bool:
    """Whether the full stop follows an initial or a title and a capitalised word comes next."""
    before = words[stop - 1]
    if stop + 1 >= len(words) or before.span.end != words[stop].span.start or not words[stop + 1].text[0].isupper():
        return False
    return len(before.text) == 1 or before.text.lower() in titles() or before.text in ("St", "Jr", "Sr")


def _stops(words: Sequence[Word], link: str, first: int, at: int) -> bool:
    """Whether a linking word parts two names rather than joining one."""
    if link in ("of", "for"):
        return words[at - 1].text.lower() not in bodies() and words[at - 1].text.lower() not in listed(
            "actors", "bodies_of", "opens"
        )
    if link in ("and", "&"):
        ahead = [w.text.lower() for w in words[at + 1 : at + 4]]
        after = next((k for k, w in enumerate(ahead) if w in bodies()), None)
        return after is None or any(not words[at + 1 + k].text[0].isupper() for k in range(after + 1)) or at - first != 1
    if link in ("the", "e", "y", "-", "/"):
        return link == "the"
    return False
