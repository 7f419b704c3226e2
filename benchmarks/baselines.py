"""One simple baseline for each task: what a careful afternoon of scripting gets. Each takes a line of the set."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from benchmarks.baseline_attribution import nearest_name
from benchmarks.baseline_events import keyword_incident, keyword_root_code, keyword_sub_type
from benchmarks.baseline_geo import most_populous
from benchmarks.baseline_html import paragraphs
from benchmarks.baseline_timex import calendar_dates

Row = Mapping[str, Any]

BASELINES: dict[str, tuple[str, Callable[[Row], dict[str, Any]]]] = {
    "acled": ("first sub-type, from the rarest means to plain attack, of which a word stands in the text", keyword_sub_type),
    "attribution": ("nearest capitalised name to a quotation mark", nearest_name),
    "cameo": ("root code of the earliest keyword", keyword_root_code),
    "geo": ("most populous bearer of the longest capitalised stretch", most_populous),
    "html": ("all that stands in paragraphs", paragraphs),
    "muc4": ("one template of the type of the earliest keyword and the first usual doer", keyword_incident),
    "timex": ("calendar-date regex", calendar_dates),
}
