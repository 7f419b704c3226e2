"""PLOVER type and mode, and ACLED's sub-type by the rules of ``data/acled.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from reportedly.code.telling import Line, Page, Telling
from reportedly.lexicon import load
from reportedly.types.mention import ActorMention
from reportedly.types.span import Span

# Ways whose weapon is left open by the verb, so that an instrument named beside it decides.
_OPEN = frozenset({"attack", "kill", "wreck", "blast", "gun", "clash", "civilian"})
# Ways that a suicide bomber or a chemical agent in the sentence overrides.
_ANY = frozenset({*_OPEN, "bomb", "bombing", "air", "shell", "grenade"})
_REACH = 10
_TAKEN, _BEHIND = 6, 3


@cache
def _instruments() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Instrument phrases by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, entry in load("instruments").items():
        for phrase in entry["words"]:
            parts = tuple(phrase.split())
            found.setdefault(parts[0], []).append((parts, key))
    return {first: sorted(all_, key=lambda x: -len(x[0])) for first, all_ in found.items()}


def instruments(line: Line) -> list[tuple[str, Span]]:
    """The means that a sentence names, as keys of ``data/instruments.toml``, in the order of that file."""
    found = []
    i = 0
    while i < len(line.low):
        step = 1
        for parts, key in _instruments().get(line.low[i], ()):
            if line.low[i : i + len(parts)] == parts:
                if not _thing(line.low, i, i + len(parts)):
                    found.append((key, line.span(i, i + len(parts))))
                step = len(parts)
                break
        i += step
    order = list(load("instruments")) if found else []
    return sorted(found, key=lambda x: (order.index(x[0]), x[1]))


def _thing(low: Sequence[str], first: int, last: int) -> bool:
    """Whether a weapon at words ``first`` to ``last`` is not used but found, seized, destroyed or made."""
    words = load("acled")["way"]
    if any(w in words["sites"] for w in low[last : last + 1]):
        return True
    before = low[max(0, first - _TAKEN) : first]
    taken = max((i for i, w in enumerate(before) if w in words["taken"]), default=-1)
    if taken >= 0 and not any(w in words["means"] for w in before[taken:]):
        return True
    behind = low[last : last + _BEHIND]
    passive = any(w in load("grammar")["be"] for w in behind)
    return passive and any(w in words["taken"] for w in behind)


def way(told: Telling) -> tuple[str, str, str]:
    """The way of acting, its PLOVER mode and the rule: the trigger's own, or that of a means named beside it."""
    own = str(told.code["way"])
    mode = str(told.code["mode"])
    means = instruments(told.line) if own in _ANY else []
    if own in _ANY and told.code["plover"] == "ASSAULT":
        named = {key for key, _ in means}
        rules = load("acled")["way"]
        stronger = rules["overriding"] + (rules["overriding_bomb"] if own == "bomb" and "bomb" not in named else [])
        over = next((k for k in stronger if k in named), "")
        if over:
            entry = load("instruments")[over]
            return str(entry["way"]), str(entry["mode"]), f"instruments#{over}"
    if own in _OPEN:
        for key, _ in means:
            entry = load("instruments")[key]
            if own == "gun" and entry["way"] in ("bomb", "property", "shell", "grenade", "air"):
                continue
            if entry["way"] == "gun" and own in ("clash", "gun", "civilian", "attack", "kill"):
                return own, mode or str(entry["mode"]), f"instruments#{key}"
            if own == "clash" and entry["way"] in ("bomb", "grenade", "shell", "property"):
                continue
            if entry["way"] == "property" and own != "blast":
                continue
            return str(entry["way"]), str(entry["mode"]), f"instruments#{key}"
    return own, mode, told.trigger.entry


def acled(page: Page, told: Telling, near: Iterable[str]) -> tuple[str, str]:
    """ACLED's sub-type and the rule that gave it; ("", why) where the codebook does not code it."""
    rules = load("acled")
    if told.status.value not in rules["status"]["coded"]:
        return "", f"acled#status.{told.status.value}"
    kind, _, _ = way(told)
    about = {"agents": kinds_of(page, told.agents), "recipients": kinds_of(page, told.recipients)}
    beside = set(near)
    for number, rule in enumerate(rules["rule"]):
        if kind in rule["way"] and _holds(told, rule, about, beside):
            return str(rule["code"]), f"acled#rule.{number + 1}"
    return "", "acled#rule.none"


def kinds_of(page: Page, mentions: Sequence[ActorMention]) -> set[str]:
    """The groups of kinds of ``data/acled.toml`` that some actors belong to; "none" where nobody is told."""
    if not mentions:
        return {"none"}
    groups = load("acled")["kinds"]
    kinds = page.kinds(mentions)
    return {name for name, members in groups.items() if any(k.value in members for k in kinds)}


def _holds(told: Telling, rule: Mapping[str, Any], about: Mapping[str, set[str]], beside: set[str]) -> bool:
    if any(key in rule and not about[key] & set(rule[key]) for key in about):
        return False
    if "near" in rule and not beside & set(rule["near"]):
        return False
    if "clause" in rule and not set(load("acled")["objects"][rule["clause"]]) & set(told.line.low[slice(*told.clause)]):
        return False
    return "object" not in rule or names(told, str(rule["object"]))


def names(told: Telling, things: str, reach: int = _REACH) -> bool:
    """Whether one of these things (``data/acled.toml``, table ``objects``) stands where the trigger's object does."""
    low, words = told.line.low, load("acled")["objects"][things]
    near = low[max(0, told.first - reach) : told.last] if told.trigger.passive else low[told.first : told.last + reach]
    return any(w in words for w in near)
