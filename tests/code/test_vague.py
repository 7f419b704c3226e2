"""Vague words under the codebooks that read them otherwise."""

from __future__ import annotations

import pytest

from reportedly.code.vague import low_of


@pytest.mark.parametrize(
    ("words", "low", "codebook", "value"),
    [
        ("hundreds", 100, "acled", 100),
        ("Hundreds", 100, "ccc", 200),
        ("thousands", 1000, "CCC", 2000),
        ("hundreds of thousands", 100_000, "ccc", 100_000),
        ("several hundred people", 300, "ccc", 300),
        ("dozens", 12, "ccc", 12),
        ("340 people", 340, "ccc", 340),
        ("hundreds", 100, "a codebook of nobody", 100),
    ],
)
def test_each_codebook_reads_vague_words_by_its_own_table(words: str, low: int, codebook: str, value: int) -> None:
    assert low_of(words, low, codebook) == value
