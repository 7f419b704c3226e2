"""Every error that reportedly raises on purpose: what went wrong, where, and what to do next.

ReportedlyError
├── InputError          a report or file that cannot be read
│   └── RefusedInput    understood, and politely refused (not English, too large)
├── DataError           a lexicon, codebook, register or settings file that breaks its own rules
├── StoreError          a database that cannot be opened or is not ours
└── WorkerError         a worker process that was ended from outside
"""


class ReportedlyError(Exception):
    """What went wrong, where it happened and what to do next, as three short texts."""

    def __init__(self, what: str, where: str, todo: str) -> None:
        super().__init__(what, where, todo)
        self.what = what
        self.where = where
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.todo}"


class InputError(ReportedlyError):
    """A report or file that cannot be read."""


class RefusedInput(InputError):
    """A report that was understood well enough to say that it is not for us, such as one not in English."""


class DataError(ReportedlyError):
    """A lexicon, codebook, outlets register or settings file that breaks its own rules."""


class StoreError(ReportedlyError):
    """A database that cannot be opened, is locked, or was not written by reportedly."""


class WorkerError(ReportedlyError):
    """A worker process that was ended from outside, as the system does when memory runs out. Nothing stored is lost."""
