"""What a person sees while a corpus is coded or a tagger trained, and what that person is told at the end."""

from __future__ import annotations

import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner

if TYPE_CHECKING:
    from reportedly.corpus import Tally
    from reportedly.joining import Joined


class _Line:
    """A line on a terminal that moves; nothing on a pipe or when ``quiet``. Use as a context."""

    opening = ""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._live: Live | None = None
        self._line = Spinner("dots", self.opening)
        if stream.isatty() and not quiet:
            self._live = Live(self._line, console=Console(file=stream), refresh_per_second=8, transient=True)

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._live:
            self._live.stop()


class Progress(_Line):
    """The line that grows with the tally of a corpus."""

    opening = "starting …"

    def __call__(self, tally: Tally) -> None:
        """Shows the tally as it is now."""
        if self._live:
            speed = tally.words / tally.seconds if tally.seconds else 0
            there = f", {tally.skipped:,} there already" if tally.skipped else ""
            refused = f", {len(tally.refused):,} refused" if tally.refused else ""
            done = f"{_many(tally.coded, 'report')} coded{there}{refused}"
            self._line.update(text=f"{done} · {_many(tally.events, 'event')} · {speed:,.0f} words/s · {tally.seconds:,.0f} s")


class Steps(_Line):
    """The line of work whose number of steps is known."""

    opening = "reading the annotations …"

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        super().__init__(stream, quiet=quiet)
        self._start = 0.0

    def __call__(self, done: int, every: int, loss: float) -> None:
        """Shows the steps done, the loss and how long the rest takes."""
        if self._live:
            self._start = self._start or time.monotonic()
            left = (time.monotonic() - self._start) / max(1, done - 1) * (every - done)
            self._line.update(text=f"step {done:,} of {every:,} · loss {loss:.3f} · {left:,.0f} s left")


class Joining(_Line):
    """The line of a join: which step, and how much of it is done."""

    opening = "looking for what is new …"

    def __call__(self, told: Joined) -> None:
        """Shows the step as it is now."""
        if self._live and told.every:
            self._line.update(text=f"{told.doing}: {told.done:,} of {told.every:,} · {told.seconds:,.0f} s")


def joined_summary(told: Joined, store: Path) -> str:
    """What was joined, in one line for a person."""
    made = f"{_many(told.reports, 'report')} with {_many(told.events, 'event')}: {_many(told.incidents, 'incident')}"
    return f"{store} joined in {told.seconds:.1f} s: {made}."


def summary(tally: Tally, store: Path) -> str:
    """What was done, in lines for a person."""
    told = f"{_many(tally.words, 'word')}, {_many(tally.events, 'event')}"
    lines = [f"{_many(tally.coded, 'report')} coded into {store} in {tally.seconds:.1f} s: {told}."]
    if tally.skipped:
        lines.append(f"{tally.skipped:,} there already.")
    if tally.refused:
        lines.append(f"{len(tally.refused):,} refused, named above and kept in the store with the reason.")
    return "\n".join(lines)


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
