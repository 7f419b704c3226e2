"""The store only grows: nothing is lost, doubled or overwritten, and a foreign file is left alone."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportedly.errors import StoreError
from reportedly.store.pack import pack
from reportedly.store.search import expression
from reportedly.store.sqlite import Correction, SqliteStore
from reportedly.types.field import Basis, Field, Origin, Reason, Unknown
from reportedly.types.record import Claim, ClaimKind, EngineInfo, Event, Record, Status, TimeFrame
from reportedly.types.span import Span
from reportedly.types.text import Document
from tests.store.made import records

TEXT = "Rioters torched a depot in Lille on Monday. The mayor’s office called it a crime."
BY = Origin("rules", "0.1.0", "triggers#torch")
ENGINE = EngineInfo("rules", "0.1.0", "0f")
NOT_STATED = Unknown(Reason.NOT_STATED)


def report(name: str = "r1", text: str = TEXT, engine: EngineInfo = ENGINE) -> Record:
    torched = Field("ASSAULT", Basis.STATED, (Span(8, 15),), BY)
    youths = Field("x1", Basis.STATED, (Span(0, 7),), BY)
    event = Event(
        "e1", Span(8, 15), torched, NOT_STATED, NOT_STATED, Status.ASSERTED, TimeFrame.CURRENT, (youths,), (), (), NOT_STATED,
        (), (), (), (), "narrator", NOT_STATED,
    )  # fmt: skip
    claim = Claim(Span(0, 43), ClaimKind.EVENT, "narrator", ("e1",))
    title = Field("Depot burnt", Basis.GIVEN, (), Origin("given", "1", "title"))
    page = Document(name, "ab" * 32, text, (), title, NOT_STATED, NOT_STATED, NOT_STATED, NOT_STATED)
    return Record(engine, page, (), (), (), (), (event,), (claim,), (), (), ())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with SqliteStore(tmp_path / "s.db", make=True) as made:
        yield made


@contextmanager
def connected(path: Path | str) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path)) as db, db:
        yield db


def _rows(tmp_path: Path, query: str) -> list[tuple[object, ...]]:
    with connected(tmp_path / "s.db") as db:
        return db.execute(query).fetchall()


def test_a_record_comes_back_and_its_bytes_too(store: SqliteStore) -> None:
    assert store.add(report(), b"\xffTorched")
    assert list(store.records()) == [report()]
    assert store.original("ab" * 32) == b"\xffTorched"
    assert store.original("cd" * 32) is None


def test_adding_twice_is_adding_once(store: SqliteStore, tmp_path: Path) -> None:
    assert [store.add(report(), b"a"), store.add(report(), b"a")] == [True, False]
    tables = ("originals", "reports", "records", "claims")
    assert [_rows(tmp_path, f"SELECT count(*) FROM {t}")[0][0] for t in tables] == [1, 1, 1, 1]


def test_two_engines_lie_side_by_side(store: SqliteStore, tmp_path: Path) -> None:
    tagger = EngineInfo("tagger", "1", "0f")
    assert [store.add(report(), b"a"), store.add(report(engine=tagger), b"a")] == [True, True]
    assert [r.engine.name for r in store.records()] == ["rules", "tagger"]
    assert [r.engine for r in store.records("tagger")] == [tagger]
    assert _rows(tmp_path, "SELECT count(*) FROM reports") == [(1,)]


def test_a_newer_version_of_an_engine_is_what_counts_and_the_old_reading_stays(store: SqliteStore, tmp_path: Path) -> None:
    newer = replace(ENGINE, version="0.2.0")
    store.add(report(), b"a")
    store.add(report(engine=newer), b"a")
    assert [r.engine for r in store.records()] == [newer]
    assert _rows(tmp_path, "SELECT version FROM records ORDER BY id") == [("0.1.0",), ("0.2.0",)]


def test_has_asks_for_input_engine_version_and_settings(store: SqliteStore) -> None:
    store.add(report(), b"a", "key")
    assert store.has("key", ENGINE)
    assert not store.has("other", ENGINE)
    for change in ({"name": "x"}, {"version": "9"}, {"settings": "ff"}):
        assert not store.has("key", replace(ENGINE, **change))


@pytest.mark.parametrize("table", ["originals", "reports", "records", "assertions", "claims", "refused"])
def test_nothing_can_be_changed_deleted_or_replaced(store: SqliteStore, tmp_path: Path, table: str) -> None:
    store.add(report(), b"a")
    store.refuse("b.txt", "it is empty")
    before = _rows(tmp_path, f"SELECT * FROM {table}")
    with connected(tmp_path / "s.db") as db:
        column = db.execute(f"PRAGMA table_info({table})").fetchall()[-1][1]
        for attempt in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(attempt)
        db.execute(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
    assert before
    assert _rows(tmp_path, f"SELECT * FROM {table}") == before


def test_facts_stand_one_by_one_with_their_characters(store: SqliteStore, tmp_path: Path) -> None:
    store.add(report(), b"a")
    query = "SELECT value, unknown, basis, spans, by FROM current_values WHERE subject = 'event:e1' AND field = '{}'"
    assert _rows(tmp_path, query.format("plover")) == [('"ASSAULT"', None, "stated", "[[8,15]]", "rules@0.1.0 triggers#torch")]
    assert _rows(tmp_path, query.format("mode")) == [(None, "not_stated", None, "[]", "rules@0.1.0 ")]
    assert _rows(tmp_path, query.format("agents.0"))[0][0] == '"x1"'
    assert _rows(tmp_path, query.format("status"))[0][0] == '"asserted"'


def test_a_correction_is_appended_and_the_old_value_stays(store: SqliteStore, tmp_path: Path) -> None:
    store.add(report(), b"a")
    change = Correction(1, "event:e1", "plover", "PROTEST", "reader anna", "2024-02-01T10:00:00Z", "nobody was hurt")
    store.correct(change)
    store.correct(change)
    query = "SELECT seq, value, by, at, why FROM {} WHERE subject = 'event:e1' AND field = 'plover' ORDER BY seq"
    both = _rows(tmp_path, query.format("assertions"))
    assert [row[:2] for row in both] == [(0, '"ASSAULT"'), (1, '"PROTEST"')]
    assert _rows(tmp_path, query.format("current_values")) == both[1:]
    assert both[1][2:] == ("reader anna", "2024-02-01T10:00:00Z", "nobody was hurt")
    with pytest.raises(KeyError):
        store.correct(replace(change, subject="event:e9"))


def test_refused_inputs_are_remembered_once_with_their_bytes(store: SqliteStore) -> None:
    for _ in range(2):
        store.refuse("b.bin", "binary", "cd" * 32, b"\0\1")
    assert store.refusals() == [("b.bin", "binary")]
    assert store.original("cd" * 32) == b"\0\1"


def test_a_batch_is_kept_whole_or_not_at_all(store: SqliteStore) -> None:
    broken = replace(pack(report("r2"), b"b"), claims=((0, "event", None, ""),))  # type: ignore[arg-type]
    with pytest.raises(sqlite3.IntegrityError):
        store.write([pack(report(), b"a"), broken])
    assert list(store.records()) == []
    assert store.write([pack(report(), b"a")]) == [True]


def test_search_finds_reports_and_claims_without_regard_to_case_and_accents(store: SqliteStore) -> None:
    store.add(report(), b"a")
    store.add(report("r2", "Élections were held in Nîmes, not Lille, and nobody said why it was so."), b"b")
    assert {h.document for h in store.search("LILLE")} == {"r1", "r2"}
    assert [(h.what, h.document, h.title) for h in store.search("depot torch*")] == [
        ("report", "r1", "Depot burnt"),
        ("event", "r1", "Depot burnt"),
    ]
    assert "[Rioters torched] a depot" in next(store.search('"rioters torched"')).snippet
    assert [h.document for h in store.search("nimes elections")][:1] == ["r2"]


@pytest.mark.parametrize(
    "query",
    ["", "   ", "*", "OR", '"', "-", "( ) : ^", "AND", "mayor's", "a:b", 'say "', "x OR", "NEAR(a b)"],
)
def test_no_query_is_an_error(store: SqliteStore, query: str) -> None:
    store.add(report(), b"a")
    list(store.search(query))


@given(st.text(max_size=20))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_an_error(query: str) -> None:
    with connected(":memory:") as db:
        db.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
        if expression(query):
            db.execute("SELECT * FROM t WHERE t MATCH ?", (expression(query),)).fetchall()


def test_or_asks_for_either() -> None:
    assert expression("arson OR riot* Lille") == '"arson" OR "riot"* AND "Lille"'


def test_a_missing_file_is_made_only_when_asked(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no database.*reportedly code"):
        SqliteStore(tmp_path / "none.db")
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes, and they are long enough to be read as a header. " * 20)
    with pytest.raises(StoreError, match="not a database"):
        SqliteStore(path, make=True)
    assert path.read_text().startswith("These")


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    with connected(tmp_path / "x.db") as db:
        db.execute("CREATE TABLE t (a)")
    with pytest.raises(StoreError, match="another program"):
        SqliteStore(tmp_path / "x.db", make=True)


@pytest.mark.usefixtures("store")
def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    with connected(tmp_path / "s.db") as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="newer version"):
        SqliteStore(tmp_path / "s.db")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        SqliteStore(tmp_path, make=True)


def test_the_file_is_in_wal_mode_and_marked_as_ours(store: SqliteStore, tmp_path: Path) -> None:
    assert _rows(tmp_path, "PRAGMA journal_mode") == [("wal",)]
    assert _rows(tmp_path, "PRAGMA application_id") == [(0x52505444,)]
    assert json.loads(next(store.lines(), "null")) is None


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.lists(records(), min_size=1, max_size=3))
def test_whatever_is_put_in_comes_out(tmp_path_factory: pytest.TempPathFactory, made: list[Record]) -> None:
    with SqliteStore(tmp_path_factory.mktemp("made") / "s.db", make=True) as store:
        for i, one in enumerate(made):
            assert store.add(one, b"x", str(i))
            assert not store.add(one, b"x", str(i))
        out = list(store.records())
        assert len(out) == len(made)
        assert all(one in made for one in out)
