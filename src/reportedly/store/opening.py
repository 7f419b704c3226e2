"""Opens a store's file: makes it, brings it to this version, or says why it is not ours."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from reportedly.errors import StoreError

APPLICATION = 0x52505444
"""Marks a SQLite file as ours (PRAGMA application_id, "RPTD")."""

_WAIT = 30.0
"""Seconds to wait for another process that is writing."""


def opened(path: Path, *, make: bool) -> sqlite3.Connection:
    """A connection to the store at ``path`` at this version's schema, in WAL mode; ``make`` creates a missing file.

    Raises:
        StoreError: the file is missing, is no database, belongs to another program, or was written by a newer version.
    """
    if not path.exists() and not make:
        raise StoreError("there is no database", str(path), "Make one with: reportedly code PATH --db FILE")
    with store_errors(path):
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    try:
        with store_errors(path):
            _refuse_foreign(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA foreign_keys = ON")
            _migrate(connection, path)
    except StoreError:
        connection.close()
        raise
    return connection


@contextmanager
def store_errors(path: Path) -> Iterator[None]:
    """Turns what SQLite reports of the file (no database, locked, disk full) into a StoreError."""
    try:
        yield
    except sqlite3.DatabaseError as wrong:
        if isinstance(wrong, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise
        todo = "See that the disk has room and that no other program uses the file, or name another file; then run again."
        raise StoreError(f"the database cannot be used ({wrong})", str(path), todo) from wrong


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """All that is written inside of it, or, after a crash or an error, nothing."""
    with store_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    empty = not connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    if not empty and _pragma(connection, "application_id") != APPLICATION:
        raise StoreError("this database belongs to another program", str(path), "Name another file; this one is left as it is.")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    steps = sorted(
        (int(f.name[:4]), f.read_text(encoding="utf-8"))
        for f in (files("reportedly.store") / "migrations").iterdir()
        if f.name.endswith(".sql")
    )
    newest = steps[-1][0]
    if _pragma(connection, "user_version") > newest:
        todo = "Update reportedly; the file is left as it is."
        raise StoreError("this database was written by a newer version of reportedly", str(path), todo)
    if _pragma(connection, "user_version") == newest:
        return
    connection.execute("BEGIN IMMEDIATE")
    done = _pragma(connection, "user_version")
    for number, script in steps:
        for statement in _statements(script) if number > done else ():
            connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {newest}")
    connection.execute("COMMIT")


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script; those of a trigger's body stay together."""
    part = ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            yield part
            part = ""
