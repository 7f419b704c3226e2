"""The country of an outlet, from the address of its report."""

from __future__ import annotations

from pathlib import Path

import pytest

import reportedly
from reportedly.resolve.home import home
from reportedly.types.field import Field

TEXT = "Two people were hurt in a clash in Victoria Island and Ikeja. Police in Aba said it was quiet. A bus burned in Lafia."


@pytest.mark.parametrize(
    ("url", "country"),
    [
        ("https://www.example.co.uk/news/1", "GB"),
        ("https://daily.example.ng/a", "NG"),
        ("https://example.com/a", ""),
        ("https://example.tv/a", ""),
        ("not an address", ""),
        ("http://[broken", ""),
    ],
)
def test_the_domain_tells_the_country(url: str, country: str) -> None:
    assert home(reportedly.read(TEXT, url=url).document) == country


def test_the_register_comes_before_the_address(tmp_path: Path) -> None:
    row = '[[source]]\nid = "p"\nname = "P"\nkind = "newspaper"\ncountry = "KE"\n'
    (tmp_path / "s.toml").write_text(row)
    settings = reportedly.Settings(sources=str(tmp_path / "s.toml"))
    record = reportedly.read(TEXT, url="https://example.co.uk/a", source="p", settings=settings)
    assert home(record.document) == "KE"


def test_the_outlets_country_speaks_for_its_towns_and_says_so() -> None:
    text = "Police in Warri said that two men were hurt."
    place = reportedly.read(text, url="https://daily.example.ng/a").places[0].field
    assert isinstance(place, Field)
    assert place.value.country == "NG"
    assert "outlet is of its country" in place.note
