"""Who did it and to whom: subjects, passives, "by", coordination, relative clauses, nouns with "of", "on" and "against"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.code.subjects import auxiliary, bare_number, before_aside, coordinated, possessor, subject, words_of
from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import load
from reportedly.types.mention import ActorMention, AttributionKind
from reportedly.types.record import NARRATOR

_NEAR = 3
_CLAUSE = 8
_MUTUAL = frozenset({"AGREE"})
"""PLOVER types of which whoever it is done with is a doer as well."""
_ON_THINGS = frozenset({"property", "blast", "bomb"})


def arguments(told: Telling) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """The doers and the recipients of a telling, as mentioned in its own sentence."""
    if described := _described(told):
        doing = told.line.low[told.first].endswith("ing")
        return (described, ()) if doing else (_after(told, ("by",)), described)
    if told.trigger.noun or _opens_as_noun(told):
        return _of_noun(told)
    shared = _shared_object(told) if told.trigger.passive else ()
    if told.trigger.passive and not shared:
        return _after(told, ("by",)), _suffers(told)
    left, right = _doers(told) or _author(told), _object(told) or shared or _called_on(told)
    apart = tuple(m for m in right if m not in left and not _thing(told, m))
    return (left + apart, ()) if told.code["plover"] in _MUTUAL else (left, apart)


def _doers(told: Telling) -> tuple[ActorMention, ...]:
    """The subject of an active verb: that of the verb before a participle, or what an aside parts from it."""
    line, start = told.line, told.clause[0]
    if line.low[told.first].endswith("ing"):
        joint = next(
            (i for i in range(told.first - 1, start - 1, -1) if line.low[i] == "," and line.low[i + 1].endswith("ing")), -1
        )
        if joint > 0:
            return subject(line, joint, start) or subject(line, joint, 0)
    return subject(line, told.first, start) or before_aside(line, told.first)


def _shared_object(told: Telling) -> tuple[ActorMention, ...]:
    """Whom a verb strikes that shares its object with the next: "troops shot and killed six men"."""
    line, at = told.line, told.last + 2
    if (
        told.code.get("passive")
        or line.low[told.last : told.last + 1] != ("and",)
        or (told.first and line.low[told.first - 1] in load("grammar")["be"])
    ):
        return ()
    return next((coordinated(line, m) for m in line.mentions if words_of(line, m)[0] == at), ())


def _opens_as_noun(told: Telling) -> bool:
    """Whether a verb or noun is a noun by the "of" behind it ("Ambush of a patrol by rebels", "shooting of")."""
    line = told.line
    word = line.low[told.first]
    bare = told.last == told.first + 1 and (word == told.trigger.lemma or word.endswith("ing"))
    return bare and line.low[told.last : told.last + 1] == ("of",)


def _described(told: Telling) -> tuple[ActorMention, ...]:
    """The people whom the trigger only describes as an adjective does: "70 detained students", "three dead guerrillas"."""
    own = told.trigger.span
    if told.trigger.noun and not told.result:
        return ()
    return tuple(m for m in told.line.mentions if m.span.holds(own) and not m.head.overlaps(own))


def sharers(told: Telling) -> tuple[ActorMention, ...]:
    """Those of whom the sentence says that they had a part in what a noun tells ("played a key role in the uprising")."""
    before = told.line.text(0, told.first)
    at = max((before.find(f" {w} ") for w in load("ownership")["part"]), default=-1)
    if not told.trigger.noun or at < 0:
        return ()
    words = len(before[:at].split())
    return tuple(m for m in told.line.mentions if told.line.at(m.span.end - 1) < words)


def speaking_doer(page: Page, told: Telling) -> tuple[ActorMention, ...]:
    """The speaker, where the words are "to have done", "having done", "doing" or, told indirectly, "that they had done"."""
    if told.claimed_by == NARRATOR or told.trigger.noun or told.trigger.passive or _described(told):
        return ()
    said = page.statements[told.claimed_by].attribution
    start = told.line.at(said.content[0].start)
    opening = [w for w in told.line.low[start : told.first + 1] if w not in ("that", '"', "“")]
    pronouns = ("we", "i") if said.kind is AttributionKind.DIRECT else load("grammar")["speaking"]
    lead = told.line.low[told.clause[0] : told.first]
    behind = told.line.low[told.last : told.last + 1]
    doing = bool(opening) and opening[0].endswith("ing") and not (len(opening) == 1 and any(auxiliary(w) for w in behind))
    if not opening or not (opening[0] == "to" or doing or any(w in pronouns for w in lead)):
        return ()
    return tuple(m for m in page.reading.actors if any(s.overlaps(m.span) for s in said.source))[:1]


def _suffers(told: Telling) -> tuple[ActorMention, ...]:
    """Who is the subject of a passive verb; nobody where that is a bare number ("the union counts three killed")."""
    line = told.line
    if told.first > told.clause[0] and bare_number(line, told.first - 1):
        return ()
    return tuple(m for m in _right_before(told) or subject(line, told.first, told.clause[0]) if not _thing(told, m))


def _thing(told: Telling, mention: ActorMention) -> bool:
    """Whether "it" is what burns or blows up: a thing, not an actor."""
    return mention.name == "it" and told.code["way"] in _ON_THINGS


def _author(told: Telling) -> tuple[ActorMention, ...]:
    """Whose writing the subject is: "a leaflet signed by the militia threatens to kill"."""
    line, authored = told.line, load("grammar")["authored"]
    lead = line.low[told.clause[0] : told.first]
    at = next((told.clause[0] + i for i in range(len(lead) - 1) if lead[i] in authored and lead[i + 1] == "by"), -1)
    return tuple(m for m in line.mentions if at >= 0 and words_of(line, m)[0] == at + 2)[:1]


def _right_before(told: Telling) -> tuple[ActorMention, ...]:
    """Those whom a participle right behind them is told of, whatever governs them: "of the 46 people arrested on Friday"."""
    line = told.line
    here = [m for m in line.mentions if words_of(line, m)[1] == told.first and words_of(line, m)[0] >= told.clause[0]]
    return coordinated(line, here[0]) if here else ()


def _object(told: Telling) -> tuple[ActorMention, ...]:
    """What the verb is done to: the first mention after it that no strange preposition governs."""
    line, grammar = told.line, load("grammar")
    for mention in line.mentions:
        first, last = words_of(line, mention)
        if first < told.first or last > told.clause[1] or possessor(line, mention):
            continue
        if first < told.last:
            return coordinated(line, mention)
        between = line.low[told.last : first]
        if any(w in grammar["relatives"] for w in between):
            return ()
        if any(w in grammar["coordinators"] and w != "or" for w in between) and any(w in ("and", "but") for w in between):
            return ()
        ruling = [w for w in between if w in grammar["prepositions"]]
        if not ruling or (len(ruling) == 1 and ruling[0] in grammar["aiming"]) or ruling[-1] in grammar["targeting"]:
            return coordinated(line, mention)
        if "by" in ruling:
            return ()
    return ()


def _after(told: Telling, words: Sequence[str], reach: int = _NEAR) -> tuple[ActorMention, ...]:
    """The mention that stands within ``reach`` words after one of ``words``, in the clause behind the trigger."""
    line = told.line
    start = told.last - (line.low[told.last - 1] in words)
    for i in range(start, told.clause[1]):
        if line.low[i] in words:
            if line.low[i] == "by" and _of_another_verb(told, i - 1):
                return ()
            for mention in line.mentions:
                parted = any(w in (",", "and", "but") for w in line.low[i + 1 : words_of(line, mention)[0]])
                if not parted and i < words_of(line, mention)[0] <= i + reach and words_of(line, mention)[0] < told.clause[1]:
                    return coordinated(line, mention)
    return ()


def _of_another_verb(told: Telling, i: int) -> bool:
    """Whether "by" belongs to a participle at word ``i`` that tells another deed ("the attack, announced by the mayor")."""
    if i < told.last:
        return False
    word, grammar = told.line.low[i], load("grammar")
    apart = told.line.low[i - 1] == "," and word not in grammar["adverbs"] and not word.endswith("ly")
    return word.isalpha() and word not in grammar["light_verbs"] and (word.endswith("ed") or apart)


def _of_noun(told: Telling) -> tuple[tuple[ActorMention, ...], tuple[ActorMention, ...]]:
    """Doers and recipients of "the rebels' attack on a patrol", "an ambush of a convoy by gunmen"."""
    line, grammar = told.line, load("grammar")
    recipients = _after(told, grammar["targeting"], 4) or _after(told, ("of",), 4)
    doers = _after(told, ("by",))
    if not doers and "between" in line.low[told.last : told.clause[1]]:
        at = line.low.index("between", told.last)
        return tuple(m for m in line.mentions if at < words_of(line, m)[0] < told.clause[1])[:2], ()
    doers = doers or _who_held(told)
    if not doers:
        doers = tuple(m for m in line.mentions if words_of(line, m)[1] in (told.first, told.first - 1) and _owns(line, told, m))
    if not recipients:
        fending = [
            i for i in range(told.first - 1, max(told.clause[0], told.first - 6) - 1, -1) if line.low[i] in grammar["fending"]
        ]
        recipients = subject(line, fending[0], told.clause[0]) if fending else ()
    if not doers and not told.result:
        light = [
            i
            for i in range(told.first - 1, max(told.clause[0], told.first - 8) - 1, -1)
            if line.low[i] in grammar["light_verbs"]
        ]
        if light and not any(line.low[k] in (",", "by") for k in range(light[0], told.first)):
            passive = line.low[light[0] - 1] in grammar["be"] and not line.low[light[0]].endswith("ing") if light[0] else False
            doers = () if passive else subject(line, light[0], told.clause[0])
    doers = doers or sharers(told)
    recipients = recipients or _what_it_did(told) or _called_on(told)
    return tuple(m for m in doers if m not in recipients), recipients


def _what_it_did(told: Telling) -> tuple[ActorMention, ...]:
    """Whom a clause behind the noun says that it struck: "protests that toppled the government"."""
    line, grammar = told.line, load("grammar")
    at = next((i for i in range(told.last, min(len(line.low), told.last + _CLAUSE)) if line.low[i] in ("that", "which")), -1)
    verb = line.low[at + 1 : at + 2]
    if at < 0 or line.low[at - 1] in grammar["prepositions"] or told.code["plover"] in _MUTUAL:
        return ()
    if any(not w.isalpha() or w in grammar["be"] for w in verb):
        return ()
    return next((coordinated(line, m) for m in line.mentions if words_of(line, m)[0] == at + 2 and not m.pronoun), ())


def _called_on(told: Telling) -> tuple[ActorMention, ...]:
    """Against whom a protest is by what it calls for: "calling for the fall of the junta"."""
    line, aims = told.line, load("grammar")["aims"]
    if told.code["plover"] != "PROTEST":
        return ()
    at = next((i for i in range(told.last, len(line.low) - 1) if line.low[i] in aims and line.low[i + 1] == "of"), -1)
    regretted = at > 1 and any(w in load("grammar")["regretting"] for w in line.low[at - 2 : at])
    return next(
        (coordinated(line, m) for m in line.mentions if at >= 0 and not regretted and words_of(line, m)[0] == at + 2), ()
    )


def _who_held(told: Telling) -> tuple[ActorMention, ...]:
    """Who holds what the noun tells, in a clause behind it: "the rally that the union has called for Friday"."""
    line, grammar = told.line, load("grammar")
    at = told.last + (line.low[told.last : told.last + 1] in (("that",), ("which",)))
    for mention in line.mentions:
        first, last = words_of(line, mention)
        if first == at and any(w in grammar["light_verbs"] for w in _verb_group(line, last)):
            return coordinated(line, mention)
    return ()


def _verb_group(line: Line, start: int) -> Sequence[str]:
    """The auxiliaries and adverbs from word ``start``, and the verb behind them."""
    stop = start
    while stop < len(line.low) and (auxiliary(line.low[stop]) or line.low[stop] in load("grammar")["adverbs"]):
        stop += 1
    return line.low[start : stop + 1]


def _owns(line: Line, told: Telling, mention: ActorMention) -> bool:
    """Whether a mention right before a noun is its doer ("rebel attack", "the army's offensive")."""
    first, last = words_of(line, mention)
    joint = line.low[last : told.first]
    many = mention.plural and line.low[first] in load("grammar")["determiners"]
    if len(joint) == 1 and (mention.pronoun or (many and not joint[0].endswith("'s"))):
        return False
    return (
        not joint or not joint[0].isalpha() or joint[0] == "'s" or line.low[last - 1].endswith("'s") or len(joint) == 1
    ) and joint != (",",)
