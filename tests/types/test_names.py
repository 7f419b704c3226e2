"""Names fold to one spelling, and folding twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.types.names import folded


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Bogotá", "bogota"),
        ("Kzyl-Orda", "kzyl orda"),
        ("St. Louis", "saint louis"),
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Łódź", "lodz"),
        ("Iğdır", "igdir"),
        ("МОСКВА", "москва"),
        ("दिल्ली", "दिल्ली"),
        ("—", ""),
    ],
)
def test_names_fold_by_their_script(name: str, spelled: str) -> None:
    assert folded(name) == spelled


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert folded(folded(name)) == folded(name)
