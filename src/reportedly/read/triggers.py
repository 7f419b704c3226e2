"""Words that tell an event: verbs, nouns and chains of ``data/triggers_*.toml`` in every form, guarded against other senses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import load
from reportedly.read.inflection import plural, verb
from reportedly.types.mention import Trigger
from reportedly.types.span import Span
from reportedly.types.text import BlockRole, Document, Sentence

LEXICONS = ("triggers_assault", "triggers_protest", "triggers_coerce", "triggers_talk")
GAP = 8
# After which words a bare verb form is a verb: subjects and their like, plural nouns, stops.
_LEADS = ("modals", "subjects", "adverbs", "coordinators", "conjunctions", "plural_nouns")
# Words that may end in "s" and are no plural: no bare verb stands behind them.
_CLOSED = ("determiners", "be", "have", "prepositions")
_PARTICIPLE = ("ed", "en", "wn")
_SHORT = 3
_JOINTS = frozenset({"'s", "’s", ",", "&"})
_STOPS = frozenset('.;:!?()"“”–—')


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of one lexicon entry: its words ("*" is a gap), and what the first word's form tells."""

    words: tuple[str, ...]
    lemma: str
    entry: str
    noun: bool
    form: str
    participle: bool = False
    gap: int = GAP


Patterns = Mapping[str, tuple[Pattern, ...]]
"""Patterns by their first word, the longest first."""


def triggers(
    document: Document,  # noqa: ARG001  every function of this stage takes the document first
    sentences: Sequence[Sentence],
) -> tuple[Trigger, ...]:
    """Every trigger outside page residue, the longest at each place, in order of its first character."""
    return tuple(t for s in sentences if s.role is not BlockRole.RESIDUE for t in in_sentence(s, patterns()))


@cache
def patterns() -> Patterns:
    """All patterns of our lexicons."""
    entries = [(f"{name}#{key}", e) for name in LEXICONS for key, e in load(name).items()]
    listed = (p for name, e in entries for p in of_entry(name, e["verbs"], e["nouns"], e.get("gap", GAP)))
    return indexed((*listed, *of_entry("", load("trigger_guards")["idioms"], ())))


def indexed(listed: Iterable[Pattern]) -> Patterns:
    """Patterns by their first word, the longest first; of two alike the first listed."""
    found: dict[str, dict[tuple[str, ...], Pattern]] = {}
    for pattern in listed:
        found.setdefault(pattern.words[0], {}).setdefault((*pattern.words, pattern.form), pattern)
    return {first: tuple(sorted(by.values(), key=lambda p: (-len(p.words), p.noun, p.words))) for first, by in found.items()}


def of_entry(entry: str, verbs: Sequence[str], nouns: Sequence[str], gap: int = GAP) -> Iterator[Pattern]:
    """Every form of the verbs and nouns of one lexicon entry."""
    for lemma in verbs:
        first, *rest = lemma.split()
        forms = verb(first)
        for form, words in (
            ("base", (forms.base,)),
            ("third", (forms.third,)),
            ("gerund", (forms.gerund,)),
            ("participle", forms.participle),
            ("past", tuple(w for w in forms.past if w not in forms.participle)),
        ):
            for word in words:
                yield Pattern((word, *rest), lemma, entry, False, form, word in forms.participle, gap)
    for lemma in nouns:
        *rest, last = lemma.split()
        for word in dict.fromkeys((last, plural(last))):
            yield Pattern((*rest, word), lemma, entry, True, "noun")


def in_sentence(sentence: Sentence, index: Patterns) -> Iterator[Trigger]:
    """The triggers of one sentence among the patterns of ``index``, the longest at each place."""
    low = [w.text.lower().replace("’", "'") for w in sentence.words]
    named = _names(sentence)
    i = 0
    while i < len(low):
        best = _best(
            [
                (end, pattern)
                for pattern in index.get(_bare(low[i]), ())
                if (end := _match(pattern.words, low, i, pattern.gap))
                and _sound(pattern, low, i, end, sentence.role)
                and not (i in named and end == i + 1)
            ]
        )
        if best is None:
            i += 1
            continue
        end, pattern = best
        entry = _sense(pattern, low)
        if entry:
            span = Span(sentence.words[i].span.start, sentence.words[end - 1].span.end)
            noun = _is_noun(pattern, index, low, (i, end))
            yield Trigger(span, pattern.lemma, entry, noun, _passive(pattern, low, i, end))
        i = end


