"""Names of persons and bodies in one sentence: capitalised words, with their titles and the words before a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.lexicon import listed
from reportedly.read.actor_line import Line, is_plural, kind_of, nouns, table
from reportedly.read.names import bodies, runs, titles
from reportedly.types.field import Reason, Unknown
from reportedly.types.mention import ActorMention
from reportedly.types.world import ActorKind


def named(line: Line, known: dict[str, str]) -> Iterator[ActorMention]:
    """The names in a sentence. ``known`` are the last words of names seen so far, with the entry of a body's; it grows."""
    if line.caps:
        return
    for start, end in runs(line.words, line.tags):
        mention = _name(line, start, end, known)
        if mention:
            if mention.kind is ActorKind.PERSON:
                known.setdefault(mention.name.split()[-1], "")
            elif _group_before(line, start)[0]:
                known.setdefault(mention.name, mention.rule)
            yield mention


def _past_people(line: Line, start: int, end: int) -> int:
    """The first word of a name past a word for a people before a title: "Iranian President NAME"."""
    after = start + 1
    titled = after < end and line.low[after] in titles()
    return after if titled and line.words[start].span.start in line.peoples else start


def _name(line: Line, first: int, end: int, known: dict[str, str]) -> ActorMention | None:
    start = _past_people(line, first, end)
    texts = [w.text for w in line.words[start:end]]
    lows = line.low[start:end]
    body = _body(lows) or known.get(" ".join(texts)) or (_group_before(line, start)[1] if known.get(texts[-1]) != "" else "")
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
    outer = first
    if not titled and start > 0 and line.low[start - 1] in titles() and line.tags[start - 1] == "x":
        outer = start - 1
    title = lows[0] if titled else line.low[outer] if outer < first else ""
    name = " ".join(texts[titled:])
    if end - start - titled < 2 and not title and texts[-1] not in known:
        acronym = len(texts[0]) > 1 and texts[0].isupper() and not texts[0].isdigit()
        if not acronym:
            return None
        span = line.span(start, end)
        return ActorMention(span, span, name, Unknown(Reason.NOT_STATED), "actors#acronym")
    thing = lows[-1] in table("things") or _of_a_thing(line, start, end)
    if not title and (thing or lows[-1] in nouns() or (start == 0 and line.tags[start] != "C")):
        return None
    if all(t.isupper() for t in texts) and not title:
        span = line.span(start, end)
        return ActorMention(span, span, name, Unknown(Reason.NOT_STATED), "actors#acronym")
    private = not (title and titles()[title].endswith(".office"))
    return ActorMention(
        line.span(outer, end), line.span(start + titled, end), name, ActorKind.PERSON, "actors#name", private=private
    )


def _of_a_thing(line: Line, start: int, end: int) -> bool:
    """Whether a name is that of the thing behind it ("Ama Bello port") or a thing with its letter ("Warehouse C")."""
    behind = line.low[end] if end < len(line.low) and line.tags[end] == "x" else ""
    lettered = line.low[start] in table("things") and all(len(w) < 3 for w in line.low[start + 1 : end])
    return behind in table("things") or lettered


def _body(lows: Sequence[str]) -> str | None:
    """The entry of the word that makes a name that of a body: the last one, or the first ("Ministry of ...")."""
    known = bodies()
    for low in (lows[-1], lows[0], *(low for before, low in zip(lows[1:], lows[:-1], strict=True) if before in ("of", "for"))):
        if low in known:
            return _police(known[low], lows)
    return None


def _police(entry: str, lows: Sequence[str]) -> str:
    """The entry of the police for a command or department whose name has their word ("the State Police Command")."""
    if entry.endswith((".state forces", ".government")):
        return next((bodies()[w] for w in lows if bodies().get(w, "").endswith(".police")), entry)
    return entry


def _group_before(line: Line, start: int) -> tuple[int, str]:
    """How many words of an outlet's or group's noun go before a name ("the daily NAME", "the rebel group NAME"); its entry."""
    if start < 2 or line.tags[start - 2] not in "dsxC" or line.words[start].span.start in line.places:
        return 0, ""
    noun = line.low[start - 1]
    if noun in table("outlet_nouns"):
        return 1, "actors#bodies.media"
    size = next((k for k in (3, 2, 1) if k < start and " ".join(line.low[start - k : start]) in nouns()), 0)
    telling = table("group_nouns").get(noun)
    if not size or telling is None or (size == 1 and telling.endswith(".any") and line.tags[start - 2] == "d"):
        return 0, ""
    kind = nouns()[" ".join(line.low[start - size : start])][0]
    return size, f"actors#bodies.{kind}" if kind else "actors#bodies"


def _body_name(line: Line, start: int, end: int, entry: str) -> ActorMention | None:
    low = line.low[start]
    alone = end - start == 1 and len(line.words) > 1 and (start == 0 or line.low[start - 1] not in ("the", "our"))
    size, _ = _group_before(line, start)
    if alone and low not in nouns() and not size:
        return None
    outer = start - size
    while outer > 0 and line.tags[outer - 1] in "x#" and line.low[outer - 1] in table("before_body"):
        outer -= 1
    if outer > 0 and (line.tags[outer - 1] == "d" or line.tags[outer - 1] == "s"):
        outer -= 1
        while outer > 0 and line.tags[outer - 1] == "C" and line.tags[outer] == "s":
            outer -= 1
        if outer > 0 and line.tags[outer] == "s" and line.tags[outer - 1] == "d":
            outer -= 1
    kind = entry.partition(".")[2]
    fights = line.low[end - 1] != "party" and listed("actors", "armed", "words") & {*line.low[start:end]}
    if fights and kind in (ActorKind.PARTY, ActorKind.STATE_FORCES):
        kind = ActorKind.REBEL_GROUP.value
    plural = is_plural(line.low[end - 1]) and low not in ("news", "times")
    return ActorMention(line.span(outer, end), line.span(start, end), _text(line, start, end), kind_of(kind), entry, plural)


def _text(line: Line, start: int, end: int) -> str:
    return " ".join(w.text for w in line.words[start:end])
