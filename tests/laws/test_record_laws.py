"""The laws of the record, over pages made up at random and read by the pipeline that users get."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

import reportedly
from reportedly import InputError, Record
from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.store import codec
from reportedly.store.sqlite import SqliteStore
from reportedly.types.field import Basis, Field
from reportedly.types.record import NARRATOR, EngineInfo
from reportedly.types.span import Span
from reportedly.types.world import Place
from tests.corpus.made import content
from tests.laws.pages import PUBLISHED, texts

real_work = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large])


def _read(text: str, published: date | None = None) -> Record:
    """The record, or another example if the page is refused (noise may look like another language)."""
    try:
        return reportedly.read(text, published=published)
    except InputError:
        reject()


def _inside(value: Any) -> Iterator[Any]:
    """The value and everything in it."""
    yield value
    if is_dataclass(value):
        for member in fields(value):
            yield from _inside(getattr(value, member.name))
    elif isinstance(value, tuple):
        for member in value:
            yield from _inside(member)


@real_work
@given(texts())
def test_law_1_the_text_is_what_came_in_and_every_span_is_a_stretch_of_it(text: str) -> None:
    record = _read(text)
    assert record.document.text == text
    for span in (x for x in _inside(record) if isinstance(x, Span)):
        assert 0 <= span.start < span.end <= len(text)
    covered = {i for block in record.document.blocks for i in range(block.span.start, block.span.end)}
    assert all(i in covered for i, c in enumerate(text) if not c.isspace())


@real_work
@given(texts(), PUBLISHED)
def test_law_1_what_is_stored_quotes_the_page_exactly(text: str, published: date | None) -> None:
    record = _read(text, published)
    again = codec.loads(codec.dumps(record))
    assert again == record
    assert codec.dumps(again) == codec.dumps(record)


@real_work
@given(texts(), PUBLISHED)
def test_law_2_a_value_has_its_characters_its_basis_and_its_rule(text: str, published: date | None) -> None:
    for field in (x for x in _inside(_read(text, published)) if isinstance(x, Field)):
        assert field.value not in (None, "")
        assert field.by.rule, field
        assert field.spans or field.basis in (Basis.GIVEN, Basis.ASSUMED), field
        if isinstance(field.value, Place):
            assert field.value.gazetteer_id != 0
            assert (field.value.lat, field.value.lon) != (0.0, 0.0)


@real_work
@given(texts())
def test_law_2_without_any_date_no_day_comes_from_nowhere(text: str) -> None:
    record = _read(text)
    for event in record.events:
        if isinstance(event.when, Field):
            assert event.when.spans, "a day that no character on the page tells"


@real_work
@given(st.lists(st.tuples(texts(), PUBLISHED), min_size=2, max_size=3))
def test_law_4_a_record_does_not_depend_on_its_neighbours(pages: list[tuple[str, date | None]]) -> None:
    alone = [codec.dumps(_read(text, published)) for text, published in pages]
    raw = [RawInput("text", t.encode(), Given(published=p), Kind.TEXT) for t, p in pages]
    assert [codec.dumps(r) for r in reportedly.read_all(raw)] == alone
    assert [codec.dumps(r) for r in reportedly.read_all(reversed(raw))] == alone[::-1]


_PAGE = """Riots in Porto

PORTO, May 4 (Northern Wire) – Protesters torched two cars in Porto on Monday, police said. Mayor Lena Holt told the Lakeside
Post: “We arrested at least 12 people in Porto and Lisbon last month.” The Harbour Front denied that it had called for violence.
"""


@pytest.mark.parametrize(
    "machine", [{"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo"}, {"PYTHONHASHSEED": "77", "LC_ALL": "C", "HOME": "/"}]
)
def test_law_4_a_record_does_not_depend_on_the_machine(tmp_path: Path, machine: dict[str, str]) -> None:
    script = (
        "import sys, reportedly; from reportedly.store.codec import dumps; print(ascii(dumps(reportedly.read(sys.argv[1]))))"
    )
    command = [sys.executable, "-c", script, _PAGE]
    there = subprocess.run(command, env=os.environ | machine, cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert there.strip() == ascii(codec.dumps(reportedly.read(_PAGE)))


@real_work
@given(texts(), PUBLISHED)
def test_law_5_what_is_told_hangs_on_who_tells_it(text: str, published: date | None) -> None:
    record = _read(text, published)
    voices = {NARRATOR} | {s.attribution.id for s in record.statements}
    told = {event: claim for claim in record.claims for event in claim.events}
    for event in record.events:
        assert event.claimed_by in voices
        assert told[event.id].claimed_by == event.claimed_by
        assert all(0 <= place < len(record.places) for place in event.places)
        assert set(event.same_as) <= {e.id for e in record.events} - {event.id}
    assert all(claim.claimed_by in voices for claim in record.claims)
    assert all(s.attribution.parent in {None, *voices} - {NARRATOR, s.attribution.id} for s in record.statements)
    assert len({e.id for e in record.events}) == len(record.events)


@real_work
@given(st.lists(texts(), min_size=1, max_size=3, unique=True), st.randoms(use_true_random=False))
def test_law_6_adding_in_any_order_and_twice_is_adding_once(
    tmp_path_factory: pytest.TempPathFactory, pages: list[str], order: Any
) -> None:
    folder = tmp_path_factory.mktemp("law6")
    shuffled = pages * 2
    order.shuffle(shuffled)
    for name, texts_ in (("once", pages), ("twice", shuffled)):
        with SqliteStore(folder / f"{name}.db", make=True) as store:
            for text in texts_:
                store.add(_read(text), text.encode())
    assert content(folder / "once.db") == content(folder / "twice.db")


@real_work
@given(texts())
def test_law_7_two_engines_lie_side_by_side(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    rules = _read(text)
    assert all(json.loads(codec.dumps(rules))["engine"].values())
    other = replace(rules, engine=EngineInfo("other", "1", "0f"), events=(), claims=())
    with SqliteStore(tmp_path_factory.mktemp("law7") / "s.db", make=True) as store:
        for record in (rules, other, rules):
            store.add(record, text.encode())
        assert sorted(store.lines()) == sorted([codec.dumps(rules), codec.dumps(other)])
