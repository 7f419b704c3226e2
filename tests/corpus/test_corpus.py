"""A corpus goes into a store once, whatever is broken in it and however many workers code it."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from reportedly import corpus
from reportedly.errors import StoreError
from reportedly.settings import Settings
from reportedly.store.sqlite import SqliteStore
from tests.corpus.made import content, jsonl, report

PLAIN = Settings()


def _folder(path: Path, many: int) -> Path:
    path.mkdir()
    for i in range(many):
        (path / f"{i:03}.txt").write_text(report(i), encoding="utf-8")
    return path


BROKEN = ["binary.txt", "empty.txt", "german.txt"]


def _three_broken_in_a_hundred(path: Path) -> Path:
    folder = _folder(path, 97)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    german = "Die Polizei hat am Montag in der Stadt mehrere Männer festgenommen, sagte ein Sprecher der Behörde. " * 4
    (folder / "german.txt").write_text(german, encoding="utf-8")
    return folder


def test_three_broken_files_in_a_hundred_are_named_and_the_rest_is_coded(tmp_path: Path) -> None:
    folder = _three_broken_in_a_hundred(tmp_path / "in")
    tally = corpus.run([str(folder)], tmp_path / "s.db", PLAIN)
    assert (tally.coded, tally.skipped) == (97, 0)
    assert sorted(Path(where).name for where, _ in tally.refused) == BROKEN
    with SqliteStore(tmp_path / "s.db") as store:
        assert len(list(store.records())) == 97
        assert store.refusals() == sorted(tally.refused)


def test_the_command_names_the_broken_files_and_ends_with_1(tmp_path: Path) -> None:
    folder = _three_broken_in_a_hundred(tmp_path / "in")
    command = [sys.executable, "-m", "reportedly", "code", str(folder), "--db", str(tmp_path / "s.db"), "--workers", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert sorted(re.findall(r"/(\w+\.txt): ", done.stderr)) == BROKEN
    with SqliteStore(tmp_path / "s.db") as store:
        assert len(list(store.lines())) == 97


def test_refused_bytes_are_kept(tmp_path: Path) -> None:
    german = ("Die Polizei hat am Montag in der Stadt mehrere Männer festgenommen, sagte ein Sprecher. " * 4).encode()
    (tmp_path / "german.txt").write_bytes(german)
    corpus.run([str(tmp_path / "german.txt")], tmp_path / "s.db", PLAIN)
    with SqliteStore(tmp_path / "s.db") as store:
        assert store.original(hashlib.sha256(german).hexdigest()) == german


def test_the_store_does_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 40)
    one = corpus.run([str(source)], tmp_path / "one.db", PLAIN, workers=1)
    two = corpus.run([str(source)], tmp_path / "two.db", PLAIN, workers=2)
    assert content(tmp_path / "one.db") == content(tmp_path / "two.db")
    assert (one.coded, one.events, one.words) == (two.coded, two.events, two.words) == (40, one.events, one.words)


def test_a_second_run_adds_nothing(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 20)
    corpus.run([str(source)], tmp_path / "s.db", PLAIN)
    before = content(tmp_path / "s.db")
    again = corpus.run([str(source)], tmp_path / "s.db", PLAIN)
    assert (again.coded, again.skipped) == (0, 20)
    assert content(tmp_path / "s.db") == before


def test_same_words_given_with_another_day_are_another_report(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    days = ("2024-05-06", "2024-05-07", "2024-05-06")
    source.write_text("".join(json.dumps({"text": report(1), "published": day}) + "\n" for day in days))
    tally = corpus.run([str(source)], tmp_path / "s.db", PLAIN)
    assert (tally.coded, tally.skipped) == (2, 1)


def test_a_register_that_has_changed_makes_a_new_reading_beside_the_old(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 2)
    for owner in ("A", "B"):
        register = tmp_path / f"{owner}.toml"
        register.write_text(f'[[source]]\nid = "x"\nname = "X Post"\nkind = "newspaper"\nowner = "{owner}"\nparty_to = []\n')
        assert corpus.run([str(source)], tmp_path / "s.db", Settings(sources=str(register))).coded == 2
    assert len(content(tmp_path / "s.db")["records"]) == 4
    with SqliteStore(tmp_path / "s.db") as store:
        assert len(list(store.records())) == 2


def test_progress_is_told_after_each_batch(tmp_path: Path) -> None:
    seen: list[int] = []
    corpus.run([str(jsonl(tmp_path / "in.jsonl", 40))], tmp_path / "s.db", PLAIN, on_progress=lambda t: seen.append(t.coded))
    assert seen == sorted(seen)
    assert (len(seen), seen[-1]) == (3, 40)


def test_a_foreign_store_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_bytes(b"mine " * 100)
    with pytest.raises(StoreError):
        corpus.run([str(jsonl(tmp_path / "in.jsonl", 2))], tmp_path / "s.db", PLAIN)


def test_a_long_file_is_not_held_in_memory(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "in.jsonl", 3)
    corpus.run([str(source)], tmp_path / "s.db", PLAIN)
    with source.open("a", encoding="utf-8") as file:
        file.writelines([source.read_text(encoding="utf-8")] * 3000)
    tracemalloc.start()
    tally = corpus.run([str(source)], tmp_path / "s.db", PLAIN)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert tally.skipped == 9003
    assert peak < source.stat().st_size / 2
