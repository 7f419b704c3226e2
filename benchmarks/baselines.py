"""One simple baseline for each task: what a careful afternoon of scripting gets. Each takes a line of the set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.baseline_attribution import nearest_name
from benchmarks.baseline_geo import most_populous
from benchmarks.baseline_timex import calendar_dates

Row = Mapping[str, Any]

BASELINES: dict[str, tuple[str, Callable[[Row], dict[str, Any]]]] = {
    "attribution": ("nearest capitalised name to a quotation mark", nearest_name),
    "geo": ("most populous bearer of the longest capitalised stretch", most_populous),
    "timex": ("calendar-date regex", calendar_dates),
}
