"""Tasks over one store, by this process alone or by several that each read it; results come in the order of the tasks."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from reportedly.errors import WorkerError
from reportedly.store.joined import JoinTables

A = TypeVar("A")
B = TypeVar("B")
_AHEAD = 3
"""Tasks per worker that are handed out ahead: enough to keep all busy, few enough to keep memory flat."""
_GARBAGE = 50_000
"""New objects between two looks for garbage: tasks make many that live long, and few that hang in circles."""


class Crew:
    """``workers`` processes over the store at ``path``; one is this process, with the tables that it has open.

    Raises:
        WorkerError: a worker process was ended from outside.
    """

    def __init__(self, path: Path, tables: JoinTables, workers: int) -> None:
        self._tables = tables
        self._workers = workers
        self._pool = None
        if workers > 1:
            self._pool = ProcessPoolExecutor(workers, get_context("spawn"), _begin, (path,))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    def each(self, task: Callable[[JoinTables, A], B], parts: Iterable[A]) -> Iterator[B]:
        """What ``task`` makes of each part."""
        if self._pool is None:
            for part in parts:
                yield task(self._tables, part)
            return
        waiting: deque[Future[B]] = deque()
        try:
            for part in parts:
                waiting.append(self._pool.submit(_work, task, part))
                if len(waiting) >= self._workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as lost:
            todo = (
                "What was joined is in the store; run the same command again to go on, with fewer workers if memory is short."
            )
            raise WorkerError("a worker process was ended from outside", "join", todo) from lost


_open: list[JoinTables] = []
"""The tables of a worker process: opened once, by its initializer."""


def _begin(path: Path) -> None:
    leave_to_parent()
    gc.set_threshold(_GARBAGE)
    _open.append(JoinTables(path))


def _work(task: Callable[[JoinTables, Any], B], part: Any) -> B:
    return task(_open[0], part)


def leave_to_parent() -> None:
    """Readies a worker: it leaves Ctrl-C to its parent, and ends when its parent is gone, even if that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)
