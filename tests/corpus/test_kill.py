"""Pull the plug at any moment: the store opens, and a second run makes it what an undisturbed run would have made it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly import corpus
from reportedly.settings import Settings
from reportedly.store.sqlite import SqliteStore
from tests.corpus.made import Content, content, jsonl

SCRIPT = """
import sys
from pathlib import Path
from reportedly import corpus
from reportedly.settings import Settings
source, store, workers = sys.argv[1:]
corpus.run([source], Path(store), Settings(), workers=int(workers), on_progress=lambda t: print(t.coded, flush=True))
"""


def _begin(source: Path, store: Path, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SCRIPT, str(source), str(store), str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)


def _killed_after(source: Path, store: Path, workers: int, delay: float) -> None:
    """Kills the process (it alone, not its workers) some time after its first batch is in the store."""
    with _begin(source, store, workers) as running:
        assert running.stdout is not None
        running.stdout.readline()
        time.sleep(delay)
        running.send_signal(signal.SIGKILL)
        running.wait()
        assert _all_gone(running.pid), "workers outlive the process that was killed"


def _all_gone(group: int) -> bool:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def _survives(tmp_path: Path, undisturbed: Content, source: Path, moments: list[float]) -> None:
    for number, delay in enumerate(moments):
        store = tmp_path / f"killed-{number}.db"
        _killed_after(source, store, workers=1 + number % 2, delay=delay)
        with SqliteStore(store) as kept:
            assert {r.document.id for r in kept.records()} <= {str(row[2]) for row in undisturbed["reports"]}
        corpus.run([str(source)], store, Settings())
        assert content(store) == undisturbed


def _undisturbed(tmp_path: Path, many: int) -> tuple[Path, Content, float]:
    source = jsonl(tmp_path / "in.jsonl", many)
    seconds = corpus.run([str(source)], tmp_path / "whole.db", Settings()).seconds
    return source, content(tmp_path / "whole.db"), seconds


def test_a_kill_loses_and_doubles_nothing(tmp_path: Path) -> None:
    source, undisturbed, seconds = _undisturbed(tmp_path, 80)
    _survives(tmp_path, undisturbed, source, [seconds * 0.3, seconds * 0.1])


@pytest.mark.soak
def test_ten_kills_at_random_moments_lose_and_double_nothing(tmp_path: Path) -> None:
    source, undisturbed, seconds = _undisturbed(tmp_path, 300)
    moments = [random.Random(number).uniform(0, seconds) for number in range(10)]
    _survives(tmp_path, undisturbed, source, moments)


def _kill_a_worker(group: int) -> None:
    """Kills one of the workers that coding has started."""
    children = Path(f"/proc/{group}/task/{group}/children").read_text(encoding="ascii").split()
    workers = [c for c in children if b"spawn_main" in Path(f"/proc/{c}/cmdline").read_bytes()]
    os.kill(int(workers[0]), signal.SIGKILL)


def test_a_killed_worker_is_an_error_that_says_what_to_do_and_loses_nothing(tmp_path: Path) -> None:
    source, undisturbed, _ = _undisturbed(tmp_path, 120)
    store = tmp_path / "killed.db"
    command = [sys.executable, "-c", SCRIPT, str(source), str(store), "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        running.stdout.readline()
        _kill_a_worker(running.pid)
        _, told = running.communicate(timeout=60)
    assert "run the same command again" in told
    corpus.run([str(source)], store, Settings(), workers=2)
    assert content(store) == undisturbed
