"""What a person sees while a corpus is coded, and what they are told at the end."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from rich.console import Console
from rich.live import Live

if TYPE_CHECKING:
    from reportedly.corpus import Tally


class Progress:
    """A line on a terminal that grows with the tally; nothing on a pipe or when ``quiet``. Use as a context."""

    def __init__(self, stream: TextIO, *, quiet: bool = False) -> None:
        self._live: Live | None = None
        if stream.isatty() and not quiet:
            self._live = Live("reading …", console=Console(file=stream), refresh_per_second=8, transient=True)

    def __enter__(self) -> Self:
        if self._live:
            self._live.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._live:
            self._live.stop()

    def __call__(self, tally: Tally) -> None:
        """Shows the tally as it is now."""
        if self._live:
            speed = tally.words / tally.seconds if tally.seconds else 0
            refused = f", {len(tally.refused):,} refused" if tally.refused else ""
            done = f"{tally.coded:,} reports coded, {tally.skipped:,} were there already{refused}"
            self._live.update(f"{done} · {tally.events:,} events · {speed:,.0f} words/s · {Path(tally.last).name}")


def summary(tally: Tally, store: Path) -> str:
    """What was done, in lines for a person."""
    lines = [
        f"{tally.coded:,} reports coded into {store} in {tally.seconds:.1f} s: {tally.words:,} words, {tally.events:,} events.",
    ]
    if tally.skipped:
        lines.append(f"{tally.skipped:,} were there already.")
    if tally.refused:
        lines.append(f"{len(tally.refused):,} were refused; each is named above and kept in the store with its reason.")
    return "\n".join(lines)
