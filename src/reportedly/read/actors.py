"""Groups, institutions and persons: names, and noun phrases whose head the lexicon knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.lexicon import phrases
from reportedly.read.capitals import abbreviations, modifies
from reportedly.read.names import bodies, calendar, runs, shouts, titles
from reportedly.read.wordclass import endings, participles, tags
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import ActorMention, Toponym, ToponymUse
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document, Sentence
from reportedly.types.world import ActorKind

_FEW_WORDS = 6


class Line:
    """One sentence being read: its words, their lower-case forms and classes, and the place names in it."""

    __slots__ = ("caps", "low", "places", "tags", "words")

    def __init__(self, sentence: Sentence, places: Mapping[int, Toponym]) -> None:
        self.words = sentence.words
        self.low = [w.text.lower() for w in sentence.words]
        self.tags = tags(sentence.words)
        self.places = places
        self.caps = shouts(sentence.words)

    def span(self, start: int, end: int) -> Span:
        """The characters of a half-open range of words."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)


def actors(document: Document, sentences: Sequence[Sentence], toponyms: Sequence[Toponym]) -> tuple[ActorMention, ...]:
    """Every mention of an actor, in order; none crosses a sentence and none overlaps another, save pronouns never inside.

    Residue is not read. A bare place name is no actor.
    """
    places = {t.span.start: t for t in toponyms if t.use is ToponymUse.LITERAL}
    known: set[str] = set()
    found: list[ActorMention] = []
    short = tuple(abbreviations(document))
    for sentence in sentences:
        if sentence.role is BlockRole.RESIDUE or not sentence.words:
            continue
        line = Line(sentence, places)
        here = _joined(document, [*_named(line, known), *_nominal(line), *_within(short, sentence.span)])
        found += here
        found += [p for p in _pronouns(line) if not any(m.span.overlaps(p.span) for m in here)]
    return tuple(sorted(found, key=lambda m: (m.span.start, m.span.end)))


def _within(mentions: Sequence[ActorMention], sentence: Span) -> Iterator[ActorMention]:
    return (m for m in mentions if sentence.holds(m.span))


