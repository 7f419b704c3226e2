"""A long report of repeated words is read in bounded time: no step looks at everything for each thing it finds."""

from __future__ import annotations

import time
from itertools import islice

import pytest

import reportedly
from reportedly.store.gazetteer import GazetteerFile

_LIMIT = 20
"""Seconds, for work of about one: a step that is quadratic again takes minutes."""


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"Mr. B{chr(97 + i % 26)}l{chr(97 + i // 26 % 26)}r{chr(97 + i // 676)}n said so." for i in range(4000)),
        "Police fought rebels in Paris. " * 1800,
        "Troops killed 12 men in Paris and denied that 14 died in Rome. " * 700,
        "“We fight on,” said John Smith. He left. " * 1200,
        "They killed; " * 1200,
        "“No,” he said. " * 2500,
        "Paris, " * 14_000,
        "Mr. Haddad was seen in Paris. " * 4000,
        "Riots broke out across the country. Iran denied it. " * 1200,
        "“On 3 May he said yesterday” " * 2000,
        "12:14 – x\n" * 4000,
        "The next day, two days after the vote. " * 2000,
    ],
    ids=[
        "people",
        "places",
        "numbers",
        "pronouns",
        "one sentence",
        "short quotations",
        "one list",
        "one line",
        "nationwide",
        "dated quotations",
        "hours",
        "distances",
    ],
)
def test_repetition_takes_no_time(text: str) -> None:
    began = time.process_time()
    reportedly.read(text, published="2020-05-05")
    assert time.process_time() - began < _LIMIT


@pytest.mark.parametrize(
    ("told", "count"),
    [("They live in {}. ", 5000), ("Bands left {0}, Paris, for Rome. They reached Paris, {0}. ", 600)],
    ids=["one each", "neighbours"],
)
def test_many_towns_take_no_time(told: str, count: int) -> None:
    gazetteer = GazetteerFile()
    names = islice(gazetteer.beginning("b"), 0, 8 * count, 8)
    text = "".join(told.format(name.title()) for name in names)
    began = time.process_time()
    assert len(reportedly.read(text, published="2020-05-05").places) > count / 2
    assert time.process_time() - began < _LIMIT
