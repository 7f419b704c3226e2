"""Finds the reports that paths name: files, folders, patterns, corpora, standard input. One at a time, never all in memory."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportedly.errors import InputError
from reportedly.ingest.corpus import reports
from reportedly.ingest.decode import LIMIT
from reportedly.ingest.given import Kind, RawInput

_KINDS = {".txt": Kind.TEXT, ".text": Kind.TEXT, ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, "": Kind.UNKNOWN}
_CORPORA = frozenset({".jsonl", ".ndjson"})
_KNOWN = "Known: .txt, .html, .htm, .jsonl, folders of these, and - for standard input."


def inputs(paths: Sequence[str]) -> Iterator[RawInput | InputError]:
    """The reports at ``paths`` in order; a folder gives all files below it, sorted by path, hidden ones left out.

    ``-`` is standard input. What cannot be read is yielded as an error that names it, and the rest goes on.
    """
    for path in paths:
        if path == "-":
            yield RawInput("standard input", sys.stdin.buffer.read())
        elif Path(path).exists():
            yield from _below(Path(path))
        elif found := sorted(glob.glob(path, recursive=True)):  # noqa: PTH207 - Path.glob refuses absolute patterns
            for match in found:
                yield from _below(Path(match))
        else:
            yield InputError("no such file or folder", path, "Check the path.")


def _below(path: Path) -> Iterator[RawInput | InputError]:
    if not path.is_dir():
        yield from _file(path)
        return
    files = sorted(f for f in path.rglob("*") if f.is_file() and not any(p.startswith(".") for p in f.relative_to(path).parts))
    if not files:
        yield InputError("this folder holds no files", str(path), "Name a folder with reports.")
    for file in files:
        yield from _file(file)


def _file(path: Path) -> Iterator[RawInput | InputError]:
    suffix = path.suffix.casefold()
    if suffix in _CORPORA:
        yield from reports(path)
    elif suffix not in _KINDS:
        yield InputError(f"files of the kind '{suffix}' are not read", str(path), _KNOWN)
    else:
        yield _read(path, _KINDS[suffix])


def _read(path: Path, kind: Kind) -> RawInput | InputError:
    try:
        size = path.stat().st_size
        if size == 0:
            return InputError("this report is empty", str(path), "Give a file that holds text.")
        if size > LIMIT:
            what = f"this report has {size // 1048576} MB, more than the {LIMIT // 1048576} MB of any news page"
            return InputError(what, str(path), "Split it into one report a file, or one a line as .jsonl.")
        return RawInput(str(path), path.read_bytes(), kind=kind)
    except OSError as e:
        return InputError(f"this file cannot be read ({e.strerror})", str(path), "Check its permissions.")
