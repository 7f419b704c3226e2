"""The sentences beside the rules of data/timex_rules.toml are read, or left alone, as they say."""

from __future__ import annotations

import re

import pytest

from reportedly.lexicon import load
from reportedly.read.timex_grammar import Rule, grammar
from tests.told_times import told

_RULES = load("timex_rules")["rule"]
_READS = [(rule["name"], line) for rule in _RULES for line in rule.get("reads", [])]
_LEAVES = [(rule["name"], line) for rule in _RULES for line in rule.get("leaves", [])]


def _rule(name: str) -> Rule:
    """A rule of the grammar, also one whose expressions always become part of another."""
    return next(rule for rules in grammar().rules.values() for rule in rules if rule.name == name)


def test_every_rule_has_sentences_beside_it() -> None:
    assert [rule["name"] for rule in _RULES if not rule.get("reads") or not rule.get("leaves")] == []


@pytest.mark.parametrize(("name", "line"), _READS)
def test_a_rule_reads(name: str, line: str) -> None:
    line, _, day = line.partition(" @ ")
    text, _, values = line.rpartition(" = ")
    plain, spans = "", []
    for part in re.split(r"(\[[^\]]*\])", text):
        words = part.strip("[]") if part.startswith("[") else part
        spans += [(len(plain), len(plain) + len(words))] if part.startswith("[") else []
        plain += words
    found = told(plain, day or "2021-03-17")
    assert [(end.span.start, end.span.end) for t in found for end in t.timex.ends] == spans
    assert [value for t in found for value in t.value.split("/")] == values.split(", ")
    read = {t.timex.rule for t in found}
    assert f"timex_rules#{name}" in read or any(_rule(name).pattern.search(plain[a:b]) for a, b in spans)


@pytest.mark.parametrize(("name", "line"), _LEAVES)
def test_a_rule_leaves_alone(name: str, line: str) -> None:
    assert f"timex_rules#{name}" not in {t.timex.rule for t in told(line)}
