"""Tests of the recognition of English."""

from __future__ import annotations

import pytest

from reportedly.ingest.language import language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Polizei hat am Montag in Bremen zwei Männer festgenommen, teilte ein Sprecher mit.", "German"),
        ("Deux hommes ont été arrêtés lundi à Lille, selon la police de la ville.", "French"),
        ("Los soldados mataron a dos campesinos en la vereda, según el alcalde.", "Spanish"),
    ],
)
def test_a_short_text_with_several_clear_words_of_another_language_is_not_english(text: str, name: str) -> None:
    assert language(text).name == name


@pytest.mark.parametrize(
    "text",
    [
        "Two held after march in Limerick",
        "Police arrested two men in Limerick on Monday.",
        "La Paz: los Andes strike ends",
        "Three die as a bus hits a wall in Den Haag",
        "A bomb, a grenade, a rifle and a knife were found in Las Palmas.",
    ],
)
def test_short_english_stays_english(text: str) -> None:
    assert language(text).english
