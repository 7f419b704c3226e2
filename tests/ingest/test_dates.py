import re
from datetime import date

import pytest

from reportedly.ingest.dates import DATE, day


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("June 27, 2020", date(2020, 6, 27)),
        ("Tuesday 12 March 2019", date(2019, 3, 12)),
        ("4 FEB 90", date(1990, 2, 4)),
        ("22.02.2017", date(2017, 2, 22)),
        ("2020-06-27", date(2020, 6, 27)),
        ("25/12/2020", date(2020, 12, 25)),
        ("12/25/2020", date(2020, 12, 25)),
        ("4/5/2020", None),
        ("June 19", None),
        ("31 June 2020", None),
    ],
)
def test_a_day_is_told_or_not(written: str, value: date | None) -> None:
    assert re.fullmatch(DATE, written, re.IGNORECASE)
    assert day(written) == value
