"""A long report of repeated words is read in bounded time: no step looks at everything for each thing it finds."""

from __future__ import annotations

import time

import pytest

import reportedly

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
    ],
    ids=["people", "places", "numbers", "pronouns", "one sentence", "short quotations"],
)
def test_repetition_takes_no_time(text: str) -> None:
    began = time.process_time()
    reportedly.read(text, published="2020-05-05")
    assert time.process_time() - began < _LIMIT
