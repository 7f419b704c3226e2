"""The outlet of the register that a report cites for what somebody says."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.ingest.register import Register
from reportedly.resolve.outlets import cited
from reportedly.types.field import Basis, Reason, Unknown
from reportedly.types.mention import Attribution, AttributionKind
from reportedly.types.record import Statement
from reportedly.types.span import Span


def _cited(via: str) -> str | None:
    """The entry for an outlet cited as ``via``."""
    record = reportedly.read(f"“It is closed,” she told {via} on Monday.")
    start = record.document.text.index(via)
    said = Attribution("a1", (), (), (), AttributionKind.DIRECT, "test", via=Span(start, start + len(via)))
    untold = Unknown(Reason.NOT_STATED)
    (found,) = cited(record.document, (Statement(said, untold, untold),), Register({}).named)
    if found.via_source is None:
        return None
    assert found.via_source.basis is Basis.INFERRED
    assert [record.document[s] for s in found.via_source.spans] == [via]
    assert found.via_source.by.rule == "outlets#names"
    return found.via_source.value


@pytest.mark.parametrize(
    ("via", "ident"),
    [
        ("IRNA", "irna"),
        ("the state news agency IRNA", "irna"),
        ("The official Xinhua news agency", "xinhua"),
        ("Mehr News\nAgency", "mehr"),
        ("the Reuters news agency", "reuters"),
        ("the New York Times", "new-york-times"),
        ("Dawn News", None),
        ("the news agency", None),
        ("the Quarry Observer", None),
    ],
)
def test_the_outlet_that_is_cited_is_an_entry_of_the_register_or_none(via: str, ident: str | None) -> None:
    assert _cited(via) == ident


def test_a_record_tells_the_entry_beside_the_words() -> None:
    record = reportedly.read('"We closed the road," the mayor told the Mehr News Agency on Monday.')
    (statement,) = record.statements
    assert statement.attribution.via is not None
    assert statement.via_source is not None
    assert statement.via_source.value == "mehr"
    assert isinstance(record.document.source, Unknown), "who is cited is not who publishes"
