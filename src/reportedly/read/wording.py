"""Loaded words in the narrator's own voice: labels, praise, soft words, certainties, and marks of distance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.lexicon import listed
from reportedly.read.capitals import modifies
from reportedly.read.loaded_words import Entry, Group, Lexicon, lexicon
from reportedly.read.names import shouts, titles
from reportedly.read.quotes import Quote, quotes
from reportedly.read.scare_quotes import scare_quotes
from reportedly.read.wordclass import endings, participles, tags
from reportedly.types.mention import Attribution, AttributionKind, Slogan, Wording, WordingCategory
from reportedly.types.span import Span
from reportedly.types.spans import Spans
from reportedly.types.text import BlockRole, Document, Sentence, Source

_READ = frozenset({BlockRole.HEADLINE, BlockRole.BODY, BlockRole.CAPTION, BlockRole.NOTE})
_OURS = frozenset({"our", "we", "us"})
_RUN = 6
"""Words that an adjective may stand before its noun ("selfless, determined, and spirited men")."""
_AROUND = 9
"""Words to either side among which a figurative word needs one of the sides."""
_OWNED = 2
"""Characters of the ending that makes a noun a possessor; it belongs to no mark."""
_BEHIND = 4
"""Words after a word of distance among which an outsider names what it keeps away from."""
_CALLED = 6
"""Words before a loaded one among which a verb of calling makes it somebody else's."""
_CAPITALS = 0.6
"""Share of capitalised words above which a heading is printed in title case, so that capitals tell no name."""


class _Line:
    """One sentence being read: its words in lower case without "'s", and their classes once they are asked for."""

    __slots__ = ("_kinds", "_titled", "heading", "low", "partial", "words")

    def __init__(self, sentence: Sentence, *, partial: bool) -> None:
        self.words = sentence.words
        self.low = [w.text.lower().replace("’", "'").removesuffix("'s") or w.text for w in sentence.words]
        self.partial = partial
        self.heading = sentence.role is BlockRole.HEADLINE
        self._kinds: list[str] | None = None
        self._titled: bool | None = None

    @property
    def kinds(self) -> list[str]:
        if self._kinds is None:
            self._kinds = tags(self.words)
        return self._kinds

    def capital(self, i: int) -> bool:
        """Whether the word at ``i`` is there and capitalised."""
        return 0 <= i < len(self.words) and self.words[i].text[0].isupper()

    @property
    def plain(self) -> bool:
        """Whether capitals tell names: the line is neither a heading in title case nor all in capitals."""
        if self._titled is None:
            long = [w.text for w in self.words if len(w.text) > 3 and w.text.isalpha()]
            many = self.heading and sum(w[0].isupper() for w in long) > _CAPITALS * len(long)
            self._titled = many or shouts(self.words) or (bool(long) and all(w.isupper() for w in long))
        return not self._titled


@dataclass(frozen=True, slots=True)
class _Found:
    """Loaded words of one line: the half-open range of their words."""

    start: int
    end: int
    neutral: str
    entry: Entry


def wording(
    document: Document,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    slogans: Sequence[Slogan],
    words: Lexicon | None = None,
) -> tuple[Wording, ...]:
    """Loaded words that the narrator uses in its own voice, in order; neighbours are one.

    Words of others are left out: quotations, what somebody is said to have said, slogans, names, and a heading printed
    twice. Words that a neutral observer may use are loaded only if the outlet belongs to a party, or speaks of "our" side.
    ``words`` is the lexicon, ours if it is None.
    """
    words = lexicon() if words is None else words
    quoted = quotes(document)
    others = Spans((s, None) for s in (*_words_of_others(document, attributions, quoted), *(s.span for s in slogans)))
    partial = _partial(document, sentences, quoted)
    found = list(scare_quotes(document, quoted, attributions, slogans, partial=partial))
    for sentence in sentences:
        block = document.blocks[sentence.block]
        if sentence.role not in _READ or (sentence.role is BlockRole.HEADLINE and block.copy_of is not None):
            continue
        own = [w for w in _in_sentence(sentence, words, partial=partial) if not others.over(w.span)]
        found += _joined(document, own)
    return tuple(sorted(found, key=lambda w: w.span))