def _pronouns(line: Line) -> Iterator[ActorMention]:
    for i, low in enumerate(line.low):
        if low in _table("pronouns") and (low != "i" or line.words[i].text == "I"):
            span, plural = line.words[i].span, _table("pronouns")[low] == "actors#pronouns.several"
            yield ActorMention(span, span, low, Unknown(Reason.NOT_STATED), "actors#pronoun", plural, pronoun=True)


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Head nouns: (kind or "", entry)."""
    found = {low: (entry.split(".", 1)[1], entry) for low, entry in phrases("actors", "nouns").items()}
    for table in ("epithets", "offices"):
        for low, entry in phrases("actors", table).items():
            found.setdefault(low, ("person" if table == "offices" else "", entry))
    return found


@cache
def _table(name: str) -> dict[str, str]:
    return phrases("actors", name)


def _kind(name: str) -> ActorKind | Unknown:
    return ActorKind(name) if name else Unknown(Reason.NOT_IN_CODEBOOK)


# --- names


def _named(line: Line, known: set[str]) -> Iterator[ActorMention]:
    if line.caps:
        return
    for start, end in runs(line.words, line.tags):
        mention = _name(line, start, end, known)
        if mention:
            known.update(mention.name.split()[-1:] if mention.kind is ActorKind.PERSON else ())
            yield mention


def _name(line: Line, start: int, end: int, known: set[str]) -> ActorMention | None:
    texts = [w.text for w in line.words[start:end]]
    lows = line.low[start:end]
    body = _body(lows) or ("actors#bodies.media" if _is_outlet(line, start) and texts[-1] not in known else None)
    if body:
        return _body_name(line, start, end, body)
    place = line.places.get(line.words[start].span.start)
    if place and place.span.end >= line.words[end - 1].span.end:
        return None
    titled = 0
    while titled < len(lows) and (lows[titled] in titles() or lows[titled] == "."):
        titled += 1
    if titled == len(lows):
        return None
    outer = start
    if not titled and start > 0 and line.low[start - 1] in titles() and line.tags[start - 1] == "x":
        outer = start - 1
    title = lows[0] if titled else line.low[outer] if outer < start else ""
    name = " ".join(texts[titled:])
    if end - start - titled < 2 and not title and texts[-1] not in known:
        acronym = len(texts[0]) > 1 and texts[0].isupper() and not texts[0].isdigit()
        if not acronym:
            return None
        span = line.span(start, end)
        return ActorMention(span, span, name, Unknown(Reason.NOT_STATED), "actors#acronym")
    if not title and (lows[-1] in _nouns() or lows[-1] in _table("things") or (start == 0 and line.tags[start] != "C")):
        return None
    if all(t.isupper() for t in texts) and not title:
        span = line.span(start, end)
        return ActorMention(span, span, name, Unknown(Reason.NOT_STATED), "actors#acronym")
    private = not (title and titles()[title].endswith(".office"))
    return ActorMention(
        line.span(outer, end), line.span(start + titled, end), name, ActorKind.PERSON, "actors#name", private=private
    )


def _body(lows: Sequence[str]) -> str | None:
    """The entry of the word that makes a name that of a body: the last one, or the first ("Ministry of ...")."""
    known = bodies()
    for low in (lows[-1], lows[0], *(low for before, low in zip(lows[1:], lows[:-1], strict=True) if before in ("of", "for"))):
        if low in known:
            return known[low]
    return None


def _is_outlet(line: Line, start: int) -> bool:
    """Whether the noun of an outlet goes before a name: "the daily NAME"."""
    noun = start > 1 and line.tags[start - 2] in "dsxC" and line.low[start - 1] in _table("outlet_nouns")
    return noun and line.words[start].span.start not in line.places


def _body_name(line: Line, start: int, end: int, entry: str) -> ActorMention | None:
    low = line.low[start]
    alone = end - start == 1 and len(line.words) > 1 and (start == 0 or line.low[start - 1] not in ("the", "our"))
    if alone and low not in _nouns() and not _is_outlet(line, start):
        return None
    outer = start
    while outer > 0 and line.tags[outer - 1] in "x#" and line.low[outer - 1] in _table("before_body"):
        outer -= 1
    if outer > 0 and (line.tags[outer - 1] == "d" or line.tags[outer - 1] == "s"):
        outer -= 1
        while outer > 0 and line.tags[outer - 1] == "C" and line.tags[outer] == "s":
            outer -= 1
        if outer > 0 and line.tags[outer] == "s" and line.tags[outer - 1] == "d":
            outer -= 1
    kind = entry.split(".", 1)[1]
    plural = line.low[end - 1].endswith("s") and low not in ("news", "times")
    return ActorMention(line.span(outer, end), line.span(start, end), _text(line, start, end), _kind(kind), entry, plural)


def _text(line: Line, start: int, end: int) -> str:
    return " ".join(w.text for w in line.words[start:end])


# --- noun phrases


def _nominal(line: Line) -> Iterator[ActorMention]:
    known = _nouns()
    i = 0
    while i < len(line.words):
        size = _longest(line, i, _table("no_actors"))
        if size:
            i += size
            continue
        size = _longest(line, i, known)
        if size and _is_head(line, i, i + size):
            phrase = " ".join(line.low[i : i + size])
            yield _phrase(line, i, i + size, *known[phrase])
        elif line.tags[i] == "s" and _owner(line, i):
            yield _owner_phrase(line, i)
        elif line.low[i] in _table("means") and _has_owner(line, i) and _is_head(line, i, i + 1):
            yield _phrase(line, i, i + 1, ActorKind.STATE_FORCES.value, _table("means")[line.low[i]])
        i += max(size, 1)


def _owner(line: Line, i: int) -> str:
    """The actor noun of a possessive ("the army's"), "" where it is none."""
    noun = line.low[i][:-2]
    return noun if noun in _nouns() else ""


def _owner_phrase(line: Line, i: int) -> ActorMention:
    whole = _phrase(line, i, i + 1, *_nouns()[_owner(line, i)])
    end = line.words[i].span.end - 2
    return replace(whole, span=Span(whole.span.start, end), head=Span(whole.head.start, end), name=whole.name[:-2])


def _longest(line: Line, i: int, known: Mapping[str, object]) -> int:
    """How many words the longest entry of ``known`` that begins at word ``i`` has; 0 if there is none."""
    return next((k for k in (3, 2, 1) if i + k <= len(line.words) and " ".join(line.low[i : i + k]) in known), 0)


def _is_head(line: Line, start: int, end: int) -> bool:
    """Whether the noun ends its phrase: "police" in "police said" does, in "police station" it does not."""
    if end >= len(line.words):
        return True
    following = line.tags[end]
    if following in "xC" and line.words[end].span.start == line.words[end - 1].span.end + 1:
        noun = line.low[end]
        if following == "C":
            return not line.caps or noun not in _nouns()
        plural = _is_plural(line.low[end - 1])
        return noun not in _nouns() and (plural or _looks_finite(noun) or noun in participles())
    return line.low[start] not in ("one", "second", "march")


def _is_plural(low: str) -> bool:
    return (
        (low.endswith("s") and not low.endswith("ss"))
        or low.endswith(("men", "people"))
        or low in ("police", "children", "military")
    )


def _looks_finite(low: str) -> bool:
    return low.endswith(("ed", "s", "ing")) or low in ("told", "said", "spoke", "wrote", "found", "had")


def _has_owner(line: Line, i: int) -> bool:
    if i == 0:
        return False
    before = line.low[i - 1]
    return (
        line.tags[i - 1] == "s"
        or before in ("its", "their", "our", "his", "her")
        or before in _nouns()
        or before in _table("before_body")
    )


def _phrase(line: Line, start: int, end: int, kind: str, entry: str) -> ActorMention:
    left = _left(line, start)
    right = _right(line, end)
    for low in reversed(line.low[left:start]):
        if low in _nouns() and _nouns()[low][0] != "person":
            kind = _nouns()[low][0] if entry.startswith(("actors#means", "actors#nouns.civilians")) else kind
            break
    plural = _is_plural(line.low[end - 1])
    return ActorMention(
        line.span(left, right), line.span(start, end), " ".join(line.low[start:end]), _kind(kind), entry, plural
    )


def _left(line: Line, head: int) -> int:
    """Where the phrase with this head begins: at its determiner, number or possessor, or at the modifiers we are sure of."""
    i = head
    sure = head
    while i > 0 and head - i < _FEW_WORDS:
        tag, low = line.tags[i - 1], line.low[i - 1]
        if tag in "d#n":
            return _counted(line, i - 1)
        if tag == "s":
            return _possessor(line, i - 1)
        named = line.words[i - 1].span.start in line.places
        if line.caps and (named or not modifies(low)):
            break
        if tag not in "xC" or low in calendar() or _is_verb(line, i - 1):
            break
        i -= 1
        if tag == "C" or low in participles() or low in _nouns() or low.endswith(endings()) or "-" in low:
            sure = i if sure == i + 1 else sure
    return sure


def _is_verb(line: Line, i: int) -> bool:
    """Whether the word follows an actor noun and is itself neither such a noun nor an adjective, so that it is a verb."""
    low = line.low[i]
    return i > 0 and line.low[i - 1] in _nouns() and low not in _nouns() and low not in participles() and line.tags[i] == "x"


def _counted(line: Line, i: int) -> int:
    """Where a number or determiner at ``i`` begins, with "at least", "between ... and" and the thousands before a comma."""
    low, kinds = line.low, line.tags
    while i > 0:
        if (
            kinds[i] == "#"
            and i > 1
            and low[i - 1] in ",."
            and kinds[i - 2] == "#"
            and line.words[i - 1].span.end == line.words[i].span.start
        ) or (kinds[i] in "#n" and i > 1 and f"{low[i - 2]} {low[i - 1]}" in _table("at_least")):
            i -= 2
        elif kinds[i] in "#n" and i > 1 and low[i - 1] in ("and", "to") and kinds[i - 2] in "#n":
            i -= 3 if i > 2 and low[i - 3] in ("between", "from") else 2
        elif (kinds[i] in "#n" and kinds[i - 1] in "nd") or (kinds[i] == "d" and low[i - 1] in ("all", "both", "half")):
            i -= 1
        else:
            break
    return i


def _possessor(line: Line, i: int) -> int:
    """Where the possessor that ends at ``i`` begins ("the interior ministry's")."""
    back = i
    while back > 0 and i - back < 4:
        if line.tags[back - 1] == "d":
            return back - 1
        if line.tags[back - 1] not in "xC":
            break
        back -= 1
    while i > 0 and line.tags[i - 1] == "C" and line.low[i - 1] not in calendar():
        i -= 1
    return i


def _right(line: Line, end: int) -> int:
    """Where the phrase ends: a following name or "of" with its short phrase belongs to it."""
    if end + 1 < len(line.words) and line.low[end] == "of":
        stop = end + 1
        while stop < len(line.words) and stop - end < _FEW_WORDS and line.tags[stop] in "dC#nxs" and not _verb(line, stop):
            stop += 1
            if line.tags[stop - 1] in "xC" and stop < len(line.words) and line.tags[stop] not in "xCs":
                break
        if stop > end + 1 and line.tags[stop - 1] in "xC":
            return stop
    return end


def _verb(line: Line, i: int) -> bool:
    return line.tags[i] == "x" and line.tags[i - 1] in "xC" and _looks_finite(line.low[i]) and line.low[i] not in _nouns()


# --- joining what belongs together


def _joined(document: Document, found: list[ActorMention]) -> list[ActorMention]:
    """No two overlap: a name beats a noun phrase inside it; "the mayor, Name" and "Name, the mayor" are one mention."""
    out: list[ActorMention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        last = out[-1] if out else None
        if last is None or (document.text[last.span.end : mention.span.start].strip() and not _gap(document, last, mention)):
            out.append(mention)
        elif last.span.overlaps(mention.span):
            out[-1] = _stronger(last, mention)
        elif _apposed(document, last, mention):
            out[-1] = _merged(last, mention)
        else:
            out.append(mention)
    return out


def _gap(document: Document, last: ActorMention, mention: ActorMention) -> bool:
    return last.span.end > mention.span.start or document.text[last.span.end : mention.span.start].strip() == ","


def _apposed(document: Document, last: ActorMention, mention: ActorMention) -> bool:
    between = document.text[last.span.end : mention.span.start]
    office, name = (last, mention) if mention.rule == "actors#name" else (mention, last)
    if name.rule != "actors#name" or office.rule in ("actors#name", "actors#acronym") or office.plural:
        return False
    if not between.strip():
        return office is last and not office.rule.startswith("actors#bodies")
    if office is last:
        return not office.rule.startswith("actors#bodies") and document[mention.span] == document[mention.head]
    return office.name.split()[-1] in _table("offices")


def _stronger(one: ActorMention, two: ActorMention) -> ActorMention:
    """One mention for two that overlap: a name that holds the noun's head wins, else the noun phrase around it does."""
    name, noun = (one, two) if one.rule == "actors#name" or one.rule.startswith("actors#bodies") else (two, one)
    if name.span.overlaps(noun.head):
        return _merged(name, noun) if name.rule == "actors#name" else replace(name, span=name.span.join(noun.span))
    return replace(noun, span=noun.span.join(name.span))


def _merged(one: ActorMention, two: ActorMention) -> ActorMention:
    """One mention of a person's name and an office or noun beside it: it bears the name; an office makes a person public."""
    name, other = (two, one) if two.rule == "actors#name" else (one, two)
    public = any(w in _table("offices") for w in other.name.split())
    return replace(name, span=one.span.join(two.span), private=name.private and not public)
