"""The sentences beside the rules of data/timex_rules.toml are read, or left alone, as they say."""

from __future__ import annotations

import re

import pytest

from reportedly.lexicon import load
from tests.told_times import told

_RULES = load("timex_rules")["rule"]
_READS = [(rule["name"], line) for rule in _RULES for line in rule.get("reads", [])]
_LEAVES = [(rule["name"], line) for rule in _RULES for line in rule.get("leaves", [])]


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
    assert f"timex_rules#{name}" in {t.timex.rule for t in found}


@pytest.mark.parametrize(("name", "line"), _LEAVES)
def test_a_rule_leaves_alone(name: str, line: str) -> None:
    assert f"timex_rules#{name}" not in {t.timex.rule for t in told(line)}