def _partial(document: Document, sentences: Sequence[Sentence], quoted: Sequence[Quote]) -> bool:
    """Whether the narrator is a party: by its outlet, or because it says "our forces" outside quotations."""
    source = document.source
    if isinstance(source, Source):
        return source.partial
    inside = Spans((q.whole, None) for q in quoted)
    own = listed("wording", "quoted", "own")
    for sentence in sentences:
        for i, word in enumerate(sentence.words):
            if word.text.lower() == "our" and not inside.over(word.span):
                following = {w.text.lower() for w in sentence.words[i + 1 : i + 3]}
                if own & following:
                    return True
    return False


def _words_of_others(document: Document, attributions: Sequence[Attribution], quoted: Sequence[Quote]) -> Iterator[Span]:
    """Quotations, and contents of reported speech; beliefs and what nobody is named for are told in the narrator's words."""
    for quote in quoted:
        yield quote.whole
    for said in attributions:
        speaks = " ".join(document[x] for x in said.source).lower()
        own = said.kind is AttributionKind.BELIEF or speaks in _OURS or not speaks or _announces(document, said)
        if not own or said.kind is AttributionKind.DIRECT:
            yield from said.content


def _announces(document: Document, said: Attribution) -> bool:
    """Whether a party's own outlet announces: "The Command informs the public that ..." is its own voice."""
    source = document.source
    party = isinstance(source, Source) and source.partial
    cue = " ".join(document[c] for c in said.cue).lower().split()
    return party and bool(cue) and cue[-1] in listed("wording", "announcing", "cues")


def _in_sentence(sentence: Sentence, entries: Lexicon, *, partial: bool) -> Iterator[Wording]:
    line = _Line(sentence, partial=partial)
    at = 0
    while at < len(line.low):
        one = next(_at(line, at, entries), None) if line.low[at] in entries else None
        if one:
            last = line.words[one.end - 1]
            own = last.text.lower().endswith(("'s", "’s")) and len(last.text) > _OWNED
            span = Span(line.words[one.start].span.start, last.span.end - _OWNED if own else last.span.end)
            group = one.entry.group
            yield Wording(span, group.category, one.neutral, group.key, group.reason)
        at = one.end if one else at + 1


def _at(line: _Line, at: int, entries: Lexicon) -> Iterator[_Found]:
    """What is loaded from word ``at`` on, the longest entry first."""
    for entry in entries[line.low[at]]:
        after = at + len(entry.words)
        if tuple(line.low[at:after]) != entry.words or _plain(line, at, after, entry):
            continue
        if entry.group.form != "adjective":
            yield _Found(at, after, "" if _modifies(line, after, entry) else entry.neutral, entry)
        elif end := _end(line, at, after, entry):
            yield _Found(at, end, _left(line, after, end, entries), entry)


def _plain(line: _Line, at: int, after: int, entry: Entry) -> bool:
    """Whether the words are plain English, a name or somebody else's where they stand."""
    group = entry.group
    following = line.low[after] if after < len(line.low) else ""
    before = line.low[at - 1] if at else ""
    if (group.party and not line.partial) or following in group.unless or before in group.before:
        return True
    if group.near and not line.partial and not _near(line, at, after, group):
        return True
    return _named(line, at, after, entry) or _called(line, at)


def _near(line: _Line, at: int, after: int, group: Group) -> bool:
    """Whether a word of the sides stands around, or, for words of distance, a name, a standing or a deed right after."""
    sides = listed("wording", "sides", "words")
    if group.category is WordingCategory.DISTANCING:
        nouns = listed("wording", "quoted", "nouns")
        name = line.capital(after) and line.capital(after + 1)
        return name or any(w in sides or w in nouns for w in line.low[after : after + _BEHIND])
    return any(w in sides for w in (*line.low[max(0, at - _AROUND) : at], *line.low[after : after + _AROUND]))


def _modifies(line: _Line, after: int, entry: Entry) -> bool:
    """Whether a noun in the singular stands before another ("terrorist accounts"): its counterpart would not."""
    if entry.group.form != "noun" or after >= len(line.low) or line.low[after - 1].endswith("s"):
        return False
    return line.kinds[after - 1] != "s" and line.kinds[after] == "x" and modifies(line.low[after])


