"""`reportedly train` for real: four reports of the bundled stories, one layer of the encoder, few steps, one thread."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportedly.engines.tagger.listen import listen
from reportedly.engines.tagger.model import Model
from reportedly.engines.tagger.tokens import tokens
from reportedly.engines.tagger.windows import Window, windows

pytestmark = pytest.mark.training

REPORTS, APART = Path(__file__).with_name("reports.jsonl"), Path(__file__).with_name("apart.jsonl")
TEXT = json.loads(REPORTS.read_text(encoding="utf-8").splitlines()[0])["text"]


def _run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "reportedly", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)


def _windows(model: Model) -> list[Window]:
    """Those of the reports that are kept apart."""
    from reportedly.training.examples import page

    texts = (json.loads(line)["text"] for line in APART.read_text(encoding="utf-8").splitlines())
    return [w for text in texts for w in windows(tokens(page(text)), model.pieces)]


@dataclass(frozen=True)
class Trained:
    folder: Path
    losses: list[float]
    network: Any
    """Answers a window as the network did before it was made small."""


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """A model that has read its reports often enough to mark something in them."""
    import torch

    from reportedly.training import train
    from reportedly.training.fit import Plan

    folder, losses, networks, small = tmp_path_factory.mktemp("trained") / "model", [], [], train.export

    def export(net: Any, path: Path, seen: list[Window]) -> None:
        networks.append(deepcopy(net))
        small(net, path, seen)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(train, "export", export)
        task = train.Task((REPORTS,), folder, plan=Plan(epochs=40), layers=1, threads=1)
        train.train(task, lambda *step: losses.append(step[-1]))

    def network(window: Window) -> dict[str, Any]:
        with torch.no_grad():
            answers = networks[0](torch.tensor([window.ids]), torch.tensor([window.features]))
        return {name: rows[0].numpy() for name, rows in answers.items()}

    return Trained(folder, losses, network)


def test_the_loss_falls(trained: Trained) -> None:
    assert len(trained.losses) >= 40
    assert trained.losses[-1] < 0.5 * trained.losses[0]


def test_it_finds_again_what_it_learned(trained: Trained) -> None:
    from reportedly.training.examples import page
    from reportedly.training.figures import figures

    model = Model(trained.folder)
    rows = [json.loads(line) for line in REPORTS.read_text(encoding="utf-8").splitlines()]
    assert figures((row, listen(model, page(row["text"]))) for row in rows)["content"].f1 > 0.3


def test_eight_bits_tag_as_the_whole_network_does(trained: Trained) -> None:
    model = Model(trained.folder)
    for head in ("cue", "source", "content"):
        pairs = [(model.answers(w)[head], trained.network(w)[head]) for w in _windows(model)]
        same = np.concatenate([small.argmax(1) == whole.argmax(1) for small, whole in pairs])
        assert same.mean() > 0.95, head


def test_a_page_is_read_with_it(trained: Trained, tmp_path: Path) -> None:
    page, settings = tmp_path / "page.txt", tmp_path / "mine.toml"
    page.write_text(TEXT, encoding="utf-8")
    settings.write_text(f'engine = "tagger"\ntagger = "{trained.folder}"\n', encoding="utf-8")
    done = [_run("read", page, "--json", *more) for more in (["--settings", settings], [])]
    assert [d.returncode for d in done] == [0, 0], done[0].stderr
    own, bundled = (json.loads(d.stdout) for d in done)
    assert own["engine"]["name"] == "tagger"
    assert own["engine"]["settings"] != bundled["engine"]["settings"]
    assert own["attributions"] != bundled["attributions"]
    spans = _spans(own["attributions"])
    assert spans
    assert all(TEXT[s["start"] : s["end"]] == s["text"] for s in spans)


def _spans(value: Any) -> list[dict[str, Any]]:
    """Every span with its text in a part of a record."""
    if isinstance(value, dict):
        here = [value] if {"start", "end", "text"} <= value.keys() else []
        return here + [s for part in value.values() for s in _spans(part)]
    return [s for part in value for s in _spans(part)] if isinstance(value, list) else []


def test_the_command_makes_a_folder_and_the_same_seed_makes_it_again(tmp_path: Path) -> None:
    options = ("--check", APART, "--layers", "1", "--epochs", "1", "--threads", "1", "--seed", "7", "--terms", "Apache-2.0")
    one, two = tmp_path / "one", tmp_path / "two"
    done = [_run("train", REPORTS, "--out", out, *options) for out in (one, two)]
    assert [d.returncode for d in done] == [0, 0], done[0].stderr
    assert sorted(p.name for p in one.iterdir()) == ["card.json", "tagger.json", "tagger.onnx"]
    assert f'tagger = "{one}"' in done[0].stdout
    assert all(f"\n{part}" in done[0].stdout for part in ("source", "cue", "content"))

    card = json.loads((one / "card.json").read_text(encoding="utf-8"))
    assert card["data"] == [{"file": "reports.jsonl", "sha256": hashlib.sha256(REPORTS.read_bytes()).hexdigest()}]
    assert (card["reports"], card["terms"], card["checked_on"]) == (4, "Apache-2.0", ["apart.jsonl"])
    assert (card["encoder"]["layers"], card["plan"]["epochs"], card["plan"]["seed"]) == (1, 1, 7)
    assert str(tmp_path) not in json.dumps(card)

    assert (one / "card.json").read_bytes() == (two / "card.json").read_bytes()
    window = _windows(Model(one))[0]
    answers, again = (Model(folder).answers(window) for folder in (one, two))
    assert all(np.array_equal(rows, again[name]) for name, rows in answers.items())


def test_wrong_annotations_are_named_and_nothing_is_made(tmp_path: Path) -> None:
    wrong, out = tmp_path / "wrong.jsonl", tmp_path / "model"
    wrong.write_text('{"text": "He left.", "attributions": [{"cue": [{"start": 3, "end": 99}]}]}\n', encoding="utf-8")
    done = _run("train", wrong, "--out", out)
    assert done.returncode == 2
    assert "expected 0 <= start < end <= 8, got 3, 99" in done.stderr
    assert f"{wrong}: line 1" in done.stderr
    assert "docs/training.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert not out.exists()


def test_an_encoder_that_is_not_the_published_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    (tmp_path / "tokenizer.json").write_text("{}", encoding="utf-8")
    done = _run("train", REPORTS, "--out", tmp_path / "model", "--encoder", tmp_path)
    assert done.returncode == 2
    assert "not the published weights" in done.stderr
    assert not (tmp_path / "model").exists()
