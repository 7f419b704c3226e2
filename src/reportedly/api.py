"""The two functions that a Python user calls."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from reportedly.ingest.given import Given, Kind, RawInput
from reportedly.pipeline import pipeline
from reportedly.settings import Settings
from reportedly.types.record import Record

_DEFAULT = Settings()


def read(
    text: str | bytes,
    *,
    published: str | date | None = None,
    source: str = "",
    url: str = "",
    settings: Settings = _DEFAULT,
) -> Record:
    """The record of one report.

    Args:
        text: a page as text, or its bytes (text or HTML, any encoding).
        published: the day of publication, as a date or ``"YYYY-MM-DD"``.
        source: the id of an outlet in the register.
        url: where the report was found.
        settings: which engine and outlets register to use.

    Raises:
        InputError: the report is empty, binary, too large or not in English (then its subclass RefusedInput).
        ValueError: ``published`` is no date.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    kind = Kind.TEXT if isinstance(text, str) else Kind.UNKNOWN
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return _read(RawInput("text", data, Given(published=day, source=source, url=url), kind), settings)


def read_all(documents: Iterable[RawInput], *, workers: int = 1, settings: Settings = _DEFAULT) -> Iterator[Record]:
    """The records of many reports, in their order, by ``workers`` processes.

    Raises:
        InputError: as :func:`read`, at the first report that cannot be read.
    """
    task = partial(_read, settings=settings)
    if workers <= 1:
        yield from map(task, documents)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from pool.map(task, documents, chunksize=8)


def _read(raw: RawInput, settings: Settings) -> Record:
    return pipeline(settings).read(raw)
