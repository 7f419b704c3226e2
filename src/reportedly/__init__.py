"""reportedly takes a news report apart: who says what happened, where and when, and who else says so.

Everything public is named in ``__all__``; nothing else is.
"""

from __future__ import annotations

import reportedly.read as _stage  # noqa: F401 - the stage takes this name now, so that the function below keeps it for good
from reportedly.api import read, read_all
from reportedly.errors import DataError, InputError, RefusedInput, ReportedlyError, StoreError, WorkerError
from reportedly.settings import Settings
from reportedly.types.record import Record
from reportedly.version import VERSION as __version__

__all__ = [
    "DataError",
    "InputError",
    "Record",
    "RefusedInput",
    "ReportedlyError",
    "Settings",
    "StoreError",
    "WorkerError",
    "__version__",
    "read",
    "read_all",
]