def _named(line: _Line, at: int, after: int, entry: Entry) -> bool:
    """Whether the words are a name or in one: capitalised where that tells, and beside another such word or an outsider's."""
    if not line.capital(at) or not line.plain:
        return False
    text = line.words[at].text
    letters = len(text) > 1 and text.isupper()
    follows = line.capital(after) and line.low[after] not in titles()
    precedes = at > 1 and line.capital(at - 1)
    alone = not line.partial and entry.group.form == "noun" and not line.heading and not line.low[after - 1].endswith("s")
    return letters or follows or precedes or alone


def _called(line: _Line, at: int) -> bool:
    """Whether a verb of calling before the words makes them those of others ("hailed as heroes")."""
    for i in range(at - 1, max(-1, at - _CALLED), -1):
        low = line.low[i]
        if not low[0].isalnum():
            return False
        if low in listed("wording", "quoted", "calling"):
            return line.low[i + 1] not in listed("wording", "quoted", "no_calling")
        if low in listed("wording", "quoted", "calling_as"):
            return bool(listed("wording", "quoted", "linked") & set(line.low[i + 1 : at]))
    return False


def _end(line: _Line, at: int, after: int, entry: Entry) -> int:
    """The index after the noun that an adjective is loaded before, or 0 if it is plain there."""
    heads, limit = entry.group.heads, min(len(line.low), after + _RUN)
    stop = after
    while stop < limit and line.low[stop] not in heads:
        joined = _past_joined(line, stop)
        kind = line.kinds[stop]
        if joined == stop and (kind not in "xenCs#" or (not heads and kind in "xeC")):
            break
        stop = joined if joined > stop else stop + 1
    if stop < limit and line.low[stop] in heads:
        return stop + 1
    if heads:
        return 0
    if stop < limit and line.kinds[stop] in "xeC":
        return _past_noun(line, stop)
    return after if at and line.low[at - 1] in listed("wording", "quoted", "being") else 0


def _past_noun(line: _Line, stop: int) -> int:
    """The index after a noun at ``stop``, with the adjectives before it and the rest of its name."""
    n = len(line.low)
    while (
        stop + 1 < n
        and (line.low[stop].endswith(endings()) or line.low[stop] in participles())
        and line.kinds[stop + 1] in "xC"
    ):
        stop += 1
    while stop + 1 < n and line.kinds[stop] == line.kinds[stop + 1] == "C" and line.plain:
        stop += 1
    return stop + 1


def _past_joined(line: _Line, at: int) -> int:
    """The index after ", and" and the adjective that it joins, or ``at`` if nothing is joined there."""
    following = at
    while following < len(line.low) and line.low[following] in (",", "and"):
        following += 1
    joins = at < following < len(line.low) and line.kinds[following] in "xer"
    return following + 1 if joins else at


def _left(line: _Line, after: int, end: int, entries: Lexicon) -> str:
    """What is left of a phrase without its loaded adjectives; the counterpart of its noun if that is loaded too."""
    noun = next((e for e in entries.get(line.low[end - 1], ()) if len(e.words) == 1 and e.group.form == "noun"), None)
    if noun and not noun.group.near and (line.partial or not noun.group.party):
        return noun.neutral
    start = after
    for i in range(after, end - 1):
        loaded = any(len(e.words) == 1 and e.group.form == "adjective" for e in entries.get(line.low[i], ()))
        if loaded or line.low[i] in (",", "and"):
            start = i + 1
    return " ".join(w.text for w in line.words[start:end])


def _joined(document: Document, found: Sequence[Wording]) -> Iterator[Wording]:
    """The same with neighbours of one category joined, with the counterparts of those that "and" joins."""
    run: Wording | None = None
    for one in found:
        between = document.text[run.span.end : one.span.start].strip(" ,") if run else "."
        if run and run.category is one.category and (one.span.start <= run.span.end or between in ("", "and")):
            both = dict.fromkeys(n for n in (run.neutral, one.neutral) if n)
            run = replace(run, span=run.span.join(one.span), neutral=f" {between or 'and'} ".join(both))
            continue
        if run:
            yield run
        run = one
    if run:
        yield run
