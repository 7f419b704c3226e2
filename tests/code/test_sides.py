"""Whether a doer is of the side of an outlet that the register knows, also of one that its address told."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.code.sides import belongs
from reportedly.ingest.sources import bundled
from reportedly.types.field import Unknown
from tests.told_events import value


@pytest.mark.parametrize(
    ("outlet", "doer", "own"),
    [
        ("irna", "iran", True),
        ("irna", "the iranian government", True),
        ("irna", "iranian forces", True),
        ("irna", "irna", False),
        ("irna", "the islamic republic news agency", True),
        ("irna", "the national council of resistance of iran", False),
        ("irna", "islamic state", False),
        ("irna", "iraqi forces", False),
        ("irna", "iranian students", False),
        ("tasnim", "the revolutionary guard", True),
        ("tasnim", "the islamic revolutionary guard corps", True),
        ("tasnim", "islamic state", False),
        ("tasnim", "border guards", False),
        ("ncri", "the national council of resistance of iran", True),
        ("ncri", "iran", False),
        ("ncri", "the city council", False),
        ("rodong-sinmun", "the workers' party", True),
        ("rodong-sinmun", "construction workers", False),
        ("granma", "communist rebels", False),
        ("al-masirah", "houthi fighters", True),
        ("al-masirah", "the saudi-led coalition", False),
        ("spa", "saudi arabia", True),
        ("spa", "the saudi-led coalition", False),
        ("wam", "the united nations", False),
        ("new-york-times", "new york police", False),
        ("new-york-times", "the new york times", True),
        ("guardian", "the coast guard", False),
        ("reuters", "protesters", False),
    ],
)
def test_whose_side_an_outlet_of_the_register_is_on(outlet: str, doer: str, *, own: bool) -> None:
    assert belongs(bundled()[outlet].source, {doer}, crowd=False) is own


def test_a_country_is_not_the_people_in_its_streets() -> None:
    source = bundled()["irna"].source
    assert belongs(source, {"iranian people"}, crowd=True) is False


@pytest.mark.parametrize(
    ("url", "text", "own"),
    [
        ("https://en.irna.ir/news/1", "On Monday Iranian police arrested three men in Zahedan.", True),
        ("https://en.irna.ir/news/1", "On Monday Islamic State militants attacked a shrine in Shiraz.", False),
        ("https://en.irna.ir/news/1", "On Monday protesters burned a bank in Qom.", False),
        ("https://english.almasirah.net.ye/1", "On Monday Houthi fighters attacked a post near Marib.", True),
        ("https://www.reuters.com/1", "On Monday Iranian police arrested three men in Zahedan.", False),
        ("", "On Monday Iranian police arrested three men in Zahedan.", False),
    ],
)
def test_an_outlet_known_by_its_address_tells_its_own_deeds_as_such(url: str, text: str, *, own: bool) -> None:
    record = reportedly.read(text, published="2021-03-09", url=url)
    assert [value(e.own_deed) for e in record.events if not isinstance(e.own_deed, Unknown)] == [own]