def _names(sentence: Sentence) -> frozenset[int]:
    """The words that are written as names: with a capital where a common word has none. Headings in title case have none."""
    words = [w.text for w in sentence.words]
    telling = [w for w in words if len(w) > _SHORT and w.isalpha()]
    if sum(w[0].isupper() for w in telling) > len(telling) / 2:
        return frozenset()
    capital = [w[0].isupper() and w[1:].islower() for w in words]
    inside = (i for i in range(1, len(words)) if words[i - 1][-1].isalnum() or words[i - 1] in _JOINTS)
    named = {i for i in inside if capital[i]}
    opens = 1 in named and words[1].lower() not in load("grammar")["calendar"]
    return frozenset({0, *named} if opens else named)


def _best(found: Sequence[tuple[int, Pattern]]) -> tuple[int, Pattern] | None:
    """The longest pattern at one place, then the one with the most words; a fixed idiom ("take place") closes every gap."""
    fixed = any(not p.entry and len(p.words) > 1 and "*" not in p.words for _, p in found)
    left = [f for f in found if not fixed or "*" not in f[1].words]
    return max(left, key=lambda f: (f[0], sum(w != "*" for w in f[1].words)), default=None)


def _bare(word: str) -> str:
    return word.removesuffix("'s") if len(word) > 3 else word


def _match(words: Sequence[str], low: Sequence[str], start: int, gap: int) -> int:
    """The index after the last word of ``words`` in ``low`` from ``start``, or 0."""
    i = start
    for k, word in enumerate(words):
        if word == "*":
            continue
        if k and words[k - 1] == "*":
            end = min(i + gap + 1, len(low))
            stop = next((j for j in range(i, end) if low[j] in _STOPS and not _clock(low, j)), end)
            i = next((j for j in range(i, stop) if _bare(low[j]) == word), -1)
            if i < 0:
                return 0
        elif i >= len(low) or _bare(low[i]) != word:
            return 0
        i += 1
    return i


def _clock(low: Sequence[str], i: int) -> bool:
    """Whether a colon stands in a time of day ("at 2:40")."""
    return low[i] == ":" and 0 < i < len(low) - 1 and low[i - 1].isdecimal() and low[i + 1].isdecimal()


def _sound(pattern: Pattern, low: Sequence[str], start: int, end: int, role: BlockRole) -> bool:
    """Whether the words around it let this pattern tell an event."""
    if not _free(pattern, low, start, end):
        return False
    if pattern.noun or len(pattern.words) > 1:
        return True
    grammar, before = load("grammar"), low[start - 1] if start else ""
    if pattern.form == "base" and before == "that":
        return start > 1 and (low[start - 2].endswith("s") or low[start - 2] in grammar["plural_nouns"])
    if pattern.form in ("base", "third"):
        return _after_subject(before)
    if pattern.form in ("past", "participle") and low[start] == pattern.lemma and before in grammar["articles"]:
        return False
    return before not in grammar["definite"] or pattern.form == "gerund" or role is BlockRole.CAPTION


def _free(pattern: Pattern, low: Sequence[str], start: int, end: int) -> bool:
    """Whether no word beside it gives it another sense (``data/trigger_guards.toml``)."""
    before = low[start - 1] if start else ""
    after = low[end] if end < len(low) else ""
    guards, grammar = load("trigger_guards"), load("grammar")
    if pattern.words == ("march",) and (before[:1].isdigit() or after[:1].isdigit()):
        return False
    plain = pattern.form not in ("past", "participle")
    for key in {low[start]} if pattern.lemma in guards["as_written"] else {pattern.lemma, low[start]}:
        if (plain or key == low[start]) and before in guards["not_after"].get(key, ()):
            return False
        suffered = not plain and key == low[start] and before in grammar["be"]
        if not suffered and after in guards["not_before"].get(key, ()):
            return False
    if pattern.words[0].removesuffix("s") not in guards["nouns_too"]:
        return True
    if pattern.form == "base":
        return before not in grammar["adverbs"] and _after_subject(before)
    return pattern.form != "third" or before in grammar["subjects"]


