"""One simple baseline for each task: what a careful afternoon of scripting gets. Each takes a line of the set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]

BASELINES: dict[str, tuple[str, Callable[[Row], dict[str, Any]]]] = {}
