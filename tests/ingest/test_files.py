import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.ingest.document import document
from reportedly.ingest.files import inputs
from reportedly.ingest.given import Kind, RawInput


def reports(*paths: object) -> tuple[list[RawInput], list[InputError]]:
    found = list(inputs([str(p) for p in paths]))
    return [x for x in found if isinstance(x, RawInput)], [x for x in found if isinstance(x, InputError)]


def test_a_folder_gives_its_files_sorted_and_leaves_hidden_ones_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Some words.")
    read, wrong = reports(tmp_path)
    assert [Path(r.where).name for r in read] == ["a.html", "b.txt", "c.htm"]
    assert [r.kind for r in read] == [Kind.HTML, Kind.TEXT, Kind.HTML]
    assert not wrong


def test_patterns_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.txt").write_text("Two.")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Three.")))
    read, _ = reports(tmp_path / "*.txt", "-")
    assert [r.data for r in read] == [b"One.", b"Two.", b"Three."]


def test_a_corpus_keeps_what_it_tells_and_names_its_broken_lines(tmp_path: Path) -> None:
    corpus = tmp_path / "c.jsonl"
    rows = [
        json.dumps({"text": "One.", "id": "n1", "published": "2020-06-27T10:00:00Z", "url": "u", "desk": "east", "rank": 3}),
        "{broken",
        json.dumps(["no object"]),
        json.dumps({"text": "One.", "html": "<p>Two.</p>"}),
        json.dumps({"text": "One.", "published": "soon"}),
        "",
        json.dumps({"html": "<p>Last.</p>", "source": "gazette"}),
    ]
    corpus.write_text("\n".join(rows))
    read, wrong = reports(corpus)
    assert read[0].given.id == "n1"
    assert read[0].given.published == date(2020, 6, 27)
    assert read[0].given.extra == (("desk", "east"), ("rank", "3"))
    assert (read[1].kind, read[1].given.source) == (Kind.HTML, "gazette")
    assert [e.where for e in wrong] == [f"{corpus}:{n}" for n in (2, 3, 4, 5)]


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    for n in range(97):
        (tmp_path / f"{n:03}.txt").write_text(f"Police shot {n + 2} men in Aden on Monday.")
    (tmp_path / "x-empty.txt").write_bytes(b"")
    (tmp_path / "x-binary.txt").write_bytes(b"GIF89a\x00\x01\x00\x00")
    (tmp_path / "x-paper.pdf").write_bytes(b"%PDF-1.4")
    read, wrong = reports(tmp_path)
    coded = []
    for one in read:
        try:
            coded.append(document(one, {}))
        except InputError as e:
            wrong.append(e)
    assert len(coded) == 97
    assert sorted(Path(e.where).name for e in wrong) == ["x-binary.txt", "x-empty.txt", "x-paper.pdf"]


def test_a_path_that_is_not_there_is_named() -> None:
    _, wrong = reports("/nowhere/at/all.txt")
    assert "no such file" in str(wrong[0])


def test_a_huge_file_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as f:
        f.truncate(50 * 1024 * 1024)
    _, wrong = reports(tmp_path / "big.txt")
    assert "50 MB" in str(wrong[0])