def _after_subject(before: str) -> bool:
    """Whether a bare verb may stand behind this word: a plural, a subject, a modal, "and", a mark; none stands first."""
    grammar = load("grammar")
    if any(before in grammar[k] for k in _LEADS):
        return True
    if any(before in grammar[k] for k in _CLOSED) or before == "'s":
        return False
    return before.endswith("s") or (before != "" and not any(c.isalnum() for c in before))


def _is_noun(pattern: Pattern, index: Patterns, low: Sequence[str], at: tuple[int, int]) -> bool:
    if not pattern.noun and pattern.form == "gerund":
        return at[0] > 0 and low[at[0] - 1] in load("grammar")["determiners"]
    return pattern.noun and not _verbal(pattern, index, low, at)


def _verbal(pattern: Pattern, index: Patterns, low: Sequence[str], at: tuple[int, int]) -> bool:
    """Whether a word that may be noun or verb ("protest", "attack") is used as a verb here."""
    if len(pattern.words) > 1 or not any(p.words == pattern.words and not p.noun for p in index[pattern.words[0]]):
        return False
    start, end = at
    grammar = load("grammar")
    before = low[start - 1] if start else ""
    after = low[end] if end < len(low) else ""
    if before in grammar["modals"] or (before in grammar["subjects"] and before != "that"):
        return True
    if not before or before in grammar["determiners"] or before in grammar["prepositions"] or after in grammar["prepositions"]:
        return False
    return after in grammar["determiners"] or (low[start] == pattern.words[0] and before.endswith("s"))


def _passive(pattern: Pattern, low: Sequence[str], start: int, end: int) -> bool:
    """Whether the verb's subject is the one it happens to: "was killed", "three killed in", "killed by"."""
    if not pattern.entry:
        return False
    entry = load(pattern.entry.split("#")[0])[pattern.entry.split("#")[1]]
    if entry.get("passive") or (pattern.lemma.startswith("be ") and pattern.words[1].endswith(_PARTICIPLE)):
        return True
    if pattern.noun or not pattern.participle:
        return False
    grammar = load("grammar")
    after = low[end] if end < len(low) else ""
    if after == "by":
        return True
    i = start - 1
    while i >= 0 and (low[i] in grammar["adverbs"] or low[i].endswith("ly")):
        i -= 1
    if i >= 0 and low[i].removesuffix("n't") in grammar["be"]:
        return True
    if i >= 0 and low[i] in (*grammar["have"], *grammar["subjects"]):
        return False
    return (
        bool(entry.get("transitive"))
        and len(pattern.words) == 1
        and (not after or after in _STOPS or after in grammar["after_participle"])
        and not _counts(low, end)
    )


def _counts(low: Sequence[str], i: int) -> bool:
    """Whether a preposition only opens a number, the verb's object: "at least 60 homes", "over 40 huts"."""
    if i + 1 >= len(low):
        return False
    number = low[i + 1][0].isdigit() or low[i + 1] in load("numbers")["units"]
    return low[i + 1] in load("counts")["after"].get(low[i], ()) or (low[i] in load("counts")["over"] and number)


def _sense(pattern: Pattern, low: Sequence[str]) -> str:
    """The entry that the words elsewhere in the sentence decide for, "" where they rule an event out."""
    for rule in load("trigger_guards")["sense"]:
        if (
            pattern.lemma in (rule.get("lemma"), *rule.get("lemmas", ()))
            and any(w in rule["with"] for w in low)
            and not any(w in rule["without"] for w in low)
        ):
            return str(rule["to"])
    return pattern.entry
